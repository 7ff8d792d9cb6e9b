"""Which return a file's tables belong to, told by their headings, and which of its tables each is.

Headings are compared by their letters and figures alone, without regard to case: a space that is
no plain space, a curly quote or a doubled bracket makes no difference.
"""

from collections.abc import Iterable, Sequence
from dataclasses import dataclass, field
from functools import cache

from goldenthread.codes.written import fold
from goldenthread.ingest.tables_in_files import FoundTable
from goldenthread.returns.shape import Cell, Group, Return

FEWEST_HEADINGS = 2
"""A child's number alone makes no return: every file about children has that heading."""


@dataclass(kw_only=True)
class Recognised:
    """A return, its tables as they were found (several files may hold one), and what is none;
    `taken` is how many headings it takes."""

    shape: Return
    tables: dict[str, list[FoundTable]] = field(default_factory=dict)
    passed_over: list[FoundTable] = field(default_factory=list)
    taken: int = 0


def recognise(found: Sequence[FoundTable], returns: Iterable[Return]) -> Recognised | None:
    """The return that takes most of the headings of these tables; None where none takes any."""
    best, most = None, 0
    for shape in returns:
        recognised = _as_return(found, shape)
        if recognised.taken > most:
            best, most = recognised, recognised.taken
    return best


def columns_of(group: Group, headings: Sequence[str]) -> dict[str, int | None]:
    """For each cell of the group the place of the column it is read from; None where none is."""
    places: dict[str, int] = {}
    for place, heading in enumerate(headings):
        if heading.strip():
            places.setdefault(fold(heading), place)
    return {cell.name: _place(cell, places) for cell in group.cells}


def _place(cell: Cell, places: dict[str, int]) -> int | None:
    return next((places[name] for name in _folded(cell.names) if name in places), None)


@cache
def _folded(names: tuple[str, ...]) -> tuple[str, ...]:
    return tuple(map(fold, names))


def _as_return(found: Sequence[FoundTable], shape: Return) -> Recognised:
    recognised = Recognised(shape=shape)
    for table in found:
        scores = {
            group.name: score
            for group in shape.groups
            if not group.made_from and (score := _score(group, table)) is not None
        }
        if not scores:
            recognised.passed_over.append(table)
            continue
        name = max(scores, key=lambda one: scores[one])
        recognised.tables.setdefault(name, []).append(table)
        recognised.taken += scores[name][0]
    return recognised


def _score(group: Group, table: FoundTable) -> tuple[int, bool, int] | None:
    """How well a table's headings are a group's: how many it has, whether it bears its name, and
    how few it lacks (negative); None where it cannot be that group."""
    columns = columns_of(group, table.headings)
    if any(columns[cell.name] is None for cell in group.cells if cell.needed):
        return None
    taken = len({place for place in columns.values() if place is not None})
    if taken < FEWEST_HEADINGS:
        return None
    bears_its_name = fold(table.name) in _folded((group.name, *group.also))
    return taken, bears_its_name, -sum(place is None for place in columns.values())
