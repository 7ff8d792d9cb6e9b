"""What every command stands on: Django set up, migrations applied, the record opened, answers said.

The command line acts as a named operator account, and what it shows of children is logged as such.
"""

import datetime
import getpass
import json
import os
import sys
from collections.abc import Callable, Iterable
from typing import Any

import django
from django.core.exceptions import ImproperlyConfigured

from goldenthread.commands.main import BROKEN, WRONG
from goldenthread.ledger.connection import DatabaseDidNotStart

FIRST_YEAR, LAST_YEAR = 1950, 2150
"""The years of which a day may be asked: a case has a year before it and clocks that run on."""


OLDEST_POSTGRES = 15


class Wrong(Exception):
    """The command line, or a setting that it reads, was wrong: one plain sentence."""


def ready() -> None:
    """Set Django up and bring the database to this version, one command at a time.

    Raises Wrong for a setting that cannot be followed, DatabaseDidNotStart.
    """
    try:
        django.setup()
    except ImproperlyConfigured as wrong:
        raise Wrong(str(wrong)) from None
    _check_the_database_answers()
    from goldenthread.commands.migrating import migrate_if_needed

    migrate_if_needed()


def _check_the_database_answers() -> None:
    """Raise Wrong, in words without its password, for a DATABASE_URL that leads nowhere."""
    from django.db import DatabaseError, connection
    from django.db.utils import NotSupportedError

    try:
        connection.ensure_connection()
        version = int(getattr(connection, "pg_version", 0)) // 10_000
    except NotSupportedError:
        version = OLDEST_POSTGRES - 1
    except DatabaseError:
        if not os.environ.get("DATABASE_URL"):
            raise
        raise Wrong(
            "the PostgreSQL that DATABASE_URL names does not answer, or does not let this account "
            "in; see that its address, account and password are right and that it runs."
        ) from None
    if version < OLDEST_POSTGRES:
        raise Wrong(
            f"the PostgreSQL that DATABASE_URL names is older than {OLDEST_POSTGRES}; name one of "
            f"{OLDEST_POSTGRES} or newer."
        )


def now() -> datetime.datetime:
    """This moment, in UTC."""
    return datetime.datetime.now(datetime.UTC)


def operator() -> str:
    """The account that this command acts as."""
    try:
        return f"operator {getpass.getuser()}"
    except (KeyError, OSError):
        return "operator"


def answering(command: Callable[[Any], int]) -> Callable[[Any], int]:
    """Turn what was wrong into one plain sentence and exit code 2 (3 where our own PostgreSQL did
    not start)."""

    def answered(asked: Any) -> int:
        try:
            return command(asked)
        except Wrong as wrong:
            print(f"goldenthread: {wrong}", file=sys.stderr)
            return WRONG
        except DatabaseDidNotStart as why:
            print(f"goldenthread: {why}", file=sys.stderr)
            return BROKEN

    return answered


def day_asked(text: str | None) -> datetime.date | None:
    """The day in `--on`, or None where it was not given. Raises Wrong."""
    if text is None:
        return None
    try:
        day = datetime.date.fromisoformat(text)
    except ValueError:
        raise Wrong(f"{text[:30]!r} is not a day; write it like 2025-03-31.") from None
    if not FIRST_YEAR <= day.year <= LAST_YEAR:
        raise Wrong(f"nothing can be known of {day}; ask from {FIRST_YEAR} to {LAST_YEAR}.")
    return day


def so_many(count: int, what: str) -> str:
    """`1 finding`, `1,200 findings`."""
    return f"{count:,} {what}{'' if count == 1 else 's'}"


def say_json(value: Any) -> None:
    """Print an answer as JSON."""
    json.dump(value, sys.stdout, default=str, ensure_ascii=False, indent=1)
    sys.stdout.write("\n")


def say_table(rows: Iterable[Iterable[Any]], headings: Iterable[str]) -> None:
    """Print an answer as columns."""
    lines = [[str(h) for h in headings], *[["" if c is None else str(c) for c in r] for r in rows]]
    widths = [min(60, max(len(line[i]) for line in lines)) for i in range(len(lines[0]))]
    for line in lines:
        print("  ".join(c.ljust(w) for c, w in zip(line, widths, strict=True)).rstrip())
