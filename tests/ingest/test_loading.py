"""Taking returns in: all or nothing, once, in any order, each row accounted for."""

import itertools
from collections.abc import Mapping
from pathlib import Path
from typing import Any

import pytest

from goldenthread.ingest.findings import Refused
from goldenthread.ledger.following import newest_edition
from tests.ingest.files import a_child, census, record_now, take_in

pytestmark = pytest.mark.django_db(transaction=True)


def all_accounted_for(tables: Mapping[str, Mapping[str, int]]) -> bool:
    return all(t["read"] == t["loaded"] + t["unchanged"] + t["held_back"] for t in tables.values())


def open_plans(on: str) -> set[str]:
    rows = record_now().rows(
        "select child_id from child_protection_plans where started_on <= $on "
        "and (ended_on is null or ended_on > $on)",
        on=on,
    )
    return {row["child_id"] for row in rows}


def test_a_census_is_taken_in_and_every_row_accounted_for(tmp_path: Path) -> None:
    children = [a_child("A1", plans=[("2024-06-03", "")]), a_child("A2")]
    loaded = take_in(census(tmp_path, 2025, children), tmp_path)
    assert loaded.slice == "899 cin_census 2024-25"
    assert loaded.tables["people"]["loaded"] == 2
    assert loaded.tables["child_protection_plans"]["loaded"] == 1
    assert all_accounted_for(loaded.tables)
    assert loaded.edition == 1


def test_the_same_file_again_changes_nothing(tmp_path: Path) -> None:
    path = census(tmp_path, 2025, [a_child("A1", plans=[("2024-06-03", "")])])
    first = take_in(path, tmp_path)
    again = take_in(path, tmp_path)
    assert again.edition == first.edition
    assert all(t["loaded"] == t["closed"] == 0 for t in again.tables.values())
    assert all(t["read"] == t["unchanged"] for t in again.tables.values())


def test_a_corrected_row_closes_the_old_one_and_the_old_edition_still_reads_it(
    tmp_path: Path,
) -> None:
    others = [a_child(f"B{n}") for n in range(9)]
    take_in(census(tmp_path, 2025, [a_child("A1", plans=[("2024-06-03", "")]), *others]), tmp_path)
    ended = [a_child("A1", plans=[("2024-06-03", "2025-01-10")]), *others]
    loaded = take_in(census(tmp_path, 2025, ended), tmp_path)
    assert loaded.tables["child_protection_plans"] == {
        "read": 1,
        "loaded": 1,
        "unchanged": 0,
        "closed": 1,
        "held_back": 0,
    }
    assert open_plans("2025-03-31") == set()
    before = record_now(1).rows("select ended_on from child_protection_plans")
    assert before == [{"ended_on": None}]


def test_a_dry_run_says_it_all_and_changes_nothing(tmp_path: Path) -> None:
    loaded = take_in(census(tmp_path, 2025, [a_child("A1")]), tmp_path, dry_run=True)
    assert loaded.tables["people"]["loaded"] == 1
    assert loaded.load is None
    assert newest_edition() == 0


YEARS: dict[int, list[dict[str, Any]]] = {
    2023: [
        a_child("A1", referred="2022-05-01", plans=[("2022-06-03", "")]),
        a_child("A2", referred="2022-07-01", plans=[("2022-08-01", "2023-01-09")]),
        a_child("A3", referred="2023-03-01"),
    ],
    2024: [
        a_child("A1", referred="2022-05-01", plans=[("2022-06-03", "2023-11-20")]),
        a_child("A3", referred="2023-03-02", plans=[("2024-02-01", "")]),
    ],
    2025: [a_child("A3", referred="2023-03-02", plans=[("2024-02-01", "")])],
}


@pytest.mark.parametrize("order", list(itertools.permutations(YEARS)))
def test_years_stack_to_the_same_history_in_whatever_order_they_come(
    order: tuple[int, ...], tmp_path: Path
) -> None:
    for year in order:
        take_in(census(tmp_path, year, YEARS[year]), tmp_path)
    reading = record_now()
    episodes = reading.rows("select child_id, referred_on from referrals order by child_id")
    # A3's referral date was corrected by a day between two years: it is one episode.
    assert [(r["child_id"], r["referred_on"].isoformat()) for r in episodes] == [
        ("A1", "2022-05-01"),
        ("A2", "2022-07-01"),
        ("A3", "2023-03-02"),
    ]
    assert open_plans("2022-12-31") == {"A1", "A2"}
    assert open_plans("2023-12-31") == set()
    assert open_plans("2025-03-31") == {"A3"}


