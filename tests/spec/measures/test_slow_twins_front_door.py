"""Four measures agree with their twin on every case, for histories that Hypothesis makes."""

from collections import Counter
from datetime import date, timedelta

from hypothesis import HealthCheck, given
from hypothesis import strategies as st

from goldenthread.measures import answers
from goldenthread.measures.front_door import ASM_01, REF_02
from goldenthread.measures.measure import Measure
from goldenthread.measures.neglect import NEG_01, NEG_03
from goldenthread.measures.periods import Period, twelve_months_to
from goldenthread.record.snapshot import Reading
from goldenthread.statute.calendar import WorkingCalendar
from tests.drawing import drawn
from tests.spec.given import record_of
from tests.spec.measures import front_door_twin as twin
from tests.spec.measures.front_door_twin import Assessment, Cell, History, Plan, Referral

HOLIDAYS = frozenset(WorkingCalendar.of_england().holidays)
NAMES = ("Ann", "Ben", "Cal", "Dee", "Eve", "Fay")
EDGES = [
    date(2022, 3, 31), date(2022, 4, 1), date(2023, 2, 28), date(2023, 3, 31), date(2023, 4, 1),
    date(2024, 2, 28), date(2024, 2, 29), date(2024, 3, 1), date(2024, 3, 31), date(2024, 4, 1),
    date(2025, 2, 28), date(2025, 3, 31),
]  # fmt: skip
ASKED = [date(2023, 3, 31), date(2024, 2, 29), date(2025, 3, 31), date(2025, 4, 1)]

days = st.sampled_from(EDGES) | st.dates(date(2021, 10, 1), date(2025, 4, 10))
rarely = st.integers(0, 29).map(lambda n: n == 29)
FACTORS = st.sampled_from([(), ("21",), ("16A",), ("3B",), ("16A", "3B")])
CATEGORIES = st.sampled_from(["NEG", "EMO", "MUL", "PHY", ""])


@st.composite
def ends(draw: st.DrawFn, start: date, edges: list[date]) -> Cell:
    """A day at an edge or any later one, none, or one that cannot be read."""
    if draw(rarely):
        return "?"
    kind = draw(st.integers(0, 9))
    if kind <= 2:
        return None
    if kind <= 7:
        return draw(st.sampled_from(edges)) + timedelta(days=draw(st.integers(-1, 1)))
    return start + timedelta(days=draw(st.integers(-3, 500)))


@st.composite
def plans(draw: st.DrawFn, start: date) -> Plan:
    begun = start + timedelta(days=draw(st.integers(0, 60)))
    return Plan(
        "?" if draw(rarely) else begun,
        draw(ends(begun, ASKED)),
        draw(CATEGORIES),
        draw(CATEGORIES),
    )


@st.composite
def histories(draw: st.DrawFn) -> History:
    """A child referred a few times; every key of a table is there once."""
    history = History()
    referred = draw(st.lists(days, min_size=1, max_size=2, unique=True))
    if draw(st.booleans()):
        again = twin.a_year_later(referred[0]) + timedelta(days=draw(st.integers(-1, 1)))
        referred = list(dict.fromkeys([*referred, again]))
    for day in referred:
        start: Cell = "?" if draw(rarely) and not _has_undated(history) else day
        closed = draw(ends(day, ASKED))
        need = draw(st.sampled_from(["N1", "N5", ""]))
        history.referrals.append(Referral(start, closed, need, draw(rarely)))
        begun = draw(st.lists(st.integers(0, 90), max_size=3, unique=True))
        for days_later in begun:
            started = day + timedelta(days=days_later)
            if any(a.started == started for a in history.assessments):
                continue
            due = twin.working_days_after(started, 45, HOLIDAYS)
            done = draw(ends(started, [due, due, *ASKED]))
            history.assessments.append(Assessment(start, started, done, draw(FACTORS)))
        if draw(rarely) and history.assessments:
            history.assessments[-1].started = "?"
    if draw(st.booleans()):
        history.plans.append(draw(plans(referred[0])))
    if draw(st.booleans()):
        history.in_need_plans.append(draw(plans(referred[0])))
    undated = [a for a in history.assessments if a.started == "?"]
    for extra in undated[1:]:
        history.assessments.remove(extra)
    return history


def _has_undated(history: History) -> bool:
    return any(r.referred == "?" for r in history.referrals)


