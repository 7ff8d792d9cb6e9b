"""A manager finds a child by keyboard alone, and asks why one is not in a list."""

import re

import pytest

from goldenthread.access.roles import Role
from goldenthread.ledger.models import Child
from tests.journeys.conftest import Walking
from tests.journeys.small_borough import SmallBorough
from tests.journeys.walking import DESKTOP, PHONE, Walk

pytestmark = pytest.mark.django_db


def tab_to(walk: Walk, css: str) -> None:
    """Press Tab until this has the focus, as somebody without a mouse does."""
    for _ in range(60):
        walk.page.keyboard.press("Tab")
        if walk.page.evaluate("css => document.activeElement.matches(css)", css):
            return
    raise AssertionError(f"{css} is not reached with the Tab key")


def send(walk: Walk) -> None:
    """Press Enter in a field, and look at the page that answers."""
    with walk.page.expect_navigation() as answered:
        walk.page.keyboard.press("Enter")
    walk.looked_at.discard(walk.page.url)
    walk.look(answered.value)


def find(walk: Walk, words: str) -> None:
    """Type into the box in the head of a page, and send it."""
    tab_to(walk, "#banner-child")
    walk.page.keyboard.type(words)
    send(walk)


@pytest.mark.parametrize("width", [DESKTOP, PHONE])
def test_manager_finds_a_child_by_keyboard_and_comes_to_its_page(
    walking: Walking, borough: SmallBorough, width: int
) -> None:
    handle = min(borough.of_team(own=True), key=str)
    child_id = Child.objects.get(handle=handle).child_id
    walk = walking(Role.TEAM_MANAGER, name=f"finding-{width}", width=width)
    walk.go("/clocks/")
    find(walk, child_id)
    assert walk.heading == "Find a child"
    assert "1 child found" in walk.main.inner_text()
    assert "The council's number is this." in walk.main.inner_text()
    assert child_id not in walk.page.url
    name = walk.main.locator(".app-cases__child a").inner_text()
    surname = name.split()[-1]
    tab_to(walk, "#child")
    walk.page.keyboard.press("Control+a")
    walk.page.keyboard.type(surname)
    send(walk)
    assert name in walk.main.inner_text()
    tab_to(walk, f'.app-cases__child a[href*="{handle}"]')
    send(walk)
    assert walk.heading == name


def test_what_is_of_another_team_is_found_no_more_than_what_is_not_there(
    walking: Walking, borough: SmallBorough
) -> None:
    handle = min(borough.of_team(own=False), key=str)
    child_id = Child.objects.get(handle=handle).child_id
    walk = walking(Role.TEAM_MANAGER, name="not-found")
    for words in (child_id, "not-a-number-of-anybody"):
        walk.go("/clocks/")
        find(walk, words)
        assert "No child whom you may open was found." in walk.main.inner_text()


def test_manager_asks_why_a_child_is_not_in_the_list(
    walking: Walking, borough: SmallBorough
) -> None:
    handle = min(borough.of_team(own=True), key=str)
    child_id = Child.objects.get(handle=handle).child_id
    walk = walking(Role.TEAM_MANAGER, name="why-not")
    for address in ("/clocks/?clock=review-conference&state=met%20late", "/measures/CPP-01/cases/"):
        walk.go(address)
        tab_to(walk, "#why-not summary")
        walk.page.keyboard.press("Enter")
        tab_to(walk, "#why-not-child")
        walk.page.keyboard.type(child_id)
        send(walk)
        said = walk.main.locator("#why-not strong").inner_text()
        assert re.fullmatch(r"[A-Z].{20,}\.", said.strip()), said
        assert child_id not in walk.page.url
