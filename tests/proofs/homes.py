"""A home of its own for commands that are run, raced and killed, and what its ledger holds."""

import contextlib
import datetime
import json
import os
import subprocess
import sys
from collections.abc import Iterator
from dataclasses import dataclass, field
from pathlib import Path
from typing import Any

import psycopg

from goldenthread.ledger.append import LOCK
from goldenthread.record.catalogue import TABLES
from tests.ingest.files import a_child, census
from tests.proofs.commands_ready import Command, CommandsReady, commands_ready

PACKAGE_ROOT = Path(__file__).parent.parent.parent
SECONDS = 120
"""The longest that any one command may take here."""

KEEPER = """
import os, sys
os.environ["DJANGO_SETTINGS_MODULE"] = "goldenthread.config.settings"
import django
django.setup()
from goldenthread.config.database import ensure
print(ensure(), flush=True)
sys.stdin.read()
"""


@dataclass(frozen=True)
class Home:
    """A home folder; commands run in it as a person would run them."""

    folder: Path
    ready: list[CommandsReady] = field(default_factory=list)

    @property
    def environment(self) -> dict[str, str]:
        """What the commands see: this home, its own PostgreSQL, the settings of real use."""
        mine = {k: v for k, v in os.environ.items() if k != "DATABASE_URL"}
        mine |= {"GOLDENTHREAD_HOME": str(self.folder), "PYTHONPATH": str(PACKAGE_ROOT)}
        return mine | {"DJANGO_SETTINGS_MODULE": "goldenthread.config.settings"}

    @contextlib.contextmanager
    def commands_kept_ready(self) -> Iterator[None]:
        """Within it, commands start at once (commands_ready.py)."""
        with commands_ready(self.environment, PACKAGE_ROOT) as ready:
            self.ready.append(ready)
            yield
            self.ready.clear()

    def start(self, *words: str) -> "subprocess.Popen[str] | Command":
        """Start a command, its words to be read."""
        if self.ready:
            return Command(self.ready[0], words)
        return subprocess.Popen(
            [sys.executable, "-m", "goldenthread", *words],
            env=self.environment,
            stdin=subprocess.DEVNULL,
            stdout=subprocess.PIPE,
            stderr=subprocess.PIPE,
            text=True,
        )

    def run(self, *words: str) -> Any:
        """Run a command to its end, which must be a good one; gives its JSON."""
        return finish(self.start(*words, "--json"))

    @contextlib.contextmanager
    def server_kept(self) -> Iterator[Path]:
        """Keep the home's PostgreSQL running; gives the folder of its socket."""
        keeper = subprocess.Popen(
            [sys.executable, "-c", KEEPER],
            env=self.environment,
            stdin=subprocess.PIPE,
            stdout=subprocess.PIPE,
            text=True,
        )
        assert keeper.stdin is not None
        assert keeper.stdout is not None
        try:
            yield Path(keeper.stdout.readline().strip())
        finally:
            keeper.stdin.close()
            keeper.wait(SECONDS)
            keeper.stdout.close()

    @property
    def postmaster(self) -> int | None:
        """The process of the home's own PostgreSQL, where one is running."""
        try:
            return int((self.folder / "postgres" / "postmaster.pid").read_text().split()[0])
        except (FileNotFoundError, IndexError, ValueError):
            return None


def finish(command: "subprocess.Popen[str] | Command") -> Any:
    """Wait for a command that must end well; gives its JSON."""
    said, complained = command.communicate(timeout=SECONDS)
    assert command.returncode == 0, f"exit {command.returncode}: {complained[-2000:]}"
    return json.loads(said)


def connected(socket_folder: Path) -> psycopg.Connection:
    """A connection to a home's own PostgreSQL."""
    return psycopg.connect(
        host=str(socket_folder), user="postgres", dbname="postgres", autocommit=True
    )


@dataclass(frozen=True, kw_only=True)
class LedgerState:
    """All that can be told of a ledger from outside: counts, and a fingerprint of open rows."""

    edition: int
    counts: dict[str, int]
    open_rows: dict[str, int]
    fingerprint: str = field(repr=False)


COUNTED = ("loads", "loaded_tables", "findings", "editions", "slices", "children")


