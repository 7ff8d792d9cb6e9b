"""Papers of meetings, where they are kept here: stage by stage, for each recipient, by whom."""

import re
from collections.abc import Callable
from pathlib import Path

import pytest
from django.urls import reverse

from goldenthread.access.roles import Role
from goldenthread.ledger.following import read
from goldenthread.ledger.models import Child
from tests.conftest import SignedIn
from tests.web.test_measure_pages import text_of as page_text
from tests.web.test_records import address, send

pytestmark = pytest.mark.django_db(transaction=True)

Browser = Callable[..., SignedIn]
PAPERS = "meeting_papers"

PAPER = {
    "meeting": "INITIAL_CONFERENCE",
    "meeting_on": "2026-01-10",
    "paper": "MINUTES",
    "recipient": "FATHER",
    "version": "FULL",
    "typed_on": "2026-01-12",
}


@pytest.mark.parametrize(
    ("said", "problem"),
    [
        ({"sent_on": "2026-01-20"}, "Check that the address is safe before it is marked as sent"),
        (
            {"sent_on": "2026-01-20", "address_checked_on": "2026-01-21"},
            "The address was checked after it was sent",
        ),
        (
            {"version": "WITHHELD", "version_because": "Risk", "sent_on": "2026-01-20"},
            "What is withheld from somebody is not sent to them",
        ),
        ({"version": "REDACTED"}, "Say why it is redacted"),
        ({"version": "", "sent_on": "2026-01-20"}, "Say which version was sent"),
        ({"typed_on": "2026-01-09"}, "it is before “Day of the meeting”"),
        ({"recipient": ""}, "For whom: say it"),
    ],
)
def test_a_paper_is_not_sent_before_its_address_is_checked(
    kept: Path, signed_in: Browser, said: dict[str, str], problem: str
) -> None:
    manager = signed_in(Role.TEAM_MANAGER, team="North")
    answer = send(manager, address("typed", "A1", PAPERS), **(PAPER | said))
    assert problem in answer.content.decode()  # type: ignore[attr-defined]
    assert read().rows("select * from meeting_papers") == []


def test_the_stages_of_a_paper_are_typed_one_after_another(kept: Path, signed_in: Browser) -> None:
    manager = signed_in(Role.TEAM_MANAGER, team="North")
    send(manager, address("typed", "A1", PAPERS), **PAPER)
    html = manager.get(address("records_of_child", "A1", PAPERS)).content.decode()
    (again,) = re.findall(rf"/children/[0-9a-f-]+/records/{PAPERS}/[0-9a-f]{{16}}/", html)
    sent = {"address_checked_on": "2026-01-19", "sent_on": "2026-01-20"}
    assert send(manager, again, **PAPER, **sent).status_code == 302  # type: ignore[attr-defined]
    (row,) = read().rows("select * from meeting_papers")
    assert (str(row["typed_on"]), str(row["sent_on"])) == ("2026-01-12", "2026-01-20")


def test_business_support_writes_papers_and_sees_nothing_else(
    kept: Path, signed_in: Browser
) -> None:
    """The child of whom a paper is to be sent, by name, with its stages; no sentence about it."""
    manager = signed_in(Role.TEAM_MANAGER, team="North")
    reason = {"version": "REDACTED", "version_because": "His new address is in it"}
    send(manager, address("typed", "A1", PAPERS), **(PAPER | reason))
    support = signed_in(Role.BUSINESS_SUPPORT)
    assert support.get("/")["Location"] == reverse("papers")
    says = page_text(support, reverse("papers"))
    assert "Ann Ash Initial conference 10 January 2026 Minutes Father to be checked" in says
    assert "Bo Birch" not in says
    html = support.get(reverse("papers")).content.decode()
    (again,) = re.findall(rf"/children/[0-9a-f-]+/records/{PAPERS}/[0-9a-f]{{16}}/", html)
    form = page_text(support, again)
    assert "new address" not in form
    assert "W1" not in form
    stages = {"checked_on": "2026-01-14", "address_checked_on": "2026-01-15"}
    said = PAPER | {"version": "REDACTED"} | stages
    assert send(support, again, **said).status_code == 302  # type: ignore[attr-defined]
    (row,) = read().rows("select * from meeting_papers")
    assert row["version_because"] == "His new address is in it"
    assert str(row["address_checked_on"]) == "2026-01-15"
    handle = Child.objects.get(child_id="A1").handle
    for page, status in (
        (reverse("child", args=[handle]), 404),
        (address("typed", "A1"), 403),
        (address("typed", "A1", "management_decisions"), 403),
        (address("typed", "B2", PAPERS), 404),
        (reverse("clocks"), 403),
    ):
        assert support.get(page).status_code == status, page


def test_business_support_does_not_decide_that_less_is_sent(kept: Path, signed_in: Browser) -> None:
    send(signed_in(Role.DIRECTOR), address("typed", "A1", PAPERS), **PAPER)
    support = signed_in(Role.BUSINESS_SUPPORT)
    said = PAPER | {"recipient": "MOTHER", "version": "WITHHELD"}
    answer = send(support, address("typed", "A1", PAPERS), **said)
    told = "Whoever decides on the version says so first, and why"
    assert told in answer.content.decode()  # type: ignore[attr-defined]
