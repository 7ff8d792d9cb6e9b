"""Receipts of oversight on the pages: the list, one running, the form, and what becomes of it."""

import datetime
import re
from collections.abc import Callable
from pathlib import Path

import pytest
from django.test import Client
from django.urls import reverse

from goldenthread.access.receipts import key_of
from goldenthread.access.roles import Role
from goldenthread.access.topics import Topic, changed_by
from goldenthread.ledger.following import catch_up, forget
from goldenthread.ledger.models import Child, Receipt
from tests.conftest import SignedIn
from tests.ingest.files import a_child, census, take_in

pytestmark = pytest.mark.django_db(transaction=True)

Browser = Callable[..., SignedIn]
OVERDUE = "state=overdue&clock=review-conference"


@pytest.fixture
def overdue(tmp_path: Path) -> Path:
    """A1 and B2, whose plans were to be reviewed by 1 January 2025 and were not."""
    children = [a_child(number, plans=[("2024-10-01", "")]) for number in ("A1", "B2")]
    take_in(census(tmp_path, 2025, children), tmp_path)
    forget()
    return tmp_path


def listed(browser: Client, look: str = "") -> str:
    """The text of the list of overdue reviews."""
    return text_of(browser.get(f"{reverse('clocks')}?{OVERDUE}&look={look}").content.decode())


def text_of(html: str) -> str:
    """The words of a page."""
    main = html[html.index("<main") : html.index("</main>")]
    return " ".join(re.sub(r"<[^>]+>", " ", main).split())


def page_of(browser: Client, child: str) -> str:
    """The address of the running of a child, as the list has it."""
    handle = Child.objects.get(child_id=child).handle
    html = browser.get(f"{reverse('clocks')}?{OVERDUE}").content.decode()
    (address,) = set(re.findall(rf"/children/{handle}/clocks/[0-9a-f]+/", html))
    return address


def say(browser: Client, address: str, **said: str) -> object:
    """Send the form as it stands on the page, with what is said."""
    html = browser.get(address).content.decode()
    found = re.search(r'name="after" value="(\d*)"', html)
    return browser.post(address, {"after": found[1] if found else ""} | said)


def test_what_nobody_looked_at_is_seen_and_stays_overdue(overdue: Path, signed_in: Browser) -> None:
    browser = signed_in(Role.DIRECTOR)
    assert "2 clocks overdue and unseen" in listed(browser, "unseen")
    answer = say(browser, page_of(browser, "A1"), said="seen", why="")
    assert answer.status_code == 302  # type: ignore[attr-defined]
    assert "1 clock overdue and unseen" in listed(browser, "unseen")
    everything = listed(browser)
    assert "2 clocks overdue" in everything
    # What nobody has looked at stands first.
    assert everything.index("Nobody has looked at it.") < everything.index("Seen: ")
    home = text_of(browser.get(reverse("home")).content.decode())
    assert "Overdue and unseen Overdue Due soon" in home


def test_it_is_still_there_when_the_same_is_loaded_again_and_more(
    overdue: Path, signed_in: Browser
) -> None:
    browser = signed_in(Role.DIRECTOR)
    say(browser, page_of(browser, "A1"), said="agreed", why="")
    children = [a_child(number, plans=[("2024-10-01", "")]) for number in ("A1", "B2", "C3")]
    take_in(census(overdue, 2025, children, name="again.xml"), overdue)
    forget()
    assert "Agreed: " in listed(browser, "seen")
    assert "2 clocks overdue and unseen" in listed(browser, "unseen")


@pytest.mark.parametrize(
    ("said", "problem"),
    [
        ({}, "Choose what you say of it"),
        ({"said": "liked"}, "Select a valid choice"),
        ({"said": "escalated"}, "Say why: escalated says nothing by itself"),
        ({"said": "will not be done", "why": "  "}, "Say why: will not be done says nothing"),
        ({"said": "seen", "next_look_on": "2020-01-01"}, "The next look must be after today"),
        ({"said": "seen", "next_look_on": "2099-01-01"}, "within six months"),
        ({"said": "seen", "next_look_on": "Friday"}, "Write the day of the next look as a date"),
    ],
)
def test_what_cannot_be_said_so_is_kept_in_the_form_and_said_in_words(
    said: dict[str, str], problem: str, overdue: Path, signed_in: Browser
) -> None:
    browser = signed_in(Role.DIRECTOR)
    answer = say(browser, page_of(browser, "A1"), **said)
    assert problem in answer.content.decode()  # type: ignore[attr-defined]
    assert not Receipt.objects.exists()


