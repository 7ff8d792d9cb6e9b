"""A plan that the next year's file lacks, with no end: no verdict rests on a day nobody said."""

import datetime
from pathlib import Path

import pytest

from goldenthread.measures.answers import cases
from goldenthread.measures.periods import twelve_months_to
from goldenthread.measures.register import MEASURES
from tests.ingest.files import a_child, census, record_now, take_in

pytestmark = pytest.mark.django_db(transaction=True)


@pytest.fixture(autouse=True)
def two_years(tmp_path: Path) -> None:
    """A1's plan of the first year is in no later file; A1 has a new one, two years after."""
    plan = a_child("A1", referred="2021-06-01", plans=[("2021-07-01", "")])
    again = a_child("A1", referred="2024-03-05", plans=[("2024-03-28", "")])
    others = [a_child(f"B{n}", referred="2021-06-01") for n in range(9)]
    take_in(census(tmp_path, 2022, [plan, *others]), tmp_path)
    for year in (2023, 2024):
        take_in(census(tmp_path, year, [again, *others] if year == 2024 else others), tmp_path)


def found(code: str, day: str) -> list[tuple[str, str, str]]:
    period = twelve_months_to(datetime.date.fromisoformat(day))
    return [
        (c.child_id, c.verdict, c.reason) for c in cases(record_now(), MEASURES[code], [period])
    ]


@pytest.mark.parametrize("code", ["CPP-10", "CPP-12", "NEG-08"])
def test_it_is_shown_and_not_judged_where_its_end_decides(code: str) -> None:
    assert found(code, "2022-03-31") == [
        (
            "A1",
            "unjudged",
            "Plan from 1 July 2021 to a day not after 31 March 2022: nobody wrote when it ended; "
            "a later file no longer holds it.",
        )
    ]


def test_a_plan_within_two_years_of_the_last_day_that_it_can_have_been_is_not_judged() -> None:
    (only,) = found("CPP-08", "2024-03-31")
    assert only[:2] == ("A1", "unjudged")
    assert "nobody wrote when the plan before it ended; a later file no longer holds it" in only[2]
    assert "ended by 31 March 2022, nobody wrote when" in only[2]
