"""One child as one person may see it: what happened, what runs, the family; each with its source.

Who the child is is said as `naming.identify` allows. To a person who may not know it, nothing that
identifies it is handed out: no fact about the person, no key of a row, no date of birth in a
sentence; and of the family only those whom the person may open.
"""

from collections.abc import Iterable, Mapping, Sequence
from dataclasses import dataclass, replace
from datetime import date
from typing import Any
from uuid import UUID

from goldenthread.access.case_lists import children_by_id
from goldenthread.access.explained import decisions_shown, explained_to
from goldenthread.access.naming import ShownAs, identify
from goldenthread.access.receipts import SeenReceipt, key_of, receipt_of
from goldenthread.access.roles import Identity
from goldenthread.access.visibility import Seen
from goldenthread.clocks.explanation import Explanation
from goldenthread.clocks.grounds import grounds_of
from goldenthread.clocks.looked_at import looked_at_of_child
from goldenthread.clocks.what_was_decided import DateDecision, decisions_of_child
from goldenthread.record.gaps import Gap, gaps_in
from goldenthread.record.one_child import (
    Fact,
    Person,
    facts_of,
    family_of,
    people_of,
    silent_steps,
)
from goldenthread.record.results import ToLog, to_log
from goldenthread.record.silent_forms import SilentForm, silent_forms
from goldenthread.record.telling import Step
from goldenthread.record.told_by_partners import Told, told_by_partners


@dataclass(frozen=True, kw_only=True)
class SeenSibling:
    """Another child of the family whom this person may open, with what is open for it and who
    works with it. `same_home` says whether the postcodes of the day are the same; None where one is
    not known, or may not be."""

    handle: UUID
    shown: ShownAs
    open_facts: tuple[Fact, ...]
    worker: str | None = None
    team: str | None = None
    same_home: bool | None = None


@dataclass(frozen=True, kw_only=True)
class SeenRunning:
    """A running with its explanation, the file that says what started it, how it has been looked
    at, and what was last said of it. `key` names it in an address."""

    key: str
    explained: Explanation
    is_open: bool
    source_file: str
    look: str
    receipt: SeenReceipt | None


@dataclass(frozen=True, kw_only=True)
class SeenChild:
    """All that a page of a child may show. `person` is None where it would say who the child is.
    `decided_of_none` are decisions on a due date of what no longer runs as it did: its start is
    told otherwise now, or not at all."""

    handle: UUID
    shown: ShownAs
    person: Person | None
    worker: str | None
    team: str | None
    facts: tuple[Fact, ...]
    runnings: tuple[SeenRunning, ...]
    siblings: tuple[SeenSibling, ...]
    silent: Mapping[Step, str]
    by_partners: tuple[Told, ...] = ()
    silent_forms: tuple[SilentForm, ...] = ()
    gaps: tuple[Gap, ...] = ()
    to_log: tuple[ToLog, ...] = ()
    decided_of_none: tuple[DateDecision, ...] = ()


@dataclass(frozen=True, kw_only=True)
class SeenHistory:
    """What happened to a child, oldest first, as one person may see it."""

    shown: ShownAs
    facts: tuple[Fact, ...]


def see_history(seen: Seen, handle: UUID, *, on: date) -> SeenHistory:
    """The history of the child of this handle, who is shown as on the day. Raises
    ChildNotFound."""
    child_id = seen.child_id(handle)
    child = children_by_id(seen, [child_id])[child_id]
    facts = facts_of(seen.reading, [child_id])[child_id]
    by_name = seen.sight.identity is Identity.FULL
    return SeenHistory(
        shown=identify(seen.sight, child, on=on), facts=may_be_seen(facts, by_name=by_name)
    )


