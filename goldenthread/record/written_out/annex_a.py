"""An Annex A as at a day, written from what the record holds: lists 1 to 11.

Lists 1 to 5 are of the six months up to the day, and of what was still under way in them; 6 to 8 of
whom was helped, on a plan or in care in those months; 9 of care leavers as things stand; 10 of
twelve months; 11 of people who would adopt, of twelve months too, and of no child. Which column
stands in which cell is the crosswalk's to say.
"""

import datetime
from collections.abc import Iterator
from dataclasses import dataclass
from typing import Any

from goldenthread.record.snapshot import Reading
from goldenthread.record.written_out.cells import Saying
from goldenthread.record.written_out.children import Children
from goldenthread.record.written_out.crosswalk_back import Told, told_by
from goldenthread.record.written_out.lists import LISTS, NOT_ON_ANY, List
from goldenthread.record.written_out.speaking import silent_tables
from goldenthread.record.written_out.unsaid import AsWritten, Row, WrittenOut, nobody_knows
from goldenthread.returns.annex_a import ANNEX_A
from goldenthread.statute.months import add_months

KIND = ANNEX_A.kind
CHILD, STATUS = "Child Unique ID", "Case Status"

COUNTED = {
    "list_3": {"Number of Referrals in Last 12 Months": ("referrals", "referred_on")},
    "list_5": {
        "Number of Section 47 Enquiries in the last 12 months": (
            "section_47_enquiries",
            "started_on",
        ),
        "Number of ICPCs in the last 12 months": ("conferences", "held_on"),
    },
}
"""Cells that are counted, where the council did not declare them: of which table, by which day."""


@dataclass(kw_only=True)
class _Making:
    """The making of the lists of one day."""

    reading: Reading
    on: datetime.date
    saying: Saying
    children: Children


def annex_a_of(
    reading: Reading, on: datetime.date, as_written: AsWritten = nobody_knows
) -> WrittenOut:
    """The lists of a day, by name; a list of which no loaded return speaks is not among them, and
    `silent` says why."""
    saying = Saying(up_to=on, as_written=as_written)
    making = _Making(
        reading=reading, on=on, saying=saying, children=Children(reading, KIND, saying)
    )
    first = add_months(on, -ANNEX_A.months)
    unheard = silent_tables(reading, KIND, first_day=first, last_day=on)
    lists: dict[str, list[Row]] = {}
    silent = {}
    for one in LISTS:
        silence = unheard.get(one.table)
        if silence is not None and silence.is_whole:
            silent[one.name] = f"{one.heading}. {silence.why}"
            continue
        if silence is not None:
            silent[one.table] = f"{one.heading}. {silence.why}"
        lists[one.name] = list(_rows(making, one))
    return WrittenOut(
        kind=KIND,
        lists=lists,
        child_ids={str(row[CHILD]) for rows in lists.values() for row in rows if CHILD in row},
        unsaid=saying.unsaid,
        silent=silent,
    )


def _rows(making: _Making, one: List) -> Iterator[Row]:
    """The rows of one list."""
    for table, where in one.tables.items():
        told = next(t for t in told_by(KIND, one.name) if t.table.name == table)
        for row in _chosen(making, told, where):
            cells = making.saying.cells(told, row)
            if one.name in COUNTED:
                cells = _counted(making, one.name, row) | cells
            if one.name == "list_6":
                cells[STATUS] = _status(making, row, cells)
            if one.of_children:
                status = cells.get(STATUS)
                cells = making.children.cells(one.name, told, row, status=status) | cells
            yield {name: value for name, value in cells.items() if value is not None}


def _chosen(making: _Making, told: Told, where: str) -> list[Row]:
    """The rows of the record that are on a list, in order of child and day."""
    columns = [*told.table.key[:1], *told.table.spans[:1], "row_key"]
    rows = making.reading.rows(
        "select t.*, coalesce(s.kind = $kind and s.last_day = $on, false) as said_by_itself "
        f"from {told.table.name} t left join slices s on s.id = t.slice_id "
        f"where ({where}) and $first <= $on and $year <= $on "
        f"order by {', '.join(f't.{name}' for name in columns)}",
        kind=KIND,
        on=making.on,
        first=add_months(making.on, -ANNEX_A.months),
        year=add_months(making.on, -12),
    )
    return [row for row in rows if not _ended_unsaid(making, told, row)]


def _ended_unsaid(making: _Making, told: Told, row: Row) -> bool:
    """Whether it ended on a day that no return says, so that on a list it would stand as open."""
    if len(told.table.spans) < 2 or row["said_by_itself"] or told.table.name == "referrals":
        return False
    end = told.table.spans[1]
    if end not in (row["unreadable"] or "").split() or end in told.source.never_said:
        return False
    cell = next((c for c, column in told.cells.items() if column == end), "")
    if row[end] is None and making.saying.as_written(row, told.table.name, cell):
        return False
    making.saying.note(told.table.name, row, NOT_ON_ANY)
    return True


def _counted(making: _Making, name: str, row: Row) -> dict[str, Any]:
    year = add_months(making.on, -12)
    return {
        cell: making.children.count(table, day, row["child_id"], year, making.on)
        for cell, (table, day) in COUNTED[name].items()
        if table not in making.children.silent_of_a_year
    }


def _status(making: _Making, row: Row, cells: dict[str, Any]) -> str | None:
    """What a case was on the day: as the list said, else the furthest step of what the record
    holds."""
    if row["said_by_itself"]:
        return cells.get(STATUS)
    if "CIN Closure Date" in cells or "closed_on" in (row["unreadable"] or "").split():
        return "CLOSED"
    return making.children.status(row["child_id"], making.on)
