"""Every page of every role before anything was loaded: it says so, and nothing else is wrong."""

from pathlib import Path

import pytest
from django.conf import settings
from django.test import Client
from playwright.sync_api import sync_playwright

from goldenthread.access.demo_people import DEMO_PASSWORD, make_demo_people
from goldenthread.access.models import Person
from goldenthread.access.roles import Role
from tests.conftest import BACKEND
from tests.journeys.crawling import Crawl
from tests.journeys.serving import served
from tests.journeys.walking import Walk
from tests.web.test_gallery import CHROMIUM, FLAGS

pytestmark = [pytest.mark.django_db(transaction=True), pytest.mark.prove]


def sessions() -> dict[Role, str]:
    """The cookies of somebody of each role, signed in."""
    found = {}
    for role, address, _ in make_demo_people(DEMO_PASSWORD):
        browser = Client()
        browser.force_login(Person.objects.get(email=address), backend=BACKEND)
        found[role] = browser.cookies[settings.SESSION_COOKIE_NAME].value
    return found


def test_every_page_that_a_role_comes_to(monkeypatch: pytest.MonkeyPatch) -> None:
    assert Path(CHROMIUM).exists(), "Chromium is absent: sudo apt-get install chromium"
    signed_in = sessions()
    monkeypatch.setenv("DJANGO_ALLOW_ASYNC_UNSAFE", "1")
    wrong: list[str] = []
    with served() as address, sync_playwright() as playwright:
        browser = playwright.chromium.launch(executable_path=CHROMIUM, args=FLAGS)
        for role, session in signed_in.items():
            crawl = Crawl(Walk(browser, address, name=role.value, session=session))
            crawl.from_page()
            assert crawl.reached, role
            wrong += [f"{role.value}: {line}" for line in crawl.wrong]
        browser.close()
    assert not wrong, "\n".join(wrong)
