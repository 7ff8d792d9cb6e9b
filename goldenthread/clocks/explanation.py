"""Why a running stands as it does: from what started it, by which rule, to its state on a day.

The state is never decided here: it comes with the running (states.with_state), and so does the due
date. This says in words how they follow.
"""

from collections.abc import Iterator, Mapping, Sequence
from dataclasses import dataclass
from datetime import date
from typing import Any

from goldenthread.clocks import states
from goldenthread.clocks.decided import PAUSABLE
from goldenthread.clocks.grounds import Grounds
from goldenthread.clocks.register import CLOCKS
from goldenthread.clocks.what_was_decided import DateDecision
from goldenthread.record.decided_dates import Decided
from goldenthread.record.labels import capital
from goldenthread.statute.allowance import Counting, Unit
from goldenthread.statute.calendar import ONE_DAY, OutsideCalendar, WorkingCalendar
from goldenthread.statute.rules import Rule


@dataclass(frozen=True)
class SkippedDay:
    """A day that was not counted, and why: `Good Friday`."""

    day: date
    why: str


@dataclass(frozen=True, kw_only=True)
class Explanation:
    """One running, explained.

    `start_event` and the like are in words; `table`, `row_key`, `load_id`, `ordinal` and `line` are
    the row of the return that started it. `rule_edition` names the edition with its dates in force,
    and is empty where none was in force; `in_force_to` is none while it lasts. `allowance` is in
    words (45 working days), `counting` says from what, and what put it off. `skipped` are the days
    between the start and the due date that were not counted: none for a rule that counts weeks or
    months, or back from an event to come. What stopped or closed it after the day is left out.
    `sentence` says the state, with its dates.

    `decided` are the decisions of people that count on the day; `rule_due_on` is when it would be
    due without them, and `agreed_on` a day that was agreed: it is the due date where the rule is
    local, and beside it where it is not.
    """

    title: str
    start_event: str
    started_on: date | None
    stop_event: str
    stopped_on: date | None
    close_event: str
    closed_on: date | None
    table: str
    row_key: str
    load_id: int
    ordinal: int
    line: int
    rule: str
    rule_kind: str
    rule_edition: str
    rule_source: str
    rule_note: str
    in_force_from: date | None
    in_force_to: date | None
    allowance: str
    skipped: tuple[SkippedDay, ...]
    due_on: date | None
    counting: str
    state: str
    sentence: str
    rule_due_on: date | None = None
    agreed_on: date | None = None
    decided: tuple[DateDecision, ...] = ()


def explain(
    run: Mapping[str, Any], on: date, grounds: Grounds, decisions: Sequence[DateDecision] = ()
) -> Explanation:
    """Explain one running as it stands on the day `on`.

    `run` is a row of `Clock.runs` with its `state` on that day. Raises KeyError where a column is
    wanting, or for a clock or rule that there is not.
    """
    clock, started_on = CLOCKS[run["clock"]], run["started_on"]
    rule = grounds.rule(run["rule"], started_on)
    of_any_edition = rule or grounds.rules(run["rule"])[-1]
    calendar = grounds.calendar_of(of_any_edition)
    in_working_days = of_any_edition.allowance.unit is Unit.WORKING_DAYS
    decided = tuple(one for one in decisions if one.counts_on(on))
    return Explanation(
        title=title_of(run),
        start_event=of_any_edition.starts_from,
        started_on=started_on,
        stop_event=clock.stops,
        stopped_on=_by(run["stopped_on"], on),
        close_event=clock.closes,
        closed_on=_by(run["closed_on"], on),
        table=run["table_name"],
        rule=of_any_edition.title,
        rule_kind=of_any_edition.kind.value,
        skipped=_skipped(run, on, of_any_edition, calendar, decided),
        counting=_counting(run, rule, on, decided) if rule else "",
        sentence=sentence(run, on, calendar if in_working_days else None),
        rule_due_on=run.get("rule_due_on", run["due_on"]),
        agreed_on=run.get("agreed_on"),
        decided=decided,
        **{
            name: run[name] for name in ("row_key", "load_id", "ordinal", "line", "due_on", "state")
        },
        **_edition_in_words(rule),
    )


