"""Looking for a child: what finds whom and why, who finds nobody, where no word stays."""

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
from tests.ingest.files import a_child, census, day, take_in

pytestmark = pytest.mark.django_db(transaction=True)

Browser = Callable[..., SignedIn]
UPN = "A801200000001"
HEADING = "Child,Name,Family,Worker,Team,From,To\n"
BEFORE = "A1,Stephen Marsh,F1,W1,North,01/05/2024,\nB2,Kelly Turner,F2,W2,South,01/05/2024,\n"
NOW = "A1,Steven Field,F1,W1,North,01/05/2024,\nB2,Kelly Turner,F2,W2,South,01/05/2024,\n"


@pytest.fixture
def two(tmp_path: Path) -> Path:
    """A1 of team North, who was Stephen Marsh and is Steven Field, and B2 of team South."""
    children = [
        a_child("A1", plans=[("2024-10-01", "")])
        | {"UPN": UPN, "PersonBirthDate": day("2015-05-14")},
        a_child("B2") | {"PersonBirthDate": day("2016-05-14")},
    ]
    children[0].pop("UPNunknown")
    take_in(census(tmp_path, 2025, children), tmp_path)
    people = tmp_path / "people.csv"
    for said in (BEFORE, NOW):
        people.write_text(HEADING + said)
        take_in(people, tmp_path)
    forget()
    return tmp_path


def find(browser: Client, asked: str) -> str:
    """The words of the answer."""
    return text_of(browser.post(reverse("search"), {"child": asked}).content.decode())


def text_of(html: str) -> str:
    """The words of a page, without its form."""
    main = html[html.index("<main") : html.index("</main>")]
    return " ".join(re.sub(r"<form.*?</form>|<[^>]+>", " ", main, flags=re.S).split())


@pytest.mark.parametrize(
    ("asked", "finds", "why"),
    [
        ("a1", "Steven Field", "The council's number is this."),
        (UPN.lower(), "Steven Field", "The unique pupil number is this."),
        ("A801-2000 00001", "Steven Field", "The unique pupil number is this."),
        ("steven field", "Steven Field", "The name is this."),
        ("Field, Steven", "Steven Field", "The name is this."),
        ("field", "Steven Field", "Field is in the name."),
        ("stephen field", "Steven Field", "Steven sounds like Stephen."),
        ("fie", "Steven Field", "Field begins so."),
        ("tuner", "Kelly Turner", "Turner has the letters of Tuner but one."),
        ("marsh", "Steven Field", "An old name, Stephen Marsh: people.csv says it, until"),
        ("14 May 2015", "Steven Field", "Born on 14 May 2015."),
        ("05/2016", "Kelly Turner", "Born on 14 May 2016."),
        ("kelly 2016", "Kelly Turner", "Kelly is in the name. Born on 14 May 2016."),
    ],
)
def test_who_is_found_and_why(
    asked: str, finds: str, why: str, two: Path, signed_in: Browser
) -> None:
    said = find(signed_in(Role.DIRECTOR), asked)
    assert "1 child found" in said
    assert finds in said
    assert why in said.replace("&#39;", "'")


def test_a_day_without_its_year_finds_both(two: Path, signed_in: Browser) -> None:
    assert "2 children found" in find(signed_in(Role.DIRECTOR), "14 May")


@pytest.mark.parametrize("asked", ["nobody", "kelly 2015", "Z9", "2014", "%", "'; --", "A"])
def test_who_is_not_there_is_not_found(asked: str, two: Path, signed_in: Browser) -> None:
    assert "No child whom you may open was found." in find(signed_in(Role.DIRECTOR), asked)


def test_a_child_of_another_team_does_not_exist(two: Path, signed_in: Browser) -> None:
    browser = signed_in(Role.TEAM_MANAGER, team="North")
    nobody = find(browser, "Z9")
    for asked in ("B2", "Kelly Turner", "2016"):
        assert find(browser, asked) == nobody
    assert "Steven Field" in find(browser, "14 May")
    assert "1 child found" in find(browser, "14 May")


@pytest.mark.parametrize("role", [Role.PERFORMANCE_ANALYST, Role.DATA_STEWARD])
def test_under_a_pseudonym_only_the_pseudonym_is_found(
    role: Role, two: Path, signed_in: Browser
) -> None:
    browser = signed_in(role)
    nobody = find(browser, "Z9")
    for asked in ("A1", UPN, "Steven Field", "marsh", "2015"):
        assert find(browser, asked) == nobody
    pseudonym = pseudonym_of("A1")
    for asked in (pseudonym, pseudonym.removeprefix("Child ").lower()):
        said = find(browser, asked)
        assert f"{pseudonym} The pseudonym is this." in said
        assert "Field" not in said


def test_the_log_says_who_was_shown_and_no_word_of_what_was_asked(
    two: Path, signed_in: Browser
) -> None:
    browser = signed_in(Role.DIRECTOR)
    answer = browser.post(reverse("search"), {"child": "Stephen"})
    assert answer.status_code == 200
    entry = AccessEntry.objects.order_by("pk").last()
    assert entry
    assert (entry.action, entry.kind) == ("searches for children", "search")
    assert entry.child == Child.objects.get(child_id="A1").handle
    browser.post(reverse("search"), {"child": "Somebody Else"})
    entry = AccessEntry.objects.order_by("pk").last()
    assert entry
    assert (entry.action, entry.child) == ("searches for children", None)
    fields = {str(value) for row in AccessEntry.objects.values() for value in row.values()}
    assert not {one for one in fields if "tephen" in one or "omebody" in one}


def test_what_is_asked_is_in_no_address_and_no_title(two: Path, signed_in: Browser) -> None:
    browser = signed_in(Role.DIRECTOR)
    html = browser.post(reverse("search"), {"child": "Stephen"}).content.decode()
    assert "Stephen" not in html[: html.index("</head>")]
    assert not re.search(r'(?:href|action|src)="[^"]*tephen', html)
    asked_in_an_address = browser.get(f"{reverse('search')}?child=Stephen").content.decode()
    assert "Steven Field" not in asked_in_an_address


def test_the_box_is_in_the_frame_of_who_may_open_children(two: Path, signed_in: Browser) -> None:
    for role, is_there in ((Role.SOCIAL_WORKER, True), (Role.ADMINISTRATOR, False)):
        html = signed_in(role).get(reverse("you")).content.decode()
        assert ('id="banner-child"' in html) is is_there
