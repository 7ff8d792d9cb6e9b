"""Keeps a council's choice of who speaks for what: facts with two times, that move the edition."""

import datetime
from collections.abc import Sequence
from dataclasses import dataclass

import psycopg

from goldenthread.ledger.append import LOCK, new_edition


@dataclass(frozen=True, kw_only=True)
class Choice:
    """For these tables these kinds of return speak first, in order; of none, the later day does.

    `kinds` is None where the choice is taken back: then it is as though none was ever made.
    """

    tables: tuple[str, ...]
    kinds: tuple[str, ...] | None
    why: str
    decided_on: datetime.date
    chosen_at: datetime.datetime
    chosen_by: str


def choose(uri: str, choice: Choice) -> int | None:
    """Keep a choice, in one transaction under the lock of every writer; gives the edition that it
    made, or None where it changes nothing."""
    with psycopg.connect(uri) as connection, connection.cursor() as cursor:
        cursor.execute("select pg_advisory_xact_lock(%s)", [LOCK])
        changed = _tables_that_change(cursor, choice)
        if not changed:
            return None
        edition = new_edition(cursor, choice.chosen_at)
        cursor.execute(
            "update ledger_authority set closed_by = %s "
            "where closed_by is null and table_name = any(%s)",
            [edition, changed],
        )
        if choice.kinds is not None:
            _open(cursor, choice, changed, edition)
        return edition


def _tables_that_change(cursor: psycopg.Cursor, choice: Choice) -> list[str]:
    rows = cursor.execute(
        "select table_name, kinds from ledger_authority "
        "where closed_by is null and table_name = any(%s)",
        [list(choice.tables)],
    ).fetchall()
    held: dict[str, str] = {str(name): str(kinds) for name, kinds in rows}
    wanted = None if choice.kinds is None else " ".join(choice.kinds)
    return [name for name in choice.tables if held.get(name) != wanted]


def _open(cursor: psycopg.Cursor, choice: Choice, tables: Sequence[str], edition: int) -> None:
    assert choice.kinds is not None
    cursor.executemany(
        "insert into ledger_authority (table_name, kinds, why, decided_on, chosen_at, chosen_by, "
        "opened_by) values (%s, %s, %s, %s, %s, %s, %s)",
        [
            [
                name,
                " ".join(choice.kinds),
                choice.why,
                choice.decided_on,
                choice.chosen_at,
                choice.chosen_by,
                edition,
            ]
            for name in tables
        ],
    )
