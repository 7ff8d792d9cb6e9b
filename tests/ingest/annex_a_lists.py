"""An Annex A of made-up children for these tests, and what is read and staged of one."""

import csv
import datetime
from collections.abc import Iterable, Mapping, Sequence
from pathlib import Path
from typing import Any

from goldenthread.ingest.staging import Staged, stage
from goldenthread.ingest.table_reader import read_return
from goldenthread.returns.annex_a import ANNEX_A
from goldenthread.returns.writing_annex_a import headings, write_annex_a_csvs

AS_AT = datetime.date(2025, 6, 30)

Row = dict[str, Any]


def day(text: str) -> datetime.date:
    """A day, written 2025-03-31."""
    return datetime.date.fromisoformat(text)


def a_child(number: str, **cells: Any) -> Row:
    """Who a child is, and whatever cells are said beside."""
    return {
        "Child Unique ID": number,
        "Gender": "F",
        "Ethnicity": "WBRI",
        "Date of Birth": day("2018-02-03"),
        **{name.replace("_", " "): value for name, value in cells.items()},
    }


def written(folder: Path, lists: Mapping[str, Iterable[Row]], on: datetime.date = AS_AT) -> Path:
    """The lists as a folder of CSVs, written by our own writer."""
    out = folder / f"annex_a_{on}"
    out.mkdir(exist_ok=True)
    write_annex_a_csvs(out, lists, on=on)
    return out


def by_hand(folder: Path, name: str, head: Sequence[str], *rows: Sequence[str]) -> Path:
    """One list as somebody has it."""
    folder.mkdir(exist_ok=True)
    with (folder / f"{name}.csv").open("w", newline="", encoding="utf-8") as out:
        csv.writer(out).writerows([head, *rows])
    return folder


def blank_list(folder: Path, number: int, *rows: Mapping[str, str], name: str = "") -> Path:
    """A list under its own headings, with cells as they are written there."""
    head = headings(ANNEX_A.tables[f"list_{number}"], on=AS_AT)
    unknown = {heading for row in rows for heading in row} - set(head)
    assert not unknown, unknown
    lines = [[row.get(heading, "") for heading in head] for row in rows]
    return by_hand(folder, name or f"List {number}", head, *lines)


def staged(folder: Path) -> Staged:
    """The files of a folder as one return, staged."""
    raw, shape = read_return(folder.name, sorted(folder.iterdir()))
    assert shape is ANNEX_A
    return stage(raw, shape)


def rows(of: Staged, table: str, *columns: str) -> list[tuple[Any, ...]]:
    """These columns of a table of the record, in order of its keys."""
    return of.connection.execute(
        f"select {', '.join(columns)} from {table} order by row_key"
    ).fetchall()
