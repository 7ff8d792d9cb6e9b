"""Oversight"""

from collections.abc import Callable

from goldenthread.clocks.oversight import (
    INCIDENT_NOTIFIED,
    RAPID_REVIEW,
    SUBJECT_ACCESS,
    SUPERVISION,
    TOOL_REPEATED,
)

Spec = Callable[..., None]


def test_a_case_is_talked_over_as_often_as_its_plan_asks(clock_spec: Spec) -> None:
    """Local standards: every four weeks for a child protection plan, every eight for a child in need
    plan or a child who is looked after. Personal supervision is not about the case."""
    given = {
        "child_protection_plans": """
            child_id | started_on | ended_on
            Ann      | 2025-01-06 |
            Ben      | 2025-01-06 |
            Cal      | 2025-01-06 | 2025-02-03
            Dee      | 2025-01-06 | 2025-02-17
            Eve      | ?31 Jan    |
        """,
        "cin_plans": """
            child_id | started_on
            Fay      | 2025-01-06
            Gus      | 2025-01-06
        """,
        "looked_after_periods": """
            child_id | started_on
            Ann      | 2025-01-07
            Hal      | 2025-01-13
        """,
    }
    supervisions = {
        "supervisions": """
            child_id | held_on    | kind
            Ann      | 2025-02-03 | CASE
            Ben      | 2025-01-20 | PERSONAL
            Ben      | 2025-02-04 |
            Fay      | 2025-03-03 | GROUP
            Gus      | ?31 Jan    | CASE
        """
    }
    clock_spec(
        SUPERVISION,
        given=given | supervisions,
        speaks={
            "supervisions": "2024-04-01 to 2025-03-04",
            "looked_after_periods": "2024-04-01 to 2025-03-31",
        },
        on="2025-03-04",
        then="""
            child_id | rule                      | started_on | due_on     | state                | verdict
            Ann      | supervision-of-protection | 2025-01-06 | 2025-02-03 | met                  | met
            Ann      | supervision-of-protection | 2025-02-03 | 2025-03-03 | overdue              | not met
            Ann      | supervision-of-care       | 2025-01-07 | 2025-03-04 | met                  | met
            Ann      | supervision-of-care       | 2025-02-03 | 2025-03-31 | running              | unjudged
            Ben      | supervision-of-protection | 2025-01-06 | 2025-02-03 | met late             | not met
            Ben      | supervision-of-protection | 2025-02-04 | 2025-03-04 | due soon             | unjudged
            Cal      | supervision-of-protection | 2025-01-06 | 2025-02-03 | closed               | unjudged
            Dee      | supervision-of-protection | 2025-01-06 | 2025-02-03 | closed               | not met
            Eve      | supervision-of-protection |            |            | cannot be worked out | unjudged
            Fay      | supervision-of-need       | 2025-01-06 | 2025-03-03 | met                  | met
            Fay      | supervision-of-need       | 2025-03-03 | 2025-04-28 | running              | unjudged
            Gus      | supervision-of-need       | 2025-01-06 | 2025-03-03 | cannot be worked out | unjudged
            Hal      | supervision-of-care       | 2025-01-13 | 2025-03-10 | due soon             | unjudged
        """,
    )
    clock_spec(SUPERVISION, given=given, on="2025-03-04", then="child_id | state")


INCIDENTS = """
    child_id | aware_on   | notified_on | rapid_review_on
    Ann      | 2025-04-14 | {in_time}   | {in_time}
    Ben      | 2025-04-14 | {late}      | {late}
    Cal      | 2025-04-14 |             |
    Dee      | ?31 April  |             |
    Eve      | 2025-04-14 | ?31 April   | ?31 April
    Fay      | 2025-04-14 | 2025-04-11  | 2025-04-11
    Gus      | 2017-01-09 | 2017-01-10  | 2017-01-10
"""
JUDGED = """
    child_id | due_on | state                | verdict  | cannot_because
    Ann      | {due}  | met                  | met      |
    Ben      | {due}  | met late             | not met  |
    Cal      | {due}  | overdue              | not met  |
    Dee      |        | cannot be worked out | unjudged | the day of learning cannot be read
    Eve      | {due}  | cannot be worked out | unjudged | the day it was done cannot be read
    Fay      | {due}  | cannot be worked out | unjudged | it is dated before the council knew
    Gus      |        | cannot be worked out | unjudged | no edition of the rule that is held was in force then
"""


