"""What every command stands on: Django set up, migrations applied, the record opened, answers said.

The command line acts as a named operator account, and what it shows of children is logged as such.
"""

import datetime
import getpass
import json
import sys
from collections.abc import Callable, Iterable
from typing import Any

import django
from django.core.exceptions import ImproperlyConfigured

from goldenthread.commands.main import WRONG

FIRST_YEAR, LAST_YEAR = 1950, 2150
"""The years of which a day may be asked: a case has a year before it and clocks that run on."""


class Wrong(Exception):
    """The command line was wrong: one plain sentence."""


def ready() -> None:
    """Set Django up and bring the database to this version, one command at a time.

    Raises Wrong for a setting that cannot be followed.
    """
    try:
        django.setup()
    except ImproperlyConfigured as wrong:
        raise Wrong(str(wrong)) from None
    from goldenthread.commands.migrating import migrate_if_needed

    migrate_if_needed()


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
    """Turn what was wrong into one plain sentence and exit code 2."""

    def answered(asked: Any) -> int:
        try:
            return command(asked)
        except Wrong as wrong:
            print(f"goldenthread: {wrong}", file=sys.stderr)
            return WRONG

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
