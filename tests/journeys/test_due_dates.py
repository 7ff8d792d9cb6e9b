"""A director agrees another day for a clock, by keyboard, and finds it in the list."""

import re

import pytest

from goldenthread.access.roles import Role
from tests.journeys.conftest import Walking
from tests.journeys.walking import PHONE, Walk

pytestmark = pytest.mark.django_db

WHY = "The family is abroad"


def open_by_keyboard(walk: Walk, words: str) -> None:
    """A form that is folded away."""
    walk.main.locator("summary", has_text=words).focus()
    walk.page.keyboard.press("Enter")


def test_another_day_is_agreed_by_keyboard_and_stands_in_the_list(walking: Walking) -> None:
    walk = walking(Role.DIRECTOR, name="due-dates", width=PHONE)
    walk.go("/clocks/?clock=review-conference")
    walk.follow(walk.main.get_by_role("link", name=re.compile("^Look at it")).first)
    walk.follow(walk.main.get_by_role("link", name=re.compile("^Agree another day")))
    open_by_keyboard(walk, "Agree another day")
    walk.press("Agree this day")
    problem = walk.main.get_by_role("link", name="Choose a day")
    problem.focus()
    walk.page.keyboard.press("Enter")
    # The same day of May in whichever order the browser asks for it.
    walk.page.keyboard.type("05052027")
    walk.main.get_by_label("Why").focus()
    walk.page.keyboard.type(WHY)
    walk.press("Agree this day")
    said = walk.main.inner_text()
    assert "Another day was agreed, 5 May 2027; the due date stands." in said
    assert WHY in said
    walk.go("/clocks/")
    walk.follow(walk.main.get_by_role("link", name="Due dates that were moved or paused"))
    walk.follow(walk.main.get_by_role("link", name="1").first)
    assert WHY in walk.main.inner_text()
    walk.go("/service/")
    walk.follow(walk.main.get_by_role("link", name=re.compile("moves or pauses a due date")))
    assert walk.heading == "Due dates that were moved"
