"""The door: password, second factor, lock-out, the way out, and the loss of either."""

import re
import time
from collections.abc import Callable
from datetime import UTC, date, datetime, timedelta

import pytest
from allauth.mfa.adapter import get_adapter
from allauth.mfa.models import Authenticator
from allauth.mfa.recovery_codes.internal.auth import RecoveryCodes
from allauth.mfa.totp.internal.auth import (
    TOTP,
    format_hotp_value,
    hotp_value,
    yield_hotp_counters_from_time,
)
from django.conf import settings
from django.test import Client

from goldenthread.access.models import Person
from goldenthread.access.roles import Role
from tests.conftest import PASSWORD, SignedIn

SECRET = "JBSWY3DPEHPK3PXP"
pytestmark = pytest.mark.django_db


def code_now(secret: str = SECRET, *, later: int = 0) -> str:
    """What an authenticator app showed half a minute ago, or so many times half a minute later."""
    counter = next(iter(yield_hotp_counters_from_time())) + later
    return format_hotp_value(hotp_value(secret, counter))


def knock(browser: Client, person: Person, password: str = PASSWORD):
    """Fill in the form of the door."""
    return browser.post("/sign-in/", {"login": person.email, "password": password})


def key_on(page: str) -> str:
    """The key for the app, which the page shows in fours."""
    key = re.search(r"Key: <strong>([\w ]+)</strong>", page)
    assert key
    assert all(len(part) == 4 for part in key[1].split())
    return key[1].replace(" ", "")


def is_inside(browser: Client) -> bool:
    """Whether the browser is let in."""
    return browser.get("/you/").status_code == 200


def test_right_password_opens_the_door(make_person: Callable[..., Person]) -> None:
    browser = Client()
    response = knock(browser, make_person(Role.DIRECTOR))
    assert response.status_code == 302
    assert response["Location"] == "/"
    assert is_inside(browser)


def test_e_mail_address_in_capitals_is_the_same(make_person: Callable[..., Person]) -> None:
    browser, person = Client(), make_person(Role.DIRECTOR)
    browser.post("/sign-in/", {"login": person.email.upper(), "password": PASSWORD})
    assert is_inside(browser)


def test_wrong_password_and_unknown_person_read_the_same(
    make_person: Callable[..., Person],
) -> None:
    person = make_person(Role.DIRECTOR)
    wrong = knock(Client(), person, "not the password").content.decode()
    unknown = Client().post(
        "/sign-in/", {"login": "nobody@thornbeck.example", "password": "not the password"}
    )
    assert "The e-mail address or the password is not right." in wrong
    same = unknown.content.decode().replace("nobody@thornbeck.example", person.email)
    assert without_tokens(wrong) == without_tokens(same)


def without_tokens(page: str) -> str:
    """The page without its one-time tokens."""
    return re.sub(r'name="csrfmiddlewaretoken" value="\w+"', "", page)


def test_session_changes_at_sign_in(make_person: Callable[..., Person]) -> None:
    browser = Client()
    browser.get("/sign-in/")
    browser.session["planted"] = True
    before = browser.session.session_key
    knock(browser, make_person(Role.DIRECTOR))
    assert browser.session.session_key != before


def test_sign_in_leads_back_to_the_page_asked_for(make_person: Callable[..., Person]) -> None:
    browser, person = Client(), make_person(Role.DIRECTOR)
    door = browser.get("/you/")
    assert door["Location"] == "/sign-in/?next=/you/"
    form = browser.get(door["Location"]).content.decode()
    assert '<input type="hidden" name="next" value="/you/">' in form
    answer = browser.post(
        "/sign-in/", {"login": person.email, "password": PASSWORD, "next": "/you/"}
    )
    assert answer["Location"] == "/you/"


def test_sign_in_never_leads_off_the_site(make_person: Callable[..., Person]) -> None:
    answer = Client().post(
        "/sign-in/?next=https://elsewhere.example/",
        {"login": make_person(Role.DIRECTOR).email, "password": PASSWORD},
    )
    assert answer["Location"] == "/"


def test_door_locks_after_five_wrong_passwords_and_says_for_how_long(
    make_person: Callable[..., Person],
) -> None:
    browser, person = Client(), make_person(Role.DIRECTOR)
    answers = [knock(browser, person, "wrong password").status_code for _ in range(5)]
    assert answers == [200, 200, 200, 200, 429]
    locked = knock(browser, person)
    assert locked.status_code == 429
    assert "You can try again in 15 minutes" in locked.content.decode()
    assert not is_inside(browser)


def test_lock_does_not_hold_the_owner_out_elsewhere(make_person: Callable[..., Person]) -> None:
    person = make_person(Role.DIRECTOR)
    for _ in range(5):
        knock(Client(REMOTE_ADDR="10.0.0.1"), person, "wrong password")
    elsewhere = Client(REMOTE_ADDR="10.0.0.2")
    knock(elsewhere, person)
    assert is_inside(elsewhere)


