"""Why a child is not in a list: the condition that leaves it out, in words."""

import re
from collections.abc import Callable
from pathlib import Path

import pytest
from django.test import Client
from django.urls import reverse

from goldenthread.access.models import AccessEntry
from goldenthread.access.naming import pseudonym_of
from goldenthread.access.roles import Role
from goldenthread.ledger.following import forget
from goldenthread.ledger.models import Child
from tests.conftest import SignedIn
from tests.ingest.files import a_child, census, take_in

pytestmark = pytest.mark.django_db(transaction=True)

Browser = Callable[..., SignedIn]
NOBODY = "You may not open this child, or there is no such child."
REVIEWS = "clock=review-conference"
PEOPLE = (
    "Child,Name,Family,Worker,Team,From,To\n"
    "A1,Ann Field,F1,W1,North,01/05/2024,\nB2,Ben Turner,F2,W2,South,01/05/2024,\n"
    "C3,Cat Marsh,F3,W1,North,01/05/2024,\nD4,Dan Wood,F4,W1,North,01/05/2024,\n"
)


@pytest.fixture
def four(tmp_path: Path) -> Path:
    """Of North: A1 whose plan is open, C3 whose plan ended, D4 who had none; of South: B2."""
    children = [
        a_child("A1", plans=[("2024-10-01", "")]),
        a_child("B2", plans=[("2024-10-01", "")]),
        a_child("C3", plans=[("2024-09-02", "2025-02-03")], reviews=["2024-11-25"]),
        a_child("D4"),
    ]
    take_in(census(tmp_path, 2025, children), tmp_path)
    people = tmp_path / "people.csv"
    people.write_text(PEOPLE)
    take_in(people, tmp_path)
    forget()
    return tmp_path


def why(browser: Client, address: str, number: str) -> str:
    """The answer, in words."""
    html = browser.post(address, {"child": number}).content.decode()
    part = html[html.index('id="why-not"') :]
    part = part[part.index("</summary>") : part.index("<form")]
    return " ".join(re.sub(r"<[^>]+>", " ", part).split())


def clocks(query: str = "") -> str:
    """The address of the list."""
    return f"{reverse('clocks')}?{query}"


def cases(code: str, query: str = "") -> str:
    """The address of a case list."""
    return f"{reverse('cases', args=[code])}?{query}"


@pytest.mark.parametrize(
    ("address", "number", "said"),
    [
        (clocks(REVIEWS), "A1", "The child is in this list, in place 1."),
        (clocks(REVIEWS), "a1", "The child is in this list, in place 1."),
        (clocks(REVIEWS), "D4", "No running of this clock: it starts when the plan starts, or its"),
        (clocks(REVIEWS), "C3", "so it is not among those open."),
        (clocks(f"{REVIEWS}&team=North"), "B2", "The child is with another team: South."),
        (clocks(f"{REVIEWS}&state=met"), "A1", "is overdue, so it is not among those met."),
        (clocks(f"{REVIEWS}&look=seen"), "A1", "is unseen, so it is not among those seen."),
        (clocks(REVIEWS), "Z9", NOBODY),
        (cases("CPP-01"), "A1", "The child is in this list."),
        (cases("CPP-01", "team=North"), "B2", "The child is with another team: South."),
        (
            cases("CPP-01"),
            "C3",
            "Not counted in CPP-01, on 31 March 2025: it ended on 3 February 2025. It was last "
            "counted on 31 January 2025.",
        ),
        (
            cases("CPP-01"),
            "D4",
            "Not counted in CPP-01, on 31 March 2025: the record holds nothing of this child under "
            "child protection plans. What is counted: Child protection plans that are open",
        ),
        (
            cases("CPP-02", "period=2025-03"),
            "C3",
            "Not counted in CPP-02, March 2025: it is counted on 2 September 2024.",
        ),
        (cases("CPP-01"), "Z9", NOBODY),
    ],
)
def test_the_condition_that_leaves_a_child_out_is_told(
    address: str, number: str, said: str, four: Path, signed_in: Browser
) -> None:
    assert said in why(signed_in(Role.DIRECTOR), address, number)


@pytest.mark.parametrize("address", [clocks(), clocks(REVIEWS), cases("CPP-01")])
def test_a_child_out_of_reach_and_a_number_of_nobody_are_one_answer(
    address: str, four: Path, signed_in: Browser
) -> None:
    browser = signed_in(Role.TEAM_MANAGER, team="North")
    assert why(browser, address, "B2") == why(browser, address, "Z9") == NOBODY
    assert why(browser, address, "A1").startswith("Ann Field")


def test_under_a_pseudonym_the_pseudonym_is_asked_and_no_number(
    four: Path, signed_in: Browser
) -> None:
    browser = signed_in(Role.PERFORMANCE_ANALYST)
    assert why(browser, clocks(REVIEWS), "C3") == NOBODY
    said = why(browser, clocks(REVIEWS), pseudonym_of("C3"))
    assert "so it is not among those open." in said
    assert "Marsh" not in said


def test_the_child_asked_for_is_in_the_log_and_its_number_in_no_address(
    four: Path, signed_in: Browser
) -> None:
    browser = signed_in(Role.DIRECTOR)
    html = browser.post(cases("CPP-01"), {"child": "D4"}).content.decode()
    handles = {row.child for row in AccessEntry.objects.filter(person=browser.person)}
    assert Child.objects.get(child_id="D4").handle in handles
    assert not re.search(r'(?:href|action)="[^"]*D4', html)
