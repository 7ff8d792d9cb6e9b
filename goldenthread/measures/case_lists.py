"""Case lists as tables: built once for an edition and a set of periods, read many times."""

import hashlib
from collections.abc import Sequence

from goldenthread.measures.measure import Measure
from goldenthread.measures.periods import Period
from goldenthread.measures.register import MEASURES
from goldenthread.record.snapshot import Reading


def case_list_sql(code: str) -> str:
    """The measure's case list as SQL text, compiled once: it reads a table named `periods`."""
    return MEASURES[code].case_list_sql


def case_list(reading: Reading, measure: Measure, asked: Sequence[Period]) -> str:
    """See that the case list is there for these periods; gives the name of its table."""
    periods = ", ".join(f"('{p.name}', date '{p.first_day}', date '{p.last_day}')" for p in asked)
    fingerprint = hashlib.sha256(periods.encode()).hexdigest()[:12]
    name = f"cases {(measure.same_list_as or measure).code} {fingerprint}"
    reading.keep(
        name,
        f"with periods(period, first_day, last_day) as (values {periods}) "
        f"select * from ({measure.case_list_sql})",
    )
    return name
