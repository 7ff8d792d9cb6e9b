"""Files of tables read as text: what is written is what is read, whatever the file is."""

import csv
import datetime
import io
import zipfile
from contextlib import suppress
from pathlib import Path
from typing import Any

import pyarrow as pa
import pyarrow.parquet as pq
import pytest
import xlsxwriter
from hypothesis import HealthCheck, example, given, settings
from hypothesis import strategies as st

from goldenthread.ingest.findings import Refused
from goldenthread.ingest.tables_in_files import FoundTable, read_tables, ready
from goldenthread.ingest.tables_in_files.apart import read_apart

SAMPLE = Path("../shared/data/08_child_level_samples/annex_a/Annex_A.xlsx")
WORDS = st.text("abcé ‘’,;|\t\"'\n1234", max_size=12)
TABLES = st.lists(st.tuples(WORDS, WORDS, WORDS), min_size=1, max_size=8)
AS_MADE = settings(deadline=None, max_examples=60)


def workbook(path: Path, sheets: dict[str, list[list[Any]]], **how: Any) -> Path:
    book = xlsxwriter.Workbook(str(path), how)
    day = book.add_format({"num_format": "dd/mm/yyyy"})
    for name, rows in sheets.items():
        sheet = book.add_worksheet(name)
        for r, row in enumerate(rows):
            for c, value in enumerate(row):
                if isinstance(value, datetime.date):
                    sheet.write_datetime(r, c, value, day)
                elif value is not None:
                    sheet.write(r, c, value)
    book.close()
    return path


def rows_of(found: FoundTable) -> list[tuple[str | None, ...]]:
    return [tuple(list(row.values())[1:]) for row in found.cells.to_pylist()]


def blank(text: str) -> bool:
    return not text.strip()


@AS_MADE
@given(rows=TABLES, part=st.sampled_from(",;\t|"), written=st.sampled_from(
    ["utf-8", "utf-8-sig", "utf-16", "utf-16-le", "utf-16-be"]
))  # fmt: skip
@example(
    rows=[("", ";;\n", ";;")], part="|", written="utf-8"
)  # read by ; it is as wide, and broken
def test_a_csv_is_read_as_it_was_written(
    tmp_path: Path, rows: list[tuple[str, ...]], part: str, written: str
) -> None:
    out = io.StringIO()
    writer = csv.writer(out, delimiter=part, quoting=csv.QUOTE_ALL)
    writer.writerows([("one", "two", "three"), *rows])
    path = tmp_path / "table.csv"
    path.write_bytes(out.getvalue().encode(written))
    (found,) = read_tables(path)
    assert found.headings == ["one", "two", "three"]
    kept = [row for row in rows if not all(map(blank, row))]
    assert rows_of(found) == [tuple(None if blank(c) else c for c in row) for row in kept]


@pytest.mark.parametrize("ends", ["\n", "\r\n", "\r"])
def test_lines_may_end_in_any_way(tmp_path: Path, ends: str) -> None:
    path = tmp_path / "table.csv"
    path.write_bytes(ends.join(["child,name", "A1,One", "A2,Two", ""]).encode())
    (found,) = read_tables(path)
    assert rows_of(found) == [("A1", "One"), ("A2", "Two")]


def test_windows_text_is_read(tmp_path: Path) -> None:
    path = tmp_path / "table.csv"
    path.write_bytes("child,name\nA1,Zoë’s\n".encode("cp1252"))
    assert rows_of(read_tables(path)[0]) == [("A1", "Zoë’s")]


@pytest.mark.parametrize("kind", ["csv", "xlsx"])
def test_a_title_above_the_headings_is_passed_over(tmp_path: Path, kind: str) -> None:
    rows = [["Report of children"], [], ["child", "name", "team"], ["A1", "One", "North"]]
    path = tmp_path / f"table.{kind}"
    if kind == "csv":
        path.write_text("\n".join(",".join(row) for row in rows))
    else:
        workbook(path, {"x": rows})
    (found,) = read_tables(path)
    assert found.headings == ["child", "name", "team"]
    assert found.cells.to_pylist() == [{"line": 4, "c0": "A1", "c1": "One", "c2": "North"}]


@pytest.mark.parametrize("since_1904", [False, True])
def test_the_cells_of_a_workbook_become_text(tmp_path: Path, since_1904: bool) -> None:
    day, moment = datetime.date(2025, 3, 31), datetime.datetime(2025, 3, 31, 14, 5)  # noqa: DTZ001
    rows = [["id", "day", "moment", "n", "x", "yes"], ["007", day, moment, 5, 12.5, True]]
    path = workbook(tmp_path / "t.xlsx", {"List 1": rows, "Empty": []}, date_1904=since_1904)
    (found,) = read_tables(path)
    assert found.name == "List 1"
    assert rows_of(found) == [("007", "2025-03-31", "2025-03-31 14:05:00", "5", "12.5", "true")]


def test_an_error_in_a_cell_is_no_blank(tmp_path: Path) -> None:
    book = xlsxwriter.Workbook(str(tmp_path / "t.xlsx"))
    sheet = book.add_worksheet()
    sheet.write_row(0, 0, ["child", "ended"])
    sheet.write(1, 0, "A1")
    sheet.write_formula(1, 1, "=A1/0", None, "#DIV/0!")
    sheet.write(2, 0, "A2")
    sheet.write_formula(2, 1, "=NA()", None, "#N/A")
    book.close()
    assert rows_of(read_tables(tmp_path / "t.xlsx")[0]) == [("A1", "#DIV/0!"), ("A2", "#N/A")]


