"""Which children moved a figure"""

import datetime

from goldenthread.measures.moved import moved_between
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
