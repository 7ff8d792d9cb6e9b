"""What a child protection plan owes while it lasts"""

from collections.abc import Callable

from goldenthread.clocks.plans import CORE_GROUP, PLAN_LADDER, PROTECTION_VISIT

Spec = Callable[..., None]


def test_the_first_core_group_is_due_in_ten_working_days_and_the_next_in_six_weeks(
    clock_spec: Spec,
) -> None:
    """The first limit is statutory, the later one local. The feed ends on 31 March: nothing is said
    of what was due after it, and nothing runs for a council that has no such feed."""
    clock_spec(
        CORE_GROUP,
        given={
            "child_protection_plans": """
                child_id | started_on | ended_on
                Ann      | 2025-01-06 |
                Ben      | 2025-01-06 | 2025-02-14
                Cal      | ?31 Nov    |
                Dee      | 2025-03-10 |
                Eve      | 2025-03-24 |
                Fay      | 2025-01-06 |
            """,
            "core_groups": """
                child_id | held_on
                Ann      | 2025-01-20
                Ann      | 2025-03-10
                Ben      | 2025-01-21
                Fay      | ?31 Jan
            """,
        },
        speaks={"core_groups": "2024-04-01 to 2025-03-31"},
        on="2025-03-31",
        then="""
            child_id | rule             | started_on | due_on     | stopped_on | state
            Ann      | first-core-group | 2025-01-06 | 2025-01-20 | 2025-01-20 | met
            Ann      | later-core-group | 2025-01-20 | 2025-03-03 | 2025-03-10 | met late
            Ann      | later-core-group | 2025-03-10 | 2025-04-21 |            | running
            Ben      | first-core-group | 2025-01-06 | 2025-01-20 | 2025-01-21 | met late
            Ben      | later-core-group | 2025-01-21 | 2025-03-04 |            | closed
            Cal      | first-core-group |            |            |            | cannot be worked out
            Dee      | first-core-group | 2025-03-10 | 2025-03-24 |            | overdue
            Eve      | first-core-group | 2025-03-24 | 2025-04-07 |            | due soon
            Fay      | first-core-group | 2025-01-06 | 2025-01-20 |            | cannot be worked out
        """,
    )


def test_without_a_feed_nothing_runs_and_after_it_nothing_is_said(clock_spec: Spec) -> None:
    """Ann's first core group was due within the feed, and was not held in time; of Ben's nobody can
    tell. The plans themselves are told of to March 2026."""
    plans = {
        "child_protection_plans": """
            child_id | started_on
            Ann      | 2025-03-17
            Ben      | 2025-03-18
            Cal      | ?31 Nov
        """
    }
    clock_spec(
        CORE_GROUP,
        given=plans,
        speaks={"core_groups": "2024-04-01 to 2025-03-31"},
        on="2025-04-01",
        then="""
            child_id | due_on     | state                | verdict
            Ann      | 2025-03-31 | cannot be worked out | not met
            Ben      | 2025-04-01 | cannot be worked out | unjudged
            Cal      |            | cannot be worked out | unjudged
        """,
    )
    for clock in (CORE_GROUP, PROTECTION_VISIT, PLAN_LADDER):
        clock_spec(clock, given=plans, on="2025-04-01", then="child_id | state")


def test_a_child_on_a_plan_is_seen_every_ten_working_days(clock_spec: Spec) -> None:
    """A local standard, over Easter. A visit counts that saw the child, whatever it says of whom it
    is owed to, unless that is somebody else. A visit on the day on which the plan starts counts.
    Fay's plan ended before the visit; Gus's visit does not say, and what followed saw the child too
    late. Hal's plan began before our visits do."""
    not_said = "a visit does not say whether the child was seen"
    clock_spec(
        PROTECTION_VISIT,
        given={
            "child_protection_plans": """
                child_id | started_on | ended_on
                Ann      | 2025-04-11 |
                Ben      | 2025-04-11 |
                Cal      | 2025-04-11 |
                Dee      | 2025-04-11 |
                Eve      | 2025-04-11 |
                Fay      | 2025-04-11 | 2025-04-29
                Gus      | 2025-04-11 |
                Hal      | 2024-03-25 | 2025-02-03
            """,
            "visits": """
                child_id | kind             | visited_on | seen
                Ann      | child protection | 2025-04-29 | yes
                Ben      |                  | 2025-04-30 | yes
                Cal      | child protection | 2025-04-22 | no
                Cal      | child protection | 2025-04-22 | no
                Dee      | child protection | 2025-04-11 | yes
                Eve      | child in need    | 2025-04-22 | yes
                Fay      | child protection | 2025-04-30 | yes
                Gus      | child protection | 2025-04-22 |
                Gus      | child protection | 2025-04-30 | yes
            """,
        },
        speaks={"visits": "2024-04-01 to 2025-04-30"},
        on="2025-04-30",
        then=f"""
            child_id | started_on | due_on     | stopped_on | state                | verdict  | cannot_because
            Ann      | 2025-04-11 | 2025-04-29 | 2025-04-29 | met                  | met      |
            Ann      | 2025-04-29 | 2025-05-14 |            | running              | unjudged |
            Ben      | 2025-04-11 | 2025-04-29 | 2025-04-30 | met late             | not met  |
            Ben      | 2025-04-30 | 2025-05-15 |            | running              | unjudged |
            Cal      | 2025-04-11 | 2025-04-29 |            | overdue              | not met  |
            Dee      | 2025-04-11 | 2025-04-29 | 2025-04-11 | met                  | met      |
            Dee      | 2025-04-11 | 2025-04-29 |            | overdue              | not met  |
            Eve      | 2025-04-11 | 2025-04-29 |            | overdue              | not met  |
            Fay      | 2025-04-11 | 2025-04-29 |            | closed               | unjudged |
            Gus      | 2025-04-11 | 2025-04-29 | 2025-04-30 | cannot be worked out | unjudged | {not_said}
            Gus      | 2025-04-30 | 2025-05-15 |            | running              | unjudged |
            Hal      | 2024-03-25 | 2024-04-10 |            | cannot be worked out | unjudged | history starts 1 April 2024
        """,
    )


