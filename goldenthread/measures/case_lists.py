"""Case lists as tables: built once for an edition and a set of periods, read many times."""

import hashlib
from collections.abc import Sequence

from goldenthread.measures.measure import Measure
from goldenthread.measures.periods import Period
from goldenthread.measures.register import MEASURES
from goldenthread.record.snapshot import Kept, Reading


def case_list_sql(code: str) -> str:
    """The measure's case list as SQL text, compiled once: it reads a table named `periods`."""
    return MEASURES[code].case_list_sql


def case_list(reading: Reading, measure: Measure, asked: Sequence[Period]) -> Kept:
    """See that the case list is there for these periods; gives the table where it is kept."""
    periods = ", ".join(
        f"('{p.name}', date '{p.first_day}', date '{p.last_day}', date '{p.asked_on}')"
        for p in asked
    )
    fingerprint = hashlib.sha256(periods.encode()).hexdigest()[:12]
    return reading.keep(
        f"cases {(measure.same_list_as or measure).code} {fingerprint}",
        f"with periods(period, first_day, last_day, asked_on) as (values {periods}) "
        f"select * from ({measure.case_list_sql})",
    )
