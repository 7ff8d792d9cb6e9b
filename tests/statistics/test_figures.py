"""Figures: the division, the rounding and the words of a page, in one place."""

from __future__ import annotations

import csv
from fractions import Fraction
from pathlib import Path

import pytest
from hypothesis import given
from hypothesis import strategies as st

from goldenthread.statistics.figures import (
    Figure,
    count,
    median,
    one_decimal,
    rate,
    rate_ratio,
    share,
)

PUBLISHED = Path(__file__).parents[3] / "shared/data/01_dfe_children_in_need/release_2024"
COUNTS = st.integers(0, 3000)


@pytest.mark.parametrize(
    ("figure", "words"),
    [
        (share(16, 20), "16 of 20 (80.0 %; 58.4 to 91.9 %)"),
        (share(109, 428), "109 of 428 (25.5 %; 21.6 to 29.8 %)"),
        (share(604, 2806), "604 of 2,806 (21.5 %; 20.0 to 23.1 %)"),
        (share(1012, 1332), "1,012 of 1,332 (76.0 %; 73.6 to 78.2 %)"),
        (share(80, 192, unjudged=3), "80 of 192 (41.7 %; 34.9 to 48.7 %); 3 cannot be judged"),
        (share(0, 0), "no cases"),
        (share(0, 0, unjudged=2), "no cases; 2 cannot be judged"),
        (
            rate(330, 41_804),
            "330 (78.9 per 10,000 children aged 0 to 17; 70.7 to 87.9)",
        ),
        (rate(125, 39_751), "125 (31.4 per 10,000 children aged 0 to 17; 26.2 to 37.5)"),
        (rate(5, 1000, per=1000, unit="per 1,000 pupils"), "5 (5.0 per 1,000 pupils; 1.6 to 11.7)"),
        (rate(330, None), "330 (no rate: no population is held)"),
        (rate(330, 0), "330 (no rate: no population is held)"),
        (count(1234), "1,234 children"),
        (count(1), "1 child"),
        (count(0), "0 children"),
        (count(1, unit="open plans"), "1 open plan"),
        (
            median([8, 10, 12, 14, 40], unit="working days"),
            "12 working days (median of 5; middle half 10 to 14)",
        ),
        (
            median([1, 2], unit="months", unjudged=1),
            "1.5 months (median of 2; middle half 1.3 to 1.8); 1 cannot be judged",
        ),
        (median([1], unit="working days"), "1 working day (median of 1; middle half 1 to 1)"),
        (median([], unit="working days"), "no cases"),
    ],
    ids=lambda item: item if isinstance(item, str) else "",
)
def test_what_a_page_prints(figure: Figure, words: str) -> None:
    assert figure.words() == words


def test_values_are_kept_to_four_decimals() -> None:
    figure = share(1, 3)
    assert (figure.value, figure.low, figure.high) == (33.3333, 6.1492, 79.234)
    assert (figure.numerator, figure.denominator, figure.unit) == (1, 3, "%")
    assert rate(330, 41_804).value == 78.9398


@pytest.mark.parametrize("empty", [share(0, 0), rate(5, None), median([], unit="days")])
def test_nothing_is_divided_by_nothing(empty: Figure) -> None:
    assert (empty.value, empty.low, empty.high, empty.shown()) == (None, None, None, None)


def test_a_count_has_neither_denominator_nor_interval() -> None:
    figure = count(7)
    assert (figure.value, figure.denominator, figure.low, figure.high) == (7, None, None, None)


def test_quartiles_are_linear_between_the_values() -> None:
    figure = median([15, 6, 7, 40, 36, 39], unit="days")
    assert (figure.low, figure.value, figure.high) == (9.0, 25.5, 38.25)
    assert (figure.denominator, figure.shown()) == (6, "25.5")


def test_a_share_is_rounded_once() -> None:
    # 0.14999...: rounded to four decimals first it would be 0.15 and then shown as 0.2
    figure = share(149_999, 100_000_000)
    assert figure.value == 0.15
    assert figure.shown() == "0.1"
    assert share(1, 16).shown() == "6.3"  # 6.25: halves go up
    assert share(1, 80).shown() == "1.3"  # 1.25 as well


