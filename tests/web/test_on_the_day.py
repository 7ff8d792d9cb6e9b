"""What did we know on the day: the record then and since, the clocks, who decided, who looked."""

import datetime
import re
from collections.abc import Callable
from uuid import UUID

import pytest
from django.http import HttpResponse
from django.urls import reverse

from goldenthread.access import visibility
from goldenthread.access.models import AccessEntry
from goldenthread.access.naming import pseudonym_of
from goldenthread.access.roles import Role
from goldenthread.ledger.models import Child
from tests.access.small_record import CHILDREN, OWN, small_snapshot
from tests.conftest import SignedIn
from tests.web.test_child_page import text_of

pytestmark = pytest.mark.django_db

BEFORE, LOADED, PLANNED = "2026-03-31", "2026-04-01", "2026-01-12"
"""The small record was loaded on one day, in two editions: the children, then their plans."""
SMALL = small_snapshot()
Opens = Callable[..., HttpResponse]


@pytest.fixture
def opens(signed_in: Callable[..., SignedIn], monkeypatch: pytest.MonkeyPatch) -> Opens:
    """`opens(Role.DIRECTOR, on="2026-03-31")`: the day of the child, as they see it."""
    monkeypatch.setattr(visibility, "reading_at", SMALL.at)
    for child_id, handle in CHILDREN.items():
        Child.objects.create(council="899", child_id=child_id, handle=handle)

    def open_page(role: Role, handle: UUID = CHILDREN[OWN], **query: str) -> HttpResponse:
        reach = {"team": "North", "worker_code": "W1", "service": "Safeguarding"}
        browser = signed_in(role, **reach)
        return browser.get(reverse("on_the_day", args=[handle]), query)

    return open_page


def part(text: str, number: int) -> str:
    """One of the five parts of the page."""
    return text[text.index(f" {number}. ") : text.index(f" {number + 1}. ")]


def test_before_any_load_nothing_was_known(opens: Opens) -> None:
    said = text_of(opens(Role.DIRECTOR, on=BEFORE))
    assert "What did we know on 31 March 2026?" in said
    assert "nothing had been loaded here" in said
    assert "The council knew nothing of this child here" in part(said, 1)
    since = part(said, 2)
    assert "12 January 2026 Child protection plan, neglect (still open on the day)" in since
    assert "not known then edition 2, 1 April 2026: census-2.xml" in since
    assert "not known then" in part(said, 3)


def test_what_was_loaded_by_the_end_of_the_day_was_known(opens: Opens) -> None:
    said = text_of(opens(Role.DIRECTOR, on=LOADED))
    assert "the record stood at edition 2, loaded 1 April 2026" in said
    assert "1 other edition had been made earlier that day" in said
    assert "Worker, as known then W1" in said
    assert "Child protection plan, neglect since 12 January 2026" in part(said, 1)
    assert "Nothing: what the record says now of that day and before, it said then." in said
    assert "the same" in part(said, 3)


def test_it_says_when_it_was_made_and_by_whom(opens: Opens) -> None:
    said = text_of(opens(Role.DIRECTOR, on=LOADED))
    assert re.search(r"Made on \d+ \w+ \d{4} at \d\d:\d\d by Director 1, director\.", said)
    assert "What is known now is edition 2" in said


def test_who_looked_is_told_to_who_answers_for_the_service(opens: Opens) -> None:
    today = {"on": datetime.date.today().isoformat()}
    opens(Role.SOCIAL_WORKER, **today)
    for role in (Role.TEAM_MANAGER, Role.SOCIAL_WORKER, Role.PERFORMANCE_ANALYST):
        said = text_of(opens(role, **today))
        assert "Who looked at a child is told to the director and to heads of service." in said
        assert "Social worker 1" not in said
    for role in (Role.DIRECTOR, Role.HEAD_OF_SERVICE):
        said = text_of(opens(role, **today))
        assert "Social worker 1 Social worker Asks what was known on a day" in said


def test_the_opening_is_in_the_log_and_in_the_next_answer(opens: Opens) -> None:
    opens(Role.DIRECTOR, on=LOADED)
    entry = AccessEntry.objects.get()
    assert (entry.child, entry.action) == (CHILDREN[OWN], "asks what was known on a day")
    later = text_of(opens(Role.DIRECTOR, on=datetime.date.today().isoformat()))
    assert "Director 1 Director Asks what was known on a day" in later
    earlier = text_of(opens(Role.DIRECTOR, on="2020-01-01"))
    assert "Nobody, in these weeks." in earlier


def test_under_a_pseudonym_nothing_says_who_it_is(opens: Opens) -> None:
    html = opens(Role.PERFORMANCE_ANALYST, on=LOADED).content.decode()
    assert pseudonym_of(OWN) in html
    assert OWN not in html
    assert "Child protection plan, neglect" in html
    assert "1 April 2019" not in html


@pytest.mark.parametrize(("on", "status"), [("x", 400), ("", 200), ("2149-01-01", 200)])
def test_what_an_address_may_ask(opens: Opens, on: str, status: int) -> None:
    answer = opens(Role.DIRECTOR, on=on)
    assert answer.status_code == status
    if on.startswith("2149"):
        assert "2149" not in text_of(answer)  # what is still to come is asked of today
