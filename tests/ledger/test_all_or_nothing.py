"""A load that is stopped at any of its phases leaves the ledger as it was; then it goes on.

The loader and PostgreSQL themselves are killed in tests/proofs/test_kills.py.
"""

from collections.abc import Callable
from pathlib import Path

import psycopg
import pytest

from goldenthread.ledger.append import CHANNEL
from goldenthread.ledger.connection import database_uri
from tests.ingest.files import take_in
from tests.proofs.homes import editions_without_gaps, nothing_left_behind, state_of, two_versions

pytestmark = pytest.mark.django_db(transaction=True)
PHASES = ("parse", "stage", "locked", "commit")


class Stopped(Exception):
    """The load was stopped here, by this test."""


def stop(uri: str) -> None:
    """An error in the loader itself."""
    raise Stopped


def cut_off(uri: str) -> None:
    """The server ends the loader's session: the last that was opened before this one."""
    with psycopg.connect(uri, autocommit=True) as other:
        other.execute(
            "select pg_terminate_backend(pid, 5000) from pg_stat_activity "
            "where datname = current_database() and pid <> pg_backend_pid() "
            "order by backend_start desc limit 1"
        )


@pytest.mark.parametrize(
    ("phase", "how", "told"),
    [
        *((phase, stop, Stopped) for phase in PHASES),
        # No session is open while a file is parsed.
        *((phase, cut_off, psycopg.OperationalError) for phase in PHASES[1:]),
    ],
)
def test_stopped_at(
    phase: str, how: Callable[[str], None], told: type[Exception], tmp_path: Path
) -> None:
    first, second = two_versions(tmp_path, 20)
    take_in(first, tmp_path)
    uri = database_uri()

    def when(name: str) -> None:
        if name == phase:
            how(uri)

    with psycopg.connect(uri, autocommit=True) as connection:
        connection.execute(f"listen {CHANNEL}")
        before = state_of(connection)
        with pytest.raises(told):
            take_in(second, tmp_path, phase=when)
        assert state_of(connection) == before
        assert not list(connection.notifies(timeout=0.05)), "an edition was announced"
        took = take_in(second, tmp_path)
        assert took.edition == before.edition + 1
        assert editions_without_gaps(connection)
        assert [n.payload for n in connection.notifies(timeout=0.5, stop_after=1)] == ["2"]
        assert state_of(connection).fingerprint != before.fingerprint


def test_a_load_leaves_the_lock_free_and_nothing_in_passing(tmp_path: Path) -> None:
    take_in(two_versions(tmp_path, 20)[0], tmp_path)
    with psycopg.connect(database_uri(), autocommit=True) as connection:
        # The session of this test is the one other that may be open.
        assert nothing_left_behind(connection, others=1)
