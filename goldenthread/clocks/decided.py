"""What people decided about the due date of one running, and what that does to it.

A decision is of a running: its child, its clock, the day that it started, and what it is about. Of
a local standard a day that was agreed is the due date, and a pause puts the due date off: a day of
it is not counted, as a weekend is not where working days are. Where a day is agreed, pauses no
longer count. What a national rule makes due stays due: a day agreed stands beside it, and nothing
is paused but by the rule itself.

How a running then stands, states.py decides.
"""

from typing import Any

import ibis
from ibis import _

from goldenthread.clocks.register import CLOCKS
from goldenthread.record.decided_dates import Decided
from goldenthread.record.expressions import calendar, dates_decided
from goldenthread.statute.allowance import Counting, Unit
from goldenthread.statute.rule_book import rules_for
from goldenthread.statute.rules import Kind

MOVABLE = frozenset(
    code
    for clock in CLOCKS.values()
    for leg in clock.legs
    if not (leg.lapses or leg.must_last)
    for code in leg.rules
    if rules_for(code)[0].kind is Kind.LOCAL
)
"""The rules whose due date moves to a day that is agreed: local standards, but for a time that
lapses and for what must last, which nobody owes on a day."""

PAUSABLE = frozenset(
    code for code in MOVABLE if rules_for(code)[0].allowance.counting is not Counting.BEFORE_THE_DAY
)
"""Those of them that can be paused: what counts back from a day to come has no count to stop."""

IN_WORKING_DAYS = frozenset(
    code for code in PAUSABLE if rules_for(code)[0].allowance.unit is Unit.WORKING_DAYS
)


def may_be_agreed(rule: str) -> bool:
    """Whether another day may be agreed: of a national rule it stands beside the due date."""
    return rule in MOVABLE or rules_for(rule)[0].kind is not Kind.LOCAL


OF_RUNNING = ("child_id", "clock", "started_on", "about")
AS_ASKED = (*OF_RUNNING, "rule", "rule_due_on", "ends_on", "on_day")
"""By what a running is told from another where it is asked about a day."""


def with_decided(runs: ibis.Table) -> ibis.Table:
    """The runnings, each beside the day `on_day` that is asked about, with what had been decided
    by that day: `due_on` moved, `paused_from` and `paused_to` of the pause that the day is in;
    and added: `rule_due_on`, the day on which it would be due, `agreed_on`, the day that was
    agreed, `is_agreed`, whether that is the due date, and `is_paused_here`."""
    asked = runs.mutate(
        rule_due_on=_.due_on, ends_on=ibis.least(_.on_day, _.stopped_on, _.closed_on)
    )
    pauses = _pauses(asked)
    found = _beside(asked, _agreed(asked), (*OF_RUNNING, "on_day"))
    found = _beside(_beside(found, _put_off(pauses), AS_ASKED), _pause_of_the_day(pauses), AS_ASKED)
    is_agreed = _.rule.isin(sorted(MOVABLE)) & _.rule_due_on.notnull() & _.agreed_on.notnull()
    here = _.here_from.notnull() & ~is_agreed
    return found.mutate(
        due_on=ibis.cases(
            (is_agreed, _.agreed_on),
            (_.is_put_off, _.put_off_to),
            else_=_.rule_due_on,
        ),
        is_agreed=is_agreed,
        is_paused_here=here,
        paused_from=ibis.cases((here, _.here_from), else_=_.paused_from),
        paused_to=ibis.cases((here, _.here_to), else_=_.paused_to),
    ).drop("ends_on", "is_put_off", "put_off_to", "here_from", "here_to")


def undecided(runs: ibis.Table) -> ibis.Table:
    """The same of runnings of whose due dates nobody decided anything."""
    return runs.mutate(
        rule_due_on=_.due_on,
        agreed_on=ibis.null("date"),
        is_agreed=ibis.literal(False),
        is_paused_here=ibis.literal(False),
    )


def _beside(found: ibis.Table, more: ibis.Table, by: tuple[str, ...]) -> ibis.Table:
    """The rows of a table, each with what another has of the same."""
    renamed = more.rename({f"of_{name}": name for name in by})
    same = [found[name] == renamed[f"of_{name}"] for name in by]
    return found.left_join(renamed, same).drop(*(f"of_{name}" for name in by))


