"""Before birth"""

from collections.abc import Callable

from goldenthread.clocks.before_birth import UNBORN_ASSESSMENT, UNBORN_CONFERENCE

Spec = Callable[..., None]

REFERRED_TOO_LATE = "it began after the day by which it was due, so that could not be met"


UNBORN = {
    "people": """
                child_id | expected_on  | born_on
                Ann      | 2025-09-01   |
                Ben      | 2025-09-01   |
                Cal      | 2025-09-01   |
                Dee      | 2025-09-15   |
                Eve      | 2025-09-01   | 2025-07-01
                Fay      | 2025-05-10   | 2025-05-01
                Gus      | ?31 Sept     |
                Hal      | 2025-09-01   |
                Ivy      | 2025-09-01   |
                Jon      | 2025-09-01   | ?31 June
                Kit      | 2025-09-01   |
            """,
    "referrals": """
                child_id | referred_on | closed_on
                Ann      | 2025-02-10  |
                Ben      | 2025-02-10  |
                Cal      | 2025-04-01  |
                Dee      | 2025-02-10  |
                Eve      | 2025-02-10  |
                Fay      | 2025-05-05  |
                Gus      | 2025-02-10  |
                Hal      | 2025-02-10  |
                Ivy      | 2025-02-10  | 2025-03-20
                Jon      | 2025-02-10  |
                Kit      | 2025-02-10  |
            """,
    "assessments": """
                child_id | referred_on | started_on | authorised_on
                Ann      | 2025-02-10  | 2025-03-31 | 2025-07-07
                Ben      | 2025-02-10  | 2025-04-01 |
                Eve      | 2025-02-10  | 2025-03-10 |
                Hal      | 2025-02-10  | 2025-03-10 | ?31 June
                Kit      | 2025-02-10  |            |
            """,
}


def test_the_assessment_begins_22_weeks_before_the_birth_is_expected_and_is_done_8_before(
    clock_spec: Spec,
) -> None:
    """A birth expected on 1 September 2025 is 40 weeks: 18 weeks are on 31 March, 32 on 7 July.

    Cal was referred too late for the first rung. Eve was born before the second was due, Fay before
    the referral, so that she was no unborn child. Ivy's episode closed before anything was due.
    Kit's assessment has begun, but nobody wrote when.
    """
    clock_spec(
        UNBORN_ASSESSMENT,
        given=UNBORN,
        on="2025-07-10",
        then=f"""
            child_id | rule                    | due_on     | state                | verdict  | cannot_because
            Ann      | unborn-assessment-begun | 2025-03-31 | met                  | met      |
            Ann      | unborn-assessment-done  | 2025-07-07 | met                  | met      |
            Ben      | unborn-assessment-begun | 2025-03-31 | met late             | not met  |
            Ben      | unborn-assessment-done  | 2025-07-07 | overdue              | not met  |
            Cal      | unborn-assessment-begun | 2025-03-31 | cannot be worked out | unjudged | {REFERRED_TOO_LATE}
            Cal      | unborn-assessment-done  | 2025-07-07 | overdue              | not met  |
            Dee      | unborn-assessment-begun | 2025-04-14 | overdue              | not met  |
            Dee      | unborn-assessment-done  | 2025-07-21 | running              | unjudged |
            Eve      | unborn-assessment-begun | 2025-03-31 | met                  | met      |
            Eve      | unborn-assessment-done  | 2025-07-07 | closed               | unjudged |
            Gus      | unborn-assessment-begun |            | cannot be worked out | unjudged | the day on which the birth is expected cannot be read
            Gus      | unborn-assessment-done  |            | cannot be worked out | unjudged | the day on which the birth is expected cannot be read
            Hal      | unborn-assessment-begun | 2025-03-31 | met                  | met      |
            Hal      | unborn-assessment-done  | 2025-07-07 | cannot be worked out | unjudged | the day of an assessment is missing or cannot be read
            Ivy      | unborn-assessment-begun | 2025-03-31 | closed               | unjudged |
            Ivy      | unborn-assessment-done  | 2025-07-07 | closed               | unjudged |
            Jon      | unborn-assessment-begun | 2025-03-31 | cannot be worked out | unjudged | the day of birth cannot be read
            Jon      | unborn-assessment-done  | 2025-07-07 | cannot be worked out | unjudged | the day of birth cannot be read
            Kit      | unborn-assessment-begun | 2025-03-31 | cannot be worked out | unjudged | the day of an assessment is missing or cannot be read
            Kit      | unborn-assessment-done  | 2025-07-07 | overdue              | not met  |
        """,
    )


