"""Neglect recognised and recorded"""

from collections.abc import Callable

from goldenthread.measures.neglect import NEG_01, NEG_03, NEG_10, NEG_12

CHILDREN = {
    "people": """
        child_id | born_on    | expected_on | sex | ethnicity
        Ann      | 2019-06-01 |             | F   | WBRI
        Ben      | 2014-06-01 |             | M   | APKN
        Cal      |            | 2025-06-01  | U   | WBRI
        Dee      | 2019-06-01 |             | F   | APKN
    """,
    "population": """
        year | age | sex | ethnicity | people
        2024 | 5   | F   | WBRI      | 1000
        2024 | 10  | M   | APKN      | 1000
    """,
}


def test_the_latest_completed_assessment_speaks(measure_spec: Callable[..., None]) -> None:
    """16A on it is a marker; when a later one no longer finds it, there is none."""
    measure_spec(
        NEG_01,
        given={
            "referrals": """
                child_id | referred_on | closed_on  | primary_need
                Ann      | 2024-05-10  |            | N5
                Ben      | 2024-05-10  |            | N5
                Cal      | 2024-05-10  |            | N5
                Dee      | 2024-05-10  |            | N5
                Eve      | 2024-05-10  | 2025-03-31 | N5
                Fay      | 2024-05-10  |            | N5
                Gus      | 2024-05-10  |            | N5
            """,
            "assessments": """
                child_id | referred_on | started_on | authorised_on
                Ann      | 2024-05-10  | 2024-05-13 | 2024-06-20
                Gus      | 2024-05-10  | 2024-05-13 | 2024-06-20
                Gus      | 2024-05-10  | 2025-02-03 | 2025-03-31
                Ben      | 2024-05-10  | 2024-05-13 | 2024-06-20
                Ben      | 2024-05-10  | 2024-11-04 | 2024-12-20
                Cal      | 2024-05-10  | 2024-05-13 | 2024-06-20
                Cal      | 2024-05-10  | 2025-03-03 | 2025-04-01
                Dee      | 2024-05-10  | 2024-05-13 | 2024-06-20
                Dee      | 2024-05-10  | 2025-03-03 |
                Eve      | 2024-05-10  | 2024-05-13 | 2024-06-20
                Fay      | 2024-05-10  | 2024-05-13 | 2024-06-20
                Fay      | 2024-05-10  | 2024-05-14 | 2024-06-20
            """,
            "assessment_factors": """
                child_id | assessment_started_on | factor
                Ann      | 2024-05-13            | 16A
                Ann      | 2024-05-13            | 3B
                Ben      | 2024-05-13            | 16A
                Ben      | 2024-11-04            | 3B
                Cal      | 2024-05-13            | 3B
                Cal      | 2025-03-03            | 16A
                Dee      | 2024-05-13            | 16A
                Eve      | 2024-05-13            | 16A
                Fay      | 2024-05-13            | 21
                Fay      | 2024-05-14            | 16A
                Gus      | 2024-05-13            | 16A
                Gus      | 2025-02-03            | 3B
            """,
            "population": CHILDREN["population"],
        },
        on="2025-03-31",
        then="""
            child_id | verdict | ever_16a | reason
            Ann      | met     | yes      | Open episode of need since 10 May 2024: 16A on the latest assessment (assessment authorised 20 June 2024).
            Ben      | not met | yes      | Open episode of need since 10 May 2024: the assessment authorised 20 December 2024 did not record neglect.
            Cal      | not met | no       | Open episode of need since 10 May 2024: the assessment authorised 20 June 2024 did not record neglect.
            Dee      | met     | yes      | Open episode of need since 10 May 2024: 16A on the latest assessment (assessment authorised 20 June 2024).
            Fay      | met     | yes      | Open episode of need since 10 May 2024: 16A on the latest assessment (assessment authorised 20 June 2024).
            Gus      | not met | yes      | Open episode of need since 10 May 2024: the assessment authorised 31 March 2025 did not record neglect.
        """,
        number="3 (15.0 per 10,000 children aged 0 to 17; 3.0 to 43.8)",
    )


