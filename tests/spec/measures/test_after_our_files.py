"""Numbers on a day after our files

What is open when our files end may have ended since: it is not judged, and there is no number.
"""

from collections.abc import Callable

from goldenthread.measures.child_in_need import CIN_01, NEG_05
from goldenthread.measures.child_protection import CPP_01, CPP_10
from goldenthread.measures.conferences import CON_08A, CON_08B
from goldenthread.measures.front_door import ASM_04
from goldenthread.measures.neglect import NEG_01
from goldenthread.measures.neglect_in_plans import NEG_06
from goldenthread.measures.pre_proceedings import PLO_01, PLO_05

Spec = Callable[..., None]

TO_MARCH_2025 = (2022, 2023, 2024, 2025)
ENDS = "No number: our files end on 31 March 2025."
POPULATION = """
    year | age | people
    2024 | 5   | 1000
"""
PLANS = {
    "child_protection_plans": """
        child_id | started_on | ended_on   | initial_category | latest_category
        Ann      | 2025-01-10 |            | NEG              | NEG
        Ben      | 2025-01-10 | 2025-03-31 | NEG              | NEG
    """,
    "population": POPULATION,
}


def test_plans_on_a_day_after_our_files(measure_spec: Spec) -> None:
    """Ann's plan may have ended since, and others may have started: there is no number. Ben's has
    ended, which no later day can change."""
    measure_spec(
        CPP_01,
        given=PLANS,
        on="2025-04-01",
        years=TO_MARCH_2025,
        then="""
            child_id | verdict  | reason
            Ann      | unjudged | Plan since 10 January 2025: our files speak of it to 31 March 2025 only.
        """,
        number=ENDS,
    )
    measure_spec(
        NEG_06,
        given=PLANS,
        on="2025-04-01",
        years=TO_MARCH_2025,
        then="""
            child_id | verdict  | reason
            Ann      | unjudged | Plan since 10 January 2025: our files speak of it to 31 March 2025 only.
        """,
        number=ENDS,
    )


def test_the_last_day_of_our_files_is_told(measure_spec: Spec) -> None:
    """The day before is not too late."""
    measure_spec(
        CPP_01,
        given=PLANS,
        on="2025-03-31",
        years=TO_MARCH_2025,
        then="""
            child_id | verdict | reason
            Ann      | met     | Plan since 10 January 2025, still open.
        """,
        number="1 (10.0 per 10,000 children aged 0 to 17; 0.1 to 55.6)",
    )


def test_children_in_need_on_a_day_after_our_files(measure_spec: Spec) -> None:
    """Neither that they are in need, nor why, nor whether neglect is coded can be told."""
    for measure, reason in (
        (CIN_01, "In need since the referral of 10 May 2024: our files speak of it to"),
        (NEG_05, "In need since the referral of 10 May 2024: our files speak of it to"),
        (
            NEG_01,
            "Open episode of need since 10 May 2024, neglect cannot be told: our files speak of it to",
        ),
    ):
        measure_spec(
            measure,
            given={
                "referrals": """
                    child_id | referred_on | closed_on  | primary_need
                    Ann      | 2024-05-10  |            | N1
                    Ben      | 2024-05-10  | 2025-03-20 | N1
                """,
                "assessments": """
                    child_id | referred_on | started_on | authorised_on
                    Ann      | 2024-05-10  | 2024-05-13 | 2024-06-20
                """,
                "assessment_factors": """
                    child_id | assessment_started_on | factor
                    Ann      | 2024-05-13            | 16A
                """,
                "population": POPULATION,
            },
            on="2025-04-01",
            years=TO_MARCH_2025,
            then=f"""
                child_id | verdict  | reason
                Ann      | unjudged | {reason} 31 March 2025 only.
            """,
            number=ENDS,
        )  # fmt: skip


def test_open_assessments_on_a_day_after_our_files(measure_spec: Spec) -> None:
    """Overdue when our files end is not overdue a month later: it may be done."""
    measure_spec(
        ASM_04,
        given={
            "referrals": "child_id | referred_on\nAnn | 2024-11-14",
            "assessments": "child_id | referred_on | started_on\nAnn | 2024-11-14 | 2024-11-14",
        },
        on="2025-04-30",
        years=TO_MARCH_2025,
        then="""
            child_id | verdict  | reason
            Ann      | unjudged | Assessment started 14 November 2024: our files speak of it to 31 March 2025 only.
        """,
        number=ENDS,
    )


