"""Decisions on due dates, kept. Nothing is overwritten: a later one stands instead of another.

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
from goldenthread.record.decided_dates import Decided


@dataclass(frozen=True, kw_only=True)
class DateDecision:
    """What is decided of the due date of one running, by whom and in which role. `whose` decision
    it was, where it was another's; `instead_of` is the number of the one that it stands for."""

    child_id: str
    clock: str
    started_on: datetime.date
    about: str
    decided: Decided
    agreed_on: datetime.date | None = None
    paused_from: datetime.date | None = None
    paused_to: datetime.date | None = None
    look_again_on: datetime.date | None = None
    why: str
    whose: str
    said_by: str
    said_as: str
    instead_of: int | None = None


def keep(
    uri: str,
    council: str,
    decision: DateDecision,
    *,
    ids: Iterable[str],
    after: int | None,
    at: datetime.datetime,
) -> int:
    """Keep a decision that was made after another on the same running (its number, or None for the
    first); the new edition. `ids` are all ids of the child. Raises SaidSince where another was
    made by now."""
    with psycopg.connect(uri) as connection:
        cursor = connection.cursor()
        cursor.execute("select pg_advisory_xact_lock(%s)", [LOCK])
        newest = cursor.execute(
            "select max(id) from ledger_date_decisions where council = %s and child_id = any(%s) "
            "and clock = %s and started_on = %s and about = %s",
            [council, list(ids), decision.clock, decision.started_on, decision.about],
        ).fetchone()
        if (newest[0] if newest else None) != after:
            raise SaidSince
        edition = new_edition(cursor, at)
        said = asdict(decision) | {"council": council, "said_at": at, "opened_by": edition}
        send_row(cursor, "ledger_date_decisions", said)
        return edition
