"""Assessments"""

from collections.abc import Callable

from goldenthread.clocks.front_door import ASSESSMENT_FROM_REFERRAL, ASSESSMENT_FROM_START

Spec = Callable[..., None]


def test_an_assessment_has_45_working_days_from_its_start(clock_spec: Spec) -> None:
    """The day on which it starts is day 0 and the next working day is day 1.

    The due date is the last day in time. Good Friday, Easter Monday and the early May holiday do
    not count. One that is not authorised is overdue from the day after the due date.
    """
    clock_spec(
        ASSESSMENT_FROM_START,
        given={
            "assessments": """
                child_id | referred_on | started_on | authorised_on
                Ann      | 2025-03-03  | 2025-03-03 | 2025-03-03
                Ben      | 2025-03-03  | 2025-03-03 | 2025-05-08
                Cal      | 2025-03-03  | 2025-03-03 | 2025-05-09
                Dee      | 2025-03-03  | 2025-03-03 |
            """,
        },
        on="2025-05-09",
        then="""
            child_id | started_on | due_on     | stopped_on | state    | verdict
            Ann      | 2025-03-03 | 2025-05-08 | 2025-03-03 | met      | met
            Ben      | 2025-03-03 | 2025-05-08 | 2025-05-08 | met      | met
            Cal      | 2025-03-03 | 2025-05-08 | 2025-05-09 | met late | not met
            Dee      | 2025-03-03 | 2025-05-08 |            | overdue  | not met
        """,
    )


def test_an_open_assessment_runs_then_is_due_soon_then_overdue(clock_spec: Spec) -> None:
    """It is due soon in its last seven days and on the due date itself; only then is it overdue."""
    clock_spec(
        ASSESSMENT_FROM_START,
        given={
            "assessments": """
                child_id | referred_on | started_on | authorised_on
                Ann      | 2025-03-01  | 2025-03-12 |
                Ben      | 2025-03-01  | 2025-03-11 |
                Cal      | 2025-03-01  | 2025-03-04 |
                Dee      | 2025-03-01  | 2025-03-03 |
            """,
        },
        on="2025-05-09",
        then="""
            child_id | due_on     | state    | verdict
            Ann      | 2025-05-19 | running  | unjudged
            Ben      | 2025-05-16 | due soon | unjudged
            Cal      | 2025-05-09 | due soon | unjudged
            Dee      | 2025-05-08 | overdue  | not met
        """,
    )


def test_a_start_at_the_weekend_or_over_a_holiday(clock_spec: Spec) -> None:
    """Only working days are counted, so a start on Saturday has the due date of the Friday before.

    Christmas Day, Boxing Day and New Year's Day do not count.
    """
    clock_spec(
        ASSESSMENT_FROM_START,
        given={
            "assessments": """
                child_id | referred_on | started_on | authorised_on
                Ann      | 2025-02-28  | 2025-02-28 | 2025-03-10
                Ben      | 2025-02-28  | 2025-03-01 | 2025-03-10
                Cal      | 2024-12-02  | 2024-12-02 | 2025-02-06
                Dee      | 2024-12-25  | 2024-12-25 | 2025-03-01
            """,
        },
        on="2025-03-31",
        then="""
            child_id | due_on     | state
            Ann      | 2025-05-07 | met
            Ben      | 2025-05-07 | met
            Cal      | 2025-02-06 | met
            Dee      | 2025-02-28 | met late
        """,
    )


def test_an_episode_that_closes_ends_the_wait(clock_spec: Spec) -> None:
    """Closed in time and never authorised, nobody can say; closed after the due date, it was late.

    An authorisation counts before a closure, on the same day or on another. A closure after the
    day asked about has not happened yet.
    """
    clock_spec(
        ASSESSMENT_FROM_START,
        given={
            "referrals": """
                child_id | referred_on | closed_on
                Ann      | 2025-03-03  | 2025-05-08
                Ben      | 2025-03-03  | 2025-05-09
                Cal      | 2025-03-03  | 2025-05-08
                Dee      | 2025-03-03  | 2025-05-12
                Eve      | 2025-03-03  | 2025-06-01
            """,
            "assessments": """
                child_id | referred_on | started_on | authorised_on
                Ann      | 2025-03-03  | 2025-03-03 |
                Ben      | 2025-03-03  | 2025-03-03 |
                Cal      | 2025-03-03  | 2025-03-03 | 2025-05-08
                Dee      | 2025-03-03  | 2025-03-03 | 2025-05-20
                Eve      | 2025-03-03  | 2025-03-03 |
            """,
        },
        on="2025-05-31",
        then="""
            child_id | due_on     | stopped_on | closed_on  | state    | verdict
            Ann      | 2025-05-08 |            | 2025-05-08 | closed   | unjudged
            Ben      | 2025-05-08 |            | 2025-05-09 | closed   | not met
            Cal      | 2025-05-08 | 2025-05-08 | 2025-05-08 | met      | met
            Dee      | 2025-05-08 | 2025-05-20 | 2025-05-12 | met late | not met
            Eve      | 2025-05-08 |            | 2025-06-01 | overdue  | not met
        """,
    )


