"""What was known on a day is the record of the loads up to that day; what was said since is the
difference from what is said now, and no more."""

import datetime
import random
from collections import Counter
from typing import Any

from hypothesis import given

from goldenthread.access.numbers import Made
from goldenthread.access.on_the_day import stood_on
from goldenthread.record.as_known import by_the_day, said_otherwise, saying_of
from goldenthread.record.one_child import Fact, facts_of
from goldenthread.record.snapshot import Reading, Snapshot
from tests.drawing import drawn
from tests.ledger.made_ledger import MadeLedger
from tests.ledger.test_stacking_twin import AS_MADE, CHANCE, loaded
from tests.ledger.worlds import YEARS, CensusFile, loading_order, make_world
from tests.spec.given import CALENDAR

CHILD = "C0"
FIRST_LOAD = datetime.datetime(2021, 5, 1, 12, tzinfo=datetime.UTC)
FIVE_MONTHS = datetime.timedelta(days=150)


def made_at(edition: int) -> datetime.datetime:
    return FIRST_LOAD + (edition - 1) * FIVE_MONTHS


def all_loaded(order: list[CensusFile]) -> tuple[Snapshot, dict[int, int]]:
    """The record of all files, and how many of them had come when each edition was made."""
    ledger, came = MadeLedger(), {}
    for place, file in enumerate(order, start=1):
        if ledger.load(file):
            came[ledger.edition] = place
    snapshot = Snapshot(working_days=CALENDAR)
    snapshot.take_in(ledger.since(0))
    return snapshot, came


def stood(snapshot: Snapshot, day: datetime.date) -> int:
    """The edition that stood when the day ended; 0 where none did."""
    newest_first = range(snapshot.edition, 0, -1)
    editions = [Made(edition=n, made_at=made_at(n), source="", load=n) for n in newest_first]
    found = stood_on(editions, day)
    return found.edition if found else 0


def facts(reading: Reading) -> list[Fact]:
    return facts_of(reading, [CHILD])[CHILD]


def said(told: Any, day: datetime.date) -> Counter[Any]:
    return Counter(saying_of(fact, day) for fact in told)


def check_the_day(order: list[CensusFile], day: datetime.date) -> Counter[str]:
    """Hold the day against the record of the files that had come by then; what there was of it."""
    snapshot, came = all_loaded(order)
    at = stood(snapshot, day)
    by_then = [n for n in came if made_at(n).date() <= day]
    assert at == max(by_then, default=0)
    then = facts(snapshot.at(at)) if at else []
    rebuilt = facts(loaded(order[: came[at]])) if at else []
    assert said(by_the_day(then, day), day) == said(by_the_day(rebuilt, day), day)
    now = snapshot.at()
    since = said_otherwise(then, now, facts(now), CHILD, day=day, at=at)
    come = said((one.now for one in since if one.now), day)
    gone = said((one.was for one in since if one.was), day)
    assert not come & gone
    assert said(by_the_day(then, day), day) - gone + come == said(by_the_day(facts(now), day), day)
    for one in since:
        assert one.edition is None or at < one.edition <= snapshot.edition
        if one.now and one.edition:
            check_told_first(snapshot, one.now, one.edition, day)
    return Counter(
        "said otherwise" if one.now and one.was else "new" if one.now else "gone" for one in since
    ) + Counter({"known then": len(by_the_day(then, day))})


def check_told_first(snapshot: Snapshot, fact: Fact, edition: int, day: datetime.date) -> None:
    """The edition that is named brought a row that says so: a file of it does, word for word."""
    rows = snapshot.at().rows(
        f"select opened_by from main.ledger_{fact.table} where child_id = $child", child=CHILD
    )
    assert edition in {row["opened_by"] for row in rows}, (fact, day)


@drawn(5, phases=AS_MADE)
@given(chance=CHANCE)
def test_what_was_known_then_is_the_record_of_the_loads_up_to_then(chance: random.Random) -> None:
    order = loading_order(chance, make_world(chance))
    check_the_day(order, datetime.date(chance.choice(YEARS), chance.randint(1, 12), 20))


def test_the_worlds_have_something_to_tell() -> None:
    """Days on which all was known, or nothing came since, would prove nothing."""
    seen: Counter[str] = Counter()
    for seed in range(3):
        chance = random.Random(seed)
        order = loading_order(chance, make_world(chance))
        seen += check_the_day(order, datetime.date(2021, 12, 20))
    assert min(seen[what] for what in ("known then", "new", "said otherwise", "gone")), seen
