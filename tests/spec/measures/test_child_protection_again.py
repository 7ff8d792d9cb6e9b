"""Child protection plans that come again"""

from collections.abc import Callable

from goldenthread.measures.child_protection import CPP_07, CPP_08, CPP_09

Spec = Callable[..., None]


def test_a_second_or_subsequent_plan(measure_spec: Spec) -> None:
    """The declared number and our own history stand side by side; either is enough.

    A number that is not declared and a history that holds nothing leave it unjudged.
    """
    measure_spec(
        CPP_07,
        given={
            "child_protection_plans": """
                child_id | started_on | ended_on   | declared_earlier_plans
                Ann      | 2022-01-10 | 2022-06-10 | 0
                Ann      | 2025-03-03 |            | 0
                Ben      | 2025-03-03 |            | 2
                Cal      | 2025-03-03 |            | 0
                Dee      | 2025-03-03 |            |
                Eve      | 2025-03-03 |            | ?two
                Fay      | 2023-01-10 | ?31 Apr    | 1
                Fay      | 2025-03-03 |            | 2
            """,
        },
        on="2025-03-31",
        then="""
            child_id | verdict  | reason
            Ann      | met      | Plan started 3 March 2025, not the first: no earlier plan declared, 1 held here; the last from 10 January 2022, ended 10 June 2022.
            Ben      | met      | Plan started 3 March 2025, not the first: 2 earlier plans declared, none held here; earlier plan, date unknown.
            Cal      | not met  | Plan started 3 March 2025, the first: no earlier plan declared, none held here.
            Dee      | unjudged | Plan started 3 March 2025: the number of earlier plans is not recorded, and none is held here.
            Eve      | unjudged | Plan started 3 March 2025: the number of earlier plans cannot be read, and none is held here.
            Fay      | met      | Plan started 3 March 2025, not the first: 2 earlier plans declared, 1 held here; the last from 10 January 2023, its end cannot be read.
        """,
        number="3 of 4 (75.0 %; 30.1 to 95.4 %); 2 cannot be judged",
    )


def test_an_earlier_plan_whose_start_cannot_be_read(measure_spec: Spec) -> None:
    """It began no later than it ended, so it came before. It is no start of its own period."""
    measure_spec(
        CPP_07,
        given={
            "child_protection_plans": """
                child_id | started_on | ended_on   | declared_earlier_plans
                Ann      | ?31 Apr    | 2024-12-01 |
                Ann      | 2025-03-03 |            |
            """,
        },
        on="2025-03-31",
        then="""
            child_id | verdict | reason
            Ann      | met     | Plan started 3 March 2025, not the first: no number of earlier plans declared, 1 held here; the last with a start that cannot be read, ended 1 December 2024.
        """,
    )


def test_a_plan_within_24_months_of_the_one_before(measure_spec: Spec) -> None:
    """Exactly 24 months counts; a day more does not. From 29 February they run to the 28th."""
    measure_spec(
        CPP_08,
        given={
            "child_protection_plans": """
                child_id | started_on | ended_on   | declared_earlier_plans
                Ann      | 2022-10-01 | 2023-03-03 | 0
                Ann      | 2025-03-03 |            | 1
                Ben      | 2022-10-01 | 2023-03-02 | 0
                Ben      | 2025-03-03 |            | 1
                Cal      | 2022-10-01 | 2023-02-28 | 0
                Cal      | 2024-06-01 | 2024-07-01 | 1
                Cal      | 2025-03-03 |            | 2
            """,
        },
        period="2025-03",
        then="""
            child_id | verdict | reason
            Ann      | met     | Plan started 3 March 2025, and the one before ended 3 March 2023: 1 earlier plan declared, 1 held here; the last from 1 October 2022, ended 3 March 2023.
            Ben      | not met | Plan started 3 March 2025; no plan held ended since 3 March 2023: 1 earlier plan declared, 1 held here; the last from 1 October 2022, ended 2 March 2023.
            Cal      | met     | Plan started 3 March 2025, and the one before ended 1 July 2024: 2 earlier plans declared, 2 held here; the last from 1 June 2024, ended 1 July 2024.
        """,
    )
    measure_spec(
        CPP_08,
        given={
            "child_protection_plans": """
                child_id | started_on | ended_on
                Ann      | 2023-10-01 | 2024-02-29
                Ann      | 2026-02-28 |
                Ben      | 2023-10-01 | 2024-02-29
                Ben      | 2026-03-01 |
            """,
        },
        on="2026-03-31",
        years=(2023, 2024, 2025, 2026),
        then="""
            child_id | verdict
            Ann      | met
            Ben      | not met
        """,
    )


