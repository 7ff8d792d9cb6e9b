"""Pairs of ids that may be one child's, for who decides: what is known of both, cut to whom they
may see, and named as they may know them.

A pair with a child in it who was adopted, or is to be, or may be like one, is shown to nobody.
"""

from collections.abc import Iterable, Sequence, Set
from dataclasses import dataclass
from datetime import datetime
from uuid import UUID

from django.http import Http404

from goldenthread.access.leaves import first_on
from goldenthread.access.log import ChildNotFound
from goldenthread.access.naming import ShownAs, identify
from goldenthread.access.roles import Identity
from goldenthread.access.visibility import Seen
from goldenthread.ingest.linking.deciding import hanging_together, left_alone
from goldenthread.ingest.linking.evidence import parts_of
from goldenthread.ingest.linking.one_id import (
    OneId,
    adopted,
    every_id,
    those_who,
    to_be_adopted,
)
from goldenthread.ledger.connection import database_uri
from goldenthread.ledger.feed import councils
from goldenthread.ledger.links import HeldDecision, decisions_on, held_decisions, in_order
from goldenthread.ledger.looks import last_look
from goldenthread.ledger.models import Child
from goldenthread.record.links import How, Verdict

ASKED = (Verdict.TO_DECIDE, Verdict.CANNOT_TELL, Verdict.UNDONE)
"""What is held of a pair that is still to be decided."""


@dataclass(frozen=True, kw_only=True)
class SeenId:
    """One id of a pair. Which returns say it is told to everybody; the rest to who may know who the
    child is, else it is empty."""

    handle: UUID
    shown: ShownAs
    kinds: tuple[str, ...]
    known: OneId | None = None


@dataclass(frozen=True, kw_only=True)
class SeenDecision:
    """What was decided of a pair, how, by whom and when; `holds` where nothing was since."""

    verdict: Verdict
    how: How
    by: str
    at: datetime
    holds: bool


@dataclass(frozen=True, kw_only=True)
class SeenPair:
    """A pair, with what speaks for it and against it, and what was decided, newest first."""

    one: SeenId
    other: SeenId
    spoken_for: tuple[str, ...]
    spoken_against: tuple[str, ...]
    decisions: tuple[SeenDecision, ...]
    is_read_as_one: bool = False

    @property
    def verdict(self) -> Verdict:
        """What holds of it."""
        return self.decisions[0].verdict


@dataclass(frozen=True, kw_only=True)
class CutPairs:
    """A page of pairs; `total` of them are within reach. `looked_at` is when the record was last
    looked through for such pairs, None where it never was."""

    total: int
    pairs: tuple[SeenPair, ...]
    looked_at: datetime | None = None


def council_held() -> str:
    """The council of this home; empty before anything is loaded."""
    return next(iter(councils(database_uri())), "")


def cut_pairs(seen: Seen, *, linked: bool, page: int, per_page: int) -> CutPairs:
    """The pairs that are to be decided, or those that are linked; pages count from 1."""
    wanted = (Verdict.SAME,) if linked else ASKED
    held = held_decisions(database_uri(), council_held())
    named = {one for pair in held for one in pair.pair}
    within, alone = _within(seen, named), _never_shown(seen, named, held)
    found = [
        pair
        for pair in held
        if pair.verdict in wanted and within.issuperset(pair.pair) and alone.isdisjoint(pair.pair)
    ]
    # What has not been looked at comes before what could not be told, the newest first.
    found.sort(key=lambda pair: (ASKED.index(pair.verdict) if not linked else 0, -pair.opened_by))
    first = first_on(page, per_page=per_page, total=len(found))
    looked = last_look(database_uri(), council_held(), likeness=False)
    return CutPairs(
        total=len(found),
        pairs=_as_seen(seen, found[first : first + per_page], detailed=False),
        looked_at=looked.looked_at if looked else None,
    )


def see_pair(seen: Seen, one: UUID, other: UUID) -> SeenPair:
    """The pair of these two handles. Raises ChildNotFound for a child out of reach, and Http404 for
    a pair of which nothing was ever decided, or that may be shown to nobody."""
    return _as_seen(seen, [decided_pair(seen, one, other)], detailed=True)[0]