def test_an_earlier_episode_says_nothing_of_this_one(measure_spec: Callable[..., None]) -> None:
    """After closing and a new referral, only the new episode's assessments speak."""
    measure_spec(
        NEG_01,
        given={
            "referrals": """
                child_id | referred_on | closed_on  | primary_need
                Ann      | 2023-05-10  | 2023-12-01 | N5
                Ann      | 2024-09-10  |            | N5
            """,
            "assessments": """
                child_id | referred_on | started_on | authorised_on
                Ann      | 2023-05-10  | 2023-05-13 | 2023-06-20
                Ann      | 2024-09-10  | 2024-09-13 |
            """,
            "assessment_factors": """
                child_id | assessment_started_on | factor
                Ann      | 2023-05-13            | 16A
            """,
        },
        on="2025-03-31",
        then="""
            child_id | verdict  | ever_16a | reason
            Ann      | unjudged | no       | Open episode of need since 10 September 2024, neglect cannot be told: no completed assessment in the open episode.
        """,
    )


def test_an_episode_reopened_in_a_later_year_is_open(measure_spec: Callable[..., None]) -> None:
    """The newest year's file says that it is open again: its assessment speaks once more."""
    measure_spec(
        NEG_01,
        given={
            "referrals": """
                child_id | referred_on | closed_on  | primary_need | year
                Ann      | 2023-05-10  | 2023-12-01 | N5           | 2024
                Ann      | 2023-05-10  |            | N5           | 2025
            """,
            "assessments": """
                child_id | referred_on | started_on | authorised_on | year
                Ann      | 2023-05-10  | 2023-05-13 | 2023-06-20    | 2024
            """,
            "assessment_factors": """
                child_id | assessment_started_on | factor | year
                Ann      | 2023-05-13            | 16A    | 2024
            """,
        },
        years=(2022, 2023, 2024, 2025),
        on="2025-03-31",
        then="""
            child_id | verdict | reason
            Ann      | met     | Open episode of need since 10 May 2023: 16A on the latest assessment (assessment authorised 20 June 2023).
        """,
    )


def test_each_child_once_at_the_highest_step(measure_spec: Callable[..., None]) -> None:
    """NEG, initial or latest, on the open plan is a marker; an ended plan says nothing."""
    measure_spec(
        NEG_01,
        given={
            "referrals": """
                child_id | referred_on | primary_need
                Ann      | 2024-05-10  | N1
                Ben      | 2024-05-10  | N1
                Cal      | 2024-05-10  | N5
                Dee      | 2024-05-10  | N5
                Eve      | 2024-05-10  | N5
            """,
            "assessments": """
                child_id | referred_on | started_on | authorised_on
                Ann      | 2024-05-10  | 2024-05-13 | 2024-06-20
                Cal      | 2024-05-10  | 2024-05-13 | 2024-06-20
                Dee      | 2024-05-10  | 2024-05-13 | 2024-06-20
                Eve      | 2024-05-10  | 2024-05-13 | 2024-06-20
            """,
            "assessment_factors": """
                child_id | assessment_started_on | factor
                Ann      | 2024-05-13            | 16A
                Cal      | 2024-05-13            | 3B
                Dee      | 2024-05-13            | 3B
                Eve      | 2024-05-13            | 3B
            """,
            "cin_plans": """
                child_id | referred_on | started_on | ended_on
                Cal      | 2024-05-10  | 2024-07-01 |
                Dee      | 2024-05-10  | 2024-07-01 | 2024-08-01
            """,
            "child_protection_plans": """
                child_id | started_on | ended_on   | initial_category | latest_category
                Ann      | 2024-08-01 |            | EMO              | NEG
                Ben      | 2024-08-01 |            | NEG              | EMO
                Cal      | 2024-08-01 | 2025-03-31 | NEG              | NEG
                Dee      | 2024-08-01 |            | EMO              | PHY
                Fay      | 2024-08-01 |            | NEG              | NEG
            """,
        },
        on="2025-03-31",
        then="""
            child_id | verdict | step                  | marker                                          | reason
            Ann      | met     | Child protection plan | 16A on the latest assessment and NEG on the plan | Child protection plan since 1 August 2024: 16A on the latest assessment and NEG on the plan (assessment authorised 20 June 2024).
            Ben      | met     | Child protection plan | NEG on the plan                                 | Child protection plan since 1 August 2024: NEG on the plan.
            Cal      | not met | Child in need plan    | no coded marker                                 | Child in need plan since 1 July 2024: the assessment authorised 20 June 2024 did not record neglect.
            Dee      | not met | Child protection plan | no coded marker                                 | Child protection plan since 1 August 2024: the assessment authorised 20 June 2024 did not record neglect, nor does the plan, whose category is PHY.
            Eve      | not met | Open episode of need  | no coded marker                                 | Open episode of need since 10 May 2024: the assessment authorised 20 June 2024 did not record neglect.
            Fay      | met     | Child protection plan | NEG on the plan                                 | Child protection plan since 1 August 2024: NEG on the plan.
        """,
    )