def test_when_our_files_do_not_reach_back_24_months(measure_spec: Spec) -> None:
    """With nothing held that decides it, it is not judged, unless the return says there was none.

    An earlier plan that is declared and not held has no date, and may have been elsewhere: where it
    is the only one before, it is not judged even when our files reach back 24 months.
    """
    measure_spec(
        CPP_08,
        given={
            "child_protection_plans": """
                child_id | started_on | ended_on   | declared_earlier_plans
                Ann      | 2024-06-03 |            | 1
                Ben      | 2024-06-03 |            | 0
                Cal      | 2024-06-03 |            |
                Dee      | 2023-04-03 | 2023-08-01 | 0
                Dee      | 2024-06-03 |            | 1
                Eve      | 2025-03-31 |            | 1
                Fay      | 2025-04-01 |            | 1
                Gus      | 2025-04-01 |            |
            """,
        },
        on="2025-05-31",
        years=(2024, 2025, 2026),
        then="""
            child_id | verdict  | reason
            Ann      | unjudged | Plan started 3 June 2024, looking back to 3 June 2022: history starts 1 April 2023 (1 earlier plan declared, none held here; earlier plan, date unknown).
            Ben      | not met  | Plan started 3 June 2024; no plan held ended since 3 June 2022: no earlier plan declared, none held here.
            Cal      | unjudged | Plan started 3 June 2024, looking back to 3 June 2022: history starts 1 April 2023 (no number of earlier plans declared, none held here).
            Dee      | met      | Plan started 3 June 2024, and the one before ended 1 August 2023: 1 earlier plan declared, 1 held here; the last from 3 April 2023, ended 1 August 2023.
            Eve      | unjudged | Plan started 31 March 2025, looking back to 31 March 2023: history starts 1 April 2023 (1 earlier plan declared, none held here; earlier plan, date unknown).
            Fay      | unjudged | Plan started 1 April 2025, looking back to 1 April 2023: an earlier plan is declared, its date unknown (1 earlier plan declared, none held here; earlier plan, date unknown).
            Gus      | not met  | Plan started 1 April 2025; no plan held ended since 1 April 2023: no number of earlier plans declared, none held here.
        """,
    )


def test_an_earlier_plan_without_an_end_that_can_be_read(measure_spec: Spec) -> None:
    """Its end decides, so it is not judged, nor is one that had not ended when the next began; a plan
    without a start could lie anywhere."""
    measure_spec(
        CPP_08,
        given={
            "child_protection_plans": """
                child_id | started_on | ended_on   | declared_earlier_plans
                Ann      | 2022-10-01 | ?31 Feb    | 0
                Ann      | 2025-03-03 |            | 1
                Ben      | 2022-10-01 |            | 0
                Ben      | 2025-03-03 |            | 1
                Cal      | ?31 June   |            | 0
                Cal      | 2025-03-03 |            | 1
                Dee      | 2022-10-01 | 2025-03-20 | 0
                Dee      | 2025-03-03 |            | 1
            """,
        },
        period="2025-03",
        then="""
            child_id | verdict  | unjudged_reason
            Ann      | unjudged | the end of the plan before it cannot be read
            Ben      | unjudged | the plan before it is not recorded as ended by then
            Cal      | unjudged | the child has a plan whose start is not known
            Dee      | unjudged | the plan before it is not recorded as ended by then
        """,
    )


def test_all_earlier_plans_are_held_although_a_year_is_missing(measure_spec: Spec) -> None:
    """As many are held as are declared, so there is none that a missing year could hide."""
    measure_spec(
        CPP_08,
        given={
            "child_protection_plans": """
                child_id | started_on | ended_on   | declared_earlier_plans
                Ann      | 2020-10-01 | 2021-02-01 | 0
                Ann      | 2024-06-03 |            | 1
                Ben      | 2020-10-01 | 2021-02-01 | 0
                Ben      | 2024-06-03 |            | 2
            """,
        },
        on="2025-03-31",
        years=(2021, 2024, 2025),
        then="""
            child_id | verdict  | unjudged_reason
            Ann      | not met  |
            Ben      | unjudged | history starts 1 April 2023
        """,
    )


def test_plans_for_neglect_that_come_again(measure_spec: Spec) -> None:
    """Counted are starts with neglect in this plan or in an earlier one that we hold."""
    measure_spec(
        CPP_09,
        given={
            "child_protection_plans": """
                child_id | started_on | ended_on   | initial_category | latest_category | declared_earlier_plans
                Ann      | 2022-10-01 | 2023-02-01 | NEG              | EMO             | 0
                Ann      | 2023-05-01 | 2023-09-01 | PHY              | PHY             | 1
                Ann      | 2025-03-03 |            | EMO              | EMO             | 2
                Ben      | 2025-03-03 |            | EMO              | NEG             | 0
                Cal      | 2022-10-01 | 2023-02-01 | PHY              | PHY             | 0
                Cal      | 2025-03-03 |            | MUL              | MUL             | 1
                Dee      | 2025-03-03 |            | NEG              | NEG             |
                Eve      | 2025-03-03 |            | PHY              |                 | 1
                Fay      | 2025-03-03 |            | NEG              |                 | 1
            """,
        },
        on="2025-03-31",
        then="""
            child_id | verdict  | reason
            Ann      | met      | Plan started 3 March 2025, not the first: 2 earlier plans declared, 2 held here; the last from 1 May 2023, ended 1 September 2023.
            Ben      | not met  | Plan started 3 March 2025, the first: no earlier plan declared, none held here.
            Dee      | unjudged | Plan started 3 March 2025: the number of earlier plans is not recorded (no number of earlier plans declared, none held here).
            Eve      | unjudged | Plan started 3 March 2025: a category of the plan is not recorded (1 earlier plan declared, none held here; earlier plan, date unknown).
            Fay      | met      | Plan started 3 March 2025, not the first: 1 earlier plan declared, none held here; earlier plan, date unknown.
        """,
        number="2 of 3 (66.7 %; 20.8 to 93.9 %); 2 cannot be judged",
    )