RUNGS = {
    "child_protection_plans": """
                child_id | started_on | ended_on
                Ann      | 2024-01-15 |
                Ben      | 2024-01-15 | 2024-12-02
                Cal      | ?31 Jan    |
            """,
    "management_decisions": """
                child_id | about                 | decided_on
                Ann      | CHILD_PROTECTION_PLAN | 2024-05-01
                Ann      | CHILD_PROTECTION_PLAN | 2024-10-15
                Ann      | CHILD_PROTECTION_PLAN | 2025-01-16
                Ann      | MID_POINT_CHECK       | 2025-04-14
                Ben      | CHILD_PROTECTION_PLAN | 2024-07-15
            """,
}


def test_a_plan_that_lasts_is_asked_about_at_each_rung(clock_spec: Spec) -> None:
    """Local standards. A rung is answered by a decision about the plan after the rung before; at 15
    months, only by one about legal planning. On the day of a rung it is not yet overdue."""
    clock_spec(
        PLAN_LADDER,
        given=RUNGS,
        speaks={"management_decisions": "2024-04-01 to 2025-04-15"},
        on="2025-04-15",
        then="""
            child_id | rule           | due_on     | stopped_on | state                | verdict
            Ann      | plan-ladder-9  | 2024-10-15 | 2024-10-15 | met                  | met
            Ann      | plan-ladder-12 | 2025-01-15 | 2025-01-16 | met late             | not met
            Ann      | plan-ladder-15 | 2025-04-15 |            | due soon             | unjudged
            Ann      | plan-ladder-18 | 2025-07-15 |            | running              | unjudged
            Ann      | plan-ladder-21 | 2025-10-15 |            | running              | unjudged
            Ben      | plan-ladder-9  | 2024-10-15 |            | closed               | not met
            Ben      | plan-ladder-12 | 2025-01-15 |            | closed               | unjudged
            Ben      | plan-ladder-15 | 2025-04-15 |            | closed               | unjudged
            Ben      | plan-ladder-18 | 2025-07-15 |            | closed               | unjudged
            Ben      | plan-ladder-21 | 2025-10-15 |            | closed               | unjudged
            Cal      | plan-ladder-9  |            |            | cannot be worked out | unjudged
            Cal      | plan-ladder-12 |            |            | cannot be worked out | unjudged
            Cal      | plan-ladder-15 |            |            | cannot be worked out | unjudged
            Cal      | plan-ladder-18 |            |            | cannot be worked out | unjudged
            Cal      | plan-ladder-21 |            |            | cannot be worked out | unjudged
        """,
    )
    clock_spec(
        PLAN_LADDER,
        given={
            "child_protection_plans": "child_id | started_on\nAnn | 2024-01-15",
            "management_decisions": """
                child_id | about                 | decided_on
                Ann      | LEGAL_PLANNING        | 2025-04-15
                Ann      | CHILD_PROTECTION_PLAN | ?31 June
            """,
        },
        speaks={"management_decisions": "2024-04-01 to 2025-07-16"},
        on="2025-07-16",
        then="""
            child_id | rule           | due_on     | stopped_on | state
            Ann      | plan-ladder-9  | 2024-10-15 | 2025-04-15 | cannot be worked out
            Ann      | plan-ladder-12 | 2025-01-15 | 2025-04-15 | cannot be worked out
            Ann      | plan-ladder-15 | 2025-04-15 | 2025-04-15 | met
            Ann      | plan-ladder-18 | 2025-07-15 |            | cannot be worked out
            Ann      | plan-ladder-21 | 2025-10-15 |            | cannot be worked out
        """,
    )