def decided_pair(seen: Seen, one: UUID, other: UUID) -> HeldDecision:
    """What is held of the pair of these two handles. Raises as `see_pair`."""
    known = dict(Child.objects.filter(handle__in=[one, other]).values_list("handle", "child_id"))
    for handle in (one, other):
        if known.get(handle) is None or not _within(seen, [known[handle]]):
            raise ChildNotFound(handle)
    if one == other:
        raise Http404("a pair is of two")
    pair = in_order(known[one], known[other])
    every = held_decisions(database_uri(), council_held())
    held = next((decision for decision in every if decision.pair == pair), None)
    if held is None or _never_shown(seen, {*pair}, every):
        raise Http404("nothing was decided of these two")
    return held


def links_of(seen: Seen, child_id: str) -> tuple[SeenPair, ...]:
    """The links that make this child one of several ids, at the edition that is read."""
    ids = seen.reading.ids_of(child_id)
    if len(ids) == 1:
        return ()
    known = [
        decision
        for decision in decisions_on(database_uri(), council_held(), ids)
        if decision.verdict is Verdict.SAME and decision.at(seen.reading.edition)
    ]
    return _as_seen(seen, known, detailed=False)


def _within(seen: Seen, child_ids: Iterable[str]) -> set[str]:
    """Of these ids, those of children whom this person may see."""
    read_as = {one: seen.reading.linked.get(one, one) for one in child_ids}
    within = seen.within_reach(set(read_as.values()))
    return {one for one, child in read_as.items() if child in within}


def _never_shown(seen: Seen, ids: Set[str], every: Sequence[HeldDecision]) -> Set[str]:
    """Of these ids, those that no machine or person may link with another; `every` decision that
    holds."""
    gone, going = adopted(seen.reading), to_be_adopted(seen.reading)
    linked = [decision.pair for decision in every if decision.verdict is Verdict.SAME]
    with_gone, with_going = hanging_together(gone, linked), hanging_together(going, linked)
    known = those_who(seen.reading, ids | gone | going | with_gone | with_going)
    alone = left_alone(
        known,
        of_adoption=gone | going,
        linked=linked,
        found=[
            decision.pair
            for decision in every
            if decision.verdict is not Verdict.NOT_SAME and known.keys() >= {*decision.pair}
        ],
    )
    # A link that was made before a child was to be adopted holds until the order.
    return ids & (alone - (with_going - with_gone))


def _as_seen(seen: Seen, held: Sequence[HeldDecision], *, detailed: bool) -> tuple[SeenPair, ...]:
    ids = sorted({one for pair in held for one in pair.pair})
    handles = dict(Child.objects.filter(child_id__in=ids).values_list("child_id", "handle"))
    seen.looking.shows(handles.values())
    known, names = every_id(seen.reading, ids), _names(seen, ids)
    by_name = seen.sight.identity is Identity.FULL
    history = decisions_on(database_uri(), council_held(), ids) if ids and detailed else list(held)
    found = []
    for pair in held:
        if not {*pair.pair} <= handles.keys() & known.keys():
            continue
        sides = [
            SeenId(
                handle=handles[one],
                shown=identify(
                    seen.sight,
                    {"child_id": one, "name": names.get(one), "born_on": known[one].born_on},
                    on=seen.on,
                ),
                kinds=tuple(sorted(known[one].kinds)),
                known=known[one] if by_name else None,
            )
            for one in pair.pair
        ]
        of_pair = [one for one in reversed(history) if one.pair == pair.pair]
        found.append(_one_pair(seen, pair, sides, of_pair))
    return tuple(found)


def _one_pair(
    seen: Seen, pair: HeldDecision, sides: Sequence[SeenId], decisions: Iterable[HeldDecision]
) -> SeenPair:
    spoken_for, spoken_against = parts_of(pair.evidence)
    return SeenPair(
        one=sides[0],
        other=sides[1],
        spoken_for=tuple(spoken_for),
        spoken_against=tuple(spoken_against),
        is_read_as_one=_is_read_as_one(seen, pair),
        decisions=tuple(
            SeenDecision(
                verdict=one.verdict,
                how=one.how,
                by=one.decided_by,
                at=one.decided_at,
                holds=one.closed_by is None,
            )
            for one in decisions
        ),
    )


def _is_read_as_one(seen: Seen, pair: HeldDecision) -> bool:
    linked = seen.reading.linked
    return pair.one in linked and linked[pair.one] == linked.get(pair.other)


def _names(seen: Seen, ids: list[str]) -> dict[str, str]:
    rows = seen.reading.rows(
        "select child_id, name from names_as_told "
        "where child_id in (select unnest($ids::varchar[])) and name is not null",
        ids=ids,
    )
    return {row["child_id"]: row["name"] for row in rows}