def test_sign_out_takes_a_post_and_ends_the_session(
    signed_in: Callable[..., SignedIn],
) -> None:
    browser = signed_in(Role.DIRECTOR)
    assert browser.get("/sign-out/").status_code == 405
    assert is_inside(browser)
    answer = browser.post("/sign-out/")
    assert answer["Location"] == "/sign-in/"
    assert "cache" in answer["Clear-Site-Data"]
    assert not is_inside(browser)


def test_disabled_person_loses_the_session_at_the_next_request(
    signed_in: Callable[..., SignedIn],
) -> None:
    browser = signed_in(Role.DIRECTOR)
    assert is_inside(browser)
    Person.objects.filter(pk=browser.person.pk).update(is_active=False)
    assert browser.get("/").status_code == 302
    Person.objects.filter(pk=browser.person.pk).update(is_active=True)
    assert not is_inside(browser)


def test_disabled_person_is_not_let_in_and_is_told_nothing(
    make_person: Callable[..., Person],
) -> None:
    person = make_person(Role.DIRECTOR)
    Person.objects.filter(pk=person.pk).update(is_active=False)
    browser = Client()
    answer = knock(browser, person)
    assert "The e-mail address or the password is not right." in answer.content.decode()
    assert not is_inside(browser)


def test_ended_appointment_ends_what_one_sees_at_the_next_request(
    signed_in: Callable[..., SignedIn],
) -> None:
    browser = signed_in(Role.ADMINISTRATOR)
    assert browser.get("/people/").status_code == 200
    browser.person.appointments.update(ends_on=date(2020, 1, 2))
    assert browser.get("/people/").status_code == 403


# The second factor ---------------------------------------------------------------------------


def test_second_factor_is_turned_on_by_a_code_and_gives_recovery_codes_once(
    make_person: Callable[..., Person],
) -> None:
    browser, person = Client(), make_person(Role.DIRECTOR)
    knock(browser, person)
    again = browser.get("/you/second-factor/on/")["Location"]
    assert again.startswith("/you/again/")
    page = browser.post(again, {"password": PASSWORD}, follow=True).content.decode()
    assert "<svg" in page
    assert "style=" not in page  # the content security policy allows none
    answer = browser.post("/you/second-factor/on/", {"code": code_now(key_on(page))})
    assert answer["Location"] == "/you/codes/"
    codes = re.findall(
        r"<li><strong>(\w+)</strong></li>", browser.get("/you/codes/").content.decode()
    )
    assert len(codes) == 10
    assert "not shown again" in browser.get("/you/codes/").content.decode()
    assert codes[0] not in browser.get("/you/codes/").content.decode()


def test_password_alone_stays_at_the_second_step(make_person: Callable[..., Person]) -> None:
    browser, person = Client(), make_person(Role.DIRECTOR)
    TOTP.activate(person, SECRET)
    assert knock(browser, person)["Location"] == "/sign-in/code/"
    assert not is_inside(browser)
    wrong = browser.post("/sign-in/code/", {"code": "000000"})
    assert "That code is not right" in wrong.content.decode()
    assert not is_inside(browser)
    browser.post("/sign-in/code/", {"code": code_now()})
    assert is_inside(browser)


def test_code_opens_the_door_once(make_person: Callable[..., Person]) -> None:
    person = make_person(Role.DIRECTOR)
    TOTP.activate(person, SECRET)
    code = code_now()
    for browser, gets_in in ((Client(), True), (Client(), False)):
        knock(browser, person)
        browser.post("/sign-in/code/", {"code": code})
        assert is_inside(browser) is gets_in


def test_used_code_stays_used_for_as_long_as_it_would_be_taken(
    make_person: Callable[..., Person], monkeypatch: pytest.MonkeyPatch
) -> None:
    person, browser = make_person(Role.DIRECTOR), Client()
    TOTP.activate(person, SECRET)
    code, now = code_now(later=1), time.time()
    knock(browser, person)
    browser.post("/sign-in/code/", {"code": code})
    assert is_inside(browser)
    # By the clock of codes and that of the cache: allauth has forgotten the code, and takes it.
    monkeypatch.setattr(time, "time", lambda: now + 32)
    later = datetime.now(UTC) + timedelta(seconds=32)
    monkeypatch.setattr("django.core.cache.backends.db.tz_now", lambda: later)
    again = Client()
    knock(again, person)
    said = again.post("/sign-in/code/", {"code": code})
    assert "That code is not right" in said.content.decode()
    assert not is_inside(again)


def test_code_that_turned_it_on_does_not_open_the_door(signed_in: Callable[..., SignedIn]) -> None:
    browser = signed_in(Role.DIRECTOR)
    again = browser.get("/you/second-factor/on/")["Location"]
    page = browser.post(again, {"password": PASSWORD}, follow=True).content.decode()
    code = code_now(key_on(page), later=1)
    assert browser.post("/you/second-factor/on/", {"code": code})["Location"] == "/you/codes/"
    another = Client()
    knock(another, browser.person)
    another.post("/sign-in/code/", {"code": code})
    assert not is_inside(another)
    another.post("/sign-in/code/", {"code": code_now(key_on(page), later=2)})
    assert is_inside(another)


