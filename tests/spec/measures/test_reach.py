"""How far a number reaches

A number needs returns, without a gap, of every day that it counts, and of the days that it looks
back to. What is asked of a day after our files is not judged; a part of a year is no year.
"""

from collections.abc import Callable

from goldenthread.measures.child_in_need import CIN_01, NEG_05
from goldenthread.measures.child_protection import CPP_01, CPP_02, CPP_07, CPP_08, CPP_10
from goldenthread.measures.conferences import CON_08A, CON_08B
from goldenthread.measures.front_door import ASM_04, REF_01, REF_02
from goldenthread.measures.neglect import NEG_01
from goldenthread.measures.neglect_in_plans import NEG_06
from goldenthread.measures.pre_proceedings import PLO_01, PLO_05

Spec = Callable[..., None]

TO_MARCH_2025 = (2022, 2023, 2024, 2025)
ENDS = "No number: our files end on 31 March 2025."
POPULATION = """
    year | age | people
    2024 | 5   | 1000
"""
PLANS = {
    "child_protection_plans": """
        child_id | started_on | ended_on   | initial_category | latest_category
        Ann      | 2025-01-10 |            | NEG              | NEG
        Ben      | 2025-01-10 | 2025-03-31 | NEG              | NEG
    """,
    "population": POPULATION,
}


def test_plans_on_a_day_after_our_files(measure_spec: Spec) -> None:
    """Ann's plan may have ended since, and others may have started: there is no number. Ben's has
    ended, which no later day can change."""
    measure_spec(
        CPP_01,
        given=PLANS,
        on="2025-04-01",
        years=TO_MARCH_2025,
        then="""
            child_id | verdict  | reason
            Ann      | unjudged | Plan since 10 January 2025: our files speak of it to 31 March 2025 only.
        """,
        number=ENDS,
    )
    measure_spec(
        NEG_06,
        given=PLANS,
        on="2025-04-01",
        years=TO_MARCH_2025,
        then="""
            child_id | verdict  | reason
            Ann      | unjudged | Plan since 10 January 2025: our files speak of it to 31 March 2025 only.
        """,
        number=ENDS,
    )


def test_the_last_day_of_our_files_is_told(measure_spec: Spec) -> None:
    """The day before is not too late."""
    measure_spec(
        CPP_01,
        given=PLANS,
        on="2025-03-31",
        years=TO_MARCH_2025,
        then="""
            child_id | verdict | reason
            Ann      | met     | Plan since 10 January 2025, still open.
        """,
        number="1 (10.0 per 10,000 children aged 0 to 17; 0.1 to 55.6)",
    )


def test_children_in_need_on_a_day_after_our_files(measure_spec: Spec) -> None:
    """Neither that they are in need, nor why, nor whether neglect is coded can be told."""
    for measure, reason in (
        (CIN_01, "In need since the referral of 10 May 2024: our files speak of it to"),
        (NEG_05, "In need since the referral of 10 May 2024: our files speak of it to"),
        (
            NEG_01,
            "Open episode of need since 10 May 2024, neglect cannot be told: our files speak of it to",
        ),
    ):
        measure_spec(
            measure,
            given={
                "referrals": """
                    child_id | referred_on | closed_on  | primary_need
                    Ann      | 2024-05-10  |            | N1
                    Ben      | 2024-05-10  | 2025-03-20 | N1
                """,
                "assessments": """
                    child_id | referred_on | started_on | authorised_on
                    Ann      | 2024-05-10  | 2024-05-13 | 2024-06-20
                """,
                "assessment_factors": """
                    child_id | assessment_started_on | factor
                    Ann      | 2024-05-13            | 16A
                """,
                "population": POPULATION,
            },
            on="2025-04-01",
            years=TO_MARCH_2025,
            then=f"""
                child_id | verdict  | reason
                Ann      | unjudged | {reason} 31 March 2025 only.
            """,
            number=ENDS,
        )  # fmt: skip


