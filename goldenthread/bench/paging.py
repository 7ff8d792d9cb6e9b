"""How long pages take on the server, and how soon a change reaches an open page."""

import asyncio
import datetime
import statistics
import time
from pathlib import Path

from django.test import Client

from goldenthread.bench.results import Result, of_runs, percentile
from goldenthread.ingest.load import Asked, load
from goldenthread.ledger.connection import database_uri
from goldenthread.measures.register import MEASURES
from goldenthread.web.live.hub import Hub

TIMES = 200
CHANGES = 5


def signed_in(role: str = "director") -> Client:
    """A browser in which somebody of the demonstration has signed in."""
    from goldenthread.access.models import Person

    client = Client(SERVER_NAME="localhost")  # a host that the settings allow
    person = Person.objects.filter(appointments__role=role).first()
    assert person is not None
    client.force_login(person, backend="allauth.account.auth_backends.AuthenticationBackend")
    return client


def results() -> list[Result]:
    """Every page that has an aim, asked for by one person."""
    lists = {
        "My work": "/my-work/",
        "teams": "/teams/",
        "clocks": "/clocks/",
        "a service": "/service/",
    }
    return [
        measure_pages(),
        child_pages(),
        *(
            _warm(f"the page of {what}, warm, 95th percentile", [address], aim=150.0)
            for what, address in lists.items()
        ),
    ]


def measure_pages() -> Result:
    """Server time of measure pages, warm, at the 95th percentile."""
    addresses = [f"/measures/{code}/" for code in MEASURES]
    return _warm("a measure page, warm, 95th percentile", addresses, aim=200.0)


def _warm(name: str, addresses: list[str], *, aim: float) -> Result:
    client = signed_in()
    for address in addresses:
        assert client.get(address).status_code == 200
    seconds = []
    for turn in range(TIMES):
        started = time.perf_counter()
        client.get(addresses[turn % len(addresses)])
        seconds.append((time.perf_counter() - started) * 1000)
    return Result(
        name=name,
        unit="ms",
        median=round(percentile(seconds, 0.95), 1),
        worst=round(max(seconds), 1),
        n=TIMES,
        aim=aim,
        note=f"its median is {statistics.median(seconds):.0f} ms",
    )


def child_pages() -> Result:
    """Server time of children's pages, at the 95th percentile, each asked for the first time: those
    of children on a plan, of whom most is told."""
    from goldenthread.ledger.following import catch_up
    from goldenthread.ledger.models import Child

    client = signed_in()
    rows = (
        catch_up()
        .at()
        .rows(
            "select distinct child_id from child_protection_plans where ended_on is null "
            f"order by child_id limit {TIMES + 1}"
        )
    )
    on_a_plan = [row["child_id"] for row in rows]
    handles = Child.objects.filter(child_id__in=on_a_plan).values_list("handle", flat=True)
    first, *asked = [f"/children/{handle}/" for handle in handles]
    assert client.get(first).status_code == 200  # what every page of a child stands on
    seconds = []
    for address in asked:
        started = time.perf_counter()
        assert client.get(address).status_code == 200
        seconds.append((time.perf_counter() - started) * 1000)
    return Result(
        name="a child's page, 95th percentile",
        unit="ms",
        median=round(percentile(seconds, 0.95), 1),
        worst=round(max(seconds), 1),
        n=len(seconds),
        aim=150.0,
        note=f"its median is {statistics.median(seconds):.0f} ms",
    )


def change_to_open_page(folder: Path) -> Result:
    """From the commit of a load to an open page: the stream hears of it, the page is asked again.

    Each change corrects one plan's category in the newest census.
    """
    client = signed_in()
    newest = max(folder.glob("cin_census_*.xml"))
    text = newest.read_text()

    async def one(turn: int) -> float:
        hub = Hub()
        hub.start()
        await asyncio.sleep(1)
        waiting = asyncio.create_task(hub.next_edition(120, hub.edition))
        committed_at = await asyncio.to_thread(_change, newest, text, turn)
        await waiting
        await asyncio.to_thread(client.get, "/")
        reached_at = time.time()
        hub.stop()
        return reached_at - committed_at

    values = [asyncio.run(one(turn)) for turn in range(CHANGES)]
    return of_runs("a committed change is on an open page", values, unit="s", aim=1.0)


def _change(newest: Path, text: str, turn: int) -> float:
    """Load the newest census with one more category corrected; gives the moment of its commit."""
    corrected = text.replace("<LatestCategoryOfAbuse>EMO", "<LatestCategoryOfAbuse>NEG", turn + 1)
    newest.write_text(corrected)
    committed_at = 0.0

    def phase(_name: str) -> None:
        nonlocal committed_at
        committed_at = time.time()

    load(
        newest,
        Asked(
            uri=database_uri(),
            files=newest.parent / "files",
            loaded_by="the bench",
            now=lambda: datetime.datetime.now(datetime.UTC),
            phase=phase,
        ),
    )
    return committed_at