def test_recovery_code_opens_the_door_once(make_person: Callable[..., Person]) -> None:
    person = make_person(Role.DIRECTOR)
    TOTP.activate(person, SECRET)
    code = RecoveryCodes.activate(person).get_unused_codes()[0]
    for browser, gets_in in ((Client(), True), (Client(), False)):
        knock(browser, person)
        browser.post("/sign-in/code/", {"code": code})
        assert is_inside(browser) is gets_in


def test_guessing_codes_is_stopped(make_person: Callable[..., Person]) -> None:
    browser, person = Client(), make_person(Role.DIRECTOR)
    TOTP.activate(person, SECRET)
    knock(browser, person)
    for _ in range(10):
        browser.post("/sign-in/code/", {"code": "000000"})
    answer = browser.post("/sign-in/code/", {"code": code_now()})
    assert "Wait 15 minutes" in answer.content.decode() or answer.status_code == 429
    assert not is_inside(browser)


def test_secret_is_kept_encrypted(make_person: Callable[..., Person]) -> None:
    TOTP.activate(make_person(Role.DIRECTOR), SECRET)
    kept = Authenticator.objects.get().data["secret"]
    assert SECRET not in kept
    assert get_adapter().decrypt(kept) == SECRET


def test_second_factor_is_turned_off_only_after_asking_again(
    signed_in: Callable[..., SignedIn],
) -> None:
    browser = signed_in(Role.DIRECTOR)
    TOTP.activate(browser.person, SECRET)
    answer = browser.post("/you/second-factor/off/")
    assert answer["Location"].startswith("/you/again/")
    again = browser.post(answer["Location"], {"password": PASSWORD})
    assert again.status_code == 302
    browser.post("/you/second-factor/off/")
    assert not Authenticator.objects.filter(type=Authenticator.Type.TOTP).exists()


# The password --------------------------------------------------------------------------------


def change_password(browser: Client, old: str, new: str):
    """Fill in the form."""
    return browser.post("/you/password/", {"oldpassword": old, "password1": new, "password2": new})


def test_short_password_is_refused(signed_in: Callable[..., SignedIn]) -> None:
    browser = signed_in(Role.DIRECTOR)
    assert (
        "at least 12 characters"
        in change_password(browser, PASSWORD, "short words").content.decode()
    )
    browser.person.refresh_from_db()
    assert browser.person.check_password(PASSWORD)


def test_first_password_must_be_changed_before_anything_else(
    signed_in: Callable[..., SignedIn],
) -> None:
    browser = signed_in(Role.ADMINISTRATOR)
    Person.objects.filter(pk=browser.person.pk).update(password_is_temporary=True)
    for page in ("/", "/people/", "/you/", "/gallery/"):
        assert browser.get(page)["Location"] == "/you/password/"
    change_password(browser, PASSWORD, "another made-up word")
    assert browser.get("/people/").status_code == 200


# What a browser is told ----------------------------------------------------------------------


def test_headers_of_every_kind_of_answer(signed_in: Callable[..., SignedIn]) -> None:
    browser = signed_in(Role.DIRECTOR)
    answers = [
        browser.get("/you/"),
        browser.get("/people/"),
        browser.get("/no/such/page/"),
        browser.get("/sign-out/"),
        Client().get("/you/"),
        Client().get("/sign-in/"),
        Client(enforce_csrf_checks=True).post("/sign-in/"),
    ]
    assert [a.status_code for a in answers] == [200, 403, 404, 405, 302, 200, 403]
    for answer in answers:
        assert answer["Cache-Control"] == "no-store"
        policy = answer["Content-Security-Policy"]
        assert "default-src 'none'" in policy
        assert "frame-ancestors 'none'" in policy
        assert "unsafe" not in policy
        assert answer["X-Frame-Options"] == "DENY"
        assert answer["X-Content-Type-Options"] == "nosniff"
        assert answer["Referrer-Policy"] == "same-origin"


def test_session_cookie_is_hidden_from_scripts_and_other_sites(
    make_person: Callable[..., Person],
) -> None:
    browser = Client()
    browser.get("/sign-in/")
    cookie = knock(browser, make_person(Role.DIRECTOR)).cookies[settings.SESSION_COOKIE_NAME]
    assert cookie["httponly"]
    assert cookie["samesite"] == "Lax"
    assert not cookie["max-age"]  # it ends with the browser


def test_no_part_of_a_page_is_inline(signed_in: Callable[..., SignedIn]) -> None:
    browser = signed_in(Role.ADMINISTRATOR)
    for page in ("/people/", "/you/", f"/people/{browser.person.pk}/", "/you/second-factor/"):
        content = browser.get(page).content.decode()
        found = re.search(r"<style|\sstyle=|\son\w+=|<script>", content)
        assert not found, content[found.start() - 100 : found.end() + 100]
