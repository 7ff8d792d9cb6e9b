"""Review conferences"""

from collections.abc import Callable

from goldenthread.measures.conferences import CON_08A, CON_08B

Spec = Callable[..., None]


def test_reviews_that_fell_due_and_were_held_in_time(measure_spec: Spec) -> None:
    """A review counts in the period in which it was due, and on its due date it is in time.

    Where the plan ended by then without a review, none fell due.
    """
    measure_spec(
        CON_08A,
        given={
            "child_protection_plans": """
                child_id | started_on | ended_on
                Ann      | 2024-12-10 |
                Ben      | 2024-12-10 |
                Cal      | 2024-12-31 |
                Dee      | 2024-12-10 | 2025-03-10
                Eve      | 2024-12-10 | 2025-03-11
                Fay      | 2024-06-10 |
                Gus      | 2025-01-01 |
                Hal      | 2024-12-10 | 2025-03-10
                Ida      | 2024-12-10 | ?31 Feb
            """,
            "child_protection_reviews": """
                child_id | plan_started_on | held_on
                Ann      | 2024-12-10      | 2025-03-10
                Ben      | 2024-12-10      | 2025-03-11
                Fay      | 2024-06-10      | 2024-09-10
                Fay      | 2024-06-10      | 2025-03-01
                Hal      | 2024-12-10      | 2025-03-10
            """,
        },
        period="2025-03",
        then="""
            child_id | verdict  | review       | reason
            Ann      | met      | first review | Review due by 10 March 2025, 3 months after 10 December 2024; held 10 March 2025.
            Ben      | not met  | first review | Review due by 10 March 2025, 3 months after 10 December 2024; held 11 March 2025, late.
            Cal      | not met  | first review | Review due by 31 March 2025, 3 months after 31 December 2024; not held.
            Eve      | not met  | first review | Review due by 10 March 2025, 3 months after 10 December 2024; not held.
            Fay      | met      | later review | Review due by 10 March 2025, 6 months after 10 September 2024; held 1 March 2025.
            Hal      | met      | first review | Review due by 10 March 2025, 3 months after 10 December 2024; held 10 March 2025.
            Ida      | unjudged | first review | Review due by 10 March 2025, 3 months after 10 December 2024: the end of the plan cannot be read.
        """,
        number="3 of 6 (50.0 %; 18.8 to 81.2 %); 1 cannot be judged",
    )


def test_reviews_due_at_the_end_of_february(measure_spec: Spec) -> None:
    """Three months from 30 November end on 29 February in a leap year, six from 31 August too."""
    measure_spec(
        CON_08A,
        given={
            "child_protection_plans": """
                child_id | started_on | ended_on
                Ann      | 2023-11-30 |
                Ben      | 2023-11-30 |
                Cal      | 2023-06-10 |
            """,
            "child_protection_reviews": """
                child_id | plan_started_on | held_on
                Ann      | 2023-11-30      | 2024-02-29
                Ben      | 2023-11-30      | 2024-03-01
                Cal      | 2023-06-10      | 2023-08-31
                Cal      | 2023-06-10      | 2024-02-29
            """,
        },
        period="2024-02",
        then="""
            child_id | verdict | due_on     | stopped_on
            Ann      | met     | 2024-02-29 | 2024-02-29
            Ben      | not met | 2024-02-29 | 2024-03-01
            Cal      | met     | 2024-02-29 | 2024-02-29
        """,
    )


def test_reviews_of_plans_that_began_before_our_files(measure_spec: Spec) -> None:
    """A review that our files could not hold may have been in time, so it is not judged."""
    measure_spec(
        CON_08A,
        given={
            "child_protection_plans": """
                child_id | started_on
                Ann      | 2022-03-15
                Ben      | 2022-03-15
                Cal      | 2022-03-15
                Dee      | 2022-04-01
            """,
            "child_protection_reviews": """
                child_id | plan_started_on | held_on
                Ann      | 2022-03-15      | 2022-06-15
                Ben      | 2022-03-15      | 2022-06-16
            """,
        },
        on="2022-07-31",
        years=(2023, 2024),
        then="""
            child_id | verdict  | reason
            Ann      | met      | Review due by 15 June 2022, 3 months after 15 March 2022; held 15 June 2022.
            Ben      | unjudged | Review due by 15 June 2022, 3 months after 15 March 2022: history starts 1 April 2022.
            Cal      | unjudged | Review due by 15 June 2022, 3 months after 15 March 2022: history starts 1 April 2022.
            Dee      | not met  | Review due by 1 July 2022, 3 months after 1 April 2022; not held.
        """,
    )


