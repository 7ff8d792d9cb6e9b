"""Rows are written before the lock is taken: a load that is overtaken meanwhile writes them again,
and the ledger is as though it had come last."""

from pathlib import Path

import psycopg
import pytest

from goldenthread.ledger.append import TIMES_AHEAD
from goldenthread.ledger.connection import database_uri
from tests.ingest.files import a_child, census, take_in
from tests.proofs.homes import editions_without_gaps, nothing_left_behind, state_of, two_versions

pytestmark = pytest.mark.django_db(transaction=True)


@pytest.mark.parametrize("times", [0, 1, TIMES_AHEAD, TIMES_AHEAD + 1])
def test_overtaken(times: int, tmp_path: Path) -> None:
    """So many others commit, each when this one has written its rows and has yet to lock."""
    first, second = two_versions(tmp_path, 60)
    take_in(first, tmp_path)
    years = iter(range(2020, 2020 + times))

    def when(name: str) -> None:
        if name == "locked" and (year := next(years, 0)):
            take_in(census(tmp_path, year, [a_child(f"other {year}")]), tmp_path)

    took = take_in(second, tmp_path, phase=when)
    assert (took.load is not None, took.edition) == (True, times + 2)
    with psycopg.connect(database_uri(), autocommit=True) as connection:
        before = state_of(connection)
        assert editions_without_gaps(connection)
        assert nothing_left_behind(connection, others=1)
        assert took.tables["referrals"]["loaded"] == _of(connection, "opened_by", times + 2)
        assert took.tables["referrals"]["closed"] == _of(connection, "closed_by", times + 2) > 0
        late = "select count(*) from ledger_loads a join ledger_loads b on a.id < b.id"
        assert connection.execute(f"{late} where a.edition > b.edition").fetchone() == (0,)
        # It is the second version, whole: taken in again it changes nothing.
        again = take_in(second, tmp_path)
        assert sum(t["loaded"] + t["closed"] for t in again.tables.values()) == 0
        assert state_of(connection).fingerprint == before.fingerprint


def _of(connection: psycopg.Connection, edition_is: str, edition: int) -> int:
    row = connection.execute(
        f"select count(*) from ledger_referrals where {edition_is} = %s", [edition]
    ).fetchone()
    assert row is not None
    return int(row[0])