def test_what_cannot_be_told(measure_spec: Callable[..., None]) -> None:
    """N1 is abuse or neglect, and without a completed assessment nothing is said."""
    measure_spec(
        NEG_01,
        given={
            "referrals": """
                child_id | referred_on | closed_on | primary_need | no_further_action
                Ann      | 2024-05-10  |           | N1           | no
                Cal      | 2024-05-10  |           | N5           | no
                Dee      | 2024-05-10  |           | N5           | no
                Eve      | 2024-05-10  | ?31 June  | N5           | no
                Gus      | 2024-05-10  |           | N5           | no
                Hal      | 2024-05-10  |           | N1           | yes
                Jon      | ?31 June    |           | N5           | no
                Kit      | 2024-05-10  |           | N1           | no
            """,
            "assessments": """
                child_id | referred_on | started_on | authorised_on
                Ann      | 2024-05-10  | 2024-05-13 | 2024-06-20
                Dee      | 2024-05-10  | 2024-05-13 | 2024-06-20
                Eve      | 2024-05-10  | 2024-05-13 | 2024-06-20
                Gus      | 2024-05-10  | 2024-05-13 | 2024-06-20
                Gus      | 2024-05-10  | 2024-07-13 | ?31 August
            """,
            "assessment_factors": """
                child_id | assessment_started_on | factor
                Ann      | 2024-05-13            | 3B
                Eve      | 2024-05-13            | 16A
                Gus      | 2024-05-13            | 16A
            """,
        },
        on="2025-03-31",
        then="""
            child_id | verdict  | unjudged_reason
            Ann      | unjudged | primary need N1 is abuse or neglect, not neglect alone
            Cal      | unjudged | no completed assessment in the open episode
            Dee      | unjudged | no factors are recorded on the latest completed assessment
            Eve      | unjudged | a date that says whether the step is open is not known
            Gus      | unjudged | the date on which an assessment was authorised is not known
            Jon      | unjudged | a date that says whether the step is open is not known
            Kit      | unjudged | primary need N1 is abuse or neglect, not neglect alone
        """,
    )


def test_what_a_plan_cannot_tell(measure_spec: Callable[..., None]) -> None:
    """Multiple hides neglect; what an assessment found stands beside it."""
    measure_spec(
        NEG_01,
        given={
            "referrals": """
                child_id | referred_on | closed_on | primary_need | no_further_action
                Ben      | 2024-05-10  |           | N1           | no
                Fay      | 2024-05-10  |           | N5           | no
                Ida      | 2024-05-10  |           | N5           | no
            """,
            "assessments": """
                child_id | referred_on | started_on | authorised_on
                Ben      | 2024-05-10  | 2024-05-13 | 2024-06-20
                Fay      | 2024-05-10  | 2024-05-13 | 2024-06-20
                Ida      | 2024-05-10  | 2024-05-13 | 2024-06-20
            """,
            "assessment_factors": """
                child_id | assessment_started_on | factor
                Ben      | 2024-05-13            | 3B
                Fay      | 2024-05-13            | 16A
                Ida      | 2024-05-13            | 3B
            """,
            "child_protection_plans": """
                child_id | started_on | ended_on | initial_category | latest_category
                Ben      | 2024-08-01 |          | EMO              | MUL
                Fay      | 2024-08-01 |          | MUL              | MUL
                Ida      | 2024-08-01 |          | EMO              |
            """,
        },
        on="2025-03-31",
        then="""
            child_id | verdict  | unjudged_reason
            Ben      | unjudged | category is multiple, which hides neglect
            Fay      | met      |
            Ida      | unjudged | a category of the plan is not recorded
        """,
    )


