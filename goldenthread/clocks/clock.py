"""A timescale, declared once: what starts it, stops it and closes it, and the rule that it runs by.

`Clock.runs` is a table with one row for each running: when it started, was due, stopped, closed,
why it cannot be worked out where it cannot, and the row of the return that started it.
"""

import datetime
from collections.abc import Callable
from dataclasses import dataclass
from functools import cached_property, reduce
from typing import Any

import ibis
from ibis import _

from goldenthread.clocks.history import history_starts, with_history, with_told_to
from goldenthread.record.expressions import calendar, conventions
from goldenthread.statute.allowance import Allowance, Unit
from goldenthread.statute.rule_book import rules_for
from goldenthread.statute.rules import Rule, RuleCode

TRACE = ("row_key", "load_id", "ordinal", "line")
RUN_COLUMNS = (
    "clock",
    "rule",
    "child_id",
    "started_on",
    "stopped_on",
    "closed_on",
    "due_on",
    "allowance",
    "cannot_because",
    "stop_in_doubt",
    "close_in_doubt",
    "told_to",
    "table_name",
    *TRACE,
)


@dataclass(frozen=True, kw_only=True)
class Leg:
    """Runnings that share one rule: a table of cases with started_on, stopped_on, closed_on,
    cannot_because, their trace and the `slice_id` of the row that would say their end, and the code
    of the rule.

    `stops_in` names the table of the record in which an event that stops it would be, where that
    could be a return of a year that we do not hold. Where the cases carry `stop_in_doubt`, it says
    why an event that we do hold could not be placed; `close_in_doubt`, why it cannot be told when
    the case closed.
    """

    cases: ibis.Table
    rule: RuleCode
    stops_in: str = ""


@dataclass(frozen=True, kw_only=True)
class Clock:
    """A timescale over the record.

    `starts`, `stops` and `closes` say in words which events do so. A repeating clock has several
    legs, each with its own rule.
    """

    code: str
    title: str
    starts: str
    stops: str
    closes: str
    legs: tuple[Leg, ...]

    @cached_property
    def runs(self) -> ibis.Table:
        """Every running of this clock, with RUN_COLUMNS; `allowance` in words (45 working days)."""
        legs = [
            with_reason(
                with_told_to(_with_history(with_due_date(leg.cases, leg.rule), leg.stops_in))
            )
            .mutate(
                clock=ibis.literal(self.code),
                rule=ibis.literal(str(leg.rule)),
                allowance=by_edition(rules_for(leg.rule), lambda a: ibis.literal(str(a))),
            )
            .select(*RUN_COLUMNS)
            for leg in self.legs
        ]
        return reduce(lambda first, more: first.union(more), legs)

    @property
    def rules(self) -> tuple[Rule, ...]:
        """Every edition of every rule that this clock runs by."""
        return tuple(rule for leg in self.legs for rule in rules_for(leg.rule))


NO_RULE = "no edition of the rule that is held was in force then"


ONLY_THE_LATEST = "only the latest event is told, and one before it may be unseen"


def _stop_is_only_the_latest(runs: ibis.Table) -> Any:
    """Whether what stopped it late was told by a return that says only the latest event of each
    child, so that one in time may be unseen. Not where the event before was still the latest when
    it fell due (`latest_until`, where the cases have it)."""
    told_whole = (_.history_ends_on >= _.due_on).fill_null(False)
    if "latest_until" in runs.columns:
        told_whole = told_whole | (_.latest_until >= _.due_on).fill_null(False)
    late = (_.stopped_on > _.due_on) & (_.due_on <= _.told_to)
    return late.fill_null(False) & ~told_whole


def _with_history(runs: ibis.Table, table_name: str) -> ibis.Table:
    """From when our files speak without a gap up to the day it was due, where that matters."""
    return with_history(runs, table_name, _.due_on) if table_name else runs


