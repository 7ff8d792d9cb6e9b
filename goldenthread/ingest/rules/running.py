"""Runs the rules over a census as staged, and gives staging's own findings DfE's codes.

The staged tables are seen through a schema of views, in which each has the shape that the record
declares; nothing staged is changed.
"""

import datetime
from collections.abc import Iterable, Sequence
from dataclasses import replace
from pathlib import Path

import duckdb
import pyarrow as pa

from goldenthread.ingest.findings import LONGEST_SAYS, Finding, Severity
from goldenthread.ingest.rules.cells import (
    MISSING,
    SAME_ROW_TWICE,
    UNKNOWN_CODE,
    WHY_OF_UNKNOWN_CODE,
    rule_for,
)
from goldenthread.ingest.rules.compiled import CompiledRule, compiled_rules
from goldenthread.ingest.staging import Staged
from goldenthread.record.table import DUCKDB_TYPES, TRACE
from goldenthread.statute.calendar import OutsideCalendar, WorkingCalendar

RULE_FAILED = "rule-failed"
DAYS_BEFORE = datetime.timedelta(days=14)
"""More than lies between the first day of a year and the working day before it."""

NO_CALENDAR = "the working-day calendar does not cover this year"

Row = tuple[int, int | None, int | None, str | None]


def check_census(
    staged: Staged,
    *,
    year: int,
    first_day: datetime.date,
    last_day: datetime.date,
    cache: Path | None = None,
) -> list[Finding]:
    """What DfE's rules find in a staged census of the year that ends on `last_day`.

    Staging's findings (`staged.findings`) are changed in place: where DfE has a rule for what
    staging saw, they take its code, and where a rule says it better they are dropped.
    """
    rules = compiled_rules(cache)
    by_code = {rule.code: rule for rule in rules}
    staged.findings[:] = [_under_dfe_code(finding, by_code) for finding in staged.findings]
    asked = [rule for rule in rules if rule.holds_in(year)]
    has_calendar = _lay_out(staged, year=year, first_day=first_day, last_day=last_day)
    try:
        found = _run(staged, asked, has_calendar=has_calendar)
    finally:
        staged.connection.execute("set search_path = 'main'; drop schema checking cascade")
    _drop_what_a_rule_says_better(staged, found, by_code)
    return found


def _under_dfe_code(finding: Finding, by_code: dict[str, CompiledRule]) -> Finding:
    code = rule_for(finding.code, table=finding.table, column=finding.column)
    rule = by_code.get(code) if code else None
    if rule is None:
        return finding
    why = finding.why
    if finding.code == MISSING:
        why = rule.why
    if finding.code == UNKNOWN_CODE:
        why = WHY_OF_UNKNOWN_CODE.get(rule.code, rule.why)
    return replace(finding, code=rule.code, severity=rule.severity, why=why)


def _lay_out(
    staged: Staged, *, year: int, first_day: datetime.date, last_day: datetime.date
) -> bool:
    """Make the schema the rules read; false where the calendar does not reach this year."""
    connection = staged.connection
    connection.execute("create schema checking")
    for table in staged.tables:
        absent = ", ".join(
            f"null::{DUCKDB_TYPES[holds]} as {name}"
            for name, holds in TRACE.items()
            if name in ("slice_id", "load_id")
        )
        connection.execute(
            f"create view checking.{table.name} as select *, {absent} from main.{table.name}"
        )
    connection.execute("create table checking.census (first_day date, last_day date, year integer)")
    connection.execute("insert into checking.census values (?, ?, ?)", [first_day, last_day, year])
    days, covered = _calendar(first_day - DAYS_BEFORE, last_day)
    connection.register("arriving_days", days)
    connection.execute("create table checking.calendar as select * from arriving_days")
    connection.unregister("arriving_days")
    connection.execute("set search_path = 'checking,main'")
    return covered


def _calendar(first: datetime.date, last: datetime.date) -> tuple[pa.Table, bool]:
    try:
        rows = WorkingCalendar.of_england().rows(first, last)
        covered = True
    except OutsideCalendar:
        rows, covered = [], False
    columns = {
        "day": pa.array([row["day"] for row in rows], pa.date32()),
        "working_day": pa.array([row["working_day"] for row in rows], pa.bool_()),
        "working_day_number": pa.array([row["working_day_number"] for row in rows], pa.int32()),
    }
    return pa.table(columns), covered


def _run(staged: Staged, rules: Sequence[CompiledRule], *, has_calendar: bool) -> list[Finding]:
    """Ask all rules in one statement; should that fail, one by one, to tell which cannot run. Of a
    table of which the file has no row, no row can break a rule: of it none is asked."""
    connection = staged.connection
    able, found = [], []
    for rule in rules:
        if rule.failed:
            found.append(_failed(rule, rule.failed))
        elif rule.needs_calendar and not has_calendar:
            found.append(_failed(rule, NO_CALENDAR))
        elif rule.sql and staged.read.get(rule.table) != 0:
            able.append(rule)
    try:
        return found + _findings(able, _ask(connection, able))
    except duckdb.Error:
        pass
    for rule in able:
        try:
            found += _findings([rule], _ask(connection, [rule]))
        except duckdb.Error as error:
            found.append(_failed(rule, str(error)))
    return found


def _ask(connection: duckdb.DuckDBPyConnection, rules: Sequence[CompiledRule]) -> list[Row]:
    if not rules:
        return []
    parts = [
        f"select {place} as place, ordinal, line, says from ({rule.sql})"
        for place, rule in enumerate(rules)
    ]
    rows: list[Row] = connection.execute(
        " union all ".join(parts) + " order by place, ordinal, says"
    ).fetchall()
    return rows


def _findings(rules: Sequence[CompiledRule], rows: Iterable[Row]) -> list[Finding]:
    return [
        Finding(
            code=rules[place].code,
            table=rules[place].table,
            column=rules[place].column,
            ordinal=ordinal,
            line=line,
            says=(says or "")[:LONGEST_SAYS],
            why=rules[place].why,
            severity=rules[place].severity,
        )
        for place, ordinal, line, says in rows
    ]


def _failed(rule: CompiledRule, error: str) -> Finding:
    return Finding(
        code=RULE_FAILED,
        table=rule.table,
        column=rule.column,
        says=f"{rule.code}: {error}"[:LONGEST_SAYS],
        why=f"Rule {rule.code} ({rule.title}) could not be run, so nothing is known about it.",
        severity=Severity.ERROR,
    )


def _drop_what_a_rule_says_better(
    staged: Staged, found: Sequence[Finding], by_code: dict[str, CompiledRule]
) -> None:
    said = {
        (finding.table, finding.ordinal)
        for finding in found
        if finding.code in by_code and by_code[finding.code].replaces_same_row_twice
    }
    staged.findings[:] = [
        finding
        for finding in staged.findings
        if finding.code != SAME_ROW_TWICE or (finding.table, finding.ordinal) not in said
    ]
