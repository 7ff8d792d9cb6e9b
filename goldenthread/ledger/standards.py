"""Keeps the local standards that a council sets: facts with two times, that move the edition."""

import datetime
from dataclasses import dataclass

import psycopg

from goldenthread.ledger.append import LOCK, new_edition


@dataclass(frozen=True, kw_only=True)
class Setting:
    """From a day on a rule allows so much of its unit; 0 where the council does not use it."""

    rule: str
    allowed: int
    in_force_from: datetime.date
    why: str
    set_at: datetime.datetime
    set_by: str


def set_standard(uri: str, setting: Setting) -> int | None:
    """Keep a setting in one transaction under the lock of every writer; gives the edition that it
    made, None where it is so already. One of the same day gives way to it."""
    with psycopg.connect(uri) as connection, connection.cursor() as cursor:
        cursor.execute("select pg_advisory_xact_lock(%s)", [LOCK])
        if _standing(cursor, setting.rule, setting.in_force_from) == setting.allowed:
            return None
        edition = new_edition(cursor, setting.set_at)
        _close(cursor, setting.rule, setting.in_force_from, edition)
        cursor.execute(
            "insert into ledger_standards "
            "(rule, allowed, in_force_from, why, set_at, set_by, opened_by) "
            "values (%s, %s, %s, %s, %s, %s, %s)",
            [
                setting.rule,
                setting.allowed,
                setting.in_force_from,
                setting.why,
                setting.set_at,
                setting.set_by,
                edition,
            ],
        )
        return edition


def take_back(
    uri: str, rule: str, in_force_from: datetime.date, at: datetime.datetime
) -> int | None:
    """Take a setting back: what stood before is in force again. Gives the edition that it made,
    None where there is no such setting."""
    with psycopg.connect(uri) as connection, connection.cursor() as cursor:
        cursor.execute("select pg_advisory_xact_lock(%s)", [LOCK])
        if _standing(cursor, rule, in_force_from) is None:
            return None
        edition = new_edition(cursor, at)
        _close(cursor, rule, in_force_from, edition)
        return edition


def _standing(cursor: psycopg.Cursor, rule: str, in_force_from: datetime.date) -> int | None:
    row = cursor.execute(
        "select allowed from ledger_standards "
        "where closed_by is null and rule = %s and in_force_from = %s",
        [rule, in_force_from],
    ).fetchone()
    return None if row is None else int(row[0])


def _close(cursor: psycopg.Cursor, rule: str, in_force_from: datetime.date, edition: int) -> None:
    cursor.execute(
        "update ledger_standards set closed_by = %s "
        "where closed_by is null and rule = %s and in_force_from = %s",
        [edition, rule, in_force_from],
    )
