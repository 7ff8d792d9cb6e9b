"""Brings together what the working copy says of the children whom a batch touches.

Of those children everything is read, and beside it the rows of others that theirs speak of: the
workers and teams by number, the rest of a family, who else has a number that should be one child's.
"""

import json
from collections.abc import Iterable, Mapping, Sequence

import pyarrow as pa

from goldenthread.ingest.live_rows.batch import children_of, speaks_of
from goldenthread.ingest.live_rows.reached import Reached
from goldenthread.ingest.raw import RawReturn
from goldenthread.ledger.said_rows import SaidRow, SaidRows
from goldenthread.returns.shape import Group
from goldenthread.returns.standard_safeguarding import STANDARD_SAFEGUARDING
from goldenthread.returns.standard_safeguarding.by_number import (
    ARRIVING,
    BELONGING,
    FAMILIES,
    OF_NO_CHILD,
    TEAM,
    WORKER,
)

OF_FAMILIES = ("ssd_family", "ssd_mother")
NOT_SENT = 0
"""The line of a row that was not in the batch."""


def touched(copy: SaidRows, group: Group, changed: Sequence[SaidRow]) -> frozenset[str]:
    """The children of whom changed rows of a table say something; `changed` has them as they were
    and as they are."""
    children = children_of(changed)
    if group.name in OF_NO_CHILD:
        what = OF_NO_CHILD[group.name]
        numbers = {f"{what}:{row.number}" for row in changed}
        children |= children_of(copy.that_speak_of(ARRIVING, numbers))
    if group.name in OF_FAMILIES:
        bonds = {of for row in changed for of in speaks_of(row, FAMILIES)}
        children |= children_of(_families(copy, children, bonds))
    belongs = {of for row in changed for of in speaks_of(row, BELONGING)}
    if belongs:
        children |= children_of(copy.that_speak_of(ARRIVING, belongs))
    return frozenset(children)


def gathered(copy: SaidRows, reached: Reached, children: frozenset[str]) -> list[SaidRow]:
    """All that these tables say of the children, and what must be read beside it."""
    rows = copy.of_children(reached.tables, children)
    belongs = {of for row in rows for of in speaks_of(row, BELONGING)}
    if belongs:
        rows += copy.that_speak_of(reached.tables, belongs)
    for table, what in OF_NO_CHILD.items():
        if table in reached.tables:
            spoken_of = {of for row in rows for of in speaks_of(row, (WORKER, TEAM))}
            numbers = [of.partition(":")[2] for of in spoken_of if of.startswith(f"{what}:")]
            rows += [row for row in copy.by_number(table, numbers) if not row.is_deleted]
    if set(OF_FAMILIES) <= set(reached.tables):
        rows += _families(copy, children, set())
    once = {(row.table_name, row.number, row.place): row for row in rows}
    return [once[key] for key in sorted(once)]


def _families(copy: SaidRows, children: Iterable[str], bonds: Iterable[str]) -> list[SaidRow]:
    """The rows that bind children to families, of all who are bound to any of these."""
    found: dict[tuple[str, str, int], SaidRow] = {}
    people, ties = set(children), set(bonds)
    known_people: set[str] = set()
    known_ties: set[str] = set()
    while people - known_people or ties - known_ties:
        rows = copy.of_children(OF_FAMILIES, people - known_people)
        rows += copy.that_speak_of(OF_FAMILIES, ties - known_ties)
        known_people |= people
        known_ties |= ties
        found |= {(row.table_name, row.number, row.place): row for row in rows}
        people |= children_of(rows)
        ties |= {of for row in rows for of in speaks_of(row, FAMILIES)}
    return list(found.values())


def as_return(
    rows: Iterable[SaidRow],
    reached: Reached,
    children: frozenset[str],
    sent: Mapping[tuple[str, str], int],
) -> RawReturn:
    """The rows as a return of these children alone. `sent` has the place in the batch, from 1, of
    those that were in it: where they stand; the others stand after them."""
    of_table: dict[str, list[SaidRow]] = {name: [] for name in reached.tables}
    for row in rows:
        of_table[row.table_name].append(row)
    return RawReturn(
        kind=STANDARD_SAFEGUARDING.kind,
        header={},
        tables={
            name: raw_table(ARRIVING[name], held, sent, after=max(sent.values(), default=0))
            for name, held in of_table.items()
        },
        findings=[],
        only_children=children,
        only_tables=reached.record,
    )


def raw_table(
    group: Group, rows: Sequence[SaidRow], sent: Mapping[tuple[str, str], int], *, after: int
) -> pa.Table:
    """Rows as a table that was read; those that were not `sent` are numbered on from `after`."""
    said = [json.loads(row.says) for row in rows]
    lines = [sent.get((row.table_name, row.number), NOT_SENT) for row in rows]
    numbers = [line or after + place for place, line in enumerate(lines, start=1)]
    columns = {
        cell.name: pa.array([cells.get(heading) for cells in said], pa.string())
        for heading, cells_of_it in group.columns().items()
        for cell in cells_of_it
    }
    blank = pa.nulls(len(rows), pa.string())
    return pa.table(
        {
            "n": pa.array(numbers, pa.int32()),
            "parent": pa.array([0] * len(rows), pa.int32()),
            "line": pa.array(lines, pa.int32()),
            **{cell.name: columns.get(cell.name, blank) for cell in group.cells},
        }
    )
