"""Every clock agrees with its twin, which walks the days one by one, over made lives of children.

The twin is in `twin/`: plain Python, nothing of the project, its own bank holidays.
"""

import ast
import datetime
import json
import os
import subprocess
import sys
from collections import Counter
from pathlib import Path

import pytest

from goldenthread.clocks.register import CLOCKS
from goldenthread.record.catalogue import TABLES
from goldenthread.statute.calendar import WorkingCalendar
from goldenthread.statute.rule_book import RULES
from tests.spec.clocks.beside_the_twin import Compared, compare
from tests.spec.clocks.twin import days, lives, rules
from tests.spec.clocks.twin.child import KEYS, Child
from tests.spec.clocks.twin.world import CENSUS, FIRST_CENSUS
from tests.spec.clocks.twin.worlds import WORLDS
from tests.spec.given import CENSUS as OF_CENSUS

RUNNINGS = int(os.environ.get("GOLDENTHREAD_TWIN_RUNNINGS", "100000"))
"""How many runnings the proof compares at least, in each zone; of each clock, a hundredth."""
AT_ONCE = 150
ZONES = ("UTC", "Europe/London", "Pacific/Kiritimati", "America/St_Johns")


def agree(found: Compared) -> None:
    told = [
        f"{code}: the {who} alone says {[str(cell) for cell in row]} of {written(child)}"
        for code, differ in found.differ.items()
        for who, row, child in differ[:1]
    ]
    assert not told, "\n".join(told)


def written(child: Child) -> str:
    return json.dumps(child.rows, default=str)


@pytest.mark.parametrize("place", range(len(WORLDS)), ids=[world.name for world in WORLDS])
def test_every_clock_and_its_twin_agree(place: int) -> None:
    agree(compare(WORLDS[place], seed=place, children=8))


def test_the_twin_knows_nothing_of_the_project() -> None:
    for path in Path(lives.__file__).parent.glob("*.py"):
        for node in ast.walk(ast.parse(path.read_text())):
            if isinstance(node, ast.Import | ast.ImportFrom):
                assert "goldenthread" not in ast.unparse(node), path.name


def test_the_twin_has_every_clock_every_rule_and_every_row() -> None:
    assert set(lives.CLOCKS) == set(CLOCKS)
    assert {rule.code for rule in RULES} == {*rules.STATUTE, *rules.LOCAL, "proceedings"}
    for table, key in KEYS.items():
        assert set(key) == {*TABLES[table].key} - {"child_id", "team"}
        if table in CENSUS:
            assert TABLES[table].since(OF_CENSUS) == FIRST_CENSUS.get(table, 0)


def test_the_twin_knows_every_working_day() -> None:
    calendar = WorkingCalendar.of_england()
    day = datetime.date(2017, 1, 1)
    while day <= calendar.last_day:
        assert days.works(day) == calendar.is_working_day(day), day
        day += days.ONE_DAY


def test_the_twin_counts_as_published() -> None:
    date = datetime.date
    for start, count, due in (
        (date(2024, 12, 16), 15, date(2025, 1, 9)),
        (date(2025, 3, 3), 45, date(2025, 5, 8)),
        (date(2025, 4, 10), 20, date(2025, 5, 13)),
        (date(2025, 4, 5), 1, date(2025, 4, 7)),
        (date(2025, 4, 17), 1, date(2025, 4, 22)),
    ):
        assert days.working_days_after(start, count) == due
    assert days.months_after(date(2023, 11, 30), 3) == date(2024, 2, 29)
    assert days.weeks_after(date(2025, 3, 3), 16) == date(2025, 6, 23)
    assert days.working_days_before(date(2025, 4, 28), 5) == date(2025, 4, 17)


def _a_great_many(seed: int) -> None:
    """Compare as many as RUNNINGS says, and print how many there were of each clock."""
    runnings, states = Counter[str](), Counter[str]()
    while runnings.total() < RUNNINGS or min(runnings[code] for code in CLOCKS) < RUNNINGS // 100:
        found = compare(WORLDS[seed % len(WORLDS)], seed, AT_ONCE)
        agree(found)
        runnings += found.runnings
        states += found.states
        seed += 1
    print(json.dumps({"runnings": runnings, "states": states}))


@pytest.mark.prove
@pytest.mark.parametrize("zone", ZONES)
def test_a_great_many_runnings_agree(zone: str, capsys: pytest.CaptureFixture[str]) -> None:
    """In a process of each time zone, over other children."""
    seed = 1000 * (1 + ZONES.index(zone))
    run = subprocess.run(
        [sys.executable, "-c", f"from {__name__} import _a_great_many as many; many({seed})"],
        env=os.environ | {"TZ": zone},
        capture_output=True,
        text=True,
    )
    assert run.returncode == 0, run.stderr[-4000:]
    told = json.loads(run.stdout.splitlines()[-1])
    with capsys.disabled():
        total, states = (sum(told[name].values()) for name in ("runnings", "states"))
        print(f"\n{zone}: {total} runnings, {states} states of them, 0 differences")
        print(told["runnings"])
