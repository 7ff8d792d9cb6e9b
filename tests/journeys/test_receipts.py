"""A head of the house looks at an open clock and says what came of it, on a desk and on a phone."""

import re

import pytest

from goldenthread.access.roles import Role
from tests.journeys.conftest import Walking
from tests.journeys.walking import DESKTOP, PHONE

pytestmark = pytest.mark.django_db


@pytest.mark.parametrize("width", [DESKTOP, PHONE])
def test_an_open_clock_is_looked_at_in_two_clicks_and_by_keyboard(
    width: int, walking: Walking
) -> None:
    walk = walking(Role.DIRECTOR, name="receipts", width=width)
    walk.go("/")
    walk.follow(walk.main.get_by_role("link", name="All open clocks"))
    walk.follow(walk.main.get_by_role("link", name=re.compile("^Look at it")).first)
    walk.press("Save what I say")
    problem = walk.main.get_by_role("link", name="Choose what you say of it")
    problem.click()
    # The summary of what is wrong leads to the first answer; the rest is done without a mouse.
    walk.page.keyboard.press("Space")
    walk.page.keyboard.press("ArrowDown")
    walk.page.keyboard.press("Tab")
    walk.page.keyboard.type("The visit is on Friday")
    walk.press("Save what I say")
    assert walk.main.get_by_text(re.compile(r"^As it stood on .* Agreed: ")).is_visible()
    assert "The visit is on Friday" in walk.main.inner_text()
    walk.go("/clocks/?look=seen")
    assert walk.main.get_by_text(re.compile("Agreed: ")).first.is_visible()
