"""Pre-proceedings"""

from collections.abc import Callable

from goldenthread.measures.pre_proceedings import PLO_01, PLO_03, PLO_04, PLO_05, PLO_06

Spec = Callable[..., None]
YEARS = (2026, 2027)


def test_children_in_pre_proceedings(measure_spec: Spec) -> None:
    """From the decision to begin until the decision that ends it; each child once."""
    measure_spec(
        PLO_01,
        given={
            "pre_proceedings": """
                child_id | started_on | decided_on
                Ann      | 2026-10-01 |
                Ben      | 2026-10-01 | 2027-03-31
                Cal      | 2026-10-01 | 2027-04-01
                Dee      | 2027-04-01 |
                Eve      | 2026-10-01 | ?31 Feb
                Fay      | 2026-05-01 |
                Fay      | 2026-10-01 |
                Gus      | ?31 Sept   |
            """,
        },
        on="2027-03-31",
        years=YEARS,
        then="""
            child_id | verdict  | reason
            Ann      | met      | In pre-proceedings since 1 October 2026, not yet decided.
            Cal      | met      | In pre-proceedings since 1 October 2026, not yet decided.
            Eve      | unjudged | In pre-proceedings since 1 October 2026: the date that ends it cannot be read.
            Fay      | met      | In pre-proceedings since 1 May 2026, not yet decided.
            Gus      | unjudged | In pre-proceedings since not known: its start date cannot be read.
        """,
        number="3 children; 2 cannot be judged",
    )


IN_COURT_OR_CLOSED = {
    "referrals": """
        child_id | referred_on | closed_on
        Ann      | 2026-09-01  | 2027-03-31
        Ben      | 2026-09-01  | 2027-04-01
        Cal      | 2026-09-01  |
        Dee      | 2026-09-01  |
        Eve      | 2026-09-01  | ?31 Feb
        Fay      | 2026-09-01  |
    """,
    "pre_proceedings": """
        child_id | referred_on | started_on | applied_to_court_on
        Ann      | 2026-09-01  | 2026-10-01 |
        Ben      | 2026-09-01  | 2026-10-01 |
        Cal      | 2026-09-01  | 2026-10-01 | 2027-03-31
        Dee      | 2026-09-01  | 2026-10-01 | 2027-04-01
        Eve      | 2026-09-01  | 2026-10-01 |
        Fay      | 2026-09-01  | 2026-10-01 | ?31 Feb
    """,
}


def test_court_and_the_closing_of_the_episode_end_it_too(measure_spec: Spec) -> None:
    """With no decision written down, Ann's closed episode and Cal's application still end it."""
    measure_spec(
        PLO_01,
        given=IN_COURT_OR_CLOSED,
        on="2027-03-31",
        years=YEARS,
        then="""
            child_id | verdict  | reason
            Ben      | met      | In pre-proceedings since 1 October 2026, not yet decided.
            Dee      | met      | In pre-proceedings since 1 October 2026, not yet decided.
            Eve      | unjudged | In pre-proceedings since 1 October 2026: the closure date of its episode cannot be read.
            Fay      | unjudged | In pre-proceedings since 1 October 2026: the date of the application to court cannot be read.
        """,
        number="2 children; 2 cannot be judged",
    )
    measure_spec(
        PLO_05,
        given=IN_COURT_OR_CLOSED,
        on="2027-03-31",
        years=YEARS,
        then="""
            child_id | verdict  | reason
            Ben      | met      | In pre-proceedings since 1 October 2026: 16 weeks had passed on 21 January 2027.
            Dee      | met      | In pre-proceedings since 1 October 2026: 16 weeks had passed on 21 January 2027.
            Eve      | unjudged | In pre-proceedings since 1 October 2026: the closure date of its episode cannot be read.
            Fay      | unjudged | In pre-proceedings since 1 October 2026: the date of the application to court cannot be read.
        """,
        number="2 of 2 (100.0 %; 34.2 to 100.0 %); 2 cannot be judged",
    )