def test_a_hidden_sheet_is_read_and_said(tmp_path: Path) -> None:
    book = xlsxwriter.Workbook(str(tmp_path / "t.xlsx"))
    for name in ("Seen", "Hidden"):
        book.add_worksheet(name).write_row(0, 0, ["child", "name"])
    book.get_worksheet_by_name("Hidden").hide()
    book.close()
    found = {table.name: table for table in read_tables(tmp_path / "t.xlsx")}
    assert [f.code for f in found["Hidden"].findings] == ["hidden-sheet"]
    assert not found["Seen"].findings


def test_parquet_is_read_as_text(tmp_path: Path) -> None:
    table = pa.table(
        {
            "child": ["A1", None],
            "born": [datetime.date(2018, 2, 3), None],
            "seen": [True, False],
            "score": [3.0, 12.5],
            "factors": [["16A", "1B"], None],
        }
    )
    pq.write_table(table, tmp_path / "ssd_person.parquet")
    (found,) = read_tables(tmp_path / "ssd_person.parquet")
    assert found.headings == ["child", "born", "seen", "score", "factors"]
    assert rows_of(found) == [
        ("A1", "2018-02-03", "true", "3", '["16A", "1B"]'),
        (None, None, "false", "12.5", None),
    ]


@pytest.mark.skipif(not SAMPLE.exists(), reason="the sample is not here")
def test_a_workbook_by_other_hands() -> None:
    found = read_tables(SAMPLE)
    assert len(found) == 11
    assert all(table.cells.num_rows for table in found)


def a_book(tmp_path: Path) -> Path:
    rows = [["child", "name"], *[[f"A{n}", "One"] for n in range(200)]]
    return workbook(tmp_path / "book.xlsx", {"x": rows})


@pytest.mark.parametrize("share", range(1, 100, 14))
def test_a_workbook_that_is_cut_is_refused(tmp_path: Path, share: int) -> None:
    whole = a_book(tmp_path).read_bytes()
    path = tmp_path / "cut.xlsx"
    path.write_bytes(whole[: len(whole) * share // 100])
    with pytest.raises(Refused, match=r"cut\.xlsx"):
        read_tables(path)


@settings(deadline=None, max_examples=8, suppress_health_check=list(HealthCheck))
@given(place=st.integers(0, 10**6), bit=st.integers(0, 7))
def test_a_flipped_bit_never_crashes(tmp_path: Path, place: int, bit: int) -> None:
    data = bytearray(a_book(tmp_path).read_bytes())
    data[place % len(data)] ^= 1 << bit
    path = tmp_path / "flipped.xlsx"
    path.write_bytes(data)
    with suppress(Refused):
        assert all(isinstance(table, FoundTable) for table in read_tables(path))


def test_a_bomb_is_refused_before_it_is_unpacked(tmp_path: Path) -> None:
    path = tmp_path / "bomb.xlsx"
    with zipfile.ZipFile(path, "w", zipfile.ZIP_DEFLATED) as parts:
        parts.writestr("xl/worksheets/sheet1.xml", b"0" * 50_000_000)
    with pytest.raises(Refused, match="unpacks to far more than any return is"):
        read_tables(path)


def test_entities_are_refused(tmp_path: Path) -> None:
    path = tmp_path / "entities.xlsx"
    with zipfile.ZipFile(a_book(tmp_path)) as whole, zipfile.ZipFile(path, "w") as parts:
        for part in whole.namelist():
            data = whole.read(part)
            if part.endswith("sheet1.xml"):
                data = b'<!DOCTYPE x [<!ENTITY e "e">]>' + data
            parts.writestr(part, data)
    with pytest.raises(Refused, match="defines entities"):
        read_tables(path)


@pytest.mark.parametrize(
    ("name", "data", "says"),
    [
        ("a.xlsx", b"PK\x03\x04 and no more", "a.xlsx is damaged"),
        ("a.xls", b"\xd0\xcf\x11\xe0\xa1\xb1\x1a\xe1" + b"\0" * 2000, "a.xls is damaged"),
        ("a.parquet", b"PAR1 and no more", "a.parquet is damaged"),
        ("a.csv", b"child,name\nA1,\x00\x00\x01", "a.csv is not text"),
        ("a.csv", b'child,name\nA1,"One\n', "a.csv is damaged"),
    ],
)
def test_what_is_no_table_is_refused(tmp_path: Path, name: str, data: bytes, says: str) -> None:
    (tmp_path / name).write_bytes(data)
    with pytest.raises(Refused, match=says):
        read_tables(tmp_path / name)


def test_a_zip_that_is_no_workbook_is_refused(tmp_path: Path) -> None:
    with zipfile.ZipFile(tmp_path / "a.zip", "w") as parts:
        parts.writestr("a.csv", "child,name\nA1,One\n")
    with pytest.raises(Refused, match=r"a\.zip is a zip file and not a workbook"):
        read_tables(tmp_path / "a.zip")


def test_what_needs_too_much_memory_or_time_is_refused(tmp_path: Path) -> None:
    path = a_book(tmp_path)
    with pytest.raises(Refused, match=r"book\.xlsx"):
        read_apart(path, most_memory=80_000_000)
    with pytest.raises(Refused, match="takes longer to be read than a return may"):
        read_apart(path, most_seconds=0)


def test_the_process_that_is_kept_ready_is_started_anew(tmp_path: Path) -> None:
    path = a_book(tmp_path)
    whole = [rows_of(table) for table in read_tables(path)]
    ready._kept[0]._process.kill()
    assert [rows_of(table) for table in read_tables(path)] == whole
