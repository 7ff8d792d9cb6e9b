"""Neglect as the category of child protection plans"""

from collections.abc import Callable

from goldenthread.measures.neglect_in_plans import NEG_06, NEG_07, NEG_08

Spec = Callable[..., None]


def test_open_plans_for_neglect(measure_spec: Spec) -> None:
    """The latest category counts. Multiple hides neglect; it is in the denominator all the same."""
    measure_spec(
        NEG_06,
        given={
            "child_protection_plans": """
                child_id | started_on | ended_on   | initial_category | latest_category
                Ann      | 2025-01-10 |            | EMO              | NEG
                Ben      | 2025-01-10 |            | NEG              | EMO
                Cal      | 2025-01-10 |            | MUL              | MUL
                Dee      | 2025-01-10 |            | NEG              |
                Eve      | 2025-01-10 |            | NEG              | ZZZ
                Fay      | 2025-01-10 | ?31 Feb    | NEG              | NEG
                Gus      | 2025-01-10 | 2025-03-31 | NEG              | NEG
            """,
        },
        on="2025-03-31",
        then="""
            child_id | verdict  | category  | reason
            Ann      | met      | NEG       | Plan since 10 January 2025 with latest category neglect.
            Ben      | not met  | EMO       | Plan since 10 January 2025 with latest category EMO.
            Cal      | not met  | MUL       | Plan since 10 January 2025 with latest category MUL.
            Dee      | unjudged | not known | Plan since 10 January 2025: no latest category of abuse is recorded.
            Eve      | unjudged | ZZZ       | Plan since 10 January 2025: the latest category of abuse is no code that is known.
            Fay      | unjudged | NEG       | Plan since 10 January 2025: its end date cannot be read.
        """,
        number="1 of 3 (33.3 %; 6.1 to 79.2 %); 3 cannot be judged",
    )


def test_plans_started_for_neglect(measure_spec: Spec) -> None:
    """The category at the start counts, whatever it became."""
    measure_spec(
        NEG_07,
        given={
            "child_protection_plans": """
                child_id | started_on | initial_category | latest_category
                Ann      | 2025-03-01 | NEG              | EMO
                Ben      | 2025-03-31 | EMO              | NEG
                Cal      | 2025-03-10 |                  | NEG
                Dee      | 2025-04-01 | NEG              | NEG
            """,
        },
        period="2025-03",
        then="""
            child_id | verdict  | reason
            Ann      | met      | Plan started 1 March 2025 with initial category neglect.
            Ben      | not met  | Plan started 31 March 2025 with initial category EMO.
            Cal      | unjudged | Plan started 10 March 2025: no initial category of abuse is recorded.
        """,
    )


def test_the_category_changed_to_or_from_neglect(measure_spec: Spec) -> None:
    """To neglect or from it: both are changes. A change between two others is not one of these."""
    measure_spec(
        NEG_08,
        given={
            "child_protection_plans": """
                child_id | started_on | ended_on   | initial_category | latest_category
                Ann      | 2024-10-01 | 2025-03-10 | NEG              | EMO
                Ben      | 2024-10-01 | 2025-03-10 | EMO              | NEG
                Cal      | 2024-10-01 | 2025-03-10 | EMO              | PHY
                Dee      | 2024-10-01 | 2025-03-10 | NEG              | NEG
                Eve      | 2024-10-01 | 2025-03-10 | NEG              |
                Fay      | 2024-10-01 |            | NEG              | EMO
                Gus      | 2025-03-20 | 2025-03-10 | NEG              | EMO
            """,
        },
        on="2025-03-31",
        then="""
            child_id | verdict  | reason
            Ann      | met      | Plan from 1 October 2024 to 10 March 2025: category NEG at its start, EMO at its end.
            Ben      | met      | Plan from 1 October 2024 to 10 March 2025: category EMO at its start, NEG at its end.
            Cal      | not met  | Plan from 1 October 2024 to 10 March 2025: category EMO at its start, PHY at its end, so not changed to or from neglect.
            Dee      | not met  | Plan from 1 October 2024 to 10 March 2025: category NEG at its start, NEG at its end, so not changed to or from neglect.
            Eve      | unjudged | Plan from 1 October 2024 to 10 March 2025: no latest category of abuse is recorded.
            Gus      | unjudged | Plan from 20 March 2025 to 10 March 2025: it is dated as ending before it started.
        """,
        number="2 of 4 (50.0 %; 15.0 to 85.0 %); 2 cannot be judged",
    )
