"""The clocks agree with their twin, for cases that Hypothesis makes."""

from dataclasses import dataclass
from datetime import date, timedelta

import ibis
import pyarrow as pa
from hypothesis import Phase, given, settings
from hypothesis import strategies as st
from ibis import _

from goldenthread.clocks.register import CLOCKS
from goldenthread.clocks.states import with_state
from goldenthread.record.expressions import periods
from tests.spec.clocks.deciding import (
    Wait,
    decide,
    months_after,
    review_waits,
    working_days_after,
)
from tests.spec.given import record_of

Told = tuple[str, date, date, date, str, str]
"""A child, the start, the due date, the day asked about, and the state and verdict on it."""

ON_THE_DAY = {
    code: str(
        ibis.to_sql(
            with_state(clock.runs.cross_join(periods), _.last_day).select(
                "child_id", "started_on", "due_on", "last_day", "state", "verdict"
            ),
            "duckdb",
        )
    )
    for code, clock in CLOCKS.items()
}


Offset = tuple[str, int] | None
"""So many days after the start, or after the due date; none where it did not happen."""


@dataclass(frozen=True)
class Case:
    """What happened to one child. `before` is the days from the referral to the start, and from
    the decision to the letter."""

    start: date
    before: int
    stop: Offset
    close: Offset
    flag: bool
    unreadable: bool

    def stopped(self, due: date) -> date | None:
        return self._after(self.stop, due)

    def closed(self, due: date) -> date | None:
        return self._after(self.close, due)

    def _after(self, offset: Offset, due: date) -> date | None:
        if offset is None:
            return None
        return {"start": self.start, "due": due}[offset[0]] + timedelta(days=offset[1])

    @property
    def referred(self) -> date:
        return self.start - timedelta(days=self.before)

    @property
    def letter(self) -> date:
        return self.start + timedelta(days=self.before)


OFFSETS = st.one_of(
    st.none(),
    st.tuples(st.just("due"), st.integers(-1, 1)),
    st.tuples(st.just("start"), st.integers(-2, 300)),
)
STARTS = st.one_of(
    st.dates(date(2023, 1, 3), date(2025, 12, 31)),
    st.sampled_from(
        [date(2024, 11, 30), date(2023, 11, 30), date(2024, 8, 31), date(2025, 12, 24)]
    ),
)
CASE = st.builds(
    Case,
    STARTS,
    st.integers(0, 10),
    OFFSETS,
    OFFSETS,
    st.booleans(),
    st.sampled_from([False] * 9 + [True]),
)
CASES = st.lists(CASE, min_size=4, max_size=10)
ASKED = st.lists(st.sampled_from([-8, -7, -1, 0, 1, 2]), min_size=2, max_size=4, unique=True)


def table(heading: str, rows: list[list[object]]) -> str:
    return "\n".join([heading, *(" | ".join("" if c is None else str(c) for c in r) for r in rows)])


def told(code: str, tables: dict[str, str], days: set[date], years: tuple[int, ...]) -> set[Told]:
    """What the clock says of each running on each of the days."""
    reading = record_of(tables, years)
    asked = pa.table(
        {
            "period": [day.isoformat() for day in days],
            "first_day": pa.array(list(days), pa.date32()),
            "last_day": pa.array(list(days), pa.date32()),
            "asked_on": pa.array(list(days), pa.date32()),
        }
    )
    with reading.holding("periods", asked):
        return {tuple(row.values()) for row in reading.rows(ON_THE_DAY[code])}  # type: ignore[misc]


def should_be(waits: list[tuple[str, Wait]], days: set[date]) -> set[Told]:
    return {(child, w.start, w.due, day, *decide(w, day)) for child, w in waits for day in days}


def days_around(waits: list[tuple[str, Wait]], asked: list[int]) -> set[date]:
    """Days close to due dates, where states change."""
    near = {wait.due + timedelta(days=n) for _child, wait in waits[:5] for n in asked}
    return near | {date(2025, 3, 31)}


YEARS = (2022, 2023, 2024, 2025)
# A set of running and day that differs names its case; shrinking it would take minutes.
each = settings(
    max_examples=10, deadline=None, phases=(Phase.explicit, Phase.reuse, Phase.generate)
)