def test_nothing_is_said_of_what_is_over_though_its_form_is_sent(
    tmp_path: Path, signed_in: Browser
) -> None:
    take_in(census(tmp_path, 2025, [a_child("A1", plans=[("2024-10-01", "2024-12-01")])]), tmp_path)
    forget()
    started = datetime.date(2024, 10, 1)
    key = key_of({"clock": "review-conference", "started_on": started, "about": ""})
    address = reverse("running", args=[Child.objects.get(child_id="A1").handle, key])
    answer = signed_in(Role.DIRECTOR).post(address, {"said": "seen"})
    assert "It is no longer open" in answer.content.decode()
    assert not Receipt.objects.exists()


def test_of_two_at_once_the_second_is_shown_both(overdue: Path, signed_in: Browser) -> None:
    one, other = signed_in(Role.DIRECTOR), signed_in(Role.DIRECTOR)
    address = page_of(one, "A1")
    one.post(address, {"after": "", "said": "seen"})
    html = other.post(
        address, {"after": "", "said": "redirected", "why": "To the North team"}
    ).content.decode()
    assert "Somebody said something of it while you wrote" in html
    assert "To the North team" in html
    assert [r.said for r in Receipt.objects.order_by("pk")] == ["seen"]
    after = re.search(r'name="after" value="(\d+)"', html)
    assert after
    other.post(address, {"after": after[1], "said": "redirected", "why": "To the North team"})
    kept = Receipt.objects.order_by("pk")
    assert [(r.said, r.closed_by is None) for r in kept] == [("seen", False), ("redirected", True)]
    history = text_of(one.get(address).content.decode())
    assert history.index("Redirected To the North team") < history.index("Seen none given")


def test_whoever_gives_none_reads_them_and_under_a_pseudonym_without_the_reason(
    overdue: Path, signed_in: Browser
) -> None:
    director = signed_in(Role.DIRECTOR)
    address = page_of(director, "A1")
    say(director, address, said="escalated", why="Her brother Tom is at home")
    analyst = signed_in(Role.PERFORMANCE_ANALYST)
    says = text_of(analyst.get(address).content.decode())
    assert "Escalated" in says
    assert "Tom" not in says
    assert "Save what I say" not in says
    assert analyst.post(address, {"said": "seen"}).status_code == 403


def test_the_day_of_the_next_look_brings_it_back(overdue: Path, signed_in: Browser) -> None:
    browser = signed_in(Role.DIRECTOR)
    say(browser, page_of(browser, "A1"), said="seen")
    today = datetime.datetime.now(datetime.UTC).date()
    held = Receipt.objects.get()
    Receipt.objects.filter(pk=held.pk).update(closed_by=held.opened_by + 1)
    Receipt.objects.create(
        **{
            field: getattr(held, field)
            for field in ("council", "child_id", "clock", "started_on", "said", "said_by")
        },
        said_as="Director",
        said_at=held.said_at,
        next_look_on=today,
        opened_by=held.opened_by,
    )
    forget()
    assert "still so at the next look" in listed(browser, "to be looked at again")


def test_a_receipt_is_news_to_pages_of_clocks_and_none_to_pages_of_numbers(
    overdue: Path, signed_in: Browser
) -> None:
    loaded = catch_up().edition
    assert {topic: changed_by(topic, loaded) for topic in Topic} == dict.fromkeys(Topic, loaded)
    browser = signed_in(Role.DIRECTOR)
    say(browser, page_of(browser, "A1"), said="seen", why="")
    said = catch_up().edition
    assert {topic: changed_by(topic, said) for topic in Topic} == {
        Topic.EVERYTHING: said,
        Topic.CLOCKS: said,
        Topic.NUMBERS: loaded,
    }
