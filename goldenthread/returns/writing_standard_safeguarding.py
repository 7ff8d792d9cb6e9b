"""Writes tables of the Standard Safeguarding Dataset, as CSV or as Parquet, a file a table."""

import csv
import datetime
import json
from collections.abc import Iterable, Mapping, Sequence
from pathlib import Path
from typing import Any

from goldenthread.returns.shape import Group, Reads
from goldenthread.returns.standard_safeguarding import STANDARD_SAFEGUARDING

Row = Mapping[str, Any]


def headings(table: str) -> list[str]:
    """The columns of a table of the dataset, in order. Raises KeyError for one that it has not."""
    return list(STANDARD_SAFEGUARDING.tables[table].columns())


def write_standard_safeguarding(
    folder: Path, tables: Mapping[str, Iterable[Row]], *, as_parquet: bool = False
) -> list[Path]:
    """Write each table into a file of its name; gives the files, in order.

    A row is a mapping of its cells by heading; None and absent leave a cell blank. Days are
    `datetime.date`, flags `bool` (written Y and N); a list or a mapping is written as JSON, as the
    factors of an assessment are. Raises KeyError for a table or a heading that the dataset has not.
    """
    folder.mkdir(parents=True, exist_ok=True)
    files = []
    for name, rows in tables.items():
        head = headings(name)
        lines = [_line(name, head, row) for row in rows]
        if as_parquet:
            files.append(_parquet(folder / f"{name}.parquet", name, head, lines))
        else:
            files.append(_csv(folder / f"{name}.csv", head, lines))
    return files


def _line(table: str, head: Sequence[str], row: Row) -> list[Any]:
    unknown = sorted(row.keys() - set(head))
    if unknown:
        raise KeyError(f"{table} has no column {', '.join(unknown)}")
    return [row.get(heading) for heading in head]


def _csv(path: Path, head: Sequence[str], lines: Iterable[Sequence[Any]]) -> Path:
    with path.open("w", encoding="utf-8", newline="") as out:
        writer = csv.writer(out)
        writer.writerow(head)
        writer.writerows([_text(value) or "" for value in line] for line in lines)
    return path


def _parquet(path: Path, table: str, head: Sequence[str], lines: Sequence[Sequence[Any]]) -> Path:
    # Only who writes Parquet waits for it to be imported.
    import pyarrow as pa
    from pyarrow import parquet

    days = {heading for heading in head if _is_day(STANDARD_SAFEGUARDING.tables[table], heading)}
    columns: dict[str, Any] = {}
    for place, heading in enumerate(head):
        values = [line[place] for line in lines]
        if heading in days and all(isinstance(v, datetime.date | None) for v in values):
            columns[heading] = pa.array(values, pa.date32()).cast(pa.timestamp("ms"))
        else:
            columns[heading] = pa.array([_text(value) for value in values], pa.string())
    parquet.write_table(pa.table(columns), path)
    return path


def _is_day(group: Group, heading: str) -> bool:
    return any(c.reads is Reads.DATE and c.names[0] == heading for c in group.cells)


def _text(value: Any) -> str | None:
    match value:
        case None:
            return None
        case bool():
            return "Y" if value else "N"
        case datetime.date():
            return value.isoformat()
        case list() | tuple() | dict():
            return json.dumps(value)
        case _:
            return str(value)
