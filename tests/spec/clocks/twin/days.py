"""The days of England: Easter by the computus, bank holidays by their rules, one day at a time."""

from datetime import date, timedelta
from functools import cache

ONE_DAY = timedelta(days=1)

PROCLAIMED = {
    date(2020, 5, 8): "early May, moved to the 75th anniversary of VE day",
    date(2022, 6, 2): "spring, moved to the Platinum Jubilee",
    date(2022, 6, 3): "the Platinum Jubilee",
    date(2022, 9, 19): "the State Funeral of Queen Elizabeth II",
    date(2023, 5, 8): "the coronation of King Charles III",
}
MOVED_AWAY = {date(2020, 5, 4), date(2022, 5, 30)}


def easter(year: int) -> date:
    """Easter Sunday, by the computus of the Gregorian calendar."""
    golden, century = year % 19, year // 100
    skipped = century - century // 4 - (8 * century + 13) // 25
    epact = (skipped + 19 * golden + 15) % 30
    epact -= epact // 28 * (1 - 29 // (epact + 1) * ((21 - golden) // 11))
    weekday = (year + year // 4 + epact + 2 - century + century // 4) % 7
    offset = epact - weekday
    month = 3 + (offset + 40) // 44
    return date(year, month, offset + 28 - 31 * (month // 4))


def monday(year: int, month: int, *, last: bool = False) -> date:
    """The first Monday of a month, or its last."""
    day = date(year, month, 31 if last else 1)
    while day.strftime("%a") != "Mon":
        day += -ONE_DAY if last else ONE_DAY
    return day


@cache
def holidays(year: int) -> frozenset[date]:
    """The bank holidays of England in a year; one at a weekend falls on the next day that is
    none."""
    sunday = easter(year)
    found = {sunday - 2 * ONE_DAY, sunday + ONE_DAY}
    found |= {monday(year, 5), monday(year, 5, last=True), monday(year, 8, last=True)}
    for fixed in (date(year, 1, 1), date(year, 12, 25), date(year, 12, 26)):
        day = fixed
        while day.strftime("%a") in ("Sat", "Sun") or day in found:
            day += ONE_DAY
        found.add(day)
    return frozenset((found - MOVED_AWAY) | {day for day in PROCLAIMED if day.year == year})


@cache
def works(day: date, shut: frozenset[date] = frozenset()) -> bool:
    """Whether it is a working day; `shut` are days on which one council alone is closed."""
    return day.strftime("%a") not in ("Sat", "Sun") and not (
        day in holidays(day.year) or day in shut
    )


@cache
def working_days_after(start: date, count: int, shut: frozenset[date] = frozenset()) -> date:
    """The day on which so many working days after `start` have passed."""
    day = start
    while count:
        day += ONE_DAY
        count -= works(day, shut)
    return day


@cache
def working_days_before(end: date, count: int, shut: frozenset[date] = frozenset()) -> date:
    """The working day that leaves so many to `end`, itself among them if it is one."""
    day = end
    while not works(day, shut):
        day -= ONE_DAY
    while count:
        day -= ONE_DAY
        count -= works(day, shut)
    return day


@cache
def months_after(start: date, count: int) -> date:
    """The same day of a later month, or its last day where it has no such day."""
    first, day_of_month = start.replace(day=1), start.day
    for _ in range(count):
        first = (first + timedelta(days=31)).replace(day=1)
    while True:
        try:
            return first.replace(day=day_of_month)
        except ValueError:
            day_of_month -= 1


def weeks_after(start: date, count: int) -> date:
    """The same day of the week, so many weeks later; earlier where it is less than none."""
    return start + timedelta(days=7 * count)
