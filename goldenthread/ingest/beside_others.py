"""What is said of a return as a whole, beside what is held already: is it a part of its year, is
its year over, does any census know its children.

Nothing of this refuses a file: a small council's years differ, and a sample is a sample. It is said
before anything else is, and a person decides.
"""

import datetime
from collections.abc import Mapping

import pyarrow as pa

from goldenthread.ingest.findings import (
    FEWER_ROWS,
    NOT_CARRIED_ON,
    NOT_YET_OVER,
    Finding,
    Severity,
)
from goldenthread.ingest.staging import Staged
from goldenthread.ledger.append import SliceName
from goldenthread.ledger.beside import GOES_ON, HeldYear, is_left_open
from goldenthread.record.catalogue import TABLES
from goldenthread.returns.cin_census import CIN_CENSUS

FEWER_THAN = 0.5
"""Of the rows of the year beside it. What a council counts moves by less than a fifth in a year."""

ENOUGH_ROWS = 50
"""Below this many rows in the other year a table's share says little."""

MOST_NOT_CARRIED_ON = 0.2
"""Of the rows left open. What was closed late goes missing too: three or four in a hundred."""

ENOUGH_OPEN = 10

IF_A_PART = "If it is a part of its year, load the whole of it; if not, leave it."
IF_THAT_ONE_WAS = "If that one was a part of its year, load the whole of it."


def beside_other_years(
    staged: Staged, one: SliceName, years: tuple[HeldYear | None, HeldYear | None]
) -> list[Finding]:
    """What looks like a part of a year: this file beside the years held before and after it, and
    the year after it, which is held, beside this file."""
    before, after = years
    if before is None and after is None:
        return []
    here = {table.name: staged.count(table.name) for table in staged.tables}
    found: list[Finding | None] = []
    if nearest := before or after:
        lost = _fewer(here, nearest.rows, one)
        says = f"This file holds far fewer rows than the census of {nearest.period}"
        found.append(_finding(FEWER_ROWS, says, lost, IF_A_PART))
    if before and before.year == one.year - 1:
        lost = _not_carried_on(_left_open_before(staged, before))
        says = f"Open on 31 March {before.year} and neither carried on nor closed in this file"
        found.append(_finding(NOT_CARRIED_ON, says, lost, f"{IF_A_PART} {TAKEN_TO_HAVE_ENDED}"))
    if after:
        lost = _fewer(after.rows, here, one)
        says = f"The census of {after.period}, which is held, has far fewer rows than this file"
        found.append(_finding(FEWER_ROWS, says, lost, IF_THAT_ONE_WAS))
    if after and after.year == one.year + 1:
        lost = _not_carried_on(_left_open_here(staged, after))
        says = (
            f"Open on 31 March {one.year} in this file, and neither carried on nor closed in the "
            f"census of {after.period}, which is held"
        )
        found.append(_finding(NOT_CARRIED_ON, says, lost, IF_THAT_ONE_WAS))
    return [finding for finding in found if finding is not None]


TAKEN_TO_HAVE_ENDED = (
    "What is not carried on is taken to have ended in between, on a day that no file says."
)


def not_yet_over(one: SliceName, today: datetime.date) -> list[Finding]:
    """That the last day of which the file speaks is still to come."""
    if one.last_day is None or one.last_day <= today:
        return []
    if one.kind != CIN_CENSUS.kind:
        return [
            Finding(
                code=NOT_YET_OVER,
                table="Message",
                says=one.last_day.isoformat(),
                why=f"This return speaks up to {one.last_day:%-d %B %Y}, which is still to come. "
                "If that day is mistyped, correct it where the return is made, and load it again.",
                severity=Severity.QUERY,
            )
        ]
    return [
        Finding(
            code=NOT_YET_OVER,
            table="Header",
            column="ReferenceDate",
            says=one.last_day.isoformat(),
            why=f"This census is for the year to 31 March {one.year}, which is still to come, and "
            "every page shows that day unless another is asked for. If the year is mistyped, "
            "correct Year and ReferenceDate.",
            severity=Severity.QUERY,
        )
    ]


def _fewer(
    few: Mapping[str, int], many: Mapping[str, int], one: SliceName
) -> dict[str, tuple[int, int]]:
    """The tables of which `few` has less than FEWER_THAN of `many`: how many each has."""
    return {
        name: (few.get(name, 0), rows)
        for name, rows in many.items()
        if rows >= ENOUGH_ROWS
        and few.get(name, 0) < rows * FEWER_THAN
        and one.year >= TABLES[name].since(one.kind)
    }


def _not_carried_on(left_open: Mapping[str, tuple[int, int]]) -> dict[str, tuple[int, int]]:
    return {
        name: (lost, rows)
        for name, (lost, rows) in left_open.items()
        if rows >= ENOUGH_OPEN and lost > rows * MOST_NOT_CARRIED_ON
    }


def _left_open_before(staged: Staged, before: HeldYear) -> dict[str, tuple[int, int]]:
    """By table: how many rows that the year before left open this file lacks, and left open."""
    return {
        name: (_lacking(staged, rows, f"select row_key from {name}"), rows.num_rows)
        for name, rows in before.left_open.items()
    }


def _left_open_here(staged: Staged, after: HeldYear) -> dict[str, tuple[int, int]]:
    """By table: how many rows that this file leaves open the year after lacks, and leaves open."""
    counted = {}
    for name in GOES_ON:
        open_here = f"select row_key from {name} where {is_left_open(TABLES[name])}"
        rows = staged.connection.execute(open_here).fetch_arrow_table()
        staged.connection.register("of_the_next", after.keys[name])
        lacking = _lacking(staged, rows, "select row_key from of_the_next")
        staged.connection.unregister("of_the_next")
        counted[name] = (lacking, rows.num_rows)
    return counted


def _lacking(staged: Staged, rows: pa.Table, there: str) -> int:
    staged.connection.register("beside", rows)
    try:
        return staged.count(f"beside where row_key not in ({there})")
    finally:
        staged.connection.unregister("beside")


def _finding(
    code: str, says: str, lost: Mapping[str, tuple[int, int]], what_to_do: str
) -> Finding | None:
    if not lost:
        return None
    tables = ", ".join(
        f"{few:,} of {many:,} {TABLES[name].title.lower()}" for name, (few, many) in lost.items()
    )
    return Finding(
        code=code,
        table="Message",
        why=f"{says}: {tables}. {what_to_do}",
        severity=Severity.ERROR,
    )
