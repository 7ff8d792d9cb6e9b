"""The slow, obvious twin: due dates by walking the days, from a list of holidays.

It shares nothing with the project: only `datetime`, and holidays handed in.
"""

from __future__ import annotations

from collections.abc import Collection
from datetime import date, timedelta

ONE_DAY = timedelta(days=1)


def due_on_by_counting(
    start: date, count: int, unit: str, *, holidays: Collection[date], day_one: bool = False
) -> date:
    """The last day in time; `day_one`: the start is itself the first day."""
    if unit == "months":
        return _months_later(start, count) - (ONE_DAY if day_one else timedelta())
    day = start - ONE_DAY if day_one else start
    left = count * 7 if unit == "weeks" else count
    while left:
        day += ONE_DAY
        if unit != "working days" or _is_worked(day, holidays):
            left -= 1
    return day


def _is_worked(day: date, holidays: Collection[date]) -> bool:
    return day.strftime("%a") not in ("Sat", "Sun") and day not in holidays


def _months_later(start: date, count: int) -> date:
    year, month = start.year, start.month
    for _ in range(count):
        year, month = (year + 1, 1) if month == 12 else (year, month + 1)
    day_of_month = start.day
    while True:
        try:
            return date(year, month, day_of_month)
        except ValueError:
            day_of_month -= 1
