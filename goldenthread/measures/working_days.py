"""How many working days lay between two days of a case."""

from typing import Any

import ibis
from ibis import _

from goldenthread.record.expressions import calendar


def with_working_days(cases: ibis.Table, *, start: Any, end: Any) -> ibis.Table:
    """Add `working_days`: those after `start` up to and including `end`, 0 on the same day.

    Null where a day is missing or outside the calendar.
    """
    first = calendar.select(first_day_=_.day, first_number_=_.working_day_number)
    last = calendar.select(last_day_=_.day, last_number_=_.working_day_number)
    dated = cases.mutate(start_=start, end_=end)
    started = dated.left_join(first, dated.start_ == first.first_day_)
    both = started.left_join(last, started.end_ == last.last_day_)
    return both.mutate(working_days=_.last_number_ - _.first_number_).drop(
        "start_", "end_", "first_day_", "first_number_", "last_day_", "last_number_"
    )
