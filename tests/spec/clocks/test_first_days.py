"""The first days at the front door"""

from collections.abc import Callable

from goldenthread.clocks.first_days import (
    ALLOCATION,
    CHILD_SEEN,
    CONTACT_DECISION,
    REFERRAL_DECISION,
)

Spec = Callable[..., None]

BEFORE_AND_AFTER_EASTER = """
    child_id | kind     | received_on | decided_on
    Ann      | {kind}   | 2025-04-17  | 2025-04-22
    Ben      | {kind}   | 2025-04-16  | 2025-04-22
    Cal      | {kind}   | 2025-04-16  |
    Dee      | {kind}   | 2025-04-19  |
    Eve      | {kind}   | ?31 April   |
    Fay      | {kind}   | 2025-04-16  | ?31 April
    Gus      | {kind}   | 2025-04-16  | 2025-04-15
    Hal      | {kind}   | 2025-04-23  |
    Ivy      | {other}  | 2025-04-16  |
"""
ON_THE_DAY = """
    child_id | due_on     | state                | verdict  | cannot_because
    Ann      | 2025-04-22 | met                  | met      |
    Ben      | 2025-04-17 | met late             | not met  |
    Cal      | 2025-04-17 | overdue              | not met  |
    Dee      | 2025-04-22 | due soon             | unjudged |
    Eve      |            | cannot be worked out | unjudged | the day it came cannot be read
    Fay      | 2025-04-17 | cannot be worked out | unjudged | the day of the decision cannot be read
    Gus      | 2025-04-17 | cannot be worked out | unjudged | the decision is dated before it came
    Hal      | 2025-04-24 | too early to say     | unjudged |
"""


def test_a_contact_is_decided_on_by_the_next_working_day(clock_spec: Spec) -> None:
    """A local standard. Over Easter the next working day after Thursday is Tuesday; what comes on
    a Saturday is due on Tuesday too, and on that day it is still in time."""
    clock_spec(
        CONTACT_DECISION,
        given={
            "front_door_decisions": BEFORE_AND_AFTER_EASTER.format(kind="CONTACT", other="REFERRAL")
        },
        speaks={"front_door_decisions": "2025-01-01 to 2025-04-23"},
        on="2025-04-22",
        then=ON_THE_DAY,
    )


def test_a_referral_is_decided_on_by_the_next_working_day(clock_spec: Spec) -> None:
    """Statutory: one working day."""
    clock_spec(
        REFERRAL_DECISION,
        given={
            "front_door_decisions": BEFORE_AND_AFTER_EASTER.format(kind="REFERRAL", other="CONTACT")
        },
        speaks={"front_door_decisions": "2025-01-01 to 2025-04-23"},
        on="2025-04-22",
        then=ON_THE_DAY,
    )


def test_after_the_extract_ends_nobody_can_say_how_a_decision_stands(clock_spec: Spec) -> None:
    """Ann's was due within the extract, so it was late; Ben's may have been made in time. Without
    any extract there is nothing to show."""
    for clock, kind in ((CONTACT_DECISION, "CONTACT"), (REFERRAL_DECISION, "REFERRAL")):
        clock_spec(
            clock,
            given={
                "front_door_decisions": f"""
                    child_id | kind   | received_on
                    Ann      | {kind} | 2025-04-22
                    Ben      | {kind} | 2025-04-23
                """
            },
            speaks={"front_door_decisions": "2025-01-01 to 2025-04-23"},
            on="2025-04-24",
            then="""
                child_id | due_on     | state                | verdict
                Ann      | 2025-04-23 | cannot be worked out | not met
                Ben      | 2025-04-24 | cannot be worked out | unjudged
            """,
        )
        clock_spec(clock, given={}, on="2025-04-24", then="child_id | state")