def test_working_days_to_the_letter(measure_spec: Spec) -> None:
    """Working days after the decision up to the letter; on the same day none has passed.

    A letter that is missing, unreadable or too early gives no number, and is not left out.
    """
    measure_spec(
        PLO_03,
        given={
            "pre_proceedings": """
                child_id | started_on | letter_sent_on
                Ann      | 2026-10-01 | 2026-10-01
                Ben      | 2026-10-01 | 2026-10-08
                Cal      | 2026-12-24 | 2027-01-04
                Dee      | 2026-10-01 |
                Eve      | 2026-10-01 | ?31 Nov
                Fay      | 2026-10-08 | 2026-10-01
                Gus      | 2026-03-31 | 2026-04-01
            """,
        },
        on="2027-03-31",
        years=YEARS,
        then="""
            child_id | verdict  | working_days | reason
            Ann      | met      | 0            | Decided 1 October 2026; letter sent 1 October 2026, 0 working days later.
            Ben      | met      | 5            | Decided 1 October 2026; letter sent 8 October 2026, 5 working days later.
            Cal      | met      | 4            | Decided 24 December 2026; letter sent 4 January 2027, 4 working days later.
            Dee      | unjudged |              | Decided 1 October 2026: no letter is recorded.
            Eve      | unjudged |              | Decided 1 October 2026: the date of the letter cannot be read.
            Fay      | unjudged | -5           | Decided 8 October 2026: the letter is dated before the decision to begin.
        """,
        number="4 working days (median of 3; middle half 2 to 4.5); 3 cannot be judged",
    )


def test_working_days_from_the_letter_to_the_meeting(measure_spec: Spec) -> None:
    """They are placed in the period in which the pre-proceedings began; a letter or a meeting after the
    day asked about is not known then."""
    measure_spec(
        PLO_04,
        given={
            "pre_proceedings": """
                child_id | started_on | letter_sent_on | first_meeting_on
                Ann      | 2026-10-01 | 2026-10-08     | 2026-10-19
                Ben      | 2027-03-01 | 2027-03-25     | 2027-03-31
                Gus      | 2027-03-31 | 2027-04-01     | 2027-04-06
                Hal      | 2027-03-01 | 2027-03-25     | 2027-04-01
                Cal      | 2026-10-01 |                | 2026-10-19
                Dee      | 2026-10-01 | 2026-10-08     |
                Eve      | 2026-10-01 | 2026-10-08     | ?31 Nov
                Fay      | 2026-10-01 | 2026-10-08     | 2026-10-07
            """,
        },
        on="2027-03-31",
        years=YEARS,
        then="""
            child_id | verdict  | working_days | reason
            Ann      | met      | 7            | Letter sent 8 October 2026; first meeting 19 October 2026, 7 working days later.
            Ben      | met      | 2            | Letter sent 25 March 2027; first meeting 31 March 2027, 2 working days later.
            Cal      | unjudged |              | Pre-proceedings since 1 October 2026: no letter is recorded.
            Dee      | unjudged |              | Pre-proceedings since 1 October 2026: no first meeting is recorded.
            Eve      | unjudged |              | Pre-proceedings since 1 October 2026: the date of the first meeting cannot be read.
            Fay      | unjudged | -1           | Pre-proceedings since 1 October 2026: the first meeting is dated before the letter.
            Gus      | unjudged | 3            | Pre-proceedings since 31 March 2027: no letter is recorded.
            Hal      | unjudged | 3            | Pre-proceedings since 1 March 2027: no first meeting is recorded.
        """,
        number="4.5 working days (median of 2; middle half 3.3 to 5.8); 6 cannot be judged",
    )


