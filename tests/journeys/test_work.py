"""Monday morning, by keyboard: what there is to do, and how the team stands."""

import re

import pytest
from playwright.sync_api import Locator

from goldenthread.access.roles import Role
from tests.journeys.conftest import Walking
from tests.journeys.walking import DESKTOP, PHONE, Walk, number_in

pytestmark = pytest.mark.django_db


def enter(walk: Walk, link: Locator) -> None:
    """Go to a link and press Enter on it, without a mouse."""
    link.focus()
    with walk.page.expect_navigation() as answered:
        walk.page.keyboard.press("Enter")
    walk.look(answered.value)


def listed(walk: Walk) -> int:
    """How many the caption of a list says there are."""
    return number_in(walk.main.locator(".app-cases caption").inner_text())


@pytest.mark.parametrize("width", [DESKTOP, PHONE])
@pytest.mark.parametrize("role", [Role.SOCIAL_WORKER, Role.TEAM_MANAGER])
def test_what_there_is_to_do_opens_from_its_count_to_its_reason(
    role: Role, width: int, walking: Walking
) -> None:
    walk = walking(role, name=f"{role.value}-work", width=width)
    walk.go("/my-work/")
    assert walk.heading.startswith("My work on ")
    everything = walk.main.locator("tfoot a").last
    promised = number_in(everything.inner_text())
    enter(walk, everything)
    assert listed(walk) == promised > 0
    first = walk.main.locator("tbody a[href*='due=']").first
    promised = number_in(first.inner_text())
    enter(walk, first)
    assert listed(walk) == promised > 0
    enter(walk, walk.main.locator(".app-cases__reason a").first)
    assert "/clocks/" in walk.page.url


@pytest.mark.parametrize("width", [DESKTOP, PHONE])
def test_a_manager_opens_a_cell_of_the_grid_and_a_caseload(width: int, walking: Walking) -> None:
    walk = walking(Role.TEAM_MANAGER, name="team", width=width)
    walk.go("/teams/")
    own = walk.page.url
    for cells in (".app-table a[href*='clock=']", ".app-table a[href*='/teams/children/']"):
        cell = walk.main.locator(cells).first
        promised = number_in(cell.inner_text())
        enter(walk, cell)
        assert listed(walk) == promised > 0
        walk.go(own)
    worker = walk.main.locator(".app-table th a").first
    name = worker.inner_text()
    enter(walk, worker)
    assert re.search(f"Worker: {re.escape(name)}", walk.main.inner_text())


def test_no_social_worker_is_shown_the_teams(walking: Walking) -> None:
    walk = walking(Role.SOCIAL_WORKER, name="no-teams")
    walk.go("/teams/", status=403)
