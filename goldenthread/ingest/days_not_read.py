"""Cells of a date that hold none: what cannot be read, what no record can hold, and the days by
which systems write an end that has not come."""

import datetime

import duckdb

from goldenthread.ingest.findings import Finding, Severity
from goldenthread.ingest.reading_cells import FIRST_DAY, LOOKS_LIKE, NO_SUCH_DAY, day_written
from goldenthread.record.catalogue import TABLES
from goldenthread.returns.shape import Cell, Group, Reads

UNREADABLE = "unreadable"
NO_END_YET = "no-end-yet"

REMEMBERED = "it is remembered as unreadable."


def days_not_read(connection: duckdb.DuckDBPyConnection, group: Group, cell: Cell) -> list[Finding]:
    """The rows of the group whose cell is filled and gave no day, each with its reason.

    An end on a day like 31 December 9999 is no end: the cell is made blank, so that the plan is
    open, and the finding says so. Every other cell stays as it is: filled, and unreadable.
    """
    text = f'"{cell.name} text"'
    day = day_written(text)
    rows = connection.execute(
        f"select n, line, {text}, {day} < {FIRST_DAY}, {day} >= {NO_SUCH_DAY} "
        f'from "read_{group.name}" where {text} is not null and "{cell.name}" is null order by n'
    ).fetchall()
    ends = (group.name, cell.name) in ENDS
    if ends and any(is_too_late for *_, is_too_late in rows):
        connection.execute(
            f'update "read_{group.name}" set {text} = null '
            f'where "{cell.name}" is null and {day} >= {NO_SUCH_DAY}'
        )
    return [
        _no_end_yet(group, cell, *row[:3]) if ends and row[4] else _unreadable(group, cell, *row)
        for row in rows
    ]


def _no_end_yet(group: Group, cell: Cell, n: int, line: int, says: str) -> Finding:
    return Finding(
        code=NO_END_YET,
        table=group.name,
        column=cell.name,
        ordinal=n,
        line=line,
        says=says[:200],
        why=f"{cell.name} holds a day by which systems write an end that has not come: it was read "
        "as blank, so this row counts as not ended. Leave the cell blank in the return.",
        severity=Severity.QUERY,
    )


def _unreadable(
    group: Group,
    cell: Cell,
    n: int,
    line: int,
    says: str,
    is_too_early: bool | None,
    is_too_late: bool | None,
) -> Finding:
    why = f"{cell.name} should be {LOOKS_LIKE[Reads.DATE]}; {REMEMBERED}"
    if is_too_early:
        why = (
            f"{cell.name} has a year of two figures, or is a day before {FIRST_YEAR}, too early "
            f"for any record; {REMEMBERED}"
        )
    if is_too_late:
        why = f"{cell.name} is a day too far ahead for any record; {REMEMBERED}"
    return Finding(
        code=UNREADABLE,
        table=group.name,
        column=cell.name,
        ordinal=n,
        line=line,
        says=says[:200],
        why=why,
    )


ENDS_OF_NO_SPAN = ("ended_on", "ceases_on")
"""The columns that hold a last day, of tables whose rows are not stacked by their days."""


def _ends() -> frozenset[tuple[str, str]]:
    """Each cell, as (group, cell), that says the last day of a row of the record."""
    found = set()
    for table in TABLES.values():
        spanned = table.spans[1:]
        for end in spanned or set(ENDS_OF_NO_SPAN).intersection(table.column_names):
            for source in table.sources:
                group, _, cell = source.path(end).partition(".")
                found.add((group, cell))
    return frozenset(found)


ENDS = _ends()
FIRST_YEAR = datetime.date.fromisoformat(FIRST_DAY.split("'")[1]).year
