"""What a machine decides of the pairs that were found, and what it leaves to a person.

It makes a link only where nothing speaks against it, between any two ids of the groups that the
link would join; it changes nothing that a person decided; it withdraws a link of its own whose
ground has gone. Whoever was adopted, or is to be, or is like somebody who was, is left alone.
"""

from collections.abc import Iterable, Iterator, Mapping, Set
from dataclasses import dataclass, field

from goldenthread.ingest.linking.certain import Found, Pair
from goldenthread.ingest.linking.contradictions import against
from goldenthread.ingest.linking.evidence import evidence_of
from goldenthread.ingest.linking.one_id import OneId
from goldenthread.ledger.links import Decision, HeldDecision, in_order
from goldenthread.record.links import How, Verdict, joined

ANOTHER_DECISION = "a person has decided that two of their ids are not one child's"
OF_ANOTHER_PAIR = "other ids of the two do not fit: {}"


@dataclass(frozen=True, kw_only=True)
class Outcome:
    """What to keep, and which of the machine's own decisions to withdraw."""

    decisions: tuple[Decision, ...]
    withdrawn: tuple[Pair, ...]


@dataclass(kw_only=True)
class Deciding:
    """One run over the pairs that were found. `likeness` is whether likeness was looked for too."""

    ids: Mapping[str, OneId]
    found: Mapping[Pair, Found]
    held: Mapping[Pair, HeldDecision]
    adopted: frozenset[str]
    to_be_adopted: frozenset[str] = frozenset()
    likeness: bool = False
    members: dict[str, set[str]] = field(default_factory=dict)

    def outcome(self) -> Outcome:
        """What is decided, in an order that depends on nothing but the pairs."""
        alone = left_alone(
            self.ids,
            of_adoption=self.adopted | self.to_be_adopted,
            linked=[p for p, decision in self.held.items() if decision.verdict is Verdict.SAME],
            found=self.found,
        )
        withdrawn = tuple(
            sorted(pair for pair in self.held if self._has_lost_its_ground(pair, alone))
        )
        same = [
            pair
            for pair, decision in self.held.items()
            if self._stands(pair, decision) and pair not in withdrawn
        ]
        for group in joined(same):
            for one in group:
                self.members[one] = group
        return Outcome(decisions=tuple(self._decisions(alone)), withdrawn=withdrawn)

    def _decisions(self, alone: frozenset[str]) -> Iterator[Decision]:
        for pair in sorted(self.found, key=self._turn):
            held = self.held.get(pair)
            decided = held and (held.by_a_person or self._stands(pair, held))
            if decided or not alone.isdisjoint(pair):
                continue
            if pair[1] in self._group(pair[0]):
                continue  # by way of another id
            found = self.found[pair]
            doubt = self._against(pair) or found.doubtful
            yield self._decision(pair, found, doubt)
            if not doubt:
                self._join(pair)

    def _turn(self, pair: Pair) -> tuple[int, float, Pair]:
        """What is most certain comes first: what is decided of a pair may speak against another."""
        found = self.found[pair]
        return list(How).index(found.how), -found.strength, pair

    def _decision(self, pair: Pair, found: Found, doubt: str) -> Decision:
        one, other = self.ids[pair[0]], self.ids[pair[1]]
        known = [] if not doubt or doubt in against(one, other) else [doubt]
        return Decision(
            one=pair[0],
            other=pair[1],
            verdict=Verdict.TO_DECIDE if doubt else Verdict.SAME,
            how=found.how,
            evidence=evidence_of(one, other, *known),
            of_case_system=frozenset(i.child_id for i in (one, other) if i.is_of_case_system),
        )

    def _against(self, pair: Pair) -> str:
        """What speaks against joining the groups of a pair; empty where nothing does."""
        if spoken := against(self.ids[pair[0]], self.ids[pair[1]]):
            return spoken[0]
        for one in sorted(self._group(pair[0])):
            for other in sorted(self._group(pair[1])):
                held = self.held.get(in_order(one, other))
                if held and held.verdict in (Verdict.NOT_SAME, Verdict.UNDONE):
                    return ANOTHER_DECISION
                if one in self.ids and other in self.ids:
                    spoken = against(self.ids[one], self.ids[other])
                    if spoken:
                        return OF_ANOTHER_PAIR.format(spoken[0])
        return ""

    def _stands(self, pair: Pair, held: HeldDecision) -> bool:
        """Whether a pair is linked and stays so: a person's link, or a machine's against which
        nothing speaks by now."""
        if held.verdict is not Verdict.SAME or held.by_a_person:
            return held.verdict is Verdict.SAME
        known = [self.ids[one] for one in pair if one in self.ids]
        return len(known) < len(pair) or not against(*known)

    def _has_lost_its_ground(self, pair: Pair, alone: frozenset[str]) -> bool:
        held = self.held[pair]
        if held.by_a_person:
            return False
        if held.verdict is Verdict.TO_DECIDE and not alone.isdisjoint(pair):
            return True
        if pair in self.found:
            return False
        return self.likeness or held.how is not How.LIKENESS

    def _group(self, one: str) -> set[str]:
        return self.members.get(one) or {one}

    def _join(self, pair: Pair) -> None:
        group = self._group(pair[0]) | self._group(pair[1])
        for one in group:
            self.members[one] = group


def left_alone(
    ids: Mapping[str, OneId],
    *,
    of_adoption: Set[str],
    linked: Iterable[Pair],
    found: Iterable[Pair],
) -> frozenset[str]:
    """Those of whom no pair is decided or offered: who was adopted or is to be, who hangs together
    with such a child, and who was found to be, or is, like one."""
    sealed = of_adoption | hanging_together(of_adoption, linked)
    beside = {one for pair in found if not sealed.isdisjoint(pair) for one in pair}
    alike = {mark for one in sealed if one in ids for mark in _may_be(ids[one])}
    return frozenset(sealed | beside | {i.child_id for i in ids.values() if _may_be(i) & alike})


def hanging_together(those: Set[str], linked: Iterable[Pair]) -> frozenset[str]:
    """The ids of every group that the links make in which one of these is."""
    return frozenset().union(*(g for g in joined(linked) if not g.isdisjoint(those)))


def _may_be(one: OneId) -> set[tuple[object, ...]]:
    """Marks of which one in common is enough to be left alone: an adopted child keeps its day of
    birth and its first name, and nothing else."""
    if not one.born_on:
        return set()
    marks: set[tuple[object, ...]] = {(one.born_on, code) for code in one.postcodes}
    if one.first_name:
        marks.add((one.born_on, one.first_name))
    return marks
