"""The runnings that are open on a day: what somebody still has something to do about.

They are one in thirty of all, and nearly everybody asks about the day on which the record stands.
Those of that day are kept until rows that they read change; of any other they are worked out.
"""

import datetime
from functools import cache

from goldenthread.clocks.looked_at import looked_at
from goldenthread.clocks.register import CLOCKS
from goldenthread.clocks.running import every_run, runs_sql, standing_of, standing_sql
from goldenthread.record.snapshot import Reading
from goldenthread.record.unchanged import tables_named


def open_on(reading: Reading, day: datetime.date) -> str:
    """SQL for the runnings that are open on the day, with the columns of running.standing."""
    standing = standing_of(every_run(reading), f"date '{day.isoformat()}'")
    sql = f"select * from ({standing}) where is_open"
    if day != as_at(reading):
        return sql
    return f"select * from {reading.keep(f'open on {day.isoformat()}', sql, tables_read())}"


def open_and_looked_at(reading: Reading, day: datetime.date) -> str:
    """SQL for the runnings that are open on the day, each with what was last said of it and how
    it has been looked at by `$today`; see looked_at.looked_at."""
    return looked_at(reading, open_on(reading, day))


def as_at(reading: Reading) -> datetime.date | None:
    """The day on which the record stands at this edition."""
    stands_on: datetime.date | None = reading.remember("as at", lambda: reading.as_at)
    return stands_on


@cache
def tables_read() -> frozenset[str]:
    """The tables of the record from which it follows how the runnings stand."""
    return frozenset().union(*(tables_named(sql) for sql in (standing_sql(), *_every_sql())))


def _every_sql() -> list[str]:
    return [runs_sql(clock) for clock in CLOCKS]
