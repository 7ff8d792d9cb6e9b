"""What surrounds a conference"""

from collections.abc import Callable

from goldenthread.clocks.conferences import (
    CONFERENCE_FROM_DISCUSSION,
    MIDPOINT,
    STRATEGY_DISCUSSION,
    TRANSFER_IN,
)

Spec = Callable[..., None]


def test_a_strategy_discussion_is_held_by_the_next_working_day(clock_spec: Spec) -> None:
    """A local standard: the guidance gives no number. Friday's is due on Monday."""
    clock_spec(
        STRATEGY_DISCUSSION,
        given={
            "strategy_discussions": """
                child_id | cause_on   | held_on
                Ann      | 2025-03-07 | 2025-03-10
                Ben      | 2025-03-06 | 2025-03-10
                Cal      | 2025-03-06 |
                Dee      | 2025-03-07 |
                Eve      | ?31 Feb    | 2025-03-07
                Fay      | 2025-03-06 | ?31 Feb
                Gus      | 2025-03-06 | 2025-03-05
                Hal      | 2025-03-11 |
            """
        },
        speaks={"strategy_discussions": "2024-04-01 to 2025-03-31"},
        on="2025-03-10",
        then="""
            child_id | due_on     | state                | verdict  | cannot_because
            Ann      | 2025-03-10 | met                  | met      |
            Ben      | 2025-03-07 | met late             | not met  |
            Cal      | 2025-03-07 | overdue              | not met  |
            Dee      | 2025-03-10 | due soon             | unjudged |
            Eve      |            | cannot be worked out | unjudged | the day of the concern cannot be read
            Fay      | 2025-03-07 | cannot be worked out | unjudged | the day it was held cannot be read
            Gus      | 2025-03-07 | cannot be worked out | unjudged | it is dated before the concern
            Hal      | 2025-03-12 | too early to say     | unjudged |
        """,
    )


def test_the_conference_follows_the_discussion_within_fifteen_working_days(
    clock_spec: Spec,
) -> None:
    """Statutory: from Monday 16 December 2024 to Thursday 9 January. Dee's discussion decided on no
    enquiry. Eve's enquiry needed no conference, and Hal's, of the summer, needed none either: the
    conference of January came of something else."""
    clock_spec(
        CONFERENCE_FROM_DISCUSSION,
        given={
            "strategy_discussions": """
                child_id | cause_on   | held_on    | led_to_enquiry
                Ann      | 2024-12-16 | 2024-12-16 | yes
                Ben      | 2024-12-16 | 2024-12-16 | yes
                Cal      | 2024-12-16 | 2024-12-16 | yes
                Dee      | 2024-12-16 | 2024-12-16 | no
                Eve      | 2024-12-16 | 2024-12-16 | yes
                Fay      | 2024-12-16 | ?31 June   | yes
                Gus      | 2024-12-16 | 2024-12-16 | yes
                Hal      | 2024-06-03 | 2024-06-03 | yes
                Ivy      | 2025-01-27 | 2025-01-27 | yes
            """,
            "section_47_enquiries": """
                child_id | started_on | conference_not_required
                Ann      | 2024-12-16 | no
                Eve      | 2024-12-17 | yes
                Hal      | 2024-06-03 | yes
                Hal      | 2024-12-16 | no
            """,
            "conferences": """
                child_id | held_on
                Ann      | 2025-01-09
                Ben      | 2025-01-10
                Gus      | ?31 June
                Hal      | 2025-01-09
                Ivy      | 2025-01-20
            """,
        },
        on="2025-02-03",
        then="""
            child_id | due_on     | stopped_on | closed_on  | state                | verdict  | cannot_because
            Ann      | 2025-01-09 | 2025-01-09 |            | met                  | met      |
            Ben      | 2025-01-09 | 2025-01-10 |            | met late             | not met  |
            Cal      | 2025-01-09 |            |            | overdue              | not met  |
            Eve      | 2025-01-09 |            | 2024-12-17 | closed               | unjudged |
            Fay      |            |            |            | cannot be worked out | unjudged | the day of the discussion cannot be read
            Gus      | 2025-01-09 |            |            | cannot be worked out | unjudged | the day of a conference is missing or cannot be read
            Hal      | 2024-06-24 |            | 2024-06-03 | closed               | unjudged |
            Ivy      | 2025-02-17 |            |            | running              | unjudged |
        """,
    )