def test_open_assessments_on_a_day_after_our_files(measure_spec: Spec) -> None:
    """Overdue when our files end is not overdue a month later: it may be done."""
    measure_spec(
        ASM_04,
        given={
            "referrals": "child_id | referred_on\nAnn | 2024-11-14",
            "assessments": "child_id | referred_on | started_on\nAnn | 2024-11-14 | 2024-11-14",
        },
        on="2025-04-30",
        years=TO_MARCH_2025,
        then="""
            child_id | verdict  | reason
            Ann      | unjudged | Assessment started 14 November 2024: our files speak of it to 31 March 2025 only.
        """,
        number=ENDS,
    )


def test_pre_proceedings_on_a_day_after_the_file_that_holds_them(measure_spec: Spec) -> None:
    """A census holds only those that began in its year: what came of Ann's later no file says."""
    given = {
        "pre_proceedings": """
            child_id | started_on | year
            Ann      | 2026-10-01 | 2027
            Ben      | 2027-10-01 | 2028
        """
    }
    measure_spec(
        PLO_01,
        given=given,
        on="2028-03-31",
        years=(2027, 2028),
        then="""
            child_id | verdict  | reason
            Ann      | unjudged | In pre-proceedings since 1 October 2026: our files speak of it to 31 March 2027 only.
            Ben      | met      | In pre-proceedings since 1 October 2027, not yet decided.
        """,
        number="1 child; 1 cannot be judged",
    )
    measure_spec(
        PLO_05,
        given=given,
        on="2028-03-31",
        years=(2027, 2028),
        then="""
            child_id | verdict  | reason
            Ann      | unjudged | In pre-proceedings since 1 October 2026: our files speak of it to 31 March 2027 only.
            Ben      | met      | In pre-proceedings since 1 October 2027: 16 weeks had passed on 21 January 2028.
        """,
        number="1 of 1 (100.0 %; 20.7 to 100.0 %); 1 cannot be judged",
    )


def test_reviews_that_fall_due_after_our_files(measure_spec: Spec) -> None:
    """Due by the last day, it was held in time or not; due later, nobody can tell."""
    measure_spec(
        CON_08A,
        given={
            "child_protection_plans": """
                child_id | started_on | ended_on
                Ann      | 2024-12-31 |
                Ben      | 2025-01-01 |
                Cal      | 2025-01-01 |
            """,
            "child_protection_reviews": """
                child_id | plan_started_on | held_on
                Cal      | 2025-01-01      | 2025-03-20
            """,
        },
        on="2025-06-30",
        years=TO_MARCH_2025,
        then="""
            child_id | verdict  | reason
            Ann      | not met  | Review due by 31 March 2025, 3 months after 31 December 2024; not held.
            Ben      | unjudged | Review due by 1 April 2025, 3 months after 1 January 2025: our files speak of it to 31 March 2025 only.
            Cal      | met      | Review due by 1 April 2025, 3 months after 1 January 2025; held 20 March 2025.
        """,
        number=ENDS,
    )
    measure_spec(
        CON_08B,
        given={"child_protection_plans": "child_id | started_on\nAnn | 2024-12-31"},
        on="2025-04-30",
        years=TO_MARCH_2025,
        then="""
            child_id | verdict  | reason
            Ann      | unjudged | Plan since 31 December 2024: our files speak of it to 31 March 2025 only.
        """,
        number=ENDS,
    )


def test_twelve_months_of_which_our_files_hold_a_part(measure_spec: Spec) -> None:
    """Eleven months are not shown as a year, neither as a rate nor as a share."""
    for measure, then in (
        (CPP_02, "Plan started 1 May 2024."),
        (CPP_10, "Plan from 1 May 2024 to 1 July 2024: three months or less, which ran to 1 August 2024."),
    ):  # fmt: skip
        measure_spec(
            measure,
            given={
                "child_protection_plans": "child_id | started_on | ended_on\nAnn | 2024-05-01 | 2024-07-01",
                "population": POPULATION,
            },
            on="2025-02-28",
            years=(2025,),
            then=f"child_id | verdict | reason\nAnn | met | {then}",
            number="No number: our files speak without a gap from 1 April 2024 only, and the time asked "
            "about begins on 1 March 2024.",
        )  # fmt: skip


