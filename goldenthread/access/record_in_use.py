"""The snapshot of this process: one, in step with the ledger whenever it is asked.

Asking PostgreSQL for the newest edition costs a fraction of a millisecond, and means that whoever
wrote something reads it on their own next page.
"""

import threading
from functools import lru_cache

import pyarrow as pa
from django.db.models import Max

from goldenthread.ledger.connection import database_uri
from goldenthread.ledger.feed import changes_since
from goldenthread.ledger.models import Edition
from goldenthread.record.snapshot import Reading, Snapshot
from goldenthread.statute.calendar import WorkingCalendar

_one_follows = threading.Lock()


@lru_cache(maxsize=1)
def _snapshot() -> Snapshot:
    return Snapshot(working_days=pa.Table.from_pylist(WorkingCalendar.of_england().rows()))


def reading_at(edition: int | None = None) -> Reading:
    """The record as known at an edition, the newest where None. Raises record's NoSuchEdition."""
    snapshot = _snapshot()
    newest = Edition.objects.aggregate(newest=Max("number"))["newest"] or 0
    if newest > snapshot.edition:
        with _one_follows:
            if newest > snapshot.edition:
                snapshot.take_in(changes_since(database_uri(), snapshot.edition))
    return snapshot.at(edition)


def forget() -> None:
    """Let go of the snapshot: the next reading starts from nothing (a new database in a test)."""
    _snapshot.cache_clear()
