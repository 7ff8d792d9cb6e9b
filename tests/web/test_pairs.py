"""The pages on which a person decides whether two ids are one child's, over a loaded record."""

import re
from collections.abc import Callable
from pathlib import Path

import pytest
from django.urls import reverse

from goldenthread.access.models import AccessEntry, Outcome
from goldenthread.access.roles import Role
from goldenthread.ingest.linking.linking import link
from goldenthread.ledger.connection import database_uri
from goldenthread.ledger.models import Child
from goldenthread.record.links import Verdict
from goldenthread.returns.own_contract import EARLY_HELP
from tests.conftest import SignedIn
from tests.ingest.files import a_child, census, day, record_now, take_in
from tests.ingest.linking.test_links_kept import (
    AT,
    COUNCIL,
    adopted_child,
    helped,
    look,
    person_says,
    with_upn,
)
from tests.ingest.test_early_help_and_partners import of
from tests.web.test_measure_pages import text_of

pytestmark = pytest.mark.django_db(transaction=True)

Browser = Callable[..., SignedIn]


@pytest.fixture
def to_decide(tmp_path: Path) -> Path:
    """A1 and EH1, of one UPN and of days of birth that differ: a person is to decide."""
    take_in(census(tmp_path, 2025, [with_upn("A1"), a_child("A2")]), tmp_path)
    take_in(of(tmp_path, EARLY_HELP, helped("EH1", born=day("2018-02-04"))), tmp_path)
    assert link(record_now(), database_uri(), COUNCIL, at=AT, likeness=False).to_decide == 1
    return tmp_path


def address() -> str:
    """The page of A1 and EH1."""
    return reverse("pair", args=[handle("A1"), handle("EH1")])


def handle(child_id: str) -> object:
    """The handle of an id."""
    return Child.objects.get(child_id=child_id).handle


def of_one_child() -> dict[str, str]:
    """Which ids are read as one."""
    return dict(record_now().linked)


def test_a_pair_is_listed_opened_decided_and_undone(to_decide: Path, signed_in: Browser) -> None:
    browser = signed_in(Role.DIRECTOR)
    listed = browser.get(reverse("links")).content.decode()
    assert "1 pair of ids may each be one child." in listed
    assert "last looked through for such pairs on 1 July 2025 at 10:00" in listed
    assert address() in listed
    says = text_of(browser, address())
    for words in ("To be decided.", "The same UPN", "Two different dates of birth", "Ann Lee"):
        assert words in says
    assert "They are one child" in says
    assert of_one_child() == {}

    assert browser.post(address(), {"says": "same"}).url == address()
    assert of_one_child() == {"A1": "A1", "EH1": "A1"}
    says = text_of(browser, address())
    assert f"One child: decided by {browser.person.full_name}" in says
    assert "Found, for a person to decide" in says
    assert "No pair is waiting" in text_of(browser, reverse("links"))
    assert address() in browser.get(f"{reverse('links')}?show=linked").content.decode()

    assert browser.post(address(), {"says": "undo"}).status_code == 302
    assert of_one_child() == {}
    assert "Link undone" in text_of(browser, reverse("links"))


@pytest.mark.parametrize("says", ["not-same", "cannot-tell"])
def test_what_is_no_link_makes_none(to_decide: Path, signed_in: Browser, says: str) -> None:
    signed_in(Role.DIRECTOR).post(address(), {"says": says})
    assert of_one_child() == {}
    assert look().edition is None, "and the pair is not found again"


def test_either_handle_leads_to_the_one_child(to_decide: Path, signed_in: Browser) -> None:
    browser = signed_in(Role.DIRECTOR)
    browser.post(address(), {"says": "same"})
    before = AccessEntry.objects.count()
    pages = [
        text_of(browser, reverse("child", args=[handle(child_id)])) for child_id in ("A1", "EH1")
    ]
    for page in pages:
        assert "1 June 2024" in page  # the plan, of the census
        assert "9 January 2023" in page  # early help
        assert "Ids read as this child" in page
    looks = AccessEntry.objects.order_by("pk")[before:]
    assert [look.child for look in looks].count(handle("A1")) == 2, "each look is at both ids"
    assert [look.child for look in looks].count(handle("EH1")) == 2


