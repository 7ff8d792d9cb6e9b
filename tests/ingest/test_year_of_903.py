"""Which year an SSDA903 is taken to be for."""

import datetime
from typing import Any

import pytest

from goldenthread.ingest.making.ssda903 import YEAR_SAID, make
from goldenthread.ingest.year_of_903 import Sure, find_year, is_of_last_year, year_named, year_of
from tests.ingest.reading_903 import read_903

ON = datetime.date(2026, 11, 25)


def year_of_days(*days: str, names: tuple[str, ...] = (), **tables: Any) -> int | None:
    rows = [{"CHILD": f"C{n}", "DECOM": day} for n, day in enumerate(days)]
    connection, _ = read_903({"episodes": rows, **tables})
    return year_of(connection, list(names), on=ON)


@pytest.mark.parametrize(
    ("name", "year"),
    [
        ("2024-25", 2025),
        ("903 2024_25 final", 2025),
        ("SSDA903 2024/2025", 2025),
        ("episodes_202425", 2025),
        ("ssda903-2024 to 2025", 2025),
        ("as at 31-03-2025", 2025),
        ("31.3.2025", 2025),
        ("20250331_header", 2025),
        ("31 March 2025", 2025),
        ("2024-04", None),
        ("2023-25", None),
        ("20241231", None),
        ("2025", None),
        ("episodes", None),
        ("120242599", None),
    ],
)
def test_the_year_that_a_name_says(name: str, year: int | None) -> None:
    assert year_named(name) == year


def test_it_is_the_latest_year_in_which_its_days_lie() -> None:
    assert year_of_days("01/05/2019", "01/05/2023", "31/03/2025") == 2025
    assert year_of_days("01/05/2019", "01/04/2025") == 2026


def test_days_to_come_tell_nothing_nor_do_days_of_birth_or_slips_of_the_hand() -> None:
    assert year_of_days("01/05/2024", "01/05/2031") == 2025
    born = [{"CHILD": "C1", "SEX": "1", "DOB": "01/05/2025"}]
    assert year_of_days("01/05/2023", header=born) == 2024
    slips = ["01/05/2025", *["01/05/2023"] * 200]
    assert year_of_days(*slips) == 2024


def test_a_child_who_ceases_at_18_in_years_to_come_tells_nothing() -> None:
    asylum = [{"CHILD": "C1", "SEX": "1", "DUC": "01/05/2026"}]
    assert year_of_days("01/05/2023", uasc=asylum) == 2024


def test_reviews_are_asked_where_there_are_no_episodes() -> None:
    reviews = [{"CHILD": "C1", "REVIEW": "01/05/2022"}]
    assert year_of_days(reviews=reviews) == 2023
    assert year_of_days("01/05/2023", reviews=[{"CHILD": "C1", "REVIEW": "01/05/2024"}]) == 2024


def test_a_name_is_believed_before_the_days_and_the_doubt_is_told() -> None:
    connection, _ = read_903({"episodes": [{"CHILD": "C1", "DECOM": "01/05/2024"}]})
    found = find_year(connection, ["episodes", "2023-24"], on=ON)
    assert (found.year, found.sure) == (2024, Sure.DOUBTFUL)
    assert "2024-25" in found.because
    connection.execute("set variable year_of_return = 2024")
    (doubt,) = [one for one in make(connection) if one.code == "year-in-doubt"]
    assert doubt.says == "2023-24"
    assert "2024-25" in doubt.why


def test_nothing_is_doubted_where_the_name_and_the_days_agree() -> None:
    for tables in ({"episodes": [{"CHILD": "C1", "DECOM": "01/05/2024"}]}, {}):
        connection, _ = read_903(tables)
        connection.execute(f"set variable {YEAR_SAID} = 2025")
        assert not [one for one in make(connection) if one.code == "year-in-doubt"]


def test_a_year_alone_is_believed_only_where_no_day_says_another() -> None:
    """2024 in a name may be the year that begins, that ends, or the day of the export."""
    assert year_of_days("01/05/2024", names=("903_2024",)) == 2025
    assert year_of_days(names=("903_2024",)) == 2024
    assert year_of_days(names=("903",)) is None


def test_the_set_of_the_year_before_is_of_the_year_before() -> None:
    """`2024-25/episodes_last.csv` holds 2023-24."""
    assert is_of_last_year("episodes_last")
    assert year_of_days(names=("episodes_last", "2024-25")) == 2024


def test_a_column_for_the_year_says_it() -> None:
    rows = [{"CHILD": "C1", "HEALTH_ASSESSMENT": "1", "YEAR": "2024-25"}]
    connection, _ = read_903({"oc2": rows})
    assert year_of(connection, [], on=ON) == 2025
