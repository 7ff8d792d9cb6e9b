"""Which return a file's tables belong to, told by their headings, and which of its tables each is.

Headings are compared by their letters and figures alone, without regard to case: a space that is
no plain space, a curly quote or a doubled bracket makes no difference.
"""

import re
from collections.abc import Iterable, Sequence
from dataclasses import dataclass, field
from functools import cache

from goldenthread.codes.written import fold
from goldenthread.ingest.tables_in_files import FoundTable
from goldenthread.returns.shape import Group, Return

HOW_TO_FILL_IN = re.compile(
    r"[(\[]\s*(?:y\s*/\s*n|yes\s*/\s*no|codes?|[dmy]{2,4}(?:[ /.-][dmy]{2,4}){2}|date|number|"
    r"text|if (?:applicable|any|known)|optional|mandatory|required|years?|"
    r"(?:drop ?down|see) ?\w*)\s*[)\]]",
    re.IGNORECASE,
)
"""What people put behind a heading to say how its cells are filled in; it says nothing of what they
mean, as `(planned)` would."""

FEWEST_ALIKE = 3
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
    found = {cell.name: _place(_folded(cell.names), places) for cell in group.cells}
    if None in found.values() and (plainer := _plainer(headings, set(found.values()))):
        for cell in group.cells:
            if found[cell.name] is None:
                found[cell.name] = _place(_folded(tuple(map(_plain, cell.names))), plainer)
    return found


def _plainer(headings: Sequence[str], taken: set[int | None]) -> dict[str, int]:
    """The headings of which nothing is read yet, without what says how to fill them in."""
    places: dict[str, int] = {}
    for place, heading in enumerate(headings):
        if place not in taken and heading.strip():
            places.setdefault(fold(_plain(heading)), place)
    return places


def _plain(heading: str) -> str:
    return HOW_TO_FILL_IN.sub(" ", heading)


def _place(names: tuple[str, ...], places: dict[str, int]) -> int | None:
    return next((places[name] for name in names if name in places), None)


@cache
def _folded(names: tuple[str, ...]) -> tuple[str, ...]:
    return tuple(map(fold, names))


@dataclass(frozen=True, kw_only=True)
class Nearest:
    """A table of a return that another is like: its name, and the headings without which it cannot
    be read as that."""

    name: str
    lacks: tuple[str, ...]


def nearest_table(shape: Return, table: FoundTable) -> Nearest | None:
    """The table of a return that one which was passed over seems to be: at least half of its
    headings are of it, or it bears its name and has some. None where it is like none."""
    headings = {fold(heading) for heading in table.headings if heading.strip()}
    best, most = None, (0, False)
    for group in shape.groups:
        if group.made_from:
            continue
        shared = len(headings & {name for cell in group.cells for name in _folded(cell.names)})
        bears_its_name = fold(table.name) in _folded((group.name, *group.also))
        is_like = shared >= FEWEST_ALIKE and shared * 2 >= len(headings)
        if (is_like or bears_its_name) and (shared, bears_its_name) > most:
            best, most = group, (shared, bears_its_name)
    if best is None:
        return None
    columns = columns_of(best, table.headings)
    lacks = (cell.names[0] for cell in best.cells if cell.needed and columns[cell.name] is None)
    return Nearest(name=best.name.replace("_", " "), lacks=tuple(lacks))


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
