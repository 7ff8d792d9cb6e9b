"""A CSV is read as it was written; what cannot be told apart is refused."""

from pathlib import Path

import pytest

from goldenthread.ingest.findings import Refused
from goldenthread.ingest.tables_in_files import read_tables, reading
from goldenthread.ingest.tables_in_files.headings import heading_row
from goldenthread.ingest.tables_in_files.noticed import MOST_OF_A_KIND
from tests.ingest.tables_in_files.files import rows_of, said_of


def written(folder: Path, text: str | bytes) -> Path:
    path = folder / "table.csv"
    path.write_bytes(text.encode() if isinstance(text, str) else text)
    return path


def test_a_row_stands_on_the_line_on_which_it_begins(tmp_path: Path) -> None:
    text = 'child,said\n\nA1,"one\ntwo"\n,\nA2,"three"\n'
    (found,) = read_tables(written(tmp_path, text))
    assert found.cells.to_pylist() == [
        {"line": 3, "c0": "A1", "c1": "one\ntwo"},
        {"line": 6, "c0": "A2", "c1": "three"},
    ]


def test_blank_cells_are_null_and_others_are_as_they_stand(tmp_path: Path) -> None:
    (found,) = read_tables(written(tmp_path, " child ,name,,\nA1, \u00a0,,\n007,' One ,,\n"))
    assert found.headings == ["child", "name"]
    assert rows_of(found) == [("A1", None), ("007", "' One ")]


def test_too_many_cells_are_said_row_by_row_up_to_a_thousand(tmp_path: Path) -> None:
    rows = "A1,One,more\n" * (MOST_OF_A_KIND + 5)
    (found,) = read_tables(written(tmp_path, "child,name\nA0,None\n" + rows))
    assert found.cells.num_rows == MOST_OF_A_KIND + 6
    assert said_of(found)[0] == ("too-many-cells", 3, 2, "")
    assert len(found.findings) == MOST_OF_A_KIND + 1
    assert found.findings[-1].why.startswith("The same is so of 5 more.")


def test_what_parts_the_cells_may_be_said(tmp_path: Path) -> None:
    (found,) = read_tables(written(tmp_path, "sep=|\nchild,a|name,a\nA1,a|One,a\n"))
    assert found.headings == ["child,a", "name,a"]
    assert found.cells["line"].to_pylist() == [3]
    assert not found.findings


def test_decimal_commas_do_not_part_cells(tmp_path: Path) -> None:
    (found,) = read_tables(written(tmp_path, "child;age;n\nA1;1,5;2,5\nA2;3,5;4,5\n"))
    assert rows_of(found) == [("A1", "1,5", "2,5"), ("A2", "3,5", "4,5")]


@pytest.mark.parametrize(
    ("rows", "place"),
    [
        ([["child", "name"], ["A1", "One"]], 0),
        ([["child", "name"], ["A1", "One", "stray"]], 0),
        ([["Report"], ["Made on", "31/03/2025"], ["child", "name", "team"]], 2),
        ([["About the child", "", "", "Dates"], ["child", "name", "from", "to"]], 1),
        ([["a", "b", "c", "d", "e", "f"], ["1", "2"], ["1", "2"]], 0),
        ([["child"], ["A1"], ["A2"]], 0),
        ([[""], ["child", "name"]], 1),
        ([], 0),
    ],
)
def test_the_row_of_the_headings(rows: list[list[str]], place: int) -> None:
    assert heading_row(rows) == place


def test_what_stands_above_the_headings_is_said(tmp_path: Path) -> None:
    text = "Report of children\nMade on,31/03/2025\n\nchild,name,team\nA1,One,North\n"
    (found,) = read_tables(written(tmp_path, text))
    assert found.cells.to_pylist() == [{"line": 5, "c0": "A1", "c1": "One", "c2": "North"}]
    assert said_of(found) == [
        ("above-the-headings", 1, None, ""),
        ("above-the-headings", 2, None, ""),
    ]


def test_utf_8_with_a_damaged_letter_is_not_taken_for_windows_text(tmp_path: Path) -> None:
    data = "child,name\nA1,Zoë\nA2,René\n".encode().replace("René".encode(), b"Ren\xc3")
    (found,) = read_tables(written(tmp_path, data))
    assert rows_of(found) == [("A1", "Zoë"), ("A2", "Ren\ufffd")]
    assert said_of(found) == [("letters-lost", 3, 2, "name")]


def test_a_byte_that_no_windows_letter_has_is_said(tmp_path: Path) -> None:
    (found,) = read_tables(written(tmp_path, b"child,name\nA1,Zo\xeb\nA2,Ren\x81\n"))
    assert rows_of(found) == [("A1", "Zoë"), ("A2", "Ren\ufffd")]
    assert said_of(found) == [("letters-lost", 3, 2, "name")]


@pytest.mark.parametrize(
    ("data", "why"),
    [
        (b'child,name\nA1,One\nA2,"Two\nA3,Three\n', "look at the quotes on line 3"),
        (b'child,name\nA1,"One" and more\n', "look at the quotes on line 2"),
        (b"child,name\nA1,O\0ne\n", "is not text"),
        (b"<html><table><tr><td>child</td></tr></table></html>", "is XML or a web page"),
        (b"%PDF-1.7\n1 0 obj\n", "is a PDF"),
        (b"\x1f\x8b\x08\0\0\0\0\0", "is packed"),
    ],
)
def test_what_cannot_be_told_apart_is_refused(tmp_path: Path, data: bytes, why: str) -> None:
    with pytest.raises(Refused, match=why) as refused:
        read_tables(written(tmp_path, data))
    assert str(refused.value).startswith("table.csv ")
    assert "\n" not in str(refused.value)


def test_a_large_csv_is_read_apart_and_the_same(
    tmp_path: Path, monkeypatch: pytest.MonkeyPatch
) -> None:
    rows = "".join(f"A{n};Zoë {n};{n}\n" for n in range(30_000))
    path = written(tmp_path, "child;name;n\n" + rows)
    (here,) = read_tables(path)
    monkeypatch.setattr(reading, "LARGEST_HERE", 1000)
    (apart,) = read_tables(path)
    assert apart.cells.equals(here.cells)
    assert (apart.name, apart.headings) == (here.name, here.headings) == ("table", apart.headings)
    path.write_bytes(path.read_bytes() + b'"')
    with pytest.raises(Refused, match=r"look at the quotes on line 30,002"):
        read_tables(path)


def test_a_file_larger_than_any_return_is_refused(
    tmp_path: Path, monkeypatch: pytest.MonkeyPatch
) -> None:
    monkeypatch.setattr(reading, "LARGEST_FILE", 10)
    with pytest.raises(Refused, match="larger than any return"):
        read_tables(written(tmp_path, "child,name\nA1,One\n"))
