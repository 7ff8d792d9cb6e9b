"""What a rule of the census is: one expression for the rows that break it, and its words.

A rule's expression is written over the record's tables as staged for one file. Ibis is imported
here and in the files of rules, never in `compiled`, `cells` or `running`, so that a load whose
rules are compiled already does not pay for it.
"""

from __future__ import annotations

from collections.abc import Sequence
from dataclasses import dataclass
from functools import reduce
from operator import or_
from string import Formatter
from typing import Any

import ibis
from ibis import _

from goldenthread.codes.code_set import CodeSet
from goldenthread.ingest.findings import Severity
from goldenthread.record.expressions import calendar, is_unreadable, people, referrals

DFE = "DfE, children in need census: validation rules"
DFE_DRAFT = "DfE, children in need census 2026-27, module 5: validation rules as drafted"

BLANK = "blank"
EPISODE = ("child_id", "referred_on")


@dataclass(frozen=True, kw_only=True, eq=False)
class CensusRule:
    """One of DfE's validation rules, under DfE's own code.

    `table` is the record table and `column` the census element that a person should look at.
    `broken` has a row for each fault: `ordinal` and `line` (its place in the file) and `says`; it
    is None where staging alone can see the fault (cells.py). `since` and `until` are the first and
    last census years it holds in. `why` is one sentence: what is wrong and what to do. `protects`
    names what would be counted wrongly. A rule with `replaces_same_row_twice` says better what
    staging noticed when it merged two rows, and stands in its place.
    """

    code: str
    title: str
    table: str
    column: str
    why: str
    protects: str
    broken: ibis.Table | None = None
    since: int | None = None
    until: int | None = None
    needs_calendar: bool = False
    replaces_same_row_twice: bool = False
    source: str = DFE

    @property
    def severity(self) -> Severity:
        """DfE marks with a Q what may be right after all."""
        return Severity.QUERY if self.code.endswith("Q") else Severity.ERROR


census = ibis.table({"first_day": "date", "last_day": "date", "year": "int32"}, name="census")
"""One row: the first and last day of the year that the file is for, and the year it ends in."""

FIRST_DAY = census.first_day.as_scalar()
LAST_DAY = census.last_day.as_scalar()
YEAR = census.year.as_scalar()


def as_read(group: str, **cells: str) -> ibis.Table:
    """A table of the return before rows of one key were merged: n, parent, line and its cells."""
    columns = {"n": "int32", "parent": "int32", "line": "int32", **cells}
    return ibis.table(columns, name=f"read_{group}")


def breaking(rows: ibis.Table, *faults: Any, says: str) -> ibis.Table:
    """The rows for which every fault holds: `ordinal`, `line` and `says`.

    `says` quotes columns of `rows` in braces: "closed {closed_on}, referred {referred_on}".
    """
    broken = rows.filter(*faults) if faults else rows
    return broken.select("ordinal", "line", says=_quoting(broken, says))


def _quoting(rows: ibis.Table, says: str) -> Any:
    quoted: Any = ibis.literal("")
    for words, column, _spec, _conversion in Formatter().parse(says):
        if words:
            quoted = quoted + words
        if column:
            quoted = quoted + rows[column].cast("string").fill_null(BLANK)
    return quoted


def blank(column: str) -> Any:
    """Whether the cell was left blank; one that could not be read is not blank."""
    return _[column].isnull() & ~is_unreadable(_, column)


def outside_the_year(column: str) -> Any:
    """Whether the day lies before the first or after the last day of the census year."""
    return (_[column] < FIRST_DAY) | (_[column] > LAST_DAY)


def with_child(rows: ibis.Table) -> ibis.Table:
    """The rows, each with the dates of its child."""
    return rows.inner_join(
        people.select("child_id", "born_on", "expected_on", "died_on"), "child_id"
    )


def with_episode(rows: ibis.Table) -> ibis.Table:
    """The rows, each with the closure of the episode of need that it was made in."""
    episode = referrals.select(
        "child_id",
        "referred_on",
        episode_closed_on=referrals.closed_on,
        episode_closure_reason=referrals.closure_reason,
        episode_no_further_action=referrals.no_further_action,
    )
    return rows.inner_join(episode, EPISODE)


def more_than_one(rows: ibis.Table, within: Sequence[str]) -> ibis.Table:
    """The rows that have company among `rows`, with their number as `together`."""
    counted = rows.mutate(together=lambda t: t.count().over(ibis.window(group_by=within)))
    return counted.filter(_.together > 1)


def after_an_earlier_one(
    rows: ibis.Table, *, start: str, ends: Any, within: Sequence[str]
) -> ibis.Table:
    """The rows, each with `earlier_end`: the latest end of those that started before it.

    `ends` says when a row ends: null where that is not known, so that nothing follows from it.
    """
    before = ibis.window(group_by=within, order_by=[start, "ordinal"], preceding=(None, 1))
    ending = rows.filter(_[start].notnull()).mutate(ends_on=ends)
    return ending.mutate(earlier_end=_.ends_on.max().over(before))


def end_or_last_day(column: str) -> Any:
    """The end of a row; the census's last day while it has none; null where it is unreadable."""
    return ibis.ifelse(blank(column), LAST_DAY, _[column])


def not_offered(column: str, codes: CodeSet) -> Any:
    """Whether the cell holds a code of the set that the census of this year does not offer."""
    early = [(_[column] == c.code) & (c.since > YEAR) for c in codes if c.since is not None]
    late = [(_[column] == c.code) & (c.until < YEAR) for c in codes if c.until is not None]
    return reduce(or_, early + late)


_number_at_the_end = calendar.filter(_.day == LAST_DAY).working_day_number.max().as_scalar()


def working_days_before_the_end(days: int) -> ibis.Scalar:
    """The first day from which no more than so many working days pass to the year's last day."""
    near = calendar.filter(_.working_day_number >= _number_at_the_end - days)
    return near.day.min().as_scalar()
