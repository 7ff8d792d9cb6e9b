"""Which row of a table holds its headings: a report may begin with its title and a blank line."""

import re
from collections.abc import Sequence

LOOKED_AT = 10
"""Rows that are not blank, from the top, among which the headings are looked for. Reports of the
case systems put one to five lines above them."""

A_VALUE = re.compile(
    r"[-+£]?\d[\d,]*(\.\d+)?%?"
    r"|\d{4}-\d\d?-\d\d?( \d\d?:\d\d(:\d\d)?)?"
    r"|\d\d?[/.-]\d\d?[/.-]\d{2,4}( \d\d?:\d\d(:\d\d)?)?"
)


def heading_row(rows: Sequence[Sequence[str | None]]) -> int:
    """The place, from 0, of the row that holds the headings.

    It is the first that fills more than half as many cells as the fullest of the first ten. A title
    fills one or two; the fullest may be a row of data with a stray comma, so the fullest itself is
    not taken. A row that fills fewer than the fullest, and holds a day or a number, is a line such
    as "Made on, 31/03/2025" above a narrow table, and is passed over too.
    """
    filled = [[cell.strip() for cell in row if cell and cell.strip()] for row in rows[:LOOKED_AT]]
    fullest = max(map(len, filled), default=0)
    for place, cells in enumerate(filled):
        if len(cells) * 2 <= fullest:
            continue
        if len(cells) == fullest or not any(map(A_VALUE.fullmatch, cells)):
            return place
    return 0
