"""Pairs of ids that a number says are one child's, or that a birth was expected for and took place.

A number says so by itself; whether anything speaks against it is asked afterwards
(contradictions.py). What is not certain enough for a machine is `doubtful`: a person decides.
"""

from collections import defaultdict
from collections.abc import Callable, Iterable, Iterator, Mapping
from dataclasses import dataclass
from itertools import combinations

from goldenthread.ingest.linking.contradictions import may_be_birth_of
from goldenthread.ingest.linking.one_id import OneId
from goldenthread.ledger.links import in_order
from goldenthread.record.links import How

MOST_HOLDERS = 4
"""A number that more ids hold than this is nobody's: it was written to fill a cell."""

Pair = tuple[str, str]


@dataclass(frozen=True, kw_only=True)
class Found:
    """By what a pair was found; doubtful where a machine may not decide by it alone. Of pairs found
    in one way, the stronger is decided first."""

    how: How
    doubtful: str = ""
    strength: float = 1.0


def certain_pairs(ids: Mapping[str, OneId]) -> dict[Pair, Found]:
    """The pairs, each by the first of the ways in which it is found."""
    found: dict[Pair, Found] = {}
    for way in (_by_upn, _by_nhs_number, _by_former_id, _by_early_help_id, _by_expected_birth):
        for pair, how in way(ids):
            if pair not in found or (found[pair].doubtful and not how.doubtful):
                found[pair] = how
    return found


def _by_upn(ids: Mapping[str, OneId]) -> Iterator[tuple[Pair, Found]]:
    yield from _sharing(ids, lambda one: one.upns | one.former_upns, How.UPN)


def _by_nhs_number(ids: Mapping[str, OneId]) -> Iterator[tuple[Pair, Found]]:
    yield from _sharing(ids, lambda one: one.nhs_numbers, How.NHS_NUMBER)


def _sharing(
    ids: Mapping[str, OneId], numbers: Callable[[OneId], Iterable[str]], how: How
) -> Iterator[tuple[Pair, Found]]:
    holders: dict[str, list[str]] = defaultdict(list)
    for one in ids.values():
        for number in numbers(one):
            holders[number].append(one.child_id)
    for number in sorted(holders):
        if len(holders[number]) <= MOST_HOLDERS:
            for pair in combinations(sorted(holders[number]), 2):
                yield pair, Found(how=how)


def _by_former_id(ids: Mapping[str, OneId]) -> Iterator[tuple[Pair, Found]]:
    """A former id may by chance be the id of somebody else in the system of today: it is certain
    only where the two are of one day of birth."""
    for one in ids.values():
        for number in sorted(one.former_ids):
            if number in ids and number != one.child_id:
                born = {one.born_on, ids[number].born_on}
                agree = len(born) == 1 and None not in born
                doubt = (
                    "" if agree else "the former id alone, which may be another child's by chance"
                )
                yield in_order(one.child_id, number), Found(how=How.FORMER_ID, doubtful=doubt)


def _by_early_help_id(ids: Mapping[str, OneId]) -> Iterator[tuple[Pair, Found]]:
    """The early help system's number, where that system knows nobody but by it."""
    for one in ids.values():
        for number in sorted(one.early_help_ids):
            other = ids.get(number)
            if other and number != one.child_id and other.kinds == {"early_help"}:
                yield in_order(one.child_id, number), Found(how=How.EARLY_HELP_ID)


def _by_expected_birth(ids: Mapping[str, OneId]) -> Iterator[tuple[Pair, Found]]:
    """An unborn child, and the one child born to the family about the day expected. Where there are
    two of either, nobody can tell which is whose."""
    families: dict[str, list[OneId]] = defaultdict(list)
    for one in ids.values():
        if one.family:
            families[one.family].append(one)
    for family in sorted(families):
        members = families[family]
        unborn = [one for one in members if one.is_unborn]
        for awaited in unborn:
            born = [one for one in members if one.born_on and may_be_birth_of(one, awaited)]
            others = [one for one in unborn if one is not awaited and may_be_birth_of(one, awaited)]
            several = len(born) > 1 or bool(others)
            doubt = "more than one child born, or expected, about that day" if several else ""
            for one in born:
                pair = in_order(one.child_id, awaited.child_id)
                yield pair, Found(how=How.EXPECTED_BIRTH, doubtful=doubt)
