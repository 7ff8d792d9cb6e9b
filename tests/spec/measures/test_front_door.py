"""Referrals"""

from collections.abc import Callable

from goldenthread.measures.front_door import REF_01, REF_02, REF_03, REF_05, REF_06

POPULATION = """
    year | age | people
    2024 | 5   | 1000
    2024 | 30  | 5000
"""


def test_each_referral_of_the_period_counts(measure_spec: Callable[..., None]) -> None:
    """First and last day of the period count; one with no further action counts as well."""
    measure_spec(
        REF_01,
        given={
            "referrals": """
                child_id | referred_on | no_further_action | source
                Ann      | 2024-04-01  | yes               | 2A
                Ben      | 2025-03-31  | no                | 6
                Ben      | 2024-06-01  | no                |
                Cal      | 2024-03-31  | no                | 6
                Dee      | 2025-04-01  | no                | 6
                Eve      | ?31 June    | no                | 6
            """,
            "population": POPULATION,
        },
        on="2025-03-31",
        then="""
            child_id | verdict | source    | reason
            Ann      | met     | 2A        | Referred 1 April 2024.
            Ben      | met     | 6         | Referred 31 March 2025.
            Ben      | met     | not known | Referred 1 June 2024.
        """,
        number="3 (30.0 per 10,000 children aged 0 to 17; 6.0 to 87.7)",
    )


def test_a_re_referral_comes_within_twelve_months(measure_spec: Callable[..., None]) -> None:
    """Exactly twelve months after the referral before is within; a day more is not."""
    measure_spec(
        REF_02,
        given={
            "referrals": """
                child_id | referred_on | closed_on
                Ann      | 2023-05-10  | 2023-06-01
                Ann      | 2024-05-10  |
                Ben      | 2023-05-09  | 2023-06-01
                Ben      | 2024-05-10  |
                Cal      | 2024-06-03  |
            """
        },
        on="2025-03-31",
        then="""
            child_id | verdict | reason
            Ann      | met     | Referred 10 May 2024, within twelve months of the referral of 10 May 2023.
            Ben      | not met | Referred 10 May 2024; the referral before was on 9 May 2023, more than twelve months earlier.
            Cal      | not met | Referred 3 June 2024; no earlier referral is held.
        """,
        number="1 of 3 (33.3 %; 6.1 to 79.2 %)",
    )


def test_a_third_referral_is_a_re_referral_too(measure_spec: Callable[..., None]) -> None:
    """Only the referral just before matters; an episode that is still open changes nothing."""
    measure_spec(
        REF_02,
        given={
            "referrals": """
                child_id | referred_on
                Ann      | 2024-04-10
                Ann      | 2024-08-10
                Ann      | 2025-02-10
            """
        },
        on="2025-03-31",
        then="""
            child_id | referred_on | verdict
            Ann      | 2024-04-10  | not met
            Ann      | 2024-08-10  | met
            Ann      | 2025-02-10  | met
        """,
    )


def test_two_referrals_on_one_day_are_one(measure_spec: Callable[..., None]) -> None:
    """Two years' files that both hold the referral hold one referral, not a re-referral."""
    measure_spec(
        REF_02,
        given={
            "referrals": """
                child_id | referred_on | closed_on  | year
                Ann      | 2024-02-10  |            | 2024
                Ann      | 2024-02-10  | 2024-05-01 | 2025
            """
        },
        period="2024-02",
        then="""
            child_id | verdict | reason
            Ann      | not met | Referred 10 February 2024; no earlier referral is held.
        """,
    )


def test_leap_days_and_twelve_months(measure_spec: Callable[..., None]) -> None:
    """Twelve months after 29 February is 28 February; after 28 February, 28 February."""
    measure_spec(
        REF_02,
        given={
            "referrals": """
                child_id | referred_on
                Ann      | 2024-02-29
                Ann      | 2025-02-28
                Ben      | 2024-02-29
                Ben      | 2025-03-01
                Cal      | 2023-02-28
                Cal      | 2024-02-29
            """
        },
        years=(2021, 2022, 2023, 2024, 2025),
        on="2025-03-31",
        then="""
            child_id | verdict
            Ann      | met
            Ben      | not met
        """,
    )
    measure_spec(
        REF_02,
        given={
            "referrals": """
                child_id | referred_on
                Cal      | 2023-02-28
                Cal      | 2024-02-29
            """
        },
        period="2024-02",
        then="""
            child_id | verdict
            Cal      | not met
        """,
    )


