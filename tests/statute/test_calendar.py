"""The working days of England, and what the calendar says at its edges."""

from __future__ import annotations

import json
from datetime import date, timedelta
from pathlib import Path

import pytest
from hypothesis import given
from hypothesis import strategies as st

from goldenthread.statute.calendar import OutsideCalendar, WorkingCalendar

ENGLAND = WorkingCalendar.of_england()
PUBLISHED = Path(__file__).parents[3] / "shared/data/05_reference/bank-holidays.json"
COVERED = st.dates(ENGLAND.first_day, ENGLAND.last_day)


@pytest.mark.parametrize(
    ("day", "reason"),
    [
        (date(2025, 4, 17), None),
        (date(2025, 4, 18), "Good Friday"),
        (date(2025, 4, 19), "Saturday"),
        (date(2025, 4, 20), "Sunday"),
        (date(2025, 4, 21), "Easter Monday"),
        (date(2025, 12, 26), "Boxing Day"),
        (date(2022, 9, 19), "Bank Holiday for the State Funeral of Queen Elizabeth II"),
        # a holiday of Scotland alone is worked in England
        (date(2025, 1, 2), None),
    ],
)
def test_why_a_day_is_not_worked(day: date, reason: str | None) -> None:
    assert ENGLAND.why_not(day) == reason
    assert ENGLAND.is_working_day(day) is (reason is None)


def test_the_holidays_are_those_that_the_government_publishes() -> None:
    if not PUBLISHED.exists():
        pytest.skip("the published list is not beside the project")
    events = json.loads(PUBLISHED.read_text())["england-and-wales"]["events"]
    published = {date.fromisoformat(event["date"]): event["title"] for event in events}
    assert len(published) > 100
    assert dict(ENGLAND.holidays) == published


def test_the_same_day_is_no_working_day_later() -> None:
    assert ENGLAND.working_days_between(date(2025, 3, 3), date(2025, 3, 3)) == 0
    assert ENGLAND.working_days_between(date(2025, 3, 3), date(2025, 5, 8)) == 45
    assert ENGLAND.working_days_between(date(2025, 5, 8), date(2025, 3, 3)) == -45
    assert ENGLAND.add_working_days(date(2025, 4, 19), 0) == date(2025, 4, 19)
    with pytest.raises(ValueError, match="forwards only"):
        ENGLAND.add_working_days(date(2025, 4, 19), -1)


def test_the_days_skipped_are_told_with_their_reasons() -> None:
    assert ENGLAND.skipped(date(2025, 4, 17), date(2025, 4, 23)) == [
        (date(2025, 4, 18), "Good Friday"),
        (date(2025, 4, 19), "Saturday"),
        (date(2025, 4, 20), "Sunday"),
        (date(2025, 4, 21), "Easter Monday"),
    ]
    # the start is day 0, so a start on a Saturday is not among the days skipped
    assert ENGLAND.skipped(date(2025, 4, 5), date(2025, 4, 7)) == [(date(2025, 4, 6), "Sunday")]


@given(start=COVERED, end=COVERED)
def test_days_skipped_and_days_counted_are_all_the_days(start: date, end: date) -> None:
    start, end = min(start, end), max(start, end)
    counted = ENGLAND.working_days_between(start, end)
    assert counted + len(ENGLAND.skipped(start, end)) == (end - start).days


def test_a_councils_closures_count_only_where_they_are_asked_for() -> None:
    closed = date(2025, 12, 29)
    local = ENGLAND.with_closures({closed: "offices shut at Christmas"})
    assert local.why_not(closed) == "council closure: offices shut at Christmas"
    assert local.has_closures
    assert not ENGLAND.has_closures
    assert ENGLAND.is_working_day(closed)
    assert ENGLAND.add_working_days(date(2025, 12, 24), 2) == date(2025, 12, 30)
    assert local.add_working_days(date(2025, 12, 24), 2) == date(2025, 12, 31)


def test_a_closure_on_a_bank_holiday_is_still_the_bank_holiday() -> None:
    local = ENGLAND.with_closures({date(2025, 12, 25): "shut"})
    assert local.why_not(date(2025, 12, 25)) == "Christmas Day"


def test_a_day_that_is_not_covered_is_refused_by_name() -> None:
    early, late = ENGLAND.first_day - timedelta(days=1), ENGLAND.last_day + timedelta(days=1)
    for day in (early, late):
        with pytest.raises(OutsideCalendar, match=f"{day.day} {day:%B %Y} is outside"):
            ENGLAND.is_working_day(day)
        with pytest.raises(OutsideCalendar):
            ENGLAND.working_days_between(day, ENGLAND.first_day)
        with pytest.raises(OutsideCalendar):
            ENGLAND.add_working_days(day, 0)
    with pytest.raises(OutsideCalendar):
        ENGLAND.add_working_days(ENGLAND.last_day, 1)
    with pytest.raises(OutsideCalendar):
        ENGLAND.rows(ENGLAND.first_day, late)


def test_rows_number_every_working_day_and_repeat_the_last_for_others() -> None:
    rows = ENGLAND.rows()
    assert rows[0]["day"] == ENGLAND.first_day
    assert rows[-1]["day"] == ENGLAND.last_day
    number = 0
    for before, row in zip([None, *rows], rows, strict=False):
        assert before is None or row["day"] == before["day"] + timedelta(days=1)
        number += row["working_day"]
        assert row["working_day_number"] == number
        assert (row["why_not"] is None) is row["working_day"]


@given(first=COVERED, length=st.integers(0, 40))
def test_part_of_the_rows_is_the_same_as_all_of_them(first: date, length: int) -> None:
    last = min(first + timedelta(days=length), ENGLAND.last_day)
    whole = {row["day"]: row for row in ENGLAND.rows()}
    part = ENGLAND.rows(first, last)
    assert part == [whole[first + timedelta(days=n)] for n in range((last - first).days + 1)]


@given(start=COVERED, end=COVERED)
def test_numbers_subtract_to_working_days(start: date, end: date) -> None:
    numbers = [ENGLAND.rows(day, day)[0]["working_day_number"] for day in (start, end)]
    assert numbers[1] - numbers[0] == ENGLAND.working_days_between(start, end)


def _ending_on(last_day: date) -> WorkingCalendar:
    return WorkingCalendar({}, first_day=date(2020, 1, 1), last_day=last_day)


def test_it_warns_twelve_months_before_it_runs_out() -> None:
    calendar = _ending_on(date(2028, 12, 31))
    assert calendar.runs_out(date(2027, 12, 31)) is None
    soon = calendar.runs_out(date(2028, 1, 1))
    assert soon is not None
    assert "ends on 31 December 2028" in soon
    assert "ends on" in (calendar.runs_out(date(2028, 12, 31)) or "")
    assert "ended on 31 December 2028" in (calendar.runs_out(date(2029, 1, 1)) or "")
