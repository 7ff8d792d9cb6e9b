"""What is said about a return that could not be read, or that a person should look at."""

from collections.abc import Iterable
from dataclasses import dataclass
from enum import StrEnum
from typing import Any


class Severity(StrEnum):
    """Whether a finding says that something is wrong, or asks whether it is."""

    ERROR = "error"
    QUERY = "query"
    NOTE = "note"


@dataclass(frozen=True, kw_only=True)
class Finding:
    """One thing to look at: where in the file, what it says there and why it is wrong.

    `code` is DfE's rule number where DfE has one. `ordinal` counts the rows of `table` in the
    file from 1; `line` is the line of the file.
    """

    code: str
    table: str
    why: str
    says: str = ""
    column: str = ""
    ordinal: int | None = None
    line: int | None = None
    severity: Severity = Severity.ERROR


MOST_SINGLY = 500
"""So many rows, or children, are named one by one; what comes after is counted together."""

LONGEST_SAYS = 200
"""Letters of a cell that a finding quotes."""


def one_each(
    rows: Iterable[tuple[int, int, str | None]],
    *,
    code: str,
    table: str,
    column: str,
    why: str,
    severity: Severity = Severity.ERROR,
) -> list[Finding]:
    """The same finding of each of these rows: ordinal, line, and what stands there."""
    return [
        Finding(
            code=code,
            table=table,
            column=column,
            ordinal=ordinal,
            line=line,
            says=str(says or "")[:LONGEST_SAYS],
            why=why,
            severity=severity,
        )
        for ordinal, line, says in rows
    ]


def table_not_read(
    name: str, why: str, *, rows: int | None = None, severity: Severity = Severity.NOTE
) -> Finding:
    """That a table of a file, or a sheet, is no part of the return; `why` is what it lacks, and
    `rows` how many are lost with it, where that is known."""
    lost = "it was" if not rows else f"its {rows:,} row{'s were' if rows > 1 else ' was'}"
    return Finding(
        code=NOT_READ,
        table="Message",
        says=name[:60],
        why=f"The table {name[:60]!r} {why}; {lost} not read.",
        severity=severity,
    )


SEVERITY_WORDS = {
    Severity.ERROR: "to mend",
    Severity.QUERY: "to ask about",
    Severity.NOTE: "to know",
}

FEWER_ROWS = "far-fewer-rows"
NOT_CARRIED_ON = "open-and-not-carried-on"
NOT_YET_OVER = "year-not-over"
CARRIES_NONE = "carries-none"
EVERY_REFERRAL_ENDED = "every-referral-ended"
HARDLY_A_DAY_READ = "hardly-a-day-read"
NO_DAY_SAID = "no-day-said"
DAY_TAKEN = "as-at-taken"
NOT_READ = "table-not-read"
ABOUT_THE_WHOLE_FILE = (
    NO_DAY_SAID,
    FEWER_ROWS,
    NOT_CARRIED_ON,
    NOT_YET_OVER,
    CARRIES_NONE,
    EVERY_REFERRAL_ENDED,
    HARDLY_A_DAY_READ,
)
"""What is said of a file as a whole, before anything about a row of it."""


class Refused(Exception):
    """A file that is not taken in. Its text is one plain sentence for the person who sent it."""


class OfNoReturn(Refused):
    """A file in which no return that we read is seen."""


def refused_as_json(source: str, why: str, *, dry_run: bool) -> dict[str, Any]:
    """What `load --json` says of a file that was not taken in: the keys of one that was, empty."""
    return {
        "load": None,
        "edition": None,
        "kind": None,
        "slice": None,
        "source": source,
        "first_day": None,
        "last_day": None,
        "tables": {},
        "in_part": [],
        "findings": [],
        "seconds": 0.0,
        "locked_for": 0.0,
        "dry_run": dry_run,
        "refused": why,
    }
