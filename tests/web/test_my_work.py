"""My work: counts that open to their list, an address for somebody else, and few questions."""

import re
from collections.abc import Callable
from pathlib import Path

import pytest
from django.db import connection
from django.test import Client
from django.test.utils import CaptureQueriesContext
from django.urls import reverse

from goldenthread.access.roles import Role
from goldenthread.clocks.due_words import WORDS
from goldenthread.ledger.following import forget
from tests.conftest import SignedIn
from tests.ingest.files import a_child, census, take_in

pytestmark = pytest.mark.django_db(transaction=True)

Browser = Callable[..., SignedIn]
MOST_QUERIES = 12


@pytest.fixture
def plans(tmp_path: Path) -> None:
    """Twelve children on plans whose first review is overdue, and two whose review is to come."""
    children = [a_child(f"A{n}", plans=[("2024-10-01", "")]) for n in range(12)]
    children += [a_child(f"B{n}", plans=[("2025-01-20", "")]) for n in range(2)]
    take_in(census(tmp_path, 2025, children), tmp_path)
    forget()


def text_of(html: str) -> str:
    """The words of a page."""
    main = html[html.index("<main") : html.index("</main>")]
    return " ".join(re.sub(r"<[^>]+>", " ", main).split())


def listed_at(browser: Client, address: str) -> int:
    """How many the caption of the list says there are."""
    found = re.search(r"([\d,]+) open clocks?", text_of(browser.get(address).content.decode()))
    assert found
    return int(found[1].replace(",", ""))


def counts(html: str) -> dict[str, int]:
    """The addresses of the counts of the first table, each with its number."""
    table = html[html.index("<table") : html.index("</table>")].replace("&amp;", "&")
    found = re.findall(r'href="([^"]+)">([\d,]+)</a>', table)
    return {address: int(number.replace(",", "")) for address, number in found}


def test_each_count_opens_to_so_many_and_adds_up(plans: None, signed_in: Browser) -> None:
    browser = signed_in(Role.DIRECTOR)
    found = counts(browser.get(reverse("work")).content.decode())
    assert found
    for address, number in found.items():
        assert listed_at(browser, address) == number
    by_verb = [n for address, n in found.items() if "verb=" in address and "due=" in address]
    assert sum(by_verb) == found[reverse("work")]


def test_what_is_overdue_stands_first_and_each_row_opens_its_running(
    plans: None, signed_in: Browser
) -> None:
    browser = signed_in(Role.DIRECTOR)
    html = browser.get(reverse("work")).content.decode()
    order = [WORDS.index(word) for word in re.findall(r"</svg>\s*([a-z ]+)</strong>", html)]
    assert order
    assert order == sorted(order)
    address = re.findall(r"/children/[0-9a-f-]+/clocks/[0-9a-f]+/", html)[0]
    assert "Review child protection conference" in text_of(browser.get(address).content.decode())


@pytest.mark.parametrize("query", ["verb=tidy", "due=soon", "worker=%00", "page=none"])
def test_what_there_is_not_is_not_guessed(query: str, plans: None, signed_in: Browser) -> None:
    assert signed_in(Role.DIRECTOR).get(f"{reverse('work')}?{query}").status_code == 400


def test_it_asks_few_questions(plans: None, signed_in: Browser) -> None:
    browser = signed_in(Role.DIRECTOR)
    browser.get(reverse("work"))
    with CaptureQueriesContext(connection) as asked:
        assert browser.get(reverse("work")).status_code == 200
    assert len(asked) <= MOST_QUERIES, [one["sql"][:120] for one in asked]


def test_whoever_reaches_nobody_is_told_so_and_of_no_few(plans: None, signed_in: Browser) -> None:
    """Who holds these children no return says: a worker has none of them."""
    said = text_of(signed_in(Role.SOCIAL_WORKER).get(reverse("work")).content.decode())
    assert "0 open clocks" in said
    assert "more clocks are open for children whom you cannot open" in said
    narrowed = signed_in(Role.SOCIAL_WORKER).get(f"{reverse('work')}?verb=do").content.decode()
    assert "more clocks" not in text_of(narrowed)
