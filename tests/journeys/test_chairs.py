"""A conference chair and a reviewing officer, by keyboard: from a number to its children."""

import pytest

from goldenthread.access.roles import Role
from tests.journeys.conftest import Walking
from tests.journeys.test_work import enter
from tests.journeys.walking import DESKTOP, PHONE, number_in

pytestmark = pytest.mark.django_db


@pytest.mark.parametrize("width", [DESKTOP, PHONE])
def test_a_chair_opens_a_number_a_child_and_what_came_of_the_endings(
    width: int, walking: Walking
) -> None:
    walk = walking(Role.CONFERENCE_CHAIR, name="chair", width=width)
    walk.go("/conferences/")
    assert walk.heading.startswith("Your conferences on ")
    plans = walk.main.locator("tfoot a").first
    promised = number_in(plans.inner_text())
    enter(walk, plans)
    assert walk.main.locator(".app-cases__child").count() == promised > 0
    enter(walk, walk.main.locator(".app-cases__child a").first)
    assert "/children/" in walk.page.url
    walk.go("/conferences/")
    enter(walk, walk.main.get_by_role("link", name="The plans that you ended"))
    assert walk.heading == "My endings"
    walk.go("/my-work/")
    assert "The children whose conferences you chair." in walk.main.inner_text()
    walk.go("/clocks/")
    walk.go("/reviews/", status=403)


@pytest.mark.parametrize("width", [DESKTOP, PHONE])
def test_a_reviewing_officer_reaches_nobody_of_whom_no_file_says_that_care_lasts(
    width: int, walking: Walking
) -> None:
    """The small borough has no return of children in care; lists of some are in tests/web."""
    walk = walking(Role.REVIEWING_OFFICER, name="reviewing-officer", width=width)
    walk.go("/reviews/")
    assert walk.heading.startswith("Your reviews on ")
    assert "All children whom you review: 0 children." in walk.main.inner_text()
    walk.go("/conferences/", status=403)
    walk.go("/conferences/endings/", status=404)
