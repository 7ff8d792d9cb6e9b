"""Digests under kills of their senders: each that is due goes to the relay exactly once.

`NOTICES` says how many are due (10,000 unless said otherwise). Two senders are at work at a time,
each killed at a random moment and begun again, while a relay takes letters away as they come.
"""

import contextlib
import os
import random
import signal
import threading
from collections import Counter
from collections.abc import Iterator
from concurrent.futures import ThreadPoolExecutor
from pathlib import Path

import psycopg
import pytest

from tests.proofs.homes import SECONDS, Home, connected

pytestmark = pytest.mark.prove

NOTICES = int(os.environ.get("NOTICES", "10000"))
PEOPLE = 100
SENDERS = 2
LONGEST_LIFE = 2.0
"""Seconds that a sender lives at most."""
SETTINGS = """
[digest]
from = "golden.thread@thornbeck.example"
site = "https://thread.thornbeck.example"
"""


def notices_due(connection: psycopg.Connection) -> None:
    """So many digests, written and not sent, of a hundred people."""
    connection.execute(
        "insert into access_people (email, full_name, password, is_active, password_is_temporary) "
        "select 'p' || n || '@thornbeck.example', 'Person ' || n, '!', true, false "
        "from generate_series(1, %s) n",
        [PEOPLE],
    )
    connection.execute(
        "insert into access_digests (person_id, for_on, subject, body, written_at) "
        "select p.id, date '2020-01-01' + n, 'Golden Thread', 'What presses', now() "
        "from access_people p, generate_series(1, %s) n where p.password = '!' limit %s",
        [NOTICES // PEOPLE + 1, NOTICES],
    )


class Relay(threading.Thread):
    """A mail relay: it takes each letter away, and remembers under which Message-ID it came."""

    def __init__(self, folder: Path) -> None:
        super().__init__(daemon=True)
        self.folder = folder
        self.taken: Counter[str] = Counter()
        self.is_over = threading.Event()

    def run(self) -> None:
        while not self.is_over.wait(0.02):
            self.take()

    def take(self) -> None:
        for letter in self.folder.glob("*.eml"):
            (name,) = (
                line
                for line in letter.read_text().splitlines()
                if line.lower().startswith("message-id:")
            )
            letter.unlink()
            self.taken[name.split(":", 1)[1].strip()] += 1


def until_killed(home: Home, seconds: float) -> bool:
    """Whether a sender was killed after so many seconds; otherwise it came to its end first."""
    sender = home.start("digest", "--json")
    code = sender.wait(seconds)
    assert code in (0, -signal.SIGKILL)
    for told in (sender.stdout, sender.stderr):
        assert told is not None
        told.close()
    return code != 0


@contextlib.contextmanager
def relay_at(folder: Path) -> Iterator[Relay]:
    relay = Relay(folder)
    relay.start()
    try:
        yield relay
    finally:
        relay.is_over.set()
        relay.join(SECONDS)
        relay.take()


def test_each_digest_goes_exactly_once(place: Path) -> None:
    homes = [Home(place / "home") for _ in range(SENDERS)]
    folder = homes[0].folder
    folder.mkdir(mode=0o700)
    (folder / "settings.toml").write_text(SETTINGS)
    kills = 0
    with contextlib.ExitStack() as kept:
        connection = kept.enter_context(connected(kept.enter_context(homes[0].server_kept())))
        for home in homes:
            kept.enter_context(home.commands_kept_ready())
        homes[0].run("digest")  # brings the database to this version
        notices_due(connection)
        with relay_at(folder / "digests") as relay:
            chance = random.Random(7)
            while _unsent(connection):
                kills += _a_round(homes, chance)
            homes[0].run("digest")  # puts in place what whoever died last had decided
    print(f"\n{relay.taken.total():,} letters of {NOTICES:,} digests after {kills} kills")
    assert len(relay.taken) == NOTICES
    assert set(relay.taken.values()) == {1}


def _a_round(homes: list[Home], chance: random.Random) -> int:
    """Senders side by side, each until it is killed or done; how many were killed."""
    lives = [chance.uniform(0, LONGEST_LIFE) for _ in homes]
    with ThreadPoolExecutor(len(homes)) as at_work:
        return sum(at_work.map(until_killed, homes, lives))


def _unsent(connection: psycopg.Connection) -> int:
    row = connection.execute("select count(*) from access_digests where sent_at is null").fetchone()
    assert row
    return int(row[0])
