"""Somebody at a browser: every page that they come to is looked at before they go on."""

import os
import re
from pathlib import Path
from typing import Any

from playwright.sync_api import Browser, ConsoleMessage, Locator, Page, Response

from goldenthread.web.vendor import ROOT
from tests.web.test_gallery import STANDARDS

AXE = ROOT / "node_modules/axe-core/axe.min.js"
WATCH_THE_POLICY = """
    document.addEventListener("securitypolicyviolation", (event) =>
        console.error(`policy: ${event.violatedDirective} stopped ${event.blockedURI}`))
"""
RUN_AXE = "tags => axe.run(document, {runOnly: tags, resultTypes: ['violations']})"
DESKTOP, PHONE = 1280, 390
TOLD_BY_A_HUE = """
    () => {
      const hue = colour => {
        const [r, g, b, a = 1] = (colour.match(/[\\d.]+/g) || [0, 0, 0, 0]).map(Number);
        return a > 0 && Math.max(r, g, b) - Math.min(r, g, b) > 24;
      };
      const sides = ["Top", "Right", "Bottom", "Left"];
      const said = "a, button, label, summary, input, select, textarea, .govuk-skip-link, " +
        ".govuk-error-summary, .govuk-error-message, .govuk-form-group--error, " +
        ".govuk-pagination__item--current";
      return [...document.querySelectorAll("main *")].filter(one => {
        if (!one.checkVisibility() || one.closest(said)) return false;
        const style = getComputedStyle(one);
        const drawn = one instanceof SVGElement ? [style.fill, style.stroke] : [
          style.backgroundColor,
          ...(one.innerText && one.innerText.trim() ? [style.color] : []),
          ...sides.filter(side => parseFloat(style[`border${side}Width`]) > 0)
            .map(side => style[`border${side}Color`]),
        ];
        return drawn.some(hue);
      }).slice(0, 3).map(one => one.outerHTML.slice(0, 160));
    }
"""
"""What has a hue, and is neither something to press, nor an error, which says so in words, nor the
page of a list that is open, which is filled."""
WIDER_THAN_THE_WINDOW = """
    width => document.documentElement.scrollWidth <= width ? [] :
      [...document.querySelectorAll("body *")]
        .filter(one => one.getBoundingClientRect().right > width)
        .map(one => one.outerHTML.slice(0, 120)).slice(-4)
"""
FIRST_PAYS = 180_000
"""How long a page may take, in milliseconds: the first to ask works out what all stand on."""
ONE_TIME = re.compile(r'name="csrfmiddlewaretoken" value="\w+"')

_found_clean: set[tuple[int, str]] = set()
"""Pages at which axe found nothing, by width: the door looks the same to everybody."""


class Walk:
    """One browser window. `go`, `follow` and `press` lead to a page and look at it.

    To look is to check its status, that axe finds nothing, that the browser complained of nothing,
    that the page does not scroll sideways and that no hue tells anything. Without JavaScript the
    browser runs no axe either: there the status and the heading are checked.

    Where GOLDENTHREAD_SCREENSHOTS names a folder, each page is drawn in it.
    """

    def __init__(
        self,
        browser: Browser,
        address: str,
        *,
        name: str,
        session: str = "",
        width: int = DESKTOP,
        javascript: bool = True,
    ) -> None:
        self.address, self.name, self.width = address, name, width
        self.javascript = javascript
        self.complaints: list[str] = []
        self.looked_at: set[str] = set()
        self.context = browser.new_context(
            viewport={"width": width, "height": 900},
            locale="en-GB",
            timezone_id="Europe/London",
            java_script_enabled=javascript,
        )
        self.context.set_default_timeout(15_000)
        self.context.set_default_navigation_timeout(FIRST_PAYS)
        if javascript:
            self.context.add_init_script(WATCH_THE_POLICY)
        if session:
            self.context.add_cookies([{"name": "session", "value": session, "url": address}])
        self.page: Page = self.context.new_page()
        self.page.on("console", self._hear)
        self.page.on("pageerror", lambda error: self.complaints.append(str(error)))

    def _hear(self, message: ConsoleMessage) -> None:
        about_the_page = message.location.get("url") == self.page.url
        if about_the_page and message.text.startswith("Failed to load resource"):
            return  # the status of the page itself, which `look` checks
        if message.type in ("error", "warning"):
            self.complaints.append(message.text)

    def resize(self, width: int) -> None:
        """Make the window narrower or wider: the page in it is looked at anew."""
        self.width = width
        self.looked_at.discard(self.page.url)
        self.page.set_viewport_size({"width": width, "height": 900})

    @property
    def main(self) -> Locator:
        """What the page is about: without its frame."""
        return self.page.get_by_role("main")

    @property
    def heading(self) -> str:
        """The one heading of the page."""
        return self.page.get_by_role("heading", level=1).inner_text()

    def go(self, path: str, status: int = 200) -> None:
        """Type an address."""
        answer = self.page.goto(path if "://" in path else self.address + path)
        self.look(answer, status)

    def follow(self, link: Locator, status: int = 200) -> None:
        """Click a link that leads to a page."""
        with self.page.expect_navigation() as answered:
            link.click(timeout=FIRST_PAYS)  # a click waits for the page that it leads to
        self.look(answered.value, status)

    def press(self, words: str, status: int = 200) -> None:
        """Press the button of a form that leads to a page."""
        self.follow(self.main.get_by_role("button", name=words, exact=True), status)

    def look(self, answer: Response | None, status: int = 200) -> None:
        """Status first: what is wrong with an error's page says nothing of the page asked for."""
        assert answer is not None
        assert answer.status == status, f"{self.page.url} answered {answer.status}"
        assert self.page.get_by_role("heading", level=1).count() == 1
        if self.page.url not in self.looked_at:
            self.looked_at.add(self.page.url)
            self._draw()
            if self.javascript:
                assert self._violations() == [], self.page.url
                hues = self.page.evaluate(TOLD_BY_A_HUE)
                assert hues == [], f"{self.page.url}: {hues}"
        if self.javascript:
            wider = self.page.evaluate(WIDER_THAN_THE_WINDOW, self.width)
            assert wider == [], f"{self.page.url}: {wider}"
        assert self.complaints == [], self.page.url

    def _violations(self) -> list[tuple[str, Any]]:
        shown = (self.width, ONE_TIME.sub("", self.page.content()))
        if shown in _found_clean:
            return []
        self.page.evaluate(AXE.read_text(encoding="utf-8"))
        found = self.page.evaluate(RUN_AXE, STANDARDS)["violations"]
        if not found:
            _found_clean.add(shown)
        return [(one["id"], one["nodes"][0]["html"]) for one in found]

    def _draw(self) -> None:
        folder = os.environ.get("GOLDENTHREAD_SCREENSHOTS")
        if not folder:
            return
        Path(folder).mkdir(parents=True, exist_ok=True)
        shown = re.sub(r"[^A-Za-z0-9]+", "-", self.page.title().split(" – ")[0]).strip("-")
        name = f"{self.name}-{len(self.looked_at):02}-{shown}-{self.width}.png"
        self.page.screenshot(path=Path(folder) / name, full_page=True)


def number_in(words: str) -> int:
    """The first number of a sentence: 1,204 in `Open all 1,204 cases`."""
    found = re.search(r"\d[\d,]*", words)
    assert found, words
    return int(found[0].replace(",", ""))
