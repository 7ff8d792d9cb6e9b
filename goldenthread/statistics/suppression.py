"""Small numbers hidden as DfE hides them in its children in need tables.

1 to 5 become "c", a true 0 stays, and where a published total would give a lone hidden cell away
the smallest other cell is hidden too. This covers one list of cells with one total; tables of more
dimensions and differencing against earlier publications are not covered here.
"""

from __future__ import annotations

from collections.abc import Hashable, Mapping
from typing import TypeVar

HIDDEN = "c"
SMALL = range(1, 6)

Cell = TypeVar("Cell", bound=Hashable)


def suppress(
    cells: Mapping[Cell, int], *, total_is_published: bool = True
) -> dict[Cell, int | str]:
    """The cells as they may be published: each its number, or "c".

    With a published total, a cell that would be hidden alone takes the smallest remaining cell that
    is not 0 with it (the first of equals). Raises ValueError for a number below 0.
    """
    if any(number < 0 for number in cells.values()):
        raise ValueError("a cell is a number of cases")
    hidden = {cell for cell, number in cells.items() if number in SMALL}
    if total_is_published and len(hidden) == 1:
        others = [cell for cell, number in cells.items() if number and cell not in hidden]
        hidden.update(sorted(others, key=lambda cell: cells[cell])[:1])
    return {cell: HIDDEN if cell in hidden else number for cell, number in cells.items()}


def share_is_hidden(numerator: int, denominator: int) -> bool:
    """Whether a percentage must go, with its interval: it, or what is left of it, is 1 to 5."""
    return numerator in SMALL or denominator - numerator in SMALL