def test_a_re_referral_cannot_be_told_where_the_files_begin(
    measure_spec: Callable[..., None],
) -> None:
    """Unless what is held decides it: a referral within the months that are held is enough."""
    measure_spec(
        REF_02,
        given={
            "referrals": """
                child_id | referred_on
                Ann      | 2023-01-10
                Ben      | 2022-06-10
                Ben      | 2023-01-10
                Cal      | 2021-12-10
                Cal      | 2022-06-10
                Dee      | 2023-03-31
            """
        },
        years=(2023, 2024, 2025),
        on="2023-03-31",
        then="""
            child_id | referred_on | verdict  | reason
            Ann      | 2023-01-10  | unjudged | Referred 10 January 2023: history starts 1 April 2022.
            Ben      | 2022-06-10  | unjudged | Referred 10 June 2022: history starts 1 April 2022.
            Ben      | 2023-01-10  | met      | Referred 10 January 2023, within twelve months of the referral of 10 June 2022.
            Cal      | 2022-06-10  | met      | Referred 10 June 2022, within twelve months of the referral of 10 December 2021.
            Dee      | 2023-03-31  | unjudged | Referred 31 March 2023: history starts 1 April 2022.
        """,
        number="No number: our files start on 1 April 2022, and 3 of 5 cases look back further and "
        "cannot be judged.",
    )
    measure_spec(
        REF_02,
        given={
            "referrals": """
                child_id | referred_on
                Eve      | 2023-04-01
            """
        },
        years=(2023, 2024, 2025),
        period="2023-04",
        then="""
            child_id | verdict | reason
            Eve      | not met | Referred 1 April 2023; no earlier referral is held.
        """,
    )


def test_history_begins_again_after_a_year_that_is_not_held(
    measure_spec: Callable[..., None],
) -> None:
    """A referral soon after a missing year cannot be judged, whatever is held from before it."""
    measure_spec(
        REF_02,
        given={
            "referrals": """
                child_id | referred_on
                Ann      | 2022-05-10
                Ann      | 2024-05-10
            """
        },
        years=(2023, 2025),
        on="2025-03-31",
        then="""
            child_id | verdict  | reason
            Ann      | unjudged | Referred 10 May 2024: history starts 1 April 2024.
        """,
    )


def test_a_referral_without_a_readable_date_puts_the_others_in_doubt(
    measure_spec: Callable[..., None],
) -> None:
    """It may be the one before. A child in doubt is neither re-referred nor not."""
    given = {
        "referrals": """
            child_id | referred_on
            Ann      | ?31 June
            Ann      | 2024-05-10
            Ben      | ?31 June
            Ben      | 2024-05-10
            Ben      | 2024-09-10
            Cal      | 2024-05-10
        """
    }
    measure_spec(
        REF_02,
        given=given,
        on="2025-03-31",
        then="""
            child_id | referred_on | verdict  | reason
            Ann      | 2024-05-10  | unjudged | Referred 10 May 2024: the date of another referral of the child is not known.
            Ben      | 2024-05-10  | unjudged | Referred 10 May 2024: the date of another referral of the child is not known.
            Ben      | 2024-09-10  | met      | Referred 10 September 2024, within twelve months of the referral of 10 May 2024.
            Cal      | 2024-05-10  | not met  | Referred 10 May 2024; no earlier referral is held.
        """,
    )
    measure_spec(
        REF_03,
        given=given,
        on="2025-03-31",
        then="""
            child_id | verdict
            Ann      | unjudged
            Ben      | met
            Cal      | not met
        """,
        number="1 of 2 (50.0 %; 9.5 to 90.5 %); 1 cannot be judged",
    )


