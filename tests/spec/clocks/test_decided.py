"""What people decide of the due date of one running"""

import importlib
import pkgutil
from collections.abc import Callable

from goldenthread import measures
from goldenthread.clocks.child_in_need import NEED_REVIEW
from goldenthread.clocks.child_protection import REVIEW_CONFERENCE
from goldenthread.clocks.clock import Clock
from goldenthread.clocks.plans import PROTECTION_VISIT
from goldenthread.statute.rules import Kind

Spec = Callable[..., None]


def test_another_day_that_is_agreed_is_the_due_date_of_a_local_standard(clock_spec: Spec) -> None:
    """Of Ann's visit a later day is agreed, and of Ben's an earlier one. Cal's was agreed and taken
    back; Dee's was agreed twice, and the newest stands. The record stands on 31 March: what is
    decided later of such a day is known of it, and of no day before."""
    given = {
        "child_protection_plans": """
            child_id | started_on
            Ann      | 2025-03-05
            Ben      | 2025-03-20
            Cal      | 2025-03-05
            Dee      | 2025-03-05
        """,
    }
    decided = """
        child_id | started_on | said_on    | decided            | agreed_on  | instead_of
        Ann      | 2025-03-05 | 2025-03-28 | another day agreed | 2025-04-07 |
        Ben      | 2025-03-20 | 2025-03-28 | another day agreed | 2025-03-27 |
        Cal      | 2025-03-05 | 2025-03-28 | another day agreed | 2025-04-07 |
        Cal      | 2025-03-05 | 2025-03-29 | taken back         |            | 3
        Dee      | 2025-03-05 | 2025-03-28 | another day agreed | 2025-04-07 |
        Dee      | 2025-03-05 | 2025-04-02 | another day agreed | 2025-04-09 | 5
    """
    for on, then in (
        (
            "2025-03-27",
            """
            child_id | due_on     | agreed_on  | state    | verdict
            Ann      | 2025-03-19 |            | overdue  | not met
            Ben      | 2025-04-03 |            | due soon | unjudged
            Cal      | 2025-03-19 |            | overdue  | not met
            Dee      | 2025-03-19 |            | overdue  | not met
            """,
        ),
        (
            "2025-03-31",
            """
            child_id | due_on     | agreed_on  | state    | verdict
            Ann      | 2025-04-07 | 2025-04-07 | due soon | unjudged
            Ben      | 2025-03-27 | 2025-03-27 | overdue  | not met
            Cal      | 2025-03-19 |            | overdue  | not met
            Dee      | 2025-04-09 | 2025-04-09 | running  | unjudged
            """,
        ),
    ):
        clock_spec(
            PROTECTION_VISIT,
            given=given,
            speaks={"visits": "2024-04-01 to 2025-03-31"},
            years=(2025,),
            decided=decided,
            on=on,
            then=then,
        )


def test_days_of_a_pause_are_not_counted(clock_spec: Spec) -> None:
    """Ten working days. Ann's pause has five of them, and a weekend that would not count anyway.
    Ben's has no last day: the two days of it that are over put the due date off so far. Cal's began
    when it was overdue, and changes nothing; Dee's began on the day it was due, in time. Of Eve a day is agreed, so that her
    pause no longer counts. The first day is not counted in any case, so that pausing Fay's from it
    puts off one day and not two."""
    clock_spec(
        PROTECTION_VISIT,
        given={
            "child_protection_plans": """
                child_id | started_on
                Ann      | 2025-03-20
                Ben      | 2025-03-20
                Cal      | 2025-03-05
                Dee      | 2025-03-05
                Eve      | 2025-03-20
                Fay      | 2025-03-20
            """,
        },
        speaks={"visits": "2024-04-01 to 2025-03-31"},
        years=(2025,),
        decided="""
            child_id | started_on | said_on    | decided            | agreed_on  | paused_from | paused_to
            Ann      | 2025-03-20 | 2025-03-21 | paused             |            | 2025-03-24  | 2025-03-30
            Ben      | 2025-03-20 | 2025-03-21 | paused             |            | 2025-03-28  |
            Cal      | 2025-03-05 | 2025-03-21 | paused             |            | 2025-03-20  | 2025-04-11
            Dee      | 2025-03-05 | 2025-03-21 | paused             |            | 2025-03-19  | 2025-04-11
            Eve      | 2025-03-20 | 2025-03-21 | paused             |            | 2025-03-24  | 2025-04-11
            Eve      | 2025-03-20 | 2025-03-24 | another day agreed | 2025-04-01 |             |
            Fay      | 2025-03-20 | 2025-03-20 | paused             |            | 2025-03-20  | 2025-03-21
        """,
        on="2025-03-31",
        then="""
            child_id | rule_due_on | due_on     | state    | verdict
            Ann      | 2025-04-03  | 2025-04-10 | running  | unjudged
            Ben      | 2025-04-03  | 2025-04-07 | paused   | unjudged
            Cal      | 2025-03-19  | 2025-03-19 | overdue  | not met
            Dee      | 2025-03-19  | 2025-04-14 | paused   | unjudged
            Eve      | 2025-04-03  | 2025-04-01 | due soon | unjudged
            Fay      | 2025-04-03  | 2025-04-04 | due soon | unjudged
        """,
    )


def test_of_weeks_every_day_of_a_pause_is_not_counted(clock_spec: Spec) -> None:
    """Twelve weeks are 84 days, weekends among them: seven days of pause put it off by seven."""
    clock_spec(
        NEED_REVIEW,
        given={
            "cin_plans": """
                child_id | started_on
                Ann      | 2025-01-06
            """,
        },
        speaks={"cin_plan_reviews": "2024-04-01 to 2025-03-31"},
        years=(2025,),
        decided="""
            child_id | started_on | said_on    | decided | paused_from | paused_to
            Ann      | 2025-01-06 | 2025-02-03 | paused  | 2025-02-03  | 2025-02-09
        """,
        on="2025-03-31",
        then="""
            child_id | rule_due_on | due_on     | state
            Ann      | 2025-03-31  | 2025-04-07 | due soon
        """,
    )


def test_a_statutory_date_is_never_moved(clock_spec: Spec) -> None:
    """A day that is agreed stands beside it, and it is judged by the statute. It is never paused,
    whatever anybody decided."""
    clock_spec(
        REVIEW_CONFERENCE,
        given={
            "child_protection_plans": """
                child_id | started_on
                Ann      | 2024-10-01
                Ben      | 2024-10-01
            """,
        },
        years=(2025,),
        decided="""
            child_id | started_on | said_on    | decided            | agreed_on  | paused_from
            Ann      | 2024-10-01 | 2024-12-02 | another day agreed | 2025-04-07 |
            Ben      | 2024-10-01 | 2024-12-02 | paused             |            | 2024-12-02
        """,
        on="2025-03-31",
        then="""
            child_id | due_on     | agreed_on  | state   | verdict
            Ann      | 2025-01-01 | 2025-04-07 | overdue | not met
            Ben      | 2025-01-01 |            | overdue | not met
        """,
    )


def test_no_measure_follows_from_a_local_standard() -> None:
    """So that no decision on one child makes a measure better."""
    modules = [m.name for m in pkgutil.iter_modules(measures.__path__, f"{measures.__name__}.")]
    read = {
        rule
        for name in modules
        for value in vars(importlib.import_module(name)).values()
        if isinstance(value, Clock)
        for rule in value.rules
    }
    assert read
    assert not [rule.code for rule in read if rule.kind is Kind.LOCAL]
