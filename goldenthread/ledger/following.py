"""The snapshot that this process reads: one, in step with the ledger whenever it is asked.

Asking PostgreSQL for the newest edition costs a fraction of a millisecond, and means that whoever
wrote something reads it on their own next page.
"""

import threading
from collections.abc import Callable, Iterable
from functools import lru_cache

import adbc_driver_postgresql.dbapi as adbc
import psycopg
import pyarrow as pa
from django.conf import settings
from django.db import InterfaceError, OperationalError, close_old_connections
from django.db.models import Max

from goldenthread.ledger.append import CHANNEL
from goldenthread.ledger.changes import changes_since
from goldenthread.ledger.connection import database_uri
from goldenthread.ledger.models import Edition
from goldenthread.record.snapshot import Reading, Snapshot
from goldenthread.record.unchanged import made_from
from goldenthread.statute.calendar import WorkingCalendar

WENT_AWAY = (psycopg.OperationalError, adbc.OperationalError, OperationalError, InterfaceError)
"""What is raised where the server goes away, by whichever way it was being asked."""

_one_follows = threading.Lock()


@lru_cache(maxsize=1)
def _snapshot() -> Snapshot:
    return _nothing_yet()


def _nothing_yet() -> Snapshot:
    return Snapshot(
        working_days=pa.Table.from_pylist(WorkingCalendar.of_england().rows()),
        days_earlier=settings.DAY_CONVENTION.days_earlier,
        step_lists=settings.STEP_LISTS,
        closures=settings.CLOSURES,
    )


def newest_edition() -> int:
    """The edition at which the ledger stands."""
    return int(Edition.objects.aggregate(newest=Max("number"))["newest"] or 0)


def catch_up() -> Snapshot:
    """The snapshot, with all that the ledger has committed by now."""
    snapshot = _snapshot()
    if newest_edition() > snapshot.edition:
        with _one_follows:
            if newest_edition() > snapshot.edition:
                snapshot.take_in(changes_since(database_uri(), snapshot.edition))
    return snapshot


def read(edition: int | None = None) -> Reading:
    """The record as known at an edition, the newest where None. Raises record's NoSuchEdition."""
    return catch_up().at(edition)


def read_of(tables: Iterable[str]) -> Reading:
    """The record as it stands, to be asked of these tables alone: what they are not made from is
    not read, and would take several times the memory. Where this process has a snapshot of all
    there is, that is read."""
    if _snapshot.cache_info().currsize:
        return read()
    part = _nothing_yet()
    part.take_in(changes_since(database_uri(), 0, frozenset().union(*map(made_from, tables))))
    return part.at()


def stood_since(edition: int, name: str, tables: Callable[[], Iterable[str]]) -> int:
    """The edition since which these tables of the record have stood as they stand at one that this
    process has caught up with; `name` is theirs, and PostgreSQL is not asked."""
    return _snapshot().stood_since(edition, name, tables)


def forget() -> None:
    """Let go of the snapshot: the next reading starts from nothing (a new database in a test)."""
    _snapshot.cache_clear()


def follow(heard: Callable[[int], None], stop: threading.Event) -> None:
    """Tell `heard` where the ledger stands, and each edition that is announced, caught up with;
    returns when told to stop.

    A server that goes away is waited for; what was announced meanwhile is taken in on return.
    """
    known: int | None = None
    while not stop.is_set():
        try:
            if known is None:
                known = catch_up().edition
                heard(known)
            with psycopg.connect(database_uri(), autocommit=True) as connection:
                connection.execute(f"listen {CHANNEL}")
                while not stop.is_set():
                    newest = catch_up().edition
                    if newest != known:
                        known = newest
                        heard(newest)
                    for _ in connection.notifies(timeout=5, stop_after=1):
                        pass
        except WENT_AWAY:
            close_old_connections()
            stop.wait(1)
