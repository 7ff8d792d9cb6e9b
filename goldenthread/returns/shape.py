"""What a return looks like: its tables and their cells, declared once for reader and writer."""

from dataclasses import dataclass, field
from enum import StrEnum

from goldenthread.codes.code_set import CodeSet


class Reads(StrEnum):
    """How the text of a cell is understood."""

    TEXT = "text"
    CODE = "code"
    DATE = "date"
    FLAG = "yes or no"
    NUMBER = "whole number"


@dataclass(frozen=True, kw_only=True)
class Cell:
    """One element or column of a return.

    `also` holds names it has had in other editions; `since` and `until` are the census years (the
    year a census ends in) in which it is collected; `number` is its number in DfE's common basic
    data set.
    """

    name: str
    reads: Reads = Reads.TEXT
    codes: CodeSet | None = None
    number: str = ""
    also: tuple[str, ...] = ()
    needed: bool = False
    since: int | None = None
    until: int | None = None

    @property
    def names(self) -> tuple[str, ...]:
        """Every name under which this cell may arrive."""
        return (self.name, *self.also)


@dataclass(frozen=True, kw_only=True)
class Group:
    """A repeated block of cells: an element with children, or a whole table of a CSV.

    `inside` names elements that only wrap cells of this same row (ChildIdentifiers); `listed` maps
    a wrapper to the one cell that repeats in it (Disabilities -> Disability), which makes a table
    of its own named after that cell.
    """

    name: str
    cells: tuple[Cell, ...]
    inside: tuple[str, ...] = ()
    listed: tuple["Listed", ...] = ()
    groups: tuple["Group", ...] = ()
    since: int | None = None

    def every(self, parent: "Group | None" = None) -> list[tuple["Group", "Group | None"]]:
        """This group and all below it, each with its parent, outermost first."""
        found: list[tuple[Group, Group | None]] = [(self, parent)]
        for listed in self.listed:
            found.append((listed.as_group, self))
        for group in self.groups:
            found.extend(group.every(self))
        return found


@dataclass(frozen=True, kw_only=True)
class Listed:
    """A wrapper element in which one cell repeats: each value is a row."""

    wrapper: str
    cell: Cell

    @property
    def as_group(self) -> Group:
        """The same, as a table of one column."""
        return Group(name=self.cell.name, cells=(self.cell,))


@dataclass(frozen=True, kw_only=True)
class Return:
    """A kind of return: its name, the tables that it brings and what it is called for people."""

    kind: str
    title: str
    root: Group
    tables: dict[str, Group] = field(init=False)
    parents: dict[str, str | None] = field(init=False)

    def __post_init__(self) -> None:
        """Index the groups by name; a name may appear once only."""
        found = self.root.every()
        parents = {group.name: parent.name if parent else None for group, parent in found}
        object.__setattr__(self, "tables", {group.name: group for group, _ in found})
        object.__setattr__(self, "parents", parents)
        if len(self.tables) != len(found):
            raise ValueError(f"{self.kind} declares a table twice")

    def cell(self, path: str) -> Cell:
        """The cell at `Table.Cell`. Raises KeyError for a path that is not declared."""
        table, _, name = path.partition(".")
        for cell in self.tables[table].cells:
            if cell.name == name:
                return cell
        raise KeyError(path)
