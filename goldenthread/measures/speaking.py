"""From when the record speaks of what a measure counts, and whether it speaks of it at all."""

import datetime
from dataclasses import dataclass

from goldenthread.measures.measure import Measure
from goldenthread.record.catalogue import TABLES
from goldenthread.record.snapshot import Reading


@dataclass(frozen=True, kw_only=True)
class Speaking:
    """`starts_on` is the first day of the unbroken run of returns that speaks of the day asked
    about; where there is none, `silent` is the title of the table that no return speaks of."""

    starts_on: datetime.date | None = None
    silent: str = ""


def speaking_of(reading: Reading, measure: Measure, day: datetime.date) -> Speaking:
    """What the returns held at this edition say of the measure's table (`spoken_by`) on the day.

    Of a day after all returns it is the run of the last of them: it says from when they speak. That
    they do not speak of the day itself is said beside the number (reach.py).
    """
    rows = reading.rows(
        "select max(first_day) as starts_on from spoken_for "
        "where table_name = $table_name and $day between first_day and asked_to",
        table_name=measure.spoken_by,
        day=day,
    )
    starts_on = rows[0]["starts_on"]
    return Speaking(
        starts_on=starts_on, silent="" if starts_on else TABLES[measure.spoken_by].title
    )
