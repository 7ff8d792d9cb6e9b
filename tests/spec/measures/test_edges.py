"""The day on which a count turns: what is on it, and what is a day beside it.

Found by moving the edge of every comparison (tests/proofs/test_numbers_are_watched.py): each table
here turns red for one that no other spec watches.
"""

import datetime

import pytest

from goldenthread.clocks.pre_proceedings import FROM_DECISION
from goldenthread.measures import answers
from goldenthread.measures.cases_neglect import n1_in_words
from goldenthread.measures.child_protection import CPP_01, CPP_08, CPP_10, CPP_12, CPP_13
from goldenthread.measures.conferences import CON_01, CON_08B
from goldenthread.measures.front_door import ASM_02
from goldenthread.measures.neglect import NEG_01
from goldenthread.measures.periods import Period
from tests.spec.conftest import counts, shows
from tests.spec.given import record_of

BEGUN = datetime.date(2022, 4, 10)


def test_pre_proceedings_decided_on_the_day_they_began_are_in_order() -> None:
    shows(
        FROM_DECISION,
        given={
            "pre_proceedings": """
                child_id | started_on | decided_on
                Ann      | 2025-02-24 | 2025-02-24
                Ben      | 2025-02-24 | 2025-02-23
            """,
        },
        on="2025-06-24",
        then="""
            child_id | state
            Ann      | met
            Ben      | cannot be worked out
        """,
    )


def test_ages_turn_on_the_birthday_and_bands_on_their_last_year() -> None:
    counts(
        CPP_01,
        given={
            "people": """
                child_id | born_on
                Ann      | 2020-03-31
                Ben      | 2020-04-01
                Cal      | 2025-03-31
                Dee      | 2025-04-01
                Eve      | 2024-03-31
                Fay      | 2024-04-01
                Gus      | 2015-03-31
                Hal      | 2015-04-01
                Ida      | 2009-03-31
                Joe      | 2009-04-01
                Kim      | 2007-03-31
                Lee      | 2007-04-01
                Mia      | 2020-03-01
            """,
            "child_protection_plans": "child_id | started_on\n"
            + "\n".join(f"{name} | 2025-03-01" for name in AGED),
        },
        on="2025-03-31",
        then="child_id | age | age_band\n"
        + "\n".join(f"{name} | {age} | {band}" for name, (age, band) in AGED.items()),
    )


AGED = {
    "Ann": (5, "5 to 9"),
    "Ben": (4, "1 to 4"),
    "Cal": (0, "under 1"),
    "Dee": (-1, "unborn"),
    "Eve": (1, "1 to 4"),
    "Fay": (0, "under 1"),
    "Gus": (10, "10 to 15"),
    "Hal": (9, "5 to 9"),
    "Ida": (16, "16 and 17"),
    "Joe": (15, "10 to 15"),
    "Kim": (18, "18 and over"),
    "Lee": (17, "16 and 17"),
    "Mia": (5, "5 to 9"),
}


@pytest.mark.parametrize(
    ("ended", "band"),
    [
        ("2022-07-10", "3 months or less"),
        ("2022-07-11", "over 3 months to 6 months"),
        ("2022-10-10", "over 3 months to 6 months"),
        ("2022-10-11", "over 6 months to under 1 year"),
        ("2023-04-09", "over 6 months to under 1 year"),
        ("2023-04-10", "1 year to under 2 years"),
        ("2024-04-09", "1 year to under 2 years"),
        ("2024-04-10", "2 years or more"),
    ],
)
def test_how_long_a_plan_lasted(ended: str, band: str) -> None:
    """DfE's bands: up to six months by their last day, years by their first."""
    plan = {"child_protection_plans": f"child_id | started_on | ended_on\nAnn | {BEGUN} | {ended}"}
    for measure in (CPP_10, CPP_12):
        counts(measure, given=plan, on=ended, then=f"child_id | duration\nAnn | {band}")


@pytest.mark.parametrize(
    ("day", "band"),
    [
        ("2023-04-09", "under 12 months"),
        ("2023-04-10", "12 to 18 months"),
        ("2023-10-09", "12 to 18 months"),
        ("2023-10-10", "18 to 24 months"),
        ("2024-04-09", "18 to 24 months"),
        ("2024-04-10", "24 months or more"),
    ],
)
def test_how_long_a_plan_has_been_open(day: str, band: str) -> None:
    plan = {"child_protection_plans": f"child_id | started_on\nAnn | {BEGUN}"}
    counts(CPP_13, given=plan, on=day, then=f"child_id | duration\nAnn | {band}")


