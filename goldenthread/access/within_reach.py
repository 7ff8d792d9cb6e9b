"""How many of the council's cases are of children whom one person may open: counts, no child.

A page of numbers counts the whole council; beside each number stands how much of its list is open
to whoever reads it.
"""

from collections.abc import Mapping
from datetime import date
from typing import Any

from goldenthread.access import visibility
from goldenthread.access.numbers import Verdicts
from goldenthread.access.sight import Sight
from goldenthread.measures.case_lists import case_list
from goldenthread.measures.measure import MET, NOT_MET, UNJUDGED, Measure
from goldenthread.measures.neglect import EVERY_STEP
from goldenthread.measures.periods import Period, twelve_months_to
from goldenthread.record.snapshot import Reading


def relation_within_reach(
    sight: Sight, reading: Reading, *, on: date
) -> tuple[str, Mapping[str, Any]]:
    """The relation of the children whom this person may open on the day of asking, whichever
    edition is read, and its parameters."""
    now = visibility.tables_of_now(reading, visibility.reading_of(None))
    return visibility.visible_children_sql(sight, on, now=now)


def cases_within_reach(
    sight: Sight, measure: Measure, period: Period, *, on: date, edition: int
) -> Verdicts:
    """How many cases of the period are of children within reach, by verdict."""
    reading = visibility.reading_of(edition)
    relation, reach = relation_within_reach(sight, reading, on=on)
    rows = reading.rows(
        f"select verdict, count(*) as cases from {case_list(reading, measure, [period])} "
        f"where child_id in ({relation}) group by all",
        **reach,
    )
    found = {row["verdict"]: row["cases"] for row in rows}
    return Verdicts(
        met=found.get(MET, 0), not_met=found.get(NOT_MET, 0), unjudged=found.get(UNJUDGED, 0)
    )


def children_within_reach(sight: Sight, day: date, *, on: date, edition: int) -> Mapping[str, int]:
    """How many children of each group of the continuum are within reach, each once at the highest
    step."""
    reading = visibility.reading_of(edition)
    relation, reach = relation_within_reach(sight, reading, on=on)
    rows = reading.rows(
        'select "group", count(*) as children '
        f"from {case_list(reading, EVERY_STEP, [twelve_months_to(day)])} "
        f"where is_highest and child_id in ({relation}) group by all",
        **reach,
    )
    return {row["group"]: row["children"] for row in rows}
