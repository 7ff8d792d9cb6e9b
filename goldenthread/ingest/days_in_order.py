"""Rows of a staged return whose days cannot be right: an end before the start, an answer before the
question, a start after the day to which the return speaks, or none.

The census has DfE's rules for these. No other return has any, and such a row is taken in without a
murmur: a plan that ended before it started is open on no day, and one whose day and month were
swapped starts next year.
"""

import datetime

from goldenthread.ingest.findings import Finding, Severity, one_each
from goldenthread.ingest.staging import Staged
from goldenthread.record.labels import lower
from goldenthread.record.table import RecordTable
from goldenthread.returns.cin_census import CIN_CENSUS

ENDS_FIRST = "ends-before-it-starts"
STARTS_LATER = "starts-after-the-return"
NO_START = "no-start"
OUT_OF_ORDER = "days-out-of-order"

OFTEN_WITHOUT_A_START = ("addresses", "adopters")
"""Of these no clock asks when they began, and case systems hold many from before they were."""


def days_in_order(staged: Staged, last_day: datetime.date | None) -> list[Finding]:
    """A finding for each such row of what lasts or has been; `last_day` is the day to which the
    return speaks, where it speaks of days. What was worked out from other rows is not said again.
    """
    if staged.shape is CIN_CENSUS:
        return []
    found = []
    for table in staged.tables:
        if not _arrives(table, staged):
            continue
        lasts = len(table.spans) == 2
        for first, second in table.in_order:
            found += _out_of_order(table, staged, first, second)
        found += _ends_first(table, staged) if lasts else []
        if last_day and (lasts or table.has_been):
            found += _starts_later(table, staged, last_day)
        found += _no_start(table, staged) if lasts else []
    return found


def _arrives(table: RecordTable, staged: Staged) -> bool:
    groups = [source.group for source in table.sources_of(staged.shape.kind)]
    return any(not staged.shape.tables[group].made_from for group in groups)


def _no_start(table: RecordTable, staged: Staged) -> list[Finding]:
    """The rows that say no day on which they start, where nothing said so of the cell."""
    start = table.spans[0]
    paths = [source.path(start) for source in table.sources_of(staged.shape.kind)]
    is_said_already = any(path and staged.shape.cell(path).needed for path in paths)
    if is_said_already or table.name in OFTEN_WITHOUT_A_START:
        return []
    rows = staged.connection.execute(
        f"select ordinal, line, null from {table.name} "
        f"where {start} is null and not contains(unreadable, ' {start} ') order by ordinal"
    ).fetchall()
    why = "This row says no day on which it starts, so nothing that goes by that day can be told."
    return one_each(
        rows, code=NO_START, table=table.name, column=start, why=why, severity=Severity.QUERY
    )


def _ends_first(table: RecordTable, staged: Staged) -> list[Finding]:
    start, end = table.spans
    rows = staged.connection.execute(
        f"select ordinal, line, strftime({end}, '%Y-%m-%d') from {table.name} "
        f"where {end} < {start} order by ordinal"
    ).fetchall()
    why = (
        "This row ends before it starts, so that it was open on no day: correct the day that is "
        "wrong."
    )
    return one_each(rows, code=ENDS_FIRST, table=table.name, column=end, why=why)


def _out_of_order(table: RecordTable, staged: Staged, first: str, second: str) -> list[Finding]:
    rows = staged.connection.execute(
        f"select ordinal, line, strftime({second}, '%Y-%m-%d') from {table.name} "
        f"where {second} < {first} order by ordinal"
    ).fetchall()
    why = (
        f"{_named(table, second)} comes before {lower(_named(table, first))}, which cannot be: "
        "correct the day that is wrong."
    )
    return one_each(rows, code=OUT_OF_ORDER, table=table.name, column=second, why=why)


def _named(table: RecordTable, column: str) -> str:
    return table.column(column).in_brief


def _starts_later(table: RecordTable, staged: Staged, last_day: datetime.date) -> list[Finding]:
    start = table.spans[0]
    rows = staged.connection.execute(
        f"select ordinal, line, strftime({start}, '%Y-%m-%d') from {table.name} "
        f"where {start} > $last_day order by ordinal",
        {"last_day": last_day},
    ).fetchall()
    why = (
        f"This row starts after {last_day:%-d %B %Y}, the day to which the return speaks: day and "
        "month may stand the wrong way round."
    )
    return one_each(
        rows, code=STARTS_LATER, table=table.name, column=start, why=why, severity=Severity.QUERY
    )
