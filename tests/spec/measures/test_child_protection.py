"""Child protection plans"""

from collections.abc import Callable

from goldenthread.measures.child_protection import (
    CPP_01,
    CPP_02,
    CPP_10,
    CPP_11,
    CPP_12,
    CPP_13,
)

Spec = Callable[..., None]
POPULATION = """
    year | age | people
    2024 | 5   | 1000
    2024 | 30  | 5000
"""


def test_a_plan_is_open_until_the_day_it_ends(measure_spec: Spec) -> None:
    """A plan counts from its first day; on the day it ends it counts no more.

    A plan with a date that cannot be read is in the list, and is not judged.
    """
    measure_spec(
        CPP_01,
        given={
            "child_protection_plans": """
                child_id | started_on   | ended_on
                Ann      | 2025-01-10   |
                Ben      | 2025-01-10   | 2025-03-31
                Cal      | 2025-01-10   | 2025-04-02
                Dee      | 2025-04-01   |
                Eve      | 2025-02-01   | ?31 February
                Fay      | ?31 February |
            """,
            "population": POPULATION,
        },
        on="2025-03-31",
        then="""
            child_id | verdict  | reason
            Ann      | met      | Plan since 10 January 2025, still open.
            Cal      | met      | Plan since 10 January 2025, still open.
            Eve      | unjudged | Plan since 1 February 2025: its end date cannot be read.
            Fay      | unjudged | Plan since not known: its start date cannot be read.
        """,
        number="2 (20.0 per 10,000 children aged 0 to 17; 2.2 to 72.2); 2 cannot be judged",
    )


def test_plans_started_are_plans_and_not_children(measure_spec: Spec) -> None:
    """Two starts of one child are two; the first and the last day of the period count."""
    measure_spec(
        CPP_02,
        given={
            "child_protection_plans": """
                child_id | started_on | ended_on   | initial_category
                Ann      | 2024-04-01 | 2024-08-01 | NEG
                Ann      | 2025-03-31 |            |
                Ben      | 2024-03-31 |            | NEG
                Cal      | 2025-04-01 |            | NEG
            """,
            "population": POPULATION,
        },
        on="2025-03-31",
        then="""
            child_id | verdict | category  | reason
            Ann      | met     | NEG       | Plan started 1 April 2024.
            Ann      | met     | not known | Plan started 31 March 2025.
        """,
        number="2 (20.0 per 10,000 children aged 0 to 17; 2.2 to 72.2)",
    )


def test_a_short_plan_lasted_three_months_or_less(measure_spec: Spec) -> None:
    """Exactly three months is short, as in DfE's table D7; a day more is not.

    A month without such a day ends on its last: from 30 November, three months run to the end of
    February, in a leap year the 29th.
    """
    measure_spec(
        CPP_10,
        given={
            "child_protection_plans": """
                child_id | started_on | ended_on
                Ann      | 2024-12-10 | 2025-03-10
                Ben      | 2024-12-10 | 2025-03-11
                Cal      | 2024-11-30 | 2025-02-28
                Dee      | 2024-11-30 | 2025-03-01
                Eve      | 2025-03-20 | 2025-03-10
                Fay      | 2024-12-10 | 2025-04-01
                Gus      | 2024-12-10 | ?31 February
            """,
        },
        on="2025-03-31",
        then="""
            child_id | verdict  | duration
            Ann      | met      | 3 months or less
            Ben      | not met  | over 3 months to 6 months
            Cal      | met      | 3 months or less
            Dee      | not met  | over 3 months to 6 months
            Eve      | unjudged | 3 months or less
        """,
        number="2 of 4 (50.0 %; 15.0 to 85.0 %); 1 cannot be judged",
    )


def test_why_a_plan_counts_as_short(measure_spec: Spec) -> None:
    """The sentence gives both days, and the day to which three months ran."""
    measure_spec(
        CPP_10,
        given={
            "child_protection_plans": """
                child_id | started_on | ended_on
                Ann      | 2023-11-30 | 2024-02-29
                Ben      | 2023-11-30 | 2024-03-01
                Eve      | 2024-03-01 | 2024-02-20
            """,
        },
        on="2024-03-31",
        then="""
            child_id | reason
            Ann      | Plan from 30 November 2023 to 29 February 2024: three months or less, which ran to 29 February 2024.
            Ben      | Plan from 30 November 2023 to 1 March 2024: longer than three months, which ran to 29 February 2024.
            Eve      | Plan from 1 March 2024 to 20 February 2024: it is dated as ending before it started.
        """,
    )