def test_pre_proceedings_on_a_day_after_the_file_that_holds_them(measure_spec: Spec) -> None:
    """A census holds only those that began in its year: what came of Ann's later no file says."""
    given = {
        "pre_proceedings": """
            child_id | started_on | year
            Ann      | 2026-10-01 | 2027
            Ben      | 2027-10-01 | 2028
        """
    }
    measure_spec(
        PLO_01,
        given=given,
        on="2028-03-31",
        years=(2027, 2028),
        then="""
            child_id | verdict  | reason
            Ann      | unjudged | In pre-proceedings since 1 October 2026: our files speak of it to 31 March 2027 only.
            Ben      | met      | In pre-proceedings since 1 October 2027, not yet decided.
        """,
        number="1 child; 1 cannot be judged",
    )
    measure_spec(
        PLO_05,
        given=given,
        on="2028-03-31",
        years=(2027, 2028),
        then="""
            child_id | verdict  | reason
            Ann      | unjudged | In pre-proceedings since 1 October 2026: our files speak of it to 31 March 2027 only.
            Ben      | met      | In pre-proceedings since 1 October 2027: 16 weeks had passed on 21 January 2028.
        """,
        number="1 of 1 (100.0 %; 20.7 to 100.0 %); 1 cannot be judged",
    )


def test_reviews_that_fall_due_after_our_files(measure_spec: Spec) -> None:
    """Due by the last day, it was held in time or not; due later, nobody can tell."""
    measure_spec(
        CON_08A,
        given={
            "child_protection_plans": """
                child_id | started_on | ended_on
                Ann      | 2024-12-31 |
                Ben      | 2025-01-01 |
                Cal      | 2025-01-01 |
            """,
            "child_protection_reviews": """
                child_id | plan_started_on | held_on
                Cal      | 2025-01-01      | 2025-03-20
            """,
        },
        on="2025-06-30",
        years=TO_MARCH_2025,
        then="""
            child_id | verdict  | reason
            Ann      | not met  | Review due by 31 March 2025, 3 months after 31 December 2024; not held.
            Ben      | unjudged | Review due by 1 April 2025, 3 months after 1 January 2025: our files speak of it to 31 March 2025 only.
            Cal      | met      | Review due by 1 April 2025, 3 months after 1 January 2025; held 20 March 2025.
        """,
        number=ENDS,
    )
    measure_spec(
        CON_08B,
        given={"child_protection_plans": "child_id | started_on\nAnn | 2024-12-31"},
        on="2025-04-30",
        years=TO_MARCH_2025,
        then="""
            child_id | verdict  | reason
            Ann      | unjudged | Plan since 31 December 2024: our files speak of it to 31 March 2025 only.
        """,
        number=ENDS,
    )


def test_an_end_that_nobody_wrote(measure_spec: Spec) -> None:
    """A plan that the next year's file lacks has ended; when, nobody wrote. That is not a date that
    cannot be read, and is not called one."""
    given = {
        "referrals": """
            child_id | referred_on | closed_on | year
            Ann      | 2023-05-10  |           | 2024
            Ben      | 2023-05-10  | ?31 June  | 2024
        """,
        "child_protection_plans": """
            child_id | started_on | ended_on | year
            Ann      | 2023-12-01 |          | 2024
            Ben      | 2023-12-01 | ?31 June | 2024
        """,
        "assessments": """
            child_id | referred_on | started_on | authorised_on | year
            Ann      | 2023-05-10  | 2024-01-15 |               | 2024
            Ben      | 2023-05-10  | 2024-01-15 | ?31 June      | 2024
        """,
    }
    nobody = "nobody wrote when {}; a later file no longer holds it"
    for measure, since, unread, event in (
        (CPP_01, "Plan since 1 December 2023", "its end date", "it ended"),
        (CIN_01, "In need since the referral of 10 May 2023", "its closure date", "it closed"),
        (ASM_04, "Assessment started 15 January 2024", "its authorisation date", "it was authorised"),
    ):  # fmt: skip
        measure_spec(
            measure,
            given=given,
            on="2024-02-29",
            years=TO_MARCH_2025,
            then=f"""
                child_id | verdict  | reason
                Ann      | unjudged | {since}: {nobody.format(event)}.
                Ben      | unjudged | {since}: {unread} cannot be read.
            """,
        )
    measure_spec(
        CPP_10,
        given=given,
        on="2024-03-31",
        years=TO_MARCH_2025,
        then=f"""
            child_id | verdict  | reason
            Ann      | unjudged | Plan from 1 December 2023 to a day not after 31 March 2024: {nobody.format("it ended")}.
        """,
    )  # fmt: skip
