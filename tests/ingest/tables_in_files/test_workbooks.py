"""What stands in a workbook is what is read, and what could not be read is said."""

import datetime
from pathlib import Path
from typing import Any

import pytest
import xlsxwriter
from hypothesis import given, settings
from hypothesis import strategies as st

from goldenthread.ingest.findings import Refused
from goldenthread.ingest.tables_in_files import apart, read_tables
from goldenthread.ingest.tables_in_files.as_text import text_of
from tests.ingest.tables_in_files.files import (
    made,
    open_document,
    read_here,
    rows_of,
    said_of,
    with_parts,
)

DAYS = st.dates(datetime.date(1905, 1, 1), datetime.date(2099, 12, 31))
TEXTS = st.text(st.characters(codec="utf-8", exclude_categories=("C", "Z")), min_size=1, max_size=9)
CELLS = st.one_of(
    st.none(), TEXTS, DAYS, st.integers(-(10**12), 10**12), st.floats(-1e9, 1e9), st.booleans()
)
MOST = settings(deadline=None, max_examples=40)


def as_written(value: Any) -> str | None:
    """The slow twin of `text_of`, of what Python wrote."""
    if value is None or isinstance(value, str):
        return value
    if isinstance(value, bool):
        return str(value).lower()
    if isinstance(value, datetime.date):
        return f"{value.year:04}-{value.month:02}-{value.day:02}"
    kept = float(f"{value:.16G}")  # as the writer keeps it
    return str(int(kept)) if kept == int(kept) else repr(kept)


def write_rows(book: xlsxwriter.Workbook, rows: list[list[Any]]) -> None:
    day = book.add_format({"num_format": "dd/mm/yyyy"})
    sheet = book.add_worksheet("List 1")
    for r, row in enumerate(rows):
        for c, value in enumerate(row):
            if isinstance(value, str):
                sheet.write_string(r, c, value)
            elif isinstance(value, datetime.date):
                sheet.write_datetime(r, c, value, day)
            elif isinstance(value, bool):
                sheet.write_boolean(r, c, value)
            elif value is not None:
                sheet.write_number(r, c, value)


@MOST
@given(rows=st.lists(st.lists(CELLS, min_size=3, max_size=3), max_size=6), since_1904=st.booleans())
def test_every_kind_of_cell_is_read_as_it_was_written(
    tmp_path: Path, rows: list[list[Any]], since_1904: bool
) -> None:
    whole = [["one", "two", "three"], *rows]
    path = made(tmp_path / "t.xlsx", lambda b: write_rows(b, whole), date_1904=since_1904)
    (found,) = read_here(path)
    assert found.headings == ["one", "two", "three"]
    kept = [(n, row) for n, row in enumerate(rows, start=2) if any(v is not None for v in row)]
    assert rows_of(found) == [tuple(map(as_written, row)) for _, row in kept]
    assert found.cells["line"].to_pylist() == [n for n, _ in kept]


@MOST
@given(values=st.lists(st.one_of(st.none(), DAYS, st.just("")), max_size=9))
def test_a_column_of_days_is_the_same_at_once_as_one_by_one(values: list[Any]) -> None:
    from goldenthread.ingest.tables_in_files.of_rows import _column

    assert _column(values).to_pylist() == [text_of(value) or None for value in values]


@MOST
@given(values=st.lists(st.one_of(st.floats(allow_nan=False), st.just(""), TEXTS), max_size=9))
def test_a_column_of_numbers_is_the_same_at_once_as_one_by_one(values: list[Any]) -> None:
    from goldenthread.ingest.tables_in_files.of_rows import _column

    assert _column(values).to_pylist() == [text_of(value) or None for value in values]