def test_longer_than_16_weeks(measure_spec: Spec) -> None:
    """Sixteen weeks to the day are not longer; a day more is."""
    measure_spec(
        PLO_05,
        given={
            "pre_proceedings": """
                child_id | started_on | decided_on
                Ann      | 2026-12-08 |
                Ben      | 2026-12-09 |
                Cal      | 2026-10-01 | 2027-03-30
                Dee      | 2026-10-01 | 2027-04-01
                Eve      | 2026-10-01 | ?31 Feb
                Fay      | 2027-03-31 |
                Gus      | 2021-02-28 |
            """,
        },
        on="2027-03-31",
        years=YEARS,
        then="""
            child_id | verdict  | reason
            Ann      | met      | In pre-proceedings since 8 December 2026: 16 weeks had passed on 30 March 2027.
            Ben      | not met  | In pre-proceedings since 9 December 2026: 16 weeks run to 31 March 2027.
            Dee      | met      | In pre-proceedings since 1 October 2026: 16 weeks had passed on 21 January 2027.
            Eve      | unjudged | In pre-proceedings since 1 October 2026: the date that ends it cannot be read.
            Fay      | not met  | In pre-proceedings since 31 March 2027: 16 weeks run to 21 July 2027.
            Gus      | unjudged | In pre-proceedings since 28 February 2021: no edition of the rule that is held was in force then.
        """,
        number="2 of 4 (50.0 %; 15.0 to 85.0 %); 2 cannot be judged",
    )


def test_decided_to_issue_and_not_issued(measure_spec: Spec) -> None:
    """From the decision until an application, a letter of issue or the closing of the episode.

    Cal's legal gateway said so before there was a day; Dee was stepped down after it. What a code
    of the census means is not published: Gus cannot be judged.
    """
    measure_spec(
        PLO_06,
        given={
            "referrals": """
                child_id | referred_on | closed_on
                Ann      | 2026-09-01  |
                Jan      | 2026-09-01  | 2027-03-15
            """,
            "pre_proceedings": """
                child_id | referred_on | started_on | decided_on | decided_to | legal_gateway_outcome | outcome | applied_to_court_on | letter_of_issue_on
                Ann      | 2026-09-01  | 2026-10-01 | 2027-03-01 | ISSUE      | B                     |         |                     |
                Ben      |             | 2026-10-01 | 2027-03-01 |            | C                     |         |                     | 2027-04-01
                Cal      |             | 2026-10-01 |            |            | C                     |         |                     |
                Dee      |             | 2026-10-01 | 2027-03-01 | STEP DOWN  | C                     |         |                     |
                Eve      |             | 2026-10-01 | 2027-03-01 | ISSUE      | B                     |         | 2027-03-08          |
                Fay      |             | 2026-10-01 | 2027-03-01 | ISSUE      | B                     |         |                     | 2027-03-31
                Gus      |             | 2026-10-01 | 2027-03-01 |            |                       | B       |                     |
                Hal      |             | 2026-10-01 | 2027-04-01 | ISSUE      | B                     |         |                     |
                Ian      |             | 2026-10-01 | ?31 Feb    | ISSUE      | B                     |         |                     |
                Jan      | 2026-09-01  | 2026-10-01 | 2027-03-01 | ISSUE      | B                     |         |                     |
                Kit      |             | 2026-10-01 | 2027-03-01 | ISSUE      | B                     |         |                     | ?31 Feb
                Lee      |             | 2026-10-01 |            |            | B                     |         |                     |
            """,
        },
        on="2027-03-31",
        years=YEARS,
        then="""
            child_id | verdict  | reason
            Ann      | met      | Decided 1 March 2027 to issue, 30 days before: no application to court and no letter of issue is recorded.
            Ben      | met      | Decided 1 March 2027 to issue, 30 days before: no application to court and no letter of issue is recorded.
            Cal      | unjudged | Decided not known: the day of the decision is not recorded.
            Gus      | unjudged | Decided 1 March 2027: what was decided is not told in words.
            Ian      | unjudged | Decided not known: the date that ends it cannot be read.
            Kit      | unjudged | Decided 1 March 2027: the date of the letter of issue cannot be read.
        """,
        number="2 children; 4 cannot be judged",
    )
