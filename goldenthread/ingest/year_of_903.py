"""Which year an SSDA903 is for: none of its tables says, so its days and its name are asked.

The year is named by the year that it ends in: 2025 is 1 April 2024 to 31 March 2025. A return of
that year holds nothing that happened after it, and in its reviews and endings little that happened
before: it is the latest year in which more than a few of its days lie. Days of birth tell nothing,
nor do days that lie ahead.
"""

import datetime
import re
from collections.abc import Mapping, Sequence
from dataclasses import dataclass
from enum import StrEnum

import duckdb

from goldenthread.returns.ssda903 import LAST_YEARS

EPISODES = {"episodes": ("DECOM", "DEC")}
OTHERS = {
    "reviews": ("REVIEW",),
    "missing": ("MIS_START", "MIS_END"),
    "ad1": ("DATE_INT", "DATE_MATCH"),
    "placed_for_adoption": ("DATE_PLACED", "DATE_PLACED_CEASED"),
    "sw_episodes": ("SW_DECOM", "SW_DEC"),
    "dolo": ("DOLO_START", "DOLO_END"),
}
"""The cells that say a day on which something happened, by table."""

SAYS_ITS_YEAR = ("oc2", "oc3")
"""The tables in which some councils' files have a column for the year."""

FEW = 0.01
"""Slips of the hand: a year with fewer days than this share of the fullest year's is not the year
of the return."""

_TWO_YEARS = re.compile(r"(?<!\d)(20\d{2})(?:\s*(?:[-/_–]|to)\s*)?((?:20)?\d{2})(?!\d)")
_LAST_DAY = re.compile(
    r"(?<!\d)(?:31[-_. ]?0?3[-_. ]?(20\d{2})|(20\d{2})[-_. ]?03[-_. ]?31"
    r"|31[-_ .]?mar\w*[-_ .]?(20\d{2}))(?!\d)",
    re.IGNORECASE,
)
_ONE_YEAR = re.compile(r"(?<!\d)(20\d{2})(?!\d)")


class Sure(StrEnum):
    """How far the year can be relied on."""

    CERTAIN = "certain"
    LIKELY = "likely"
    DOUBTFUL = "doubtful"
    UNKNOWN = "unknown"


@dataclass(frozen=True)
class YearFound:
    """The year of a return, how sure that is, and why, in words."""

    year: int | None
    sure: Sure
    because: str


def year_of(
    connection: duckdb.DuckDBPyConnection,
    names: Sequence[str] | str,
    *,
    on: datetime.date | None = None,
) -> int | None:
    """The year that the return as read in `connection` (its `read_*` tables) is for, or None.

    `names` are the names of its file and folder, the nearest first; days after `on` tell nothing.
    """
    return find_year(connection, names, on=on).year


def find_year(
    connection: duckdb.DuckDBPyConnection,
    names: Sequence[str] | str,
    *,
    on: datetime.date | None = None,
) -> YearFound:
    """The same, with how sure it is and why."""
    named, guessed = _named([names] if isinstance(names, str) else names)
    written = _written_in_it(connection)
    by_days = _by_days(connection, on)
    told = named or written
    if told and by_days in (None, told):
        sure = Sure.CERTAIN if by_days else Sure.LIKELY
        return YearFound(told, sure, f"it says that it is for {in_words(told)}")
    if told and by_days:
        return YearFound(
            told,
            Sure.DOUBTFUL,
            f"it says that it is for {in_words(told)}, and the latest days in it are of "
            f"{in_words(by_days)}",
        )
    if by_days:
        sure = Sure.CERTAIN if guessed == by_days else Sure.LIKELY
        return YearFound(by_days, sure, f"the latest days in it are of {in_words(by_days)}")
    if guessed:
        return YearFound(guessed, Sure.DOUBTFUL, f"{guessed} stands in its name")
    return YearFound(None, Sure.UNKNOWN, "neither its name nor a day in it says")


def year_named(name: str) -> int | None:
    """The year that a file or folder name says: 2024-25, 202425 or 31-03-2025; None for none."""
    days = _LAST_DAY.search(name)
    if days:
        return int(next(year for year in days.groups() if year))
    for first, second in _TWO_YEARS.findall(name):
        if int(second) % 100 == (int(first) + 1) % 100:
            return int(first) + 1
    return None


def is_of_last_year(name: str) -> bool:
    """Whether a file name says that it belongs to the set of the year before (`episodes_last`)."""
    return name.lower().endswith(LAST_YEARS)


def _named(names: Sequence[str]) -> tuple[int | None, int | None]:
    """The year that the nearest name says, and the one that may be meant by a year alone."""
    back = 1 if any(is_of_last_year(name) for name in names) else 0
    said = next((year for name in names if (year := year_named(name))), None)
    alone = next((int(one[1]) for name in names if (one := _ONE_YEAR.search(name))), None)
    return (said - back if said else None), (alone - back if alone else None)


def _written_in_it(connection: duckdb.DuckDBPyConnection) -> int | None:
    """The year in a column of its own, where every row that fills it says the same."""
    rows = connection.execute(
        " union ".join(
            f'select distinct "YEAR" from "read_{table}" where "YEAR text" is not null'
            for table in SAYS_ITS_YEAR
        )
    ).fetchall()
    return rows[0][0] if len(rows) == 1 else None


def _by_days(connection: duckdb.DuckDBPyConnection, on: datetime.date | None) -> int | None:
    """The latest year in which more than a few of the return's days lie."""
    return _latest_year(connection, EPISODES, on) or _latest_year(connection, OTHERS, on)


def _latest_year(
    connection: duckdb.DuckDBPyConnection,
    happened: Mapping[str, tuple[str, ...]],
    on: datetime.date | None,
) -> int | None:
    days = " union all ".join(
        f'select "{cell}" as day from "read_{table}"'
        for table, cells in happened.items()
        for cell in cells
    )
    row = connection.execute(
        "with years as (select year(day) + case when month(day) >= 4 then 1 else 0 end as ending, "
        f"count(*) as days from ({days}) where day <= coalesce($on, date '9999-12-31') "
        "group by ending) "
        f"select max(ending) from years where days >= {FEW} * (select max(days) from years)",
        {"on": on},
    ).fetchone()
    return row[0] if row else None


def in_words(ending: int) -> str:
    """`2024-25` for the year that ends in 2025."""
    return f"{ending - 1}-{ending % 100:02d}"