def _edition_in_words(rule: Rule | None) -> dict[str, Any]:
    return {
        "rule_edition": _edition(rule) if rule else "",
        "rule_source": rule.source if rule else "",
        "rule_note": rule.note if rule else "",
        "in_force_from": rule.in_force_from if rule else None,
        "in_force_to": rule.in_force_to if rule else None,
        "allowance": str(rule.allowance) if rule else "",
    }


def _counting(run: Mapping[str, Any], rule: Rule, on: date, decided: Sequence[DateDecision]) -> str:
    """From what the due date is counted, and what put it off: `5 working days before 6 March 2026`,
    `1 month from the start, and a pause from 3 March 2026 to 10 March 2026`."""
    if rule.allowance.counting is Counting.BEFORE_THE_DAY:
        counted = f"{rule.allowance} {_day(run['counted_from'])}" if run["counted_from"] else ""
    else:
        counted = f"{rule.allowance} from the start"
    if run.get("is_agreed"):
        return f"the day that was agreed. {capital(counted)} it would have been " + _day(
            run["rule_due_on"]
        )
    if run.get("is_paused_here") or run.get("rule_due_on", run["due_on"]) != run["due_on"]:
        pauses = sorted((one.paused_from, one.paused_to) for one in decided if one.paused_from)
        lasted = " and ".join(_lasted(since, until) for since, until in pauses)
        return f"{counted}, and paused {lasted}. Without that it would be due " + _day(
            run["rule_due_on"]
        )
    since, until = _by(run["paused_from"], on), _by(run["paused_to"], on)
    return counted if since is None else f"{counted}, and a pause {_lasted(since, until)}"


def _lasted(since: date, until: date | None) -> str:
    return f"from {_day(since)} to {_day(until)}" if until else f"since {_day(since)}"


def title_of(run: Mapping[str, Any]) -> str:
    """The title of a running: its clock's, and what it is about where several run side by side."""
    title = CLOCKS[run["clock"]].title
    return f"{title}: {run['about']}" if run["about"] else title


def sentence(run: Mapping[str, Any], on: date, calendar: WorkingCalendar | None) -> str:
    """The state of a running on a day, in plain words with its dates, and what people decided of
    its due date.

    With a calendar, spans are said in working days; without, in days.
    """
    return _state(run, on, calendar) + _what_was_decided(run)


def _what_was_decided(run: Mapping[str, Any]) -> str:
    due, rule_due, agreed = run["due_on"], run.get("rule_due_on"), run.get("agreed_on")
    if run["state"] in (states.CANNOT, states.TOO_EARLY, states.PAUSED) or rule_due is None:
        return ""
    if run.get("is_agreed"):
        return f" The day was agreed: by the rule it was due {_day(rule_due)}."
    if agreed is not None:
        return f" Another day was agreed, {_day(agreed)}; the due date stands."
    return f" Days that were paused put it off from {_day(rule_due)}." if due != rule_due else ""


