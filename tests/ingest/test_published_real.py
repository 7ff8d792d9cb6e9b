"""DfE's own tables, where they are at hand: what is kept of them is what they print."""

import csv
from collections.abc import Iterator
from decimal import Decimal
from pathlib import Path
from statistics import median

import pytest

from goldenthread.ingest.load import Loaded
from goldenthread.measures.answers import answers
from goldenthread.measures.periods import twelve_months_to
from goldenthread.measures.register import MEASURES
from goldenthread.measures.set_beside import SetBeside, set_beside
from tests.ingest.files import a_child, census, day, record_now, take_in

DATA = Path(__file__).parents[2].parent / "shared" / "data"
IN_NEED = DATA / "01_dfe_children_in_need"
REFERENCE = DATA / "05_reference"

pytestmark = [
    pytest.mark.django_db(transaction=True),
    pytest.mark.skipif(not IN_NEED.exists(), reason="DfE's tables are not at hand"),
]

COUNCIL = "889"
SECOND_PLANS = IN_NEED / "release_2025" / "d3_cpps_subsequent_plan_2013_to_2025.csv"
FILES = (
    REFERENCE / "statistical_neighbours_april_2021.csv",
    DATA / "04_lait" / "sn_may_2025.xlsx",
    IN_NEED / "release_2024" / "c1_children_in_need_referrals_and_rereferrals_2013_to_2024.csv",
    IN_NEED / "release_2024" / "d3_cpps_subsequent_plan_2013_to_2024.csv",
    SECOND_PLANS,
    IN_NEED / "release_2024" / "d4_cpps_at31march_by_category_of_abuse_2013_to_2024.csv",
    IN_NEED / "release_2025" / "ons_mid-year_population_estimates_2012_to_2024.csv",
    DATA / "02_dfe_workforce" / "csww_headline_measures_2017_to_2022.csv",
    DATA / "02_dfe_workforce" / "csww_indicators_2017_to_2025.csv",
    DATA / "03_dfe_children_looked_after" / "cla_number_and_rate_per_10k_children.csv",
    DATA / "04_lait" / "derived_bwd_sn_nw_england_long.csv",
)


@pytest.fixture
def loaded(tmp_path: Path) -> list[Loaded]:
    """A census of one made-up child of the council, then its lists and its tables."""
    for year in (2024, 2025):
        child = a_child("A1", referred="2023-05-01", plans=[(f"{year - 1}-06-01", "")])
        take_in(census(tmp_path, year, [child], council=COUNCIL), tmp_path)
    return [take_in(path, tmp_path) for path in FILES]


def rows_of(path: Path) -> Iterator[dict[str, str]]:
    with path.open(encoding="utf-8-sig", newline="") as file:
        yield from csv.DictReader(file)


def beside(code: str, on: str) -> SetBeside:
    reading, measure = record_now(), MEASURES[code]
    answer = answers(reading, measure, [twelve_months_to(day(on))])[0]
    found = set_beside(reading, measure, answer)
    assert isinstance(found, SetBeside), found
    return found


def test_the_tables_are_taken_and_stand_beside_what_is_counted_here(loaded: list[Loaded]) -> None:
    """One test, for the loading takes long: what is accounted for, kept, and set beside."""
    every_row_is_accounted_for(loaded)
    what_is_kept_is_what_is_printed()
    the_median_is_that_of_the_neighbours_in_force()
    the_figures_are_those_of_the_reference()


def every_row_is_accounted_for(loaded: list[Loaded]) -> None:
    for path, one in zip(FILES, loaded, strict=True):
        for counts in one.tables.values():
            assert counts["read"] == counts["loaded"] > 0, path.name
            assert counts["held_back"] == 0, path.name
        passed = [f for f in one.findings if f.code == "rows-passed-over"]
        assert len(passed) == 1, path.name
        assert not [f for f in one.findings if f.code in ("unknown-symbol", "period-not-read")]


def what_is_kept_is_what_is_printed() -> None:
    """A slow reading of the same table, cell by cell."""
    names = {
        "plans_started": "CPP_start",
        "plans_again": "CPP_subsequent",
        "plans_again_percent": "CPP_subsequent_percent",
    }
    printed = {
        (row["time_period"], heading): row[heading]
        for row in rows_of(SECOND_PLANS)
        if row["old_la_code"] == COUNCIL
        for heading in names.values()
    }
    kept = record_now().rows(
        "select time_period, indicator, says from published_figures where area_code = $council "
        "and found_in = 'D3' and release = 2025",
        council=COUNCIL,
    )
    assert {(r["time_period"], names[r["indicator"]]): r["says"] for r in kept} == printed


def the_median_is_that_of_the_neighbours_in_force() -> None:
    """By the list of April 2021, in force on 31 March 2025: that of May 2025 was not yet."""
    lists = rows_of(REFERENCE / "statistical_neighbours_april_2021.csv")
    listed = next(row for row in lists if row["LA num"] == COUNCIL)
    codes = [listed[f"SN{n}"] for n in range(1, 11)]
    shares = [
        Decimal(row["CPP_subsequent_percent"])
        for row in rows_of(SECOND_PLANS)
        if row["time_period"] == "2025" and row["old_la_code"] in codes
    ]
    found = beside("CPP-07", "2025-03-31")
    assert found.neighbour_list
    assert found.neighbour_list.name == "April 2021"
    assert found.neighbours
    assert abs(Decimal(found.neighbours.shown) - median(shares)) <= Decimal("0.05")
    assert found.neighbours.counted == "median of 10 of 10"


def the_figures_are_those_of_the_reference() -> None:
    """As `key_measures_bwd_nw_england.csv` of the reference data has them."""
    for code, on, *expected in (
        ("CPP-07", "2025-03-31", "25.5", "23.3", "24.5"),
        ("CPP-07", "2024-03-31", "23.2", "24.7", "24.7"),
        ("REF-02", "2025-03-31", "21.5", "21.7", "22.6"),
        ("NEG-06", "2024-03-31", "36.8", "43.6", "49.2"),
        ("CIN-01", "2025-03-31", "432", "383.7", "330.3"),
    ):
        found = beside(code, on)
        assert found.ours
        assert found.region
        assert found.england
        shown = [found.ours.shown, found.region.shown, found.england.shown]
        assert shown == expected, code
