"""The runnings that are open on a day: what somebody still has something to do about.

They are one in thirty of all, and nearly everybody asks about the day on which the record stands,
or compares it with one of a few days before. Those of these days are kept until rows that they read
change; of any other they are worked out.
"""

import datetime

from goldenthread.clocks.looked_at import as_at, looked_at
from goldenthread.clocks.running import every_run, is_anything_decided, standing_of, tables_read
from goldenthread.record.snapshot import Reading

YESTERDAY, A_WEEK, FOUR_WEEKS = 1, 7, 28
"""How many days before it the day on which the record stands is compared with."""


def open_on(reading: Reading, day: datetime.date) -> str:
    """SQL for the runnings that are open on the day, with the columns of running.standing."""
    decided = is_anything_decided(reading)
    standing = standing_of(every_run(reading), f"date '{day.isoformat()}'", decided=decided)
    sql = f"select * from ({standing}) where is_open"
    stands_on = as_at(reading)
    if stands_on is None or (stands_on - day).days not in (0, YESTERDAY, A_WEEK, FOUR_WEEKS):
        return sql
    return f"select * from {reading.keep(f'open on {day.isoformat()}', sql, tables_read())}"


def open_and_looked_at(reading: Reading, day: datetime.date) -> str:
    """SQL for the runnings that are open on the day, each with what was last said of it and how
    it has been looked at by `$today`; see looked_at.looked_at."""
    return looked_at(reading, open_on(reading, day))
