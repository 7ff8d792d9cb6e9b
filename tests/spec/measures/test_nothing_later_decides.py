"""Nothing dated after the day asked about decides an answer, for any measure and any clock.

Each history is asked twice: as it is, and with all that is dated after the day taken out of it (and
what began later, with its row). The answers must be the same, word for word. What has no date in a
return (a category, a need, that no conference was required) is as last recorded, and stays.
"""

from collections.abc import Mapping
from datetime import date, timedelta
from random import Random
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
from tests.spec.given import record_of

DAY = date(2026, 12, 31)
YEARS = (2025, 2026, 2027, 2028)
GONE = "?31 June"
"""A cell that could not be read: it says no day, so it is not of a later one."""

CHILDREN = 300

Cell = date | str | None
Rows = dict[str, list[dict[str, Any]]]


class Chance(Random):
    """Made-up histories around the day, from a seed."""

    def rarely(self) -> bool:
        return self.random() < 0.05

    def often(self) -> bool:
        return self.random() < 0.67

    def day(self) -> date:
        """Any day, half of them within six weeks of the day asked about."""
        near = self.random() < 0.5
        return DAY + timedelta(days=self.randint(-40, 40) if near else self.randint(-500, 200))

    def start(self, of: Cell = GONE) -> Cell:
        """A day, or one that cannot be read; not before the start of what it belongs to."""
        if self.rarely():
            return GONE
        return of + timedelta(days=self.randint(0, 90)) if isinstance(of, date) else self.day()

    def end(self, start: Cell) -> Cell:
        """A later day, none, or one that cannot be read; rarely a day before the start."""
        if self.rarely():
            return GONE
        if not self.often():
            return None
        if not isinstance(start, date) or (start <= DAY and self.rarely()):
            return self.day()
        return start + timedelta(days=self.choice([self.randint(0, 60), self.randint(0, 500)]))


class Child:
    """A child's rows of every table that a clock or a measure reads; each key is there once."""

    def __init__(self, name: str, chance: Chance) -> None:
        self.name, self.chance = name, chance
        self.rows: Rows = {table: [] for table in TABLES}
        for _number in range(chance.randint(1, 2)):
            self.tell_an_episode()
        for _number in range(chance.randint(0, 3)):
            self.tell_a_plan()

    def add(self, table: str, **cells: Any) -> None:
        key = TABLES[table].key[1:]
        if not any(all(row.get(p) == cells.get(p) for p in key) for row in self.rows[table]):
            self.rows[table].append({"child_id": self.name, **cells})

    def tell_an_episode(self) -> None:
        chance = self.chance
        referred = chance.start()
        closed = chance.end(referred)
        self.add(
            "referrals",
            referred_on=referred,
            closed_on=closed,
            closure_reason=chance.choice(["RC8", "RC9", "RC1", None]) if closed else None,
            no_further_action=chance.choice([False, False, False, True, None]),
            primary_need=chance.choice(["N1", "N5", None]),
        )
        for _number in range(chance.randint(0, 2)):
            begun = chance.start(referred)
            done = chance.end(begun)
            self.add("assessments", referred_on=referred, started_on=begun, authorised_on=done)
            for factor in chance.choice([(), ("16A",), ("3B",), ("16A", "3B")]):
                self.add("assessment_factors", assessment_started_on=begun, factor=factor)
        if chance.often():
            begun = chance.start(referred)
            ended = chance.end(begun)
            self.add("cin_plans", referred_on=referred, started_on=begun, ended_on=ended)
        if chance.often():
            self.tell_an_enquiry(referred)
        if chance.often():
            self.tell_pre_proceedings(referred)

    def tell_an_enquiry(self, referred: Cell) -> None:
        begun = self.chance.start(referred)
        self.add(
            "section_47_enquiries",
            referred_on=referred,
            started_on=begun,
            conference_on=self.chance.end(begun),
            conference_not_required=self.chance.choice([False, None, True]),
        )

    def tell_pre_proceedings(self, referred: Cell) -> None:
        begun = self.chance.start(referred)
        letter = self.chance.end(begun)
        self.add(
            "pre_proceedings",
            referred_on=referred,
            started_on=begun,
            letter_sent_on=letter,
            first_meeting_on=self.chance.end(letter or begun),
            decided_on=self.chance.end(begun),
            applied_to_court_on=self.chance.end(begun) if self.chance.rarely() else None,
        )

    def tell_a_plan(self) -> None:
        chance = self.chance
        begun = chance.start()
        self.add(
            "child_protection_plans",
            started_on=begun,
            ended_on=chance.end(begun),
            initial_category=chance.choice(["NEG", "EMO", "MUL", None]),
            latest_category=chance.choice(["NEG", "EMO", "MUL", None]),
            declared_earlier_plans=chance.choice([0, 1, 2, None, GONE]),
        )
        for _number in range(chance.randint(0, 2)):
            if held := chance.end(begun):
                self.add("child_protection_reviews", plan_started_on=begun, held_on=held)
        if chance.often():
            on = begun if chance.often() else chance.day()
            self.add("conferences", held_on=on, kind="after an enquiry")


BELONGS_TO = ("referred_on", "plan_started_on", "assessment_started_on")
"""Which episode, plan or assessment a row belongs to: whose it is, not when it happened."""


def _is_later(cell: Any, day: date) -> bool:
    return isinstance(cell, date) and cell > day


def as_known_on(rows: Rows, day: date) -> Rows:
    """What had happened by the day: a row that began later is gone, a later date is blank."""
    known: Rows = {}
    for name, of_table in rows.items():
        table = TABLES[name]
        begins = table.spans[0] if table.spans else "assessment_started_on"
        kept = [row for row in of_table if not _is_later(row.get(begins), day)]
        blank = {column for column in table.dates if column not in BELONGS_TO}
        known[name] = [_until(row, blank, day) for row in kept]
    return known


def _until(row: Mapping[str, Any], dates: set[str], day: date) -> dict[str, Any]:
    later = {name for name in dates if _is_later(row.get(name), day)}
    if "closed_on" in later:
        later.add("closure_reason")  # it came with the closing
    return {name: None if name in later else cell for name, cell in row.items()}


def reading_of(rows: Rows) -> Reading:
    tables = {
        name: "\n".join(
            [" | ".join(names), *(" | ".join(_text(row.get(n)) for n in names) for row in of_table)]
        )
        for name, of_table in rows.items()
        if of_table
        for names in [[c.name for c in TABLES[name].columns]]
    }
    return record_of(tables, YEARS)


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


def standing(reading: Reading) -> dict[str, list[tuple[str, ...]]]:
    """How every running that has begun stands on the day.

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
                if (row["started_on"] or DAY) <= DAY and row["row_key"].split("|")[1] <= str(DAY)
            )
            for code, sql in ON_THE_DAY.items()
        }


@pytest.mark.parametrize("seed", [1, pytest.param(2, marks=pytest.mark.prove)])
def test_what_is_dated_later_decides_nothing(seed: int) -> None:
    chance = Chance(seed)
    made = [Child(f"child {number}", chance).rows for number in range(CHILDREN)]
    everything: Rows = {name: [row for rows in made for row in rows[name]] for name in TABLES}
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
