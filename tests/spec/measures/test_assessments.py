"""Assessments, and children in need"""

from collections.abc import Callable

from goldenthread.measures.child_in_need import CIN_01, NEG_05
from goldenthread.measures.front_door import ASM_01, ASM_02, ASM_03, ASM_04


def test_forty_five_working_days_are_in_time(measure_spec: Callable[..., None]) -> None:
    """From 3 March 2025, over Easter and the early May holiday, the 45th is 8 May 2025."""
    given = {
        "assessments": """
            child_id | referred_on | started_on | authorised_on
            Ann      | 2025-03-03  | 2025-03-03 | 2025-05-08
            Ben      | 2025-03-03  | 2025-03-03 | 2025-05-09
            Cal      | 2025-03-03  | 2025-03-03 | 2025-03-03
            Dee      | 2025-03-03  | 2025-03-03 |
            Eve      | 2025-03-03  | 2025-04-10 | 2025-04-01
            Fay      | 2025-03-03  | ?31 June   | 2025-04-01
            Gus      | 2025-03-03  | 2025-03-03 | ?31 June
        """
    }
    measure_spec(
        ASM_01,
        given=given,
        on="2025-05-31",
        then="""
            child_id | verdict  | reason
            Ann      | met      | Assessment started 3 March 2025 and was due by 8 May 2025, 45 working days later; authorised 8 May 2025.
            Ben      | not met  | Assessment started 3 March 2025 and was due by 8 May 2025, 45 working days later; authorised 9 May 2025.
            Cal      | met      | Assessment started 3 March 2025 and was due by 8 May 2025, 45 working days later; authorised 3 March 2025.
            Eve      | unjudged | Assessment authorised 1 April 2025: it is dated as ending before it started.
            Fay      | unjudged | Assessment authorised 1 April 2025: its start date cannot be read.
        """,
        number="2 of 3 (66.7 %; 20.8 to 93.9 %); 2 cannot be judged",
    )
    measure_spec(
        ASM_03,
        given=given,
        on="2025-05-31",
        then="""
            child_id | verdict  | reason
            Ann      | met      | Started 3 March 2025, authorised 8 May 2025: 45 working days.
            Ben      | met      | Started 3 March 2025, authorised 9 May 2025: 46 working days.
            Cal      | met      | Started 3 March 2025, authorised 3 March 2025: 0 working days.
            Eve      | unjudged | Assessment authorised 1 April 2025: it is dated as ending before it started.
            Fay      | unjudged | Assessment authorised 1 April 2025: its start date cannot be read.
        """,
        number="45 working days (median of 3; middle half 22.5 to 45.5); 2 cannot be judged",
    )


def test_an_assessment_is_judged_on_the_day_it_is_authorised(
    measure_spec: Callable[..., None],
) -> None:
    """It counts in the period in which it is authorised, also when the episode closed before."""
    measure_spec(
        ASM_01,
        given={
            "referrals": """
                child_id | referred_on | closed_on
                Ann      | 2024-12-02  | 2025-01-06
                Ben      | 2024-12-02  |
            """,
            "assessments": """
                child_id | referred_on | started_on | authorised_on
                Ann      | 2024-12-02  | 2024-12-02 | 2025-01-10
                Ben      | 2024-12-02  | 2024-12-02 | 2025-02-03
            """,
        },
        period="2025-01",
        then="""
            child_id | verdict | state
            Ann      | met     | met
        """,
    )


def test_from_the_referral_only_the_first_assessment_counts(
    measure_spec: Callable[..., None],
) -> None:
    """Days before the assessment starts count as well. A later one does not answer the referral."""
    measure_spec(
        ASM_02,
        given={
            "assessments": """
                child_id | referred_on | started_on | authorised_on
                Ann      | 2025-03-03  | 2025-03-20 | 2025-05-08
                Ann      | 2025-03-03  | 2025-05-20 | 2025-05-29
                Ben      | 2025-03-03  | 2025-03-20 | 2025-05-09
                Cal      | 2025-03-03  | ?31 June   | 2025-04-09
                Cal      | 2025-03-03  | 2025-03-20 | 2025-04-10
                Dee      | ?31 March   | 2025-03-20 | 2025-04-10
            """
        },
        on="2025-05-31",
        then="""
            child_id | verdict  | reason
            Ann      | met      | Referred 3 March 2025; the assessment was due by 8 May 2025, 45 working days later, and was authorised 8 May 2025.
            Ben      | not met  | Referred 3 March 2025; the assessment was due by 8 May 2025, 45 working days later, and was authorised 9 May 2025.
            Cal      | unjudged | Assessment authorised 9 April 2025: its start date is not known, so that it may not be the first of its episode.
            Dee      | unjudged | Assessment authorised 10 April 2025: its start date cannot be read.
        """,
        number="1 of 2 (50.0 %; 9.5 to 90.5 %); 2 cannot be judged",
    )