def test_a_conference_is_held_6_weeks_before_the_birth_is_expected(clock_spec: Spec) -> None:
    """34 weeks of a birth expected on 1 September 2025 are on 21 July. Dee's enquiry needs no
    conference. Fay's began after the rung."""
    clock_spec(
        UNBORN_CONFERENCE,
        given={
            "people": """
                child_id | expected_on  | born_on
                Ann      | 2025-09-01   |
                Ben      | 2025-09-01   |
                Cal      | 2025-09-01   |
                Dee      | 2025-09-01   |
                Eve      | 2025-09-01   |
                Fay      | 2025-09-01   |
                Gus      | 2025-09-01   | 2025-07-15
                Hal      | 2025-09-01   |
            """,
            "section_47_enquiries": """
                child_id | started_on | conference_on | conference_not_required
                Ann      | 2025-06-02 | 2025-07-21    | no
                Ben      | 2025-06-02 | 2025-07-22    | no
                Cal      | 2025-06-02 |               | no
                Dee      | 2025-06-02 |               | yes
                Eve      | 2025-06-02 | ?31 June      | no
                Fay      | 2025-07-22 |               | no
                Gus      | 2025-06-02 |               | no
                Hal      | ?31 June   |               | no
            """,
        },
        on="2025-07-22",
        then=f"""
            child_id | due_on     | state                | verdict  | cannot_because
            Ann      | 2025-07-21 | met                  | met      |
            Ben      | 2025-07-21 | met late             | not met  |
            Cal      | 2025-07-21 | overdue              | not met  |
            Eve      | 2025-07-21 | cannot be worked out | unjudged | the conference date cannot be read
            Fay      | 2025-07-21 | cannot be worked out | unjudged | {REFERRED_TOO_LATE}
            Gus      | 2025-07-21 | closed               | unjudged |
            Hal      |            | cannot be worked out | unjudged | its first day is missing or cannot be read
        """,
    )


def test_every_rung_moves_with_the_day_on_which_the_birth_is_expected(clock_spec: Spec) -> None:
    """The scan put it back by two weeks: what was overdue is not."""
    for expected, conference, assessed in (
        ("2025-09-01", "2025-07-21 | overdue", "2025-03-31 | met late"),
        ("2025-09-15", "2025-08-04 | running", "2025-04-14 | met     "),
    ):
        people = {"people": f"child_id | expected_on\nAnn | {expected}"}
        clock_spec(
            UNBORN_CONFERENCE,
            given=people | {"section_47_enquiries": "child_id | started_on\nAnn | 2025-06-02"},
            on="2025-07-22",
            then=f"child_id | due_on | state\nAnn | {conference}",
        )
        clock_spec(
            UNBORN_ASSESSMENT,
            given=people
            | {
                "referrals": "child_id | referred_on\nAnn | 2025-02-10",
                "assessments": """
                    child_id | referred_on | started_on | authorised_on
                    Ann      | 2025-02-10  | 2025-04-14 | 2025-05-01
                """,
            },
            on="2025-07-22",
            then=f"""
                child_id | rule                    | due_on | state
                Ann      | unborn-assessment-begun | {assessed}
                Ann      | unborn-assessment-done  | {_done(expected)} | met
            """,
        )


def _done(expected: str) -> str:
    return {"2025-09-01": "2025-07-07", "2025-09-15": "2025-07-21"}[expected]
