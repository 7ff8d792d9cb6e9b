"""What repeats, the rungs, and what counts back agree with a twin that walks the days.

The twin takes a child's history and asks of each day in turn what had happened by then. It shares
nothing with the project: only `datetime`, and the list of holidays in `deciding`.
"""

import os
from collections import Counter
from collections.abc import Iterator
from datetime import date, timedelta

import ibis
import pyarrow as pa
import pytest
from hypothesis import HealthCheck, Phase, given, seed, settings
from hypothesis import strategies as st
from ibis import _

from goldenthread.clocks.register import CLOCKS
from goldenthread.clocks.states import with_state
from goldenthread.record.expressions import periods
from tests.spec.clocks.walking import (
    BLANK,
    CANNOT,
    FED_FROM,
    FED_TO,
    NO,
    ONE_DAY,
    RUNS,
    TOLD_TO,
    UNDATED,
    YES,
    Child,
    Dues,
    Wait,
    rungs_of,
    state_of,
    walked,
    working_days_before,
)
from tests.spec.conftest import days_of
from tests.spec.given import record_of

CHILDREN = int(os.environ.get("GOLDENTHREAD_TWIN_CHILDREN", "100000"))
"""How many runnings the proof compares at least."""

OFFSETS = st.integers(-20, 400)
LENGTHS = st.one_of(st.none(), st.integers(0, 500))
STARTS = st.one_of(
    st.dates(date(2024, 4, 1), date(2025, 3, 31)),
    st.dates(date(2023, 10, 1), date(2024, 3, 31)),
    st.sampled_from([date(2024, 11, 30), date(2024, 8, 31), date(2024, 12, 24), date(2024, 4, 1)]),
)
NEAR = st.lists(st.integers(-2, 40), min_size=1, max_size=5).map(
    lambda gaps: [sum(gaps[: n + 1]) for n in range(len(gaps))]
)


def children(said: list[str]) -> st.SearchStrategy[list[Child]]:
    """Many children, whose events are near one another or anywhere."""
    days = st.one_of(NEAR, st.lists(OFFSETS, max_size=4))
    events = days.flatmap(
        lambda found: st.tuples(*(st.tuples(st.just(n), st.sampled_from(said)) for n in found))
    )
    held = events.map(lambda told: tuple(told[n] for n in range(len(told)) if is_kept(told, n)))
    return st.lists(st.builds(Child, STARTS, LENGTHS, held), min_size=25, max_size=40)


def is_kept(told: tuple[tuple[int, str], ...], place: int) -> bool:
    """Whether an event is one of the first two of its day: a file tells of no more (one of either
    kind)."""
    return [day for day, _said in told[:place]].count(told[place][0]) < 2


ASKED = st.lists(
    st.one_of(
        st.dates(date(2024, 4, 1), date(2025, 4, 30)),
        st.sampled_from([FED_TO, FED_TO + ONE_DAY, date(2024, 12, 27), date(2025, 1, 31)]),
    ),
    min_size=4,
    max_size=6,
    unique=True,
)

ON_THE_DAY: dict[str, str] = {}


def sql_of(code: str) -> str:
    if code not in ON_THE_DAY:
        stated = with_state(CLOCKS[code].runs.cross_join(periods), _.last_day)
        columns = ("child_id", "last_day", "rule", "started_on", "due_on", "state", "verdict")
        ON_THE_DAY[code] = str(ibis.to_sql(stated.select(*columns), "duckdb"))
    return ON_THE_DAY[code]


def told(code: str, tables: dict[str, str], speaks: dict[str, str], days: list[date]) -> Counter:
    """What the clock says of each running that has begun, on each of the days."""
    reading = record_of(tables, (2022, 2023, 2024, 2025, 2026), days_of=days_of(speaks))
    asked = pa.table(
        {
            "period": [day.isoformat() for day in days],
            **{name: pa.array(days, pa.date32()) for name in ("first_day", "last_day", "asked_on")},
        }
    )
    with reading.holding("periods", asked):
        rows = [tuple(row.values()) for row in reading.rows(sql_of(code))]
    return Counter(row for row in rows if row[3] <= row[1])


COMPARED = Counter[str]()
"""How many runnings of each clock were compared."""


def agree(code: str, found: Counter, wanted: Counter) -> None:
    COMPARED[code] += wanted.total()
    assert not found - wanted, f"the clock alone: {sorted(found - wanted)[:3]}"
    assert not wanted - found, f"the twin alone: {sorted(wanted - found)[:3]}"


def table(heading: str, rows: Iterator[tuple[object, ...]]) -> str:
    cells = (" | ".join("" if c is None else str(c) for c in row) for row in rows)
    return "\n".join([heading, *cells])