def with_reason(runs: ibis.Table) -> ibis.Table:
    """Complete the reasons: `cannot_because` where no rule was in force, `stop_in_doubt` where an
    event may be unseen, because the running began before our files do or before a year that is
    missing among them. Whether a doubt matters depends on the day (states.py).
    """
    doubts: list[tuple[Any, Any]] = []
    if "stop_in_doubt" in runs.columns:
        doubts.append((_.stop_in_doubt.notnull(), _.stop_in_doubt))
    if "history_starts_on" in runs.columns:
        doubts.append((_.started_on < _.history_starts_on, history_starts()))
        doubts.append((_stop_is_only_the_latest(runs), ibis.literal(ONLY_THE_LATEST)))
    return runs.mutate(
        cannot_because=ibis.cases(
            (_.cannot_because.notnull(), _.cannot_because),
            (_.started_on.notnull() & _.due_on.isnull(), ibis.literal(NO_RULE)),
        ),
        stop_in_doubt=ibis.cases(*doubts) if doubts else ibis.null("string"),
        close_in_doubt=_.close_in_doubt
        if "close_in_doubt" in runs.columns
        else ibis.null("string"),
    )


def with_due_date(runs: ibis.Table, code: RuleCode) -> ibis.Table:
    """Add `due_on` by the edition in force on the day it started; null where none was."""
    editions = rules_for(code)
    if editions[0].allowance.unit is Unit.WORKING_DAYS:
        return _due_in_working_days(runs, editions)
    # A date plus an interval is a moment in DuckDB; said so, it is cast back to a day.
    start = _.started_on.cast("timestamp")
    return runs.mutate(due_on=by_edition(editions, lambda a: _after(start, a)).cast("date"))


def _due_in_working_days(runs: ibis.Table, editions: tuple[Rule, ...]) -> ibis.Table:
    """Working days are a sum over the numbered calendar, so that no engine does date logic.

    The council's convention (statute.DayConvention) moves every such due date, and nothing else.
    """
    allowed = runs.mutate(allowed=by_edition(editions, lambda a: ibis.literal(a.count)))
    start = calendar.select(started_day=_.day, start_number=_.working_day_number)
    due = calendar.filter(_.working_day).select(due_on=_.day, due_number=_.working_day_number)
    numbered = (
        allowed.left_join(start, allowed.started_on == start.started_day)
        .cross_join(conventions)
        .mutate(wanted=_.start_number + _.allowed - _.days_earlier)
    )
    return numbered.left_join(due, numbered.wanted == due.due_number).drop(
        "started_day", "start_number", "allowed", "wanted", "due_number", "days_earlier"
    )


def by_edition(editions: tuple[Rule, ...], value: Callable[[Allowance], Any]) -> Any:
    """A value that depends on the edition in force on `_.started_on`; null before the first.

    Neighbouring editions with one allowance are one branch, so that a rule that never changed
    is one comparison.
    """
    branches: list[tuple[datetime.date, datetime.date | None, Allowance]] = []
    for rule in sorted(editions, key=lambda r: r.in_force_from):
        if branches and branches[-1][2] == rule.allowance:
            branches[-1] = (branches[-1][0], rule.in_force_to, rule.allowance)
        else:
            branches.append((rule.in_force_from, rule.in_force_to, rule.allowance))
    tests = []
    for first, last, allowance in branches:
        within = _.started_on >= first
        if last is not None:
            within = within & (_.started_on <= last)
        tests.append((within, value(allowance)))
    return ibis.cases(*tests)


def _after(start: Any, allowance: Allowance) -> Any:
    extra = ibis.interval(days=1) if "beginning" in allowance.counting.value else None
    match allowance.unit:
        case Unit.MONTHS:
            end = start + ibis.interval(months=allowance.count)
        case Unit.WEEKS:
            end = start + ibis.interval(weeks=allowance.count)
        case _:
            end = start + ibis.interval(days=allowance.count)
    return end - extra if extra is not None else end
