"""Keeps where each kind of record is kept: facts with two times, that move the edition.

To turn a kind on is to open a slice of our own that speaks of its table from a day on; to turn it
off is to end what that slice speaks of. What was typed stays where it is.
"""

import datetime
from collections.abc import Callable
from dataclasses import asdict, dataclass, replace

import psycopg

from goldenthread.ledger.append import LOCK, Extent, LoadDetails, append, new_edition
from goldenthread.ledger.sending import send_row
from goldenthread.ledger.typed import change_of, lock_table, slice_of, touched_by
from goldenthread.record.kept_here import MAY_BE_KEPT_HERE


@dataclass(frozen=True, kw_only=True)
class Keeping:
    """How one kind of record stands: whose it is, from when it is kept here (None: it never was)
    and to which last day (None: it still is); who said so, when and why."""

    table_name: str
    owner: str
    kept_from: datetime.date | None
    kept_to: datetime.date | None
    why: str
    said_at: datetime.datetime
    said_by: str

    def holds_on(self, day: datetime.date) -> bool:
        """Whether it is kept here on a day."""
        if self.kept_from is None or day < self.kept_from:
            return False
        return self.kept_to is None or day <= self.kept_to


class SaidOtherwise(Exception):
    """Somebody has said something of where it is kept since."""


NAMES = "table_name, owner, kept_from, kept_to, why, said_at, said_by"


def keeping_of(uri: str, table: str) -> Keeping | None:
    """How a kind of record stands now; None where nothing was ever said of it."""
    with psycopg.connect(uri) as connection:
        return _standing(connection.cursor(), table)


def say_where(
    uri: str,
    council: str,
    new: Keeping,
    *,
    was: Keeping | None,
    now: Callable[[], datetime.datetime],
) -> int:
    """Say whose a kind of record is and from when to when it is kept here, where it stood as it
    `was`; the new edition. Raises SaidOtherwise where it stands otherwise by now."""
    with psycopg.connect(uri) as connection:
        cursor = connection.cursor()
        lock_table(cursor, council, new.table_name)
        if _standing(cursor, new.table_name) != was:
            raise SaidOtherwise
        edition = _speak(connection, council, new, was, now) or _moved(cursor, new.said_at)
        cursor.execute(
            "update ledger_kept_here set closed_by = %s "
            "where closed_by is null and table_name = %s",
            [edition, new.table_name],
        )
        send_row(cursor, "ledger_kept_here", asdict(new) | {"opened_by": edition})
        return edition


def before(uri: str, table: str) -> Keeping | None:
    """How a kind of record stood before what was last said of it; None where nothing was said."""
    with psycopg.connect(uri) as connection:
        row = connection.execute(
            f"select {NAMES} from ledger_kept_here where table_name = %s and closed_by = "
            "(select opened_by from ledger_kept_here where table_name = %s and closed_by is null)",
            [table, table],
        ).fetchone()
        return Keeping(**dict(zip(NAMES.split(", "), row, strict=True))) if row else None


def _standing(cursor: psycopg.Cursor, table: str) -> Keeping | None:
    row = cursor.execute(
        f"select {NAMES} from ledger_kept_here where closed_by is null and table_name = %s",
        [table],
    ).fetchone()
    return Keeping(**dict(zip(NAMES.split(", "), row, strict=True))) if row else None


def _speak(
    connection: psycopg.Connection,
    council: str,
    new: Keeping,
    was: Keeping | None,
    now: Callable[[], datetime.datetime],
) -> int | None:
    """Let the slice of these days speak of them, or one that is taken back of none; the edition
    that this made, None where the days are what they were."""
    held = was or replace(new, kept_from=None, kept_to=None)
    if (new.kept_from, new.kept_to) == (held.kept_from, held.kept_to):
        return None
    is_taken_back = held.kept_from is not None and (
        new.kept_from is None or new.kept_from < held.kept_from
    )
    first_day = held.kept_from if is_taken_back else new.kept_from
    assert first_day is not None
    last_day = held.kept_to if is_taken_back else new.kept_to
    table = MAY_BE_KEPT_HERE[new.table_name]
    one = slice_of(council, table.name, first_day, last_day)
    details = LoadDetails(
        slice=one,
        source=f"{table.title}: where it is kept",
        sha256="",
        loaded_at=new.said_at,
        loaded_by=new.said_by,
        seen_touched_by=touched_by(connection.cursor(), one),
        speaks_further=True,
    )
    extent = Extent.IN_PART if is_taken_back else Extent.OF_ITS_CHILDREN
    moved = {table.name: change_of(table, extent=extent)}
    return append(
        "", details, moved, [], started_at=new.said_at, now=now, within=connection
    ).edition


def _moved(cursor: psycopg.Cursor, at: datetime.datetime) -> int:
    cursor.execute("select pg_advisory_xact_lock(%s)", [LOCK])
    return new_edition(cursor, at)
