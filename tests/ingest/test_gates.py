"""What is held for a person: a return that differs from the one before it as none should."""

import copy
import datetime
from collections.abc import Callable
from pathlib import Path
from typing import Any

import pytest

from goldenthread.ingest.findings import Refused
from goldenthread.ledger.models import Edition
from tests.ingest.files import a_child, census, take_in

pytestmark = pytest.mark.django_db(transaction=True)
Cells = dict[str, Any]
MANY = 80
DAY = datetime.timedelta(days=1)


def children() -> list[Cells]:
    """Eighty children, each with an open episode, an open plan and an assessment."""
    found = []
    for number in range(MANY):
        began = datetime.date(2024, 4, 2) + DAY * (number * 3)
        child = a_child(
            f"A{number}", referred=began.isoformat(), plans=[((began + DAY * 20).isoformat(), "")]
        )
        episode = child["CINdetails"][0]
        episode["Assessments"] = [
            {
                "AssessmentActualStartDate": began + DAY,
                "AssessmentInternalReviewDate": began + DAY * 10,
                "AssessmentAuthorisationDate": began + DAY * (30 + number % 7),
            }
        ]
        episode["ChildProtectionPlans"][0]["LatestCategoryOfAbuse"] = "EMO"
        found.append(child)
    return found


def plans_close(found: list[Cells]) -> None:
    for child in found[:40]:
        plan = child["CINdetails"][0]["ChildProtectionPlans"][0]
        plan["CPPendDate"] = datetime.date(2025, 3, 1)


def few_plans_close(found: list[Cells]) -> None:
    plans_close(found[70:])


def days_shift(found: list[Cells]) -> None:
    for child in found:
        child["CINdetails"][0]["CINreferralDate"] += DAY


def column_empties(found: list[Cells]) -> None:
    for child in found:
        del child["CINdetails"][0]["PrimaryNeedCode"]


def few_lack_it(found: list[Cells]) -> None:
    column_empties(found[40:])


def categories_swap(found: list[Cells]) -> None:
    for child in found:
        plan = child["CINdetails"][0]["ChildProtectionPlans"][0]
        first, latest = plan["InitialCategoryOfAbuse"], plan["LatestCategoryOfAbuse"]
        plan["InitialCategoryOfAbuse"], plan["LatestCategoryOfAbuse"] = latest, first


def days_swap(found: list[Cells]) -> None:
    for child in found:
        one = child["CINdetails"][0]["Assessments"][0]
        review, end = "AssessmentInternalReviewDate", "AssessmentAuthorisationDate"
        one[review], one[end] = one[end], one[review]


HELD = [
    (plans_close, "would close 40 of the 80 child protection plans that were open in"),
    (days_shift, "would move 80 of the 80 referrals and episodes of need .* by 1 day, each"),
    (column_empties, r"would empty a column of referrals and episodes of need \(primary need\)"),
    (categories_swap, r"would swap two columns of child protection plans \(initial category"),
    (days_swap, r"would swap two columns of assessments \(reviewed internally on and authorised"),
]


@pytest.mark.parametrize(("changes", "says"), HELD, ids=[c.__name__ for c, _ in HELD])
def test_it_is_held_until_a_person_says_that_it_is_right(
    tmp_path: Path, changes: Callable[[list[Cells]], None], says: str
) -> None:
    before = children()
    take_in(census(tmp_path, 2025, before), tmp_path)
    after = copy.deepcopy(before)
    changes(after)
    path = census(tmp_path, 2025, after)
    with pytest.raises(Refused, match=says) as refused:
        take_in(path, tmp_path)
    assert str(refused.value).endswith("if it is right, load it again with --replaces.")
    assert Edition.objects.count() == 1
    take_in(path, tmp_path, replaces=True)
    assert Edition.objects.count() == 2


@pytest.mark.parametrize("changes", [few_plans_close, few_lack_it])
def test_what_a_council_changes_in_a_day_is_not_held(
    tmp_path: Path, changes: Callable[[list[Cells]], None]
) -> None:
    before = children()
    take_in(census(tmp_path, 2025, before), tmp_path)
    after = copy.deepcopy(before)
    changes(after)
    take_in(census(tmp_path, 2025, after), tmp_path)
    assert Edition.objects.count() == 2
