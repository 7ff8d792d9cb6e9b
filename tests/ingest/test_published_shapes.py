"""Published files of other shapes: national tables that say in rows what they count, and the
populations of the Office for National Statistics by single year of age."""

import csv
import datetime
from collections import Counter
from collections.abc import Iterable, Sequence
from pathlib import Path
from typing import Any

import pytest
import xlsxwriter

from goldenthread.ingest.findings import Refused
from goldenthread.ingest.published.reading import read_published
from goldenthread.ingest.published.whose_figures import OfOurs
from goldenthread.ingest.raw import RawReturn
from goldenthread.ingest.tables_in_files import read_tables
from goldenthread.measures.population import estimate_used, population_in
from goldenthread.returns.published_figures import PUBLISHED_FIGURES
from tests.ingest.files import a_child, census, day, record_now, take_in

OURS = OfOurs(council="889", neighbours=frozenset({"350"}))
CELLS = [cell.name for cell in PUBLISHED_FIGURES.root.cells]
AGES = range(91)
BWD, BOLTON = ("E06000008", "Blackburn with Darwen"), ("E08000001", "Bolton")
BURNLEY, ENGLAND = ("E07000117", "Burnley"), ("E92000001", "ENGLAND")
NORTH_WEST = ("E12000002", "NORTH WEST")


def read(path: Path, as_at: datetime.date | None = None) -> RawReturn:
    found = read_published(path.name, read_tables(path), "", whose=lambda: OURS, as_at=as_at)
    assert found is not None
    raw, shape = found
    assert shape is PUBLISHED_FIGURES
    return raw


def figures(raw: RawReturn) -> list[dict[str, Any]]:
    return [dict(zip(CELLS, row[3:], strict=True)) for row in raw.tables["figure"].rows]


def csv_of(path: Path, headings: Sequence[Any], rows: Iterable[Sequence[Any]]) -> Path:
    with path.open("w", encoding="utf-8-sig", newline="") as file:
        csv.writer(file).writerows([headings, *rows])
    return path


def workbook(path: Path, *sheets: str, last_age: int = 90) -> Path:
    """As the ONS's own: a title, notes, a column for each age."""
    with xlsxwriter.Workbook(path) as book:
        for name in sheets:
            page = book.add_worksheet(name)
            page.write(0, 0, f"{name}: population estimates")
            ages = [a if a < 90 else "90+" for a in AGES if a <= last_age]
            page.write_row(3, 0, ["Code", "Name", "Geography", "All ages", *ages])
            for line, (place, people) in enumerate(
                [(ENGLAND, 9), (NORTH_WEST, 5), (BWD, 2), (BURNLEY, 1), (BOLTON, 4)], start=4
            ):
                page.write_row(line, 0, [*place, "", people * 91, *[people] * len(ages)])
    return path


def children(raw: RawReturn) -> dict[tuple[str, str], str]:
    return {(f["area_code"], f["time_period"]): f["says"] for f in figures(raw)}


def test_a_column_for_each_age_and_the_year_in_the_name(tmp_path: Path) -> None:
    path = workbook(tmp_path / "estimates-mid-2023.xlsx", "MYE2 - Persons", "MYE2 - Males")
    raw = read(path)
    assert children(raw) == {
        ("E92000001", "2023"): "162",
        ("E12000002", "2023"): "90",
        ("889", "2023"): "36",
        ("350", "2023"): "72",
    }
    (one,) = [f for f in figures(raw) if f["area_code"] == "889"]
    assert (one["indicator"], one["last_day"], one["region_code"]) == (
        "children_0_to_17", "2023-06-30", "E12000002"
    )  # fmt: skip
    assert [f.says for f in raw.findings if f.code == "table-not-read"] == ["MYE2 - Males"]


def test_where_nothing_says_the_year_a_person_does(tmp_path: Path) -> None:
    path = workbook(tmp_path / "estimates.xlsx", "Persons")
    with pytest.raises(Refused, match="does not say of which mid-year"):
        read(path)
    assert {year for _, year in children(read(path, as_at=day("2022-06-30")))} == {"2022"}


def test_a_row_for_each_age_and_sex_and_a_column_for_each_year(tmp_path: Path) -> None:
    path = csv_of(
        tmp_path / "MYEB1.csv",
        ["ladcode23", "laname23", "country", "sex", "age", "population_2022", "population_2023"],
        [[*BWD, "E", sex, age, 10, 11] for sex in "FM" for age in AGES],
    )
    assert children(read(path)) == {("889", "2022"): "360", ("889", "2023"): "396"}


