"""Keeps what a person says of something the council decides: facts with two times, of which one
stands for each key. What is said next closes it; nothing is overwritten.
"""

import datetime
from collections.abc import Mapping
from typing import Any

import psycopg

from goldenthread.ledger.append import LOCK, new_edition
from goldenthread.ledger.sending import send_row


class SaidSince(Exception):
    """Somebody has said something of the same since the writer looked. Nothing was kept."""


def say(
    uri: str,
    table: str,
    key: Mapping[str, Any],
    says: Mapping[str, Any],
    *,
    beside: Mapping[str, Any],
    at: datetime.datetime,
    after: int | None = None,
) -> int | None:
    """Keep what is said of a key in one transaction, under the lock of every writer; the edition
    that it made, None where it stands so already. `beside` is who said it, when and why.

    `after` is the edition at which what the writer had before them was said, 0 where nothing was.
    Raises SaidSince where another stands by now; None asks nothing of what stands.
    """
    with psycopg.connect(uri) as connection, connection.cursor() as cursor:
        cursor.execute("select pg_advisory_xact_lock(%s)", [LOCK])
        opened_by, stands = _standing(cursor, table, key, says)
        if stands == tuple(says.values()):
            return None
        if after not in (None, opened_by):
            raise SaidSince
        edition = new_edition(cursor, at)
        _close(cursor, table, key, edition)
        send_row(cursor, table, {**key, **says, **beside, "opened_by": edition})
        return edition


def unsay(
    uri: str,
    table: str,
    key: Mapping[str, Any],
    *,
    at: datetime.datetime,
    after: int | None = None,
) -> int | None:
    """Take back what was said of a key; the edition that this made, None where nothing stands.
    Raises SaidSince as `say` does."""
    with psycopg.connect(uri) as connection, connection.cursor() as cursor:
        cursor.execute("select pg_advisory_xact_lock(%s)", [LOCK])
        opened_by, _ = _standing(cursor, table, key, {})
        if not opened_by:
            return None
        if after not in (None, opened_by):
            raise SaidSince
        edition = new_edition(cursor, at)
        _close(cursor, table, key, edition)
        return edition


def _where(key: Mapping[str, Any]) -> str:
    return " and ".join(("closed_by is null", *(f"{name} = %s" for name in key)))


def _standing(
    cursor: psycopg.Cursor, table: str, key: Mapping[str, Any], says: Mapping[str, Any]
) -> tuple[int, tuple[Any, ...]]:
    """The edition of the row that stands for a key, 0 where none does, and its cells."""
    row = cursor.execute(
        f"select {', '.join(('opened_by', *says))} from {table} where {_where(key)}",
        list(key.values()),
    ).fetchone()
    return (int(row[0]), tuple(row[1:])) if row else (0, ())


def _close(cursor: psycopg.Cursor, table: str, key: Mapping[str, Any], edition: int) -> None:
    cursor.execute(
        f"update {table} set closed_by = %s where {_where(key)}", [edition, *key.values()]
    )
