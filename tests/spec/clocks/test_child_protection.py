"""Conferences of child protection"""

from collections.abc import Callable

from goldenthread.clocks.child_protection import INITIAL_CONFERENCE, REVIEW_CONFERENCE

Spec = Callable[..., None]


def test_an_initial_conference_has_15_working_days(clock_spec: Spec) -> None:
    """They are counted from the strategy discussion, over Christmas too.

    Christmas Day, Boxing Day and New Year's Day do not count: 16 December leads to 9 January.
    """
    clock_spec(
        INITIAL_CONFERENCE,
        given={
            "section_47_enquiries": """
                child_id | started_on | conference_on
                Ann      | 2024-12-16 | 2024-12-16
                Ben      | 2024-12-16 | 2025-01-09
                Cal      | 2024-12-16 | 2025-01-10
                Dee      | 2024-12-16 |
            """,
        },
        on="2025-01-10",
        then="""
            child_id | started_on | due_on     | stopped_on | state    | verdict
            Ann      | 2024-12-16 | 2025-01-09 | 2024-12-16 | met      | met
            Ben      | 2024-12-16 | 2025-01-09 | 2025-01-09 | met      | met
            Cal      | 2024-12-16 | 2025-01-09 | 2025-01-10 | met late | not met
            Dee      | 2024-12-16 | 2025-01-09 |            | overdue  | not met
        """,
    )


def test_an_enquiry_that_needs_no_conference_waits_for_nothing(clock_spec: Spec) -> None:
    """It is closed from its first day and not judged; a conference held all the same counts."""
    clock_spec(
        INITIAL_CONFERENCE,
        given={
            "section_47_enquiries": """
                child_id | started_on | conference_on | conference_not_required
                Ann      | 2024-12-16 |               | yes
                Ben      | 2024-12-16 | 2025-01-09    | yes
                Cal      | 2024-12-16 | 2025-01-13    | yes
            """,
        },
        on="2025-01-31",
        then="""
            child_id | closed_on  | state    | verdict
            Ann      | 2024-12-16 | closed   | unjudged
            Ben      | 2024-12-16 | met      | met
            Cal      | 2024-12-16 | met late | not met
        """,
    )


def test_an_initial_conference_that_is_still_to_come(clock_spec: Spec) -> None:
    """On the day of the due date it is due soon; one started after the day is not yet anything."""
    clock_spec(
        INITIAL_CONFERENCE,
        given={
            "section_47_enquiries": """
                child_id | started_on | conference_on
                Ann      | 2025-04-10 |
                Ben      | 2025-04-11 |
                Cal      | 2025-04-25 |
                Dee      | 2025-05-06 |
                Eve      | 2025-05-07 |
                Fay      | 2025-04-10 | 2025-05-08
            """,
        },
        on="2025-05-06",
        then="""
            child_id | due_on     | state            | verdict
            Ann      | 2025-05-06 | due soon         | unjudged
            Ben      | 2025-05-07 | due soon         | unjudged
            Cal      | 2025-05-19 | running          | unjudged
            Dee      | 2025-05-28 | running          | unjudged
            Eve      | 2025-05-29 | too early to say | unjudged
            Fay      | 2025-05-06 | due soon         | unjudged
        """,
    )


def test_an_initial_conference_whose_dates_say_nothing(clock_spec: Spec) -> None:
    """Missing, unreadable, out of order, or before the first edition held: it is not judged."""
    clock_spec(
        INITIAL_CONFERENCE,
        given={
            "section_47_enquiries": """
                child_id | started_on | conference_on
                Ann      | ?31 Nov    | 2024-12-16
                Ben      | 2024-12-16 | ?31 Nov
                Cal      |            | 2024-12-16
                Dee      | 2024-12-16 | 2024-12-13
                Eve      | 2013-04-12 | 2013-04-20
            """,
        },
        on="2025-01-31",
        then="""
            child_id | state                | cannot_because
            Ann      | cannot be worked out | its start date cannot be read
            Ben      | cannot be worked out | the conference date cannot be read
            Cal      | cannot be worked out | its start date is missing
            Dee      | cannot be worked out | the conference is dated before the enquiry
            Eve      | cannot be worked out | no edition of the rule that is held was in force then
        """,
    )