def test_open_plans_reviewed_in_time(measure_spec: Spec) -> None:
    """Plans of three months or more, with every review due by the day held in time.

    One late review counts against a plan as long as it is open; one that is not yet due counts
    for nothing.
    """
    measure_spec(
        CON_08B,
        given={
            "child_protection_plans": """
                child_id | started_on | ended_on   | latest_category
                Ann      | 2024-03-10 |            | NEG
                Ben      | 2024-03-10 |            | NEG
                Cal      | 2024-12-31 |            | NEG
                Dee      | 2025-01-01 |            | NEG
                Eve      | 2024-11-10 | 2025-03-31 | NEG
                Fay      | 2024-11-10 | 2025-04-01 | NEG
                Gus      | 2024-11-10 | ?31 Feb    | NEG
                Hal      | 2024-12-31 |            | NEG
                Ida      | 2024-03-10 |            | NEG
            """,
            "child_protection_reviews": """
                child_id | plan_started_on | held_on
                Ann      | 2024-03-10      | 2024-06-10
                Ann      | 2024-03-10      | 2024-12-10
                Ben      | 2024-03-10      | 2024-06-11
                Ben      | 2024-03-10      | 2024-12-11
                Fay      | 2024-11-10      | 2025-02-10
                Gus      | 2024-11-10      | 2025-02-10
                Hal      | 2024-12-31      | 2025-03-31
                Ida      | 2024-03-10      | 2024-06-01
            """,
        },
        on="2025-03-31",
        then="""
            child_id | verdict  | reason
            Ann      | met      | Plan since 10 March 2024: the first review, due by 10 June 2024, was held 10 June 2024, and every one due by 31 March 2025 was held in time.
            Ben      | not met  | Plan since 10 March 2024: a review due by 10 June 2024 was held 11 June 2024, late.
            Cal      | not met  | Plan since 31 December 2024: a review due by 31 March 2025 was not held.
            Fay      | met      | Plan since 10 November 2024: the first review, due by 10 February 2025, was held 10 February 2025, and every one due by 31 March 2025 was held in time.
            Gus      | unjudged | Plan since 10 November 2024: its end date cannot be read.
            Hal      | met      | Plan since 31 December 2024: the first review, due by 31 March 2025, was held 31 March 2025, and every one due by 31 March 2025 was held in time.
            Ida      | not met  | Plan since 10 March 2024: a review due by 1 December 2024 was not held.
        """,
        number="3 of 6 (50.0 %; 18.8 to 81.2 %); 1 cannot be judged",
    )


def test_open_plans_of_which_we_hold_a_part(measure_spec: Spec) -> None:
    """A late review that we know of decides; otherwise what we cannot see leaves it unjudged."""
    measure_spec(
        CON_08B,
        given={
            "child_protection_plans": """
                child_id | started_on
                Ann      | 2021-06-01
                Ben      | 2021-06-01
                Cal      | 2024-03-10
            """,
            "child_protection_reviews": """
                child_id | plan_started_on | held_on
                Ann      | 2021-06-01      | 2023-05-01
                Ann      | 2021-06-01      | 2023-11-01
                Ben      | 2021-06-01      | 2023-05-01
                Ben      | 2021-06-01      | 2023-11-02
                Cal      | 2024-03-10      | ?31 June
            """,
        },
        on="2024-04-30",
        years=(2024, 2025),
        then="""
            child_id | verdict  | reason
            Ann      | unjudged | Plan since 1 June 2021: history starts 1 April 2023.
            Ben      | not met  | Plan since 1 June 2021: a review due by 1 November 2023 was held 2 November 2023, late.
        """,
    )
    measure_spec(
        CON_08B,
        given={
            "child_protection_plans": """
                child_id | started_on
                Cal      | 2024-03-10
                Dee      | ?31 June
            """,
            "child_protection_reviews": """
                child_id | plan_started_on | held_on
                Cal      | 2024-03-10      | ?31 June
            """,
        },
        on="2024-06-30",
        then="""
            child_id | verdict  | unjudged_reason
            Cal      | unjudged | the date of a review cannot be read
            Dee      | unjudged | its start date cannot be read
        """,
    )
