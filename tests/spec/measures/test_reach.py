"""How far a number reaches

A number needs returns, without a gap, of every day that it counts, and of the days that it looks
back to: a part of a year is no year.
"""

from collections.abc import Callable

from goldenthread.measures.child_protection import CPP_01, CPP_02, CPP_07, CPP_08, CPP_10
from goldenthread.measures.front_door import REF_01, REF_02
from goldenthread.measures.pre_proceedings import PLO_01

Spec = Callable[..., None]

TO_MARCH_2025 = (2022, 2023, 2024, 2025)
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
