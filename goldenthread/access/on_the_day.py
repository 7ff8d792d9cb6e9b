"""What was known of one child on one day: as the record said it then, and what it has said since.

What was known then is read at the edition that stood when the day ended. Nobody's memory is asked,
and nothing is worked out anew: the same record, the same clocks, from the loads up to that time.
"""

from collections.abc import Iterable, Mapping
from dataclasses import dataclass
from datetime import date
from typing import Any
from uuid import UUID

from django.utils.timezone import localtime

from goldenthread.access.case_lists import children_by_id
from goldenthread.access.explained import decisions_shown, explained_to
from goldenthread.access.naming import ShownAs, identify
from goldenthread.access.numbers import Made
from goldenthread.access.one_child import may_be_seen
from goldenthread.access.permissions import person_can_see_who_looked
from goldenthread.access.receipts import SeenReceipt, key_of, receipt_of
from goldenthread.access.roles import Identity
from goldenthread.access.visibility import Seen
from goldenthread.access.who_looked import Looks, looks_at
from goldenthread.clocks.explanation import Explanation, title_of
from goldenthread.clocks.grounds import grounds_of
from goldenthread.clocks.looked_at import looked_at_of_child, receipts_of_child
from goldenthread.clocks.what_was_decided import DateDecision, decisions_of_child
from goldenthread.record.as_known import by_the_day, said_otherwise
from goldenthread.record.one_child import Fact, facts_of, people_of

DECIDING = ("management_decisions", "front_door_decisions", "pre_proceedings")
"""The tables of the record that say what was decided about a child."""
Row = Mapping[str, Any]


@dataclass(frozen=True, kw_only=True)
class ToldSince:
    """What the newest edition says otherwise of the day: `now` what it says (None: nothing any
    more), `was` what was said then (None: nothing), `by` the edition that made the difference."""

    now: Fact | None
    was: Fact | None
    by: Made | None


@dataclass(frozen=True, kw_only=True)
class ClockThenAndNow:
    """One running as it stood on the day: as known then and as known now; None where the edition
    knows of no such running."""

    title: str
    started_on: date | None
    then: Explanation | None
    now: Explanation | None

    @property
    def is_same(self) -> bool:
        """Whether both editions say the same of it."""
        return bool(self.then and self.now and self.then.sentence == self.now.sentence)

    @property
    def is_worth_a_line(self) -> bool:
        """Whether it was open on the day, as known then or now, or was known then and stands
        otherwise now. One that had ended, alike, or before anything was known of it, is counted."""
        was_open = any(one and _is_open(one) for one in (self.then, self.now))
        return was_open or (self.then is not None and not self.is_same)


@dataclass(frozen=True, kw_only=True)
class Decided:
    """A decision by the day; `words` are its maker's own, empty for whoever may not know the child:
    they may name it. `was_known` says whether the record had it on the day."""

    fact: Fact
    words: str
    by: str
    was_known: bool


@dataclass(frozen=True, kw_only=True)
class SaidOfClock:
    """A receipt on a clock of the child, and the clock."""

    clock: str
    receipt: SeenReceipt


@dataclass(frozen=True, kw_only=True)
class KnownThen:
    """The record as it stood on the day: its edition, who held the case, and all that it said had
    happened by then, the newest first. `others` are editions made earlier on that day."""

    made: Made
    worker: str | None
    team: str | None
    facts: tuple[Fact, ...]
    others: int


@dataclass(frozen=True, kw_only=True)
class SeenDay:
    """A child's day. `then` is None where nothing was held here yet. Of the clocks that had ended
    by the day, `ended` counts those that stand now as then, and `ended_unknown` those of which
    nothing was known then. `looks` is None for whoever may not be told who looked."""

    handle: UUID
    shown: ShownAs
    by_name: bool
    then: KnownThen | None
    since: tuple[ToldSince, ...]
    clocks: tuple[ClockThenAndNow, ...]
    ended: int
    ended_unknown: int
    receipts: tuple[SaidOfClock, ...]
    dates: tuple[DateDecision, ...]
    decisions: tuple[Decided, ...]
    looks: Looks | None


def stood_on(editions: Iterable[Made], day: date) -> Made | None:
    """Of the editions, newest first, the one that stood when the day ended; None before any."""
    return next((made for made in editions if localtime(made.made_at).date() <= day), None)