def test_twelve_whole_months_from_the_first_day_of_our_files(measure_spec: Spec) -> None:
    """From the very first day on the year is whole, and there is a rate."""
    measure_spec(
        REF_01,
        given={"referrals": "child_id | referred_on\nAnn | 2024-04-01", "population": POPULATION},
        on="2025-03-31",
        years=(2025,),
        then="child_id | verdict\nAnn | met",
        number="1 (10.0 per 10,000 children aged 0 to 17; 0.1 to 55.6)",
    )


def test_twelve_months_across_a_year_that_is_not_held(measure_spec: Spec) -> None:
    """The year before was loaded and the one before that was not: the months in it are missing."""
    measure_spec(
        REF_01,
        given={"referrals": "child_id | referred_on\nAnn | 2024-05-01"},
        on="2024-09-30",
        years=(2023, 2025),
        then="child_id | verdict\nAnn | met",
        number="No number: our files speak without a gap from 1 April 2024 only, and the time asked "
        "about begins on 1 October 2023.",
    )
    measure_spec(
        CPP_01,
        given=PLANS,
        on="2023-09-30",
        years=(2023, 2025),
        then="child_id | verdict",
        number="No number: no return that is loaded speaks of child protection plans on 30 September "
        "2023.",
    )
    measure_spec(
        CPP_01,
        given=PLANS,
        on="2022-03-31",
        years=(2023, 2025),
        then="child_id | verdict",
        number="No number: our files start on 1 April 2022.",
    )
    measure_spec(
        PLO_01,
        given={"pre_proceedings": "child_id | started_on\nAnn | 2024-05-01"},
        on="2025-03-31",
        years=TO_MARCH_2025,
        then="child_id | verdict\nAnn | met",
        number="No number: no return that is loaded speaks of pre-proceedings.",
    )


def test_a_share_that_looks_back_before_our_files(measure_spec: Spec) -> None:
    """In the first year a re-referral is seen or cannot be told, so the share would be 100 %. Where
    more than one case in twenty cannot be told for that reason there is no number."""
    measure_spec(
        REF_02,
        given={
            "referrals": """
                child_id | referred_on
                Ann      | 2022-06-01
                Ann      | 2023-01-10
                Ben      | 2023-03-31
            """
        },
        on="2023-03-31",
        years=(2023, 2024),
        then="""
            child_id | referred_on | verdict
            Ann      | 2022-06-01  | unjudged
            Ann      | 2023-01-10  | met
            Ben      | 2023-03-31  | unjudged
        """,
        number="No number: our files start on 1 April 2022, and 2 of 3 cases look back further and "
        "cannot be judged.",
    )


def test_one_case_in_twenty_that_looks_back_before_our_files(measure_spec: Spec) -> None:
    """One in twenty leaves a number, and it is said; of nineteen it is too many."""
    for others, number in (
        (
            19,
            "0 of 19 (0.0 %; 0.0 to 16.8 %); 1 cannot be judged. The share may lean: our files start "
            "on 1 April 2022, and 1 of 20 cases look back further and cannot be judged.",
        ),
        (
            18,
            "No number: our files start on 1 April 2022, and 1 of 19 cases look back further and "
            "cannot be judged.",
        ),
    ):
        names = [f"child {number + 1}" for number in range(others)]
        judged = "\n".join(f"{name} | 2023-04-01" for name in names)
        verdicts = "\n".join(f"{name} | not met" for name in names)
        measure_spec(
            REF_02,
            given={"referrals": f"child_id | referred_on\nAnn | 2023-03-31\n{judged}"},
            on="2024-03-30",
            years=(2023, 2024),
            then=f"child_id | verdict\nAnn | unjudged\n{verdicts}",
            number=number,
        )


def test_plans_again_before_our_files(measure_spec: Spec) -> None:
    """The number of earlier plans that is declared decides where it is nought."""
    measure_spec(
        CPP_08,
        given={
            "child_protection_plans": """
                child_id | started_on | declared_earlier_plans
                Ann      | 2024-03-31 | 0
                Ben      | 2024-03-31 | 1
            """
        },
        on="2024-03-31",
        years=(2023, 2024),
        then="""
            child_id | verdict  | unjudged_reason
            Ann      | not met  |
            Ben      | unjudged | history starts 1 April 2022
        """,
        number="No number: our files start on 1 April 2022, and 1 of 2 cases look back further and "
        "cannot be judged.",
    )


