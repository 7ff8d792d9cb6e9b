"""Years stacked by slice, against a slow twin: in every order, at every edition, said twice."""

import random
from collections import Counter
from collections.abc import Iterable
from pathlib import Path
from typing import Any

import pytest
from hypothesis import Phase, given
from hypothesis import strategies as st

from goldenthread.record.snapshot import Reading, Snapshot
from tests.drawing import drawn
from tests.ingest.files import census, record_now, take_in
from tests.ledger.made_ledger import MadeLedger
from tests.ledger.stacking import TWINS, Row, Table, current, rows_of
from tests.ledger.worlds import Cells, CensusFile, loading_order, make_world
from tests.spec.given import CALENDAR

CHANCE = st.one_of(
    st.randoms(use_true_random=False), st.builds(random.Random, st.integers(0, 2**32))
)
# To make a world smaller takes minutes: each try opens a snapshot.
AS_MADE = (Phase.explicit, Phase.reuse, Phase.generate)
Said = dict[str, frozenset[tuple[Any, ...]]]


def read_all(reading: Reading) -> Said:
    """The current rows of every table that the twin knows, with their year and unreadable cells."""
    reading.ready(*TWINS, "slices")
    found = {}
    for name, cells in _cells().items():
        rows = reading.execute(
            f"select r.row_key, {', '.join('r.' + c for c in cells)}, s.year, r.unreadable "
            f"from {name} r join slices s on s.id = r.slice_id"
        ).fetchall()
        found[name] = _unordered((*row[:-1], frozenset(row[-1].split())) for row in rows)
    return found


def of_twin(tables: dict[str, Table]) -> Said:
    """The same of the twin's answer."""
    return {
        name: _unordered(_tuple(row, cells) for row in tables[name].values())
        for name, cells in _cells().items()
    }


def _tuple(row: Row, cells: list[str]) -> tuple[Any, ...]:
    key = "|".join(map(str, row.key))
    return (key, *(row.cells[cell] for cell in cells), row.year, frozenset(row.unreadable))


def _unordered(rows: Iterable[tuple[Any, ...]]) -> frozenset[tuple[Any, ...]]:
    """The rows as a set; the same row twice is a fault of its own."""
    listed = list(rows)
    assert len(set(listed)) == len(listed), "the same row is current twice"
    return frozenset(listed)


def _cells() -> dict[str, list[str]]:
    return {
        "people": ["child_id", "ethnicity"],
        "disabilities": ["child_id", "disability"],
        "referrals": ["child_id", "referred_on", "closed_on", "primary_need"],
        "assessments": ["child_id", "referred_on", "started_on", "authorised_on"],
        "assessment_factors": ["child_id", "assessment_started_on", "factor"],
        "cin_plans": ["child_id", "referred_on", "started_on", "ended_on"],
        "section_47_enquiries": ["child_id", "referred_on", "started_on"],
        "child_protection_plans": [
            "child_id",
            "referred_on",
            "started_on",
            "ended_on",
            "latest_category",
        ],
        "child_protection_reviews": ["child_id", "plan_started_on", "held_on"],
    }


def last_of_each(files: list[CensusFile]) -> dict[int, list[Cells]]:
    """What stands of each year: the file that was loaded last."""
    return {file.year: file.children for file in files}


def loaded(files: list[CensusFile]) -> Reading:
    """The record as it stands after these files."""
    ledger = MadeLedger()
    for file in files:
        ledger.load(file)
    snapshot = Snapshot(working_days=CALENDAR)
    snapshot.take_in(ledger.since(0))
    return snapshot.at()


def test_the_worlds_hold_each_thing_that_can_happen_between_years() -> None:
    seen: Counter[str] = Counter()
    for seed in range(200):
        files = make_world(random.Random(seed))
        seen["the same year sent again"] += len(files) > len({f.year for f in files})
        by_year = last_of_each(files)
        tables = current(by_year)
        for name in ("referrals", "assessments", "cin_plans", "child_protection_plans"):
            end, start = TWINS[name].end, TWINS[name].start
            rows = tables[name].values()
            said = {row.key for f in files for row in rows_of(name, f.children, f.year)}
            seen[f"{name} said anew"] += len(said - set(tables[name]))
            unread = [row for row in rows if end in row.unreadable]
            seen[f"{name} closed late"] += len([row for row in unread if row.cells[end]])
            seen[f"{name} end not readable"] += len([r for r in unread if not r.cells[end]])
            seen[f"{name} start not readable"] += len([r for r in rows if start in r.unreadable])
            seen[f"{name} open"] += len([r for r in rows if not r.cells[end]])
        seen["an assessment never authorised, its episode closed in the same file"] += len(
            [
                row
                for row in tables["assessments"].values()
                if not row.cells["authorised_on"] and _closed_in(tables["referrals"], row)
            ]
        )
        seen["a referral without further action"] += len(
            [row for row in tables["referrals"].values() if row.cells["no_further_action"]]
        )
        seen["a plan moved with its episode"] += len(
            [
                row
                for row in tables["child_protection_plans"].values()
                if row not in rows_of("child_protection_plans", by_year[row.year], row.year)
                and "ended_on" not in row.unreadable
            ]
        )
    assert min(seen.values()) >= 4, seen


