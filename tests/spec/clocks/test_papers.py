"""Papers of conferences"""

from collections.abc import Callable

from goldenthread.clocks.papers import (
    DECISION_LETTER,
    MINUTES_CHALLENGE,
    MINUTES_CHECKED,
    MINUTES_SENT,
    MINUTES_TYPED,
    REPORT_SHARED,
)

Spec = Callable[..., None]

CONFERENCES = {
    "conferences": """
        child_id | held_on
        Ann      | 2024-12-16
        Ben      | 2024-12-16
        Cal      | 2025-01-27
        Dee      | 2024-12-16
    """,
    "child_protection_reviews": """
        child_id | held_on
        Fay      | 2024-12-16
        Gus      | 2024-12-16
    """,
}
MINUTES = {
    "meeting_papers": """
        child_id | meeting            | meeting_on | paper           | recipient | version  | typed_on   | checked_on | sent_on
        Ann      | INITIAL_CONFERENCE | 2024-12-16 | MINUTES         | MOTHER    | FULL     | 2024-12-23 | 2025-01-02 | 2025-01-09
        Ann      | INITIAL_CONFERENCE | 2024-12-16 | MINUTES         | FATHER    | REDACTED | 2024-12-24 | 2025-01-03 | 2025-01-10
        Ann      | INITIAL_CONFERENCE | 2024-12-16 | MINUTES         | SCHOOL    | WITHHELD |            |            |
        Ann      | INITIAL_CONFERENCE | 2024-12-16 | MINUTES         | GP        |          |            |            |
        Dee      | INITIAL_CONFERENCE | 2024-12-16 | MINUTES         | MOTHER    | FULL     | ?31 June   | ?31 June   | ?31 June
        Eve      | CORE_GROUP         | 2024-12-16 | MINUTES         | MOTHER    | FULL     |            |            |
        Fay      | REVIEW_CONFERENCE  | ?31 Dec    | MINUTES         | MOTHER    | FULL     | 2024-12-23 | 2024-12-24 | 2024-12-24
        Gus      | REVIEW_CONFERENCE  | 2024-12-16 | DECISION_LETTER | MOTHER    | FULL     | 2024-12-16 |            | 2024-12-17
        Hal      | REVIEW_CONFERENCE  | 2024-12-16 | MINUTES         | MOTHER    | FULL     | 2024-12-13 | 2024-12-13 | 2024-12-13
    """
}
MISSING = "the day of the conference of a paper is missing or cannot be read"


def test_minutes_are_sent_to_each_recipient_in_fifteen_working_days(clock_spec: Spec) -> None:
    """A local standard, over Christmas.

    To whom they are withheld they are not owed. Ben's conference, Cal's and the review of Gus have
    no minutes at all, which is one running each. The minutes of Fay's may be those of the day that
    cannot be read. A core group is no conference.
    """
    clock_spec(
        MINUTES_SENT,
        given=CONFERENCES | MINUTES,
        speaks={"meeting_papers": "2024-04-01 to 2025-01-31"},
        on="2025-01-31",
        then=f"""
            child_id | about  | due_on     | state                | verdict  | cannot_because
            Ann      | Mother | 2025-01-09 | met                  | met      |
            Ann      | Father | 2025-01-09 | met late             | not met  |
            Ann      | General practice | 2025-01-09 | overdue    | not met  |
            Ben      |        | 2025-01-09 | overdue              | not met  |
            Cal      |        | 2025-02-17 | running              | unjudged |
            Dee      | Mother | 2025-01-09 | cannot be worked out | unjudged | the day it was done cannot be read
            Fay      | Mother |            | cannot be worked out | unjudged | the day of the conference cannot be read
            Fay      |        | 2025-01-09 | cannot be worked out | unjudged | {MISSING}
            Gus      |        | 2025-01-09 | overdue              | not met  |
            Hal      | Mother | 2025-01-09 | cannot be worked out | unjudged | it is dated before the conference
        """,
    )