def test_a_plan_that_ended_on_the_day_it_started_is_in_order() -> None:
    counts(
        CPP_10,
        given={
            "child_protection_plans": """
                child_id | started_on | ended_on
                Ann      | 2024-12-10 | 2024-12-10
                Ben      | 2024-12-10 | 2024-12-09
            """,
        },
        on="2025-03-31",
        then="""
            child_id | verdict
            Ann      | met
            Ben      | unjudged
        """,
    )


def test_where_no_number_of_earlier_plans_is_declared_the_plans_held_decide() -> None:
    counts(
        CPP_08,
        given={
            "child_protection_plans": """
                child_id | started_on | ended_on
                Ann      | 2022-04-10 | 2022-06-01
                Ann      | 2024-12-02 |
                Ben      | 2024-12-02 |
                Cal      | 2024-12-02 |
                Cal      | ?31 Feb    | ?31 June
            """,
        },
        on="2025-03-31",
        then="""
            child_id | verdict
            Ann      | not met
            Ben      | not met
            Cal      | unjudged
        """,
    )


def test_a_referral_on_the_first_day_that_our_files_speak_of() -> None:
    """From that day on the first assessment held is the first there was; before it, a late one may
    have had another before it, and one in time is in time whatever there was."""
    counts(
        ASM_02,
        given={
            "referrals": """
                child_id | referred_on
                Ann      | 2021-04-01
                Ben      | 2021-03-31
                Cal      | 2021-03-31
                Dee      | 2021-03-31
            """,
            "assessments": """
                child_id | referred_on | started_on | authorised_on
                Ann      | 2021-04-01  | 2021-04-12 | 2021-07-30
                Ben      | 2021-03-31  | 2021-04-12 | 2021-07-30
                Cal      | 2021-03-31  | 2021-04-12 | 2021-06-08
                Dee      | 2021-03-31  | 2021-04-12 | 2021-06-09
            """,
        },
        on="2022-03-31",
        then="""
            child_id | due_on     | verdict
            Ann      | 2021-06-09 | not met
            Ben      | 2021-06-08 | unjudged
            Cal      | 2021-06-08 | met
            Dee      | 2021-06-08 | unjudged
        """,
    )


def test_primary_need_n1_is_called_what_the_years_edition_calls_it() -> None:
    """The census of 2025-26 is the first to add exploitation; its year begins on 1 April."""
    days = (datetime.date(2025, 3, 31), datetime.date(2025, 4, 1), datetime.date(2026, 3, 1))
    assert ["exploitation" in n1_in_words(day) for day in days] == [False, True, True]
    given = {"referrals": "child_id | referred_on | primary_need\nAnn | 2024-06-03 | N1"}
    reading = record_of(given, years=(2025, 2026))
    told = []
    for day in days:
        period = Period(name=day.isoformat(), first_day=day, last_day=day)
        cells = [case.cells for case in answers.cases(reading, NEG_01, [period])]
        told += ["exploitation" in str(one) for one in cells]
    assert told == [False, True, True]


def test_a_wait_that_cannot_be_worked_out_counts_from_the_day_it_is_due() -> None:
    """The first review of both was due on 10 March, the second in six months of one that cannot be
    read: what is not known of the first is not known on its due date, and was not asked before."""
    given = {
        "child_protection_plans": "child_id | started_on\nAnn | 2024-12-10",
        "child_protection_reviews": (
            "child_id | plan_started_on | held_on\nAnn | 2024-12-10 | ?31 Feb"
        ),
    }
    counts(CON_08B, given=given, on="2025-03-10", then="child_id | verdict\nAnn | unjudged")


@pytest.mark.parametrize(
    ("held", "band"),
    [
        ("2025-01-20", "0 to 10"),
        ("2025-01-21", "11 to 15"),
        ("2025-01-27", "11 to 15"),
        ("2025-01-28", "16 to 20"),
        ("2025-02-03", "16 to 20"),
        ("2025-02-04", "21 or more"),
    ],
)
def test_working_days_to_a_conference(held: str, band: str) -> None:
    enquiry = "child_id | started_on | conference_on\nAnn | 2025-01-06"
    counts(
        CON_01,
        given={"section_47_enquiries": f"{enquiry} | {held}"},
        on="2025-03-31",
        then=f"child_id | working_days_taken\nAnn | {band}",
    )