def written(cell: Cell) -> str:
    return "" if cell is None else cell if isinstance(cell, str) else cell.isoformat()


def recorded(children: dict[str, History], years: tuple[int, ...]) -> Reading:
    """The same histories as tables of the record."""
    tables = {
        "referrals": ["child_id | referred_on | closed_on | primary_need | no_further_action"],
        "assessments": ["child_id | referred_on | started_on | authorised_on"],
        "assessment_factors": ["child_id | assessment_started_on | factor"],
        "cin_plans": ["child_id | started_on | ended_on"],
        "child_protection_plans": [
            "child_id | started_on | ended_on | initial_category | latest_category"
        ],
    }

    def add(table: str, *row: str) -> None:
        tables[table].append(" | ".join(row))

    for name, child in children.items():
        for r in child.referrals:
            said = "yes" if r.turned_away else "no"
            add("referrals", name, written(r.referred), written(r.closed), r.need, said)
        for a in child.assessments:
            dates = (written(a.referred), written(a.started), written(a.authorised))
            add("assessments", name, *dates)
            for factor in a.factors:
                add("assessment_factors", name, written(a.started), factor)
        for p in child.in_need_plans:
            add("cin_plans", name, written(p.started), written(p.ended))
        for p in child.plans:
            dates = (written(p.started), written(p.ended))
            add("child_protection_plans", name, *dates, p.initial, p.latest)
    return record_of({name: "\n".join(rows) for name, rows in tables.items()}, years)


Told = Counter[tuple[str, str, str, str]]
"""How often: the measure, the period, the child (and the day of the case, where it has one), the
verdict."""


def told_by_twin(children: dict[str, History], years: tuple[int, ...], asked: list[Period]) -> Told:
    told: Told = Counter()
    for period in asked:
        first, last = period.first_day, period.last_day
        for name, child in children.items():
            for day, verdict in twin.re_referrals(child, years).items():
                if first <= day <= last:
                    told["REF-02", period.name, f"{name} {day}", verdict] += 1
            for day, verdict in twin.assessed_in_time(child, HOLIDAYS):
                if first <= day <= last:
                    told["ASM-01", period.name, f"{name} {day}", verdict] += 1
            for verdict in twin.episodes_with_neglect(child, first, last).values():
                told["NEG-03", period.name, name, verdict] += 1
            on_the_day = twin.neglect(child, last, years)
            if on_the_day is not None:
                told["NEG-01", period.name, name, on_the_day] += 1
    return told


def told_by_us(reading: Reading, asked: list[Period]) -> Told:
    told: Told = Counter()
    measures: tuple[tuple[Measure, str], ...] = (
        (REF_02, "referred_on"), (ASM_01, "stopped_on"), (NEG_01, ""), (NEG_03, ""),
    )  # fmt: skip
    for measure, day in measures:
        for case in answers.cases(reading, measure, asked):
            whose = f"{case.child_id} {case.cells[day]}" if day else case.child_id
            told[measure.code, case.period, whose, case.verdict] += 1
    return told


@drawn(
    25,
    derandomize=True,
    suppress_health_check=[HealthCheck.too_slow, HealthCheck.data_too_large],
)
@given(
    st.lists(histories(), min_size=3, max_size=6),
    st.sampled_from([(2022, 2023, 2024, 2025), (2023, 2024, 2025), (2023, 2025)]),
)
def test_every_verdict_is_the_twins(made: list[History], years: tuple[int, ...]) -> None:
    children = dict(zip(NAMES, made, strict=False))
    reading = recorded(children, years)
    asked = [twelve_months_to(day) for day in ASKED]
    assert told_by_us(reading, asked) == told_by_twin(children, years, asked)


def test_the_twin_knows_the_edges() -> None:
    """What it is trusted with, by hand: the 45th working day, and twelve months."""
    start = date(2025, 3, 3)
    for done, verdict in ((date(2025, 5, 8), "met"), (date(2025, 5, 9), "not met")):
        child = History(assessments=[Assessment(start, start, done, ())])
        assert twin.assessed_in_time(child, HOLIDAYS) == [(done, verdict)]
    again = [Referral(day, None, "N5", False) for day in (date(2024, 2, 29), date(2025, 2, 28))]
    told = twin.re_referrals(History(referrals=again), (2022, 2023, 2024, 2025))
    assert list(told.values()) == ["not met", "met"]
