"""Calendar-month arithmetic: the same day of a later month, or its last day where there is none."""

from __future__ import annotations

from calendar import monthrange
from datetime import date


def census_year(day: date) -> int:
    """The year in which the census year of a day ends: it runs from 1 April to 31 March."""
    return day.year if day.month <= 3 else day.year + 1


def days_of_census_year(year: int) -> tuple[date, date]:
    """The first and the last day of the census year that ends in `year`."""
    return date(year - 1, 4, 1), date(year, 3, 31)


def add_months(day: date, months: int) -> date:
    """`day` moved by `months` (negative: back). 31 August and 6 months is 28 or 29 February."""
    year, month = divmod(day.year * 12 + day.month - 1 + months, 12)
    return date(year, month + 1, min(day.day, monthrange(year, month + 1)[1]))
