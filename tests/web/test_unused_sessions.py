"""A session that nobody uses ends, and says so at the door; one that is used goes on for a day."""

import re
from collections.abc import Callable
from datetime import timedelta
from typing import Any

import pytest
from django.conf import settings
from django.test import Client
from django.utils import timezone

from goldenthread.access.roles import Role
from goldenthread.access.sight import sight_of
from goldenthread.web.live.still_here import still_here, stream_of
from goldenthread.web.unused import BEGAN_AT, USED_AT
from tests.conftest import BACKEND, SignedIn

pytestmark = pytest.mark.django_db

IDLE = timedelta(minutes=settings.IDLE_MINUTES)
UNUSED = f"You were signed out because nothing was done for {settings.IDLE_MINUTES} minutes."


@pytest.fixture
def browser(signed_in: Callable[..., SignedIn]) -> SignedIn:
    """Somebody who has just opened a page."""
    person = signed_in(Role.ADMINISTRATOR)
    assert person.get("/you/").status_code == 200
    return person


def set_back(browser: Client, key: str, by: timedelta) -> None:
    """As if that had been so much longer ago."""
    session = browser.session
    session[key] -= by.total_seconds()
    session.save()


def text_of(answer: Any) -> str:
    return re.sub(r"\s+", " ", re.sub(r"<[^>]+>", " ", answer.content.decode()))


def test_a_session_of_thirty_minutes_is_good(browser: SignedIn) -> None:
    assert timedelta(minutes=30) == IDLE
    set_back(browser, USED_AT, IDLE - timedelta(minutes=1))
    assert browser.get("/you/").status_code == 200
    set_back(browser, USED_AT, IDLE - timedelta(minutes=1))  # counted anew from that page
    assert browser.get("/you/").status_code == 200


def test_an_unused_session_ends_and_says_why_until_the_next_sign_in(browser: SignedIn) -> None:
    set_back(browser, USED_AT, IDLE)
    door = browser.get("/you/", follow=True)
    assert door.redirect_chain == [("/sign-in/?next=/you/", 302)]
    assert UNUSED in text_of(door)
    assert browser.get("/live/").status_code == 302  # an open page asks for its stream again
    assert UNUSED in text_of(browser.get("/sign-in/"))
    browser.force_login(browser.person, backend=BACKEND)
    assert browser.get("/you/").status_code == 200
    browser.post("/sign-out/")
    assert UNUSED not in text_of(browser.get("/sign-in/"))


def test_a_page_that_asks_for_itself_again_is_no_use(browser: SignedIn) -> None:
    set_back(browser, USED_AT, IDLE - timedelta(minutes=1))
    again = browser.get("/you/", headers={"X-Asked-Again": "yes"})
    assert again.status_code == 200
    set_back(browser, USED_AT, timedelta(minutes=1))
    assert browser.get("/you/", headers={"X-Asked-Again": "yes"}).status_code == 302


def test_the_stream_is_no_use_and_ends_with_the_session(browser: SignedIn) -> None:
    now = timezone.now()
    sight = sight_of(browser.person, on=timezone.localdate(now), at=now)
    stream = stream_of(browser.session.session_key or "", sight)
    assert still_here([stream]) == {stream}
    set_back(browser, USED_AT, IDLE)
    assert still_here([stream]) == set()


def test_a_session_that_is_used_all_day_ends_too(browser: SignedIn) -> None:
    set_back(browser, BEGAN_AT, timedelta(seconds=settings.SESSION_COOKIE_AGE))
    door = browser.get("/you/", follow=True)
    assert "You were signed out because 10 hours had passed since you signed in." in text_of(door)


def test_another_sign_in_begins_anew(browser: SignedIn) -> None:
    set_back(browser, USED_AT, IDLE)
    assert browser.get("/you/").status_code == 302
    assert {BEGAN_AT, USED_AT}.isdisjoint(browser.session.keys())
    browser.force_login(browser.person, backend=BACKEND)
    assert browser.get("/you/").status_code == 200


def test_a_stranger_is_not_told_of_a_session(client: Client) -> None:
    door = client.get("/you/", follow=True)
    assert "signed out" not in text_of(door)
    assert not client.session.keys()
