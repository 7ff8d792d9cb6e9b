"""Thornbeck is like the published tables: each share over its five years, within fair bounds.

Bounds are wide enough for families, whose children move together, and no wider.
"""

import datetime
from collections import Counter
from itertools import pairwise

import pytest

from goldenthread.borough import Borough, truth
from goldenthread.borough.days import add_months
from goldenthread.borough.truth import QUESTIONS
from goldenthread.borough.truth_child_protection import legs

YEARS = tuple(datetime.date(year, 3, 31) for year in range(2021, 2026))
BOUNDS = {
    "REF-01": (430, 580),  # England 519, North West 529
    "REF-02": (19, 24.5),  # 21.5
    "REF-03": (18, 24),
    "REF-05": (3.5, 7),  # about 5
    "REF-06": (23, 34),  # 21.7 to 31.5, as at 31 March
    "ASM-01": (81, 86.5),  # 82 to 86
    "ASM-02": (77, 86),
    "CIN-01": (290, 440),  # England 330, one local authority 432
    "S47-01": (185, 310),  # England 189, one local authority 310
    "S47-02": (30, 46),
    "CON-01": (76, 82.5),  # 77 to 81
    "CON-02": (80, 95),
    "CON-08a": (93, 98.5),
    "CON-08b": (86, 96),  # 88 to 93
    "CPP-01": (40, 75),
    "CPP-02": (55, 100),
    "CPP-07": (21, 28),  # about 24
    "CPP-10": (18, 28),  # about 23
    "CPP-11": (27, 45),  # 28 to 37
    "CPP-12": (1.5, 6),
    "CPP-13": (8, 23),
    "NEG-03": (15, 20),  # about 17
    "NEG-05": (72, 84),
    "NEG-06": (36, 48),  # about 42
    "NEG-07": (34, 50),
    "NEG-08": (2, 9),
}


@pytest.mark.parametrize("code", sorted(BOUNDS))
def test_the_mean_of_five_years_is_within_bounds(thornbeck: Borough, code: str) -> None:
    values = [truth(thornbeck, code, on=on)["value"] for on in YEARS]
    low, high = BOUNDS[code]
    assert low <= sum(values) / len(values) <= high, [round(value, 1) for value in values]


def test_half_of_assessments_take_about_34_working_days(thornbeck: Borough) -> None:
    answer = truth(thornbeck, "ASM-03", on=YEARS[-1])
    assert 31 <= answer["value"] <= 37
    assert answer["low"] < answer["value"] < answer["high"] <= 46


def test_every_category_and_the_main_codes_are_used(thornbeck: Borough) -> None:
    episodes = [e for child in thornbeck.children for e in child.episodes]
    plans = [plan for child in thornbeck.children for plan in child.plans()]
    assert (
        {p.initial for p in plans}
        == {p.latest for p in plans}
        == {"NEG", "PHY", "SAB", "EMO", "MUL"}
    )
    assert {e.need for e in episodes} >= {f"N{n}" for n in range(10)}
    assert {e.reason for e in episodes} >= {f"RC{n}" for n in range(1, 10)}
    assert {e.source for e in episodes} >= {"1A", "2A", "3B", "5D", "6", "10"}
    factors = {a.factors for e in episodes for a in e.assessments if a.authorised_on}
    assert ("21",) in factors
    assert not any("21" in found and len(found) > 1 for found in factors)
    assert all(found for found in factors)


def test_limits_in_working_days_are_lived_on_both_sides(thornbeck: Borough) -> None:
    """Cases on the last day in time and on the day after, or a wrong limit would go unseen."""
    for code, limit in (("ASM-01", 45), ("ASM-02", 45), ("CON-01", 15), ("ASM-04", 45)):
        days = {case.amount for case in QUESTIONS[code](thornbeck, thornbeck.last_day)}
        assert {limit, limit + 1} <= days


def test_limits_in_months_are_lived_to_the_day(thornbeck: Borough) -> None:
    plans = [child.plans() for child in thornbeck.children]
    lasted = {
        months
        for of_child in plans
        for plan in of_child
        for months in (3, 24)
        if plan.ended_on == add_months(plan.started_on, months)
    }
    assert lasted == {3, 24}
    late_by = Counter(
        (held_on - due_on).days
        for of_child in plans
        for plan in of_child
        for due_on, held_on in legs(plan)
        if held_on
    )
    assert late_by[0] > 0
    assert late_by[1] > 0
    after_two_years = {
        (after.started_on - add_months(before.ended_on, 24)).days
        for of_child in plans
        for before, after in pairwise(of_child)
        if before.ended_on
    }
    assert after_two_years >= {0, 1}
    again = {
        (after.referred_on - add_months(before.referred_on, 12)).days
        for child in thornbeck.children
        for before, after in pairwise(child.episodes)
    }
    assert again >= {0, 1}
