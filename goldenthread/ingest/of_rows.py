"""Of which row of the record each finding is, and so of which child.

A finding has a place in the file, which is another one in the next file. By the row's own key it is
known again there, and whoever works with the child can be told of it.
"""

from collections.abc import Iterable, Sequence
from dataclasses import replace
from functools import cache
from typing import NamedTuple

import pyarrow as pa

from goldenthread.ingest.findings import Finding
from goldenthread.ingest.record_rows import rows_of
from goldenthread.ingest.staging import Staged
from goldenthread.ledger.append import FindingRow
from goldenthread.record.catalogue import TABLES
from goldenthread.record.table import RecordTable, Source


class OfRow(NamedTuple):
    """The council's number of the child and the key of the row; both blank where it is of none."""

    child_id: str = ""
    row_key: str = ""


OF_NO_ROW = OfRow()

Place = tuple[int, int | None]
"""A row's ordinal in its table of the return, and its line."""

Made = tuple[RecordTable, Source]


@cache
def made_from(kind: str, group: str, column: str) -> tuple[Made, ...]:
    """What is made from a table of the return, first what uses the cell. A table that is named as
    in the record (findings of rules are) is made from each of its own sources."""
    found = [
        (table, source)
        for table in TABLES.values()
        for source in table.sources_of(kind)
        if source.group == group
    ]
    if not found and group in TABLES:
        return tuple((TABLES[group], source) for source in TABLES[group].sources_of(kind))
    return tuple(sorted(found, key=lambda made: not _uses(made, f"{group}.{column}")))


def _uses(made: Made, path: str) -> bool:
    table, source = made
    return any(source.path(name) == path for name in table.column_names)


def as_kept(findings: Iterable[Finding], rows: Iterable[OfRow]) -> list[FindingRow]:
    """Findings as the ledger keeps them, each with the row that it is of."""
    return [
        FindingRow(
            code=f.code,
            table=f.table,
            ordinal=f.ordinal,
            line=f.line,
            column=f.column,
            says=f.says,
            why=f.why,
            severity=f.severity.value,
            child_id=row.child_id,
            row_key=row.row_key,
        )
        for f, row in zip(findings, rows, strict=True)
    ]


def rows_of_findings(staged: Staged, findings: Sequence[Finding]) -> list[OfRow]:
    """For each of these findings of a staged return, in their order, the row that it is of. Their
    tables may be named as in the return or as in the record.

    Where rows of several sources stand at one place of a file, it is of the row that they agree on,
    and of none where they do not: a finding is never given to a child by a guess.
    """
    kind = staged.shape.kind
    at: dict[tuple[str, str], set[int]] = {}
    for finding in findings:
        if finding.ordinal is not None:
            at.setdefault(cell_of(kind, finding), set()).add(finding.ordinal)
    rows = {cell: _rows(staged, made_from(kind, *cell), ordinals) for cell, ordinals in at.items()}
    return [_row_of(f, rows.get(cell_of(kind, f), [])) for f in findings]


def cell_of(kind: str, finding: Finding) -> tuple[str, str]:
    """The table and cell that a finding is about, without the cell where nothing is made of one:
    rows said twice differ in hundreds of sets of columns, and each cell is a question by itself."""
    group, column = finding.table, finding.column
    return group, column if column in _cells_used(kind, group) else ""


@cache
def _cells_used(kind: str, group: str) -> frozenset[str]:
    """The cells of a table of the return of which something is made."""
    made = made_from(kind, group, "")
    paths = [source.path(name) for table, source in made for name in table.column_names]
    told = [path.partition(".") for path in paths]
    return frozenset(cell for of, _, cell in told if of == group)


def _rows(
    staged: Staged, made: Sequence[Made], ordinals: Iterable[int]
) -> list[dict[Place, set[OfRow]]]:
    """By place, the rows that each table of the record has there: first the finding's own table."""
    found: dict[str, dict[Place, set[OfRow]]] = {}
    staged_names = {table.name for table in staged.tables}
    asked_about = pa.table({"ordinal": pa.array(sorted(ordinals), pa.int32())})
    staged.connection.register("asked_about", asked_about)
    for table, source in made:
        if table.name not in staged_names:
            continue
        child_id = "child_id" if "child_id" in table.column_names else "null"
        # As they were read: a row that repeats another, and was held back, has its place too.
        every = rows_of(staged.shape, table, replace(source, one_a_key=False), 0)
        rows = staged.connection.execute(
            f"select ordinal, line, {child_id}, row_key from ({every}) "
            "where ordinal in (select ordinal from asked_about)"
        ).fetchall()
        here = found.setdefault(table.name, {})
        for ordinal, line, child, row_key in rows:
            here.setdefault((ordinal, line), set()).add(OfRow(child or "", row_key or ""))
    staged.connection.unregister("asked_about")
    return list(found.values())


def _row_of(finding: Finding, rows: Sequence[dict[Place, set[OfRow]]]) -> OfRow:
    if finding.ordinal is None or not rows:
        return OF_NO_ROW
    here = [_at(places, finding.ordinal, finding.line) for places in rows]
    children = {row.child_id for found in here for row in found if row.child_id}
    keys = {row.row_key for row in here[0]}
    child_id = children.pop() if len(children) == 1 else ""
    return OfRow(child_id, keys.pop() if len(keys) == 1 and (child_id or not children) else "")


def _at(places: dict[Place, set[OfRow]], ordinal: int, line: int | None) -> set[OfRow]:
    if line is not None:
        return places.get((ordinal, line), set())
    return set().union(*(rows for place, rows in places.items() if place[0] == ordinal))