def see_child(seen: Seen, handle: UUID, *, on: date) -> SeenChild:
    """The child of this handle, as it stood on the day. Raises ChildNotFound."""
    child_id = seen.child_id(handle)
    by_name = seen.sight.identity is Identity.FULL
    siblings = seen.handles(family_of(seen.reading, child_id))
    everybody = children_by_id(seen, [child_id, *siblings])
    facts = facts_of(seen.reading, list(everybody))
    people = people_of(seen.reading, list(everybody), on=on)
    person, child = people[child_id], everybody[child_id]
    decisions = decisions_of_child(seen.reading, child_id)
    runnings = _runnings(seen, child, decisions, on=on)
    return SeenChild(
        handle=handle,
        shown=identify(seen.sight, child, on=on),
        person=person if by_name else None,
        worker=person.worker,
        team=person.team,
        facts=may_be_seen(facts[child_id], by_name=by_name),
        runnings=runnings,
        decided_of_none=decisions_shown(
            seen.sight, [one for one in decisions if one.stands and not _is_of(one, runnings)]
        ),
        siblings=_siblings(seen, child_id, siblings, everybody, facts, people, on=on),
        silent=silent_steps(seen.reading, on=on),
        by_partners=told_by_partners(seen.reading, facts[child_id], on=on),
        silent_forms=silent_forms(seen.reading, on=on),
        gaps=gaps_in(seen.reading, facts[child_id], on=on),
        to_log=tuple(
            ToLog(fact=may_be_seen([one.fact], by_name=by_name)[0], wanting=one.wanting)
            for one in to_log(facts[child_id], on=on)
        ),
    )


def _siblings(
    seen: Seen,
    child_id: str,
    handles: Mapping[str, UUID],
    everybody: Mapping[str, Mapping[str, Any]],
    facts: Mapping[str, list[Fact]],
    people: Mapping[str, Person],
    *,
    on: date,
) -> tuple[SeenSibling, ...]:
    by_name = seen.sight.identity is Identity.FULL
    homes = _homes(facts, on=on) if by_name else {}
    return _in_the_order_of_names(
        SeenSibling(
            handle=handle,
            shown=identify(seen.sight, everybody[other], on=on),
            open_facts=tuple(
                fact for fact in may_be_seen(facts[other], by_name=by_name) if fact.is_open_on(on)
            ),
            worker=people[other].worker,
            team=people[other].team,
            same_home=_same_home(homes, child_id, other),
        )
        for other, handle in handles.items()
    )


def _homes(facts: Mapping[str, list[Fact]], *, on: date) -> dict[str, set[str]]:
    """The postcodes of each child on the day."""
    found: dict[str, set[str]] = {}
    for child_id, told in facts.items():
        for fact in told:
            ended = fact.cells.get("ended_on") or on
            if fact.table == "addresses" and fact.on and fact.on <= on <= ended:
                found.setdefault(child_id, set()).add(fact.cells.get("postcode", ""))
    return {child_id: codes - {""} for child_id, codes in found.items() if codes - {""}}


def _same_home(homes: Mapping[str, set[str]], one: str, other: str) -> bool | None:
    if one not in homes or other not in homes:
        return None
    return bool(homes[one] & homes[other])


def _in_the_order_of_names(siblings: Iterable[SeenSibling]) -> tuple[SeenSibling, ...]:
    """In that of the council's own numbers they would tell which of two came first."""
    return tuple(sorted(siblings, key=lambda one: (one.shown.name, str(one.handle))))


def may_be_seen(facts: Iterable[Fact], *, by_name: bool) -> tuple[Fact, ...]:
    """These facts; for whoever may not know the child, without those that say who it is, and
    without the cells of the rest."""
    if by_name:
        return tuple(facts)
    return tuple(replace(f, row_key="", cells={}) for f in facts if not f.says_who)


def _runnings(
    seen: Seen,
    child: Mapping[str, Any],
    decisions: Sequence[DateDecision],
    *,
    on: date,
) -> tuple[SeenRunning, ...]:
    rows = looked_at_of_child(seen.reading, child["child_id"], on, today=seen.on)
    grounds = grounds_of(seen.reading)
    return tuple(
        SeenRunning(
            key=key_of(row),
            explained=explained_to(
                seen.sight, row, child, on=on, grounds=grounds, decisions=decisions
            ),
            is_open=row["is_open"],
            source_file=row["source_file"] or "",
            look=row["look"],
            receipt=receipt_of(seen.sight, row),
        )
        for row in rows
    )


def _is_of(decision: DateDecision, runnings: Iterable[SeenRunning]) -> bool:
    """Whether a decision is of one of these."""
    key = key_of({name: getattr(decision, name) for name in ("clock", "started_on", "about")})
    return any(running.key == key for running in runnings)
