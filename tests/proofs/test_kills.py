"""Killed at any instant of a load, the ledger is the old one or the new one, and nothing else.

`KILLS` says how many loaders are killed and `KILLS_OF_POSTGRESQL` how many servers (`KILLS=200
KILLS_OF_POSTGRESQL=50 make prove`); `SEED` makes other moments of it.
"""

import contextlib
import hashlib
import itertools
import os
import random
import signal
import time
from collections import Counter
from collections.abc import Iterator
from dataclasses import dataclass, field
from pathlib import Path
from typing import Any

import psutil
import psycopg
import pytest

from tests.proofs.homes import (
    SECONDS,
    Home,
    LedgerState,
    after_load,
    connected,
    editions_without_gaps,
    finish,
    nothing_left_behind,
    state_of,
    the_year_before,
    two_versions,
)

PHASES = ("parse", "stage", "locked", "commit")
OLD, NEW = "old", "new"
LOAD = ("load", "--no-links")
"""The look through for ids of one child comes after a load, and has a proof of its own."""
KILLS = int(os.environ.get("KILLS", "40"))
IN_EACH_PHASE = KILLS * 3 // 20
KILLS_OF_POSTGRESQL = int(os.environ.get("KILLS_OF_POSTGRESQL", "12"))
SEED = int(os.environ.get("SEED", "2"))
AT_ONCE = 0.005
"""Seconds within which a commit is decided; half of the kills in that phase fall into them."""


@dataclass(kw_only=True)
class Ground:
    """A home with a base, two versions of one year, and what a whole load of each leads to."""

    home: Home
    socket_folder: Path
    files: tuple[Path, Path]
    chance: random.Random
    standing: int = 1
    said: dict[int, Any] = field(default_factory=dict)
    fingerprints: dict[int, str] = field(default_factory=dict)
    lasts: dict[str, float] = field(default_factory=dict)
    killed: Counter[tuple[str, str]] = field(default_factory=Counter)

    @property
    def other(self) -> int:
        """The version that does not stand."""
        return 1 - self.standing

    @property
    def kept(self) -> Path:
        """Where the file that is being loaded is kept."""
        sha256 = hashlib.sha256(self.files[self.other].read_bytes()).hexdigest()
        return self.home.folder / "files" / sha256

    def state(self) -> LedgerState:
        with connected(self.socket_folder) as connection:
            return state_of(connection)

    def load_whole(self) -> None:
        """Load the other version to its end, timing each phase, and learn where it leads."""
        command = self.home.start(*LOAD, str(self.files[self.other]), "--phases", "--json")
        assert command.stderr is not None
        at = {}
        for line in command.stderr:
            at[line.removeprefix("phase ").strip()] = time.monotonic()
        finish_at = time.monotonic()
        self.said[self.other] = finish(command)[0]
        for phase, following in itertools.pairwise((*PHASES, "end")):
            until = at.get(following, finish_at)
            self.lasts[phase] = max(self.lasts.get(phase, 0), until - at[phase])
        self.standing = self.other
        self.fingerprints[self.standing] = self.state().fingerprint

    def check(self, before: LedgerState) -> str:
        """Which of the two ledgers stands after a kill: it must be one of them, whole."""
        with connected(self.socket_folder) as connection:
            wait_until_quiet(connection)
            now = state_of(connection)
            assert editions_without_gaps(connection)
        new = after_load(before, self.said[self.other], self.fingerprints[self.other])
        assert now in (before, new), f"neither the old ledger nor the new one: {now}"
        if now == before:
            return OLD
        assert self.kept.is_file(), "the load is in the ledger, and its file was not kept"
        self.standing = self.other
        return NEW

    def kill_in(self, phase: str) -> None:
        """Start a load, kill it at a random moment of a phase, and see which ledger stands."""
        before = self.state()
        self.kept.unlink(missing_ok=True)  # as if this file had not been seen before
        command = self.home.start(*LOAD, str(self.files[self.other]), "--phases", "--json")
        assert command.stderr is not None
        assert command.stdout is not None
        said = command.stderr.readline()
        while said and said != f"phase {phase}\n":
            said = command.stderr.readline()
        soon = phase == "commit" and self.chance.random() < 0.5
        time.sleep(self.chance.uniform(0, AT_ONCE if soon else self.lasts[phase]))
        with contextlib.suppress(ProcessLookupError):
            os.kill(command.pid, signal.SIGKILL)
        later = [line.removeprefix("phase ").strip() for line in command.stderr]
        command.wait(SECONDS)
        command.stderr.close()
        command.stdout.close()
        stands = self.check(before)
        if command.returncode == -signal.SIGKILL:
            self.killed[(later or [phase])[-1], stands] += 1

    def in_phase(self, phase: str) -> int:
        return sum(count for (where, _), count in self.killed.items() if where == phase)

    def say(self) -> None:
        print(f"\n{self.killed.total()} kills of the loader; the ledger left behind:")
        for phase in PHASES:
            left = {stands: self.killed[phase, stands] for stands in (OLD, NEW)}
            print(f"  {phase:7} {self.in_phase(phase):3} kills: {left[OLD]} old, {left[NEW]} new")


