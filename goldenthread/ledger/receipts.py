"""Receipts of oversight, kept. Nothing is overwritten: the next on a running closes the one before.

Each moves the edition by one, under the lock of every writer, so that it is told to every page as
a load is.
"""

import datetime
from collections.abc import Iterable
from dataclasses import asdict, dataclass

import psycopg

from goldenthread.ledger.append import LOCK, new_edition
from goldenthread.ledger.saying import SaidSince
from goldenthread.ledger.sending import send_row
from goldenthread.record.receipts import Said


@dataclass(frozen=True, kw_only=True)
class Receipt:
    """What is said of one running, by whom and in which role."""

    child_id: str
    clock: str
    started_on: datetime.date | None
    about: str
    said: Said
    why: str
    next_look_on: datetime.date | None
    said_by: str
    said_as: str


def keep(
    uri: str,
    council: str,
    receipt: Receipt,
    *,
    ids: Iterable[str],
    after: int | None,
    at: datetime.datetime,
) -> int:
    """Keep a receipt that was written after another (its number, or None for the first); the new
    edition. `ids` are all ids of the child. Raises SaidSince where another holds by now."""
    with psycopg.connect(uri) as connection:
        cursor = connection.cursor()
        cursor.execute("select pg_advisory_xact_lock(%s)", [LOCK])
        held = _held(cursor, council, receipt, list(ids))
        if (held[-1] if held else None) != after:
            raise SaidSince
        edition = new_edition(cursor, at)
        cursor.execute(
            "update ledger_receipts set closed_by = %s where id = any(%s)", [edition, held]
        )
        said = asdict(receipt) | {"council": council, "said_at": at, "opened_by": edition}
        send_row(cursor, "ledger_receipts", said)
        return edition


def _held(cursor: psycopg.Cursor, council: str, of: Receipt, ids: list[str]) -> list[int]:
    """The numbers of the receipts that hold on a running, oldest first: two ids that became one
    child's may each have one."""
    found = cursor.execute(
        "select id from ledger_receipts where council = %s and child_id = any(%s) and clock = %s "
        "and started_on is not distinct from %s and about = %s and closed_by is null order by id",
        [council, ids, of.clock, of.started_on, of.about],
    )
    return [number for (number,) in found]
