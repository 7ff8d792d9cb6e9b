"""Those who answer for the whole council: a director, and a head of service."""

import re

import pytest
from playwright.sync_api import Locator

from goldenthread.access.roles import Role
from tests.journeys.conftest import Walking
from tests.journeys.walking import Walk, number_in

pytestmark = pytest.mark.django_db

STEPS = "Children at each step of the continuum of need"


def first_child(walk: Walk) -> Locator:
    """The link to the first child of a list."""
    return walk.main.locator(".app-cases__child a").first


def test_director_opens_a_number_of_the_continuum_down_to_a_clock(walking: Walking) -> None:
    walk = walking(Role.DIRECTOR)
    walk.go("/")
    assert walk.heading == "Neglect recognised and recorded"
    row = (
        walk.main.get_by_role("table", name=STEPS)
        .get_by_role("row")
        .filter(has_text="Child protection plan")
    )
    number = row.get_by_role("link").first
    children = number_in(number.inner_text())
    walk.follow(number)
    assert f"{children} children" in walk.main.inner_text()
    assert walk.main.locator(".app-cases__child").count() == min(children, 50)
    listed_at, name = walk.page.url, first_child(walk).inner_text()
    walk.follow(first_child(walk))
    assert walk.heading == name
    child_at = walk.page.url
    walk.follow(walk.main.get_by_role("link", name="Review child protection conference").first)
    explained = walk.main.inner_text()
    for words in ("Started", "Due", "Rule", "statutory", "Working Together", "line"):
        assert words in explained
    walk.page.go_back()
    assert walk.page.url == child_at
    walk.follow(walk.page.get_by_role("link", name="Back to the list of children"))
    assert walk.page.url == listed_at


def test_director_goes_from_a_measure_by_a_group_to_its_cases(walking: Walking) -> None:
    walk = walking(Role.DIRECTOR, name="director-measure")
    walk.go("/measures/")
    walk.follow(walk.main.get_by_role("link", name="Review conferences held in time"))
    assert re.search(r"\d+ of \d+", walk.main.locator(".app-figure").first.inner_text())
    walk.follow(walk.main.get_by_role("link", name="Sex", exact=True))
    girls = walk.main.get_by_role("row").filter(has_text="Female").get_by_role("link").last
    cases = number_in(girls.inner_text())
    walk.follow(girls)
    assert walk.main.locator(".app-cases tbody tr").count() == min(cases, 50)
    assert "Review due by" in walk.main.locator(".app-cases__reason").first.inner_text()
    name = first_child(walk).inner_text()
    walk.follow(first_child(walk))
    assert walk.heading == name
    assert "Female" in walk.main.inner_text()


def test_director_asks_as_it_was_known_and_who_moved_it(walking: Walking) -> None:
    walk = walking(Role.DIRECTOR, name="director-as-known")
    walk.go("/measures/CPP-01/?on=2027-03-31")
    choice = walk.main.get_by_label("As known after")
    before = choice.locator("option", has_text="population.csv").get_attribute("value")
    choice.select_option(before)
    walk.press("Ask")
    assert walk.page.get_by_text("An earlier edition").is_visible()
    then, now = (f.inner_text() for f in walk.main.locator(".app-figure").all())
    assert "as known now" in now
    assert number_in(then.split("Open all")[1]) > number_in(now.split("children: ")[1])
    walk.follow(walk.main.get_by_role("link", name="Who moved it, and by which load"))
    assert re.search(r"All by load \d+: .*correction_1\.xml", walk.main.inner_text())
    moved = walk.main.get_by_role("table", name="Cases that moved").locator("tbody tr")
    name = moved.first.get_by_role("link").inner_text()
    walk.follow(moved.first.get_by_role("link"))
    assert walk.heading == name
    assert "30 March 2027" in walk.main.inner_text()


def test_head_of_service_opens_what_is_overdue_and_what_came_in(walking: Walking) -> None:
    walk = walking(Role.HEAD_OF_SERVICE)
    walk.go("/")
    overdue = walk.main.get_by_role("table", name="Clocks of the children whom you can open")
    count = overdue.get_by_role("row").last.get_by_role("link").first
    clocks = number_in(count.inner_text())
    walk.follow(count)
    assert f"{clocks} clock" in walk.main.inner_text()
    assert walk.main.locator(".app-cases tbody tr").count() == min(clocks, 50)
    states = set(walk.main.locator(".app-cases tbody .app-tag").all_inner_texts())
    assert len(states) == 1, states
    walk.follow(first_child(walk))
    assert walk.main.get_by_role("link", name=re.compile("clock")).first.is_visible()
    walk.follow(walk.page.get_by_role("link", name="Loads", exact=True))
    walk.follow(walk.main.locator("tbody a").first)
    assert walk.main.locator(".app-finding").count() == 0  # a finding names a child
