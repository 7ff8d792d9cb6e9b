"""Reads a workbook or a Parquet file in a process of its own, with limits that only it keeps.

Run as `python -m goldenthread.ingest.tables_in_files.child FILE FOLDER BYTES SECONDS`: each table
goes into the folder as an Arrow file, and `tables.json` says what they are. What goes wrong is
said there too, by one word; a process that is killed, or runs out of memory, leaves no such file.
"""

import datetime
import gc
import json
import re
import resource
import sys
import zipfile
from collections.abc import Iterator, Sequence
from pathlib import Path
from typing import Any
from xml.etree import ElementTree

import pyarrow as pa
import pyarrow.compute as pc
import pyarrow.ipc

from goldenthread.ingest.tables_in_files.headings import heading_row

Cells = list[list[Any]]
RELATION = "{http://schemas.openxmlformats.org/officeDocument/2006/relationships}id"
ERROR_CELL = re.compile(rb'<c r="([A-Z]{1,3})([0-9]{1,7})"[^>]*t="e"[^>]*>.*?<v>(#[^<]{1,20})</v>')


def main() -> None:
    """Read the file named, and leave its tables in the folder named."""
    file, folder, most, seconds = sys.argv[1:]
    resource.setrlimit(resource.RLIMIT_AS, (int(most), int(most)))
    resource.setrlimit(resource.RLIMIT_CPU, (int(seconds), int(seconds)))
    path, where = Path(file), Path(folder)
    gc.disable()  # millions of cells and no cycle among them: it would go over them all, often
    try:
        found = list(_parquet(path) if _starts(path, b"PAR1") else _workbook(path))
    except MemoryError:
        found, said = [], "memory"
    except Exception as error:  # whatever a damaged file makes a parser do: one word is said of it
        found, said = [], "locked" if type(error).__name__ == "PasswordError" else "damaged"
    else:
        said = ""
    tables = []
    for number, (name, headings, cells, is_hidden) in enumerate(found):
        with (
            pa.OSFile(str(where / f"{number}.arrow"), "wb") as out,
            pa.ipc.new_file(out, cells.schema) as writer,
        ):
            writer.write_table(cells)
        tables.append({"name": name, "headings": headings, "is_hidden": is_hidden})
    (where / "tables.json").write_text(json.dumps({"said": said, "tables": tables}))


def _starts(path: Path, with_what: bytes) -> bool:
    with path.open("rb") as file:
        return file.read(len(with_what)) == with_what


Found = tuple[str, list[str], pa.Table, bool]


def _workbook(path: Path) -> Iterator[Found]:
    from python_calamine import CalamineWorkbook, SheetTypeEnum, SheetVisibleEnum

    book = CalamineWorkbook.from_path(path)
    errors = _error_cells(path)
    for sheet in book.sheets_metadata:
        if sheet.typ is not SheetTypeEnum.WorkSheet:
            continue
        rows = book.get_sheet_by_name(sheet.name).to_python(skip_empty_area=False)
        for row, column, text in errors.get(sheet.name, ()):
            if row < len(rows) and column < len(rows[row]):
                rows[row][column] = text
        if rows:
            yield *_table(sheet.name, rows), sheet.visible is not SheetVisibleEnum.Visible


def _table(name: str, rows: Cells) -> tuple[str, list[str], pa.Table]:
    """The rows of a sheet as text: its headings, and all below them that is not blank."""
    top = heading_row([[_text(value) for value in row] for row in rows[:MOST_LOOKED_AT]])
    headings = [(_text(value) or "").strip() for value in rows[top]]
    while headings and not headings[-1]:
        headings.pop()
    wide = len(headings)
    kept = [
        (line, row)
        for line, row in enumerate(rows[top + 1 :], start=top + 2)
        if any(value != "" and value is not None for value in row[:wide])
    ]
    columns = [pa.array([line for line, _ in kept], pa.int32())]
    for place in range(wide):
        columns.append(_column_as_text([row[place] for _, row in kept]))
    names = ["line", *(f"c{place}" for place in range(wide))]
    return name, headings, pa.table(columns, names=names)


def _column_as_text(values: list[Any]) -> pa.Array:
    """A column as text; each different value is put into words once, where that is safe."""
    kinds = set(map(type, values))
    if kinds == {str}:
        texts = pa.array(values, pa.string())
        return pc.if_else(pc.equal(texts, ""), pa.scalar(None, pa.string()), texts)
    if bool in kinds and kinds & {int, float}:  # to Python, true is 1
        return pa.array(map(_text, values), pa.string())
    words = {value: _text(value) for value in set(values)}
    return pa.array([words[value] for value in values], pa.string())


MOST_LOOKED_AT = 30
"""Rows in which the headings may stand."""


def _text(value: Any) -> str | None:
    """A cell as text: days as 2025-03-31, whole numbers without a point, nothing where blank."""
    if isinstance(value, str):
        return value if value != "" else None
    if isinstance(value, bool):
        return "true" if value else "false"
    if isinstance(value, float):
        return str(int(value)) if value.is_integer() and abs(value) < 1e15 else repr(value)
    if isinstance(value, datetime.datetime):
        return f"{value:%Y-%m-%d}" if not _has_time(value) else f"{value:%Y-%m-%d %H:%M:%S}"
    return None if value is None else str(value)


def _has_time(value: datetime.datetime) -> bool:
    return bool(value.hour or value.minute or value.second)


def _error_cells(path: Path) -> dict[str, list[tuple[int, int, str]]]:
    """The cells of each sheet that hold an error (#REF!), which the reader gives as blank: such a
    cell was filled, and cannot be read."""
    if not zipfile.is_zipfile(path):
        return {}
    found: dict[str, list[tuple[int, int, str]]] = {}
    with zipfile.ZipFile(path) as parts:
        names = set(parts.namelist())
        if "xl/workbook.xml" not in names:
            return {}
        for sheet, part in _parts_of_sheets(parts):
            if part not in names:
                continue
            data = parts.read(part)
            if b't="e"' in data:
                found[sheet] = [
                    (int(row) - 1, _column(letters), text.decode())
                    for letters, row, text in ERROR_CELL.findall(data)
                ]
    return found


def _parts_of_sheets(parts: zipfile.ZipFile) -> Iterator[tuple[str, str]]:
    relations = ElementTree.fromstring(parts.read("xl/_rels/workbook.xml.rels"))
    target = {one.get("Id"): one.get("Target", "") for one in relations}
    for sheet in ElementTree.fromstring(parts.read("xl/workbook.xml")).iter():
        if sheet.tag.endswith("}sheet"):
            place = target.get(sheet.get(RELATION), "")
            yield sheet.get("name", ""), place.lstrip("/") if place[:1] == "/" else f"xl/{place}"


def _column(letters: bytes) -> int:
    number = 0
    for letter in letters:
        number = number * 26 + letter - ord("A") + 1
    return number - 1


def _parquet(path: Path) -> Iterator[Found]:
    from pyarrow import parquet

    read = parquet.read_table(path)
    columns = [pa.array(range(2, read.num_rows + 2), pa.int32())]
    columns += [_as_text(column.to_pylist()) for column in read.columns]
    names = ["line", *(f"c{place}" for place in range(read.num_columns))]
    yield path.stem, list(read.column_names), pa.table(columns, names=names), False


def _as_text(values: Sequence[Any]) -> pa.Array:
    return pa.array(
        [json.dumps(v, default=str) if isinstance(v, list | dict) else _text(v) for v in values],
        pa.string(),
    )


if __name__ == "__main__":
    main()
