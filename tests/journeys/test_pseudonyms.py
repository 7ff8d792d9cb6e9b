"""Those who see each child under a pseudonym: an analyst always, a steward until they ask."""

import re

import pytest

from goldenthread.access.roles import Role
from tests.journeys.conftest import Walking
from tests.journeys.small_borough import CENSUSES_LOADED, Known, SmallBorough
from tests.journeys.walking import Walk

pytestmark = pytest.mark.django_db

PSEUDONYM = re.compile(r"Child [A-Z0-9]{4}-[A-Z0-9]{4}")
PAGES = (
    "/",
    "/measures/",
    "/measures/CPP-01/",
    "/measures/CON-08a/?by=sex",
    "/measures/CON-08a/cases/",
    "/measures/ASM-01/cases/",
    "/measures/CPP-08/cases/",
    "/measures/NEG-01/cases/?verdict=unjudged",
    f"/measures/CPP-01/moved/?from={CENSUSES_LOADED}",
    "/steps/?group=coded",
    "/steps/?step=early-help&group=in-step",
    "/clocks/",
    "/loads/",
    "/templates/",
    "/you/",
)
BEFORE_ANY_EVENT = 2016
"""Nobody was referred before this year: an earlier day on a page can only be a day of birth."""


def told_by(html: str, children: list[Known]) -> list[str]:
    """What of the children's identity the page says: names, numbers, days of birth."""
    words = set(re.findall(r"[\w-]+", html))
    found = [child.child_id for child in children if child.child_id in words]
    found += [child.upn for child in children if child.upn and child.upn in words]
    found += [child.name for child in children if child.name in html]
    for child in children:
        if child.born_on and child.born_on.year < BEFORE_ANY_EVENT:
            found += [day for day in days_of(child) if day in html]
    return found


def days_of(child: Known) -> tuple[str, ...]:
    """A day of birth, in the ways in which a page could write it."""
    born = child.born_on
    assert born is not None
    return f"{born.day} {born:%B %Y}", born.isoformat(), f"{born:%d/%m/%Y}"


def look_at_children(walk: Walk, borough: SmallBorough) -> int:
    """Open three children of the list shown, born before any event: each page is silent of them."""
    by_handle = {str(child.handle): child for child in borough.children}
    links = walk.main.locator(".app-cases__child a")
    hrefs = links.evaluate_all("links => links.map(link => link.getAttribute('href'))")
    born = {href: by_handle[href.split("/")[2]].born_on for href in hrefs}
    older = [href for href, day in born.items() if day and day.year < BEFORE_ANY_EVENT][:3]
    for href in older:
        walk.go(href)
        assert PSEUDONYM.fullmatch(walk.heading)
        assert told_by(walk.page.content(), borough.children) == []
    return len(older)


def test_the_search_for_identity_would_find_it(walking: Walking, borough: SmallBorough) -> None:
    walk = walking(Role.DIRECTOR, name="director-child")
    walk.go("/measures/CPP-01/cases/")
    assert told_by(walk.page.content(), borough.children)
    walk.go(walk.main.locator(".app-cases__child a").first.get_attribute("href") or "")
    child = next(c for c in borough.children if str(c.handle) in walk.page.url)
    found = told_by(walk.page.content(), [child])
    assert {child.name, child.child_id} <= set(found)
    assert not child.born_on or days_of(child)[0] in walk.page.content()


def test_analyst_is_told_of_nobody_who_it_is(walking: Walking, borough: SmallBorough) -> None:
    walk = walking(Role.PERFORMANCE_ANALYST)
    for path in PAGES:
        walk.go(path)
        assert told_by(walk.page.content(), borough.children) == [], path
        if "cases" in path or "moved" in path:
            assert PSEUDONYM.search(walk.main.inner_text()), path
    walk.go("/measures/CPP-01/cases/")
    assert look_at_children(walk, borough) > 1


def test_analyst_reads_findings_that_name_nobody(walking: Walking, borough: SmallBorough) -> None:
    walk = walking(Role.PERFORMANCE_ANALYST, name="analyst-findings")
    walk.go("/loads/")
    loads = walk.main.locator("tbody th a")
    hrefs = loads.evaluate_all("links => links.map(link => link.getAttribute('href'))")
    findings = 0
    for href in hrefs:
        walk.go(href)
        findings += walk.main.locator(".app-finding").count()
        assert told_by(walk.page.content(), borough.children) == [], href
    assert findings


def test_steward_asks_for_names_for_a_purpose_and_a_time(
    walking: Walking, borough: SmallBorough
) -> None:
    cases, purpose = "/measures/CPP-01/cases/", "Two children appear twice in the last census."
    walk = walking(Role.DATA_STEWARD)
    walk.go(cases)
    assert told_by(walk.page.content(), borough.children) == []
    walk.follow(walk.page.get_by_role("link", name="Names of children"))
    walk.press("Show who the children are")
    assert walk.main.get_by_role("alert").get_by_text("Say what you need it for").is_visible()
    walk.main.get_by_label("What do you need it for?").fill(purpose)
    walk.main.get_by_label("1 hour").check()
    walk.press("Show who the children are")
    assert purpose in walk.main.inner_text()
    walk.looked_at.clear()
    walk.go(cases)
    assert told_by(walk.page.content(), borough.children)
    walk.follow(walk.page.get_by_role("link", name="Names of children"))
    walk.press("End it now")
    walk.go(cases)
    assert told_by(walk.page.content(), borough.children) == []
    assert PSEUDONYM.search(walk.main.inner_text())