def spans(made: list[Child]) -> Iterator[tuple[object, ...]]:
    return ((f"c{n}", child.start, child.end) for n, child in enumerate(made))


def events(made: list[Child], *more: str) -> Iterator[tuple[object, ...]]:
    """A row for each event; its day cannot be read where it has none."""
    for n, child in enumerate(made):
        for offset, said in sorted(set(child.events)):
            yield (f"c{n}", f"?{offset}" if said == UNDATED else child.day(offset), *more)


def visits(made: list[Child], kind: str) -> Iterator[tuple[object, ...]]:
    """A row for each visit; the second of a day does not say whom it was owed to."""
    for n, child in enumerate(made):
        before: list[int] = []
        for offset, said in child.events:
            yield (f"c{n}", child.day(offset), "" if offset in before else kind, said)
            before.append(offset)


def waits_of(dues: Dues, made: list[Child], days: list[date]) -> Counter:
    """What the twin says of each wait that has begun, on each of the days."""
    fed = (FED_FROM, FED_TO)
    return Counter(
        (f"c{n}", day, w.rule, w.start, w.due, *state_of(w, child, day, fed))
        for n, child in enumerate(made)
        for day in days
        if child.start <= day
        for w in walked(child, day, dues)
    )


FED = f"{FED_FROM} to {FED_TO}"
EVERY = (YES, NO, BLANK, UNDATED)
OFTEN = [YES] * 8 + [NO] * 4 + [BLANK] * 2
SOMETIMES_UNDATED = [YES] * 30 + [UNDATED]


def check_visits(made: list[Child], days: list[date]) -> None:
    for code, kind, plans, turns in (
        ("protection-visit", "child protection", "child_protection_plans", 10),
        ("need-visit", "child in need", "cin_plans", 20),
    ):
        tables = {
            plans: table("child_id | started_on | ended_on", spans(made)),
            "visits": table("child_id | visited_on | kind | seen", visits(made, kind)),
        }
        dues = Dues(code, ((code, "working days", turns),))
        agree(code, told(code, tables, {"visits": FED}, days), waits_of(dues, made, days))


def check_meetings(made: list[Child], days: list[date]) -> None:
    for code, plans, held, turns in (
        (
            "core-group",
            "child_protection_plans",
            "core_groups",
            (("first-core-group", "working days", 10), ("later-core-group", "weeks", 6)),
        ),
        ("need-review", "cin_plans", "cin_plan_reviews", (("need-review", "weeks", 12),)),
        (
            "supervision",
            "child_protection_plans",
            "supervisions",
            (("supervision-of-protection", "weeks", 4),),
        ),
    ):
        tables = {
            plans: table("child_id | started_on | ended_on", spans(made)),
            held: table("child_id | held_on", events(made)),
        }
        agree(code, told(code, tables, {held: FED}, days), waits_of(Dues(code, turns), made, days))


def check_care_reviews(made: list[Child], days: list[date]) -> None:
    """Which review it is can be told only of care that began within the feed, or after two."""
    code = "care-review"
    tables = {
        "looked_after_periods": table("child_id | started_on | ended_on", spans(made)),
        "looked_after_reviews": table("child_id | held_on", events(made)),
    }
    dues = Dues(
        code,
        (
            ("first-care-review", "working days", 20),
            ("second-care-review", "months", 3),
            ("later-care-review", "months", 6),
        ),
    )
    wanted = Counter[RUNS]()
    for n, child in enumerate(made):
        for day in (one for one in days if child.start <= one):
            for place, wait in enumerate(walked(child, day, dues)):
                state = state_of(wait, child, day, (FED_FROM, FED_TO))
                if place < 2 and child.start < FED_FROM:
                    state = (CANNOT, "unjudged")
                wanted[(f"c{n}", day, wait.rule, wait.start, wait.due, *state)] += 1
    agree(code, told(code, tables, {"looked_after_reviews": FED}, days), wanted)


def check_rungs(made: list[Child], days: list[date]) -> None:
    for code, plans, about, ladder, first in (
        ("need-ladder", "cin_plans", "CHILD_IN_NEED_PLAN", (6, 9, 12), 3),
        ("plan-ladder", "child_protection_plans", "LEGAL_PLANNING", (9, 12, 15, 18, 21), 6),
    ):
        tables = {
            plans: table("child_id | started_on | ended_on", spans(made)),
            "management_decisions": table("child_id | decided_on | about", events(made, about)),
        }
        wanted = Counter(
            (f"c{n}", day, w.rule, w.start, w.due, *state_of(w, child, day, (FED_FROM, FED_TO)))
            for n, child in enumerate(made)
            for day in days
            if child.start <= day
            for w in rungs_of(child, day, code, ladder, first)
        )
        agree(code, told(code, tables, {"management_decisions": FED}, days), wanted)


