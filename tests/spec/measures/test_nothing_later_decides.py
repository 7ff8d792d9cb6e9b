"""Nothing dated after the day asked about decides an answer, for any measure and any clock.

Each history is asked twice: as it is, and with all that is dated after the day taken out of it (and
what began later, with its row). The answers must be the same, word for word. What has no date in a
return (a category, a need, that no conference was required) is as last recorded, and stays.
"""

from collections.abc import Mapping
from datetime import date, timedelta
from typing import Any

import ibis
import pyarrow as pa
import pytest
from ibis import _

from goldenthread.clocks.register import CLOCKS
from goldenthread.clocks.states import with_state
from goldenthread.measures import answers
from goldenthread.measures.periods import month, twelve_months_to
from goldenthread.measures.register import MEASURES
from goldenthread.record.catalogue import TABLES
from goldenthread.record.expressions import periods
from goldenthread.record.snapshot import Reading
from goldenthread.record.table import Holds
from tests.spec.given import kinds_of, record_of
from tests.spec.measures.histories import DAY, GONE, Chance, Child, Rows

YEARS = (2025, 2026, 2027, 2028)
CHILDREN = 300

BELONGS_TO = ("referred_on", "plan_started_on", "assessment_started_on")
"""Which episode, plan or assessment a row belongs to: whose it is, not when it happened."""

PLANNED = {"people": {"expected_on"}, "subject_access_requests": {"extended_to"}}
PLANNED["meeting_agencies"] = {"meeting_on"}
"""Days to come that are known before: a conference that is called, a birth that is expected."""

BEGINS = {"allocations": "started_on", "meeting_agencies": "invited_on"}
"""With which day a row begins, where that is not the first day that it spans."""

FED = date(2024, 4, 1), date(2028, 3, 31)
"""From when to when every other return speaks."""


def _is_later(cell: Any, day: date) -> bool:
    return isinstance(cell, date) and cell > day


def as_known_on(rows: Rows, day: date) -> Rows:
    """What had happened by the day: a row that began later is gone, a later date is blank."""
    known: Rows = {}
    for name, of_table in rows.items():
        table = TABLES[name]
        first_day = table.spans[0] if table.spans else "assessment_started_on"
        begins = BEGINS.get(name, first_day)
        kept = [row for row in of_table if not _is_later(row.get(begins), day)]
        blank = {*table.dates} - {*BELONGS_TO} - PLANNED.get(name, set())
        known[name] = [_until(row, blank, day) for row in kept]
    return known


def _until(row: Mapping[str, Any], dates: set[str], day: date) -> dict[str, Any]:
    later = {name for name in dates if _is_later(row.get(name), day)}
    if "closed_on" in later:
        later.add("closure_reason")  # it came with the closing
    return {name: None if name in later else cell for name, cell in row.items()}


TOLD = [name for name, table in TABLES.items() if table.sources]
"""Every table that some return says."""


def reading_of(rows: Rows) -> Reading:
    tables = {
        name: "\n".join(
            [" | ".join(names), *(" | ".join(_text(row.get(n)) for n in names) for row in of_table)]
        )
        for name, of_table in rows.items()
        if of_table
        for names in [[c.name for c in TABLES[name].columns]]
    }
    return record_of(tables, YEARS, days_of={kinds_of(name)[0]: FED for name in TOLD})


def _text(cell: Any) -> str:
    if isinstance(cell, bool):
        return "yes" if cell else "no"
    return "" if cell is None else str(cell)


def answered(reading: Reading) -> dict[str, list[Any]]:
    """What every measure says of every case, in sentences: on the day, in the twelve months to it,
    and in the month before as at the day."""
    asked = [twelve_months_to(DAY), month(2026, 11, as_at=DAY)]
    told: dict[str, list[Any]] = {}
    for code, measure in MEASURES.items():
        cases = list(answers.cases(reading, measure, asked))
        told[code] = sorted((c.period, c.child_id, c.verdict, c.reason) for c in cases)
        if measure.value:
            told[code] += sorted(str(c.cells[measure.value]) for c in cases if c.verdict == "met")
    return told