def state_of(connection: psycopg.Connection) -> LedgerState:
    """What the ledger holds now."""

    def one(sql: str) -> Any:
        row = connection.execute(sql).fetchone()  # type: ignore[arg-type]
        assert row is not None
        return row[0]

    prints = []
    for table in TABLES.values():
        columns = ", ".join(("slice_id", "row_key", "unreadable", *table.column_names))
        prints.append(
            one(
                f"select md5(coalesce(string_agg(r, '/' order by r), '')) from (select "
                f"row({columns})::text as r from ledger_{table.name} where closed_by is null) t"
            )
        )
    return LedgerState(
        edition=one("select coalesce(max(number), 0) from ledger_editions"),
        counts={name: one(f"select count(*) from ledger_{name}") for name in (*COUNTED, *TABLES)},
        open_rows={
            name: one(f"select count(*) from ledger_{name} where closed_by is null")
            for name in TABLES
        },
        fingerprint="".join(prints),
    )


def after_load(before: LedgerState, said: dict[str, Any], fingerprint: str) -> LedgerState:
    """The state that a load must lead to, from what the command said of such a load."""
    counts, open_rows = dict(before.counts), dict(before.open_rows)
    for name, table in said["tables"].items():
        counts[name] += table["loaded"]
        open_rows[name] += table["loaded"] - table["closed"]
    counts["loads"] += 1
    counts["editions"] += 1
    counts["loaded_tables"] += len(said["tables"])
    counts["findings"] += len(said["findings"])
    return LedgerState(
        edition=before.edition + 1, counts=counts, open_rows=open_rows, fingerprint=fingerprint
    )


def nothing_left_behind(connection: psycopg.Connection, *, others: int = 0) -> bool:
    """Whether the lock is free, no other session is at work, and no table in passing is left."""
    sessions = connection.execute(
        "select count(*) from pg_stat_activity "
        "where backend_type = 'client backend' and pid <> pg_backend_pid()"
    ).fetchone()
    passing = connection.execute(
        "select count(*) from pg_class where relpersistence = 't' and relkind = 'r'"
    ).fetchone()
    got = connection.execute("select pg_try_advisory_lock(%s)", [LOCK]).fetchone()
    assert sessions
    assert passing
    assert got
    if got[0]:
        connection.execute("select pg_advisory_unlock(%s)", [LOCK])
    return sessions[0] <= others and passing[0] == 0 and bool(got[0])


def editions_without_gaps(connection: psycopg.Connection) -> bool:
    """Whether the editions are 1, 2, 3 ... each made by its own load."""
    rows = connection.execute(
        "select e.number, l.edition, l.changed from ledger_editions e "
        "join ledger_loads l on l.id = e.made_by_id order by e.number"
    ).fetchall()
    return [row[0] for row in rows] == list(range(1, len(rows) + 1)) and all(
        number == edition and changed for number, edition, changed in rows
    )


def two_versions(folder: Path, children: int) -> tuple[Path, Path]:
    """Two files of one year that differ in a tenth of their children, some gone and some new."""
    first = [_child(number, second=False) for number in range(children)]
    gone = children // 50
    second = [_child(number, second=number % 10 == 0) for number in range(gone, children + gone)]
    return (
        census(folder, 2025, first, name="first.xml"),
        census(folder, 2025, second, name="second.xml"),
    )


def the_year_before(folder: Path, children: int) -> Path:
    """The file of the year before: the same children, their plans just begun."""
    return census(
        folder,
        2024,
        [
            a_child(f"K{number}", referred="2024-02-05", plans=[("2024-02-20", "")])
            for number in range(children)
        ],
    )


def _child(number: int, *, second: bool) -> dict[str, Any]:
    begun = datetime.date(2024, 4, 8)
    return a_child(
        f"K{number}",
        referred="2024-02-05",
        plans=[("2024-02-20", "2024-11-29" if second else "")],
        reviews=["2024-05-14", "2024-10-22"],
        Assessments=[
            {
                "AssessmentActualStartDate": begun,
                "AssessmentAuthorisationDate": begun + datetime.timedelta(days=30 + number % 40),
                "AssessmentFactors": ["16A", "3B"] if second else ["16A"],
            }
        ],
    )