def test_a_serious_incident_is_notified_in_five_working_days(clock_spec: Spec) -> None:
    """Statutory, in editions from 2018 on. Easter lengthens it."""
    given = {"serious_incidents": INCIDENTS.format(in_time="2025-04-23", late="2025-04-24")}
    clock_spec(
        INCIDENT_NOTIFIED,
        given=given,
        speaks={"serious_incidents": "2024-04-01 to 2025-04-30"},
        on="2025-04-30",
        then=JUDGED.format(due="2025-04-23"),
    )
    clock_spec(
        INCIDENT_NOTIFIED,
        given={"serious_incidents": "child_id | aware_on\nAnn | 2025-04-22\nBen | 2025-04-24"},
        speaks={"serious_incidents": "2024-04-01 to 2025-04-30"},
        on="2025-05-01",
        then="""
            child_id | due_on     | state                | verdict
            Ann      | 2025-04-29 | cannot be worked out | not met
            Ben      | 2025-05-01 | cannot be worked out | unjudged
        """,
    )


def test_a_rapid_review_is_complete_in_fifteen_working_days(clock_spec: Spec) -> None:
    """Statutory, in editions from 2018 on. Easter and May Day lengthen it."""
    given = {"serious_incidents": INCIDENTS.format(in_time="2025-05-08", late="2025-05-09")}
    clock_spec(
        RAPID_REVIEW,
        given=given,
        speaks={"serious_incidents": "2024-04-01 to 2025-05-31"},
        on="2025-05-12",
        then=JUDGED.format(due="2025-05-08"),
    )


REQUESTS = {
    "subject_access_requests": """
            child_id | reference | received_on | paused_from | paused_to  | extended_to | answered_on
            Ann      | 1         | 2025-01-06  |             |            |             | 2025-02-06
            Ben      | 2         | 2025-01-06  |             |            |             | 2025-02-07
            Cal      | 3         | 2025-01-06  |             |            |             |
            Dee      | 4         | 2025-01-06  | 2025-01-20  |            |             |
            Eve      | 5         | 2025-01-06  | 2025-01-20  | 2025-01-29 |             |
            Fay      | 6         | 2025-01-06  |             |            | 2025-03-06  |
            Gus      | 7         | 2025-01-06  |             |            | 2025-12-31  |
            Hal      | 8         | ?31 Jan     |             |            |             |
            Ivy      | 9         | 2025-01-06  | 2025-02-08  |            |             |
            Jon      | 10        | 2025-01-06  | 2025-01-20  | ?31 Jan    |             |
            Kit      | 11        | 2025-01-06  | 2025-01-20  | 2025-01-29 |             | 2025-02-10
            Lou      | 12        | 2025-01-06  | 2025-01-20  | 2025-01-10 |             |
            Mia      | 13        | 2025-01-06  | 2025-02-03  | 2025-02-20 |             | 2025-02-10
            Nia      | 14        | 2025-01-06  | 2025-01-02  | 2025-01-20 |             |
            Oli      | 15        | 2018-05-01  |             |            | 2018-08-01  |
        """
}


def test_a_subject_access_request_pauses_and_goes_on(clock_spec: Spec) -> None:
    """Statutory: one month, and two more at most where the request is hard, so that Gus's, put off
    to the end of the year, is due in three. The days of a pause, its first and last among them, are
    added when it is over. Ivy's paused when it was overdue already, which helps nobody. Mia's was
    answered in its pause, when nothing was counted, so that it was in time on that day and is for
    ever. A pause that is dated before the request came puts nothing off. Oli's came before the rule
    was in force: what no rule makes due is not put off either."""
    speaks = {"subject_access_requests": "2024-04-01 to 2025-02-28"}
    clock_spec(
        SUBJECT_ACCESS,
        given=REQUESTS,
        speaks=speaks,
        on="2025-02-10",
        then="""
            child_id | due_on     | state                | verdict  | cannot_because
            Ann      | 2025-02-06 | met                  | met      |
            Ben      | 2025-02-06 | met late             | not met  |
            Cal      | 2025-02-06 | overdue              | not met  |
            Dee      | 2025-02-06 | paused               | unjudged |
            Eve      | 2025-02-16 | due soon             | unjudged |
            Fay      | 2025-03-06 | running              | unjudged |
            Gus      | 2025-04-06 | running              | unjudged |
            Hal      |            | cannot be worked out | unjudged | the day it came cannot be read
            Ivy      | 2025-02-06 | overdue              | not met  |
            Jon      | 2025-02-06 | cannot be worked out | unjudged | the day it went on cannot be read
            Kit      | 2025-02-16 | met                  | met      |
            Lou      | 2025-02-06 | cannot be worked out | unjudged | it is dated as going on before it paused
            Mia      | 2025-02-06 | met                  | met      |
            Nia      | 2025-02-06 | cannot be worked out | unjudged | it is dated as pausing before it came
            Oli      |            | cannot be worked out | unjudged | no edition of the rule that is held was in force then
        """,
    )
    for on, state, due in (
        ("2025-01-19", "running", "2025-02-06"),
        ("2025-01-20", "paused", "2025-02-06"),
        ("2025-01-29", "paused", "2025-02-06"),
        ("2025-01-30", "running", "2025-02-16"),
        ("2025-02-16", "due soon", "2025-02-16"),
        ("2025-02-17", "overdue", "2025-02-16"),
    ):
        clock_spec(
            SUBJECT_ACCESS,
            given={
                "subject_access_requests": """
                    child_id | reference | received_on | paused_from | paused_to
                    Eve      | 5         | 2025-01-06  | 2025-01-20  | 2025-01-29
                """
            },
            speaks=speaks,
            on=on,
            then=f"child_id | due_on | state\nEve | {due} | {state}",
        )


