"""Our own PostgreSQL: started once by whoever is first, left by whoever is last, found again."""

import os
import shutil
import signal
import subprocess
import sys
import tempfile
from collections.abc import Iterator
from pathlib import Path

import psutil
import pytest

from goldenthread.config import database
from goldenthread.config.home import council_settings, secret_key

COMMAND = """
import os, sys, time
from goldenthread.config.database import ensure
import psycopg
with psycopg.connect(f"host={ensure()} dbname=postgres user=postgres") as connection:
    sizes = connection.execute("select current_setting('shared_buffers'), current_setting('fsync')")
    print(*sizes.fetchone(), flush=True)
time.sleep(float(sys.argv[1]))
"""


@pytest.fixture
def home() -> Iterator[Path]:
    """A home of its own, whose PostgreSQL is stopped at the end, whatever happened.

    Not one of pytest's folders: another run of pytest closes those to PostgreSQL's own account.
    """
    folder = Path(tempfile.mkdtemp(prefix="goldenthread-home-"))
    yield folder
    process = server_of(folder)
    if process:
        process.send_signal(signal.SIGINT)
        process.wait(10)
    shutil.rmtree(folder, ignore_errors=True)


def command(home: Path, seconds: float = 0) -> "subprocess.Popen[str]":
    """A command that uses the database, and stays for so long."""
    environment = {k: v for k, v in os.environ.items() if k != "DATABASE_URL"}
    return subprocess.Popen(
        [sys.executable, "-c", COMMAND, str(seconds)],
        env=environment | {"GOLDENTHREAD_HOME": str(home)},
        stdout=subprocess.PIPE,
        stderr=subprocess.PIPE,
        text=True,
    )


def server_of(home: Path) -> psutil.Process | None:
    """The PostgreSQL that runs in this home."""
    pid_file = home / "postgres" / "postmaster.pid"
    try:
        return psutil.Process(int(pid_file.read_text().splitlines()[0]))
    except (FileNotFoundError, IndexError, psutil.NoSuchProcess):
        return None


def test_commands_that_start_at_once_share_one_server_and_the_last_stops_it(home: Path) -> None:
    racing = [command(home) for _ in range(4)]
    said = [process.communicate(timeout=60) for process in racing]
    assert [process.returncode for process in racing] == [0] * 4, said
    assert {out for out, _ in said} == {"256MB on\n"}
    assert not home.stat().st_mode & 0o044, "the home can be read by others on the machine"
    assert server_of(home) is None


def test_server_left_by_a_killed_command_is_adopted_and_then_stopped(home: Path) -> None:
    killed = command(home, seconds=60)
    assert killed.stdout
    killed.stdout.readline()
    killed.kill()
    killed.wait(10)
    orphan = server_of(home)
    assert orphan
    adopting = command(home, seconds=1)
    assert adopting.stdout
    assert adopting.stdout.readline() == "256MB on\n"
    adopted = server_of(home)
    assert adopted
    assert adopted.pid == orphan.pid
    adopting.communicate(timeout=30)
    assert server_of(home) is None


@pytest.mark.prove
def test_server_that_died_with_the_machine_is_started_again(home: Path) -> None:
    killed = command(home, seconds=60)
    assert killed.stdout
    killed.stdout.readline()
    killed.kill()
    killed.wait(10)
    server = server_of(home)
    assert server
    for process in (server, *server.children()):
        process.kill()
    psutil.wait_procs([server], timeout=10)
    # a pid file is left, and names a process that is now somebody else's
    pid_file = home / "postgres" / "postmaster.pid"
    lines = pid_file.read_text().splitlines()
    pid_file.write_text("\n".join([str(os.getpid()), *lines[1:]]))
    out, error = command(home).communicate(timeout=60)
    assert out == "256MB on\n", error


def test_asking_for_settings_starts_nothing(home: Path) -> None:
    asked = "import goldenthread.config.settings, django; django.setup()"
    environment = os.environ | {
        "GOLDENTHREAD_HOME": str(home),
        "DJANGO_SETTINGS_MODULE": "goldenthread.config.settings",
    }
    subprocess.run([sys.executable, "-c", asked], env=environment, check=True)
    assert not (home / "postgres").exists()


def test_database_url_is_used_as_it_stands(monkeypatch: pytest.MonkeyPatch) -> None:
    monkeypatch.setenv("DATABASE_URL", "postgresql://gt:p%40ss@db.example:6432/gt?sslmode=require")
    said = database.database_settings()
    assert (said["HOST"], said["PORT"], said["NAME"]) == ("db.example", "6432", "gt")
    assert (said["USER"], said["PASSWORD"]) == ("gt", "p@ss")
    assert said["OPTIONS"] == {"connect_timeout": "10", "sslmode": "require"}
    assert said["ATOMIC_REQUESTS"] is False


def test_secret_key_is_made_once_and_is_ours_alone(tmp_path: Path) -> None:
    key = secret_key(tmp_path)
    assert len(key) > 60
    assert secret_key(tmp_path) == key
    assert (tmp_path / "secret_key").stat().st_mode & 0o777 == 0o600
    assert [path.name for path in tmp_path.iterdir()] == ["secret_key"]


def test_council_says_who_it_is_in_a_file(tmp_path: Path) -> None:
    nothing_said = council_settings(tmp_path)
    assert (nothing_said.name, nothing_said.code) == ("this council", "")
    assert not nothing_said.is_made_up
    (tmp_path / "settings.toml").write_text(
        '[council]\nname = "Another"\ncode = "898"\n[services]\n"Safeguarding" = ["North"]\n'
    )
    said = council_settings(tmp_path)
    assert (said.name, said.code, said.is_made_up) == ("Another", "898", False)
    assert said.services == {"Safeguarding": ["North"]}