def test_minutes_are_typed_in_five_working_days_and_checked_in_ten(clock_spec: Spec) -> None:
    """Local standards, once for all recipients: they are done when the last version is. Ann's are
    not typed for the GP yet."""
    given = CONFERENCES | {
        "meeting_papers": MINUTES["meeting_papers"]
        + """
        Ivy      | INITIAL_CONFERENCE | 2024-12-16 | MINUTES         | MOTHER    | FULL     | 2024-12-20 | 2024-12-30 |
        Ivy      | INITIAL_CONFERENCE | 2024-12-16 | MINUTES         | FATHER    | REDACTED | 2024-12-23 | 2025-01-02 |
        Jon      | INITIAL_CONFERENCE | 2024-12-16 | MINUTES         | MOTHER    | FULL     | 2024-12-20 | 2024-12-30 |
        Jon      | INITIAL_CONFERENCE | 2024-12-16 | MINUTES         | FATHER    | REDACTED | 2024-12-24 | 2025-01-03 |
    """
    }
    for clock, due, soon in (
        (MINUTES_TYPED, "2024-12-23", "2025-02-03 | due soon"),
        (MINUTES_CHECKED, "2025-01-02", "2025-02-10 | running"),
    ):
        clock_spec(
            clock,
            given=given,
            speaks={"meeting_papers": "2024-04-01 to 2025-01-31"},
            on="2025-01-31",
            then=f"""
                child_id | due_on | state                | verdict  | cannot_because
                Ann      | {due}  | overdue              | not met  |
                Ben      | {due}  | overdue              | not met  |
                Cal      | {soon}                        | unjudged |
                Dee      | {due}  | cannot be worked out | unjudged | the day it was done cannot be read
                Fay      |        | cannot be worked out | unjudged | the day of the conference cannot be read
                Fay      | {due}  | cannot be worked out | unjudged | {MISSING}
                Gus      | {due}  | overdue              | not met  |
                Hal      | {due}  | cannot be worked out | unjudged | it is dated before the conference
                Ivy      | {due}  | met                  | met      |
                Jon      | {due}  | met late             | not met  |
            """,
        )


def test_the_decision_letter_is_sent_on_the_next_working_day(clock_spec: Spec) -> None:
    """A local standard. After the papers end nobody can tell of Cal's any more; without papers
    nothing runs."""
    clock_spec(
        DECISION_LETTER,
        given={
            "conferences": """
                child_id | held_on
                Ann      | 2025-03-07
                Ben      | 2025-03-07
                Cal      | 2025-03-11
                Dee      | 2025-03-07
                Eve      | ?31 Feb
            """,
            "meeting_papers": """
                child_id | meeting            | meeting_on | paper           | recipient | sent_on
                Ann      | INITIAL_CONFERENCE | 2025-03-07 | DECISION_LETTER | MOTHER    | 2025-03-10
                Ann      | INITIAL_CONFERENCE | 2025-03-07 | DECISION_LETTER | FATHER    | 2025-03-11
                Ben      | INITIAL_CONFERENCE | 2025-03-07 | DECISION_LETTER | MOTHER    |
                Dee      | INITIAL_CONFERENCE | 2025-03-07 | DECISION_LETTER | MOTHER    | ?31 Feb
            """,
        },
        speaks={"meeting_papers": "2024-04-01 to 2025-03-11"},
        on="2025-03-12",
        then="""
            child_id | due_on     | state                | verdict
            Ann      | 2025-03-10 | met                  | met
            Ann      | 2025-03-10 | met late             | not met
            Ben      | 2025-03-10 | cannot be worked out | not met
            Cal      | 2025-03-12 | cannot be worked out | unjudged
            Dee      | 2025-03-10 | cannot be worked out | unjudged
        """,
    )
    for clock in (DECISION_LETTER, MINUTES_TYPED, MINUTES_CHECKED, MINUTES_SENT):
        clock_spec(clock, given=CONFERENCES, on="2025-01-31", then="child_id | state")


def test_the_time_to_challenge_the_minutes_is_over_by_itself(clock_spec: Spec) -> None:
    """A local standard: ten working days from the day on which they were sent to this recipient.
    Nobody fails who does not challenge; a challenge that came too late counts as none."""
    clock_spec(
        MINUTES_CHALLENGE,
        given={
            "meeting_papers": """
                child_id | meeting            | meeting_on | paper   | recipient | sent_on    | challenged_on
                Ann      | INITIAL_CONFERENCE | 2024-12-16 | MINUTES | MOTHER    | 2025-01-09 | 2025-01-23
                Ben      | INITIAL_CONFERENCE | 2024-12-16 | MINUTES | MOTHER    | 2025-01-08 | 2025-01-23
                Cal      | INITIAL_CONFERENCE | 2024-12-16 | MINUTES | MOTHER    | 2025-01-08 |
                Dee      | INITIAL_CONFERENCE | 2024-12-16 | MINUTES | MOTHER    | 2025-01-10 |
                Eve      | INITIAL_CONFERENCE | 2024-12-16 | MINUTES | MOTHER    | ?31 June   |
                Fay      | INITIAL_CONFERENCE | 2024-12-16 | MINUTES | MOTHER    | 2025-01-09 | ?31 June
                Gus      | INITIAL_CONFERENCE | 2024-12-16 | MINUTES | MOTHER    |            |
                Hal      | INITIAL_CONFERENCE | 2024-12-16 | MINUTES | MOTHER    | 2025-01-09 | 2025-01-08
            """
        },
        speaks={"meeting_papers": "2024-04-01 to 2025-01-31"},
        on="2025-01-23",
        then="""
            child_id | due_on     | stopped_on | state                | verdict  | cannot_because
            Ann      | 2025-01-23 | 2025-01-23 | met                  | met      |
            Ben      | 2025-01-22 |            | closed               | unjudged |
            Cal      | 2025-01-22 |            | closed               | unjudged |
            Dee      | 2025-01-24 |            | due soon             | unjudged |
            Eve      |            |            | cannot be worked out | unjudged | the day on which they were sent cannot be read
            Fay      | 2025-01-23 |            | cannot be worked out | unjudged | the day of the challenge cannot be read
            Hal      | 2025-01-23 | 2025-01-08 | cannot be worked out | unjudged | the challenge is dated before they were sent
        """,
    )


