"""Child protection plans"""

from collections.abc import Callable

from goldenthread.measures.child_protection import CPP_01


def test_a_plan_is_open_until_the_day_it_ends(measure_spec: Callable[..., None]) -> None:
    """A plan counts from its first day; on the day it ends it counts no more."""
    measure_spec(
        CPP_01,
        given={
            "child_protection_plans": """
                child_id | started_on | ended_on
                Ann      | 2025-01-10 |
                Ben      | 2025-01-10 | 2025-03-31
                Cal      | 2025-01-10 | 2025-04-02
                Dee      | 2025-04-01 |
                Eve      | 2025-02-01 | ?31 February
            """,
            "population": """
                year | age | people
                2024 | 5   | 1000
                2024 | 30  | 5000
            """,
        },
        on="2025-03-31",
        then="""
            child_id | verdict  | reason
            Ann      | met      | Plan since 10 January 2025, still open.
            Cal      | met      | Plan since 10 January 2025, ended 2 April 2025.
            Eve      | unjudged | Plan since 1 February 2025: its end date cannot be read.
        """,
        number="",
    )
