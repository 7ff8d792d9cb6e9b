"""The day on which a marker of neglect, a letter, a meeting or an estimate begins to count.

Like test_edges.py: each table turns red for an edge that no other spec watches.
"""

import datetime

from goldenthread.measures.neglect import NEG_01
from goldenthread.measures.population import estimate_year
from goldenthread.measures.pre_proceedings import PLO_03, PLO_04
from tests.spec.conftest import counts


def test_a_plan_marks_neglect_from_the_day_it_starts() -> None:
    given = {
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
            Ann      | 2024-05-13            | 3B
            Ben      | 2024-05-13            | 3B
        """,
        "child_protection_plans": """
            child_id | started_on | initial_category | latest_category
            Ann      | 2025-03-31 | NEG              | NEG
            Ben      | 2025-04-01 | NEG              | NEG
        """,
    }
    counts(
        NEG_01,
        given=given,
        on="2025-03-31",
        then="""
            child_id | verdict
            Ann      | met
            Ben      | not met
        """,
    )


def test_an_assessment_of_unreadable_end_may_be_the_latest_from_the_day_it_starts() -> None:
    given = {
        "referrals": """
            child_id | referred_on | primary_need
            Ann      | 2024-05-10  | N5
            Ben      | 2024-05-10  | N5
        """,
        "assessments": """
            child_id | referred_on | started_on | authorised_on
            Ann      | 2024-05-10  | 2024-05-13 | 2024-06-20
            Ann      | 2024-05-10  | 2025-03-31 | ?31 June
            Ben      | 2024-05-10  | 2024-05-13 | 2024-06-20
            Ben      | 2024-05-10  | 2025-04-01 | ?31 June
        """,
        "assessment_factors": """
            child_id | assessment_started_on | factor
            Ann      | 2024-05-13            | 3B
            Ben      | 2024-05-13            | 3B
        """,
    }
    counts(
        NEG_01,
        given=given,
        on="2025-03-31",
        then="""
            child_id | verdict
            Ann      | unjudged
            Ben      | not met
        """,
    )


def test_a_letter_and_a_meeting_on_the_day_itself_are_in_order() -> None:
    given = {
        "pre_proceedings": """
            child_id | started_on | letter_sent_on | first_meeting_on
            Ann      | 2026-06-10 | 2026-06-10     | 2026-06-10
            Ben      | 2026-06-10 | 2026-06-09     | 2026-06-08
        """,
    }
    for measure in (PLO_03, PLO_04):
        counts(
            measure,
            given=given,
            years=(2027,),
            on="2027-03-31",
            then="""
                child_id | verdict
                Ann      | met
                Ben      | unjudged
            """,
        )


def test_a_rate_in_march_is_of_the_june_before() -> None:
    days = (datetime.date(2025, 3, 31), datetime.date(2025, 4, 1))
    assert [estimate_year(day) for day in days] == [2024, 2025]
