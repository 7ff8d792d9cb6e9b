"""Who moved a figure: exactly those whose verdict differs, and together they are the difference."""

import datetime
import itertools
import random
from collections import Counter
from typing import Any

from hypothesis import given

from goldenthread.measures.answers import answers, cases
from goldenthread.measures.child_protection import CPP_01
from goldenthread.measures.front_door import REF_02
from goldenthread.measures.measure import Measure
from goldenthread.measures.moved import ABSENT, moved_between
from goldenthread.measures.periods import Period, twelve_months_to
from goldenthread.record.snapshot import Reading, Snapshot
from tests.drawing import drawn
from tests.ledger.made_ledger import MadeLedger
from tests.ledger.test_stacking_twin import AS_MADE, CHANCE
from tests.ledger.worlds import YEARS, CensusFile, loading_order, make_world
from tests.spec.given import CALENDAR

Verdicts = dict[tuple[str, str], str]


def verdicts(reading: Reading, measure: Measure, period: Period) -> Verdicts:
    """The verdict of each case, by its child and its row."""
    return {(c.child_id, c.row_key): c.verdict for c in cases(reading, measure, [period])}


def counts(reading: Reading, measure: Measure, period: Period) -> Counter[str]:
    """The figure's parts, as a page shows them."""
    figure = answers(reading, measure, [period])[0].figure
    found = Counter({"met": int(figure.numerator), "unjudged": figure.unjudged})
    if measure is REF_02:
        found["not met"] = int(figure.denominator or 0) - int(figure.numerator)
    return found


def moves(rows: list[dict[str, Any]]) -> list[tuple[str, str, str]]:
    return sorted((row["child_id"], row["was"], row["now"]) for row in rows)


def expected_moves(before: Verdicts, after: Verdicts) -> list[tuple[str, str, str]]:
    return sorted(
        (key[0], before.get(key, ABSENT), after.get(key, ABSENT))
        for key in before.keys() | after.keys()
        if before.get(key, ABSENT) != after.get(key, ABSENT)
    )


def check_moved(snapshot: Snapshot, measure: Measure, period: Period) -> int:
    """Between any two editions, in both directions; gives how many moves were seen."""
    editions = range(snapshot.edition + 1)
    known = {e: verdicts(snapshot.at(e), measure, period) for e in editions}
    figures = {e: counts(snapshot.at(e), measure, period) for e in editions}
    seen = 0
    for first, last in itertools.permutations(editions, 2):
        rows = moved_between(snapshot.at, measure, period, first=first, last=last)
        assert moves(rows) == expected_moves(known[first], known[last])
        sums: Counter[str] = Counter()
        for row in rows:
            sums[row["now"]] += 1
            sums[row["was"]] -= 1
            assert row["reason"]
            assert min(first, last) < row["load"] <= max(first, last)
        for part, before in figures[first].items():
            assert figures[last][part] - before == sums[part]
        seen += len(rows)
    return seen


@drawn(6, phases=AS_MADE)
@given(chance=CHANCE)
def test_the_moves_are_those_whose_verdict_differs_and_add_up(chance: random.Random) -> None:
    snapshot = snapshot_of(chance, 3)
    period = twelve_months_to(datetime.date(chance.choice(YEARS), 3, 31))
    check_moved(snapshot, CPP_01, period)
    check_moved(snapshot, REF_02, period)


def test_worlds_do_move() -> None:
    """Worlds in which nothing moves would prove nothing."""
    seen = {
        measure.code: sum(
            check_moved(
                snapshot_of(random.Random(seed), 3),
                measure,
                twelve_months_to(datetime.date(2022, 3, 31)),
            )
            for seed in (0, 3)
        )
        for measure in (CPP_01, REF_02)
    }
    assert min(seen.values()) >= 10, seen


def snapshot_of(chance: random.Random, loads: int) -> Snapshot:
    """A world's first files, loaded in some order."""
    ledger = MadeLedger()
    for file in loading_order(chance, make_world(chance))[:loads]:
        ledger.load(file)
    snapshot = Snapshot(working_days=CALENDAR)
    snapshot.take_in(ledger.since(0))
    return snapshot


def test_an_end_that_nobody_wrote_is_said_as_such() -> None:
    """The next year's file, loaded later, no longer holds the plan."""
    child = {
        "LAchildID": "C1",
        "Ethnicity": "WBRI",
        "Disability": ["NONE"],
        "CINdetails": [
            {
                "CINreferralDate": datetime.date(2022, 5, 1),
                "PrimaryNeedCode": "N1",
                "CINclosureDate": None,
                "ReferralNFA": False,
                "Assessments": [],
                "CINPlanDates": [],
                "Section47": [],
                "ChildProtectionPlans": [
                    {
                        "CPPstartDate": datetime.date(2022, 6, 1),
                        "CPPendDate": None,
                        "LatestCategoryOfAbuse": "NEG",
                        "CPPreviewDate": [],
                    }
                ],
            }
        ],
    }
    ledger = MadeLedger()
    ledger.load(CensusFile(year=2023, children=[child]))
    ledger.load(CensusFile(year=2024, children=[]))
    snapshot = Snapshot(working_days=CALENDAR)
    snapshot.take_in(ledger.since(0))
    period = twelve_months_to(datetime.date(2023, 3, 31))
    (left,) = moved_between(snapshot.at, CPP_01, period, first=1, last=2)
    assert (left["was"], left["now"]) == ("met", ABSENT)
    assert left["reason"].endswith(
        "Now: nobody wrote when it ended; a later file no longer holds it."
    )
