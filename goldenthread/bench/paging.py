"""How long pages take on the server, and how soon a change reaches an open page."""

import asyncio
import statistics
import time
from pathlib import Path
from typing import Any

from django.test import Client

from goldenthread.bench.results import Result, of_runs, percentile
from goldenthread.measures.register import MEASURES

TIMES = 100


def signed_in() -> Client:
    """A browser in which the demonstration's director has signed in."""
    from goldenthread.access.models import Person
    from goldenthread.access.roles import Role

    client = Client()
    director = Person.objects.filter(appointments__role=Role.DIRECTOR.value).first()
    assert director is not None
    client.force_login(director, backend="django.contrib.auth.backends.ModelBackend")
    return client


def measure_pages() -> Result:
    """Server time of measure pages, warm, at the 95th percentile."""
    client = signed_in()
    codes = list(MEASURES)
    for code in codes:
        assert client.get(f"/measures/{code}/").status_code == 200
    seconds = []
    for turn in range(TIMES):
        started = time.perf_counter()
        client.get(f"/measures/{codes[turn % len(codes)]}/")
        seconds.append((time.perf_counter() - started) * 1000)
    return Result(
        name="a measure page, warm, 95th percentile",
        unit="ms",
        median=round(percentile(seconds, 0.95), 1),
        worst=round(max(seconds), 1),
        n=TIMES,
        aim=200.0,
        note=f"its median is {statistics.median(seconds):.0f} ms",
    )


def change_to_open_page(load_a_change: Any, folder: Path, times: int = 5) -> Result:
    """From the commit of a load to the stream of an open page, then the page asked again."""
    from goldenthread.web.live.hub import Hub

    client = signed_in()
    client.get("/")

    async def one(turn: int) -> float:
        hub = Hub()
        waiting = asyncio.create_task(hub.next_edition(60))
        await asyncio.sleep(1)
        committed_at = await asyncio.to_thread(load_a_change, folder, turn)
        await waiting
        await asyncio.to_thread(client.get, "/")
        reached = time.time()
        hub.stop()
        return reached - committed_at

    values = [asyncio.run(one(turn)) for turn in range(times)]
    return of_runs("a committed change is on an open page", values, unit="s", aim=1.0)
