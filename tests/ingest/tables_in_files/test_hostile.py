"""Files that are made, or broken, to harm whoever reads them: refused in a sentence, or read."""

import datetime
import random
import struct
import zipfile
from collections.abc import Iterator
from contextlib import suppress
from pathlib import Path

import pyarrow as pa
import pyarrow.parquet as pq
import pytest
import xlsxwriter

from goldenthread.ingest.findings import Refused
from goldenthread.ingest.tables_in_files import FoundTable, apart, package, read_tables, ready
from goldenthread.ingest.tables_in_files.apart import read_apart
from tests.ingest.tables_in_files.files import made, open_document, rows_of, with_parts
from tests.ingest.tables_in_files.test_workbooks import write_rows

OLD_FORM = b"\xd0\xcf\x11\xe0\xa1\xb1\x1a\xe1"
SECRET = "Orlanda Quillfeather"
"""A made-up name: it may stand in no refusal."""


def a_book(folder: Path) -> Path:
    day = datetime.date(2025, 3, 31)
    rows = [["child", "name", "from"], *[[f"A{n}", SECRET, day] for n in range(300)]]
    return made(folder / "whole.xlsx", lambda book: write_rows(book, rows))


def a_parquet(folder: Path) -> Path:
    table = pa.table({"child": [f"A{n}" for n in range(300)], "name": [SECRET] * 300})
    pq.write_table(table, folder / "whole.parquet")
    return folder / "whole.parquet"


def a_csv(folder: Path) -> Path:
    rows = "".join(f'A{n},"{SECRET}",31/03/2025\n' for n in range(300))
    (folder / "whole.csv").write_text("child,name,from\n" + rows)
    return folder / "whole.csv"


def reads_or_refuses(path: Path) -> None:
    found, why = [], path.name
    try:
        found = read_tables(path)
    except Refused as refused:
        why = str(refused)
    assert all(isinstance(table, FoundTable) for table in found)
    assert why.startswith(path.name)
    assert SECRET not in why
    assert "\n" not in why