REFERRALS = {
    "referrals": """
            child_id | referred_on | closed_on  | no_further_action
            Ann      | 2025-04-17  |            | no
            Ben      | 2025-04-14  |            | no
            Cal      | 2025-04-14  |            | no
            Dee      | 2025-04-22  |            | no
            Eve      | 2025-04-14  |            | yes
            Fay      | 2025-04-14  |            | no
            Gus      | 2025-04-14  |            | no
            Hal      | 2025-04-14  | 2025-04-15 | no
            Ivy      | 2025-04-14  |            | no
            Jon      | 2025-04-14  | ?31 April  | no
            Kit      | ?31 April   |            | no
            Lou      | 2025-04-14  | 2025-04-16 | no
            Mia      | 2025-04-14  |            | no
            Nia      | 2025-04-14  |            | no
        """
}


def test_a_worker_holds_the_case_by_the_next_working_day(clock_spec: Spec) -> None:
    """Eve's referral asked for advice alone. Fay had a worker all along; Gus's had left before.
    Since when Ivy's worker holds the case nobody wrote, so that it is neither late nor in time; a
    worker who came to Lou after the episode closed came to another one. Mia's had begun before, and
    nobody can read until when it lasted; Nia's, which nobody can read either, began in time."""
    allocations = {
        "allocations": """
            child_id | worker | team  | started_on | ended_on
            Ann      | W1     | North | 2025-04-22 |
            Ben      | W1     | North | 2025-04-16 |
            Cal      |        | Duty  | 2025-04-14 |
            Fay      | W1     | North | 2025-01-06 |
            Gus      | W1     | North | 2025-01-06 | 2025-04-13
            Ivy      | W1     | North |            |
            Lou      | W1     | North | 2025-04-17 |
            Mia      | W1     | North | 2025-01-06 | ?31 April
            Nia      | W1     | North | 2025-04-15 | ?31 April
        """
    }
    unknown = "since when a worker holds the case, or until when, is missing or unreadable"
    clock_spec(
        ALLOCATION,
        given=REFERRALS | allocations,
        speaks={"allocations": "2024-04-01 to 2025-04-22"},
        on="2025-04-22",
        then=f"""
            child_id | due_on     | stopped_on | state                | verdict  | cannot_because
            Ann      | 2025-04-22 | 2025-04-22 | met                  | met      |
            Ben      | 2025-04-15 | 2025-04-16 | met late             | not met  |
            Cal      | 2025-04-15 |            | overdue              | not met  |
            Dee      | 2025-04-23 |            | due soon             | unjudged |
            Fay      | 2025-04-15 | 2025-04-14 | met                  | met      |
            Gus      | 2025-04-15 |            | overdue              | not met  |
            Hal      | 2025-04-15 |            | closed               | unjudged |
            Ivy      | 2025-04-15 |            | cannot be worked out | unjudged | {unknown}
            Jon      | 2025-04-15 |            | cannot be worked out | unjudged | the closure date of its episode cannot be read
            Kit      |            |            | cannot be worked out | unjudged | the day of the referral cannot be read
            Lou      | 2025-04-15 |            | closed               | not met  |
            Mia      | 2025-04-15 |            | cannot be worked out | unjudged | {unknown}
            Nia      | 2025-04-15 | 2025-04-15 | met                  | met      |
        """,
    )
    clock_spec(ALLOCATION, given=REFERRALS, on="2025-04-22", then="child_id | state")


def test_nobody_says_who_holds_a_case_after_the_list_of_workers_ends(clock_spec: Spec) -> None:
    """The census goes on for a year, the list of workers does not."""
    clock_spec(
        ALLOCATION,
        given={
            "referrals": """
                child_id | referred_on
                Ann      | 2025-04-14
                Ben      | 2025-04-22
            """,
            "allocations": """
                child_id | worker | team  | started_on
                Cal      | W1     | North | 2025-04-14
            """,
        },
        speaks={"allocations": "2024-04-01 to 2025-04-22"},
        on="2025-04-30",
        then="""
            child_id | due_on     | state                | verdict
            Ann      | 2025-04-15 | cannot be worked out | not met
            Ben      | 2025-04-23 | cannot be worked out | unjudged
        """,
    )


