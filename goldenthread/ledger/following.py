"""The snapshot that this process reads, kept up with the ledger."""

import threading
from collections.abc import Callable

import psycopg
import pyarrow as pa

from goldenthread.ledger.append import CHANNEL
from goldenthread.ledger.connection import database_uri
from goldenthread.ledger.feed import changes_since
from goldenthread.record.snapshot import Reading, Snapshot
from goldenthread.statute.calendar import WorkingCalendar

_lock = threading.Lock()
_snapshot: Snapshot | None = None
_address = ""


def snapshot() -> Snapshot:
    """This process's snapshot, opened at first use and then as far as it has been caught up."""
    global _snapshot, _address
    with _lock:
        address = database_uri()
        if _snapshot is None or _address != address:
            days = pa.Table.from_pylist(WorkingCalendar.of_england().rows())
            _snapshot, _address = Snapshot(working_days=days), address
            _snapshot.take_in(changes_since(address, 0))
        return _snapshot


def catch_up() -> Snapshot:
    """The snapshot with all that the ledger has committed by now."""
    standing = snapshot()
    with _lock:
        standing.take_in(changes_since(_address, standing.edition))
    return standing


def read(edition: int | None = None) -> Reading:
    """A reading at an edition; the newest that has committed unless one is named."""
    return catch_up().at(edition)


def follow(heard: Callable[[int], None], stop: threading.Event) -> None:
    """Catch up whenever an edition is announced, and tell `heard`; returns when told to stop.

    A server that goes away is waited for; what was announced meanwhile is taken in on return.
    """
    while not stop.is_set():
        try:
            with psycopg.connect(database_uri(), autocommit=True) as connection:
                connection.execute(f"listen {CHANNEL}")
                known = snapshot().edition
                while not stop.is_set():
                    newest = catch_up().edition
                    if newest != known:
                        known = newest
                        heard(newest)
                    for _ in connection.notifies(timeout=5, stop_after=1):
                        pass
        except psycopg.OperationalError:
            stop.wait(1)
