"""The days on which stacking turns: each on its edge, in one small world, against the twin."""

import datetime
import itertools

from tests.ledger.stacking import current
from tests.ledger.test_stacking_twin import last_of_each, loaded, of_twin, read_all
from tests.ledger.worlds import Cells, CensusFile

DAY = datetime.timedelta(days=1)
FIRST, LAST = datetime.date(2024, 4, 1), datetime.date(2025, 3, 31)
AROUND_THE_FIRST = (FIRST - DAY, FIRST, FIRST + DAY)
AROUND_THE_LAST = (LAST - DAY, LAST, LAST + DAY)
NEVER = None


def a_child(number: str, *episodes: Cells) -> Cells:
    return {
        "LAchildID": number,
        "Ethnicity": "WBRI",
        "Disability": ["NONE"],
        "CINdetails": list(episodes),
    }


def an_episode(referred: datetime.date, *plans: Cells) -> Cells:
    return {
        "CINreferralDate": referred,
        "CINclosureDate": None,
        "PrimaryNeedCode": "N1",
        "Assessments": [],
        "CINPlanDates": [],
        "Section47": [],
        "ChildProtectionPlans": list(plans),
    }


def a_plan(start: datetime.date, end: datetime.date | None) -> Cells:
    return {
        "CPPstartDate": start,
        "CPPendDate": end,
        "LatestCategoryOfAbuse": "NEG",
        "CPPreviewDate": [],
    }


def check(earlier: list[Cells], later: list[Cells]) -> None:
    """Both orders, against the twin."""
    files = [CensusFile(year=2024, children=earlier), CensusFile(year=2025, children=later)]
    for order in (files, files[::-1]):
        assert read_all(loaded(order)) == of_twin(current(last_of_each(order)))


def test_a_plan_that_the_later_year_lacks_by_its_end_and_what_was_said_anew() -> None:
    begun, referred = datetime.date(2023, 6, 1), datetime.date(2023, 5, 1)
    earlier, later = [], []
    cases = itertools.product((*AROUND_THE_FIRST, NEVER), (*AROUND_THE_FIRST, NEVER))
    for number, (end, anew) in enumerate(cases):
        plans = [a_plan(anew, None)] if anew else []
        earlier.append(a_child(f"C{number}", an_episode(referred, a_plan(begun, end))))
        later.append(a_child(f"C{number}", an_episode(referred, *plans)))
    check(earlier, later)


def test_a_plan_that_the_later_year_lacks_by_its_start() -> None:
    referred = datetime.date(2023, 5, 1)
    earlier, later = [], []
    for number, (start, end) in enumerate(itertools.product(AROUND_THE_LAST, (LAST + DAY, NEVER))):
        earlier.append(a_child(f"C{number}", an_episode(referred, a_plan(start, end))))
        later.append(a_child(f"C{number}", an_episode(referred)))
    check(earlier, later)


def test_an_episode_said_anew_as_two_draws_its_plans_to_the_nearer_then_the_earlier() -> None:
    was, ended = datetime.date(2023, 5, 10), datetime.date(2024, 1, 5)
    plan = a_plan(datetime.date(2023, 6, 1), ended)
    earlier, later = [], []
    for number, (before, after) in enumerate(itertools.product((1, 2), (1, 2))):
        earlier.append(a_child(f"C{number}", an_episode(was, plan)))
        later.append(
            a_child(f"C{number}", an_episode(was - DAY * before), an_episode(was + DAY * after))
        )
    check(earlier, later)
