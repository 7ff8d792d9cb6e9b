"""Intervals against the published vectors, and what must hold of every one."""

from __future__ import annotations

import csv
from pathlib import Path

import pytest
from hypothesis import given
from hypothesis import strategies as st

from goldenthread.statistics.intervals import Z_95, Z_99_8, byars, wilson

EXPECTED = Path(__file__).parents[3] / "shared/data/13_expected_outputs"

# OHID's published test data for its Fingertips methods.
WILSON = [
    (65, 100, Z_95, 0.552544, 0.736358),
    (65, 100, Z_99_8, 0.495495, 0.778354),
    (1045, 5000, Z_95, 0.197955, 0.220491),
    (1, 100, Z_95, 0.001767, 0.054486),
    (5, 100, Z_95, 0.021544, 0.111750),
    (20, 100, Z_95, 0.133367, 0.288829),
]
BYARS = [(65, 50.163188, 82.849139), (1045, 982.593202, 1110.331213)]


@pytest.mark.parametrize(("x", "n", "z", "low", "high"), WILSON)
def test_wilson_is_as_published(x: int, n: int, z: float, low: float, high: float) -> None:
    assert wilson(x, n, z=z) == pytest.approx((low, high), abs=5e-7)


def test_wilson_is_what_another_program_works_out() -> None:
    """Every council's second or subsequent plans of 2025, worked out in R."""
    table = EXPECTED / "wilson_cpp_subsequent_2025.csv"
    if not table.exists():
        pytest.skip("the expected outputs are not beside the project")
    with table.open(encoding="utf-8-sig") as lines:
        rows = list(csv.DictReader(lines))
    assert len(rows) > 100
    for row in rows:
        expected = float(row["wilson_lo"]), float(row["wilson_hi"])
        assert wilson(int(row["num"]), int(row["den"])) == pytest.approx(expected, abs=1e-7)


@pytest.mark.parametrize(("x", "low", "high"), BYARS)
def test_byars_is_as_published(x: int, low: float, high: float) -> None:
    assert byars(x) == pytest.approx((low, high), abs=1e-6)


def test_without_cases_there_is_no_interval() -> None:
    assert wilson(0, 0) is None


@pytest.mark.parametrize(("x", "n"), [(-1, 10), (11, 10), (1, 0)])
def test_more_met_than_there_are_is_refused(x: int, n: int) -> None:
    with pytest.raises(ValueError, match="not a share"):
        wilson(x, n)


def test_no_events_begin_at_nothing_and_fewer_are_refused() -> None:
    low, high = byars(0)
    assert low == 0
    # the exact Poisson limit for no events is 3.689; Byar's comes within a tenth or so of it
    assert high == pytest.approx(3.689, abs=0.35)
    with pytest.raises(ValueError, match="not a count"):
        byars(-1)


@given(n=st.integers(1, 5000), data=st.data())
def test_wilson_holds_the_share_and_stays_inside_it(n: int, data: st.DataObject) -> None:
    x = data.draw(st.integers(0, n))
    interval, wider = wilson(x, n), wilson(x, n, z=Z_99_8)
    assert interval is not None
    assert wider is not None
    assert 0 <= wider[0] <= interval[0] <= x / n <= interval[1] <= wider[1] <= 1
    mirrored = wilson(n - x, n)
    assert mirrored is not None
    assert mirrored == pytest.approx((1 - interval[1], 1 - interval[0]), abs=1e-9)


@given(x=st.integers(0, 100_000), z=st.sampled_from([Z_95, Z_99_8]))
def test_byars_holds_the_count(x: int, z: float) -> None:
    low, high = byars(x, z=z)
    assert 0 <= low <= x < high
