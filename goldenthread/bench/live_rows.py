"""How soon a hundred changed rows are in the ledger, told to two hundred open streams, and on the
pages that are open: by POST to a server of its own process, as a case system sends them.

python -m goldenthread.bench.live_rows --children 2000      by itself, in a home of its own
"""

import argparse
import asyncio
import csv
import datetime
import json
import os
import socket
import subprocess
import sys
import tempfile
import time
import urllib.error
import urllib.parse
import urllib.request
from collections.abc import Iterator, Mapping, Sequence
from dataclasses import dataclass, field
from pathlib import Path
from typing import Any

from goldenthread.bench.results import Result, percentile

STREAMS, ROWS, TURNS = 200, 100, 80
WARMING = 6
"""Batches that are not counted: of each table, each page once."""

AIM = 1.0
COLUMNS = {
    "ssd_cp_plans": "cppl_cp_plan_latest_category",
    "ssd_cin_assessments": "cina_assessment_child_seen",
    "ssd_cin_plans": "cinp_cin_plan_end_date",
}
"""The tables whose rows are sent in turn, and the column that changes."""
VALUES = {
    "ssd_cp_plans": ("NEG", "EMO", "PHY"),
    "ssd_cin_assessments": ("Y", "N"),
    "ssd_cin_plans": ("2027-01-11", "2027-01-12"),
}


PAGES = {"/clocks/": "on an open page of clocks", "/": "on an open home page"}
"""The pages that are open, in turn, each with what is said of it."""


@dataclass
class Times:
    """Seconds from before each POST until it was answered, until the last stream had heard, and
    until the page that was open, one or another, had been asked for again."""

    answered: list[float] = field(default_factory=list)
    heard: list[float] = field(default_factory=list)
    shown: dict[str, list[float]] = field(default_factory=lambda: {page: [] for page in PAGES})


class Server:
    """A server of its own process, with a supplier's token and somebody signed in."""

    def __init__(self, cookies: Sequence[str], credentials: Mapping[str, str]) -> None:
        with socket.socket() as free:
            free.bind(("127.0.0.1", 0))
            self.port = free.getsockname()[1]
        self.cookies = cookies
        self.process = subprocess.Popen(
            [sys.executable, "-m", "goldenthread", "serve", "--port", str(self.port)],
            stdout=subprocess.DEVNULL,
            stderr=subprocess.DEVNULL,
        )
        self._wait()
        form = urllib.parse.urlencode({"grant_type": "client_credentials"} | dict(credentials))
        self.token = json.loads(self.ask("/api/oauth2/token", form.encode()))["access_token"]

    def _wait(self) -> None:
        for _ in range(600):
            try:
                self.ask("/health/")
                return
            except OSError:
                time.sleep(0.2)
        raise RuntimeError("the server did not start")

    def ask(self, path: str, body: bytes | None = None, **headers: str) -> bytes:
        """What is answered. Raises HTTPError for what is no success."""
        sent = {"Cookie": self.cookies[0]} | headers
        request = urllib.request.Request(f"http://127.0.0.1:{self.port}{path}", body, sent)
        with urllib.request.urlopen(request, timeout=120) as answer:
            given: bytes = answer.read()
        return given

    def send(self, table: str, rows: list[dict[str, Any]]) -> dict[str, Any]:
        """The receipt of a batch."""
        said: dict[str, Any] = json.loads(
            self.ask(
                f"/api/record/{table}",
                json.dumps(rows).encode(),
                **{"Content-Type": "application/json", "Authorization": f"Bearer {self.token}"},
            )
        )
        return said

    def stop(self) -> None:
        """End the server that was started."""
        self.process.terminate()
        self.process.wait(30)


class Stream:
    """One open page's stream."""

    def __init__(self) -> None:
        self.edition, self.at = 0, 0.0

    async def listen(self, server: Server, cookie: str, opened: asyncio.Event) -> None:
        """Read until it ends, remembering the newest edition and when it came."""
        reader, writer = await asyncio.open_connection("127.0.0.1", server.port)
        writer.write(
            f"GET /live/ HTTP/1.1\r\nHost: 127.0.0.1:{server.port}\r\n"
            f"Cookie: {cookie}\r\n\r\n".encode()
        )
        async for line in reader:
            if line.startswith(b"retry:"):
                opened.set()
            if line.startswith(b"id: "):
                self.edition, self.at = int(line[4:]), time.perf_counter()