def test_before_it_was_decided_the_child_was_two(to_decide: Path, signed_in: Browser) -> None:
    browser = signed_in(Role.DIRECTOR)
    edition = record_now().edition
    browser.post(address(), {"says": "same"})
    then = f"{reverse('child', args=[handle('EH1')])}?known_at={edition}"
    assert "Ids read as this child" not in text_of(browser, then)
    assert "1 June 2024" not in text_of(browser, then)


def test_under_a_pseudonym_nothing_says_who_they_are(to_decide: Path, signed_in: Browser) -> None:
    browser = signed_in(Role.DATA_STEWARD)
    for page in (reverse("links"), address()):
        says = browser.get(page).content.decode()
        assert re.search(r"Child [A-Z0-9]{4}-[A-Z0-9]{4}", says)
        assert "same UPN" in says or "Same UPN" in says or "The same UPN" in says
        for secret in ("Ann", "Lee", "2018", "A1<", "EH1", "801200001001"):
            assert secret not in says, secret


@pytest.mark.parametrize("role", [Role.TEAM_MANAGER, Role.SOCIAL_WORKER, Role.PERFORMANCE_ANALYST])
def test_others_decide_nothing(to_decide: Path, signed_in: Browser, role: Role) -> None:
    browser = signed_in(role)
    assert browser.get(reverse("links")).status_code == 403
    assert browser.post(address(), {"says": "same"}).status_code == 403
    assert of_one_child() == {}
    assert {e.outcome for e in AccessEntry.objects.filter(person=browser.person)} == {
        Outcome.REFUSED
    }


@pytest.mark.parametrize("says", ["", "to be decided", "SAME"])
def test_what_is_no_button_decides_nothing(to_decide: Path, signed_in: Browser, says: str) -> None:
    assert signed_in(Role.DIRECTOR).post(address(), {"says": says}).status_code == 400
    assert of_one_child() == {}


def test_a_pair_across_an_adoption_is_on_no_page(to_decide: Path, signed_in: Browser) -> None:
    """It was found before the order was known."""
    take_in(census(to_decide, 2025, [adopted_child(), a_child("A2")]), to_decide)
    browser = signed_in(Role.DIRECTOR)
    assert "No pair is waiting" in text_of(browser, reverse("links"))
    assert browser.get(address()).status_code == 404
    for says in ("same", "not-same", "cannot-tell", "undo"):
        assert browser.post(address(), {"says": says}).status_code == 404
    assert of_one_child() == {}


def test_nor_is_one_that_was_linked_with_an_adopted_child(
    to_decide: Path, signed_in: Browser
) -> None:
    """A1, who is adopted by now, was linked with A2, and A2 with EH1: no order has a way round."""
    person_says("A1", "A2", Verdict.SAME)
    person_says("A2", "EH1", Verdict.SAME)
    linked, of_two = (
        f"{reverse('links')}?show=linked",
        reverse("pair", args=[handle("A2"), handle("EH1")]),
    )
    browser = signed_in(Role.DIRECTOR)
    assert of_two in browser.get(linked).content.decode()
    take_in(census(to_decide, 2025, [adopted_child(), a_child("A2")]), to_decide)
    assert of_two not in browser.get(linked).content.decode()
    assert browser.get(of_two).status_code == 404


def test_two_of_whom_nothing_was_found_have_no_page(to_decide: Path, signed_in: Browser) -> None:
    browser = signed_in(Role.DIRECTOR)
    other = reverse("pair", args=[handle("A1"), handle("A2")])
    assert browser.get(other).status_code == 404
    assert browser.post(other, {"says": "same"}).status_code == 404
    assert browser.get(reverse("pair", args=[handle("A1"), handle("A1")])).status_code == 404
