"""Those who work with some of the children: a team manager, and a social worker."""

import re
from uuid import uuid4

import pytest

from goldenthread.access.roles import Role
from tests.journeys.conftest import Walking
from tests.journeys.small_borough import SmallBorough
from tests.journeys.walking import Walk, number_in

pytestmark = pytest.mark.django_db

LAST_DAY = "2027-03-31"
SOME_OF = re.compile(r"([\d,]+) of ([\d,]+) cases (?:is|are) of children whom you may open")

OPENS_SOME = re.compile(r"Open the ([\d,]+) you may see of ([\d,]+) cases")


def handles_listed(walk: Walk) -> set[str]:
    """The handles of the children that a list leads to."""
    links = walk.main.locator(".app-cases__child a")
    hrefs = links.evaluate_all("links => links.map(link => link.getAttribute('href'))")
    return {href.split("/")[2] for href in hrefs}


def test_team_manager_opens_the_teams_children_and_is_told_of_the_rest(
    walking: Walking, borough: SmallBorough
) -> None:
    walk = walking(Role.TEAM_MANAGER)
    walk.go("/measures/CPP-01/")
    some = walk.main.get_by_role("link", name=OPENS_SOME).first
    promised = OPENS_SOME.search(some.inner_text())
    assert promised
    counted = number_in(promised[2])
    walk.follow(some)
    said = SOME_OF.search(walk.main.inner_text())
    assert said, walk.main.inner_text()
    openable, of = number_in(said[1]), number_in(said[2])
    assert of == counted
    assert openable == number_in(promised[1])
    assert 0 < openable < counted
    listed = handles_listed(walk)
    assert len(listed) == openable
    assert listed <= {str(handle) for handle in borough.of_team(own=True)}
    walk.follow(walk.main.locator(".app-cases__child a").first)
    assert borough.team in walk.main.inner_text()
    walk.follow(walk.page.get_by_role("link", name="Clocks", exact=True).last)
    teams = walk.main.get_by_label("Team").locator("option").all_inner_texts()
    assert {*teams} <= {"Every team", "Not known", borough.team}


def test_child_of_another_team_is_not_found_as_a_child_of_nobody_is_not(
    walking: Walking, borough: SmallBorough
) -> None:
    elsewhere = min(borough.of_team(own=False), key=str)
    for role in (Role.TEAM_MANAGER, Role.SOCIAL_WORKER):
        walk = walking(role, name=f"{role.value}-not-found")
        walk.go(f"/children/{elsewhere}/", status=404)
        not_theirs = walk.page.content()
        walk.go(f"/children/{uuid4()}/", status=404)
        assert walk.page.content() == not_theirs
        assert walk.heading == "Page not found"


def test_social_worker_opens_those_who_are_allocated_and_no_other(
    walking: Walking, borough: SmallBorough
) -> None:
    walk = walking(Role.SOCIAL_WORKER)
    walk.go("/clocks/")
    assert borough.worker
    workers = walk.main.locator(".app-cases tbody tr td:last-child").all_inner_texts()
    assert workers
    own = {str(handle) for handle in borough.of_team(own=True)}
    assert handles_listed(walk) <= own
    walk.go(f"/measures/CPP-01/cases/?on={LAST_DAY}")
    assert SOME_OF.search(walk.main.inner_text())
    listed = handles_listed(walk)
    assert listed
    assert listed < own
    walk.follow(walk.main.locator(".app-cases__child a").first)
    assert "Born" in walk.main.inner_text()
    links = walk.page.get_by_role("navigation", name="Pages").get_by_role("link")
    assert links.all_inner_texts() == [
        "Home",
        "My work",
        "Measures",
        "Clocks",
        "To mend",
        "Your account",
    ]
    walk.go("/loads/", status=403)
    assert walk.heading == "This page is not part of your role"