def test_a_child_who_moves_in_on_a_plan_has_a_conference_within_fifteen_working_days(
    clock_spec: Spec,
) -> None:
    """Statutory. A conference from before the notice was another council's; Fay's notice is of a
    day to come."""
    clock_spec(
        TRANSFER_IN,
        given={
            "transfers_in": """
                child_id | notified_on
                Ann      | 2024-12-16
                Ben      | 2024-12-16
                Cal      | 2024-12-16
                Dee      | ?31 June
                Eve      | 2024-12-16
                Fay      | 2025-02-04
            """,
            "conferences": """
                child_id | held_on    | kind
                Ann      | 2025-01-09 | transfer in
                Ben      | 2025-01-10 | transfer in
                Cal      | 2024-12-13 | after an enquiry
                Eve      | ?31 June   | transfer in
            """,
        },
        on="2025-02-03",
        then="""
            child_id | due_on     | state                | verdict  | cannot_because
            Ann      | 2025-01-09 | met                  | met      |
            Ben      | 2025-01-09 | met late             | not met  |
            Cal      | 2025-01-09 | overdue              | not met  |
            Dee      |            | cannot be worked out | unjudged | the day of the notice cannot be read
            Eve      | 2025-01-09 | cannot be worked out | unjudged | the day of a conference is missing or cannot be read
            Fay      | 2025-02-25 | too early to say     | unjudged |
        """,
    )


PLANS_AND_REVIEWS = {
    "child_protection_plans": """
            child_id | started_on | ended_on
            Ann      | 2025-01-06 |
            Ben      | 2025-01-06 |
            Cal      | 2025-01-06 |
            Dee      | 2025-01-06 |
            Eve      | 2025-01-06 |
            Fay      | ?31 Jan    |
            Gus      | 2025-01-06 |
            Hal      | 2025-01-06 | 2025-03-10
            Ivy      | 2025-01-06 |
        """,
    "child_protection_reviews": """
            child_id | plan_started_on | held_on
            Ann      | 2025-01-06      | 2025-03-31
            Dee      | 2025-01-06      | 2025-02-24
            Eve      | 2025-01-06      | 2025-03-31
            Gus      | 2025-01-06      | ?31 March
        """,
}


def test_the_chair_checks_between_conferences(clock_spec: Spec) -> None:
    """A local standard: eight weeks after the initial conference, three months after a review.

    Dee's review came first. Eve's check on the day of the review is late for the wait that ended
    then, and none for the one that began. A review of Gus whose day cannot be read may have ended
    the wait.
    """
    decisions = {
        "management_decisions": """
            child_id | about                 | decided_on
            Ann      | MID_POINT_CHECK       | 2025-03-03
            Ann      | MID_POINT_CHECK       | 2025-06-30
            Ben      | MID_POINT_CHECK       | 2025-03-04
            Cal      | CHILD_PROTECTION_PLAN | 2025-02-03
            Eve      | MID_POINT_CHECK       | 2025-03-31
            Ivy      | MID_POINT_CHECK       | ?31 Feb
        """
    }
    undated = "the day of a check is missing or cannot be read"
    clock_spec(
        MIDPOINT,
        given=PLANS_AND_REVIEWS | decisions,
        speaks={"management_decisions": "2024-04-01 to 2025-07-01"},
        on="2025-07-01",
        then=f"""
            child_id | started_on | due_on     | stopped_on | state                | verdict  | cannot_because
            Ann      | 2025-01-06 | 2025-03-03 | 2025-03-03 | met                  | met      |
            Ann      | 2025-03-31 | 2025-06-30 | 2025-06-30 | met                  | met      |
            Ben      | 2025-01-06 | 2025-03-03 | 2025-03-04 | met late             | not met  |
            Cal      | 2025-01-06 | 2025-03-03 |            | overdue              | not met  |
            Dee      | 2025-01-06 | 2025-03-03 |            | closed               | unjudged |
            Dee      | 2025-02-24 | 2025-05-24 |            | overdue              | not met  |
            Eve      | 2025-01-06 | 2025-03-03 | 2025-03-31 | met late             | not met  |
            Eve      | 2025-03-31 | 2025-06-30 |            | overdue              | not met  |
            Fay      |            |            |            | cannot be worked out | unjudged | the start of the plan cannot be read
            Gus      | 2025-01-06 | 2025-03-03 |            | cannot be worked out | unjudged | the date of a review cannot be read
            Hal      | 2025-01-06 | 2025-03-03 |            | closed               | not met  |
            Ivy      | 2025-01-06 | 2025-03-03 |            | cannot be worked out | unjudged | {undated}
        """,
    )
    clock_spec(MIDPOINT, given=PLANS_AND_REVIEWS, on="2025-07-01", then="child_id | state")