@each
@given(CASES, ASKED)
def test_assessments(cases: list[Case], asked: list[int]) -> None:
    referrals, assessments = [], []
    from_start: list[tuple[str, Wait]] = []
    from_referral: list[tuple[str, Wait]] = []
    for n, case in enumerate(cases):
        child, first_due = f"c{n}", working_days_after(case.start, 45)
        stop, close = case.stopped(first_due), case.closed(first_due)
        referrals.append([child, case.referred, close])
        authorised = "?31 June" if case.unreadable else stop
        assessments.append([child, case.referred, case.start, authorised])
        for waits, start in ((from_start, case.start), (from_referral, case.referred)):
            due = working_days_after(start, 45)
            known = not case.unreadable and (stop is None or stop >= start)
            waits.append((child, Wait(start=start, due=due, stop=stop, close=close, known=known)))
    tables = {
        "referrals": table("child_id | referred_on | closed_on", referrals),
        "assessments": table("child_id | referred_on | started_on | authorised_on", assessments),
    }
    for code, waits in (
        ("assessment-from-start", from_start),
        ("assessment-from-referral", from_referral),
    ):
        days = days_around(waits, asked)
        assert told(code, tables, days, YEARS) == should_be(waits, days)


@each
@given(CASES, ASKED)
def test_initial_conferences(cases: list[Case], asked: list[int]) -> None:
    enquiries, waits = [], []
    for n, case in enumerate(cases):
        child, due = f"c{n}", working_days_after(case.start, 15)
        stop = case.stopped(due)
        held = "?31 June" if case.unreadable else stop
        enquiries.append([child, case.start, held, "yes" if case.flag else ""])
        wait = Wait(
            start=case.start,
            due=due,
            stop=stop,
            close=case.start if case.flag else None,
            known=not case.unreadable and (stop is None or stop >= case.start),
        )
        waits.append((child, wait))
    tables = {
        "section_47_enquiries": table(
            "child_id | started_on | conference_on | conference_not_required", enquiries
        )
    }
    days = days_around(waits, asked)
    assert told("initial-conference", tables, days, YEARS) == should_be(waits, days)


@each
@given(CASES, ASKED, st.lists(st.lists(st.integers(1, 250), max_size=4), min_size=10, max_size=10))
def test_reviews(cases: list[Case], asked: list[int], gaps: list[list[int]]) -> None:
    """History starts on 1 April 2023, so that some plans began before it."""
    plans, reviews, waits = [], [], []
    for n, case in enumerate(cases):
        child, end = f"c{n}", case.closed(months_after(case.start, 3))
        end = max(end, case.start + timedelta(days=1)) if end else None
        held = [case.start + timedelta(days=sum(gaps[n][: i + 1])) for i in range(len(gaps[n]))]
        plans.append([child, case.start, end])
        reviews.extend([child, case.start, day] for day in held)
        of_plan = review_waits(
            start=case.start, end=end, reviews=held, history_starts=date(2023, 4, 1)
        )
        waits.extend((child, wait) for wait in of_plan)
    tables = {
        "child_protection_plans": table("child_id | started_on | ended_on", plans),
        "child_protection_reviews": table("child_id | plan_started_on | held_on", reviews),
    }
    days = days_around(waits, asked)
    assert told("review-conference", tables, days, (2024, 2025)) == should_be(waits, days)


@each
@given(CASES, ASKED)
def test_pre_proceedings(cases: list[Case], asked: list[int]) -> None:
    periods_held, from_decision, from_letter = [], [], []
    for n, case in enumerate(cases):
        child, stop = f"c{n}", case.stopped(case.start + timedelta(weeks=16))
        letter = case.letter if case.flag else None
        decided = "?31 June" if case.unreadable else stop
        periods_held.append([child, case.start, letter, decided])
        starts = [(from_decision, case.start), *([(from_letter, letter)] if letter else [])]
        for waits, start in starts:
            due = start + timedelta(days=16 * 7)
            known = not case.unreadable and (stop is None or stop >= start)
            waits.append((child, Wait(start=start, due=due, stop=stop, known=known)))
    heading = "child_id | started_on | letter_sent_on | decided_on"
    tables = {"pre_proceedings": table(heading, periods_held)}
    for code, waits in (
        ("pre-proceedings-from-decision", from_decision),
        ("pre-proceedings-from-letter", from_letter),
    ):
        days = days_around(waits, asked)
        assert told(code, tables, days, YEARS) == should_be(waits, days)


def test_the_twin_knows_the_published_due_dates() -> None:
    assert working_days_after(date(2024, 12, 16), 15) == date(2025, 1, 9)
    assert working_days_after(date(2025, 3, 3), 45) == date(2025, 5, 8)
    assert months_after(date(2023, 11, 30), 3) == date(2024, 2, 29)