def test_a_look_back_without_a_limit(measure_spec: Spec) -> None:
    """An earlier plan is declared, however long ago it was. Where most returns declare nothing there
    is no number; where half do, there is."""
    rows = (
        "child_id | started_on | declared_earlier_plans\nAnn | 2025-03-03 | 1\nBen | 2025-03-03 |"
    )
    measure_spec(
        CPP_07,
        given={"child_protection_plans": rows},
        period="2025-03",
        then="child_id | verdict\nAnn | met\nBen | unjudged",
        number="1 of 1 (100.0 %; 20.7 to 100.0 %); 1 cannot be judged",
    )
    measure_spec(
        CPP_07,
        given={"child_protection_plans": f"{rows}\nCal | 2025-03-03 |"},
        period="2025-03",
        then="child_id | verdict\nAnn | met\nBen | unjudged\nCal | unjudged",
        number="No number: most of the cases, 2, cannot be judged.",
    )


def test_a_population_of_another_year(measure_spec: Spec) -> None:
    """The nearest earlier year stands in, else the nearest later one, and the figure says so."""
    for years, used in (("2022 2023 2025", 2023), ("2025 2026", 2025)):
        population = "\n".join(f"{year} | 5 | {year - 1023}" for year in map(int, years.split()))
        rate = {2023: "10.0 per 10,000 children aged 0 to 17; 0.1 to 55.6"}
        measure_spec(
            REF_01,
            given={
                "referrals": "child_id | referred_on\nAnn | 2024-05-01",
                "population": f"year | age | people\n{population}",
            },
            on="2025-03-31",
            then="child_id | verdict\nAnn | met",
            number=f"1 ({rate.get(used, '10.0 per 10,000 children aged 0 to 17; 0.1 to 55.5')}). The "
            f"rate is of the population of mid-{used}: no population of mid-2024 is loaded.",
        )


def test_an_end_that_nobody_wrote(measure_spec: Spec) -> None:
    """A plan that the next year's file lacks has ended; when, nobody wrote. That is not a date that
    cannot be read, and is not called one."""
    given = {
        "referrals": """
            child_id | referred_on | closed_on | year
            Ann      | 2023-05-10  |           | 2024
            Ben      | 2023-05-10  | ?31 June  | 2024
        """,
        "child_protection_plans": """
            child_id | started_on | ended_on | year
            Ann      | 2023-12-01 |          | 2024
            Ben      | 2023-12-01 | ?31 June | 2024
        """,
        "assessments": """
            child_id | referred_on | started_on | authorised_on | year
            Ann      | 2023-05-10  | 2024-01-15 |               | 2024
            Ben      | 2023-05-10  | 2024-01-15 | ?31 June      | 2024
        """,
    }
    nobody = "nobody wrote when {}; a later file no longer holds it"
    for measure, since, unread, event in (
        (CPP_01, "Plan since 1 December 2023", "its end date", "it ended"),
        (CIN_01, "In need since the referral of 10 May 2023", "its closure date", "it closed"),
        (ASM_04, "Assessment started 15 January 2024", "its authorisation date", "it was authorised"),
    ):  # fmt: skip
        measure_spec(
            measure,
            given=given,
            on="2024-02-29",
            years=TO_MARCH_2025,
            then=f"""
                child_id | verdict  | reason
                Ann      | unjudged | {since}: {nobody.format(event)}.
                Ben      | unjudged | {since}: {unread} cannot be read.
            """,
        )
    measure_spec(
        CPP_10,
        given=given,
        on="2024-03-31",
        years=TO_MARCH_2025,
        then=f"""
            child_id | verdict  | reason
            Ann      | unjudged | Plan from 1 December 2023 to a day not after 31 March 2024: {nobody.format("it ended")}.
        """,
    )  # fmt: skip