def test_the_councils_own_words_that_name_neglect(measure_spec: Callable[..., None]) -> None:
    """What stood for the category or the main reason names neglect, though its code hides it."""
    measure_spec(
        NEG_01,
        given={
            "referrals": """
                child_id | referred_on | closed_on  | primary_need | primary_need_names_neglect
                Ann      | 2024-05-10  |            | N1           | yes
                Ben      | 2024-05-10  |            | N1           | no
                Cal      | 2024-05-10  | 2025-03-01 | N1           | yes
                Dee      | 2024-05-10  |            | N1           |
                Eve      | 2024-05-10  |            | N1           | yes
                Hal      | 2024-05-10  | ?31 June   | N1           | yes
            """,
            "child_protection_plans": """
                child_id | started_on | ended_on   | initial_category | latest_category | names_neglect
                Dee      | 2024-08-01 |            | MUL              | MUL             | yes
                Eve      | 2024-08-01 |            | NEG              | NEG             | yes
                Fay      | 2024-08-01 |            | MUL              | MUL             | no
                Gus      | 2024-08-01 | 2025-03-01 | MUL              | MUL             | yes
            """,
        },
        on="2025-03-31",
        then="""
            child_id | verdict  | reason
            Ann      | met      | Open episode of need since 10 May 2024: the council's own words for the main reason name neglect (local coding).
            Ben      | unjudged | Open episode of need since 10 May 2024, neglect cannot be told: primary need N1 is abuse or neglect, not neglect alone.
            Dee      | met      | Child protection plan since 1 August 2024: the council's own words for the category of the plan name neglect (local coding).
            Eve      | met      | Child protection plan since 1 August 2024: NEG on the plan.
            Fay      | unjudged | Child protection plan since 1 August 2024, neglect cannot be told: category is multiple, which hides neglect.
            Hal      | unjudged | Open episode of need since 10 May 2024, neglect cannot be told: a date that says whether the step is open is not known.
        """,
    )


def test_episodes_in_which_an_assessment_found_neglect(
    measure_spec: Callable[..., None],
) -> None:
    """An episode counts once, met when any assessment of the period has 16A; 21 is no factor."""
    measure_spec(
        NEG_03,
        given={
            "assessments": """
                child_id | referred_on | started_on | authorised_on
                Ann      | 2024-05-10  | 2024-05-13 | 2024-06-20
                Ann      | 2024-05-10  | 2024-11-04 | 2024-12-20
                Ben      | 2024-05-10  | 2024-05-13 | 2024-06-20
                Ben      | 2025-01-10  | 2025-01-13 | 2025-02-20
                Cal      | 2024-05-10  | 2024-05-13 | 2024-06-20
                Dee      | 2024-05-10  | 2024-05-13 | 2024-06-20
                Eve      | 2024-02-10  | 2024-02-13 | 2024-03-31
                Fay      | 2024-05-10  | 2024-05-13 |
            """,
            "assessment_factors": """
                child_id | assessment_started_on | factor
                Ann      | 2024-05-13            | 16A
                Ann      | 2024-11-04            | 3B
                Ben      | 2024-05-13            | 3B
                Ben      | 2025-01-13            | 16A
                Cal      | 2024-05-13            | 21
                Eve      | 2024-02-13            | 16A
                Fay      | 2024-05-13            | 16A
            """,
        },
        on="2025-03-31",
        then="""
            child_id | verdict | reason
            Ann      | met     | Referred 10 May 2024; the assessment authorised 20 June 2024 found neglect (16A).
            Ben      | not met | Referred 10 May 2024; the assessment authorised 20 June 2024 recorded factors, not neglect (16A).
            Ben      | met     | Referred 10 January 2025; the assessment authorised 20 February 2025 found neglect (16A).
        """,
        number="2 of 3 (66.7 %; 20.8 to 93.9 %)",
    )


PLANS = CHILDREN | {
    "child_protection_plans": """
        child_id | started_on | initial_category | latest_category
        Ann      | 2024-08-01 | NEG              | NEG
        Ben      | 2024-08-01 | NEG              | EMO
        Cal      | 2024-08-01 | NEG              | NEG
        Dee      | 2024-08-01 | MUL              | MUL
    """
}


def test_neglect_by_age(measure_spec: Callable[..., None]) -> None:
    """Unborn children have a band of their own."""
    measure_spec(
        NEG_10,
        given=PLANS,
        on="2025-03-31",
        then="""
            child_id | verdict  | age_band
            Ann      | met      | 5 to 9
            Ben      | met      | 10 to 15
            Cal      | met      | unborn
            Dee      | unjudged | 5 to 9
        """,
    )


def test_neglect_by_ethnicity(measure_spec: Callable[..., None]) -> None:
    """Each group's children, to be read beside the population of the group."""
    measure_spec(
        NEG_12,
        given=PLANS,
        on="2025-03-31",
        then="""
            child_id | verdict  | ethnicity
            Ann      | met      | WBRI
            Ben      | met      | APKN
            Cal      | met      | WBRI
            Dee      | unjudged | APKN
        """,
    )
