"""When a running is due: from its start, or back from an event to come, by the rule in force.

A national rule is the edition in force on the day it started; a local standard is what the council
had set then (record/standards.py). Where a council does not use a standard nothing runs by it.
"""

import datetime
from collections.abc import Callable
from typing import Any

import ibis
from ibis import _

from goldenthread.record.expressions import calendar, conventions, standards
from goldenthread.statute.allowance import Allowance, Counting, Unit
from goldenthread.statute.rule_book import rules_for
from goldenthread.statute.rules import Kind, Rule, RuleCode

Unless = tuple[tuple[Any, RuleCode], ...]
"""Tests over the runs, each with the rule that stands where it is the first to hold."""


def with_due_date(runs: ibis.Table, code: RuleCode, unless: Unless = ()) -> ibis.Table:
    """Add `rule`, `counted_from`, `due_on` and `allowance` (in words) by the edition in force on
    the day it started; null where none was. It is counted from `counted_from` where the runs have
    it, else from their start. Rules in `unless` are national, and of the same unit.
    """
    one = rules_for(code)[0]
    runs = runs.mutate(
        rule=ibis.cases(*((test, str(other)) for test, other in unless), else_=str(code))
        if unless
        else ibis.literal(str(code))
    )
    if "counted_from" not in runs.columns:
        runs = runs.mutate(counted_from=_.started_on)
    codes = (code, *(other for _test, other in unless))
    allowed = _allowed_here(runs, code) if one.kind is Kind.LOCAL else _allowed(runs, codes)
    if one.allowance.unit is Unit.WORKING_DAYS:
        dated = _in_working_days(allowed, one)
    else:
        # A date plus an interval is a moment in DuckDB; said so, it is cast back to a day.
        start = _.counted_from.cast("timestamp")
        dated = allowed.mutate(due_on=_after(start, _.allowed, one.allowance).cast("date"))
    return dated.mutate(allowance=_in_words(one.allowance)).drop("allowed")


def _allowed(runs: ibis.Table, codes: tuple[RuleCode, ...]) -> ibis.Table:
    """Add how much the edition in force allows. All editions of these rules count in one unit."""
    editions = {code: rules_for(code) for code in codes}
    every = [rule for rules in editions.values() for rule in rules]
    assert len({(rule.allowance.unit, rule.allowance.counting) for rule in every}) == 1
    counts = {
        code: by_edition(rules, lambda a: ibis.literal(a.count)) for code, rules in editions.items()
    }
    if len(codes) == 1:
        return runs.mutate(allowed=counts[codes[0]])
    by_rule = [(_.rule == str(code), count) for code, count in counts.items()]
    return runs.mutate(allowed=ibis.cases(*by_rule))


def _allowed_here(runs: ibis.Table, code: RuleCode) -> ibis.Table:
    """Add how much the council's standard allows; leave out what began while it was not used."""
    of_rule = standards.filter(_.rule == str(code)).select(
        "allowed", "in_force_from", "in_force_to"
    )
    return (
        runs.left_join(
            of_rule,
            [
                runs.started_on >= of_rule.in_force_from,
                of_rule.in_force_to.isnull() | (runs.started_on <= of_rule.in_force_to),
            ],
        )
        .filter((_.allowed > 0) | _.allowed.isnull())
        .drop("in_force_from", "in_force_to")
    )


def _in_words(allowance: Allowance) -> Any:
    one, several = (str(allowance.of(n)).removeprefix(str(n)) for n in (1, 2))
    return _.allowed.cast("string") + ibis.cases((_.allowed == 1, one), else_=several)


def _in_working_days(runs: ibis.Table, rule: Rule) -> ibis.Table:
    """Working days are a sum over the numbered calendar, so that no engine does date logic.

    The council's convention (statute.DayConvention) moves every such due date, and nothing else.
    The days on which the council alone is shut lengthen no national rule.
    """
    is_local = rule.kind is Kind.LOCAL
    number = calendar.open_day_number if is_local else calendar.working_day_number
    counts = calendar.open_day if is_local else calendar.working_day
    start = calendar.select(started_day=calendar.day, start_number=number)
    due = calendar.filter(counts).select(due_on=calendar.day, due_number=number)
    back = rule.allowance.counting is Counting.BEFORE_THE_DAY
    numbered = (
        runs.left_join(start, runs.counted_from == start.started_day)
        .cross_join(conventions)
        .mutate(
            wanted=_.start_number - _.allowed
            if back
            else _.start_number + _.allowed - _.days_earlier
        )
    )
    dated = numbered.left_join(due, numbered.wanted == due.due_number).drop(
        "started_day", "start_number", "wanted", "due_number", "days_earlier"
    )
    if back:
        return dated
    # By the sector's count one working day from a Saturday would be the Friday before.
    return dated.mutate(
        due_on=ibis.cases((_.due_on < _.counted_from, _.counted_from), else_=_.due_on)
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


def _after(start: Any, count: Any, allowance: Allowance) -> Any:
    units = {Unit.MONTHS: "M", Unit.WEEKS: "W", Unit.DAYS: "D"}
    interval = count.as_interval(units[allowance.unit])
    if allowance.counting is Counting.BEFORE_THE_DAY:
        return start - interval
    end = start + interval
    if allowance.counting is Counting.BEGINNING_WITH_THE_DAY:
        end = end - ibis.interval(days=1)
    return end
