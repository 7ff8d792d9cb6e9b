"""The borough's own days: published vectors, and agreement with the calendar of `statute`."""

import datetime
import random

import pytest

from goldenthread.borough import days
from goldenthread.statute.calendar import WorkingCalendar

D = datetime.date


@pytest.mark.parametrize(
    ("start", "count", "due"),
    [
        (D(2024, 12, 16), 15, D(2025, 1, 9)),
        (D(2025, 3, 3), 45, D(2025, 5, 8)),
        (D(2025, 4, 10), 20, D(2025, 5, 13)),
        (D(2025, 4, 11), 10, D(2025, 4, 29)),
        (D(2025, 4, 5), 1, D(2025, 4, 7)),
        (D(2025, 4, 17), 1, D(2025, 4, 22)),
        (D(2025, 4, 17), 20, D(2025, 5, 20)),
    ],
)
def test_working_days_follow_the_vectors(start: D, count: int, due: D) -> None:
    assert days.add_working_days(start, count) == due
    assert days.working_days_between(start, due) == count


def test_the_two_calendars_agree_though_neither_knows_the_other() -> None:
    calendar, rng = WorkingCalendar.of_england(), random.Random(4)
    for _ in range(400):
        start = D(2016, 1, 1) + datetime.timedelta(days=rng.randrange(4000))
        count = rng.randrange(1, 80)
        due = days.add_working_days(start, count)
        assert calendar.add_working_days(start, count) == due
        assert calendar.working_days_between(start, due) == count


@pytest.mark.parametrize(
    ("start", "months", "end"),
    [
        (D(2024, 11, 30), 3, D(2025, 2, 28)),
        (D(2023, 8, 31), 6, D(2024, 2, 29)),
        (D(2024, 2, 29), 12, D(2025, 2, 28)),
        (D(2025, 3, 31), -12, D(2024, 3, 31)),
        (D(2025, 1, 31), 24, D(2027, 1, 31)),
    ],
)
def test_months_are_clamped_to_their_end(start: D, months: int, end: D) -> None:
    assert days.add_months(start, months) == end


def test_a_census_year_runs_from_april_to_march() -> None:
    assert days.census_year(D(2025, 3, 31)) == 2025
    assert days.census_year(D(2025, 4, 1)) == 2026
    assert (days.first_day_of(2026), days.last_day_of(2026)) == (D(2025, 4, 1), D(2026, 3, 31))
