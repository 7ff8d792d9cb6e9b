"""Commands at once, in a home of their own: all end well, and nothing is lost."""

import contextlib
import hashlib
import random
import subprocess
import time
from pathlib import Path
from typing import Any

import psutil
import pytest

from goldenthread.commands.main import WRONG
from tests.proofs.homes import (
    SECONDS,
    Home,
    after_load,
    connected,
    editions_without_gaps,
    finish,
    nothing_left_behind,
    state_of,
    the_year_before,
    two_versions,
)

pytestmark = pytest.mark.prove
CHILDREN = 300


@pytest.fixture
def home(place: Path) -> Home:
    folder = place / "home"
    folder.mkdir(mode=0o700)
    return Home(folder)


def at_once(home: Home, *commands: tuple[str, ...]) -> list[Any]:
    """Start these together and wait for all, which must all end well; their answers."""
    started = [home.start(*words, "--json") for words in commands]
    return [finish(one) for one in started]


def test_two_loads_of_one_slice_at_once(home: Home, place: Path) -> None:
    first, second = two_versions(place, CHILDREN)
    with home.server_kept() as socket_folder, connected(socket_folder) as connection:
        for path in (first, second):
            home.run("load", str(path))
        alone = {}
        for path in (first, second):
            home.run("load", str(path))
            alone[path.name] = state_of(connection).fingerprint
        for _ in range(5):
            said = at_once(home, ("load", str(first)), ("load", str(second)))
            last = max((one[0] for one in said), key=lambda one: one["load"])
            assert state_of(connection).fingerprint == alone[last["source"]]
            assert editions_without_gaps(connection)
            assert nothing_left_behind(connection)


def test_the_same_new_file_twice_at_once(home: Home, place: Path) -> None:
    first, _ = two_versions(place, CHILDREN)
    with home.server_kept() as socket_folder, connected(socket_folder) as connection:
        home.run("load", str(the_year_before(place, CHILDREN)))
        said = at_once(home, *[("load", str(first))] * 3)
        assert [one[0]["edition"] for one in said] == [2, 2, 2]
        took = [one[0]["tables"]["people"]["loaded"] for one in said]
        assert sorted(took) == [0, 0, CHILDREN]
        assert editions_without_gaps(connection)
    files = home.folder / "files"
    assert hashlib.sha256(first.read_bytes()).hexdigest() in {p.name for p in files.iterdir()}
    assert not list(files.glob(".*")), "a copy was left behind"


def test_loads_of_different_slices_at_once(home: Home, place: Path) -> None:
    first, second = two_versions(place, CHILDREN)
    before = the_year_before(place, CHILDREN)
    with home.server_kept() as socket_folder, connected(socket_folder) as connection:
        said = at_once(home, ("load", str(first)), ("load", str(before)))
        assert sorted(one[0]["edition"] for one in said) == [1, 2]
        for path, other in ((second, before), (first, before), (second, before)):
            was = state_of(connection)
            said = at_once(home, ("load", str(path)), ("load", str(other)))
            assert all(one[0]["edition"] in (was.edition, was.edition + 1) for one in said)
            now = state_of(connection)
            wanted = after_load(was, said[0][0], now.fingerprint)
            wanted.counts["children"] = now.counts["children"]  # a new child gets a handle
            # The other load changed nothing; it is remembered, with its counts and findings.
            wanted.counts["loads"] += 1
            wanted.counts["loaded_tables"] += len(said[1][0]["tables"])
            wanted.counts["findings"] += len(said[1][0]["findings"])
            assert now == wanted
            assert editions_without_gaps(connection)


def test_every_command_at_once_in_a_fresh_home(home: Home, place: Path) -> None:
    """The server starts once, migrations are applied once, and the last to leave stops it."""
    first, _ = two_versions(place, CHILDREN)
    loading = home.start("load", str(first), "--json")
    listing = [home.start("loads", "--json") for _ in range(2)]
    asking = [home.start("measure", "CPP-01", "--json") for _ in range(2)]
    assert finish(loading)[0]["edition"] == 1
    for one in listing:
        assert len(finish(one)) in (0, 1)
    for one in asking:
        _, complained = one.communicate(timeout=SECONDS)
        assert one.returncode in (0, WRONG), complained
        assert one.returncode == 0 or "nothing has been loaded yet" in complained
    assert home.postmaster is None, "the last to leave did not stop the server"
    assert len(home.run("loads")) == 1


def test_a_server_whose_command_was_killed_is_adopted_and_stopped(home: Home, place: Path) -> None:
    first, _ = two_versions(place, CHILDREN)
    starting = home.start("load", str(first), "--phases")
    assert starting.stderr is not None
    assert starting.stderr.readline() == "phase parse\n"
    kill(starting)
    orphan = home.postmaster
    assert orphan is not None
    assert psutil.Process(orphan).name() == "postgres"
    said = at_once(home, ("load", str(first)), ("loads",), ("load", str(first)))
    assert {said[0][0]["edition"], said[2][0]["edition"]} == {1}
    assert home.postmaster is None
    assert not is_at_work(orphan)


@pytest.mark.parametrize("seed", range(10))
def test_a_first_start_that_was_killed_does_not_spoil_the_home(home: Home, seed: int) -> None:
    """Killed while its database is being made, alone or with all it had started, as when the
    machine goes down: the next command makes it."""
    starting = home.start("loads")
    while not (home.folder / "postgres" / "PG_VERSION").exists():
        assert starting.poll() is None
        time.sleep(0.005)
    time.sleep(random.Random(seed).uniform(0, 1.5) * (seed > 0))
    started = psutil.Process(starting.pid).children(recursive=True) if seed % 2 else []
    kill(starting, *started)
    assert home.run("loads") == []
    assert home.postmaster is None


def kill(command: "subprocess.Popen[str]", *others: psutil.Process) -> None:
    """End a command as the machine would, with no time to tidy up."""
    for process in (psutil.Process(command.pid), *others):
        with contextlib.suppress(psutil.NoSuchProcess):
            process.kill()
    command.communicate(timeout=SECONDS)


def is_at_work(number: int) -> bool:
    """Whether a process lives, and is not one that only waits to be buried."""
    try:
        return bool(psutil.Process(number).status() != psutil.STATUS_ZOMBIE)
    except psutil.NoSuchProcess:
        return False
