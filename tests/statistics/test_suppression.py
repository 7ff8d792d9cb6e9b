"""Small numbers: hidden, and not to be worked out from what is left."""

from __future__ import annotations

import pytest
from hypothesis import given
from hypothesis import strategies as st

from goldenthread.statistics.suppression import HIDDEN, share_is_hidden, suppress


@pytest.mark.parametrize(
    ("cells", "published"),
    [
        # PHY is small; SEX, the smallest other, goes with it: the total would give PHY away
        (
            {"NEG": 120, "EMO": 60, "PHY": 4, "SEX": 7},
            {"NEG": 120, "EMO": 60, "PHY": "c", "SEX": "c"},
        ),
        # DfE's own table D5 for one council: 6 and 0 are published
        ({"1 year": 6, "2 years": 0, "less": 40}, {"1 year": 6, "2 years": 0, "less": 40}),
        # two hidden cells hide each other, and a true 0 hides nobody
        ({"a": 3, "b": 2, "c": 9, "d": 0}, {"a": "c", "b": "c", "c": 9, "d": 0}),
        ({"a": 3, "b": 0}, {"a": "c", "b": 0}),
        ({}, {}),
    ],
)
def test_what_is_published(cells: dict[str, int], published: dict[str, int | str]) -> None:
    assert suppress(cells) == published


def test_without_a_total_a_small_cell_goes_alone() -> None:
    assert suppress({"a": 3, "b": 9}, total_is_published=False) == {"a": "c", "b": 9}


def test_a_negative_cell_is_refused() -> None:
    with pytest.raises(ValueError, match="number of cases"):
        suppress({"a": -1})


@pytest.mark.parametrize(
    ("numerator", "denominator", "hidden"),
    [
        (3, 40, True),
        (37, 40, True),
        (0, 40, False),
        (40, 40, False),
        (6, 12, False),
        (20, 25, True),
    ],
)
def test_a_percentage_goes_with_either_of_its_parts(
    numerator: int, denominator: int, hidden: bool
) -> None:
    assert share_is_hidden(numerator, denominator) is hidden


@given(cells=st.dictionaries(st.integers(0, 20), st.integers(0, 30), max_size=8))
def test_no_small_number_shows_and_none_is_hidden_alone(cells: dict[int, int]) -> None:
    published = suppress(cells)
    shown = {cell: number for cell, number in published.items() if number != HIDDEN}
    assert set(published) == set(cells)
    assert all(
        number == cells[cell] and number not in range(1, 6) for cell, number in shown.items()
    )
    if len(cells) - len(shown) == 1:
        assert not any(shown.values())
