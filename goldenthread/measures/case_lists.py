"""Case lists as tables: built once for an edition and a set of periods, read many times."""

import hashlib
from collections.abc import Sequence

from goldenthread.measures.measure import Measure
from goldenthread.measures.periods import Period
from goldenthread.measures.register import MEASURES
from goldenthread.record.snapshot import Kept, Reading
from goldenthread.record.unchanged import tables_named


def case_list_sql(code: str) -> str:
    """The measure's case list as SQL text, compiled once: it reads a table named `periods`."""
    return MEASURES[code].case_list_sql


def case_list(reading: Reading, measure: Measure, asked: Sequence[Period]) -> Kept:
    """See that the case list is there for these periods; gives the table where it is kept."""
    first = measure.same_list_as or measure
    periods = ", ".join(
        f"('{p.name}', date '{p.first_day}', date '{p.last_day}', date '{p.asked_on}')"
        for p in asked
    )
    fingerprint = hashlib.sha256(periods.encode()).hexdigest()[:12]
    if first.part_of is not None:
        reads = tables_named(first.part_of.case_list_sql)
        whole = reading.where_kept(_name(first.part_of, fingerprint), reads)
        if reading.snapshot.has_built(*whole):
            part = f"select * from {whole} where {first.part}"
            return reading.keep(f"{_name(first, fingerprint)} cut", part, reads)
    return reading.keep(
        _name(first, fingerprint),
        f"with periods(period, first_day, last_day, asked_on) as (values {periods}) "
        f"select * from ({first.case_list_sql})",
    )


def _name(measure: Measure, fingerprint: str) -> str:
    return f"cases {measure.code} {fingerprint}"
