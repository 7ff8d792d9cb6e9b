"""A day after our files end

What was done by the last day of our files is known on any later day. What was not may have been
done since: how it stands cannot be worked out. Whether it was in time is known all the same where
our files reach the day it was due.
"""

from collections.abc import Callable

from goldenthread.clocks.child_protection import INITIAL_CONFERENCE, REVIEW_CONFERENCE
from goldenthread.clocks.front_door import ASSESSMENT_FROM_REFERRAL, ASSESSMENT_FROM_START
from goldenthread.clocks.pre_proceedings import FROM_DECISION, FROM_LETTER

Spec = Callable[..., None]

TO_MARCH_2025 = (2022, 2023, 2024, 2025)
DUE_ON_THE_LAST_DAY_AND_THE_DAY_AFTER = {
    "referrals": """
        child_id | referred_on | closed_on
        Ann      | 2024-11-14  |
        Ben      | 2025-01-24  |
        Cal      | 2025-01-27  |
        Dee      | 2025-01-24  | 2025-03-31
        Eve      | 2025-01-24  | ?31 June
    """,
    "assessments": """
        child_id | referred_on | started_on | authorised_on
        Ann      | 2024-11-14  | 2024-11-14 | 2025-03-20
        Ben      | 2025-01-24  | 2025-01-24 |
        Cal      | 2025-01-27  | 2025-01-27 |
        Dee      | 2025-01-24  | 2025-01-24 |
        Eve      | 2025-01-24  | 2025-01-24 |
    """,
}
ASSESSMENTS = """
    child_id | due_on     | state                | verdict  | cannot_because
    Ann      | 2025-01-21 | met late             | not met  |
    Ben      | 2025-03-28 | cannot be worked out | not met  | our files speak of it to 31 March 2025 only
    Cal      | 2025-03-31 | cannot be worked out | not met  | our files speak of it to 31 March 2025 only
    Dee      | 2025-03-28 | closed               | not met  |
    Eve      | 2025-03-28 | cannot be worked out | unjudged | the closure date of its episode cannot be read
"""


def test_an_assessment_from_its_start(clock_spec: Spec) -> None:
    """Ben and Cal may be done by now; but neither was done in time."""
    clock_spec(
        ASSESSMENT_FROM_START,
        given=DUE_ON_THE_LAST_DAY_AND_THE_DAY_AFTER,
        on="2025-06-30",
        years=TO_MARCH_2025,
        then=ASSESSMENTS,
    )


def test_an_assessment_from_the_referral(clock_spec: Spec) -> None:
    """The same dates, by the other clock."""
    clock_spec(
        ASSESSMENT_FROM_REFERRAL,
        given=DUE_ON_THE_LAST_DAY_AND_THE_DAY_AFTER,
        on="2025-06-30",
        years=TO_MARCH_2025,
        then=ASSESSMENTS,
    )


def test_due_after_the_files(clock_spec: Spec) -> None:
    """On the last day of the files it is running; on the day after, nobody can tell any more."""
    given = {
        "referrals": "child_id | referred_on\nAnn | 2025-03-03",
        "assessments": "child_id | referred_on | started_on\nAnn | 2025-03-03 | 2025-03-03",
    }
    for clock in (ASSESSMENT_FROM_START, ASSESSMENT_FROM_REFERRAL):
        for on, then in (
            ("2025-03-31", "Ann | running | unjudged |"),
            (
                "2025-04-01",
                "Ann | cannot be worked out | unjudged | our files speak of it to 31 March 2025 only",
            ),
        ):
            clock_spec(
                clock,
                given=given,
                on=on,
                years=TO_MARCH_2025,
                then=f"child_id | state | verdict | cannot_because\n{then}",
            )


