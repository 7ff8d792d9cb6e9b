"""Other ways to read the same pages: without JavaScript, on a phone, by keyboard alone."""

import re

import pytest
from playwright.sync_api import Locator

from goldenthread.access.roles import Role
from goldenthread.ledger.models import Load
from tests.journeys.conftest import Walking
from tests.journeys.small_borough import CENSUSES_LOADED, PASSWORD, SmallBorough
from tests.journeys.walking import PHONE, Walk

pytestmark = pytest.mark.django_db

MOST_STOPS = 80
PAPER = 718
"""The width of A4 between its margins, in the browser's pixels."""


def test_without_javascript_a_number_opens_to_a_child(
    walking: Walking, borough: SmallBorough
) -> None:
    walk = walking(name="without-javascript", javascript=False)
    walk.go("/")
    walk.main.get_by_label("E-mail address").fill(borough.addresses[Role.DIRECTOR])
    walk.main.get_by_role("textbox", name="Password").fill(PASSWORD)
    walk.press("Sign in")
    walk.follow(walk.page.get_by_role("link", name="Measures", exact=True))
    walk.follow(walk.main.get_by_role("link", name="Review conferences held in time"))
    assert walk.main.locator(".app-chart__picture svg path").count()
    assert walk.main.locator(".app-chart__table tbody tr").count() > 12
    walk.follow(walk.main.get_by_role("link", name="Age band"))
    walk.follow(walk.main.get_by_role("link", name=re.compile(r"Open all \d+ cases")).first)
    walk.main.get_by_label("Verdict").select_option("met")
    walk.press("Show")
    assert walk.main.locator(".app-cases__all .app-tag").inner_text() == "met"
    assert walk.main.locator(".app-cases .app-tag").count() == 0
    walk.follow(walk.main.locator(".app-cases__child a").first)
    ended = walk.main.locator("summary", has_text=re.compile("ended"))
    ended.click()
    assert walk.main.locator("details[open] tbody tr").last.is_visible()
    walk.page.get_by_role("button", name="Sign out").click()
    assert walk.heading == "Sign in"


@pytest.mark.parametrize(
    "path",
    [
        "/",
        "/steps/?group=coded",
        "/measures/",
        "/measures/CPP-01/",
        "/measures/CON-08a/cases/",
        f"/measures/CPP-01/moved/?from={CENSUSES_LOADED}",
        "/clocks/",
        "/loads/",
        "load",
        "/templates/",
        "/you/",
    ],
)
def test_on_a_phone_no_page_is_wider_than_the_phone(path: str, walking: Walking) -> None:
    walk = walking(Role.DIRECTOR, name="phone", width=PHONE)
    walk.go(path if path != "load" else f"/loads/{Load.objects.earliest('id').pk}/")
    # To look at a page is to see that it does not scroll sideways.
    menu = walk.page.get_by_role("button", name="Menu")
    assert menu.is_visible()
    menu.click()
    assert walk.page.get_by_role("link", name="Your account").is_visible()


def test_on_a_phone_the_key_of_the_second_factor_wraps(
    walking: Walking, borough: SmallBorough
) -> None:
    walk = walking(name="phone-second-factor", width=PHONE)
    walk.go("/sign-in/")
    walk.main.get_by_label("E-mail address").fill(borough.addresses[Role.LEGAL])
    walk.main.get_by_role("textbox", name="Password").fill(PASSWORD)
    walk.press("Sign in")
    walk.go("/you/second-factor/on/")
    walk.main.get_by_role("textbox", name="Password").fill(PASSWORD)
    walk.press("Continue")
    assert walk.main.get_by_text("Key:").is_visible()


def test_on_a_phone_a_child_is_read_from_the_list(walking: Walking) -> None:
    walk = walking(Role.DIRECTOR, name="phone-child", width=PHONE)
    walk.go("/measures/CPP-01/cases/")
    walk.follow(walk.main.locator(".app-cases__child a").first)
    for clock in walk.main.locator(".app-clock").all():
        box = clock.bounding_box()
        if box:
            assert box["x"] >= 0
            assert box["x"] + box["width"] <= PHONE


@pytest.mark.parametrize("path", ["/", "/measures/CON-08a/", "/measures/CON-08a/cases/", "child"])
def test_on_paper_nothing_is_cut_off_and_no_address_is_printed(path: str, walking: Walking) -> None:
    walk = walking(Role.DIRECTOR, name="paper", width=PAPER)
    walk.go("/measures/CPP-01/cases/" if path == "child" else path)
    if path == "child":
        walk.follow(walk.main.locator(".app-cases__child a").first)
    walk.page.emulate_media(media="print")
    assert walk.page.evaluate("document.documentElement.scrollWidth") <= PAPER
    behind = walk.page.locator("main a[href]").evaluate_all(
        "links => links.map(link => getComputedStyle(link, '::after').content)"
    )
    assert behind
    assert set(behind) == {"none"}  # an address of a child is not for a printer
    assert not walk.page.get_by_role("button", name="Sign out").is_visible()


def step_to(walk: Walk, wanted: Locator) -> None:
    """Press Tab until this is where the keyboard is; it must be seen to be there."""
    for _ in range(MOST_STOPS):
        walk.page.keyboard.press("Tab")
        if wanted.evaluate("element => element === document.activeElement"):
            break
    else:
        raise AssertionError(f"not reached in {MOST_STOPS} stops: {wanted}")
    seen = wanted.evaluate(
        "element => { const s = getComputedStyle(element);"
        "return s.outlineStyle !== 'none' || s.boxShadow !== 'none' }"
    )
    assert seen, "nothing shows where the keyboard is"


def enter(walk: Walk) -> None:
    """Press Enter on a link."""
    with walk.page.expect_navigation() as answered:
        walk.page.keyboard.press("Enter")
    walk.look(answered.value)


def test_by_keyboard_alone_from_the_skip_link_to_a_child(walking: Walking) -> None:
    walk = walking(Role.DIRECTOR, name="keyboard")
    walk.go("/")
    walk.page.keyboard.press("Tab")
    skip = walk.page.get_by_role("link", name="Skip to main content")
    assert skip.evaluate("element => element === document.activeElement")
    assert skip.is_visible()
    step_to(walk, walk.page.get_by_role("link", name="Measures", exact=True))
    enter(walk)
    walk.page.keyboard.press("Tab")
    walk.page.keyboard.press("Enter")  # skips to what the page is about
    step_to(walk, walk.main.get_by_role("link", name="Referrals (REF-01)"))
    enter(walk)
    step_to(walk, walk.main.get_by_role("link", name=re.compile("Open all")))
    enter(walk)
    child = walk.main.locator(".app-cases__child a").first
    name = child.inner_text()
    step_to(walk, child)
    enter(walk)
    assert walk.heading == name
    summary = walk.main.locator("summary").first
    step_to(walk, summary)
    walk.page.keyboard.press("Enter")
    assert summary.locator("..").get_attribute("open") is not None
