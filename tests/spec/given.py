"""A record made from small text tables: the `given` of a spec test.

Each table is written as in a manual: a heading row, then rows, cells between bars. A blank cell is
missing; `?31 February` is one that could not be read. Rows are said by the census of the newest
year unless a column `year` says otherwise; columns that are not given are missing.
"""

import datetime
from collections.abc import Iterable, Mapping, Sequence
from types import MappingProxyType
from typing import Any

import pyarrow as pa

from goldenthread.record.arriving import ARRIVES, Delta
from goldenthread.record.catalogue import TABLES, tables_of
from goldenthread.record.decided_dates import DATE_DECISIONS
from goldenthread.record.snapshot import Reading, Snapshot
from goldenthread.record.steps import STEPS, StepList
from goldenthread.record.table import ARROW_TYPES, Holds
from goldenthread.statute.calendar import WorkingCalendar

CALENDAR = pa.Table.from_pylist(WorkingCalendar.of_england().rows())
MADE_AT = datetime.datetime(2025, 6, 30, 9, tzinfo=datetime.UTC)
CENSUS = "cin_census"
OTHER_KINDS = sorted({s.kind for t in TABLES.values() for s in t.sources} - {CENSUS})
WHOLE = {kind: number for number, kind in enumerate(OTHER_KINDS, start=1)}
"""The ids of the slices of returns without a period: each is loaded where a table that it says is
given."""


def spoken_by(slices: Sequence[Mapping[str, Any]]) -> pa.Table:
    """What these slices speak of, each since it was opened: all that their kind can say, whole."""
    rows = [
        {
            "edition": one["opened_by"],
            "slice_id": one["id"],
            "first_day": one.get("first_day"),
            "last_day": one.get("last_day"),
            "whole": " ".join(table.name for table in tables_of(one["kind"])),
            "in_part": "",
            "of_children": "",
        }
        for one in slices
    ]
    names = [("edition", pa.int64()), ("slice_id", pa.int64())]
    names += [("first_day", pa.date32()), ("last_day", pa.date32())]
    names += [(name, pa.string()) for name in ("whole", "in_part", "of_children")]
    return pa.Table.from_pylist(rows, schema=pa.schema(names))


def read_table(text: str) -> list[dict[str, str]]:
    """The rows of a text table as dictionaries of trimmed text."""
    lines = [line.strip() for line in text.strip().splitlines() if line.strip()]
    names = [cell.strip() for cell in lines[0].split("|")]
    return [
        dict(zip(names, (c.strip() for c in line.split("|")), strict=True)) for line in lines[1:]
    ]


def record_of(
    given: Mapping[str, str],
    years: Sequence[int] = (2022, 2023, 2024, 2025),
    days_earlier: int = 0,
    step_lists: tuple[StepList, ...] = STEPS,
    days_of: Mapping[str, tuple[datetime.date, datetime.date]] = MappingProxyType({}),
    decisions: Sequence[Mapping[str, Any]] = (),
) -> Reading:
    """A reading of the record that these tables make, with censuses of these years loaded.

    `days_of` are the first and last day of which other kinds of return speak; `decisions` what was
    decided of due dates.
    """
    slices = _slices(years, days_of, {kinds_of(name)[0] for name in given})
    opened, number = {}, 0
    for name in TABLES:
        rows = []
        for ordinal, cells in enumerate(read_table(given[name]) if name in given else [], start=1):
            number += 1
            rows.append(_row(name, cells, number, ordinal, max(years)))
        opened[name] = pa.Table.from_pylist(rows, schema=_schema(name))
    snapshot = Snapshot(working_days=CALENDAR, days_earlier=days_earlier, step_lists=step_lists)
    snapshot.take_in(
        Delta(
            since=0,
            edition=1,
            opened=opened,
            closed={},
            slices=slices,
            spoken=spoken_by(slices.to_pylist()),
            loads=pa.table({"id": [1], "edition": [1], "slice_id": [1], "source": ["given.xml"]}),
            editions=pa.table({"number": [1], "made_at": [MADE_AT], "made_by_id": [1]}),
            date_decisions=pa.Table.from_pylist(decisions, schema=ARRIVES[DATE_DECISIONS]),
        )
    )
    return snapshot.at(1)


def _schema(name: str) -> pa.Schema:
    fixed = [
        ("id", pa.int64()),
        ("council", pa.string()),
        ("row_key", pa.string()),
        ("slice_id", pa.int32()),
        ("load_id", pa.int32()),
        ("ordinal", pa.int32()),
        ("line", pa.int32()),
        ("unreadable", pa.string()),
        ("opened_by", pa.int64()),
        ("closed_by", pa.int64()),
    ]
    return pa.schema(fixed + [(c.name, ARROW_TYPES[c.holds]) for c in TABLES[name].columns])


def _row(
    name: str, cells: dict[str, str], number: int, ordinal: int, newest: int
) -> dict[str, Any]:
    table, values, unreadable = TABLES[name], {}, ""
    year = int(cells.get("year") or newest) if "year" not in table.column_names else newest
    for column in table.columns:
        text = cells.get(column.name, "")
        if text.startswith("?"):
            unreadable += f" {column.name} "
            values[column.name] = None
        else:
            values[column.name] = cell_of(column.holds, text)
    key = "|".join(cells.get(part, "") for part in table.key)
    kinds = kinds_of(name)
    return values | {
        "id": number,
        "council": "899",
        "row_key": key,
        "slice_id": year if kinds[0] == CENSUS else WHOLE[kinds[0]],
        "load_id": 1,
        "ordinal": ordinal,
        "line": ordinal + 1,
        "unreadable": unreadable,
        "opened_by": 1,
        "closed_by": None,
    }


def cell_of(holds: Holds, text: str) -> Any:
    if not text:
        return None
    match holds:
        case Holds.DATE:
            return datetime.date.fromisoformat(text)
        case Holds.FLAG:
            return text == "yes"
        case Holds.NUMBER:
            return int(text)
        case _:
            return text


def kinds_of(name: str) -> list[str]:
    """The kinds of return that say this table, the one that says it here first."""
    kinds = [source.kind for source in TABLES[name].sources]
    return [CENSUS, *kinds] if CENSUS in kinds else kinds


def _slices(
    years: Sequence[int],
    days_of: Mapping[str, tuple[datetime.date, datetime.date]],
    given: Iterable[str],
) -> pa.Table:
    rows = [
        {
            "id": year,
            "council": "899",
            "kind": CENSUS,
            "period": f"{year - 1}-{year % 100:02d}",
            "year": year,
            "first_day": datetime.date(year - 1, 4, 1),
            "last_day": datetime.date(year, 3, 31),
            "opened_by": 1,
        }
        for year in years
    ]
    for kind, number in WHOLE.items():
        if kind not in {*days_of, *given}:
            continue
        first_day, last_day = days_of.get(kind, (None, None))
        rows.append(
            {
                "id": number,
                "council": "899",
                "kind": kind,
                "year": 0,
                "first_day": first_day,
                "last_day": last_day,
                "opened_by": 1,
            }
        )
    return pa.Table.from_pylist(rows, schema=SLICES)


SLICES = pa.schema(
    [
        ("id", pa.int64()),
        ("council", pa.string()),
        ("kind", pa.string()),
        ("period", pa.string()),
        ("year", pa.int32()),
        ("first_day", pa.date32()),
        ("last_day", pa.date32()),
        ("opened_by", pa.int64()),
    ]
)
