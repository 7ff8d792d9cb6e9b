"""The oldest PostgreSQL that we say will do, which is Debian's: the ledger's tests pass on it."""

import os
import pwd
import subprocess
import sys
import tempfile
from collections.abc import Iterator
from pathlib import Path

import psycopg
import pytest

pytestmark = pytest.mark.prove
BINARIES = Path("/usr/lib/postgresql/15/bin")
TESTS = ("tests/ingest/test_loading.py", "tests/ledger", "tests/access/test_access_log.py")
SECONDS = 120


@pytest.fixture
def server() -> Iterator[str]:
    """The address of a PostgreSQL 15 of this test's own, on a socket; it ends with the test."""
    if not (BINARIES / "initdb").exists():
        pytest.fail("PostgreSQL 15 is absent: 'sudo apt-get install postgresql-15' brings it.")
    account = None if os.getuid() else pwd.getpwnam("postgres").pw_name
    with tempfile.TemporaryDirectory(prefix="pg15-") as made:
        folder = Path(made)
        if account:
            os.chown(folder, pwd.getpwnam(account).pw_uid, -1)
        data = folder / "data"
        run("initdb", "-A", "trust", "-U", "postgres", "-E", "UTF8", "-D", str(data), as_=account)
        options = f"-c listen_addresses='' -k {folder} -c fsync=off"
        log = str(folder / "log")
        run("pg_ctl", "-D", str(data), "-w", "-l", log, "-o", options, "start", as_=account)
        try:
            yield f"postgresql://postgres@/postgres?host={folder}"
        finally:
            run("pg_ctl", "-D", str(data), "-w", "-m", "immediate", "stop", as_=account)


def run(binary: str, *words: str, as_: str | None) -> None:
    """Run one of PostgreSQL's own commands, which may not be root's."""
    subprocess.run(
        [str(BINARIES / binary), *words],
        user=as_,
        cwd="/",
        check=True,
        stdout=subprocess.DEVNULL,
        timeout=SECONDS,
    )


def test_the_ledger_on_postgresql_15(server: str) -> None:
    with psycopg.connect(server) as connection:
        assert connection.info.server_version // 10_000 == 15
    tests = [path for path in TESTS if Path(path).exists()]
    ran = subprocess.run(
        [sys.executable, "-m", "pytest", "-p", "no:cacheprovider", *tests],
        env=os.environ | {"DATABASE_URL": server},
        capture_output=True,
        text=True,
    )
    assert ran.returncode == 0, ran.stdout[-4000:] + ran.stderr[-1000:]
    print(f"\nOn PostgreSQL 15: {ran.stdout.strip().splitlines()[-1]}")