def test_a_row_for_each_figure_with_all_sexes_and_shares_beside(tmp_path: Path) -> None:
    path = csv_of(
        tmp_path / "nomis.csv",
        ["DATE", "GEOGRAPHY_NAME", "GEOGRAPHY_CODE", "GENDER_NAME", "C_AGE_NAME",
         "MEASURES_NAME", "OBS_VALUE"],
        [
            ["2023", BWD[1], BWD[0], sex, age, what, 7]
            for sex in ("Total", "Male", "Female")
            for age in ("All Ages", "Aged 0 to 15", *(f"Age {a}" for a in AGES))
            for what in ("Value", "Percent")
        ],
    )  # fmt: skip
    assert children(read(path)) == {("889", "2023"): "126"}


def test_an_area_of_which_an_age_is_hidden_has_no_sum_and_that_is_said(tmp_path: Path) -> None:
    rows = [[*BWD, "2023", age, "c" if age == 3 else 5] for age in AGES]
    rows += [[*BOLTON, "2023", age, 5] for age in AGES]
    path = csv_of(tmp_path / "x.csv", ["area code", "area name", "year", "age", "population"], rows)
    raw = read(path)
    assert children(raw) == {("350", "2023"): "90"}
    (why,) = [f.why for f in raw.findings if f.code == "ages-missing"]
    assert "1 sum could not be made: an age" in why


def test_ages_that_stop_before_17_are_no_such_table(tmp_path: Path) -> None:
    path = workbook(tmp_path / "estimates-mid-2023.xlsx", "Persons", last_age=15)
    assert read_published(path.name, read_tables(path), "", whose=lambda: OURS) is None


@pytest.mark.django_db(transaction=True)
def test_a_rate_is_taken_of_it(tmp_path: Path) -> None:
    take_in(census(tmp_path, 2024, [a_child("A1")], council="889"), tmp_path)
    path = workbook(tmp_path / "estimates-mid-2023.xlsx", "MYE2 - Persons")
    loaded = take_in(path, tmp_path)
    assert loaded.tables["published_figures"]["loaded"] == 3
    year = estimate_used(record_now(), day("2024-03-31"))
    assert (year, population_in(record_now(), year)) == (2023, 36)


def national(path: Path, headings: Sequence[str], *rows: Sequence[str]) -> Path:
    place = ["Reporting year", "National", "E92000001", "England"]
    first = ["time_period", "time_identifier", "geographic_level", "country_code", "country_name"]
    return csv_of(path, [*first, *headings], [["2024", *place, *row] for row in rows])


def test_a_row_says_what_is_counted_and_its_columns_the_number_rate_and_share(
    tmp_path: Path,
) -> None:
    raw = read(
        national(
            tmp_path / "a2.csv",
            ["category", "category_type", "number", "rate", "percent"],
            ["Section 47", "Section 47s in the year", "224520", "187.1", "z"],
            ["CPP", "CPP at 31 March", "49900", "41.6", "z"],
            ["CPP", "CPPs starting which were a second or subsequent plan", "15300", "z", "24.7"],
            ["CPP", "Nothing that is counted here", "1", "2", "3"],
        )
    )
    assert {(f["indicator"], f["says"], f["breakdown"]) for f in figures(raw)} == {
        ("section_47", "224520", ""),
        ("section_47_rate", "187.1", ""),
        ("plans_open", "49900", ""),
        ("plans_open_rate", "41.6", ""),
        ("plans_again", "15300", ""),
        ("plans_again_percent", "24.7", ""),
    }
    assert raw.period == (
        "Children in need national figures of C4 and D1 and D3 to 2024, 6 figures, England and "
        "regions alone"
    )


def test_a_group_that_such_a_row_is_of_is_its_breakdown(tmp_path: Path) -> None:
    raw = read(
        national(
            tmp_path / "a7.csv",
            ["category", "characteristic", "characteristic_type", "number", "percent"],
            ["Children in Need at 31 March", "Total", "Total", "399460", "100"],
            ["Children in Need at 31 March", "Gender", "Female", "173480", "43.4"],
        )
    )
    assert Counter((f["indicator"], f["breakdown"]) for f in figures(raw)) == {
        ("open_episodes", ""): 1,
        ("open_episodes", "characteristic: Gender; characteristic_type: Female"): 1,
    }


def test_a_table_of_groups_alone_is_a_slice_beside_that_of_all_children(tmp_path: Path) -> None:
    two = ["CPP_At31", "Neglect_Initial"]
    of_all = read(national(tmp_path / "a6.csv", two, ["49900", "25350"]))
    groups = [["Gender", "Male", "26000", "13000"], ["Gender", "Female", "23900", "12350"]]
    by_group = read(
        national(tmp_path / "a5.csv", ["characteristic", "characteristic_type", *two], *groups)
    )
    assert of_all.period.endswith("2 figures, England and regions alone")
    assert by_group.period.endswith("2 figures, by group, England and regions alone")
