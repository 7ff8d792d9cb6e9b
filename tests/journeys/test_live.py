"""A page that is open while a return is loaded."""

from collections.abc import Callable
from typing import Any

import pytest

from goldenthread.access.roles import Role
from tests.journeys.conftest import Walking
from tests.journeys.small_borough import SmallBorough
from tests.journeys.walking import number_in

pytestmark = pytest.mark.django_db


def test_open_page_shows_what_was_loaded_without_being_loaded_again(
    walking: Walking, borough: SmallBorough, aside: Callable[[Callable[[], Any]], Any]
) -> None:
    walk = walking(Role.DIRECTOR, name="live")
    with walk.page.expect_request("**/live/"):
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