def _closed_in(referrals: Table, row: Row) -> bool:
    episode = referrals.get((row.cells["child_id"], row.cells["referred_on"]))
    return episode is not None and episode.year == row.year and bool(episode.cells["closed_on"])


@drawn(40, phases=AS_MADE)
@given(chance=CHANCE)
def test_the_rows_that_stand_are_the_twins_in_whatever_order_the_files_came(
    chance: random.Random,
) -> None:
    order = loading_order(chance, make_world(chance))
    assert read_all(loaded(order)) == of_twin(current(last_of_each(order)))


@drawn(10, phases=AS_MADE)
@given(chance=CHANCE)
def test_two_orders_that_leave_the_same_files_standing_read_the_same(chance: random.Random) -> None:
    one = loading_order(chance, make_world(chance))
    standing = list({file.year: file for file in one}.values())
    chance.shuffle(standing)
    assert read_all(loaded(one)) == read_all(loaded(standing))


@drawn(8, phases=AS_MADE)
@given(chance=CHANCE)
def test_an_edition_reads_the_same_for_ever(chance: random.Random) -> None:
    """As it was when it was new, after all later loads, and from a snapshot opened afterwards."""
    order = loading_order(chance, make_world(chance))
    ledger, followed = MadeLedger(), Snapshot(working_days=CALENDAR)
    when_new, standing = {}, {}
    for place, file in enumerate(order):
        moved = ledger.load(file)
        followed.take_in(ledger.since(followed.edition))
        if moved:
            when_new[ledger.edition] = read_all(followed.at())
            standing[ledger.edition] = order[: place + 1]
    opened_afterwards = Snapshot(working_days=CALENDAR)
    opened_afterwards.take_in(ledger.since(0))
    for edition, said in when_new.items():
        assert said == of_twin(current(last_of_each(standing[edition])))
        assert read_all(followed.at(edition)) == said
        assert read_all(opened_afterwards.at(edition)) == said


@drawn(8, phases=AS_MADE)
@given(chance=CHANCE)
def test_a_file_loaded_twice_changes_nothing_the_second_time(chance: random.Random) -> None:
    ledger = MadeLedger()
    for file in make_world(chance):
        ledger.load(file)
        before = ledger.since(0)
        assert not ledger.load(file)
        assert ledger.since(0).opened == before.opened


@pytest.mark.django_db(transaction=True)
@pytest.mark.parametrize("seed", [0, *(pytest.param(n, marks=pytest.mark.prove) for n in (1, 2))])
def test_through_the_loader_and_postgresql_too(seed: int, tmp_path: Path) -> None:
    chance = random.Random(seed)
    order = loading_order(chance, make_world(chance))
    when_new: dict[int, Said] = {}
    for place, file in enumerate(order):
        path = census(tmp_path, file.year, file.children, name=f"{place}.xml")
        took = take_in(path, tmp_path, replaces=True)
        counts = took.tables.values()
        assert all(t["read"] == t["loaded"] + t["unchanged"] + t["held_back"] for t in counts)
        assert not any(t["held_back"] for t in counts)
        again = take_in(path, tmp_path, replaces=True)
        assert again.edition == took.edition
        assert all(t["loaded"] == t["closed"] == 0 for t in again.tables.values())
        assert all(t["read"] == t["unchanged"] for t in again.tables.values())
        said = read_all(record_now())
        assert said == of_twin(current(last_of_each(order[: place + 1])))
        assert took.edition is not None
        assert when_new.setdefault(took.edition, said) == said
    for edition, said in when_new.items():
        assert read_all(record_now(edition)) == said
