"""Typing records here in a test: turned on from a day, and typed."""

import datetime
from collections.abc import Iterable, Mapping
from typing import Any

from goldenthread.ledger.connection import database_uri
from goldenthread.ledger.kept_here import Keeping, keeping_of, say_where
from goldenthread.ledger.typed import TypedRow, Typing, type_rows
from goldenthread.record.kept_here import MAY_BE_KEPT_HERE

COUNCIL = "899"


def now() -> datetime.datetime:
    """The moment."""
    return datetime.datetime.now(datetime.UTC)


def keep_here(
    table: str, since: datetime.date | None, to: datetime.date | None = None, owner: str = ""
) -> int:
    """Say that a kind of record is kept here from a day on; the edition."""
    said = Keeping(
        table_name=table,
        owner=owner,
        kept_from=since,
        kept_to=to,
        why="A test",
        said_at=now(),
        said_by="a test",
    )
    return say_where(database_uri(), COUNCIL, said, was=keeping_of(database_uri(), table), now=now)


def typing_of(table: str, on: datetime.date, by: str = "a test") -> Typing:
    """Somebody who types of a table on a day."""
    return Typing(
        council=COUNCIL,
        table=MAY_BE_KEPT_HERE[table],
        source=f"Typed here by {by}",
        by=by,
        on=on,
        at=now(),
    )


def type_here(table: str, rows: Iterable[Mapping[str, Any]], *, on: datetime.date) -> int:
    """Type new rows; the edition."""
    typed = [TypedRow(cells=row) for row in rows]
    return type_rows(database_uri(), typing_of(table, on), typed, now=now)
