"""A year's children in need census, written from what the record holds.

In it, by DfE's rule: every child referred in the year, or with an episode of need open at any time
in it; of each such episode what was open or begun in the year, and the reviews and conferences
held in it. Nothing that came after its 31 March is said, save of what has no day of its own (a
category, a need), which is as last recorded. What the census of that very year said is in it
whatever its days are: nobody's row is dropped for being odd.
"""

import datetime

from goldenthread.record.snapshot import Reading
from goldenthread.record.table import RecordTable
from goldenthread.record.written_out.cells import Saying
from goldenthread.record.written_out.crosswalk_back import Told
from goldenthread.record.written_out.days import enquired, under_way
from goldenthread.record.written_out.trees import Taking, trees_of
from goldenthread.record.written_out.unsaid import AsWritten, Row, WrittenOut, nobody_knows
from goldenthread.returns.cin_census import CIN_CENSUS, EPISODE
from goldenthread.statute.months import days_of_census_year

EXPECTED = "ExpectedPersonBirthDate"
NOT_KNOWN = "U"
"""The sex of a child who is not born yet."""


def census_of(reading: Reading, year: int, as_written: AsWritten = nobody_knows) -> WrittenOut:
    """The census of the year that ends in `year`, a tree a child."""
    first, last = days_of_census_year(year)
    return trees_of(
        reading,
        Taking(
            shape=CIN_CENSUS,
            episode=EPISODE,
            first=first,
            last=last,
            saying=Saying(up_to=last, as_written=as_written),
            in_scope=in_the_year,
            unborn=_unborn,
            said_by_itself=f"s.kind = '{CIN_CENSUS.kind}' and s.year = $year",
            year=year,
            finish=_born_once,
        ),
    )


def _born_once(_told: Told, _row: Row, cells: Row) -> Row:
    """Who is born has the day of birth alone: the record keeps the expected one too, and DfE takes
    either."""
    days = [cells.get(name) for name in ("PersonBirthDate", EXPECTED)]
    if all(isinstance(day, datetime.date) for day in days):
        del cells[EXPECTED]
    return cells


def _unborn(row: Row) -> Row:
    return {EXPECTED: row["expected_on"] or row["born_on"], "Sex": NOT_KNOWN}


def in_the_year(table: RecordTable) -> str:
    """SQL that is true where a row `t` is of the year from `$first` to `$last`."""
    if not table.spans:
        return "true"
    begun_in_it = f"t.{table.spans[0]} between $first and $last"
    if table.name == "section_47_enquiries":
        return enquired("$first", "$last")
    if len(table.spans) == 1:
        return begun_in_it
    start, end = table.spans
    open_in_it = under_way(start, end, "$first", "$last")
    if table.name == "referrals":
        return f"case when t.no_further_action then {begun_in_it} else {open_in_it} end"
    return open_in_it
