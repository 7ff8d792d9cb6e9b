"""Stories of two ids: what happened to a child is told under one id or the other, once, and the
truth of the borough is not touched by the telling."""

from collections import Counter
from dataclasses import asdict

import pytest

from goldenthread.borough import Borough, make_borough
from goldenthread.borough.events import events_of
from goldenthread.borough.several_ids import (
    ASKED,
    LINKED,
    NEVER,
    STORIES,
    SecondId,
    as_its_systems_have_it,
)

CHILDREN, TWICE = 1500, 2 * len(STORIES)


@pytest.fixture(scope="module")
def borough() -> Borough:
    """Thornbeck, large enough for a child to have been adopted."""
    return make_borough(children=CHILDREN, years=5, seed=1, last_year=2027)


@pytest.fixture(scope="module")
def told(borough: Borough) -> tuple[Borough, list[SecondId]]:
    """The borough as its systems have it, and the pairs."""
    return as_its_systems_have_it(borough, TWICE)


def test_every_story_is_told(told: tuple[Borough, list[SecondId]]) -> None:
    _, pairs = told
    assert len(pairs) == TWICE
    assert {pair.at_first for pair in pairs} == {LINKED, ASKED, NEVER}
    assert len({pair.story for pair in pairs}) == len(STORIES)
    assert max(Counter(one for pair in pairs for one in (pair.one, pair.other)).values()) == 1


def test_what_happened_is_told_once(borough: Borough, told: tuple[Borough, list[SecondId]]) -> None:
    known, pairs = told
    read_as = {pair.other: pair.one for pair in pairs if pair.story != "twins"}

    def happened(one: Borough) -> Counter[str]:
        return Counter(
            f"{read_as.get(child.child_id, child.child_id)} {event.on} {event.kind} {event.said}"
            for child in (*one.children, *one.helped_alone)
            for event in events_of(child)
        )

    assert happened(known) == happened(borough)
    workers = [sum(len(c.allocations) for c in one.children) for one in (known, borough)]
    assert workers[0] == workers[1]


def test_the_truth_is_not_touched(borough: Borough) -> None:
    before = [asdict(child) for child in (*borough.children[:300], *borough.helped_alone)]
    as_its_systems_have_it(borough, TWICE)
    after = [asdict(child) for child in (*borough.children[:300], *borough.helped_alone)]
    assert after == before


def test_who_must_be_left_out_is(borough: Borough, told: tuple[Borough, list[SecondId]]) -> None:
    apart = {pair.one for pair in told[1]}
    _, others = as_its_systems_have_it(borough, TWICE, apart=apart)
    assert apart.isdisjoint({pair.one for pair in others})
    assert as_its_systems_have_it(borough, 0) == (borough, [])
