"""At the door: every role whose pages are not built yet, an administrator, the second factor."""

import re

import pytest
from allauth.mfa.totp.internal.auth import (
    format_hotp_value,
    hotp_value,
    yield_hotp_counters_from_time,
)

from goldenthread.access.models import Person
from goldenthread.access.roles import ROLES, Role, row_of
from tests.journeys.conftest import Walking
from tests.journeys.small_borough import PASSWORD, SmallBorough
from tests.journeys.walking import Walk

pytestmark = pytest.mark.django_db

NOT_YET = [row.role for row in ROLES if not row.works_now]


def sign_in(walk: Walk, address: str) -> None:
    """Through the form of the door, which is on the page now."""
    walk.main.get_by_label("E-mail address").fill(address)
    walk.main.get_by_role("textbox", name="Password").fill(PASSWORD)
    walk.press("Sign in")


def code_of(key: str, *, later: int = 0) -> str:
    """What an authenticator app shows now, or so many times half a minute later."""
    counter = next(iter(yield_hotp_counters_from_time())) + later
    return format_hotp_value(hotp_value(key, counter))


@pytest.mark.parametrize("role", NOT_YET, ids=str)
def test_role_without_pages_signs_in_and_is_told_so(
    role: Role, walking: Walking, borough: SmallBorough
) -> None:
    walk = walking(name=role.value)
    walk.go("/")
    assert walk.heading == "Sign in"
    sign_in(walk, borough.addresses[role])
    assert walk.heading == "Nothing is yours yet"
    assert row_of(role).sees in walk.main.inner_text()
    walk.go("/measures/", status=403)
    walk.go(f"/children/{borough.children[0].handle}/", status=404)


def test_wrong_password_is_told_nothing_more(walking: Walking, borough: SmallBorough) -> None:
    walk = walking()
    walk.go("/sign-in/")
    walk.main.get_by_label("E-mail address").fill(borough.addresses[Role.LEGAL])
    walk.main.get_by_role("textbox", name="Password").fill("not the password")
    walk.press("Sign in")
    alert = walk.main.get_by_role("alert").inner_text()
    assert "The e-mail address or the password is not right." in alert


def test_administrator_looks_after_people_and_sees_no_child(
    walking: Walking, borough: SmallBorough
) -> None:
    walk = walking(Role.ADMINISTRATOR)
    walk.go("/")
    assert walk.heading == "People"
    walk.main.get_by_label("E-mail address").fill("newcomer@thornbeck.example")
    walk.main.get_by_label("Name", exact=True).fill("Nils Newcomer")
    walk.press("Add")
    assert walk.heading == "Nils Newcomer"
    assert "First password" in walk.main.inner_text()
    walk.main.get_by_label("Role").select_option(Role.LEGAL.value)
    walk.main.get_by_label("From").fill("27/3/2026")
    walk.press("Appoint")
    assert row_of(Role.LEGAL).name in walk.main.get_by_role("table").inner_text()
    walk.go(f"/children/{borough.children[0].handle}/", status=404)
    for path in ("/measures/", "/clocks/", "/loads/", "/steps/", "/identity/"):
        walk.go(path, status=403)


def test_second_factor_is_turned_on_and_asked_for(walking: Walking, borough: SmallBorough) -> None:
    walk = walking(name="second-factor")
    walk.go("/sign-in/")
    sign_in(walk, borough.addresses[Role.PARTNER])
    walk.follow(walk.page.get_by_role("link", name="Your account"))
    walk.follow(walk.main.get_by_role("link", name=re.compile("Turn on")))
    walk.follow(walk.main.get_by_role("link", name="Turn it on"))
    assert walk.heading == "Enter your password again"
    walk.main.get_by_role("textbox", name="Password").fill(PASSWORD)
    walk.press("Continue")
    assert walk.main.get_by_role("img", name=re.compile("authenticator")).is_visible()
    key = walk.main.get_by_text("Key:").locator("strong").inner_text().replace(" ", "")
    walk.main.get_by_label("Code").fill(code_of(key))
    walk.press("Turn on")
    assert walk.main.get_by_role("listitem").count() == 10
    with walk.page.expect_navigation():
        walk.page.get_by_role("button", name="Sign out").click()
    assert walk.heading == "Sign in"
    sign_in(walk, borough.addresses[Role.PARTNER])
    assert walk.heading == "Enter your code"
    walk.go("/you/")
    assert walk.heading != "Your account"  # the password alone does not open the door
    walk.go("/sign-in/code/")
    walk.main.get_by_label("Code").fill(code_of(key, later=1))
    walk.press("Sign in")
    assert walk.heading == "Nothing is yours yet"
    assert Person.objects.filter(email=borough.addresses[Role.PARTNER]).exists()
