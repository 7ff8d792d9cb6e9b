"""The journeys of the manual, walked by keyboard alone: Tab to each link, Enter to follow it."""

import pytest
from playwright.sync_api import Locator

from tests.journeys.conftest import Walking
from tests.journeys.recorded import JOURNEYS, LONGEST_UNSEEN, Journey
from tests.journeys.walking import Walk

pytestmark = pytest.mark.django_db

MOST_TABS = 200
IS_FOCUSED = "link => link === document.activeElement"


def tab_to(walk: Walk, link: Locator) -> None:
    """Press Tab until the link is reached, as somebody does who has no mouse."""
    for _ in range(MOST_TABS):
        walk.page.keyboard.press("Tab")
        if link.evaluate(IS_FOCUSED):
            return
    pytest.fail(f"{link} is not reached with Tab")


@pytest.mark.parametrize("journey", JOURNEYS, ids=lambda one: one.title)
def test_it_is_walked_as_the_manual_tells_it(journey: Journey, walking: Walking) -> None:
    walk = walking(journey.role, name="recorded")
    walk.go(journey.begins)
    for step in journey.steps:
        tab_to(walk, walk.page.get_by_role("link", name=step.link).first)
        with walk.page.expect_navigation() as answered:
            walk.page.keyboard.press("Enter")
        walk.look(answered.value)
        assert walk.heading.startswith(step.arrives)


def test_its_first_rows_are_those_of_the_list_of_all(walking: Walking) -> None:
    """The three that are seen after one click are the first three of all, longest overdue first."""
    walk = walking(LONGEST_UNSEEN.role, name="recorded-rows")
    walk.go("/service/")
    rows = walk.main.locator(".app-cases").first.locator("tbody tr")
    first = rows.all_inner_texts()[:3]
    assert len(first) == 3
    walk.follow(walk.main.get_by_role("link", name="Open all").first)
    assert walk.main.locator(".app-cases tbody tr").all_inner_texts()[:3] == first
