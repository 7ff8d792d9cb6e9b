"""Six measures agree with their twin on every case, for histories that Hypothesis makes."""

from collections import Counter
from collections.abc import Iterator
from datetime import date, timedelta

from hypothesis import HealthCheck, Phase, example, given
from hypothesis import strategies as st

from goldenthread.measures import answers
from goldenthread.measures.child_protection import CPP_07, CPP_08, CPP_10
from goldenthread.measures.conferences import CON_01, CON_08A, CON_08B
from goldenthread.measures.measure import Measure
from goldenthread.measures.periods import Period
from goldenthread.record.snapshot import Reading
from goldenthread.statute.calendar import WorkingCalendar
from tests.drawing import drawn
from tests.spec.given import record_of
from tests.spec.measures import child_protection_twin as twin
from tests.spec.measures.child_protection_twin import Cell, Enquiry, History, Plan, Review

HOLIDAYS = frozenset(WorkingCalendar.of_england().holidays)
NAMES = ("Ann", "Ben", "Cal", "Dee", "Eve", "Fay")
YEARS = st.sampled_from([(2022, 2023, 2024, 2025), (2024, 2025), (2022, 2024, 2025)])
EDGES = [
    date(2022, 3, 31), date(2022, 4, 1), date(2022, 11, 30), date(2023, 4, 1), date(2023, 11, 30),
    date(2024, 2, 29), date(2024, 3, 31), date(2024, 4, 1), date(2024, 8, 31), date(2024, 12, 16),
]  # fmt: skip
DAYS = st.sampled_from(EDGES) | st.dates(date(2021, 6, 1), date(2025, 3, 31))
RARELY = st.integers(0, 11).map(lambda n: n == 0)
DECLARED = st.sampled_from([0, 0, 1, 2, None, "?"])


@st.composite
def later(draw: st.DrawFn, start: date) -> date:
    """A day on, just before or just after three, six or 24 months, or any other day."""
    if draw(st.integers(0, 3)):
        months = draw(st.sampled_from([3, 3, 6, 24]))
        return twin.months_later(start, months) + timedelta(days=draw(st.sampled_from([0, 1, -1])))
    return start + timedelta(days=draw(st.integers(-5, 400)))


@st.composite
def cells(draw: st.DrawFn, start: date) -> Cell:
    """A later day, none, or one that cannot be read."""
    kind = draw(st.integers(0, 11))
    return "?" if kind == 0 else None if kind <= 3 else draw(later(start))


@st.composite
def histories(draw: st.DrawFn) -> History:
    """A child with a few plans, one of them perhaps without a start; every key is there once."""
    history = History()
    begins = {draw(DAYS)} if draw(st.booleans()) else set(draw(st.lists(DAYS, max_size=2)))
    if begins and draw(st.booleans()):
        begins.add(draw(later(max(begins))))
    undated = draw(RARELY)
    for begin in sorted(begins):
        plan = Plan("?" if undated else begin, draw(cells(begin)), draw(DECLARED))
        undated = False
        history.plans.append(plan)
        held = begin
        for _ in range(draw(st.integers(0, 3))):
            held = draw(later(held))
            if not any(r.held == held for r in history.reviews):
                history.reviews.append(Review(plan.started, held))
    if history.reviews and draw(RARELY):
        history.reviews[-1].held = "?"
    for start in draw(st.lists(DAYS, max_size=2, unique=True)):
        near = start + timedelta(days=draw(st.integers(-2, 30)))
        history.enquiries.append(
            Enquiry(start, draw(st.sampled_from([near, near, near, None, "?"])), draw(RARELY))
        )
    if history.enquiries and draw(RARELY):
        history.enquiries[-1].started = "?"
    return history


