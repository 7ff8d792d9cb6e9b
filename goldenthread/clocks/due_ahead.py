"""What is about to be late: what falls due within a few working days of the council.

Its state is decided by states.py alone. What is paused is not among it: its due date will move.
"""

import datetime

from goldenthread.clocks.grounds import grounds_of
from goldenthread.clocks.states import DUE_SOON, RUNNING
from goldenthread.record.snapshot import Reading
from goldenthread.statute.calendar import ONE_DAY, OutsideCalendar

WITHIN = (5, 10)
"""In how many working days; each counts what the one before it counts too."""


def due_within_sql(reading: Reading, day: datetime.date) -> str:
    """SQL for the first of WITHIN in which a running falls due, as seen on the day, from its
    `state` and `due_on`; null for what is not due by then, or is late already. Days on which the
    council is closed do not count; what the calendar does not reach is null too."""
    by = {days: _last_day(reading, day, days) for days in WITHIN}
    tests = [f"when due_on <= date '{last}' then {days}" for days, last in by.items() if last]
    if not tests:
        return "null::integer"
    return f"case when state not in ('{RUNNING}', '{DUE_SOON}') then null {' '.join(tests)} end"


def _last_day(reading: Reading, day: datetime.date, days: int) -> datetime.date | None:
    """The last before one working day more: what is due on the Saturday must be done by Friday."""
    try:
        return grounds_of(reading).local.add_working_days(day, days + 1) - ONE_DAY
    except OutsideCalendar:
        return None