def test_open_plans_of_three_months_or_less(measure_spec: Spec) -> None:
    """On the day on which three months have just passed a plan still counts as three months."""
    measure_spec(
        CPP_11,
        given={
            "child_protection_plans": """
                child_id | started_on | ended_on
                Ann      | 2024-12-31 |
                Ben      | 2024-12-30 |
                Cal      | 2025-03-31 |
                Dee      | 2025-01-20 | 2025-03-31
                Eve      | 2025-01-20 | ?31 February
            """,
        },
        on="2025-03-31",
        then="""
            child_id | verdict  | reason
            Ann      | met      | Plan since 31 December 2024: on 31 March 2025 three months, to 31 March 2025, had not passed.
            Ben      | not met  | Plan since 30 December 2024: three months had passed on 30 March 2025.
            Cal      | met      | Plan since 31 March 2025: on 31 March 2025 three months, to 30 June 2025, had not passed.
            Eve      | unjudged | Plan since 20 January 2025: its end date cannot be read.
        """,
    )


def test_a_long_plan_lasted_two_years_or_more(measure_spec: Spec) -> None:
    """Exactly 24 months is long. From 29 February, two years end on 28 February."""
    measure_spec(
        CPP_12,
        given={
            "child_protection_plans": """
                child_id | started_on | ended_on
                Ann      | 2023-03-10 | 2025-03-10
                Ben      | 2023-03-10 | 2025-03-09
                Cal      | 2024-02-29 | 2025-03-31
                Eve      | 2025-03-20 | 2025-03-10
            """,
        },
        period="2025-03",
        then="""
            child_id | verdict  | duration                | reason
            Ann      | met      | 2 years or more         | Plan from 10 March 2023 to 10 March 2025: two years or more, which it reached on 10 March 2025.
            Ben      | not met  | 1 year to under 2 years | Plan from 10 March 2023 to 9 March 2025: less than two years, which it would have reached on 10 March 2025.
            Cal      | not met  | 1 year to under 2 years | Plan from 29 February 2024 to 31 March 2025: less than two years, which it would have reached on 28 February 2026.
            Eve      | unjudged | 3 months or less        | Plan from 20 March 2025 to 10 March 2025: it is dated as ending before it started.
        """,
    )


def test_two_years_from_the_29th_of_february(measure_spec: Spec) -> None:
    """There is no such day in two years: the last day of February stands for it."""
    measure_spec(
        CPP_12,
        given={
            "child_protection_plans": """
                child_id | started_on | ended_on
                Ann      | 2020-02-29 | 2022-02-28
                Ben      | 2020-02-29 | 2022-02-27
            """,
        },
        on="2022-03-31",
        then="""
            child_id | verdict | two_years_on
            Ann      | met     | 2022-02-28
            Ben      | not met | 2022-02-28
        """,
    )


def test_open_plans_of_twelve_months_or_more(measure_spec: Spec) -> None:
    """They are shown in three bands, each from its first day on."""
    measure_spec(
        CPP_13,
        given={
            "child_protection_plans": """
                child_id | started_on | ended_on
                Ann      | 2024-04-01 |
                Ben      | 2024-03-31 |
                Cal      | 2023-09-30 |
                Dee      | 2023-03-31 |
                Eve      | 2023-04-01 | 2025-04-01
                Fay      | 2022-01-01 | ?31 February
            """,
        },
        on="2025-03-31",
        then="""
            child_id | verdict  | duration           | twelve_months_on
            Ann      | not met  | under 12 months    | 2025-04-01
            Ben      | met      | 12 to 18 months    | 2025-03-31
            Cal      | met      | 18 to 24 months    | 2024-09-30
            Dee      | met      | 24 months or more  | 2024-03-31
            Eve      | met      | 18 to 24 months    | 2024-04-01
            Fay      | unjudged | 24 months or more  | 2023-01-01
        """,
        number="4 of 5 (80.0 %; 37.6 to 96.4 %); 1 cannot be judged",
    )


def test_why_an_open_plan_counts_as_long(measure_spec: Spec) -> None:
    """The sentence says how long it had been open on the day asked about."""
    measure_spec(
        CPP_13,
        given={
            "child_protection_plans": """
                child_id | started_on
                Ann      | 2024-04-01
                Ben      | 2023-08-01
            """,
        },
        on="2025-03-31",
        then="""
            child_id | reason
            Ann      | Plan since 1 April 2024: on 31 March 2025 twelve months, to 1 April 2025, had not passed.
            Ben      | Plan since 1 August 2023: on 31 March 2025 it had been open 18 to 24 months; twelve months had passed on 1 August 2024.
        """,
    )