AT_THE_LIMITS = [
    # Enquiries held 15 and 16 working days after; short plans of three months, and a day more;
    # reviews on the day they were due; plans 24 months after the one before, and a day more.
    History(
        plans=[
            Plan(date(2022, 5, 31), date(2022, 8, 31), 0),
            Plan(date(2024, 8, 31), date(2024, 12, 1), 1),
        ],
        reviews=[Review(date(2022, 5, 31), date(2022, 8, 31))],
        enquiries=[
            Enquiry(date(2024, 12, 16), date(2025, 1, 9), False),
            Enquiry(date(2023, 12, 16), date(2024, 1, 10), False),
        ],
    ),
    History(
        plans=[
            Plan(date(2022, 4, 20), date(2022, 8, 30), 0),
            Plan(date(2024, 8, 31), None, 1),
        ],
        reviews=[
            Review(date(2022, 4, 20), date(2022, 7, 20)),
            Review(date(2024, 8, 31), date(2024, 11, 30)),
        ],
    ),
    History(
        plans=[Plan(date(2023, 11, 30), None, None)],
        reviews=[
            Review(date(2023, 11, 30), date(2024, 2, 29)),
            Review(date(2023, 11, 30), date(2024, 8, 29)),
            Review(date(2023, 11, 30), date(2025, 3, 1)),
        ],
    ),
    History(plans=[Plan(date(2024, 4, 1), date(2024, 7, 1), 1)]),
    History(plans=[Plan(date(2024, 3, 31), date(2024, 7, 1), 1)]),
]


def text(*cells: object) -> str:
    words = ("" if c is None else "?31 June" if c == "?" else str(c) for c in cells)
    return " | ".join(words)


def tables(borough: dict[str, History]) -> dict[str, str]:
    """The record that says so."""
    plans = ["child_id | started_on | ended_on | declared_earlier_plans"]
    reviews = ["child_id | plan_started_on | held_on"]
    enquiries = ["child_id | started_on | conference_on | conference_not_required"]
    for child, history in borough.items():
        plans += [text(child, p.started, p.ended, p.declared) for p in history.plans]
        reviews += [text(child, r.plan_started, r.held) for r in history.reviews]
        enquiries += [
            text(child, e.started, e.conference, "yes" if e.not_required else None)
            for e in history.enquiries
        ]
    return {
        "child_protection_plans": "\n".join(plans),
        "child_protection_reviews": "\n".join(reviews),
        "section_47_enquiries": "\n".join(enquiries),
    }


def counted(reading: Reading, measure: Measure, asked: list[Period]) -> Counter[tuple[object, ...]]:
    """Each case of the measure: child, period, the day it counts on, verdict."""
    return Counter(
        (case.child_id, case.period, case.cells["counted_on"], case.verdict)
        for case in answers.cases(reading, measure, asked)
    )


def expected(
    told: Iterator[tuple[str, date, str]], asked: list[Period]
) -> Counter[tuple[object, ...]]:
    return Counter(
        (child, period.name, day, verdict)
        for child, day, verdict in told
        for period in asked
        if period.first_day <= day <= period.last_day
    )


@drawn(
    25,
    derandomize=True,
    # Each history is a database: to shrink a failing one takes minutes, and it is small already.
    phases=[Phase.explicit, Phase.generate],
    suppress_health_check=[HealthCheck.too_slow, HealthCheck.data_too_large],
)
@example(AT_THE_LIMITS, (2022, 2023, 2024, 2025), date(2024, 2, 29), 0)
@given(st.lists(histories(), min_size=1, max_size=6), YEARS, DAYS, st.integers(0, 400))
def test_the_measures_agree_with_their_twin(
    found: list[History], years: tuple[int, ...], first: date, length: int
) -> None:
    """Over all the years, and over a short time whose first and last days matter."""
    borough = dict(zip(NAMES, found, strict=False))
    asked = [
        Period(name="all", first_day=date(2021, 1, 1), last_day=date(2027, 12, 31)),
        Period(name="some", first_day=first, last_day=first + timedelta(days=length)),
    ]
    reading = record_of(tables(borough), years)
    twins = (
        (CON_01, lambda history: twin.initial_conferences(history, HOLIDAYS)),
        (CON_08A, lambda history: twin.reviews_due(history, years)),
        (CPP_07, twin.plans_again),
        (CPP_08, lambda history: twin.plans_soon_again(history, years)),
        (CPP_10, twin.plans_ended_short),
    )
    for measure, of_child in twins:
        told = ((c, day, v) for c, h in borough.items() for day, v in of_child(h))
        assert counted(reading, measure, asked) == expected(told, asked), measure.code
    for period in asked:
        told = (
            (c, day, v)
            for c, h in borough.items()
            for day, v in twin.plans_reviewed(h, years, period.last_day)
        )
        assert counted(reading, CON_08B, [period]) == expected(told, [period]), CON_08B.code
