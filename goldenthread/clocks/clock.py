"""A timescale, declared once: what starts it, stops it and closes it, and the rule that it runs by.

`Clock.runs` is a table with one row for each running: when it started, was due, stopped, closed,
why it cannot be worked out where it cannot, and the row of the return that started it.
"""

from dataclasses import dataclass
from functools import cached_property, reduce
from typing import Any

import ibis
from ibis import _

from goldenthread.clocks.due import Unless, with_due_date
from goldenthread.clocks.history import history_starts, with_history, with_told_to
from goldenthread.clocks.legs import NEVER, first_reason
from goldenthread.statute.allowance import Counting
from goldenthread.statute.rule_book import rules_for
from goldenthread.statute.rules import Rule, RuleCode

TRACE = ("row_key", "load_id", "ordinal", "line")
RUN_COLUMNS = (
    "clock",
    "rule",
    "about",
    "child_id",
    "started_on",
    "stopped_on",
    "closed_on",
    "due_on",
    "allowance",
    "cannot_because",
    "stop_in_doubt",
    "doubt_from",
    "close_in_doubt",
    "told_to",
    "paused_from",
    "paused_to",
    "must_last",
    "counted_from",
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
    why an event that we do hold could not be placed; where they carry `doubt_from`, the day of that
    event, it is in doubt from then on, and after the due date it was too late in any case. An event
    stops it only after `looks_from`, where they carry that. `close_in_doubt` says why it cannot be
    told when the case closed. `told_apart` says that the event comes in another feed than the case:
    nothing runs where no such feed is loaded, and nothing is said of a day after the feed ends.

    `lapses` is for a time within which something may be done and need not be: its last day closes
    it. `must_last` is for a state that must hold up to the due date; its cases carry `lasts_to`,
    the day to which it held, instead of a day that stops it, `closed_on`, the day on which it is
    seen not to hold, and `excused`, whether it ended for a reason that leaves nothing to keep.
    Where the rule itself lets a running pause, the cases carry `paused_from` and `paused_to`;
    `put_off_to` where it may be put off. `about`, of the leg or a column of its cases, tells apart
    what runs side by side for one child: a recipient, an agency, a rung. `unless` has the cases in
    which another rule stands than `rule`.
    """

    cases: ibis.Table
    rule: RuleCode
    stops_in: str = ""
    told_apart: bool = False
    lapses: bool = False
    must_last: bool = False
    about: str = ""
    unless: Unless = ()

    @property
    def rules(self) -> tuple[RuleCode, ...]:
        """The rules that may stand, the one for want of another first."""
        return (self.rule, *(code for _test, code in self.unless))


@dataclass(frozen=True, kw_only=True)
class Clock:
    """A timescale over the record.

    `starts`, `stops` and `closes` say in words which events do so. A repeating clock has several
    legs, each with its own rule. `told_in` names tables from which its cases come, where those
    are of a feed that a council need not have.
    """

    code: str
    title: str
    starts: str
    stops: str
    closes: str
    legs: tuple[Leg, ...]
    told_in: tuple[str, ...] = ()

    @property
    def needs(self) -> tuple[str, ...]:
        """The tables of the record of which no statutory return need speak, and without which
        nothing can be said by this clock."""
        apart = [leg.stops_in for leg in self.legs if leg.told_apart and leg.stops_in]
        return tuple(dict.fromkeys((*self.told_in, *apart)))

    @cached_property
    def runs(self) -> ibis.Table:
        """Every running of this clock, with RUN_COLUMNS; `allowance` in words (45 working days)."""
        legs = [
            with_reason(_within_what_is_told(_as_the_leg_ends(leg), leg))
            .mutate(clock=ibis.literal(self.code))
            .select(*RUN_COLUMNS)
            for leg in self.legs
        ]
        return reduce(lambda first, more: first.union(more), legs)

    @property
    def rules(self) -> tuple[Rule, ...]:
        """Every edition of every rule that this clock runs by."""
        return tuple(rule for leg in self.legs for code in leg.rules for rule in rules_for(code))


ALREADY_DUE = "it began after the day by which it was due, so that could not be met"
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
    """From when our files speak without a gap up to the day it was due, where that matters; with no
    such day, the newest of them."""
    return with_history(runs, table_name, _.due_on.fill_null(NEVER)) if table_name else runs


NO_PAUSE = {"paused_from": ibis.null("date"), "paused_to": ibis.null("date")}


def _as_the_leg_ends(leg: Leg) -> ibis.Table:
    """The cases with their due date, and what ends them where that follows from it."""
    dated = with_due_date(leg.cases, leg.rule, leg.unless)
    if "put_off_to" in dated.columns:
        # What no rule makes due is not put off either.
        dated = dated.mutate(
            due_on=ibis.cases((_.put_off_to > _.due_on, _.put_off_to), else_=_.due_on)
        )
    if rules_for(leg.rule)[0].allowance.counting is Counting.BEFORE_THE_DAY:
        dated = dated.mutate(
            cannot_because=first_reason(
                (_.cannot_because.notnull(), _.cannot_because),
                (_.due_on < _.started_on, ALREADY_DUE),
            )
        )
    if leg.lapses:
        # What comes too late to count does not stop it: the time is over.
        dated = dated.mutate(
            closed_on=_.due_on,
            stopped_on=ibis.cases(
                (_.stopped_on <= _.due_on, _.stopped_on), else_=ibis.null("date")
            ),
        )
    if "about" not in dated.columns:
        dated = dated.mutate(about=ibis.literal(leg.about))
    pauses = {name: value for name, value in NO_PAUSE.items() if name not in dated.columns}
    excused = _.excused if leg.must_last else ibis.literal(True)
    return dated.mutate(**pauses, must_last=~excused)


def _within_what_is_told(runs: ibis.Table, leg: Leg) -> ibis.Table:
    """Add how far the files speak of the case, and of what would stop it."""
    told = with_told_to(_with_history(runs, leg.stops_in))
    if not leg.told_apart:
        return told
    # A running that no file could ever stop says nothing of the work: it is not shown as one.
    fed = told.filter(_.history_ends_on.notnull())
    fed = fed.mutate(told_to=ibis.least(_.told_to, _.history_ends_on))
    return _held_or_broken(fed) if leg.must_last else fed


def _held_or_broken(fed: ibis.Table) -> ibis.Table:
    """What had to last and did to the due date, or is seen to have broken off before: neither on
    word of a day after the files."""
    open_but_untold = (_.lasts_to == NEVER) & (_.due_on > _.told_to).fill_null(False)
    seen = _.excused | (_.closed_on <= _.told_to).fill_null(True)
    return fed.mutate(
        stopped_on=ibis.cases(
            ((_.lasts_to >= _.due_on) & ~open_but_untold, _.due_on), else_=ibis.null("date")
        ),
        closed_on=ibis.cases(
            ((_.lasts_to < _.due_on) & seen, _.closed_on), else_=ibis.null("date")
        ),
    )


def _looks_from(runs: ibis.Table) -> Any:
    """From when an event would stop it: a rung of a ladder begins with the rung before, whatever
    our files tell of the months before that."""
    return _.looks_from if "looks_from" in runs.columns else _.started_on


def with_reason(runs: ibis.Table) -> ibis.Table:
    """Complete the reasons: `cannot_because` where no rule was in force, `stop_in_doubt` where an
    event may be unseen, because the running began before our files do or before a year that is
    missing among them; `doubt_from`, the day of the event that is in doubt. Whether a doubt
    matters depends on the day (states.py).
    """
    of_event: list[tuple[Any, Any]] = []
    unseen: list[tuple[Any, Any]] = []
    if "stop_in_doubt" in runs.columns:
        of_event.append((_.stop_in_doubt.notnull(), _.stop_in_doubt))
    if "history_starts_on" in runs.columns:
        unseen.append((_looks_from(runs) < _.history_starts_on, history_starts()))
        unseen.append((_stop_is_only_the_latest(runs), ibis.literal(ONLY_THE_LATEST)))
    doubt_from = ibis.null("date")
    if "doubt_from" in runs.columns:
        # What is unseen is in doubt on every day, whatever the event: that reason goes first.
        doubts = unseen + of_event
        doubt_from = (
            ibis.cases(*((test, ibis.null("date")) for test, _reason in unseen), else_=_.doubt_from)
            if unseen
            else _.doubt_from
        )
    else:
        doubts = of_event + unseen
    return runs.mutate(
        doubt_from=doubt_from,
        cannot_because=ibis.cases(
            (_.cannot_because.notnull(), _.cannot_because),
            (_.started_on.notnull() & _.due_on.isnull(), ibis.literal(NO_RULE)),
        ),
        stop_in_doubt=ibis.cases(*doubts) if doubts else ibis.null("string"),
        close_in_doubt=_.close_in_doubt
        if "close_in_doubt" in runs.columns
        else ibis.null("string"),
    )