def test_the_first_assessment_may_lie_before_our_files(measure_spec: Callable[..., None]) -> None:
    """Late from the referral in an episode that began before our files: it may not be the first."""
    measure_spec(
        ASM_02,
        given={
            "assessments": """
                child_id | referred_on | started_on | authorised_on
                Ann      | 2021-03-01  | 2022-01-10 | 2022-02-10
                Ben      | 2022-03-28  | 2022-03-29 | 2022-04-28
                Cal      | 2022-04-04  | 2022-04-04 | 2022-09-01
            """
        },
        years=(2023, 2024, 2025),
        on="2022-12-31",
        then="""
            child_id | verdict  | reason
            Ann      | unjudged | Assessment authorised 10 February 2022: history starts 1 April 2022.
            Ben      | met      | Referred 28 March 2022; the assessment was due by 6 June 2022, 45 working days later, and was authorised 28 April 2022.
            Cal      | not met  | Referred 4 April 2022; the assessment was due by 13 June 2022, 45 working days later, and was authorised 1 September 2022.
        """,
    )


def test_open_assessments_that_are_overdue(measure_spec: Callable[..., None]) -> None:
    """The 45th working day is not overdue yet; an episode that closes ends its assessments."""
    measure_spec(
        ASM_04,
        given={
            "referrals": """
                child_id | referred_on | closed_on
                Ann      | 2025-03-03  |
                Ben      | 2025-03-04  |
                Cal      | 2025-01-06  |
                Dee      | 2025-01-06  | 2025-04-30
                Eve      | 2025-01-06  | 2025-05-09
                Fay      | 2025-01-06  | ?31 April
                Gus      | 2025-01-06  |
                Hal      | 2025-01-06  | ?31 April
            """,
            "assessments": """
                child_id | referred_on | started_on | authorised_on
                Ann      | 2025-03-03  | 2025-03-03 |
                Ben      | 2025-03-04  | 2025-02-28 | 2025-05-09
                Cal      | 2025-01-06  | 2025-01-06 | 2025-05-08
                Dee      | 2025-01-06  | 2025-01-06 |
                Eve      | 2025-01-06  | 2025-01-06 |
                Fay      | 2025-01-06  | 2025-01-06 |
                Gus      | 2025-01-06  | 2025-01-06 | ?31 April
                Hal      | 2025-01-06  | 2025-01-06 | 2025-02-03
            """,
        },
        on="2025-05-08",
        then="""
            child_id | verdict  | reason
            Ann      | not met  | Assessment started 3 March 2025 and is due by 8 May 2025, 45 working days later.
            Ben      | met      | Assessment started 28 February 2025, was due by 7 May 2025, 45 working days later, and is not authorised.
            Eve      | met      | Assessment started 6 January 2025, was due by 10 March 2025, 45 working days later, and is not authorised.
            Fay      | unjudged | Assessment started 6 January 2025: the closure date of its episode cannot be read.
            Gus      | unjudged | Assessment started 6 January 2025: its authorisation date cannot be read.
        """,
        number="2 of 3 (66.7 %; 20.8 to 93.9 %); 2 cannot be judged",
    )


EPISODES = {
    "referrals": """
        child_id | referred_on | closed_on  | primary_need | no_further_action
        Ann      | 2024-05-10  |            | N1           | no
        Ann      | 2024-08-10  |            | N4           | no
        Ben      | 2024-05-10  | 2025-03-31 | N1           | no
        Cal      | 2024-05-10  | 2025-04-01 | N0           | no
        Dee      | 2024-05-10  |            | N1           | yes
        Eve      | 2024-05-10  | ?31 June   | N1           | no
        Fay      | 2024-05-10  |            |              | no
        Gus      | 2024-05-10  |            | N2           | no
        Gus      | 2024-06-10  |            |              | no
        Hal      | 2023-05-10  | 2023-12-01 | N1           | no
        Hal      | 2024-05-10  |            | N5           | no
        Ida      | 2024-05-10  |            | N1           | ?perhaps
        Jon      | 2025-04-01  |            | N1           | no
    """,
    "population": """
        year | age | people
        2024 | 5   | 1000
    """,
}


