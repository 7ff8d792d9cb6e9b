"""How a table of the record is declared: once, for ledger, snapshot, crosswalk and manual."""

from collections.abc import Mapping
from dataclasses import dataclass, field
from enum import StrEnum

import pyarrow as pa

from goldenthread.codes.code_set import CodeSet


class Holds(StrEnum):
    """What a column of the record holds."""

    TEXT = "text"
    DATE = "date"
    FLAG = "yes or no"
    NUMBER = "whole number"


DUCKDB_TYPES = {
    Holds.TEXT: "varchar",
    Holds.DATE: "date",
    Holds.FLAG: "boolean",
    Holds.NUMBER: "integer",
}
"""How DuckDB holds each."""

ARROW_TYPES = {
    Holds.TEXT: pa.string(),
    Holds.DATE: pa.date32(),
    Holds.FLAG: pa.bool_(),
    Holds.NUMBER: pa.int32(),
}
"""How each arrives from the ledger."""


@dataclass(frozen=True, kw_only=True)
class Column:
    """One column: its name and what it means. Where each return says it is in `record/crosswalk`.

    `points_to` names another record table whose key this column holds. `identifies` marks what
    tells who a child is.
    """

    name: str
    holds: Holds = Holds.TEXT
    means: str
    codes: CodeSet | None = None
    points_to: str = ""
    identifies: bool = False

    @property
    def in_brief(self) -> str:
        """What it means, without what is added to explain it: `Last day of the plan`."""
        return self.means.partition(";")[0].partition(":")[0]


@dataclass(frozen=True, kw_only=True)
class Source:
    """Where in a return the rows of a record table come from.

    `group` is the return's table; `says` maps each column of the record that it fills to the cell
    that says it: `Cell` of that group, or `Table.Cell` of one that it lies in or links to. `since`
    is the first year (the year it ends in) in which a yearly return collects it. `where_filled`
    keeps only rows in which that cell is filled, or none of `or_none_filled` is; `constants` are
    columns with one value for all rows of this source; `one_a_key` reads each key once (a name
    repeated on every allocation).

    A source that `completes` repeats, by design, rows that an earlier source of the same return
    has said: it fills their blanks, and nobody is told that a row was said twice. Columns that are
    `never_said` are days that this source cannot know of: a row that no other source completes has
    them marked as unreadable, so that nothing is judged by them; and where it is the end of rows
    that last, the table is not spoken of whole: nobody can tell what is open. A source that says
    `only_the_latest` of several (the last visit) says nothing by the absence of the others. A
    source that `gives_way` is believed only of rows that no other return holds: what the early help
    system says of who a child is, beside the case system's. A source that says how things stand
    `as_now`, on the return's last day, is believed in the newest return of its kind alone: who is
    on no list of care leavers any more is none. A source kept `by_hand` says what others do not:
    their silence takes nothing of it away (record/current.py).
    """

    kind: str
    group: str
    says: Mapping[str, str]
    since: int = 0
    where_filled: str = ""
    or_none_filled: tuple[str, ...] = ()
    constants: Mapping[str, str] = field(default_factory=dict)
    one_a_key: bool = False
    completes: bool = False
    never_said: tuple[str, ...] = ()
    only_the_latest: bool = False
    gives_way: bool = False
    by_hand: bool = False
    as_now: bool = False

    def path(self, column: str) -> str:
        """`Table.Cell` in the return for this column, or nothing when the return is silent."""
        said = self.says.get(column, "")
        return said if "." in said or not said else f"{self.group}.{said}"


@dataclass(frozen=True, kw_only=True)
class RecordTable:
    """One table of the record.

    `key` names the columns that tell its rows apart within a council. `spans` is the first and
    last day of a row, which decide whether a later return covers it (an event has only the
    first); a table without dates is spoken for by the newest return that holds the row.
    `follows` names the table whose rows these are details of: they come from the same return as
    the row that they belong to. `in_order` has further pairs of days of a row, of which the second
    cannot come before the first; a row of what `has_been` cannot be dated after its return. Of rows
    of one key, flags that are `yes_in_any` are yes where one of the rows says so: a child that was
    out in the morning and seen in the afternoon was seen that day.
    """

    name: str
    title: str
    means: str
    key: tuple[str, ...]
    columns: tuple[Column, ...]
    spans: tuple[str, ...] = ()
    follows: str = ""
    in_order: tuple[tuple[str, str], ...] = ()
    has_been: bool = False
    yes_in_any: tuple[str, ...] = ()
    sources: tuple[Source, ...] = ()

    @property
    def column_names(self) -> tuple[str, ...]:
        """The declared columns, in order."""
        return tuple(column.name for column in self.columns)

    @property
    def dates(self) -> tuple[str, ...]:
        """The columns that hold a date."""
        return tuple(c.name for c in self.columns if c.holds is Holds.DATE)

    def column(self, name: str) -> Column:
        """The column of this name. Raises KeyError when there is none."""
        for column in self.columns:
            if column.name == name:
                return column
        raise KeyError(f"{self.name}.{name}")

    def sources_of(self, kind: str) -> tuple[Source, ...]:
        """Where this kind of return says its rows."""
        return tuple(source for source in self.sources if source.kind == kind)

    def since(self, kind: str) -> int:
        """The first year in which this kind of return says it; 0 where it always did."""
        return min((source.since for source in self.sources_of(kind)), default=0)

    def gives_way(self, kind: str) -> bool:
        """Whether what this kind of return says of it is believed only where no other holds it."""
        return all(source.gives_way for source in self.sources_of(kind))


TRACE = {
    "row_key": Holds.TEXT,
    "slice_id": Holds.NUMBER,
    "load_id": Holds.NUMBER,
    "ordinal": Holds.NUMBER,
    "line": Holds.NUMBER,
    "unreadable": Holds.TEXT,
}
"""Kept with every row: its key, which slice and load said it, where in the file, and the names
(each between spaces) of the cells that held something that could not be read."""