def test_what_has_not_happened_by_the_day_does_not_count(clock_spec: Spec) -> None:
    """Asked about a day in the past, a clock shows what stood then, by what is known now."""
    clock_spec(
        ASSESSMENT_FROM_START,
        given={
            "assessments": """
                child_id | referred_on | started_on | authorised_on
                Ann      | 2025-01-06  | 2025-01-06 | 2025-03-20
                Ben      | 2025-01-06  | 2025-02-03 | 2025-03-20
                Cal      | 2025-01-06  | 2025-03-11 | 2025-03-20
            """,
        },
        on="2025-03-11",
        then="""
            child_id | due_on     | state    | verdict
            Ann      | 2025-03-10 | overdue  | not met
            Ben      | 2025-04-07 | running  | unjudged
            Cal      | 2025-05-16 | running  | unjudged
        """,
    )
    clock_spec(
        ASSESSMENT_FROM_START,
        given={
            "assessments": """
                child_id | referred_on | started_on | authorised_on
                Cal      | 2025-01-06  | 2025-03-11 | 2025-03-20
            """,
        },
        on="2025-03-10",
        then="""
            child_id | due_on     | state            | verdict
            Cal      | 2025-05-16 | too early to say | unjudged
        """,
    )


def test_a_date_that_is_needed_and_cannot_be_read(clock_spec: Spec) -> None:
    """A cell that says 31 April is neither a missing date nor a failure: nothing follows from it.

    A closing date that cannot be read matters only while the assessment is not authorised.
    """
    clock_spec(
        ASSESSMENT_FROM_START,
        given={
            "referrals": """
                child_id | referred_on | closed_on
                Dee      | 2025-03-03  | ?31 April
                Eve      | 2025-03-03  | ?31 April
            """,
            "assessments": """
                child_id | referred_on | started_on | authorised_on
                Ann      | 2025-03-03  | 2025-03-03 | ?31 April
                Ben      | 2025-03-03  | ?30/02/25  | 2025-03-20
                Cal      | 2025-03-03  | 2025-03-10 | 2025-03-09
                Dee      | 2025-03-03  | 2025-03-03 |
                Eve      | 2025-03-03  | 2025-03-03 | 2025-03-20
                Fay      | 2025-03-03  |            | 2025-03-20
            """,
        },
        on="2025-06-30",
        then="""
            child_id | state                 | cannot_because
            Ann      | cannot be worked out  | its authorisation date cannot be read
            Ben      | cannot be worked out  | its start date cannot be read
            Cal      | cannot be worked out  | it is dated as ending before it started
            Dee      | cannot be worked out  | the closure date of its episode cannot be read
            Eve      | met                   |
            Fay      | cannot be worked out  | its start date is missing
        """,
    )


def test_each_assessment_is_judged_by_the_edition_in_force_when_it_started(
    clock_spec: Spec,
) -> None:
    """The 2023 edition holds from 15 December 2023; both allow 45 working days.

    Before 15 April 2013 assessments were of two kinds with other limits, which are not held.
    """
    clock_spec(
        ASSESSMENT_FROM_START,
        given={
            "assessments": """
                child_id | referred_on | started_on | authorised_on
                Ann      | 2023-12-14  | 2023-12-14 | 2024-02-20
                Ben      | 2023-12-15  | 2023-12-15 | 2024-02-22
                Cal      | 2013-04-14  | 2013-04-14 | 2013-05-01
                Dee      | 2013-04-15  | 2013-04-15 | 2013-05-01
            """,
        },
        on="2024-03-31",
        then="""
            child_id | due_on     | state                | cannot_because
            Ann      | 2024-02-20 | met                  |
            Ben      | 2024-02-21 | met late             |
            Cal      |            | cannot be worked out | no edition of the rule that is held was in force then
            Dee      | 2013-06-19 | met                  |
        """,
    )