ASSESSMENTS = {
    "referrals": """
            child_id | referred_on | closed_on
            Ann      | 2025-04-11  |
            Ben      | 2025-04-11  |
            Cal      | 2025-04-11  |
            Dee      | 2025-04-11  |
            Eve      | 2025-04-11  |
            Fay      | 2025-04-11  |
            Gus      | 2025-04-11  | 2025-04-17
            Hal      | 2025-04-11  |
            Ivy      | 2025-04-11  |
            Jon      | 2025-04-11  |
            Kit      | 2025-04-11  |
        """,
    "assessments": """
            child_id | referred_on | started_on
            Ann      | 2025-04-11  | 2025-04-28
            Ben      | 2025-04-11  | 2025-04-14
            Cal      | 2025-04-11  | 2025-04-14
            Dee      | 2025-04-11  | 2025-04-14
            Eve      | 2025-04-11  | 2025-04-14
            Fay      | 2025-04-11  | 2025-04-14
            Gus      | 2025-04-11  | 2025-04-14
            Hal      | 2025-04-11  | ?31 April
            Ivy      | 2025-04-11  | 2025-05-01
            Jon      | 2025-04-11  | 2025-04-14
            Kit      | 2025-04-11  | 2025-04-14
        """,
}


def test_the_child_is_seen_in_the_first_five_working_days_of_the_assessment(
    clock_spec: Spec,
) -> None:
    """A local standard: the guidance gives no number. A visit that did not see the child does not
    count. One that does not say leaves it in doubt from its day on: Dee may have been seen in time;
    Eve was not, whatever the visit saw. May Day is no working day."""
    not_said = "a visit does not say whether the child was seen"
    visits = {
        "visits": """
            child_id | visited_on | seen
            Ann      | 2025-05-06 | yes
            Ben      | 2025-04-24 | yes
            Cal      | 2025-04-16 | no
            Dee      | 2025-04-16 |
            Eve      | 2025-04-24 |
            Fay      | 2025-04-16 |
            Fay      | 2025-04-17 | yes
            Gus      | 2025-04-22 | yes
            Jon      | ?31 April  | yes
            Kit      | 2025-04-10 | yes
        """
    }
    clock_spec(
        CHILD_SEEN,
        given=ASSESSMENTS | visits,
        speaks={"visits": "2024-04-01 to 2025-05-06"},
        on="2025-05-06",
        then=f"""
            child_id | due_on     | state                | verdict  | cannot_because
            Ann      | 2025-05-06 | met                  | met      |
            Ben      | 2025-04-23 | met late             | not met  |
            Cal      | 2025-04-23 | overdue              | not met  |
            Dee      | 2025-04-23 | cannot be worked out | unjudged | {not_said}
            Eve      | 2025-04-23 | cannot be worked out | not met  | {not_said}
            Fay      | 2025-04-23 | met                  | met      |
            Gus      | 2025-04-23 | closed               | unjudged |
            Hal      |            | cannot be worked out | unjudged | its start date cannot be read
            Ivy      | 2025-05-09 | due soon             | unjudged |
            Jon      | 2025-04-23 | cannot be worked out | unjudged | the day of a visit is missing or cannot be read
            Kit      | 2025-04-23 | overdue              | not met  |
        """,
    )
    clock_spec(CHILD_SEEN, given=ASSESSMENTS, on="2025-05-06", then="child_id | state")


def test_a_visit_in_doubt_does_not_touch_the_days_before_it(clock_spec: Spec) -> None:
    """On the 24th the visit of the 25th had not been made: the child was overdue."""
    clock_spec(
        CHILD_SEEN,
        given={
            "referrals": "child_id | referred_on\nAnn | 2025-04-11",
            "assessments": "child_id | referred_on | started_on\nAnn | 2025-04-11 | 2025-04-14",
            "visits": "child_id | visited_on | seen\nAnn | 2025-04-25 |",
        },
        speaks={"visits": "2024-04-01 to 2025-05-06"},
        on="2025-04-24",
        then="""
            child_id | due_on     | state   | verdict
            Ann      | 2025-04-23 | overdue | not met
        """,
    )
