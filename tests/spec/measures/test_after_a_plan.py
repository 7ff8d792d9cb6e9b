"""What had happened after a plan: what is told, what is too early, what no file speaks of."""

from datetime import date, timedelta

import pytest
from hypothesis import given
from hypothesis import strategies as st

from goldenthread.measures.after_a_plan import MARKS, After, Happened, what_followed

D = date.fromisoformat
ENDED, ON = D("2023-03-01"), D("2025-06-30")
ALL = [(D("2022-04-01"), ON)]
TO_MARCH = [(D("2022-04-01"), D("2024-03-31"))]
FROM_JUNE = [(D("2023-06-01"), ON)]
REFERRAL, PLAN, CARE = After.REFERRAL, After.PLAN, After.CARE

CASES: list[tuple[str, dict[After, list[str]], dict[After, list[tuple[date, date]]], list[str]]] = [
    ("nothing came", {}, {}, ["nothing", "nothing", "nothing"]),
    ("on the very day", {REFERRAL: ["2023-06-01"]}, {}, ["a new referral"] * 3),
    ("the day after it", {REFERRAL: ["2023-06-02"]}, {}, ["nothing", *["a new referral"] * 2]),
    (
        "in turn",
        {REFERRAL: ["2023-09-01"], PLAN: ["2024-10-01"], CARE: ["2024-12-01"]},
        {},
        ["nothing", "a new referral", "a new referral, a new plan, looked after"],
    ),
    ("looked after since the end", {CARE: ["2023-03-01"]}, {}, ["looked after"] * 3),
    (
        "one return ends",
        {},
        {CARE: TO_MARCH},
        ["nothing", "nothing", "cannot be worked out"],
    ),
    (
        "one return ends, another tells",
        {PLAN: ["2023-05-01"]},
        {CARE: TO_MARCH},
        ["a new plan", "a new plan", "a new plan; what else cannot be worked out"],
    ),
    ("one return begins later", {}, {REFERRAL: FROM_JUNE}, ["cannot be worked out"] * 3),
    ("one return is not there", {}, {CARE: []}, ["cannot be worked out"] * 3),
]


@pytest.mark.parametrize(
    ("happened", "spoken", "said"), [case[1:] for case in CASES], ids=[case[0] for case in CASES]
)
def test_what_followed(
    happened: dict[After, list[str]],
    spoken: dict[After, list[tuple[date, date]]],
    said: list[str],
) -> None:
    days = {after: [D(day) for day in happened.get(after, [])] for after in After}
    told = {after: spoken.get(after, ALL) for after in After}
    found = [
        what_followed(ENDED, Happened(days=days), months=months, on=ON, spoken=told)
        for months in MARKS
    ]
    assert found == said


def test_a_day_that_cannot_be_read_is_neither_something_nor_nothing() -> None:
    happened = Happened(days={after: [] for after in After}, in_doubt=frozenset({PLAN}))
    told = dict.fromkeys(After, ALL)
    assert what_followed(ENDED, happened, months=3, on=ON, spoken=told) == "cannot be worked out"


def test_what_has_not_come_yet_is_too_early() -> None:
    happened = Happened(days={after: [] for after in After})
    told = dict.fromkeys(After, ALL)
    found = [
        what_followed(ENDED, happened, months=3, on=on, spoken=told)
        for on in (D("2023-05-31"), D("2023-06-01"))
    ]
    assert found == ["too early to say", "nothing"]


some_days = st.dates(ENDED, ON)


@given(days=st.lists(some_days, max_size=4), to=some_days)
def test_later_marks_tell_no_less(days: list[date], to: date) -> None:
    """What had happened by one mark had happened by the next; nothing is told beyond the files."""
    happened = Happened(days={REFERRAL: days, PLAN: [], CARE: []})
    told = {after: [(ENDED - timedelta(days=1), to)] for after in After}
    found = [what_followed(ENDED, happened, months=months, on=ON, spoken=told) for months in MARKS]
    with_referral = [REFERRAL in said for said in found]
    assert with_referral == sorted(with_referral)
    assert all(said != "nothing" or to >= D("2023-06-01") for said in found)
