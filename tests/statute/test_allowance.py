"""Due dates: the published vectors, the ends of months, and a twin that walks the days."""

from __future__ import annotations

from datetime import date, timedelta

import pytest
from hypothesis import given
from hypothesis import strategies as st

from goldenthread.statute.allowance import (
    Allowance,
    Counting,
    DayConvention,
    Unit,
    days,
    months,
    weeks,
    working_days,
)
from goldenthread.statute.calendar import WorkingCalendar
from tests.statute.counting import due_on_by_counting

ENGLAND = WorkingCalendar.of_england()

# start, allowance, due: England's bank holidays of 2024 to 2026
VECTORS = [
    (date(2024, 12, 16), working_days(15), date(2025, 1, 9)),
    (date(2025, 3, 3), working_days(45), date(2025, 5, 8)),
    (date(2025, 4, 10), working_days(20), date(2025, 5, 13)),
    (date(2025, 4, 11), working_days(10), date(2025, 4, 29)),
    (date(2025, 4, 5), working_days(1), date(2025, 4, 7)),
    (date(2025, 4, 17), working_days(1), date(2025, 4, 22)),
    (date(2025, 4, 17), working_days(20), date(2025, 5, 20)),
    (date(2025, 3, 3), weeks(16), date(2025, 6, 23)),
    (date(2025, 6, 23), weeks(26).beginning_with_the_day(), date(2025, 12, 21)),
]


@pytest.mark.parametrize(("start", "allowance", "due"), VECTORS, ids=str)
def test_the_published_vectors(start: date, allowance: Allowance, due: date) -> None:
    assert allowance.due_on(start, ENGLAND) == due


@pytest.mark.parametrize(
    ("start", "allowance", "due"),
    [
        (date(2024, 11, 30), months(3), date(2025, 2, 28)),
        (date(2023, 11, 30), months(3), date(2024, 2, 29)),
        (date(2025, 8, 31), months(6), date(2026, 2, 28)),
        (date(2025, 3, 31), months(3), date(2025, 6, 30)),
        (date(2025, 2, 28), months(3), date(2025, 5, 28)),
        (date(2024, 2, 29), months(12), date(2025, 2, 28)),
        (date(2025, 12, 1), months(1), date(2026, 1, 1)),
        (date(2025, 1, 1), months(3).beginning_with_the_day(), date(2025, 3, 31)),
        (date(2025, 1, 1), days(1), date(2025, 1, 2)),
        (date(2025, 1, 1), days(1).beginning_with_the_day(), date(2025, 1, 1)),
        # a Friday as day one of three ends on the Tuesday; a Saturday cannot be day one
        (date(2025, 9, 5), working_days(3).beginning_with_the_day(), date(2025, 9, 9)),
        (date(2025, 9, 6), working_days(3).beginning_with_the_day(), date(2025, 9, 10)),
    ],
    ids=str,
)
def test_ends_of_months_and_first_days(start: date, allowance: Allowance, due: date) -> None:
    assert allowance.due_on(start, ENGLAND) == due


@pytest.mark.parametrize(
    ("start", "count", "dfe", "sector"),
    [
        (date(2025, 3, 3), 45, date(2025, 5, 8), date(2025, 5, 7)),
        (date(2024, 12, 16), 15, date(2025, 1, 9), date(2025, 1, 8)),
        (date(2025, 4, 17), 2, date(2025, 4, 23), date(2025, 4, 22)),
    ],
)
def test_the_sector_counts_one_working_day_less(
    start: date, count: int, dfe: date, sector: date
) -> None:
    allowance = working_days(count)
    assert allowance.due_on(start, ENGLAND, convention=DayConvention.DFE) == dfe
    assert allowance.due_on(start, ENGLAND, convention=DayConvention.SECTOR_VALIDATOR) == sector


@pytest.mark.parametrize("allowance", [days(7), weeks(16), months(3)], ids=str)
def test_the_convention_touches_working_days_alone(allowance: Allowance) -> None:
    start = date(2025, 3, 3)
    sector = allowance.due_on(start, ENGLAND, convention=DayConvention.SECTOR_VALIDATOR)
    assert sector == allowance.due_on(start, ENGLAND)


def test_each_convention_says_what_it_does() -> None:
    assert "day 0" in DayConvention.DFE.explanation
    assert "one working day earlier" in DayConvention.SECTOR_VALIDATOR.explanation


@pytest.mark.parametrize(
    ("allowance", "words"),
    [
        (working_days(45), "45 working days"),
        (working_days(1), "1 working day"),
        (months(3), "3 months"),
        (weeks(16), "16 weeks"),
        (days(1), "1 day"),
        (weeks(26).beginning_with_the_day(), "26 weeks beginning with the day"),
        (working_days(5).before(), "5 working days before"),
    ],
)
def test_an_allowance_reads_as_words(allowance: Allowance, words: str) -> None:
    assert str(allowance) == words


def test_an_allowance_of_nothing_is_refused() -> None:
    with pytest.raises(ValueError, match="at least one"):
        working_days(0)


@given(
    start=st.dates(date(2013, 4, 1), date(2026, 12, 31)),
    count=st.integers(1, 60),
    unit=st.sampled_from(Unit),
    counting=st.sampled_from([Counting.AFTER_THE_DAY, Counting.BEGINNING_WITH_THE_DAY]),
)
def test_due_dates_are_those_of_walking_the_days(
    start: date, count: int, unit: Unit, counting: Counting
) -> None:
    count = min(count, 18) if unit is Unit.MONTHS else count
    expected = due_on_by_counting(
        start,
        count,
        unit.value,
        holidays=list(ENGLAND.holidays),
        day_one=counting is Counting.BEGINNING_WITH_THE_DAY,
    )
    assert Allowance(count, unit, counting).due_on(start, ENGLAND) == expected


@given(
    event=st.dates(date(2014, 4, 1), date(2026, 12, 31)),
    count=st.integers(1, 60),
    unit=st.sampled_from([Unit.WORKING_DAYS, Unit.DAYS, Unit.WEEKS]),
)
def test_so_long_before_an_event_is_found_by_walking_back(
    event: date, count: int, unit: Unit
) -> None:
    day = event
    if unit is Unit.WORKING_DAYS:
        # The last working day up to the event is none before it; each one passed is one more.
        while not ENGLAND.is_working_day(day):
            day -= timedelta(days=1)
        for _ in range(count):
            day -= timedelta(days=1)
            while not ENGLAND.is_working_day(day):
                day -= timedelta(days=1)
    else:
        day -= timedelta(days=count * (7 if unit is Unit.WEEKS else 1))
    assert Allowance(count, unit).before().due_on(event, ENGLAND) == day


@given(start=st.dates(date(2013, 4, 1), date(2027, 12, 31)), count=st.integers(1, 60))
def test_one_more_working_day_is_never_earlier(start: date, count: int) -> None:
    due = working_days(count).due_on(start, ENGLAND)
    later = working_days(count + 1).due_on(start, ENGLAND)
    assert due < later <= due + timedelta(days=6)
    assert ENGLAND.is_working_day(due)
    assert ENGLAND.working_days_between(start, due) == count
