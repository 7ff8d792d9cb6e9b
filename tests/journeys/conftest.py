"""One borough, one server and one browser for all the journeys.

A browser driven from here keeps an event loop in this thread, where Django would refuse to ask
its database anything: it is told not to. pytest-django makes the database for marked tests alone,
and rolls back what a marked test writes: what must last is written in another thread, by `aside`.
"""

from collections.abc import Callable, Iterator
from concurrent.futures import ThreadPoolExecutor
from pathlib import Path
from typing import Any, Protocol, TypeVar

import pytest
from django.core.management import call_command
from django.db import connection
from playwright.sync_api import Browser, sync_playwright

from goldenthread.access.roles import Role
from tests.journeys.serving import served
from tests.journeys.small_borough import SmallBorough, load_small_borough
from tests.journeys.walking import Walk
from tests.web.test_gallery import CHROMIUM, FLAGS

T = TypeVar("T")
ABSENT = "Chromium, in which these tests walk, is absent: run `sudo apt-get install chromium`."


class Walking(Protocol):
    """`walking(Role.DIRECTOR)`, `walking(name="a stranger")`: a window of its own."""

    def __call__(self, role: Role | None = None, **how: Any) -> Walk: ...


@pytest.fixture(scope="package")
def chromium() -> str:
    """Where Debian's Chromium is; asked first, so that its absence costs nothing."""
    if not Path(CHROMIUM).exists():
        pytest.fail(ABSENT, pytrace=False)
    return CHROMIUM


@pytest.fixture(scope="package")
def borough(
    chromium: str,
    tmp_path_factory: pytest.TempPathFactory,
    django_db_setup: None,
    django_db_blocker: Any,
) -> Iterator[SmallBorough]:
    """The small Thornbeck, in the database of the tests until the last journey has ended."""
    with django_db_blocker.unblock():
        yield load_small_borough(tmp_path_factory.mktemp("thornbeck"))
        call_command("flush", verbosity=0, interactive=False)


@pytest.fixture(scope="package")
def address(borough: SmallBorough) -> Iterator[str]:
    """Where it is served."""
    with served() as address:
        yield address


@pytest.fixture(scope="package")
def browser(chromium: str, address: str) -> Iterator[Browser]:
    """Debian's Chromium, open."""
    with pytest.MonkeyPatch.context() as patch, sync_playwright() as playwright:
        patch.setenv("DJANGO_ALLOW_ASYNC_UNSAFE", "1")
        opened = playwright.chromium.launch(executable_path=chromium, args=FLAGS)
        yield opened
        opened.close()


@pytest.fixture
def walking(
    browser: Browser, address: str, borough: SmallBorough, request: pytest.FixtureRequest
) -> Iterator[Walking]:
    """Windows, which are closed when the test ends."""
    opened: list[Walk] = []

    def open_window(role: Role | None = None, **how: Any) -> Walk:
        how.setdefault("name", role.value if role else request.node.name.removeprefix("test_"))
        session = borough.sessions[role] if role else ""
        opened.append(Walk(browser, address, session=session, **how))
        return opened[-1]

    yield open_window
    for one in opened:
        one.context.close()
        assert one.complaints == [], one.name  # of the last page too, and of what came late


@pytest.fixture
def aside() -> Iterator[Callable[[Callable[[], T]], T]]:
    """`aside(borough.load_a_correction)`: done in a thread of its own, and kept."""
    with ThreadPoolExecutor(max_workers=1) as thread:

        def ask(question: Callable[[], T]) -> T:
            return thread.submit(question).result()

        yield ask
        thread.submit(lambda: connection.close()).result()