async def _measure(server: Server, batches: Iterator[tuple[str, list[dict[str, Any]]]]) -> Times:
    streams, tasks, times = [Stream() for _ in range(STREAMS)], [], Times()
    for stream, cookie in zip(streams, server.cookies, strict=True):
        opened = asyncio.Event()
        tasks.append(asyncio.create_task(stream.listen(server, cookie, opened)))
        await asyncio.wait_for(opened.wait(), 60)
    for turn, (table, rows) in enumerate(batches):
        started = time.perf_counter()
        receipt = await asyncio.to_thread(server.send, table, rows)
        answered = time.perf_counter()
        assert receipt["tables"][table]["changed"] == len(rows)
        while min(stream.edition for stream in streams) < receipt["edition"]:
            await asyncio.sleep(0.002)
        heard = max(stream.at for stream in streams)
        page = list(PAGES)[turn % len(PAGES)]
        await asyncio.to_thread(server.ask, page)
        shown = time.perf_counter()
        if turn >= WARMING:
            times.answered.append(answered - started)
            times.heard.append(heard - started)
            times.shown[page].append(shown - started)
    for task in tasks:
        task.cancel()
    return times


def _batches(folder: Path) -> Iterator[tuple[str, list[dict[str, Any]]]]:
    """A hundred rows of a hundred children, of one table after another, each changed."""
    held = {table: _rows(folder / f"{table}.csv") for table in COLUMNS}
    moment = datetime.datetime.now(datetime.UTC)
    for turn in range(TURNS + WARMING):
        table = list(COLUMNS)[turn % len(COLUMNS)]
        column, rows = COLUMNS[table], held[table]
        values = VALUES[table]
        start = (turn // len(COLUMNS)) * ROWS % max(1, len(rows) - ROWS)
        changed = rows[start : start + ROWS]
        at = (moment + datetime.timedelta(milliseconds=turn)).isoformat()
        for row in changed:
            row[column] = next(value for value in values if value != row[column])
        yield table, [row | {"changed_at": at} for row in changed]


def _rows(path: Path) -> list[dict[str, Any]]:
    with path.open(encoding="utf-8", newline="") as file:
        return list(csv.DictReader(file))


def results(folder: Path, children: int) -> list[Result]:
    """The times, at the 95th percentile; `folder` has the dataset that is loaded."""
    from goldenthread.access.suppliers import new_supplier
    from goldenthread.bench.paging import signed_in

    given = new_supplier("The bench")
    clients = [signed_in() for _ in range(STREAMS)]
    cookies = [
        "; ".join(f"{name}={one.value}" for name, one in client.cookies.items())
        for client in clients
    ]
    credentials = {"client_id": given.client_id, "client_secret": given.client_secret}
    server = Server(cookies, credentials)
    try:
        times = asyncio.run(_measure(server, _batches(folder)))
    finally:
        server.stop()
    named = {
        "in the ledger": times.answered,
        f"told to {STREAMS} open streams": times.heard,
        **{what: times.shown[page] for page, what in PAGES.items()},
    }
    return [
        Result(
            name=f"{ROWS} changed rows by POST are {what}, 95th percentile",
            unit="s",
            median=round(percentile(values, 0.95), 3),
            worst=round(max(values), 3),
            n=len(values),
            aim=AIM,
            note=f"{children:,} children; the median is {sorted(values)[len(values) // 2]:.3f} s",
        )
        for what, values in named.items()
    ]


def main() -> None:
    """Make a borough of so many children, load its dataset, and measure."""
    asking = argparse.ArgumentParser()
    asking.add_argument("--children", type=int, default=2000)
    asked = asking.parse_args()
    with tempfile.TemporaryDirectory(prefix="goldenthread-bench-") as place:
        os.environ["GOLDENTHREAD_HOME"] = str(Path(place) / "home")
        os.environ.setdefault("DJANGO_SETTINGS_MODULE", "goldenthread.config.settings")
        os.environ.pop("DATABASE_URL", None)
        from goldenthread.bench import standing
        from goldenthread.bench.running import line

        standing.ready()
        for result in results(standing.dataset(Path(place), asked.children), asked.children):
            print(line(result), flush=True)


if __name__ == "__main__":
    main()
