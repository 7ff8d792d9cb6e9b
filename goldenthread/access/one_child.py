"""One child as one person may see it: what happened, what runs, the family; each with its source.

Who the child is is said as `naming.identify` allows. To a person who may not know it, nothing that
identifies it is handed out: no fact about the person, no key of a row, no date of birth in a
sentence; and of the family only those whom the person may open.
"""

from collections.abc import Iterable, Mapping
from dataclasses import dataclass, replace
from datetime import date
from typing import Any
from uuid import UUID

from goldenthread.access.case_lists import children_by_id
from goldenthread.access.explained import explained_to
from goldenthread.access.naming import ShownAs, identify
from goldenthread.access.receipts import SeenReceipt, key_of, receipt_of
from goldenthread.access.roles import Identity
from goldenthread.access.visibility import Seen
from goldenthread.clocks.explanation import Explanation
from goldenthread.clocks.grounds import grounds_of
from goldenthread.clocks.looked_at import looked_at_on
from goldenthread.record.one_child import (
    Fact,
    Person,
    facts_of,
    family_of,
    people_of,
    silent_steps,
)
from goldenthread.record.silent_forms import SilentForm, silent_forms
from goldenthread.record.telling import Step
from goldenthread.record.told_by_partners import Told, told_by_partners


@dataclass(frozen=True, kw_only=True)
class SeenSibling:
    """Another child of the family whom this person may open, with what is open for it."""

    handle: UUID
    shown: ShownAs
    open_facts: tuple[Fact, ...]


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
    """All that a page of a child may show. `person` is None where it would say who the child is."""

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


def see_child(seen: Seen, handle: UUID, *, on: date) -> SeenChild:
    """The child of this handle, as it stood on the day. Raises ChildNotFound."""
    child_id = seen.child_id(handle)
    by_name = seen.sight.identity is Identity.FULL
    siblings = seen.handles(family_of(seen.reading, child_id))
    everybody = children_by_id(seen, [child_id, *siblings])
    facts = facts_of(seen.reading, list(everybody))
    person = people_of(seen.reading, [child_id], on=on)[child_id]
    child = everybody[child_id]
    return SeenChild(
        handle=handle,
        shown=identify(seen.sight, child, on=on),
        person=person if by_name else None,
        worker=person.worker,
        team=person.team,
        facts=_may_be_seen(facts[child_id], by_name=by_name),
        runnings=_runnings(seen, child, on=on),
        siblings=_in_the_order_of_names(
            SeenSibling(
                handle=siblings[other],
                shown=identify(seen.sight, everybody[other], on=on),
                open_facts=tuple(
                    fact
                    for fact in _may_be_seen(facts[other], by_name=by_name)
                    if fact.is_open_on(on)
                ),
            )
            for other in siblings
        ),
        silent=silent_steps(seen.reading, on=on),
        by_partners=told_by_partners(seen.reading, facts[child_id], on=on),
        silent_forms=silent_forms(seen.reading, on=on),
    )


def _in_the_order_of_names(siblings: Iterable[SeenSibling]) -> tuple[SeenSibling, ...]:
    """In that of the council's own numbers they would tell which of two came first."""
    return tuple(sorted(siblings, key=lambda one: (one.shown.name, str(one.handle))))


def _may_be_seen(facts: list[Fact], *, by_name: bool) -> tuple[Fact, ...]:
    if by_name:
        return tuple(facts)
    return tuple(replace(f, row_key="", cells={}) for f in facts if not f.says_who)


def _runnings(seen: Seen, child: Mapping[str, Any], *, on: date) -> tuple[SeenRunning, ...]:
    rows = looked_at_on(
        seen.reading, on, today=seen.on, where="child_id = $child", child=child["child_id"]
    )
    return tuple(
        SeenRunning(
            key=key_of(row),
            explained=explained_to(seen.sight, row, child, on=on, grounds=grounds_of(seen.reading)),
            is_open=row["is_open"],
            source_file=row["source_file"] or "",
            look=row["look"],
            receipt=receipt_of(seen.sight, row),
        )
        for row in rows
    )
