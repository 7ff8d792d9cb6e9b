"""Which row of a table holds its headings: a report may begin with its title and a blank line."""

from collections.abc import Sequence

SHARE_OF_THE_WIDEST = 0.5
"""A title fills a cell or two of a row; headings fill at least half as many cells as any row."""


def heading_row(rows: Sequence[Sequence[str | None]]) -> int:
    """The place, from 0, of the first row that is wide enough to be the headings."""
    filled = [sum(bool(cell and cell.strip()) for cell in row) for row in rows]
    widest = max(filled, default=0)
    return next(
        (n for n, many in enumerate(filled) if many and many >= widest * SHARE_OF_THE_WIDEST), 0
    )
