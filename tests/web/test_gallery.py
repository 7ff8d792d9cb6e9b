"""The gallery in a real browser: nothing that axe can find, nothing that the policy must stop,
nothing lost on a phone or without JavaScript."""

import mimetypes
from collections.abc import Iterator
from pathlib import Path
from typing import Any

import pytest
from django.template.loader import render_to_string
from django.test import RequestFactory
from playwright.sync_api import Browser, Page, Route, sync_playwright

from goldenthread.web.pages.site.branding.view import branding
from goldenthread.web.pages.site.gallery.page import build
from goldenthread.web.vendor import ROOT, STATIC

CHROMIUM = "/usr/bin/chromium"
FLAGS = [
    "--no-sandbox",
    "--disable-gpu",
    "--disable-quic",
    "--no-first-run",
    "--disable-background-networking",
    "--disable-component-update",
    "--disable-sync",
]
POLICY = (
    "default-src 'none'; script-src 'self'; style-src 'self'; img-src 'self'; connect-src 'self'"
)
STANDARDS = ["wcag2a", "wcag2aa", "wcag21a", "wcag21aa", "wcag22aa", "best-practice"]
TYPES = {".mjs": "text/javascript", ".js": "text/javascript", ".svg": "image/svg+xml"}


@pytest.fixture(scope="module")
def browser() -> Iterator[Browser]:
    assert Path(CHROMIUM).exists(), "Chromium is absent: sudo apt-get install chromium"
    with sync_playwright() as playwright:
        opened = playwright.chromium.launch(executable_path=CHROMIUM, args=FLAGS)
        yield opened
        opened.close()


class Gallery:
    """The gallery opened in a page of its own, with what the browser complained of."""

    def __init__(self, browser: Browser, *, width: int, javascript: bool = True) -> None:
        request = RequestFactory().get("/gallery/")
        self.html = render_to_string("pages/site/gallery/page.html", {"page": build()}, request)
        self.colours = branding(request).content
        self.complaints: list[str] = []
        self.context = browser.new_context(
            viewport={"width": width, "height": 900}, java_script_enabled=javascript
        )
        self.page: Page = self.context.new_page()
        self.page.on("console", lambda message: self.complaints.append(message.text))
        self.page.on("pageerror", lambda error: self.complaints.append(str(error)))
        self.page.route("**/*", self._answer)
        answer = self.page.goto("http://gallery.test/gallery/")
        assert answer is not None
        assert answer.status == 200

    def _answer(self, route: Route) -> None:
        asked = route.request.url.removeprefix("http://gallery.test")
        if asked == "/gallery/":
            headers = {"content-security-policy": POLICY}
            route.fulfill(body=self.html, content_type="text/html; charset=utf-8", headers=headers)
        elif asked == "/branding.css":
            route.fulfill(body=self.colours, content_type="text/css")
        elif asked.startswith("/static/") and (STATIC / asked[8:]).is_file():
            file = STATIC / asked[8:]
            kind = TYPES.get(file.suffix) or mimetypes.guess_type(file.name)[0]
            route.fulfill(body=file.read_bytes(), content_type=kind)
        else:
            self.complaints.append(f"asked for {asked}")
            route.fulfill(status=404)

    def violations(self) -> list[dict[str, Any]]:
        self.page.evaluate((ROOT / "node_modules/axe-core/axe.min.js").read_text(encoding="utf-8"))
        found = self.page.evaluate("tags => axe.run(document, {runOnly: tags})", STANDARDS)
        assert len(found["passes"]) > 20  # it did look
        return list(found["violations"])


@pytest.mark.parametrize("width", [1280, 390])
def test_axe_finds_nothing_and_the_browser_complains_of_nothing(
    browser: Browser, width: int
) -> None:
    shown = Gallery(browser, width=width)
    assert shown.violations() == []
    assert shown.complaints == []
    assert shown.page.evaluate("document.documentElement.scrollWidth") == width
    shown.context.close()


def test_axe_would_find_something(browser: Browser) -> None:
    shown = Gallery(browser, width=1280)
    shown.page.evaluate("document.querySelector('table caption').parentElement.innerHTML = '<img>'")
    shown.page.evaluate("document.documentElement.removeAttribute('lang')")
    assert "html-has-lang" in {violation["id"] for violation in shown.violations()}
    shown.context.close()


def test_without_javascript_nothing_is_missing(browser: Browser) -> None:
    with_it = Gallery(browser, width=1280)
    without = Gallery(browser, width=1280, javascript=False)
    for shown in (with_it, without):
        for words in (
            "80.0 %",
            "not met",
            "Referral from a school",
            "No source speaks of early help.",
        ):
            assert shown.page.get_by_text(words, exact=True).first.is_visible(), words
        shown.page.locator("summary", has_text="Days that do not count").click()
        assert shown.page.get_by_text("Christmas Day and Boxing Day").is_visible()
    assert without.page.locator("[aria-sort] button").count() == 0
    with_it.context.close()
    without.context.close()


def test_a_table_is_sorted_by_its_numbers_and_keeps_its_total_last(browser: Browser) -> None:
    shown = Gallery(browser, width=1280)
    table = shown.page.get_by_role("table", name="Reviews held in time, by team")
    table.get_by_role("button", name="Held in time").click()
    assert table.locator("tbody tr th").all_inner_texts() == ["South", "North", "Hawthorn"]
    assert table.locator("tr").last.locator("th").inner_text() == "All teams"
    shown.context.close()


def test_a_phone_opens_a_timeline_at_its_newest_end(browser: Browser) -> None:
    shown = Gallery(browser, width=390)
    region = shown.page.locator(".app-timeline__scroll").first
    newest = region.locator(".app-timeline__edge").bounding_box()
    names = region.locator(".app-timeline__names")
    assert newest
    assert 0 < newest["x"] < 390
    assert shown.page.locator(".app-timeline__cue").first.is_visible()
    before = names.bounding_box()
    region.evaluate("it => it.scrollBy(-9999, 0)")
    oldest = region.locator(".app-timeline__picture").bounding_box()
    assert oldest
    assert oldest["x"] >= 0  # the way to the first day is open too
    assert names.bounding_box() == before  # and the names of the lanes are always there
    shown.context.close()


def test_a_phone_shows_every_part_of_a_case_under_its_name(browser: Browser) -> None:
    shown = Gallery(browser, width=390)
    case = shown.page.get_by_role("row").filter(has_text="Idris Bello")
    assert case.get_by_text("not met", exact=True).is_visible()
    assert "Due: 14 March 2025" in case.inner_text()
    box = case.bounding_box()
    assert box is not None
    assert box["x"] >= 0
    assert box["x"] + box["width"] <= 390
    shown.context.close()


def test_only_what_scrolls_is_a_stop_for_the_keyboard(browser: Browser) -> None:
    stops = (
        "document.querySelectorAll('.app-scroll[tabindex], .app-timeline__scroll[tabindex]').length"
    )
    wide, phone = Gallery(browser, width=1280), Gallery(browser, width=390)
    regions = phone.page.locator(".app-scroll, .app-timeline__scroll").count()
    assert wide.page.evaluate(stops) == 2  # the tables beside the charts
    assert 2 < phone.page.evaluate(stops) <= regions
    wide.context.close()
    phone.context.close()