def wait_until_quiet(connection: psycopg.Connection) -> None:
    """PostgreSQL notices that its client is gone when it next speaks to it."""
    for _ in range(SECONDS * 20):
        if nothing_left_behind(connection):
            return
        time.sleep(0.05)
    raise AssertionError("something was left behind by a load that was killed")


@contextlib.contextmanager
def ground(folder: Path, children: int, seed: int) -> Iterator[Ground]:
    """A ground on which both versions have been loaded once, to their ends."""
    home = Home(folder / "home")
    home.folder.mkdir(mode=0o700)
    with home.server_kept() as socket_folder, home.commands_kept_ready():
        home.run(*LOAD, str(the_year_before(folder, children)))
        made = Ground(
            home=home,
            socket_folder=socket_folder,
            files=two_versions(folder, children),
            chance=random.Random(seed),
        )
        home.run(*LOAD, str(made.files[1]))
        made.load_whole()
        made.load_whole()
        try:
            yield made
        except Exception:
            print((home.folder / "postgres" / "log").read_text()[-2000:])
            raise
        finally:
            made.say()


def loads_go_on(made: Ground) -> None:
    """The next load works, and leads where it must."""
    before, said = made.state(), made.said[made.other]
    again = made.home.run(*LOAD, str(made.files[made.other]))[0]
    assert again["edition"] == before.edition + 1
    assert again["tables"] == said["tables"]
    assert made.check(before) == NEW


@pytest.mark.prove
def test_kills_of_the_loader(place: Path) -> None:
    with ground(place, 1_000, seed=SEED) as made:
        tries = 0
        while made.killed.total() < KILLS or min(map(made.in_phase, PHASES)) < IN_EACH_PHASE:
            made.kill_in(min(PHASES, key=made.in_phase))
            tries += 1
            assert tries < 2 * KILLS, made.killed
        left = Counter[str]()
        for (_, stands), count in made.killed.items():
            left[stands] += count
        assert left[OLD] > 0
        assert left[NEW] > 0
        loads_go_on(made)


@pytest.mark.prove
def test_kills_of_postgresql(place: Path) -> None:
    """The server dies under a load: alone, with all its sessions, or only the load's own one."""
    left: Counter[str] = Counter()
    with ground(place, 500, seed=SEED + 1) as made:
        for kind, _ in zip(
            itertools.cycle(("server", "all", "session")), range(KILLS_OF_POSTGRESQL), strict=False
        ):
            left[kind, kill_the_server(made, kind)] += 1  # type: ignore[index]
        print(f"\n{left.total()} kills of PostgreSQL; the ledger left behind: {dict(left)}")
        loads_go_on(made)


def kill_the_server(made: Ground, kind: str) -> str:
    """Kill PostgreSQL during a load; the next command finds it recovered. Gives what stands."""
    before = made.state()
    command = made.home.start(*LOAD, str(made.files[made.other]), "--phases")
    assert command.stderr is not None
    phase = made.chance.choice(PHASES[1:])
    for line in command.stderr:
        if line == f"phase {phase}\n":
            break
    time.sleep(made.chance.uniform(0, made.lasts[phase]))
    for process in victims(made, kind):
        with contextlib.suppress(psutil.NoSuchProcess):
            process.kill()
    command.communicate(timeout=SECONDS)
    made.home.run("loads")
    return made.check(before)


def victims(made: Ground, kind: str) -> list[psutil.Process]:
    """Processes of this home's own PostgreSQL: the server, all of it, or the sessions."""
    number = made.home.postmaster
    assert number is not None
    server = psutil.Process(number)
    if kind == "server":
        return [server]
    if kind == "all":
        return [server, *server.children(recursive=True)]
    return [process for process in server.children() if "[local]" in words_of(process)]


def words_of(process: psutil.Process) -> str:
    """Its command line; nothing of one that has ended meanwhile."""
    try:
        return " ".join(process.cmdline())
    except (psutil.Error, FileNotFoundError):
        return ""
