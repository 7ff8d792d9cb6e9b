"""A page that is open while a return is loaded."""

import json
import urllib.request
from collections.abc import Callable
from typing import Any

import pytest
from django.conf import settings
from django.test import Client

from goldenthread.access.models import Person
from goldenthread.access.roles import Role
from goldenthread.access.suppliers import new_supplier, token_for
from goldenthread.web.unused import USED_AT
from tests.conftest import BACKEND
from tests.journeys.conftest import Walking
from tests.journeys.small_borough import SmallBorough
from tests.journeys.walking import number_in

pytestmark = pytest.mark.django_db


def test_open_page_shows_what_was_loaded_without_being_loaded_again(
    walking: Walking, borough: SmallBorough, aside: Callable[[Callable[[], Any]], Any]
) -> None:
    walk = walking(Role.DIRECTOR, name="live")
    with walk.page.expect_request("**/live/?since=*"):
        walk.go("/measures/CPP-01/")
    every = walk.main.locator(".app-figure a").first
    before, stands_at = number_in(every.inner_text()), walk.page.locator("#about-the-data")
    edition = number_in(stands_at.inner_text().split("edition")[1])
    walk.page.evaluate("window.marked = 'by the test'")
    aside(borough.load_a_correction)
    walk.page.get_by_text(f"The record stands at edition {edition + 1}").wait_for(timeout=5_000)
    assert number_in(every.inner_text()) == before - 1
    assert walk.page.evaluate("window.marked") == "by the test"
    assert walk.complaints == []


def test_an_open_page_shows_a_changed_row_as_the_case_system_sends_it(
    walking: Walking,
    borough: SmallBorough,
    address: str,
    aside: Callable[[Callable[[], Any]], Any],
) -> None:
    child = borough.children[0]

    def token() -> str:
        given = new_supplier("Change feed of the journeys")
        return token_for(given.client_id, given.client_secret)

    headers = {"Authorization": f"Bearer {aside(token)}", "Content-Type": "application/json"}
    row = {
        "cont_contact_id": "700001",
        "cont_person_id": child.child_id,
        "cont_contact_date": "2024-02-29",
    }
    walk = walking(Role.DIRECTOR, name="changed-row")
    with walk.page.expect_request("**/live/?since=*"):
        walk.go(f"/children/{child.handle}/")
    contact = walk.main.get_by_text("29 February 2024")
    assert contact.count() == 0
    walk.page.evaluate("window.marked = 'by the test'")
    sent = urllib.request.Request(
        f"{address}/api/record/ssd_contacts", json.dumps([row]).encode(), headers
    )
    with urllib.request.urlopen(sent, timeout=30) as answer:
        receipt = json.load(answer)
    assert receipt["tables"]["ssd_contacts"]["changed"] == 1
    contact.first.wait_for(state="attached", timeout=15_000)  # in words beside a drawing, too
    assert walk.page.evaluate("window.marked") == "by the test"
    assert f"edition {receipt['edition']}" in walk.page.locator("#about-the-data").inner_text()


def test_an_open_page_goes_when_nobody_has_used_it(
    walking: Walking, borough: SmallBorough, aside: Callable[[Callable[[], Any]], Any]
) -> None:
    """Nothing about a child is left on a screen that nobody watches."""

    def sign_in() -> Client:
        browser = Client()
        director = Person.objects.get(email=borough.addresses[Role.DIRECTOR])
        browser.force_login(director, backend=BACKEND)
        return browser

    def leave_alone() -> None:
        session = browser.session
        session[USED_AT] -= 60 * settings.IDLE_MINUTES + 1
        session.save()

    browser = aside(sign_in)
    walk = walking(name="unused")
    key = browser.cookies[settings.SESSION_COOKIE_NAME].value
    walk.context.add_cookies([{"name": "session", "value": key, "url": walk.address}])
    with walk.page.expect_request("**/live/?since=*"):
        walk.go("/clocks/")
    child = walk.main.locator(".app-cases__child a").first.inner_text()
    aside(leave_alone)
    walk.page.get_by_role("heading", name="Sign in").wait_for(timeout=15_000)
    said = walk.page.locator("body").inner_text()
    assert f"nothing was done for {settings.IDLE_MINUTES} minutes" in said
    assert child not in said


def test_a_walk_hears_what_the_policy_stops(walking: Walking) -> None:
    walk = walking(Role.DIRECTOR, name="policy")
    walk.go("/you/")
    with walk.page.expect_console_message(lambda said: "policy: script-src" in said.text):
        walk.page.evaluate(
            "document.body.append(Object.assign(document.createElement('script'),"
            " {textContent: 'window.ran = true'}))"
        )
    assert walk.page.evaluate("window.ran") is None
    assert walk.complaints
    walk.complaints.clear()
