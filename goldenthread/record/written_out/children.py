"""What a list says of a child beside its own row: who it is, who holds the case, what came last."""

import datetime
from collections import defaultdict
from functools import cached_property
from typing import Any

from goldenthread.codes.annex_a import kind_of_visit
from goldenthread.codes.annex_a_choices import NO, YES, choice
from goldenthread.codes.front_door import CASE_STATUS
from goldenthread.record.catalogue import TABLES
from goldenthread.record.snapshot import Reading
from goldenthread.record.written_out.cells import Saying
from goldenthread.record.written_out.crosswalk_back import Told, told_by
from goldenthread.record.written_out.speaking import silent_tables
from goldenthread.record.written_out.unsaid import Row
from goldenthread.statute.months import add_months

Day = datetime.date
SEEN, NOT_SEEN = "Child seen", "Child not seen"
ALONE, LAST_SEEN = "Was the Child Seen Alone", "Date Child Was Last Seen"
WHO, HELD, UNACCOMPANIED = "people", "allocations", "unaccompanied_children"
UASC = "Unaccompanied asylum seeking child"
DISABLED = "Does the Child have a Disability"
PLAN_STARTED = "plan_started_on"


class Children:
    """Everything of the children that lists repeat, read once."""

    def __init__(self, reading: Reading, kind: str, saying: Saying) -> None:
        self.reading, self.kind, self.saying = reading, kind, saying
        self._read: dict[str, dict[str, list[Row]]] = {}
        self.silent = silent_tables(reading, kind, first_day=saying.up_to, last_day=saying.up_to)

    def of(self, table: str, child_id: str) -> list[Row]:
        """The child's rows of a table, in order of their first day; those of no day first."""
        if table not in self._read:
            start = (TABLES[table].spans or ("row_key",))[0]
            start = "started_on" if table in (HELD, "permanence_plans") else start
            found: dict[str, list[Row]] = defaultdict(list)
            for row in self.reading.rows(
                "select t.*, coalesce(s.kind = $kind and s.last_day = $on, false) "
                f"as said_by_itself from {table} t left join slices s on s.id = t.slice_id "
                f"order by t.{start} nulls first, row_key",
                kind=self.kind,
                on=self.saying.up_to,
            ):
                found[row["child_id"]].append(row)
            self._read[table] = found
        return self._read[table].get(child_id, [])

    def cells(self, name: str, told: Told, row: Row, *, status: str | None) -> dict[str, Any]:
        """The cells of a row's child that the row itself does not have."""
        child_id = row["child_id"]
        found: dict[str, Any] = {}
        for other in told_by(self.kind, name):
            table = other.table.name
            if table == told.table.name:
                continue
            if table == WHO:
                found |= self._who(other, child_id)
            elif table == UNACCOMPANIED:
                found |= {UASC: self._is_unaccompanied(child_id)}
            elif (latest := self._latest(other, row, status)) is not None:
                said = self.saying.cells(other, latest)
                found |= _seen(latest, said) if table == "visits" else said
        return {cell: value for cell, value in found.items() if cell not in told.cells}

    def count(self, table: str, day: str, child_id: str, first: Day, last: Day) -> int:
        """How many rows of the child lie in these days."""
        return sum(
            row[day] is not None and first <= row[day] <= last for row in self.of(table, child_id)
        )

    @cached_property
    def silent_of_a_year(self) -> frozenset[str]:
        """The tables of which no loaded return speaks of the whole twelve months."""
        last = self.saying.up_to
        year = add_months(last, -12)
        return frozenset(silent_tables(self.reading, self.kind, first_day=year, last_day=last))

    def status(self, child_id: str, on: Day) -> str:
        """The furthest step of the child on the day (SSD's order: care, plan, need, assessment)."""
        steps = (
            ("looked_after_periods", "started_on", "ended_on", "LAC"),
            ("child_protection_plans", "started_on", "ended_on", "CPP"),
            ("cin_plans", "started_on", "ended_on", "CIN"),
            ("assessments", "started_on", "authorised_on", "ASSESSMENT"),
        )
        for table, start, end, code in steps:
            if any(_is_open(row, start, end, on) for row in self.of(table, child_id)):
                return code
        return "CIN"

    def _latest(self, other: Told, row: Row, status: str | None) -> Row | None:
        """The last row of the child up to the day, of those that this source tells."""
        day = (other.table.spans or ("started_on",))[0]
        rows = [
            one
            for one in self.of(other.table.name, row["child_id"])
            if one.get(day) is None or one[day] <= self.saying.up_to
        ]
        constants = other.source.constants
        rows = [one for one in rows if all(one[c] == v for c, v in constants.items())]
        if other.table.name == "visits" and not constants:
            words = choice(CASE_STATUS, status, year=self.saying.up_to.year) if status else ""
            kind = kind_of_visit(words) or None
            rows = [one for one in rows if one["kind"] == kind and one["seen"] is not False]
        if PLAN_STARTED in other.table.column_names:
            rows = [one for one in rows if one[PLAN_STARTED] == row.get("started_on")]
        if other.table.name == HELD:
            rows = [one for one in rows if one["worker"] or one["team"]]
        return rows[-1] if rows else None

    def _who(self, told: Told, child_id: str) -> dict[str, Any]:
        rows = self.of(WHO, child_id)
        if not rows:
            return {"Child Unique ID": child_id}
        (row,) = rows
        cells = self.saying.cells(told, row)
        born = row["born_on"]
        if born is not None and born > self.saying.up_to and not row["said_by_itself"]:
            cells |= {"Expected date of birth": row["expected_on"] or born, "Gender": "U"}
        if DISABLED in told.cells and DISABLED not in cells:
            known = {one["disability"] for one in self.of("disabilities", child_id)}
            if known:
                cells[DISABLED] = known != {"NONE"}
        return cells

    def _is_unaccompanied(self, child_id: str) -> bool | None:
        if UNACCOMPANIED in self.silent:
            return None
        year = add_months(self.saying.up_to, -12)
        return any(
            row["ceases_on"] is None or row["ceases_on"] >= year
            for row in self.of(UNACCOMPANIED, child_id)
        )


def _is_open(row: Row, start: str, end: str, on: Day) -> bool:
    if row[start] is None or row[start] > on or end in (row["unreadable"] or "").split():
        return False
    return row[end] is None or row[end] > on


def _seen(visit: Row, said: dict[str, Any]) -> dict[str, Any]:
    """How a visit is written: one cell says both whether the child was seen, and whether alone."""
    if ALONE not in said and "Seen" not in said:
        return said
    alone, seen = visit["seen_alone"], visit["seen"]
    word = {True: YES, False: NO}.get(alone)
    if seen is False:
        word = NOT_SEEN
    elif alone is None and seen:
        word = SEEN
    return {cell: value for cell, value in said.items() if cell not in (ALONE, "Seen")} | (
        {ALONE: word} if word else {}
    )