def test_children_with_an_open_episode_of_need(measure_spec: Callable[..., None]) -> None:
    """Each child once; on the day it closes it is open no more; no further action opens none."""
    measure_spec(
        CIN_01,
        given=EPISODES,
        on="2025-03-31",
        then="""
            child_id | verdict  | primary_need | reason
            Ann      | met      | N1           | In need since the referral of 10 May 2024, still open.
            Cal      | met      | N0           | In need since the referral of 10 May 2024, still open.
            Eve      | unjudged | N1           | In need since the referral of 10 May 2024: its closure date cannot be read.
            Fay      | met      | not known    | In need since the referral of 10 May 2024, still open.
            Gus      | met      | N2           | In need since the referral of 10 May 2024, still open.
            Hal      | met      | N5           | In need since the referral of 10 May 2024, still open.
            Ida      | unjudged | N1           | In need since the referral of 10 May 2024: whether further action was taken cannot be read.
        """,
        number="5 (50.0 per 10,000 children aged 0 to 17; 16.1 to 116.7); 2 cannot be judged",
    )


def test_primary_need_of_abuse_or_neglect(measure_spec: Callable[..., None]) -> None:
    """N1 in the words of the year's edition; a child in doubt over one episode is unjudged."""
    measure_spec(
        NEG_05,
        given=EPISODES,
        on="2025-03-31",
        then="""
            child_id | verdict  | reason
            Ann      | met      | In need since the referral of 10 May 2024; primary need N1, abuse or neglect, which is not neglect alone.
            Cal      | not met  | In need since the referral of 10 May 2024; primary need N0, not stated.
            Eve      | unjudged | In need since the referral of 10 May 2024: its closure date cannot be read.
            Fay      | unjudged | In need since the referral of 10 May 2024: no primary need is recorded.
            Gus      | unjudged | In need since the referral of 10 June 2024: no primary need is recorded.
            Hal      | not met  | In need since the referral of 10 May 2024; primary need N5, family dysfunction.
            Ida      | unjudged | In need since the referral of 10 May 2024: whether further action was taken cannot be read.
        """,
        number="1 of 3 (33.3 %; 6.1 to 79.2 %); 4 cannot be judged",
    )


def test_what_n1_is_called_follows_the_edition(measure_spec: Callable[..., None]) -> None:
    """From the census of 2025-26 it says abuse, neglect and exploitation."""
    measure_spec(
        NEG_05,
        given={
            "referrals": """
                child_id | referred_on | primary_need
                Ann      | 2025-02-10  | N1
            """
        },
        on="2025-04-01",
        then="""
            child_id | reason
            Ann      | In need since the referral of 10 February 2025; primary need N1, abuse, neglect and exploitation, which is not neglect alone.
        """,
    )


def test_a_corrected_referral_date_keeps_its_assessments(
    measure_spec: Callable[..., None],
) -> None:
    """A later return gives the open episode another day: what belongs to it moves with it."""
    measure_spec(
        ASM_02,
        given={
            "referrals": """
                child_id | referred_on | closed_on  | no_further_action | year
                Ann      | 2023-01-09  | 2023-06-01 | no                | 2024
                Ann      | 2024-01-11  |            | no                | 2024
                Ann      | 2024-01-12  |            | no                | 2025
                Ben      | 2024-01-11  |            | no                | 2024
                Ben      | 2024-01-12  |            | no                | 2025
                Ben      | 2024-01-14  | 2024-01-14 | yes               | 2024
            """,
            "assessments": """
                child_id | referred_on | started_on | authorised_on | year
                Ann      | 2024-01-11  | 2024-01-15 | 2024-03-12    | 2024
                Ann      | 2024-01-12  | 2024-12-23 | 2025-01-24    | 2025
                Ben      | 2024-01-11  | 2024-01-15 | 2024-03-12    | 2024
            """,
        },
        on="2025-01-31",
        then="""
            child_id | verdict | reason
            Ann      | met     | Referred 12 January 2024; the assessment was due by 15 March 2024, 45 working days later, and was authorised 12 March 2024.
            Ben      | met     | Referred 12 January 2024; the assessment was due by 15 March 2024, 45 working days later, and was authorised 12 March 2024.
        """,
    )