def test_times_and_lengths_of_time(tmp_path: Path) -> None:
    def make(book: xlsxwriter.Workbook) -> None:
        sheet = book.add_worksheet()
        sheet.write_row(0, 0, ["at", "for", "moment", "nearly midnight"])
        sheet.write_datetime(1, 0, datetime.time(9, 30), book.add_format({"num_format": "hh:mm"}))
        sheet.write_number(1, 1, 1.5, book.add_format({"num_format": "[h]:mm"}))
        moment = book.add_format({"num_format": "dd/mm/yyyy hh:mm"})
        sheet.write_datetime(1, 2, datetime.datetime(2025, 3, 31, 14, 5, 7), moment)  # noqa: DTZ001
        sheet.write_number(1, 3, 45382.9999999999, moment)

    (found,) = read_here(made(tmp_path / "t.xlsx", make))
    assert rows_of(found) == [("09:30:00", "36:00:00", "2025-03-31 14:05:07", "2024-04-01")]


def test_a_serial_number_that_is_not_shown_as_a_day_stays_a_number(tmp_path: Path) -> None:
    rows = [["child", "ended"], ["A1", 45747]]
    (found,) = read_here(made(tmp_path / "t.xlsx", lambda book: write_rows(book, rows)))
    assert rows_of(found) == [("A1", "45747")]


def test_formulas_give_what_was_kept_and_those_never_worked_out_are_said(tmp_path: Path) -> None:
    def make(book: xlsxwriter.Workbook) -> None:
        sheet = book.add_worksheet("List 1")
        sheet.write_row(1, 1, ["child", "age", "said"])
        for row in (2, 3):
            sheet.write(row, 1, f"A{row}")
            sheet.write_formula(row, 2, "=1+1", None, 2 if row == 2 else "")
            sheet.write_formula(row, 3, '=""', None, "")

    def change(name: str, data: bytes) -> bytes:
        said = data.replace(b'<c r="D3"><f>', b'<c r="D3" t="str"><f>')
        return said.replace(b'<c r="D4"><f>""</f><v></v>', b'<c r="D4"><f>""</f>')

    path = with_parts(made(tmp_path / "a.xlsx", make), tmp_path / "t.xlsx", change)
    (found,) = read_here(path)
    assert rows_of(found) == [("A2", "2", None), ("A3", None, None)]
    assert said_of(found) == [
        ("formula-not-worked-out", 4, 2, "age"),
        ("formula-not-worked-out", 4, 2, "said"),
        ("formulas-not-sure", None, None, ""),
    ]


def test_errors_are_found_whatever_prefix_the_xml_has(tmp_path: Path) -> None:
    def make(book: xlsxwriter.Workbook) -> None:
        sheet = book.add_worksheet("A & B")
        sheet.write_row(0, 0, ["child", "ended"])
        sheet.write(1, 0, "A1")
        sheet.write_formula(1, 1, "=NA()", None, "#N/A")

    def change(name: str, data: bytes) -> bytes:
        if not name.endswith("sheet1.xml"):
            return data
        for word in (b"worksheet", b"sheetData", b"row", b"c", b"f", b"v"):
            for begins in (b"<", b"</"):
                for ends in (b" ", b">"):
                    data = data.replace(begins + word + ends, begins + b"x:" + word + ends)
        data = data.replace(b"<x:worksheet xmlns=", b"<x:worksheet xmlns:x=")
        return data.replace(b't="e"', b"t='e'")

    path = with_parts(made(tmp_path / "a.xlsx", make), tmp_path / "t.xlsx", change)
    (found,) = read_here(path)
    assert (found.name, rows_of(found)) == ("A & B", [("A1", "#N/A")])


def test_nothing_beside_the_headings_is_dropped_in_silence(tmp_path: Path) -> None:
    rows = [
        ["child", None, "name", "team"],
        ["A1", "x", "One", "North", "beyond"],
        ["A2", None, "Two"],
    ]
    (found,) = read_here(made(tmp_path / "t.xlsx", lambda book: write_rows(book, rows)))
    assert found.headings == ["child", "", "name", "team", ""]
    assert rows_of(found) == [
        ("A1", "x", "One", "North", "beyond"),
        ("A2", None, "Two", None, None),
    ]
    assert [(f.code, f.why[:9]) for f in found.findings] == [
        ("column-without-heading", "Column 2 "),
        ("column-without-heading", "Column 5 "),
    ]


