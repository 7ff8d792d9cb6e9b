"""Many ask at once: `goldenthread serve` under so many requests a second, for minutes.

Requests leave at the seconds at which they are due, whether or not those before were answered:
what a slow page does to those who ask after it is in the figures.
"""

import http.client
import itertools
import random
import socket
import statistics
import subprocess
import sys
import time
from collections.abc import Iterator
from concurrent.futures import ThreadPoolExecutor
from contextlib import contextmanager
from dataclasses import dataclass

from goldenthread.bench.paging import signed_in
from goldenthread.bench.results import Result, percentile

A_SECOND = 30
AT_ONCE = 100
HOST = "127.0.0.1"
CHILDREN_ASKED = 300
SECONDS_TO_START = 300


@dataclass(frozen=True)
class Ask:
    """A page, and the cookie of whoever asks for it."""

    page: str
    address: str
    session: str


@dataclass(frozen=True)
class Answer:
    """What became of it: the milliseconds from when it was due, and the status; 0 for none."""

    page: str
    took: float
    status: int


def results(seconds: int) -> list[Result]:
    """My work, teams, clocks and children, asked for by those who work with them, for so many
    seconds."""
    asks = _asks()
    with _served() as port:
        for ask in {ask.page: ask for ask in asks}.values():
            assert _answer(port, ask, time.perf_counter()).status == 200, ask.page
        answers = _hold(port, asks, seconds)
    pages = sorted({answer.page for answer in answers})
    return [
        _result("all pages", seconds, answers),
        *(_result(page, seconds, [one for one in answers if one.page == page]) for page in pages),
    ]


def _result(page: str, seconds: int, answers: list[Answer]) -> Result:
    took = [answer.took for answer in answers]
    wrong = sum(answer.status != 200 for answer in answers)
    return Result(
        name=f"{A_SECOND} requests a second for {seconds} s: {page}, 95th percentile",
        unit="ms",
        median=round(percentile(took, 0.95), 1),
        worst=round(max(took), 1),
        n=len(took),
        aim=500.0,
        note=f"its median is {statistics.median(took):.0f} ms; {wrong} errors",
    )


def _asks() -> list[Ask]:
    """One of each page in turn, of children one after another."""
    from goldenthread.ledger.following import catch_up
    from goldenthread.ledger.models import Child

    rows = (
        catch_up()
        .at()
        .rows(
            "select distinct child_id from referrals where closed_on is null "
            f"order by hash(child_id) limit {CHILDREN_ASKED}"
        )
    )
    ids = [row["child_id"] for row in rows]
    handles = Child.objects.filter(child_id__in=ids).values_list("handle", flat=True)
    director, manager = _session("director"), _session("team_manager")
    children = [Ask("a child", f"/children/{handle}/", director) for handle in handles]
    random.Random(1).shuffle(children)
    lists = [
        Ask("My work of a manager", "/my-work/", manager),
        Ask("teams", "/teams/", director),
        Ask("clocks", "/clocks/", manager),
    ]
    of_children = itertools.cycle(children)
    return [ask for one in lists * len(children) for ask in (one, next(of_children))]


def _session(role: str) -> str:
    from django.conf import settings

    return signed_in(role).cookies[settings.SESSION_COOKIE_NAME].value


@contextmanager
def _served() -> Iterator[int]:
    """The server that a council runs, over the home of the bench; gives its port."""
    with socket.create_server((HOST, 0)) as door:
        port = door.getsockname()[1]
    server = subprocess.Popen(
        [sys.executable, "-m", "goldenthread", "serve", "--port", str(port)],
        stdout=subprocess.DEVNULL,
    )
    try:
        until = time.monotonic() + SECONDS_TO_START
        while True:
            assert server.poll() is None, "the server under test stopped"
            assert time.monotonic() < until, "the server under test did not start"
            try:
                with socket.create_connection((HOST, port), timeout=1):
                    break
            except OSError:
                time.sleep(0.2)
        yield port
    finally:
        server.terminate()
        server.wait(timeout=60)


def _hold(port: int, asks: list[Ask], seconds: int) -> list[Answer]:
    begun = time.perf_counter()
    with ThreadPoolExecutor(AT_ONCE) as pool:
        waiting = []
        for turn, ask in zip(range(seconds * A_SECOND), itertools.cycle(asks), strict=False):
            due = begun + turn / A_SECOND
            time.sleep(max(0.0, due - time.perf_counter()))
            waiting.append(pool.submit(_answer, port, ask, due))
        return [one.result() for one in waiting]


def _answer(port: int, ask: Ask, due: float) -> Answer:
    from django.conf import settings

    status = 0
    connection = http.client.HTTPConnection(HOST, port, timeout=120)
    try:
        cookie = f"{settings.SESSION_COOKIE_NAME}={ask.session}"
        connection.request("GET", ask.address, headers={"Cookie": cookie})
        answer = connection.getresponse()
        answer.read()
        status = answer.status
    except (OSError, http.client.HTTPException):
        pass
    finally:
        connection.close()
    return Answer(ask.page, (time.perf_counter() - due) * 1000, status)
