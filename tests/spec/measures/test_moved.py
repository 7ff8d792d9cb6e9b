"""Which children moved a figure"""

import datetime

import pytest

from goldenthread.measures.became import what_became
from goldenthread.measures.child_protection import CPP_01
from goldenthread.measures.moved import ABSENT, moved_between
from goldenthread.measures.neglect import NEG_01
from goldenthread.measures.periods import twelve_months_to
from tests.spec.given import record_of

BEFORE = {
    "referrals": """
        child_id | referred_on | primary_need
        Ann      | 2024-05-10  | N5
        Ben      | 2024-05-10  | N5
    """,
    "assessments": """
        child_id | referred_on | started_on | authorised_on
        Ann      | 2024-05-10  | 2024-05-13 | 2024-06-20
        Ben      | 2024-05-10  | 2024-05-13 | 2024-06-20
    """,
    "assessment_factors": """
        child_id | assessment_started_on | factor
        Ann      | 2024-05-13            | 16A
        Ben      | 2024-05-13            | 3B
    """,
}
PLANS = """
    child_id | started_on | initial_category | latest_category
    Ann      | 2024-08-01 | EMO              | EMO
    Ben      | 2024-08-01 | NEG              | NEG
"""


def test_a_child_at_a_higher_step_with_the_same_verdict_did_not_move() -> None:
    """Both are on a plan in the second edition; only the child whose verdict differs is told."""
    readings = {1: record_of(BEFORE), 2: record_of(BEFORE | {"child_protection_plans": PLANS})}
    period = twelve_months_to(datetime.date(2025, 3, 31))
    moved = moved_between(readings.__getitem__, NEG_01, period, first=1, last=2)
    assert [(m["child_id"], m["was"], m["now"]) for m in moved] == [("Ben", "not met", "met")]


ON_A_PLAN = {
    "child_protection_plans": """
        child_id | started_on | ended_on | initial_category | latest_category
        Ann      | 2024-05-01 |          | NEG              | NEG
        Ben      | 2024-05-01 |          | NEG              | NEG
    """
}


@pytest.mark.parametrize(
    ("later", "says"),
    [
        (
            """
            child_id | started_on | ended_on   | initial_category | latest_category
            Ann      | 2024-05-01 | 2025-01-15 | NEG              | EMO
            Ben      | 2024-05-01 |            | NEG              | NEG
            """,
            "Now: last day of the plan is 15 January 2025, before blank; category of abuse now, or "
            "when the plan ended is emotional abuse, before neglect.",
        ),
        (
            """
            child_id | started_on | ended_on | initial_category | latest_category
            Ann      | 2024-05-02 | ?         | NEG             | NEG
            Ben      | 2024-05-01 |           | NEG             | NEG
            """,
            "Now: no return that is held says it any more, or it is said under another day.",
        ),
    ],
)
def test_a_case_that_is_no_longer_counted_says_what_became_of_it(later: str, says: str) -> None:
    readings = {
        1: record_of(ON_A_PLAN),
        2: record_of({"child_protection_plans": later}),
    }
    period = twelve_months_to(datetime.date(2025, 3, 31))
    moved = moved_between(readings.__getitem__, CPP_01, period, first=1, last=2)
    left = [m for m in moved if m["now"] == ABSENT]
    assert [m["child_id"] for m in left] == ["Ann"]
    assert left[0]["reason"] == f"Before: Plan since 1 May 2024, still open. {says}"


def test_another_row_that_counts_in_its_place_is_said() -> None:
    """Ann is counted once, at her highest step: it is no longer the episode that places her."""
    readings = {
        1: record_of(BEFORE),
        2: record_of(BEFORE | {"child_protection_plans": PLANS}),
    }
    rows = [
        {"table_name": "referrals", "row_key": "Ann|2024-05-10", "child_id": "Ann"},
    ]
    became = what_became(rows, readings[1], readings[2])
    assert became["referrals", "Ann|2024-05-10"].startswith("this row stands as it stood")