def test_merged_cells_are_said(tmp_path: Path) -> None:
    def make(book: xlsxwriter.Workbook) -> None:
        sheet = book.add_worksheet()
        sheet.merge_range(0, 0, 0, 2, "About the child")
        sheet.write_row(1, 0, ["child", "name", "team"])
        sheet.merge_range(2, 0, 3, 0, "A1")
        sheet.write_row(2, 1, ["One", "North"])
        sheet.write_row(3, 1, ["Two", "South"])

    (found,) = read_here(made(tmp_path / "t.xlsx", make))
    assert found.headings == ["child", "name", "team"]
    assert rows_of(found) == [("A1", "One", "North"), (None, "Two", "South")]
    assert said_of(found) == [
        ("merged-cells", 3, 1, ""),
        ("above-the-headings", 1, None, ""),
    ]


def test_macros_and_other_workbooks_are_left_alone_and_said(tmp_path: Path) -> None:
    whole = made(tmp_path / "a.xlsx", lambda book: write_rows(book, [["child", "name"]]))
    more = {"xl/vbaProject.bin": b"\0", "xl/externalLinks/externalLink1.xml": b"<x/>"}
    path = with_parts(whole, tmp_path / "t.xlsm", lambda _, data: data, **more)
    (found,) = read_here(path)
    assert [f.code for f in found.findings] == ["macros", "links-not-followed"]


def test_a_zero_in_a_cell_is_taken_out_and_said(tmp_path: Path) -> None:
    whole = made(
        tmp_path / "a.xlsx", lambda book: write_rows(book, [["child", "name"], ["A1", "Oxxne"]])
    )
    path = with_parts(
        whole, tmp_path / "t.xlsx", lambda _, data: data.replace(b"Oxxne", b"O_x0000_ne")
    )
    (found,) = read_here(path)
    assert rows_of(found) == [("A1", "O\ufffdne")]
    assert said_of(found) == [("letters-lost", 2, 1, "name")]


def test_an_open_document_under_another_name(tmp_path: Path) -> None:
    def text(value: str) -> str:
        kind = 'office:value-type="string"'
        return f"<table:table-cell {kind}><text:p>{value}</text:p></table:table-cell>"

    day = '<table:table-cell office:value-type="date" office:date-value="2025-03-31"/>'
    number = '<table:table-cell office:value-type="float" office:value="5"/>'
    path = tmp_path / "t.xlsx"
    path.write_bytes(
        open_document([text("child") + text("day") + text("n"), text("007") + day + number])
    )
    (found,) = read_tables(path)
    assert rows_of(found) == [("007", "2025-03-31", "5")]
    assert said_of(found) == [("errors-read-as-blank", None, None, "")]


def test_two_processes_read_what_one_reads(tmp_path: Path, monkeypatch: pytest.MonkeyPatch) -> None:
    def make(book: xlsxwriter.Workbook) -> None:
        for n in range(5):
            book.add_worksheet(f"List {n}").write_row(0, 0, ["child", f"name {n}"])
        book.get_worksheet_by_name("List 2").write(1, 0, "A1")

    path = made(tmp_path / "t.xlsx", make)
    monkeypatch.setattr(apart, "WORTH_SHARING", 1)
    shared, alone = read_tables(path), read_here(path)
    assert [(t.name, t.headings, rows_of(t)) for t in shared] == [
        (t.name, t.headings, rows_of(t)) for t in alone
    ]
    assert [t.name for t in shared] == [f"List {n}" for n in range(5)]


def test_a_workbook_in_which_nothing_stands_is_refused(tmp_path: Path) -> None:
    path = made(tmp_path / "t.xlsx", lambda book: book.add_worksheet())
    with pytest.raises(Refused, match="holds no table"):
        read_tables(path)