def test_an_episode_closed_late_keeps_its_place_and_its_end_is_not_guessed(tmp_path: Path) -> None:
    """Open in one year's file and in none after: it ended, and no file says when."""
    take_in(census(tmp_path, 2024, [a_child("A1", referred="2023-05-01")]), tmp_path)
    take_in(census(tmp_path, 2025, [a_child("A2", referred="2024-05-01")]), tmp_path)
    rows = record_now().rows("select closed_on, unreadable from referrals where child_id = 'A1'")
    assert rows[0]["closed_on"].isoformat() == "2024-03-31"
    assert " closed_on " in rows[0]["unreadable"]


def test_a_file_that_would_close_a_fifth_of_its_slice_is_asked_about(tmp_path: Path) -> None:
    children = [a_child(f"A{n}") for n in range(10)]
    take_in(census(tmp_path, 2025, children), tmp_path)
    half = census(tmp_path, 2025, children[:5], name="half.xml")
    with pytest.raises(Refused, match="--replaces"):
        take_in(half, tmp_path)
    assert newest_edition() == 1
    loaded = take_in(half, tmp_path, replaces=True)
    assert loaded.tables["people"]["closed"] == 5


def test_a_table_that_would_lose_its_rows_is_asked_about_however_small_its_share(
    tmp_path: Path,
) -> None:
    plain = [a_child(f"A{n}") for n in range(400)]
    with_plans = [a_child(f"P{n}", plans=[("2024-06-03", "")]) for n in range(60)]
    without = [a_child(f"P{n}") for n in range(60)]
    take_in(census(tmp_path, 2025, [*plain, *with_plans]), tmp_path)
    with pytest.raises(Refused, match="child protection plans"):
        take_in(census(tmp_path, 2025, [*plain, *without], name="lost.xml"), tmp_path)


def test_another_council_is_refused(tmp_path: Path) -> None:
    take_in(census(tmp_path, 2025, [a_child("A1")]), tmp_path)
    other = census(tmp_path, 2025, [a_child("A1")], name="other.xml", council="301")
    with pytest.raises(Refused, match="one home holds one council"):
        take_in(other, tmp_path)


def test_the_same_child_twice_is_merged_with_a_finding(tmp_path: Path) -> None:
    loaded = take_in(
        census(
            tmp_path,
            2025,
            [
                a_child("A1", referred="2024-05-01"),
                a_child("A1", referred="2024-09-01", plans=[("2024-10-01", "")]),
            ],
        ),
        tmp_path,
    )
    assert loaded.tables["people"] == {
        "read": 2,
        "loaded": 1,
        "unchanged": 0,
        "closed": 0,
        "held_back": 1,
    }
    assert loaded.tables["referrals"]["loaded"] == 2
    assert any(f.table == "people" and "merged" in f.why for f in loaded.findings)


def test_our_own_csv_may_come_before_any_census_and_replaces_itself(tmp_path: Path) -> None:
    path = tmp_path / "people.csv"
    path.write_text("Child,Name,Family,Worker,Team,From,To\nA1,Ann Other,F1,W1,North,01/05/2024,\n")
    loaded = take_in(path, tmp_path)
    assert loaded.tables["allocations"]["loaded"] == 1
    assert loaded.tables["names"]["loaded"] == 1
    take_in(census(tmp_path, 2025, [a_child("A1")]), tmp_path)
    assert take_in(path, tmp_path).tables["names"]["unchanged"] == 1
    path.write_text("child;name\n")
    with pytest.raises(Refused, match="would close"):
        take_in(path, tmp_path)


def test_two_referrals_on_one_day_are_one_episode_open_where_either_is(tmp_path: Path) -> None:
    twice = a_child("A1", referred="2024-05-01", closed="2024-05-01")
    twice["CINdetails"] += a_child("A1", referred="2024-05-01")["CINdetails"]
    loaded = take_in(census(tmp_path, 2025, [twice]), tmp_path)
    assert loaded.tables["referrals"]["held_back"] == 1
    assert record_now().rows("select closed_on from referrals") == [{"closed_on": None}]
    assert any("closed_on" in f.column or "CINclosureDate" in f.column for f in loaded.findings)


def test_what_a_file_is_said_to_be_is_not_passed_over(tmp_path: Path) -> None:
    path = census(tmp_path, 2025, [a_child("A1")])
    with pytest.raises(Refused, match="was said to be population, but it is XML"):
        take_in(path, tmp_path, kind="population")
    assert newest_edition() == 0
