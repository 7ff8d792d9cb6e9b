"""What is about to be late

A clock falls due within five working days where no more than five are left up to its due date: days
on which the council is closed are none. The slow twin walks from day to day.
"""

import datetime

import pytest
from hypothesis import given as drawn
from hypothesis import settings
from hypothesis import strategies as st

from goldenthread.clocks.due_ahead import WITHIN, due_within_sql
from goldenthread.clocks.running import UNDER_WAY
from goldenthread.clocks.states import CANNOT
from goldenthread.record.snapshot import Reading, Snapshot
from goldenthread.statute.calendar import WorkingCalendar
from tests.spec.given import CALENDAR

HOLIDAYS = WorkingCalendar.of_england().holidays
CLOSED = {datetime.date(2026, 12, day): "Between the years" for day in (29, 30, 31)}
ONE_DAY = datetime.timedelta(days=1)


@pytest.fixture(scope="module")
def reading() -> Reading:
    """A record that holds nothing, of a council that is closed between the years."""
    return Snapshot(working_days=CALENDAR, closures=CLOSED).at()


def within(reading: Reading, day: datetime.date, state: str, due_on: datetime.date) -> int | None:
    """In how many working days it falls due, of those that are counted."""
    (row,) = reading.rows(
        f"select {due_within_sql(reading, day)} as within "
        "from (select $state as state, $due::date as due_on)",
        state=state,
        due=due_on,
    )
    return None if row["within"] is None else int(row["within"])


@pytest.mark.parametrize(
    ("day", "due_on", "expected"),
    [
        ("2026-12-21", "2026-12-21", 5),  # today is in time, if only just
        ("2026-12-21", "2026-12-24", 5),
        ("2026-12-21", "2027-01-03", 5),  # Christmas, the closed days and a Sunday are none
        ("2026-12-21", "2027-01-04", 5),
        ("2026-12-21", "2027-01-05", 5),
        ("2026-12-21", "2027-01-06", 10),
        ("2026-12-21", "2027-01-12", 10),
        ("2026-12-21", "2027-01-13", None),
    ],
)
def test_over_the_turn_of_the_year(
    day: str, due_on: str, expected: int | None, reading: Reading
) -> None:
    asked, due = datetime.date.fromisoformat(day), datetime.date.fromisoformat(due_on)
    assert within(reading, asked, "running", due) == expected


def test_what_the_calendar_does_not_reach_is_not_told(reading: Reading) -> None:
    last = WorkingCalendar.of_england().last_day
    assert within(reading, last, "due soon", last) is None


def slowly(day: datetime.date, state: str, due_on: datetime.date) -> int | None:
    """The same, by walking from the day to the due date."""
    if state not in ("running", "due soon"):
        return None
    at, passed = day, 0
    while at < due_on:
        at += ONE_DAY
        passed += at.weekday() < 5 and at not in HOLIDAYS and at not in CLOSED
    return next((days for days in WITHIN if passed <= days), None)


days = st.dates(datetime.date(2026, 11, 1), datetime.date(2027, 2, 1)) | st.dates(
    datetime.date(2020, 1, 1), datetime.date(2026, 12, 31)
)


@settings(max_examples=200, deadline=None)
@drawn(day=days, ahead=st.integers(0, 25), state=st.sampled_from((*UNDER_WAY, CANNOT)))
def test_it_is_as_a_walk_has_it(
    day: datetime.date, ahead: int, state: str, reading: Reading
) -> None:
    due_on = day + datetime.timedelta(days=ahead)
    if state == "overdue":
        due_on = day - ONE_DAY
    assert within(reading, day, state, due_on) == slowly(day, state, due_on)