def test_the_first_review_is_due_in_three_months_and_the_next_in_six(clock_spec: Spec) -> None:
    """Each review that is held ends one wait and begins the next.

    Months are months of the calendar: where the later month has no such day, its last day.
    """
    clock_spec(
        REVIEW_CONFERENCE,
        given={
            "child_protection_plans": """
                child_id | started_on | ended_on
                Ann      | 2023-11-30 |
                Ben      | 2024-11-30 |
            """,
            "child_protection_reviews": """
                child_id | plan_started_on | held_on
                Ann      | 2023-11-30      | 2024-02-29
                Ann      | 2023-11-30      | 2024-08-31
                Ann      | 2023-11-30      | 2025-03-01
            """,
        },
        on="2025-03-01",
        then="""
            child_id | rule                    | started_on | due_on     | stopped_on | state
            Ann      | first-review-conference | 2023-11-30 | 2024-02-29 | 2024-02-29 | met
            Ann      | later-review-conference | 2024-02-29 | 2024-08-29 | 2024-08-31 | met late
            Ann      | later-review-conference | 2024-08-31 | 2025-02-28 | 2025-03-01 | met late
            Ann      | later-review-conference | 2025-03-01 | 2025-09-01 |            | running
            Ben      | first-review-conference | 2024-11-30 | 2025-02-28 |            | overdue
        """,
    )


def test_a_review_is_due_soon_until_its_day_is_over(clock_spec: Spec) -> None:
    """On the due date it can still be held in time. A wait yet to begin is too early to say."""
    clock_spec(
        REVIEW_CONFERENCE,
        given={
            "child_protection_plans": """
                child_id | started_on | ended_on
                Ann      | 2024-12-10 |
                Ben      | 2024-12-17 |
                Cal      | 2024-12-18 |
                Dee      | 2025-03-11 |
                Eve      | 2024-12-11 |
            """,
            "child_protection_reviews": """
                child_id | plan_started_on | held_on
                Eve      | 2024-12-11      | 2025-03-12
            """,
        },
        on="2025-03-10",
        then="""
            child_id | started_on | due_on     | state            | verdict
            Ann      | 2024-12-10 | 2025-03-10 | due soon         | unjudged
            Ben      | 2024-12-17 | 2025-03-17 | due soon         | unjudged
            Cal      | 2024-12-18 | 2025-03-18 | running          | unjudged
            Dee      | 2025-03-11 | 2025-06-11 | too early to say | unjudged
            Eve      | 2024-12-11 | 2025-03-11 | due soon         | unjudged
            Eve      | 2025-03-12 | 2025-09-12 | too early to say | unjudged
        """,
    )


def test_a_plan_that_ends_leaves_no_review_to_wait_for(clock_spec: Spec) -> None:
    """Ended in time, the review is not judged; ended after the due date without one, it was late.
    A review held on the last day counts, and begins a wait that is closed at once. A review dated
    after the plan ended is no review of it.
    """
    clock_spec(
        REVIEW_CONFERENCE,
        given={
            "child_protection_plans": """
                child_id | started_on | ended_on
                Ann      | 2024-10-01 | 2025-01-01
                Ben      | 2024-10-01 | 2025-01-02
                Cal      | 2024-10-01 | 2024-12-20
                Dee      | 2024-10-01 | 2025-01-15
                Eve      | 2024-10-01 | 2025-04-30
            """,
            "child_protection_reviews": """
                child_id | plan_started_on | held_on
                Cal      | 2024-10-01      | 2024-12-20
                Dee      | 2024-10-01      | 2025-01-20
            """,
        },
        on="2025-03-31",
        then="""
            child_id | started_on | due_on     | stopped_on | closed_on  | state   | verdict
            Ann      | 2024-10-01 | 2025-01-01 |            | 2025-01-01 | closed  | unjudged
            Ben      | 2024-10-01 | 2025-01-01 |            | 2025-01-02 | closed  | not met
            Cal      | 2024-10-01 | 2025-01-01 | 2024-12-20 | 2024-12-20 | met     | met
            Cal      | 2024-12-20 | 2025-06-20 |            | 2024-12-20 | closed  | unjudged
            Dee      | 2024-10-01 | 2025-01-01 |            | 2025-01-15 | closed  | not met
            Eve      | 2024-10-01 | 2025-01-01 |            | 2025-04-30 | overdue | not met
        """,
    )