def check_reports(made: list[Child], days: list[date]) -> None:
    """`start` is the day on which an agency was asked, `length` how far off the conference was, and
    the first event the day on which the report was shared."""
    asked = [child for child in made if child.length is not None]
    rows, wanted = [], Counter[RUNS]()
    for n, child in enumerate(asked):
        meeting, shared = child.end, next((child.day(d) for d, _said in child.events), None)
        kind, count = (("INITIAL", 2), ("REVIEW", 5))[n % 2]
        rows.append((f"c{n}", f"{kind}_CONFERENCE", meeting, "GP", child.start, shared))
        assert meeting
        due = working_days_before(meeting, count)
        rule = f"report-to-{kind.lower()}-conference"
        for day in (one for one in days if child.start <= one):
            if due < child.start:
                state = (CANNOT, "unjudged")
            else:
                wait = Wait(child.start, due, rule, FED_FROM)
                wait.done = shared if shared and shared <= day else None
                wait.ended = meeting if meeting <= day else None
                state = state_of(wait, Child(child.start, None, ()), day, (FED_FROM, FED_TO))
            wanted[(f"c{n}", day, rule, child.start, due, *state)] += 1
    heading = "child_id | meeting | meeting_on | agency | invited_on | report_shared_on"
    tables = {"meeting_agencies": table(heading, iter(rows))}
    found = told("conference-report", tables, {"meeting_agencies": FED}, days)
    agree("conference-report", found, wanted)


def check_before_birth(made: list[Child], days: list[date]) -> None:
    """`start` is the referral, and the birth is expected `length` days after it."""
    unborn = [(n, child) for n, child in enumerate(made) if child.length]
    people = ((f"c{n}", child.end) for n, child in unborn)
    referrals = ((f"c{n}", child.start) for n, child in unborn)
    begun = [
        (f"c{n}", child.start, child.day(offset))
        for n, child in unborn
        for offset, _said in sorted(set(child.events))
    ]
    wanted = Counter[RUNS]()
    for n, child in unborn:
        assert child.end
        for rule, weeks in (("unborn-assessment-begun", 22), ("unborn-assessment-done", 8)):
            due = child.end - timedelta(days=7 * weeks)
            starts = sorted(child.day(d) for d, _said in child.events if d >= 0)
            for day in (one for one in days if child.start <= one):
                done = [one for one in starts if one <= day] if rule.endswith("begun") else []
                wait = Wait(child.start, due, rule, TOLD_TO, done[0] if done else None)
                state = state_of(wait, Child(child.start, None, ()), day, (FED_FROM, TOLD_TO))
                if due < child.start:
                    state = (CANNOT, "unjudged")
                wanted[(f"c{n}", day, rule, child.start, due, *state)] += 1
    tables = {
        "people": table("child_id | expected_on", people),
        "referrals": table("child_id | referred_on", referrals),
        "assessments": table("child_id | referred_on | started_on", iter(dict.fromkeys(begun))),
    }
    agree("unborn-assessment", told("unborn-assessment", tables, {}, days), wanted)


CHECKS = {
    "visits": (check_visits, OFTEN),
    "meetings": (check_meetings, SOMETIMES_UNDATED),
    "care reviews": (check_care_reviews, SOMETIMES_UNDATED),
    "rungs": (check_rungs, SOMETIMES_UNDATED),
    "reports": (check_reports, [YES]),
    "before birth": (check_before_birth, [YES]),
}
"""What is compared, and what files say of the events."""

# What differs names its child and day; shrinking it would take minutes.
few = settings(
    max_examples=2,
    deadline=None,
    phases=(Phase.explicit, Phase.reuse, Phase.generate),
    suppress_health_check=list(HealthCheck),
)


@pytest.mark.parametrize("what", CHECKS)
def test_the_clock_and_its_twin_agree(what: str) -> None:
    check, said = CHECKS[what]
    few(given(children(said), ASKED)(check))()


@pytest.mark.prove
def test_a_great_many_runnings_agree(capsys: pytest.CaptureFixture[str]) -> None:
    """As many as GOLDENTHREAD_TWIN_CHILDREN says, in rounds that begin from other seeds."""
    COMPARED.clear()
    rounds = 0
    while COMPARED.total() < CHILDREN:
        for check, said in CHECKS.values():
            many = settings(few, max_examples=10, database=None)
            seed(rounds)(many(given(children(said), ASKED)(check)))()
        rounds += 1
    with capsys.disabled():
        print(f"\n{COMPARED.total()} runnings compared, 0 differences: {dict(COMPARED)}")


def test_the_twin_counts_back_over_easter() -> None:
    assert working_days_before(date(2025, 4, 28), 5) == date(2025, 4, 17)
    assert working_days_before(date(2025, 4, 27), 1) == date(2025, 4, 24)
