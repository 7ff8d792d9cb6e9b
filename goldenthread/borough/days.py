"""The borough's own arithmetic of days, kept apart from `statute` so that its truth is its own.

A slow, obvious twin: a set of bank holidays and a count of one day at a time. Day 0 is the start.
"""

import calendar
import datetime
from functools import cache

from govuk_bank_holidays.bank_holidays import BankHolidays

ONE_DAY = datetime.timedelta(days=1)
FIRST_HELD = datetime.date(2012, 1, 2)


@cache
def bank_holidays() -> frozenset[datetime.date]:
    """The bank holidays of England and Wales that the library carries (2012 to 2028), offline."""
    held = BankHolidays(use_cached_holidays=True)
    return frozenset(day["date"] for day in held.get_holidays(division="england-and-wales"))


@cache
def is_working_day(day: datetime.date) -> bool:
    """Monday to Friday, and not a bank holiday."""
    return day.weekday() < 5 and day not in bank_holidays()


def working_day_from(day: datetime.date) -> datetime.date:
    """The day itself where it is a working day, otherwise the next one."""
    while not is_working_day(day):
        day += ONE_DAY
    return day


def working_day_up_to(day: datetime.date) -> datetime.date:
    """The day itself where it is a working day, otherwise the one before."""
    while not is_working_day(day):
        day -= ONE_DAY
    return day


def add_working_days(start: datetime.date, count: int) -> datetime.date:
    """The day on which `count` working days after `start` have passed."""
    day = start
    while count > 0:
        day += ONE_DAY
        count -= is_working_day(day)
    return day


@cache
def working_days_between(start: datetime.date, end: datetime.date) -> int:
    """Working days after `start` up to and including `end`; 0 on the same day, never negative."""
    count, day = 0, start
    while day < end:
        day += ONE_DAY
        count += is_working_day(day)
    return count


def add_months(day: datetime.date, months: int) -> datetime.date:
    """The same day of a later (or earlier) month; the month's last day where it is too short."""
    year, month = divmod(day.year * 12 + day.month - 1 + months, 12)
    last = calendar.monthrange(year, month + 1)[1]
    return datetime.date(year, month + 1, min(day.day, last))


def census_year(day: datetime.date) -> int:
    """The census year that a day falls in: the year it ends in, 31 March."""
    return day.year + (day >= datetime.date(day.year, 4, 1))


def first_day_of(year: int) -> datetime.date:
    """1 April on which a census year begins."""
    return datetime.date(year - 1, 4, 1)


def last_day_of(year: int) -> datetime.date:
    """31 March on which a census year ends."""
    return datetime.date(year, 3, 31)


def extracted_on(year: int) -> datetime.date:
    """The day on which Thornbeck takes a year's census from its system."""
    return datetime.date(year, 6, 30)