def test_a_review_dated_on_the_first_day_of_the_plan(clock_spec: Spec) -> None:
    """A finding asks about it, for a review follows its plan; meanwhile it is taken at its word."""
    clock_spec(
        REVIEW_CONFERENCE,
        given={
            "child_protection_plans": """
                child_id | started_on | ended_on
                Ann      | 2024-11-04 |
            """,
            "child_protection_reviews": """
                child_id | plan_started_on | held_on
                Ann      | 2024-11-04      | 2024-11-04
            """,
        },
        on="2025-03-31",
        then="""
            rule                    | started_on | due_on     | stopped_on | state
            first-review-conference | 2024-11-04 | 2025-02-04 | 2024-11-04 | met
            later-review-conference | 2024-11-04 | 2025-05-04 |            | running
        """,
    )


def test_two_plans_of_one_child_do_not_share_reviews(clock_spec: Spec) -> None:
    """A second plan starts again with three months, whatever was held under the first."""
    clock_spec(
        REVIEW_CONFERENCE,
        given={
            "child_protection_plans": """
                child_id | started_on | ended_on
                Ann      | 2023-06-01 | 2023-09-15
                Ann      | 2024-11-04 |
            """,
            "child_protection_reviews": """
                child_id | plan_started_on | held_on
                Ann      | 2023-06-01      | 2023-08-30
                Ann      | 2024-11-04      | 2025-02-04
            """,
        },
        on="2025-03-31",
        then="""
            child_id | rule                    | started_on | due_on     | state
            Ann      | first-review-conference | 2023-06-01 | 2023-09-01 | met
            Ann      | later-review-conference | 2023-08-30 | 2024-02-29 | closed
            Ann      | first-review-conference | 2024-11-04 | 2025-02-04 | met
            Ann      | later-review-conference | 2025-02-04 | 2025-08-04 | running
        """,
    )


def test_a_plan_or_review_whose_date_cannot_be_read(clock_spec: Spec) -> None:
    """No wait of such a plan can be worked out: the date could lie in any of them."""
    clock_spec(
        REVIEW_CONFERENCE,
        given={
            "child_protection_plans": """
                child_id | started_on | ended_on
                Ann      | 2024-10-01 | ?31 February
                Ben      | 2024-10-01 |
                Cal      | ?31 June   |
                Cal      |            |
                Eve      | 2024-10-01 | 2024-09-01
            """,
            "child_protection_reviews": """
                child_id | plan_started_on | held_on
                Ben      | 2024-10-01      | ?32 December
            """,
        },
        on="2025-03-31",
        then="""
            child_id | state                | cannot_because
            Ann      | cannot be worked out | the end of the plan cannot be read
            Ben      | cannot be worked out | the date of a review cannot be read
            Cal      | cannot be worked out | the start of the plan cannot be read
            Cal      | cannot be worked out | the start of the plan is missing
            Eve      | cannot be worked out | the plan is dated as ending before it started
        """,
    )