def test_a_child_re_referred_twice_is_one_child(measure_spec: Callable[..., None]) -> None:
    """It is met when any referral of the period is a re-referral, with that one's sentence."""
    measure_spec(
        REF_03,
        given={
            "referrals": """
                child_id | referred_on
                Ann      | 2024-04-10
                Ann      | 2024-08-10
                Ann      | 2025-02-10
                Ben      | 2024-04-10
            """
        },
        on="2025-03-31",
        then="""
            child_id | verdict | reason
            Ann      | met     | Referred 10 August 2024, within twelve months of the referral of 10 April 2024.
            Ben      | not met | Referred 10 April 2024; no earlier referral is held.
        """,
        number="1 of 2 (50.0 %; 9.5 to 90.5 %)",
    )


def test_referrals_with_no_further_action(measure_spec: Callable[..., None]) -> None:
    """A referral of which this is not said is not judged."""
    measure_spec(
        REF_05,
        given={
            "referrals": """
                child_id | referred_on | no_further_action
                Ann      | 2024-05-10  | yes
                Ben      | 2024-05-11  | no
                Cal      | 2024-05-12  |
                Dee      | 2024-05-13  | ?perhaps
            """
        },
        on="2025-03-31",
        then="""
            child_id | verdict  | reason
            Ann      | met      | Referred 10 May 2024; no further action was taken.
            Ben      | not met  | Referred 11 May 2024; further action was taken.
            Cal      | unjudged | Referred 12 May 2024: whether further action was taken is not recorded.
            Dee      | unjudged | Referred 13 May 2024: whether further action was taken cannot be read.
        """,
        number="1 of 2 (50.0 %; 9.5 to 90.5 %); 2 cannot be judged",
    )


def test_referrals_assessed_as_not_in_need(measure_spec: Callable[..., None]) -> None:
    """Closed after assessment, with early help or without. An episode that was open on the day asked
    about is not one of them, and what closed it later decides nothing."""
    measure_spec(
        REF_06,
        given={
            "referrals": """
                child_id | referred_on | closed_on   | closure_reason | no_further_action
                Ann      | 2024-05-10  | 2024-06-10  | RC8            | no
                Ben      | 2024-05-10  | 2024-06-11  | RC9            | no
                Cal      | 2024-05-10  | 2024-06-12  | RC7            | no
                Dee      | 2024-05-10  |             |                | no
                Eve      | 2024-05-10  |             |                | yes
                Fay      | 2024-05-10  | 2024-06-13  |                | no
                Gus      | 2024-05-10  | ?31 June    |                | no
                Hal      | 2024-05-10  | ?31 June    | RC8            | no
                Ida      | 2024-05-10  | 2025-04-01  | RC8            | no
                Jon      | 2024-05-10  | 2025-03-31  | RC8            | no
                Kim      | 2024-05-10  |             | RC8            | no
            """
        },
        on="2025-03-31",
        then="""
            child_id | verdict  | reason
            Ann      | met      | Referred 10 May 2024, closed after assessment, no further action on 10 June 2024.
            Ben      | met      | Referred 10 May 2024, closed after assessment, referred to early help on 11 June 2024.
            Cal      | not met  | Referred 10 May 2024: closed for another reason on 12 June 2024.
            Dee      | not met  | Referred 10 May 2024: its episode was open on 31 March 2025.
            Eve      | not met  | Referred 10 May 2024: no further action was taken on it.
            Fay      | unjudged | Referred 10 May 2024: it is closed and no reason is recorded.
            Gus      | unjudged | Referred 10 May 2024: its closure date cannot be read.
            Hal      | unjudged | Referred 10 May 2024: its closure date cannot be read.
            Ida      | not met  | Referred 10 May 2024: its episode was open on 31 March 2025.
            Jon      | met      | Referred 10 May 2024, closed after assessment, no further action on 31 March 2025.
            Kim      | unjudged | Referred 10 May 2024: no closure date is recorded.
        """,
        number="3 of 7 (42.9 %; 15.8 to 75.0 %); 4 cannot be judged",
    )
