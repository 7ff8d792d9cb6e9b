"""When an edition changes an allowance, each case keeps that of the day on which it started."""

from dataclasses import replace
from datetime import date, timedelta

import ibis
import pyarrow as pa
import pytest

from goldenthread.clocks import due
from goldenthread.clocks.due import with_due_date
from goldenthread.statute.allowance import Allowance, months, working_days
from goldenthread.statute.rule_book import rules_for
from goldenthread.statute.rules import Rule, RuleCode
from tests.spec.clocks.twin.days import months_after, working_days_after
from tests.spec.given import record_of

CHANGES_ON = date(2025, 1, 1)
CODE = RuleCode.ASSESSMENT_FROM_START


def editions(first: Allowance, second: Allowance) -> tuple[Rule, ...]:
    """Two made-up editions of one rule: from 2020, and from 1 January 2025 to the end of March."""
    old = replace(rules_for(CODE)[0], allowance=first, in_force_from=date(2020, 1, 1))
    old = replace(old, in_force_to=CHANGES_ON - timedelta(days=1))
    new = replace(old, allowance=second, in_force_from=CHANGES_ON, in_force_to=date(2025, 3, 31))
    return old, new


def due_dates(
    starts: list[date], monkeypatch: pytest.MonkeyPatch, *rules: Rule
) -> list[date | None]:
    monkeypatch.setattr(due, "rules_for", lambda _code: rules)
    starting = ibis.table({"started_on": "date"}, name="starting")
    dated = with_due_date(starting, CODE).order_by("started_on")
    reading = record_of({})
    with reading.holding("starting", pa.table({"started_on": starts})):
        return [row["due_on"] for row in reading.rows(str(ibis.to_sql(dated, "duckdb")))]


LAST, FIRST = date(2024, 12, 31), CHANGES_ON
OVER = date(2025, 4, 1)


def test_working_days(monkeypatch: pytest.MonkeyPatch) -> None:
    two = editions(working_days(45), working_days(30))
    assert due_dates([LAST, FIRST, OVER], monkeypatch, *two) == [
        working_days_after(LAST, 45),
        working_days_after(FIRST, 30),
        None,  # no edition is in force any more
    ]


def test_months(monkeypatch: pytest.MonkeyPatch) -> None:
    two = editions(months(3), months(2))
    assert due_dates([LAST, FIRST, OVER], monkeypatch, *two) == [
        months_after(LAST, 3),
        months_after(FIRST, 2),
        None,
    ]


def test_an_edition_that_changes_nothing(monkeypatch: pytest.MonkeyPatch) -> None:
    two = editions(months(3), months(3))
    assert due_dates([LAST, FIRST, OVER], monkeypatch, *two) == [
        months_after(LAST, 3),
        months_after(FIRST, 3),
        None,
    ]
