"""Writes an SSDA903: a folder of CSVs, one a table, in the headings and codes of its year.

A row of a table is a mapping of its cells by name: days as days, yes and no as True and False,
everything else as its code or text. Cells that are read from one column are written into it: a care
leaver's accommodation with the figure that says whether it is suitable, the reason that there is no
pupil number in place of the number, the year of an order of which no day is known as zz/zz/2014.
"""

import csv
import datetime
from collections.abc import Iterable, Mapping, Sequence
from pathlib import Path
from typing import Any

from goldenthread.codes.people import SEX_OF_GENDER
from goldenthread.returns.shape import Cell, Group
from goldenthread.returns.ssda903 import ARRIVING, EARLIEST_SEX

Row = Mapping[str, Any]
Tables = Mapping[str, Iterable[Row]]

NO_COLUMN_OF_DFES = ("YEAR", "SW_TEAM")
"""The cells for which a council may add a column: written where a row fills them, and not else."""

GENDER_OF_SEX = {sex: gender for gender, sex in SEX_OF_GENDER.items() if gender in ("1", "2")}


def write_ssda903(folder: Path, tables: Tables, *, year: int) -> list[Path]:
    """Write these tables, by their names in the return, as the collection of the year to 31 March
    `year` has them, into a folder that is there; gives the files, in the order of the return.

    A table without rows is written with its headings alone, which says that there are none; one
    that is not given is not written. Raises KeyError for a table or a cell that the return has not,
    and ValueError for rows of a table that is not collected in that year.
    """
    unknown = set(tables) - {group.name for group in ARRIVING}
    if unknown:
        raise KeyError(", ".join(sorted(unknown)))
    written = []
    for group in ARRIVING:
        if group.name not in tables:
            continue
        rows = list(tables[group.name])
        if group.since and year < group.since:
            if rows:
                raise ValueError(f"{group.name} is collected since {group.since}, not in {year}")
            continue
        path = folder / f"{group.name}.csv"
        _write(path, group, rows, year)
        written.append(path)
    return written


def headings(group: Group) -> list[str]:
    """The headings of a table as DfE has them, in order."""
    return [name for name in group.columns() if name not in NO_COLUMN_OF_DFES]


def _write(path: Path, group: Group, rows: Sequence[Row], year: int) -> None:
    known = {cell.name for cell in group.cells}
    for row in rows:
        if strange := set(row) - known:
            raise KeyError(f"{group.name}: {', '.join(sorted(strange))}")
    columns = {
        name: cells
        for name, cells in group.columns().items()
        if name not in NO_COLUMN_OF_DFES or any(row.get(name) is not None for row in rows)
    }
    with path.open("w", encoding="utf-8", newline="") as out:
        writer = csv.writer(out)
        writer.writerow(columns)
        for row in rows:
            writer.writerow([_in_column(name, cells, row, year) for name, cells in columns.items()])


def _in_column(name: str, cells: Sequence[Cell], row: Row, year: int) -> str:
    """What is written for one column of a row."""
    value = next((row[c.name] for c in cells if row.get(c.name) is not None), None)
    match name:
        case "SEX" if year < EARLIEST_SEX:
            return GENDER_OF_SEX.get(str(value), "")
        case "MOTHER":
            return "1" if value in (True, "yes") else ""
        case "ACCOM":
            return _accommodation(value, row.get("SUITABLE"))
        case "DATE_PERM" if row.get("DATE_PERM") is None and value is not None:
            return f"zz/zz/{value}"
    return _as_text(value)


def _accommodation(letter: str | None, suitable: bool | None) -> str:
    figure = {True: "1", False: "2", None: ""}[suitable]
    return f"{letter}{figure}" if letter else ""


def _as_text(value: Any) -> str:
    if value is None:
        return ""
    if isinstance(value, bool):
        return "1" if value else "0"
    return f"{value:%d/%m/%Y}" if isinstance(value, datetime.date) else str(value)
