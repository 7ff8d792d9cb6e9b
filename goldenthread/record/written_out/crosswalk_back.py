"""The crosswalk read the other way: which column of the record each cell of a return takes.

Nothing is declared here. `record/crosswalk` says from which cell a column is read; a writer fills
the cell from that column. Of the tables that are read from one group of a return, the first is the
one whose rows are its rows; the others fill what it leaves blank.
"""

from dataclasses import dataclass
from functools import cache

from goldenthread.record.catalogue import tables_of
from goldenthread.record.table import RecordTable, Source
from goldenthread.returns.catalogue import RETURNS
from goldenthread.returns.shape import NOWHERE


@dataclass(frozen=True)
class Told:
    """One table of the record as one group of a return tells it.

    `cells` are the group's own cells, each with its column; `others` those of groups that it lies
    in, as `Group.Cell`. Those `worked_out` when the return is read stand in no file.
    """

    table: RecordTable
    source: Source
    cells: dict[str, str]
    others: dict[str, str]
    worked_out: frozenset[str]

    @property
    def key_cells(self) -> tuple[str, ...]:
        """The cells, as `Group.Cell`, that tell a row apart."""
        return tuple(filter(None, map(self.source.path, self.table.key)))

    def column_at(self, path: str) -> str:
        """The column that this table has at `Group.Cell`; empty where it has none."""
        group, _, cell = path.partition(".")
        return (self.cells if group == self.source.group else self.others).get(
            cell if group == self.source.group else path, ""
        )


@cache
def told_by(kind: str, group: str) -> tuple[Told, ...]:
    """The tables of the record that are read from this group, in the order of the catalogue."""
    return tuple(
        _told(table, source)
        for table in tables_of(kind)
        for source in table.sources_of(kind)
        if source.group == group
    )


def _told(table: RecordTable, source: Source) -> Told:
    shape = RETURNS[source.kind]
    cells, others, worked_out = {}, {}, set()
    for column in table.column_names:
        group, _, cell = source.path(column).partition(".")
        if group and shape.cell(f"{group}.{cell}").names[0] == NOWHERE:
            worked_out.add(cell)
        if group == source.group:
            cells[cell] = column
        elif group:
            others[f"{group}.{cell}"] = column
    return Told(table, source, cells, others, frozenset(worked_out))
