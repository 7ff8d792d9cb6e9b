"""Whatever people decide of a due date, a twin that walks the days finds it due on the same day and
in the same state; and a list, a count and the page of the child say the same of it."""

import datetime
from dataclasses import replace
from itertools import count

import pytest
from hypothesis import given, settings
from hypothesis import strategies as st

from goldenthread.clocks.looked_at import looked_at_of_child, looked_at_on
from goldenthread.clocks.open_now import open_and_looked_at
from goldenthread.clocks.running import every_run, is_anything_decided, standing_of
from goldenthread.record.snapshot import Snapshot
from tests.spec.clocks.beside_the_twin import date_decisions
from tests.spec.clocks.test_looked_at import with_receipts
from tests.spec.clocks.twin.decided import Word, as_decided
from tests.spec.clocks.twin.running import Running
from tests.spec.clocks.twin.world import World
from tests.spec.given import record_of

STARTED, TOLD_TO = datetime.date(2025, 3, 20), datetime.date(2026, 3, 31)
WORLD = World(name="all is told", years=(2025, 2026), feeds={"visits": (STARTED, TOLD_TO)})
RULES = {
    "protection-visit": Running(
        rule="protection-visit",
        started=STARTED,
        due=WORLD.due("protection-visit", STARTED),
        told_to=TOLD_TO,
    ),
    "first-review-conference": Running(
        rule="first-review-conference",
        started=STARTED,
        due=WORLD.due("first-review-conference", STARTED),
        told_to=TOLD_TO,
    ),
}
CLOCKS = {"protection-visit": "protection-visit", "first-review-conference": "review-conference"}
EXAMPLES = 10


@st.composite
def decided(draw: st.DrawFn) -> list[Word]:
    """Decisions on one running, in the order in which they were said."""
    said, words, standing = STARTED, list[Word](), list[int]()
    for place in range(draw(st.integers(1, 5))):
        said += datetime.timedelta(days=draw(st.integers(0, 9)))
        instead = draw(st.sampled_from([None, *standing]))
        kind = draw(st.sampled_from(["agreed", "paused", "paused", "taken back"]))
        word = Word(said=said, instead_of=instead)
        if instead is not None:
            standing.remove(instead)
        if kind != "taken back" or instead is None:
            standing.append(place)
            first = STARTED + datetime.timedelta(days=draw(st.integers(0, 30)))
            if kind == "agreed":
                word = replace(word, agreed=first)
            else:
                lasts = draw(st.none() | st.integers(0, 20))
                last = None if lasts is None else first + datetime.timedelta(days=lasts)
                word = replace(word, since=first, until=last)
        words.append(word)
    return words


@pytest.fixture(scope="module")
def snapshot() -> Snapshot:
    """As many children as there are examples, each on a plan since one day, and never visited."""
    plans = "\n".join(f"c{number} | {STARTED}" for number in range(200))
    return record_of(
        {"child_protection_plans": f"child_id | started_on\n{plans}"},
        years=WORLD.years,
        days_of={"visits": (datetime.date(2024, 4, 1), TOLD_TO)},
    ).snapshot


NUMBERS = count()


@settings(max_examples=EXAMPLES)
@given(words=decided(), rule=st.sampled_from(sorted(RULES)), after=st.integers(0, 60))
def test_the_twin_the_lists_and_the_page_of_the_child_say_the_same(
    snapshot: Snapshot, words: list[Word], rule: str, after: int
) -> None:
    child, day = f"c{next(NUMBERS)}", STARTED + datetime.timedelta(days=after)
    of_running = {(child, CLOCKS[rule], STARTED, ""): words}
    edition = snapshot.edition + 1
    said = date_decisions(of_running, after=1000 * edition, edition=edition)
    with_receipts(snapshot, [], edition=edition, date_decisions=said)
    reading = snapshot.at()
    where = "child_id = $child and clock = $clock"
    asked = {"child": child, "clock": CLOCKS[rule]}
    (listed,) = looked_at_on(reading, day, today=day, where=where, **asked)
    ((_day, stand),) = as_decided(RULES[rule], words, day, WORLD).walk([day])
    assert (listed["due_on"], listed["state"], listed["verdict"]) == stand
    of_child = looked_at_of_child(reading, child, day, today=day)
    assert [one for one in of_child if one["clock"] == CLOCKS[rule]] == [listed]
    open_now = f"select * from ({open_and_looked_at(reading, day)}) where {where}"
    assert reading.rows(open_now, today=day, **asked) == [listed]
    # Whoever reads the edition before knows nothing of it.
    (before,) = looked_at_on(snapshot.at(edition - 1), day, today=day, where=where, **asked)
    assert (before["due_on"], before["agreed_on"]) == (RULES[rule].due, None)
    of_child = looked_at_of_child(snapshot.at(edition - 1), child, day, today=day)
    assert [one for one in of_child if one["clock"] == CLOCKS[rule]] == [before]


def test_where_nobody_decided_anything_the_sooner_way_says_the_same(snapshot: Snapshot) -> None:
    reading, day = snapshot.at(1), STARTED + datetime.timedelta(days=30)
    assert not is_anything_decided(reading)
    ways = (
        reading.rows(
            f"select * from ({standing_of(every_run(reading), decided=decided)}) order by all",
            on_day=day,
        )
        for decided in (True, False)
    )
    one, other = ways
    assert len(one) >= 200
    assert one == other
