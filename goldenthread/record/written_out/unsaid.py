"""What a return that is written out cannot say of what the record holds, and why."""

from collections import Counter
from collections.abc import Callable, Iterable
from dataclasses import dataclass, field
from typing import Any

Row = dict[str, Any]

AsWritten = Callable[[Row, str, str], str | None]
"""What stood in a cell that could not be read: asked of a row, its table and the cell's name."""


def nobody_knows(_row: Row, _table: str, _cell: str) -> None:
    """Where nobody can say what stood in a cell."""


@dataclass(frozen=True, kw_only=True)
class Unsaid:
    """Something that the return does not say, of a child or of somebody who is none. `why` names
    nobody."""

    table: str
    child_id: str
    why: str
    column: str = ""


@dataclass(frozen=True, kw_only=True)
class UnsaidTogether:
    """All that a return does not say for one reason: of how many rows, and how many children."""

    table: str
    column: str
    why: str
    rows: int
    children: int


def together(unsaid: Iterable[Unsaid]) -> list[UnsaidTogether]:
    """The same, counted by reason, in order of table."""
    rows: Counter[tuple[str, str, str]] = Counter()
    children: dict[tuple[str, str, str], set[str]] = {}
    for one in unsaid:
        key = (one.table, one.column, one.why)
        rows[key] += 1
        children.setdefault(key, set()).update({one.child_id} - {""})
    return [
        UnsaidTogether(
            table=table, column=column, why=why, rows=rows[key], children=len(children[key])
        )
        for key in sorted(rows)
        for table, column, why in (key,)
    ]


@dataclass(kw_only=True)
class WrittenOut:
    """The rows of a return as its writer takes them, whose they are, and what is not in them.

    `lists` are rows by the name of a table of the return, `children` trees of one. `silent` are
    the tables of the return of which no loaded return speaks.
    """

    kind: str
    child_ids: set[str]
    children: list[Row] = field(default_factory=list)
    lists: dict[str, list[Row]] = field(default_factory=dict)
    unsaid: list[Unsaid] = field(default_factory=list)
    silent: dict[str, str] = field(default_factory=dict)