def test_an_initial_conference(clock_spec: Spec) -> None:
    """An enquiry is told to the end of the file that holds it: Dee's, of the year before, to the
    end of that year, because no later file speaks of it."""
    clock_spec(
        INITIAL_CONFERENCE,
        given={
            "section_47_enquiries": """
                child_id | started_on | conference_on | conference_not_required | year
                Ann      | 2025-03-03 | 2025-03-20    | no                      | 2025
                Ben      | 2025-03-03 |               | no                      | 2025
                Cal      | 2025-03-20 |               | no                      | 2025
                Dee      | 2024-03-20 |               | no                      | 2024
                Eve      | 2025-03-20 |               | yes                     | 2025
            """
        },
        on="2025-06-30",
        years=TO_MARCH_2025,
        then="""
            child_id | due_on     | state                | verdict  | cannot_because
            Ann      | 2025-03-24 | met                  | met      |
            Ben      | 2025-03-24 | cannot be worked out | not met  | our files speak of it to 31 March 2025 only
            Cal      | 2025-04-10 | cannot be worked out | unjudged | our files speak of it to 31 March 2025 only
            Dee      | 2024-04-12 | cannot be worked out | unjudged | our files speak of it to 31 March 2024 only
            Eve      | 2025-04-10 | closed               | unjudged |
        """,
    )


def test_a_review_conference(clock_spec: Spec) -> None:
    """Each plan is in the newest file, or has ended: what came of the open ones is not known."""
    clock_spec(
        REVIEW_CONFERENCE,
        given={
            "child_protection_plans": """
                child_id | started_on | ended_on
                Ann      | 2024-12-31 |
                Ben      | 2025-01-02 |
                Cal      | 2024-12-02 | 2025-03-31
                Dee      | 2025-01-02 |
            """,
            "child_protection_reviews": """
                child_id | plan_started_on | held_on
                Dee      | 2025-01-02      | 2025-03-20
            """,
        },
        on="2025-04-30",
        years=TO_MARCH_2025,
        then="""
            child_id | due_on     | state                | verdict  | cannot_because
            Ann      | 2025-03-31 | cannot be worked out | not met  | our files speak of it to 31 March 2025 only
            Ben      | 2025-04-02 | cannot be worked out | unjudged | our files speak of it to 31 March 2025 only
            Cal      | 2025-03-02 | closed               | not met  |
            Dee      | 2025-04-02 | met                  | met      |
            Dee      | 2025-09-20 | cannot be worked out | unjudged | our files speak of it to 31 March 2025 only
        """,
    )


PRE_PROCEEDINGS = {
    "referrals": """
        child_id | referred_on | closed_on
        Dee      | 2024-10-01  | ?31 June
    """,
    "pre_proceedings": """
        child_id | referred_on | started_on | letter_sent_on | decided_on
        Ann      |             | 2024-12-02 | 2024-12-02     | 2025-03-24
        Ben      |             | 2024-12-09 | 2024-12-09     |
        Cal      |             | 2024-12-10 | 2024-12-10     |
        Dee      | 2024-10-01  | 2024-12-09 | 2024-12-09     |
    """,
}
PRE_PROCEEDINGS_ON_30_APRIL = """
    child_id | due_on     | state                | verdict  | cannot_because
    Ann      | 2025-03-24 | met                  | met      |
    Ben      | 2025-03-31 | cannot be worked out | not met  | our files speak of it to 31 March 2025 only
    Cal      | 2025-04-01 | cannot be worked out | unjudged | our files speak of it to 31 March 2025 only
    Dee      | 2025-03-31 | cannot be worked out | unjudged | the closure date of its episode cannot be read
"""


def test_pre_proceedings_from_the_decision(clock_spec: Spec) -> None:
    """Sixteen weeks that end on the last day of the files are known not to have been kept."""
    clock_spec(
        FROM_DECISION,
        given=PRE_PROCEEDINGS,
        on="2025-04-30",
        years=TO_MARCH_2025,
        then=PRE_PROCEEDINGS_ON_30_APRIL,
    )


def test_pre_proceedings_from_the_letter(clock_spec: Spec) -> None:
    """The same, from the letter."""
    clock_spec(
        FROM_LETTER,
        given=PRE_PROCEEDINGS,
        on="2025-04-30",
        years=TO_MARCH_2025,
        then=PRE_PROCEEDINGS_ON_30_APRIL,
    )