def test_a_request_answered_in_its_pause_is_in_time(clock_spec: Spec) -> None:
    """Nothing is counted in a pause, from its first day to its last: Mia's and Tom's were answered
    in theirs, Ray's on the last day after it and Pat's a day late. Sol's was overdue before. Una's
    paused on the day it came."""
    clock_spec(
        SUBJECT_ACCESS,
        given={
            "subject_access_requests": """
                child_id | reference | received_on | paused_from | paused_to  | answered_on
                Mia      | 13        | 2025-01-06  | 2025-02-03  | 2025-02-20 | 2025-02-10
                Pat      | 16        | 2025-01-06  | 2025-02-03  | 2025-02-08 | 2025-02-13
                Ray      | 17        | 2025-01-06  | 2025-02-03  | 2025-02-08 | 2025-02-12
                Sol      | 18        | 2025-01-06  | 2025-02-07  | 2025-02-20 | 2025-02-10
                Tom      | 19        | 2025-01-06  | 2025-02-06  | 2025-02-20 | 2025-02-20
                Una      | 20        | 2025-01-06  | 2025-01-06  | 2025-01-20 | 2025-02-21
            """
        },
        speaks={"subject_access_requests": "2024-04-01 to 2025-02-28"},
        on="2025-02-25",
        then="""
            child_id | due_on     | state    | verdict
            Mia      | 2025-02-24 | met      | met
            Pat      | 2025-02-12 | met late | not met
            Ray      | 2025-02-12 | met      | met
            Sol      | 2025-02-06 | met late | not met
            Tom      | 2025-02-21 | met      | met
            Una      | 2025-02-21 | met      | met
        """,
    )


def test_care_is_graded_again_in_six_months_by_the_same_tool(clock_spec: Spec) -> None:
    """A local standard, while a child protection plan lasts. Several areas of one day are one
    grading. Another tool grades nothing again: Cal's second is the first of its own."""
    clock_spec(
        TOOL_REPEATED,
        given={
            "child_protection_plans": """
                child_id | started_on | ended_on
                Ann      | 2024-09-02 |
                Ben      | 2024-09-02 |
                Cal      | 2024-09-02 |
                Dee      | 2024-09-02 | 2024-12-02
                Eve      | 2024-09-02 |
                Fay      | 2024-09-02 |
            """,
            "tool_results": """
                child_id | scored_on  | tool  | area     | grade
                Ann      | 2024-09-30 | GCP2  | PHYSICAL | 4
                Ann      | 2024-09-30 | GCP2  | SAFETY   | 3
                Ann      | 2025-03-30 | GCP2  | PHYSICAL | 2
                Ben      | 2024-09-16 | GCP2  | PHYSICAL | 4
                Ben      | 2025-03-17 | GCP2  | PHYSICAL | 4
                Cal      | 2024-09-30 | GCP2A |          | 4
                Cal      | 2025-03-03 | GCP2  | PHYSICAL | 4
                Dee      | 2024-09-30 | GCP2  | PHYSICAL | 4
                Eve      | 2024-09-30 | GCP2  | PHYSICAL | 4
                Eve      | ?31 March  | GCP2  | PHYSICAL | 4
                Fay      | 2024-08-01 | GCP2  | PHYSICAL | 4
            """,
        },
        speaks={"tool_results": "2024-04-01 to 2025-03-31"},
        on="2025-03-31",
        then="""
            child_id | started_on | due_on     | stopped_on | state                | verdict
            Ann      | 2024-09-30 | 2025-03-30 | 2025-03-30 | met                  | met
            Ann      | 2025-03-30 | 2025-09-30 |            | running              | unjudged
            Ben      | 2024-09-16 | 2025-03-16 | 2025-03-17 | met late             | not met
            Ben      | 2025-03-17 | 2025-09-17 |            | running              | unjudged
            Cal      | 2024-09-30 | 2025-03-30 |            | overdue              | not met
            Cal      | 2025-03-03 | 2025-09-03 |            | running              | unjudged
            Dee      | 2024-09-30 | 2025-03-30 |            | closed               | unjudged
            Eve      | 2024-09-30 | 2025-03-30 |            | cannot be worked out | unjudged
        """,
    )