def test_a_report_is_shared_with_the_family_before_the_conference(clock_spec: Spec) -> None:
    """Local standards: two working days before an initial conference, five before a review, counted
    back over Easter. What is not relevant to the child, or was not asked, owes none. Housing was
    asked too late to keep the time. When Fay's conference was held the report was late for good."""
    clock_spec(
        REPORT_SHARED,
        given={
            "meeting_agencies": """
                child_id | meeting            | meeting_on | agency         | relevant | invited_on | report_shared_on
                Ann      | INITIAL_CONFERENCE | 2025-04-28 | GP             | yes      | 2025-04-10 | 2025-04-24
                Ann      | INITIAL_CONFERENCE | 2025-04-28 | SCHOOL         |          | 2025-04-10 | 2025-04-25
                Ann      | INITIAL_CONFERENCE | 2025-04-28 | POLICE         | yes      | 2025-04-10 |
                Ann      | INITIAL_CONFERENCE | 2025-04-28 | HEALTH_VISITOR | no       | 2025-04-10 |
                Ann      | INITIAL_CONFERENCE | 2025-04-28 | MIDWIFE        | yes      |            |
                Ann      | INITIAL_CONFERENCE | 2025-04-28 | HOUSING        | yes      | 2025-04-25 |
                Ben      | REVIEW_CONFERENCE  | 2025-04-28 | GP             | yes      | 2025-04-10 |
                Ben      | REVIEW_CONFERENCE  | 2025-04-28 | SCHOOL         | yes      | 2025-04-10 | 2025-04-17
                Cal      | INITIAL_CONFERENCE | 2025-04-30 | GP             | yes      | 2025-04-10 |
                Dee      | INITIAL_CONFERENCE | ?31 April  | GP             | yes      | 2025-04-10 |
                Eve      | INITIAL_CONFERENCE | 2025-04-28 | GP             | yes      | 2025-04-10 | ?31 April
                Fay      | INITIAL_CONFERENCE | 2025-04-24 | GP             | yes      | 2025-04-10 |
                Gus      | CORE_GROUP         | 2025-04-24 | GP             | yes      | 2025-04-10 |
                Hal      | INITIAL_CONFERENCE | 2025-04-28 | GP             | yes      | ?31 April  |
            """
        },
        speaks={"meeting_agencies": "2024-04-01 to 2025-04-30"},
        on="2025-04-25",
        then="""
            child_id | started_on | due_on     | state                | verdict  | cannot_because
            Ann      | 2025-04-10 | 2025-04-24 | met                  | met      |
            Ann      | 2025-04-10 | 2025-04-24 | met late             | not met  |
            Ann      | 2025-04-10 | 2025-04-24 | overdue              | not met  |
            Ann      | 2025-04-25 | 2025-04-24 | cannot be worked out | unjudged | it began after the day by which it was due, so that could not be met
            Ben      | 2025-04-10 | 2025-04-17 | overdue              | not met  |
            Ben      | 2025-04-10 | 2025-04-17 | met                  | met      |
            Cal      | 2025-04-10 | 2025-04-28 | due soon             | unjudged |
            Dee      | 2025-04-10 |            | cannot be worked out | unjudged | the day of the conference is missing or cannot be read
            Eve      | 2025-04-10 | 2025-04-24 | cannot be worked out | unjudged | the day it was shared cannot be read
            Fay      | 2025-04-10 | 2025-04-22 | closed               | not met  |
            Hal      |            |            | cannot be worked out | unjudged | the day on which it was asked cannot be read
        """,
    )
