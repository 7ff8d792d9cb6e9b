"""Every page that somebody comes to by following links, and every form sent as it stands."""

import re
from collections import Counter
from collections.abc import Iterator
from dataclasses import dataclass, field
from urllib.parse import urljoin, urlsplit

from django.urls import Resolver404, resolve
from playwright.sync_api import Error, Response

from tests.journeys.walking import DESKTOP, Walk

OF_EACH = 2
"""How many addresses of one page are gone to: the barest, and one that asks for something."""
AT_400_PER_CENT = DESKTOP // 4
"""What is left of a window when its reader makes everything four times as large."""
LINKS = "links => links.filter(a => !a.hasAttribute('download')).map(a => a.href)"
OPEN_WHAT_IS_FOLDED = "() => document.querySelectorAll('details').forEach(one => one.open = true)"
PAGE = "text/html"
LEAVES = {"account_logout", "i18n"}
LAST_STATUS = 499


@dataclass
class Crawl:
    """A walk from the home page to whatever it leads to; `reached` counts addresses by page.

    What is wrong with a page is written down in `wrong`, and the walk goes on.
    """

    walk: Walk
    reached: Counter[str] = field(default_factory=Counter)
    wrong: list[str] = field(default_factory=list)
    forms: int = 0

    def from_page(self, start: str = "/") -> None:
        """Go to every page, at the width of a desk and at 400 per cent; then send each form that
        writes, empty."""
        waiting, known = [start], {start}
        while waiting:
            path = waiting.pop(0)
            for found in self._visit(path):
                name = page_of(found)
                if found in known or name is None or self.reached[name] >= OF_EACH:
                    continue
                known.add(found)
                self.reached[name] += 1
                waiting.append(found)

    def _visit(self, path: str) -> Iterator[str]:
        try:
            answer = self.walk.page.goto(self.walk.address + path)
        except Error as error:
            if "Download is starting" not in str(error):
                self.wrong.append(f"{path}: {error.message}")
            return
        if answer is None or PAGE not in (answer.header_value("content-type") or ""):
            return
        self._look(path, answer)
        yield from self._links()
        self._send_forms(path)

    def _look(self, path: str, answer: Response | None) -> None:
        status = answer.status if answer and answer.status <= LAST_STATUS else 200
        for width in (DESKTOP, AT_400_PER_CENT):
            self.walk.resize(width)
            try:
                self.walk.look(answer, status)
            except AssertionError as error:
                self.wrong.append(f"{path} at {width}: {error}"[:600])
            self.walk.complaints.clear()
        self.walk.resize(DESKTOP)

    def _links(self) -> list[str]:
        hrefs = self.walk.page.locator("a[href]").evaluate_all(LINKS)
        here = urlsplit(self.walk.address).netloc
        split = [urlsplit(href) for href in hrefs]
        paths = {
            url.path + (f"?{url.query}" if url.query else "") for url in split if url.netloc == here
        }
        return sorted(paths, key=lambda path: (len(path), path))

    def _send_forms(self, path: str) -> None:
        """Each form that is sent by POST, with nothing filled in: answered in words."""
        forms = self.walk.main.locator("form[method=post]")
        for place in range(forms.count()):
            self.walk.page.evaluate(OPEN_WHAT_IS_FOLDED)
            if forms.count() <= place:  # what an earlier one did took it away
                return
            action = forms.nth(place).get_attribute("action") or path
            name = page_of(urlsplit(urljoin(path, action)).path)
            button = forms.nth(place).locator("button").last
            if name in LEAVES or self.reached[f"form of {name}"] or not button.is_visible():
                continue
            self.reached[f"form of {name}"] += 1
            self.forms += 1
            with self.walk.page.expect_navigation() as answered:
                button.click()
            self._look(f"{path}, its form sent empty,", answered.value)
            self.walk.page.goto(self.walk.address + path)


def page_of(path: str) -> str | None:
    """The name of the page at an address; None where there is none."""
    try:
        return resolve(re.sub(r"\?.*", "", path)).url_name
    except Resolver404:
        return None