def see_the_day(
    now: Seen, then: Seen | None, handle: UUID, day: date, editions: list[Made]
) -> SeenDay:
    """The child of this handle on the day, as known `now` and as known `then` (None: nothing was
    held). `editions` are all, newest first. Raises ChildNotFound."""
    child_id = now.child_id(handle)
    was_id = then.child_id(handle) if then else child_id
    by_name = now.sight.identity is Identity.FULL
    child = children_by_id(now, [child_id])[child_id]
    facts = facts_of(now.reading, [child_id])[child_id]
    were = facts_of(then.reading, [was_id])[was_id] if then else []
    since = _since(now, then, were, facts, child_id, day=day, editions=editions)
    clocks = _clocks(now, then, child, was_id, day=day)
    shown = [one for one in clocks if one.is_worth_a_line]
    return SeenDay(
        handle=handle,
        shown=identify(now.sight, child, on=day),
        by_name=by_name,
        then=_known_then(then, was_id, were, day=day, editions=editions) if then else None,
        since=tuple(filter(None, (_cut(one, by_name=by_name) for one in since))),
        clocks=tuple(shown),
        ended=sum(one.is_same for one in clocks if not one.is_worth_a_line),
        ended_unknown=sum(not one.is_same for one in clocks if not one.is_worth_a_line),
        receipts=_receipts(then, was_id) if then else (),
        dates=_dates(then, was_id) if then else (),
        decisions=_decisions(were, since, day, by_name=by_name),
        looks=looks_at(now, child_id, day) if person_can_see_who_looked(now.sight) else None,
    )


def _known_then(
    then: Seen, child_id: str, were: list[Fact], *, day: date, editions: list[Made]
) -> KnownThen:
    person = people_of(then.reading, [child_id], on=day)[child_id]
    made = next(one for one in editions if one.edition == then.reading.edition)
    by_name = then.sight.identity is Identity.FULL
    facts = may_be_seen(by_the_day(were, day), by_name=by_name)
    return KnownThen(
        made=made,
        worker=person.worker,
        team=person.team,
        facts=tuple(sorted(facts, key=lambda fact: fact.on or date.min, reverse=True)),
        others=sum(
            localtime(one.made_at).date() == day and one.edition < made.edition for one in editions
        ),
    )


def _since(
    now: Seen,
    then: Seen | None,
    were: list[Fact],
    facts: list[Fact],
    child_id: str,
    *,
    day: date,
    editions: list[Made],
) -> list[ToldSince]:
    at = then.reading.edition if then else 0
    made = {one.edition: one for one in editions}
    return [
        ToldSince(now=one.now, was=one.was, by=made.get(one.edition or 0))
        for one in said_otherwise(were, now.reading, facts, child_id, day=day, at=at)
    ]


def _cut(one: ToldSince, *, by_name: bool) -> ToldSince | None:
    """It without what says who the child is, where that may not be known."""
    sides = [may_be_seen([fact] if fact else [], by_name=by_name) for fact in (one.now, one.was)]
    now, was = (side[0] if side else None for side in sides)
    return ToldSince(now=now, was=was, by=one.by) if now or was else None


def _clocks(
    now: Seen, then: Seen | None, child: Row, was_id: str, *, day: date
) -> list[ClockThenAndNow]:
    """Every running that had begun by the day, what is overdue first as known now."""
    are = _runnings(now, str(child["child_id"]), day)
    were = _runnings(then, was_id, day) if then else {}
    decided_now = decisions_of_child(now.reading, str(child["child_id"]))
    decided_then = decisions_of_child(then.reading, was_id) if then else []
    found = []
    for key in {**are, **were}:
        run = are.get(key) or were[key]
        found.append(
            ClockThenAndNow(
                title=title_of(run),
                started_on=run["started_on"],
                then=_explained(then, were.get(key), child, day, decided_then),
                now=_explained(now, are.get(key), child, day, decided_now),
            )
        )
    return found


def _runnings(seen: Seen, child_id: str, day: date) -> dict[str, Row]:
    rows = looked_at_of_child(seen.reading, child_id, day, today=day)
    return {
        key_of(row): row for row in rows if row["started_on"] is None or row["started_on"] <= day
    }


def _explained(
    seen: Seen | None, run: Row | None, child: Row, day: date, decisions: list[DateDecision]
) -> Explanation | None:
    if seen is None or run is None:
        return None
    grounds = grounds_of(seen.reading)
    return explained_to(seen.sight, run, child, on=day, grounds=grounds, decisions=decisions)


def _is_open(told: Explanation) -> bool:
    return told.stopped_on is None and told.closed_on is None


def _receipts(then: Seen, child_id: str) -> tuple[SaidOfClock, ...]:
    rows = then.reading.rows(receipts_of_child(then.reading), child=child_id)
    said = [(title_of(row), receipt_of(then.sight, row)) for row in rows]
    return tuple(SaidOfClock(clock=clock, receipt=one) for clock, one in said if one)


def _dates(then: Seen, child_id: str) -> tuple[DateDecision, ...]:
    return decisions_shown(then.sight, decisions_of_child(then.reading, child_id))


def _decisions(
    were: list[Fact], since: list[ToldSince], day: date, *, by_name: bool
) -> tuple[Decided, ...]:
    """Those that were known then, and those of which the record was told since; newest first."""
    told = [(fact, True) for fact in by_the_day(were, day)]
    told += [(one.now, False) for one in since if one.now]
    found = [
        Decided(
            fact=may_be_seen([fact], by_name=by_name)[0],
            words=str(fact.cells.get("decision") or "") if by_name else "",
            by=str(fact.cells.get("decided_by") or ""),
            was_known=was_known,
        )
        for fact, was_known in told
        if fact.table in DECIDING
    ]
    return tuple(sorted(found, key=lambda one: one.fact.on or date.min, reverse=True))