def test_a_wait_that_began_before_our_files_do(clock_spec: Spec) -> None:
    """With censuses from 2022-23 on, a review held before 1 April 2022 is not in our hands.
    Where what we hold shows a review in time, nothing that we lack could make it late: it is met.
    Otherwise it cannot be worked out, never counted as a failure.
    """
    clock_spec(
        REVIEW_CONFERENCE,
        given={
            "child_protection_plans": """
                child_id | started_on | ended_on
                Ann      | 2022-03-31 |
                Ben      | 2022-03-31 | 2022-10-01
                Cal      | 2022-04-01 |
            """,
            "child_protection_reviews": """
                child_id | plan_started_on | held_on
                Ann      | 2022-03-31      | 2022-06-30
                Ben      | 2022-03-31      | 2022-07-01
            """,
        },
        on="2022-09-30",
        years=(2023, 2024),
        then="""
            child_id | started_on | due_on     | state                | cannot_because
            Ann      | 2022-03-31 | 2022-06-30 | met                  |
            Ann      | 2022-06-30 | 2022-12-30 | running              |
            Ben      | 2022-03-31 | 2022-06-30 | cannot be worked out | history starts 1 April 2022
            Ben      | 2022-07-01 | 2023-01-01 | running              |
            Cal      | 2022-04-01 | 2022-07-01 | overdue              |
        """,
    )


def test_a_year_that_is_missing_starts_history_again(clock_spec: Spec) -> None:
    """Without the census of 2022-23, reviews of that year are unknown: history starts after it."""
    clock_spec(
        REVIEW_CONFERENCE,
        given={
            "child_protection_plans": """
                child_id | started_on | ended_on
                Ann      | 2022-06-01 |
                Ben      | 2023-04-03 |
            """,
        },
        on="2023-07-31",
        years=(2022, 2024),
        then="""
            child_id | due_on     | state                | cannot_because
            Ann      | 2022-09-01 | cannot be worked out | history starts 1 April 2023
            Ben      | 2023-07-03 | overdue              |
        """,
    )


def test_a_review_that_cannot_be_placed_hides_only_what_is_not_known(clock_spec: Spec) -> None:
    """A wait that a known review ended in time is met: an unseen one could only end it sooner.

    So it is with a review whose date cannot be read, and with one dated before its plan began.
    """
    clock_spec(
        REVIEW_CONFERENCE,
        given={
            "child_protection_plans": """
                child_id | started_on | ended_on
                Ann      | 2024-01-10 |
                Ben      | 2024-01-10 |
            """,
            "child_protection_reviews": """
                child_id | plan_started_on | held_on
                Ann      | 2024-01-10      | 2024-04-10
                Ann      | 2024-01-10      | ?31 Sept
                Ben      | 2024-01-10      | 2023-04-02
                Ben      | 2024-01-10      | 2024-04-11
            """,
        },
        on="2025-03-31",
        then="""
            child_id | started_on | state                | cannot_because
            Ann      | 2024-01-10 | met                  |
            Ann      | 2024-04-10 | cannot be worked out | the date of a review cannot be read
            Ben      | 2024-01-10 | cannot be worked out | a review is dated before the first day of the plan
            Ben      | 2024-04-11 | cannot be worked out | a review is dated before the first day of the plan
        """,
    )


def test_a_wait_that_ends_in_a_missing_year_is_not_judged(clock_spec: Spec) -> None:
    """It began while our files spoke, but the year in which it fell due is not among them."""
    clock_spec(
        REVIEW_CONFERENCE,
        given={
            "child_protection_plans": """
                child_id | started_on | ended_on
                Ann      | 2022-01-10 |
                Ben      | 2021-12-31 |
            """,
            "child_protection_reviews": """
                child_id | plan_started_on | held_on
                Ann      | 2022-01-10      | 2023-05-10
            """,
        },
        on="2023-06-30",
        years=(2022, 2024),
        then="""
            child_id | due_on     | state                | cannot_because
            Ann      | 2022-04-10 | cannot be worked out | history starts 1 April 2023
            Ann      | 2023-11-10 | running              |
            Ben      | 2022-03-31 | overdue              |
        """,
    )
