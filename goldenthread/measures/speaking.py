"""From when the record speaks of a measure's cases, and whether it speaks of them at all."""

import datetime
import re
from dataclasses import dataclass
from functools import cache

from goldenthread.measures.case_lists import case_list_sql
from goldenthread.measures.measure import Measure
from goldenthread.record.catalogue import TABLES
from goldenthread.record.snapshot import Reading

CASE_TABLE = re.compile(r"'(\w+)' AS \"table_name\"")


@dataclass(frozen=True, kw_only=True)
class Speaking:
    """`starts_on` is the first day of the unbroken run of returns that reaches the day asked about;
    None where a table has no days. `silent` are the titles of tables of which no return speaks."""

    starts_on: datetime.date | None = None
    silent: tuple[str, ...] = ()


@cache
def case_tables(code: str) -> tuple[str, ...]:
    """The dated tables of the record that the measure's cases are rows of."""
    named = sorted(set(CASE_TABLE.findall(case_list_sql(code))) & TABLES.keys())
    return tuple(name for name in named if TABLES[name].spans)


def speaking_of(reading: Reading, measure: Measure, day: datetime.date) -> Speaking:
    """What the returns held at this edition say of the measure's tables around the day."""
    tables = case_tables(measure.code)
    if not tables:
        return Speaking()
    rows = reading.rows(
        "select table_name, first_day from spoken_for "
        "where list_contains($tables, table_name) and $day between asked_from and asked_to",
        tables=list(tables),
        day=day,
    )
    firsts = {row["table_name"]: row["first_day"] for row in rows}
    return Speaking(
        starts_on=max(firsts.values(), default=None),
        silent=tuple(TABLES[name].title for name in tables if name not in firsts),
    )
