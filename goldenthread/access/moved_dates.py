"""The due dates that people moved or paused, of the children whom one person may see now.

What is counted is what is listed: a decision that stands, on a running that is open. Nobody is
counted by name: each row says who decided, and no number does.
"""

from collections.abc import Mapping
from dataclasses import dataclass
from datetime import date, timedelta
from enum import StrEnum
from operator import itemgetter
from typing import Any

from django.utils.timezone import localtime

from goldenthread.access.clock_lists import ListedRunning, listed
from goldenthread.access.explained import decisions_shown
from goldenthread.access.receipts import key_of
from goldenthread.access.visibility import Seen
from goldenthread.clocks.decided import MOVABLE, OF_RUNNING
from goldenthread.clocks.looked_at import looks_by
from goldenthread.clocks.open_now import open_and_looked_at
from goldenthread.clocks.running import runs_by_child
from goldenthread.clocks.what_was_decided import DateDecision, decisions_that_stand
from goldenthread.record.decided_dates import Decided

Key = tuple[Any, ...]
_key_of_run = itemgetter(*OF_RUNNING)


class What(StrEnum):
    """What somebody who answers for a service asks of these decisions."""

    MOVED = "moved"
    BESIDE = "beside"
    PAUSED = "paused"
    AGAIN = "again"
    AFTER = "after"


@dataclass(frozen=True, kw_only=True)
class MovedDate:
    """A decision that stands, and the running that it is of; `rule_due_on` is when the rule alone
    makes it due. `asked` are those of What that it answers to."""

    running: ListedRunning
    decision: DateDecision
    rule_due_on: date | None
    asked: frozenset[What]

    @property
    def later_by(self) -> timedelta | None:
        """How much later than the rule alone makes it due it is due now, or is agreed to be."""
        due_on = self.decision.agreed_on or self.running.due_on
        return due_on - self.rule_due_on if due_on and self.rule_due_on else None


@dataclass(frozen=True, kw_only=True)
class Standing:
    """The decisions that stand on open runnings, newest first, each with its running; and how many
    stand of what no longer runs as it did, and move nothing."""

    of_open: tuple[tuple[DateDecision, Mapping[str, Any]], ...]
    of_none: int

    def count(self, what: What, today: date) -> int:
        """How many answer to it."""
        return sum(what in _asked(one, run, today) for one, run in self.of_open)


def standing_dates(seen: Seen, *, on: date) -> Standing:
    """What stands, as the runnings are on the day: for counting; no child is shown by it."""
    relation, reach = seen.relation
    decisions = decisions_that_stand(seen.reading, relation, reach)
    if not decisions:
        return Standing(of_open=(), of_none=0)
    ids = sorted({one.child_id for one in decisions})
    opened = seen.reading.rows(
        f"select * from ({open_and_looked_at(seen.reading, on)}) "
        "where list_contains($ids, child_id)",
        ids=ids,
        today=looks_by(seen.reading, on, today=seen.on),
    )
    every = seen.reading.rows(
        f"select distinct {', '.join(OF_RUNNING)} from {runs_by_child(seen.reading)} "
        "where list_contains($ids, child_id)",
        ids=ids,
    )
    runs = {_key_of_run(run): run for run in opened}
    known = {_key_of_run(run) for run in every}
    return Standing(
        of_open=tuple((one, runs[_key(one)]) for one in decisions if _key(one) in runs),
        of_none=sum(_key(one) not in known for one in decisions),
    )


def listed_dates(
    seen: Seen, standing: Standing, what: What | None, *, on: date, rows: slice
) -> tuple[MovedDate, ...]:
    """Of those that answer to what is asked, or of all, these rows, ready to be shown."""
    chosen = [
        (one, run, asked)
        for one, run in standing.of_open
        if (asked := _asked(one, run, seen.on)) and (what is None or what in asked)
    ][rows]
    handles = seen.handles({one.child_id for one, _run, _answers in chosen})
    runs = {_key(one): dict(run) for one, run, _answers in chosen}
    shown = {(one.handle, one.key): one for one in listed(seen, list(runs.values()), on=on)}
    return tuple(
        MovedDate(
            running=shown[handles[one.child_id], key_of(run)],
            decision=decisions_shown(seen.sight, [one])[0],
            rule_due_on=run["rule_due_on"],
            asked=asked,
        )
        for one, run, asked in chosen
        if one.child_id in handles
    )


def _key(decision: DateDecision) -> Key:
    return tuple(getattr(decision, name) for name in OF_RUNNING)


def _asked(one: DateDecision, run: Mapping[str, Any], today: date) -> frozenset[What]:
    """What the decision answers to, as the running stands."""
    if one.decided is Decided.PAUSED:
        found = {What.PAUSED}
    else:
        found = {What.MOVED if run["rule"] in MOVABLE else What.BESIDE}
    if one.look_again_on and one.look_again_on <= today:
        found.add(What.AGAIN)
    if run["rule_due_on"] and localtime(one.said_at).date() > run["rule_due_on"]:
        found.add(What.AFTER)
    return frozenset(found)
