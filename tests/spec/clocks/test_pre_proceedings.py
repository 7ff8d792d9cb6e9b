"""Pre-proceedings"""

from collections.abc import Callable

from goldenthread.clocks.pre_proceedings import FROM_DECISION, FROM_LETTER

Spec = Callable[..., None]


def test_sixteen_weeks_end_on_the_same_day_of_the_week(clock_spec: Spec) -> None:
    """A letter of Monday 3 March 2025 leads to Monday 23 June: every day counts, Easter too."""
    clock_spec(
        FROM_LETTER,
        given={
            "pre_proceedings": """
                child_id | started_on | letter_sent_on | decided_on
                Ann      | 2025-02-24 | 2025-03-03     | 2025-06-23
                Ben      | 2025-02-24 | 2025-03-03     | 2025-06-24
                Cal      | 2025-02-24 | 2025-03-03     |
            """,
        },
        on="2025-06-24",
        then="""
            child_id | started_on | due_on     | state    | verdict
            Ann      | 2025-03-03 | 2025-06-23 | met      | met
            Ben      | 2025-03-03 | 2025-06-23 | met late | not met
            Cal      | 2025-03-03 | 2025-06-23 | overdue  | not met
        """,
    )


def test_the_decision_and_the_letter_each_start_a_clock(clock_spec: Spec) -> None:
    """The guidance can be read from either day, so both are shown: Ann is late by one alone.

    Where no letter has been sent there is nothing to count from it.
    """
    given = {
        "pre_proceedings": """
            child_id | started_on | letter_sent_on | decided_on
            Ann      | 2025-02-24 | 2025-03-03     | 2025-06-17
            Ben      | 2025-02-24 |                |
        """,
    }
    clock_spec(
        FROM_DECISION,
        given=given,
        on="2025-06-20",
        then="""
            child_id | started_on | due_on     | state    | verdict
            Ann      | 2025-02-24 | 2025-06-16 | met late | not met
            Ben      | 2025-02-24 | 2025-06-16 | overdue  | not met
        """,
    )
    clock_spec(
        FROM_LETTER,
        given=given,
        on="2025-06-20",
        then="""
            child_id | started_on | due_on     | state | verdict
            Ann      | 2025-03-03 | 2025-06-23 | met   | met
        """,
    )


EVERY_STATE = """
    child_id | started_on | letter_sent_on | decided_on
    Ann      | 2025-03-03 | 2025-03-03     | 2025-06-23
    Ben      | 2025-03-03 | 2025-03-03     | 2025-06-24
    Cal      | 2025-03-03 | 2025-03-03     |
    Dee      | 2025-03-04 | 2025-03-04     |
    Eve      | 2025-03-11 | 2025-03-11     |
    Fay      | 2025-03-12 | 2025-03-12     |
    Gus      | 2025-06-24 | 2025-06-24     |
    Hal      | 2025-06-25 | 2025-06-25     |
    Ida      | 2025-03-03 | 2025-03-03     | ?31 June
    Jon      | 2025-03-03 | 2025-03-03     | 2025-03-02
    Kit      | 2021-02-28 | 2021-02-28     | 2021-05-01
    Lou      | 2021-03-01 | 2021-03-01     | 2021-06-21
    Mia      | ?31 June   | ?31 June       | 2025-06-01
"""

THEN = """
    child_id | due_on     | state                | verdict  | cannot_because
    Ann      | 2025-06-23 | met                  | met      |
    Ben      | 2025-06-23 | met late             | not met  |
    Cal      | 2025-06-23 | overdue              | not met  |
    Dee      | 2025-06-24 | due soon             | unjudged |
    Eve      | 2025-07-01 | due soon             | unjudged |
    Fay      | 2025-07-02 | running              | unjudged |
    Gus      | 2025-10-14 | running              | unjudged |
    Hal      | 2025-10-15 | too early to say     | unjudged |
    Ida      | 2025-06-23 | cannot be worked out | unjudged | the date that ends it cannot be read
    Jon      | 2025-06-23 | cannot be worked out | unjudged | it is dated as ending before it started
    Kit      |            | cannot be worked out | unjudged | no edition of the rule that is held was in force then
    Lou      | 2021-06-21 | met                  | met      |
    Mia      |            | cannot be worked out | unjudged | the date that starts it cannot be read
"""


def test_every_state_from_the_decision(clock_spec: Spec) -> None:
    """The guidance dates from March 2021: what began before is judged by no rule.

    Nothing but the decision stops the wait; what closes it is in a table of its own.
    """
    clock_spec(FROM_DECISION, given={"pre_proceedings": EVERY_STATE}, on="2025-06-24", then=THEN)


def test_every_state_from_the_letter(clock_spec: Spec) -> None:
    """The same table, read from the day on which the letter before proceedings was sent."""
    clock_spec(FROM_LETTER, given={"pre_proceedings": EVERY_STATE}, on="2025-06-24", then=THEN)


COURT_OR_CLOSED = {
    "referrals": """
        child_id | referred_on | closed_on
        Ann      | 2025-01-06  | 2025-06-23
        Ben      | 2025-01-06  | 2025-06-24
        Cal      | 2025-01-06  |
        Dee      | 2025-01-06  | 2025-07-02
    """,
    "pre_proceedings": """
        child_id | referred_on | started_on | letter_sent_on | applied_to_court_on
        Ann      | 2025-01-06  | 2025-03-03 | 2025-03-03     |
        Ben      | 2025-01-06  | 2025-03-03 | 2025-03-03     |
        Cal      | 2025-01-06  | 2025-03-03 | 2025-03-03     | 2025-05-01
        Dee      | 2025-01-06  | 2025-03-03 | 2025-03-03     |
    """,
}
CLOSED = """
    child_id | due_on     | state   | verdict
    Ann      | 2025-06-23 | closed  | unjudged
    Ben      | 2025-06-23 | closed  | not met
    Cal      | 2025-06-23 | closed  | unjudged
    Dee      | 2025-06-23 | overdue | not met
"""


def test_court_and_the_closing_of_the_episode_close_it(clock_spec: Spec) -> None:
    """Ann's episode closed in time and Ben's too late: neither is overdue for ever.

    Cal went to court with no decision written down; Dee's closing is not yet.
    """
    clock_spec(FROM_DECISION, given=COURT_OR_CLOSED, on="2025-07-01", then=CLOSED)


def test_they_close_it_from_the_letter_too(clock_spec: Spec) -> None:
    """The same days, counted from the letter before proceedings."""
    clock_spec(FROM_LETTER, given=COURT_OR_CLOSED, on="2025-07-01", then=CLOSED)
