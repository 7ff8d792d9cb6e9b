"""A director turns a form on and types a decision; the sign-in is lost in the middle, and what was
typed is not."""

import re

import pytest

from goldenthread.access.roles import Role
from tests.journeys.conftest import Walking
from tests.journeys.small_borough import SmallBorough
from tests.journeys.test_door import sign_in
from tests.journeys.walking import DESKTOP, PHONE, Walk

pytestmark = pytest.mark.django_db

DECIDED = "Two visits a week until the conference"
DECISIONS, PAPERS = "/records/kept/management_decisions/", "/records/kept/meeting_papers/"


def say_where(walk: Walk, kept: str, button: str) -> None:
    """On the page of a kind of record, by its first form."""
    walk.go(kept)
    walk.main.get_by_label("Why").first.fill("For this journey")
    walk.press(button)


@pytest.mark.parametrize("width", [DESKTOP, PHONE])
def test_a_decision_survives_a_lost_sign_in_and_is_typed_by_keyboard(
    width: int, walking: Walking, borough: SmallBorough
) -> None:
    walk = walking(name="decision", width=width)
    walk.go("/records/kept/")
    sign_in(walk, borough.addresses[Role.DIRECTOR])
    assert walk.heading == "Where records are kept"
    new = f"/children/{borough.children[0].handle}/records/management_decisions/new/"
    walk.go(new, status=404)
    assert walk.heading == "This is kept in the case system"
    say_where(walk, DECISIONS, "Keep it here")
    walk.go(new.removesuffix("new/"))
    walk.follow(walk.main.get_by_role("button", name="Record a management decision"))
    walk.press("Save")
    problem = walk.main.get_by_role("link", name="What was decided: say it")
    problem.focus()
    walk.page.keyboard.press("Enter")
    walk.page.keyboard.type(DECIDED)

    walk.context.clear_cookies(name="session")
    walk.press("Save")
    assert walk.heading == "Sign in"
    assert "management" not in walk.main.inner_text()
    sign_in(walk, borough.addresses[Role.DIRECTOR])
    assert walk.page.url.endswith(new)
    assert walk.main.get_by_text(re.compile("^A draft of yours of ")).is_visible()
    written = walk.main.get_by_label("What was decided")
    assert written.input_value() == DECIDED

    walk.main.get_by_label("What it is about").focus()
    walk.page.keyboard.type("Leg")
    assert walk.main.get_by_label("What it is about").input_value() == "LEGAL_PLANNING"
    walk.page.keyboard.press("Tab")
    walk.page.keyboard.press("End")
    walk.page.keyboard.type(".")
    # What is typed is kept by itself, a few seconds later.
    walk.main.get_by_text("Kept as a draft. Not saved yet.").wait_for()
    walk.press("Save")
    assert "Typed here by" in walk.main.inner_text()
    assert DECIDED in walk.main.inner_text()

    walk.follow(walk.main.get_by_role("table").get_by_role("link").first)
    walk.press("Take back: it was typed in error")
    assert DECIDED not in walk.main.inner_text()
    walk.go(DECISIONS)
    walk.press("Take back")
    walk.go(new, status=404)


def test_business_support_is_led_to_the_papers(walking: Walking, borough: SmallBorough) -> None:
    director = walking(Role.DIRECTOR, name="papers-director")
    say_where(director, PAPERS, "Keep it here")
    walk = walking(Role.BUSINESS_SUPPORT, name="papers")
    walk.go("/")
    assert walk.heading == "Papers to be sent"
    lines = walk.main.get_by_role("table").get_by_role("link")
    if lines.count():
        walk.follow(lines.first)
        walk.press("Save")
        assert walk.heading.startswith("Papers of meetings, ")
    walk.go(f"/children/{borough.children[0].handle}/", status=404)
    director.go(PAPERS)
    director.press("Take back")
    walk.go("/records/papers/", status=404)