def damaged(whole: bytes, cuts: int, flips: int, seed: int) -> Iterator[bytes]:
    """The file cut at as many places, and with as many single bytes changed."""
    chance = random.Random(seed)
    for n in range(1, cuts + 1):
        yield whole[: len(whole) * n // (cuts + 1)]
    for _ in range(flips):
        data = bytearray(whole)
        data[chance.randrange(len(data))] ^= chance.randrange(1, 256)
        yield bytes(data)


@pytest.mark.parametrize("whole", [a_book, a_parquet, a_csv])
def test_what_is_damaged_is_read_or_refused(whole: object, tmp_path: Path) -> None:
    path: Path = whole(tmp_path)  # type: ignore[operator]
    for n, data in enumerate(damaged(path.read_bytes(), cuts=3, flips=4, seed=7)):
        broken = tmp_path / f"broken {n}{path.suffix}"
        broken.write_bytes(data)
        reads_or_refuses(broken)


@pytest.mark.prove
@pytest.mark.parametrize("whole", [a_book, a_parquet, a_csv])
def test_every_hundredth_and_hundreds_of_bytes(whole: object, tmp_path: Path) -> None:
    path: Path = whole(tmp_path)  # type: ignore[operator]
    broken = tmp_path / f"broken{path.suffix}"
    for data in damaged(path.read_bytes(), cuts=99, flips=300, seed=11):
        broken.write_bytes(data)
        reads_or_refuses(broken)


def test_a_workbook_that_is_locked(tmp_path: Path) -> None:
    path = tmp_path / "locked.xlsx"
    path.write_bytes(OLD_FORM + b"\0" * 2000 + "EncryptedPackage".encode("utf-16-le") + b"\0" * 90)
    with pytest.raises(Refused, match=r"locked\.xlsx is locked with a password"):
        read_tables(path)


def test_a_zip_with_a_locked_part(tmp_path: Path) -> None:
    data = bytearray(a_book(tmp_path).read_bytes())
    place = data.index(b"PK\x01\x02")
    data[place + 8] |= 1
    (tmp_path / "t.xlsx").write_bytes(data)
    with pytest.raises(Refused, match="locked with a password"):
        read_tables(tmp_path / "t.xlsx")


def test_more_parts_than_any_workbook(tmp_path: Path) -> None:
    with zipfile.ZipFile(tmp_path / "t.xlsx", "w") as parts:
        for n in range(package.MOST_PARTS + 1):
            parts.writestr(f"xl/{n}.xml", b"")
    with pytest.raises(Refused, match="unpacks to far more"):
        read_tables(tmp_path / "t.xlsx")


def test_a_part_that_says_it_is_small(tmp_path: Path) -> None:
    """A bomb that lies about its size is stopped by the limits of the process."""
    whole = a_book(tmp_path)
    much = b"<row>" + b"<c t='s'><v>0</v></c>" * 3_000_000 + b"</row></sheetData>"

    def change(name: str, data: bytes) -> bytes:
        return data.replace(b"</sheetData>", much) if name.endswith("sheet1.xml") else data

    path = tmp_path / "t.xlsx"
    with zipfile.ZipFile(whole) as old, zipfile.ZipFile(path, "w", zipfile.ZIP_DEFLATED) as new:
        for name in old.namelist():
            new.writestr(name, change(name, old.read(name)))
        size = new.getinfo("xl/worksheets/sheet1.xml").file_size
    path.write_bytes(path.read_bytes().replace(struct.pack("<L", size), struct.pack("<L", 5000)))
    with pytest.raises(Refused):
        read_apart(path, most_memory=600_000_000)


def test_the_same_part_twice_is_refused(tmp_path: Path) -> None:
    path = a_book(tmp_path)
    with zipfile.ZipFile(path, "a") as parts, pytest.warns(UserWarning, match="Duplicate"):
        parts.writestr("xl/workbook.xml", "<x/>")
    with pytest.raises(Refused, match="damaged"):
        read_tables(path)


@pytest.mark.parametrize("written", ["utf-8", "utf-16"])
def test_entities_are_refused_however_written(tmp_path: Path, written: str) -> None:
    def change(name: str, data: bytes) -> bytes:
        if name != "xl/sharedStrings.xml":
            return data
        return ('<!DOCTYPE x [<!ENTITY e "e">]>' + data.decode()).encode(written)

    path = with_parts(a_book(tmp_path), tmp_path / "t.xlsx", change)
    with pytest.raises(Refused, match="defines entities"):
        read_tables(path)


def test_a_cell_far_from_its_table_ends_in_a_sentence(tmp_path: Path) -> None:
    def make(book: xlsxwriter.Workbook) -> None:
        sheet = book.add_worksheet()
        sheet.write_row(0, 0, ["child", "name"])
        sheet.write(1_048_575, 16_383, "far")

    path = made(tmp_path / "far.xlsx", make)
    with pytest.raises(Refused, match="within the memory that a return may take"):
        read_tables(path)


def test_a_format_far_from_its_table_does_no_harm(tmp_path: Path) -> None:
    def make(book: xlsxwriter.Workbook) -> None:
        sheet = book.add_worksheet()
        sheet.write_row(0, 0, ["child", "name"])
        sheet.write_row(1, 0, ["A1", "One"])
        sheet.write_blank(1_048_575, 16_383, None, book.add_format({"bold": True}))

    (found,) = read_tables(made(tmp_path / "t.xlsx", make))
    assert (found.headings, rows_of(found)) == (["child", "name"], [("A1", "One")])


def test_an_open_document_that_repeats_itself_without_end(tmp_path: Path) -> None:
    much = (
        '<table:table-cell table:number-columns-repeated="16384" office:value-type="string">'
        "<text:p>x</text:p></table:table-cell>"
    )
    data = open_document([much] * 3)
    whole = tmp_path / "whole.ods"
    whole.write_bytes(data)
    path = with_parts(
        whole,
        tmp_path / "t.ods",
        lambda _, part: part.replace(
            b"<table:table-row>", b'<table:table-row table:number-rows-repeated="1048576">'
        ),
    )
    with pytest.raises(Refused, match=r"^t\.ods "):
        read_apart(path, most_memory=1_000_000_000, most_seconds=10)


def test_a_parquet_that_unpacks_to_far_more(tmp_path: Path) -> None:
    same = pa.DictionaryArray.from_arrays(pa.array([0] * 5_000_000, pa.int32()), pa.array(["x"]))
    table = pa.table({f"c{n}": same for n in range(14)})
    pq.write_table(table, tmp_path / "t.parquet")
    assert (tmp_path / "t.parquet").stat().st_size < 1_000_000
    with pytest.raises(Refused, match="unpacks to far more"):
        read_tables(tmp_path / "t.parquet")


def test_what_runs_out_of_time_is_refused_by_the_processor_too(
    tmp_path: Path, monkeypatch: pytest.MonkeyPatch
) -> None:
    def make(book: xlsxwriter.Workbook) -> None:
        sheet = book.add_worksheet()
        sheet.write_row(0, 0, ["child", "name"])
        sheet.write(1_048_575, 40, "far")

    path = made(tmp_path / "t.xlsx", make)
    monkeypatch.setattr(apart, "OTHERS_AT_WORK", 60)  # so that the clock is not what ends it
    with pytest.raises(Refused, match="longer to be read"):
        read_apart(path, most_seconds=1)


def test_a_reader_knows_no_secret_of_ours(monkeypatch: pytest.MonkeyPatch) -> None:
    monkeypatch.setenv("DATABASE_URL", "secret")
    assert "secret" not in ready.surroundings().values()


def test_a_file_named_like_a_module_is_not_run(
    tmp_path: Path, monkeypatch: pytest.MonkeyPatch
) -> None:
    """A folder that is watched may hold anything, and is where the command was started."""
    path = a_book(tmp_path)
    for name in ("python_calamine.py", "pyarrow.py", "json.py"):
        (tmp_path / name).write_text("raise SystemExit(1)")
    monkeypatch.chdir(tmp_path)
    with suppress(Refused):
        assert len(read_tables(path)) == 1
        return
    pytest.fail("the workbook was refused")