def _counting(asked: ibis.Table, decided: Decided) -> ibis.Table:
    """The decisions of a kind that count on the day that is asked about, beside their running."""
    said = dates_decided.filter(_.decided == str(decided)).select(
        *(_[name].name(f"of_{name}") for name in OF_RUNNING),
        "number",
        "counts_from",
        "counts_before",
        "agreed_on",
        said_from=_.paused_from,
        said_to=_.paused_to,
    )
    return asked.inner_join(
        said,
        [
            *(asked[name] == said[f"of_{name}"] for name in OF_RUNNING),
            said.counts_from <= asked.on_day,
            said.counts_before.isnull() | (asked.on_day < said.counts_before),
        ],
    )


def _agreed(asked: ibis.Table) -> ibis.Table:
    """The day that is agreed of each running. Of two ids that became one child's each may have
    one: the newest holds."""
    said = _counting(asked, Decided.AGREED)
    return said.group_by(*OF_RUNNING, "on_day").agg(agreed_on=_.agreed_on.argmax(_.number))


def _pauses(asked: ibis.Table) -> ibis.Table:
    """The pauses of each running that count, from the day after it started: that on which it starts
    is not counted in any case. One without an end lasts until the day that is asked about."""
    pausable = asked.filter(_.rule.isin(sorted(PAUSABLE)) & _.rule_due_on.notnull())
    return (
        _counting(pausable, Decided.PAUSED)
        .select(
            *AS_ASKED,
            by_working_days=_.rule.isin(sorted(IN_WORKING_DAYS)),
            here_from=ibis.greatest(_.said_from, _later(_.started_on, ibis.literal(1))),
            here_to=_.said_to,
        )
        .mutate(lasts_to=_.here_to.fill_null(_.ends_on))
    )


def _pause_of_the_day(pauses: ibis.Table) -> ibis.Table:
    """The pause that the day which is asked about is in."""
    return (
        pauses.filter((_.here_from <= _.on_day) & (_.here_to >= _.on_day).fill_null(True))
        .group_by(*AS_ASKED)
        .agg(here_to=_.here_to.argmax(_.here_from), here_from=_.here_from.max())
    )


def _put_off(pauses: ibis.Table) -> ibis.Table:
    """To which day the pauses of each running put its due date off.

    The days of its pauses that would have counted are numbered. The first of them puts the due date
    off by one where it is no later than the due date; the second where it is no later than that
    makes it, and so on: what comes after the due date puts nothing off.
    """
    lasting = pauses.filter(_.here_from <= _.lasts_to)
    each = lasting.mutate(day=_every_day(lasting.here_from, lasting.lasts_to))
    days = calendar.select("open_day", of_day=_.day, number=_.open_day_number)
    in_turn = ibis.window(group_by=list(AS_ASKED), order_by="day")
    paused = (
        each.left_join(days, each.day == days.of_day)
        .filter(_.open_day | ~_.by_working_days)
        .select(*AS_ASKED, "by_working_days", "day", "number")
        .distinct()
        .mutate(before=ibis.row_number().over(in_turn))
    )
    due = calendar.select(due_day=_.day, due_number=_.open_day_number)
    counted = (
        paused.left_join(due, paused.rule_due_on == due.due_day)
        .filter(
            ibis.ifelse(
                _.by_working_days,
                _.number <= _.due_number + _.before,
                _.day <= _later(_.rule_due_on, _.before),
            )
        )
        .group_by(*AS_ASKED, "by_working_days", "due_number")
        .agg(days=_.count())
    )
    last = calendar.filter(_.open_day).select(last_day=_.day, last_number=_.open_day_number)
    return counted.left_join(last, counted.due_number + counted.days == last.last_number).select(
        *AS_ASKED,
        is_put_off=True,
        put_off_to=ibis.ifelse(_.by_working_days, _.last_day, _later(_.rule_due_on, _.days)),
    )


def _every_day(first: Any, last: Any) -> Any:
    one_day = ibis.interval(days=1)
    span = ibis.range(first.cast("timestamp"), last.cast("timestamp") + one_day, one_day)
    return span.unnest().cast("date")


def _later(day: Any, days: Any) -> Any:
    # A date plus an interval is a moment in DuckDB; said so, it is cast back to a day.
    return (day.cast("timestamp") + days.as_interval("D")).cast("date")