def test_the_same_assessment_runs_from_the_referral_too(clock_spec: Spec) -> None:
    """Guidance counts from the referral, the census from the actual start: two clocks, two answers.

    Ann's assessment, started a week after the referral and authorised on 9 May, is late by the one
    and in time by the other. Both are shown and never blended.
    """
    ann = {
        "assessments": """
            child_id | referred_on | started_on | authorised_on
            Ann      | 2025-03-03  | 2025-03-10 | 2025-05-09
        """,
    }
    clock_spec(
        ASSESSMENT_FROM_REFERRAL,
        given=ann,
        on="2025-05-31",
        then="""
            child_id | started_on | due_on     | state    | verdict
            Ann      | 2025-03-03 | 2025-05-08 | met late | not met
        """,
    )
    clock_spec(
        ASSESSMENT_FROM_START,
        given=ann,
        on="2025-05-31",
        then="""
            child_id | started_on | due_on     | state | verdict
            Ann      | 2025-03-10 | 2025-05-15 | met   | met
        """,
    )


def test_the_first_assessment_of_an_episode_answers_the_referral(clock_spec: Spec) -> None:
    """Ann's second one does not. Where one of several has no start it may be the first, so that
    neither of Ben's is judged; Cal's is the only one, and so the first whenever it started."""
    which = "its start date is not known, so that it may not be the first of its episode"
    clock_spec(
        ASSESSMENT_FROM_REFERRAL,
        given={
            "assessments": """
                child_id | referred_on | started_on | authorised_on
                Ann      | 2025-03-03  | 2025-03-10 | 2025-05-08
                Ann      | 2025-03-03  | 2025-05-12 |
                Ben      | 2025-03-03  |            |
                Ben      | 2025-03-03  | 2025-03-10 | 2025-05-08
                Cal      | 2025-03-03  | ?31 March  | 2025-05-08
            """
        },
        on="2025-05-31",
        then=f"""
            child_id | due_on     | stopped_on | state                | verdict  | cannot_because
            Ann      | 2025-05-08 | 2025-05-08 | met                  | met      |
            Ben      | 2025-05-08 |            | cannot be worked out | unjudged | {which}
            Cal      | 2025-05-08 | 2025-05-08 | met                  | met      |
        """,
    )


def test_every_state_of_an_assessment_from_the_referral(clock_spec: Spec) -> None:
    """The same decision table, read from the day on which the referral was received."""
    clock_spec(
        ASSESSMENT_FROM_REFERRAL,
        given={
            "referrals": """
                child_id | referred_on | closed_on
                Cal      | 2025-03-03  | 2025-04-01
                Dee      | 2025-03-03  | 2025-05-09
            """,
            "assessments": """
                child_id | referred_on | started_on | authorised_on
                Ann      | 2025-03-03  | 2025-03-20 | 2025-05-08
                Ben      | 2025-03-03  | 2025-03-20 | 2025-05-09
                Cal      | 2025-03-03  | 2025-03-20 |
                Dee      | 2025-03-03  | 2025-03-20 |
                Eve      | 2025-03-03  | 2025-03-20 |
                Fay      | 2025-03-04  | 2025-03-20 |
                Gus      | 2025-05-09  | 2025-05-09 |
                Hal      | 2025-05-10  | 2025-05-12 |
                Ida      | ?31/02/25   | 2025-03-20 |
                Jon      |             | 2025-03-20 |
                Kit      | 2025-03-03  | 2025-03-03 | 2025-02-28
            """,
        },
        on="2025-05-09",
        then="""
            child_id | due_on     | state                | verdict  | cannot_because
            Ann      | 2025-05-08 | met                  | met      |
            Ben      | 2025-05-08 | met late             | not met  |
            Cal      | 2025-05-08 | closed               | unjudged |
            Dee      | 2025-05-08 | closed               | not met  |
            Eve      | 2025-05-08 | overdue              | not met  |
            Fay      | 2025-05-09 | due soon             | unjudged |
            Gus      | 2025-07-14 | running              | unjudged |
            Hal      | 2025-07-14 | too early to say     | unjudged |
            Ida      |            | cannot be worked out | unjudged | its start date cannot be read
            Jon      |            | cannot be worked out | unjudged | its start date is missing
            Kit      | 2025-05-08 | cannot be worked out | unjudged | it is dated as ending before it started
        """,
    )
