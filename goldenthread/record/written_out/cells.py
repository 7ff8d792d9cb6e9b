"""The cells of a row that is written out: each column said again, and what cannot be said."""

import datetime
from collections.abc import Iterator
from dataclasses import dataclass, field
from typing import Any

from goldenthread.record.table import Holds
from goldenthread.record.written_out.crosswalk_back import Told
from goldenthread.record.written_out.unsaid import AsWritten, Row, Unsaid

COMES_WITH = {"closure_reason": "closed_on", "outcome": "decided_on"}
"""Columns without a day of their own, and the day with which each is first known."""

LEFT_OUT = "A cell that could not be read when it was taken in, and of which nothing more is kept"
AS_IT_STOOD = "A cell that cannot be read is written as it stood"
ENDED_UNKNOWN = (
    "It ended on a day that no return says; the return has no way to say so, and leaves it open"
)


@dataclass(frozen=True, kw_only=True)
class Saying:
    """How rows are said again: nothing that is dated after `up_to`, save what the return that is
    written said so itself; what could not be read `as_written`."""

    up_to: datetime.date
    as_written: AsWritten
    unsaid: list[Unsaid] = field(default_factory=list)

    def cells(self, told: Told, row: Row) -> dict[str, Any]:
        """The cells of one row that hold anything, by name."""
        return {cell: value for cell, value in self._cells(told, row) if value is not None}

    def _cells(self, told: Told, row: Row) -> Iterator[tuple[str, Any]]:
        unreadable = (row["unreadable"] or "").split()
        for cell, column in told.cells.items():
            if column in unreadable:
                yield cell, self._unreadable(told, row, cell, column)
            elif self.is_to_come(told, row, column):
                yield cell, None
            else:
                yield cell, row[column]

    def is_to_come(self, told: Told, row: Row, column: str) -> bool:
        """Whether this was not known yet on the last day of which the return speaks."""
        if row.get("said_by_itself"):
            return False
        day = COMES_WITH.get(column, column)
        if day not in told.table.column_names or told.table.column(day).holds is not Holds.DATE:
            return False
        return row[day] is not None and row[day] > self.up_to

    def _unreadable(self, told: Told, row: Row, cell: str, column: str) -> str | None:
        table = told.table.name
        if cell in told.worked_out:
            return None
        if row[column] is not None:
            self.note(table, row, ENDED_UNKNOWN, cell)
            return None
        stood = _in_the_key(told, row, column) or self.as_written(row, table, cell)
        self.note(table, row, AS_IT_STOOD if stood else LEFT_OUT, cell)
        return stood

    def note(self, table: str, row: Row, why: str, column: str = "") -> None:
        """Remember something that is not said as the record has it."""
        self.unsaid.append(
            Unsaid(table=table, child_id=str(row.get("child_id", "")), why=why, column=column)
        )


def _in_the_key(told: Told, row: Row, column: str) -> str:
    """What stood in a cell of the row's key, which keeps it (ingest/record_rows.py)."""
    if column not in told.table.key:
        return ""
    parts = str(row["row_key"]).split("#")[0].split("|")
    place = told.table.key.index(column) - len(told.table.key)
    part = parts[place] if len(parts) == len(told.table.key) else ""
    return part.replace("\\p", "|").replace("\\h", "#").replace("\\\\", "\\")