def _state(run: Mapping[str, Any], on: date, calendar: WorkingCalendar | None) -> str:
    due, stopped, closed = run["due_on"], run["stopped_on"], run["closed_on"]
    match run["state"]:
        case states.CANNOT:
            return f"Cannot be worked out: {run['cannot_because'] or 'a date of it is missing'}."
        case states.TOO_EARLY:
            return f"Too early to say on {_day(on)}: it starts on {_day(run['started_on'])}."
        case states.MET if stopped > due:
            return f"Met: done on {_day(stopped)}, while its own rule stopped the count."
        case states.MET:
            return f"Met: done on {_day(stopped)}, {_beside_due(stopped, due, calendar)}."
        case states.MET_LATE:
            late = _apart(due, stopped, calendar)
            return f"Met late by {late}: due {_day(due)}, done on {_day(stopped)}."
        case states.CLOSED:
            if run["must_last"] and closed < due:
                return f"Not met: it had to last to {_day(due)}, and ended on {_day(closed)}."
            judged = "not judged" if closed <= due else "not met"
            beside = _beside_due(closed, due, calendar)
            return f"Closed on {_day(closed)}, {beside}, without being done: {judged}."
        case states.OVERDUE:
            late = _apart(due, on, calendar)
            return f"Overdue by {late}: due {_day(due)}, not done by {_day(on)}."
        case states.DUE_SOON if due == on:
            return f"Due soon: {_day(due)} is the last day in time."
        case states.DUE_SOON:
            return f"Due soon: due {_day(due)}, in {_apart(on, due, calendar)}."
        case states.RUNNING:
            return f"Running: due {_day(due)}, in {_apart(on, due, calendar)}."
        case states.PAUSED if run.get("is_paused_here"):
            if run["paused_to"]:
                return f"Paused to {_day(run['paused_to'])}: due {_day(due)} after that."
            return f"Paused since {_day(run['paused_from'])}: days of it are not counted."
        case states.PAUSED:
            return f"Paused since {_day(run['paused_from'])}: its own rule stops the count."
    raise ValueError(f"{run['state']!r} is not a state")


def _beside_due(happened: date, due: date, calendar: WorkingCalendar | None) -> str:
    if happened == due:
        return "the day it was due"
    if happened < due:
        return f"{_apart(happened, due, calendar)} before it was due on {_day(due)}"
    return f"{_apart(due, happened, calendar)} after it was due on {_day(due)}"


def _apart(first: date, last: date, calendar: WorkingCalendar | None) -> str:
    """How long after `first` the day `last` is, in the unit of the rule.

    Where no working day lies between (a Friday and the Saturday), or the calendar does not reach,
    in days.
    """
    if calendar is not None:
        try:
            count = calendar.working_days_between(first, last)
        except OutsideCalendar:
            count = 0
        if count > 0:
            return f"{count} working day{'' if count == 1 else 's'}"
    count = (last - first).days
    return f"{count} day{'' if count == 1 else 's'}"


def _edition(rule: Rule) -> str:
    if rule.in_force_to is None:
        return f"{rule.edition}, in force since {_day(rule.in_force_from)}"
    return f"{rule.edition}, in force {_day(rule.in_force_from)} to {_day(rule.in_force_to)}"


def _skipped(
    run: Mapping[str, Any],
    on: date,
    rule: Rule,
    calendar: WorkingCalendar,
    decided: Sequence[DateDecision],
) -> tuple[SkippedDay, ...]:
    """The days up to the due date that were not counted, in order; up to the one by the rule where
    another was agreed. None where the rule counts back from an event to come."""
    started_on, due_on, allowance = run["started_on"], run["due_on"], rule.allowance
    if run.get("is_agreed"):
        due_on, decided = run["rule_due_on"], ()
    if allowance.counting is Counting.BEFORE_THE_DAY or not started_on or not due_on:
        return ()
    days: dict[date, str] = {}
    if run["rule"] in PAUSABLE:
        ended = min(filter(None, (run["stopped_on"], run["closed_on"], on)))
        days = dict(_paused(decided, started_on, due_on, ended))
    if allowance.unit is Unit.WORKING_DAYS:
        days |= dict(calendar.skipped(started_on, due_on))
    return tuple(SkippedDay(day, days[day]) for day in sorted(days))


def _paused(
    decided: Sequence[DateDecision], started_on: date, due_on: date, ended: date
) -> Iterator[tuple[date, str]]:
    """Each day of a pause, after the start and before the due date, with why."""
    for one in decided:
        if one.decided is Decided.PAUSED and one.paused_from:
            day = max(one.paused_from, started_on + ONE_DAY)
            while day < min(due_on, (one.paused_to or ended) + ONE_DAY):
                yield day, f"paused: {one.why}" if one.why else "paused"
                day += ONE_DAY


def _by(happened: date | None, on: date) -> date | None:
    return happened if happened is not None and happened <= on else None


def _day(day: date) -> str:
    return f"{day.day} {day:%B %Y}"
