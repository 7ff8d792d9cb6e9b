"""Dates, numbers and counts in words."""

from datetime import date, datetime

import pytest

from goldenthread.web import words


def test_days_and_moments() -> None:
    assert words.date(date(2025, 3, 3)) == "3 March 2025"
    assert words.date(None) == "not recorded"
    assert words.moment(datetime(2025, 3, 3, 9, 12)) == "3 March 2025 at 09:12"  # noqa: DTZ001
    assert words.moment(None) == "not recorded"


@pytest.mark.parametrize(
    ("value", "said"), [(0, "0"), (1204, "1,204"), (1234567, "1,234,567"), (None, "no figure")]
)
def test_numbers(value: int | None, said: str) -> None:
    assert words.number(value) == said


@pytest.mark.parametrize(
    ("value", "said"),
    [(80.0, "80.0 %"), (0.0, "0.0 %"), (41.666, "41.7 %"), (100.0, "100.0 %"), (None, "no figure")],
)
def test_percentages(value: float | None, said: str) -> None:
    assert words.percentage(value) == said


def test_counts_with_their_nouns() -> None:
    assert words.plural(1, "child", "children") == "1 child"
    assert words.plural(1204, "child", "children") == "1,204 children"
    assert words.plural(0, "plan") == "0 plans"


def test_lists() -> None:
    assert words.listed(("team",)) == "team"
    assert words.listed(("team", "age band", "sex")) == "team, age band and sex"
    assert words.listed(()) == ""


@pytest.mark.parametrize(
    ("written", "said"),
    [
        ("2025-06-03", "3 June 2025"),
        ("from 2025-06-03 to 2025-06-13.", "from 3 June 2025 to 13 June 2025."),
        ("2025-02-31", "2025-02-31"),
        ("2025-06-03T09:00:00", "2025-06-03T09:00:00"),
        ("12025-06-031", "12025-06-031"),
        ("", ""),
    ],
)
def test_days_within_a_text(written: str, said: str) -> None:
    assert words.days_in_words(written) == said