ON_THE_DAY = {
    code: str(
        ibis.to_sql(
            with_state(clock.runs.cross_join(periods), _.last_day).select(
                "child_id", "started_on", "due_on", "state", "verdict", "cannot_because", "row_key"
            ),
            "duckdb",
        )
    )
    for code, clock in CLOCKS.items()
}


def _is_of_later_row(row_key: str) -> bool:
    """Whether the key of a row has a day after the one that is asked about."""
    return any(part[:2] == "20" and part > str(DAY) for part in row_key.split("|"))


FROM_REFERRAL = "assessment-from-referral"


def standing(reading: Reading) -> dict[str, list[tuple[str, ...]]]:
    """How every running that has begun stands on the day.

    What has no first day is left out where its row began after the day: it is not there without it.
    The clock from the referral is left out where its assessment began after the day. It is shown
    through the assessment that answers the referral, so that it is not there without it; but what
    it says, that the referral was not answered by then, was true on the day.
    """
    asked = pa.table(
        {"period": [""], **{name: [DAY] for name in ("first_day", "last_day", "asked_on")}}
    )
    with reading.holding("periods", asked):
        return {
            code: sorted(
                tuple(map(str, row.values()))
                for row in reading.rows(sql)
                if (row["started_on"] or DAY) <= DAY
                and not (
                    (row["started_on"] is None or code == FROM_REFERRAL)
                    and _is_of_later_row(row["row_key"])
                )
            )
            for code, sql in ON_THE_DAY.items()
        }


def without_undated_beside_later(assessments: list[Mapping[str, Any]]) -> list[Mapping[str, Any]]:
    """These assessments without those that have no start beside one that began after the day.

    Such a one is in doubt because it may be the later of the two: whether it was known on the day
    is what nobody can tell, so that there is no record of the day to compare with.
    """
    later = {
        (row["child_id"], row["referred_on"])
        for row in assessments
        if _is_later(row["started_on"], DAY)
    }
    return [
        row
        for row in assessments
        if isinstance(row["started_on"], date) or (row["child_id"], row["referred_on"]) not in later
    ]


@pytest.mark.parametrize("seed", [1, pytest.param(2, marks=pytest.mark.prove)])
def test_what_is_dated_later_decides_nothing(seed: int) -> None:
    chance = Chance(seed)
    made = [Child(f"child {number}", chance).rows for number in range(CHILDREN)]
    everything: Rows = {name: [row for rows in made for row in rows[name]] for name in TABLES}
    everything["assessments"] = without_undated_beside_later(everything["assessments"])
    whole, known = reading_of(everything), reading_of(as_known_on(everything, DAY))
    by_whole, by_known = answered(whole), answered(known)
    for code in MEASURES:
        assert by_whole[code] == by_known[code], code
    by_whole_clock, by_known_clock = standing(whole), standing(known)
    for code in CLOCKS:
        assert by_whole_clock[code] == by_known_clock[code], code


def test_something_is_taken_out() -> None:
    """The twin of the test is no copy of what it tests: what is later goes, what is not stays."""
    rows: Rows = {name: [] for name in TABLES}
    rows["referrals"] = [
        {"child_id": "Ann", "referred_on": DAY, "closed_on": DAY, "closure_reason": "RC8"},
        {
            "child_id": "Ben",
            "referred_on": DAY,
            "closed_on": DAY + timedelta(days=1),
            "closure_reason": "RC8",
        },
        {"child_id": "Cal", "referred_on": DAY + timedelta(days=1)},
        {"child_id": "Dee", "referred_on": GONE, "closed_on": GONE},
    ]
    known = as_known_on(rows, DAY)["referrals"]
    assert [row["child_id"] for row in known] == ["Ann", "Ben", "Dee"]
    assert known[0] == rows["referrals"][0]
    assert (known[1]["closed_on"], known[1]["closure_reason"]) == (None, None)


@pytest.mark.parametrize("name", sorted(TABLES))
def test_every_date_of_the_record_is_taken_out(name: str) -> None:
    """A column with a date that the test did not know of would go unwatched."""
    dates = {c.name for c in TABLES[name].columns if c.holds is Holds.DATE}
    assert dates == set(TABLES[name].dates)