@pytest.mark.parametrize(
    ("table", "numerator", "denominator"),
    [
        ("c1_children_in_need_referrals_and_rereferrals_2013_to_2024", "Re_referrals", "Referrals"),
        ("d3_cpps_subsequent_plan_2013_to_2024", "CPP_subsequent", "CPP_start"),
        (
            "d6_cpps_reviewed_within_timescales_2013_to_2024",
            "Reviewed_within_timescales",
            "CPP_At31_3Months",
        ),
    ],
)
def test_a_councils_percentage_is_rounded_as_dfe_rounds_it(
    table: str, numerator: str, denominator: str
) -> None:
    path = PUBLISHED / f"{table}.csv"
    if not path.exists():
        pytest.skip("the published tables are not beside the project")
    with path.open(encoding="utf-8-sig") as lines:
        rows = [row for row in csv.DictReader(lines) if row["la_name"]]
    compared = 0
    for row in rows:
        of, among = row[numerator], row[denominator]
        if of.isdigit() and among.isdigit() and int(among):
            assert share(int(of), int(among)).shown() == f"{float(row[numerator + '_percent']):.1f}"
            compared += 1
    assert compared > 1000


@pytest.mark.parametrize(
    ("value", "shown"),
    [
        (0.05, "0.1"),
        (0.35, "0.4"),
        (-0.35, "-0.4"),
        (-0.04, "0.0"),
        (1234.56, "1,234.6"),
        (Fraction(1, 3), "0.3"),
        (1e-7, "0.0"),
        (99.95, "100.0"),
    ],
)
def test_one_decimal(value: float | Fraction, shown: str) -> None:
    assert one_decimal(value) == shown


@pytest.mark.parametrize(
    "make",
    [
        lambda: share(21, 20),
        lambda: share(-1, 20),
        lambda: share(1, 2, unjudged=-1),
        lambda: rate(-1, 100),
        lambda: rate(1, -100),
        lambda: count(-1),
        lambda: median([1], unit="days", unjudged=-1),
    ],
)
def test_numbers_that_cannot_be_are_refused(make: object) -> None:
    assert callable(make)
    with pytest.raises(ValueError, match="is not a"):
        make()


@given(numerator=COUNTS, rest=COUNTS, unjudged=COUNTS)
def test_a_shares_interval_holds_it_within_a_hundred(
    numerator: int, rest: int, unjudged: int
) -> None:
    figure = share(numerator, numerator + rest, unjudged=unjudged)
    assert figure.unjudged == unjudged
    if not figure.denominator:
        assert figure.value is None
        return
    assert figure.value is not None
    assert figure.low is not None
    assert figure.high is not None
    assert 0 <= figure.low <= figure.value <= figure.high <= 100
    assert f"{numerator:,} of {numerator + rest:,}" in figure.words()


@given(numerator=COUNTS, population=st.integers(1, 200_000))
def test_a_rates_interval_holds_it(numerator: int, population: int) -> None:
    figure = rate(numerator, population)
    assert figure.value is not None
    assert figure.low is not None
    assert figure.high is not None
    assert 0 <= figure.low <= figure.value <= figure.high
    assert figure.value == pytest.approx(numerator / population * 10_000, abs=1e-4)


@given(values=st.lists(st.integers(-50, 400), min_size=1))
def test_half_the_cases_are_no_longer_than_the_median(values: list[int]) -> None:
    figure = median(values, unit="days")
    assert figure.value is not None
    assert figure.low is not None
    assert figure.high is not None
    assert min(values) <= figure.low <= figure.value <= figure.high <= max(values)
    assert sum(value <= figure.value for value in values) * 2 >= len(values)
    assert sum(value >= figure.value for value in values) * 2 >= len(values)
    assert figure == median(reversed(values), unit="days")


def test_a_groups_rate_beside_that_of_all() -> None:
    every = rate(50, 10_000)
    assert rate_ratio(rate(20, 2_000), every) == 2.0
    assert rate_ratio(rate(20, None), every) is None
    assert rate_ratio(rate(20, 2_000), rate(0, 10_000)) is None
    assert rate_ratio(share(1, 2), every) is None
