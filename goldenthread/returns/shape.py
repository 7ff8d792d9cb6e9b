"""What a return looks like: its tables and their cells, declared once for reader and writer."""

from collections.abc import Callable
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


class Speaks(StrEnum):
    """Of which days a return speaks, and so where the absence of a row says something."""

    YEAR = "a year to 31 March"
    UP_TO_A_DAY = "a stretch of months up to a day"
    ALL_IT_HAS = "all that the system has held, up to a day"
    NO_DAYS = "no days of its own"


NOWHERE = "-"
"""The heading of a cell that no file has: it is worked out from others once all are read
(`ingest/making`)."""


@dataclass(frozen=True, kw_only=True)
class Cell:
    """One element or column of a return.

    `also` holds names it has had in other editions, or has in other councils' files; `since` and
    `until` are the years (the year they end in) in which it is collected; `number` is its number
    in DfE's common basic data set.

    `heading` is the column that it is read from, where that is not its name: several cells may be
    read from one (what a category is, and whether its words name neglect). `meaning` turns what
    people write there into what a code, a flag or a day is written as (`a) Yes` into `yes`); it is
    asked once for each different text, and answers with nothing where the text means nothing.
    `words_of` is the cell beside it whose code these are the words of: they may be the council's
    own where that code is read.
    """

    name: str
    reads: Reads = Reads.TEXT
    codes: CodeSet | None = None
    number: str = ""
    also: tuple[str, ...] = ()
    needed: bool = False
    since: int | None = None
    until: int | None = None
    heading: str = ""
    words_of: str = ""
    meaning: Callable[[str], str] | None = None

    @property
    def names(self) -> tuple[str, ...]:
        """Every name under which this cell may arrive."""
        return (self.heading or self.name, *self.also)


@dataclass(frozen=True, kw_only=True)
class Link:
    """A cell that holds the number of a row of another table: `by` here, `to` in `group`."""

    by: str
    group: str
    to: str


@dataclass(frozen=True, kw_only=True)
class Group:
    """A repeated block of cells: an element with children, or a whole table of a CSV or workbook.

    `inside` names elements that only wrap cells of this same row (ChildIdentifiers); `listed` maps
    a wrapper to the one cell that repeats in it (Disabilities -> Disability), which makes a table
    of its own named after that cell. `also` holds other names that its sheet or file may have;
    `links` name the rows of other tables that a row belongs to, where tables stand side by side.
    `made_from` names the tables of the return from which this one is made, after they are read
    (`ingest/making`): it arrives in no file.
    """

    name: str
    cells: tuple[Cell, ...]
    also: tuple[str, ...] = ()
    links: tuple[Link, ...] = ()
    made_from: tuple[str, ...] = ()
    inside: tuple[str, ...] = ()
    listed: tuple["Listed", ...] = ()
    groups: tuple["Group", ...] = ()
    since: int | None = None

    def columns(self) -> dict[str, list[Cell]]:
        """The columns of a table as files have it, by heading, each with the cells that are read
        from it; cells that no file has are in none."""
        found: dict[str, list[Cell]] = {}
        for cell in self.cells:
            if cell.names[0] != NOWHERE:
                found.setdefault(cell.names[0], []).append(cell)
        return found

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
    """A kind of return: its name, the tables that it brings and what it is called for people.

    `speaks` says of which days it speaks, `months` how many before its last day where that is a
    stretch of months. A return `of_its_children` comes a few children at a time: it says all that
    it has of those in it, and nothing of others. `year_before` ends the names of the files of the
    year before, where its own tools take both years side by side. Of a return whose rows come
    `in_any_order` it makes no difference which of two rows stands first in a file. Where
    `title_is_a_name`, the title keeps its capitals inside a sentence.
    """

    kind: str
    title: str
    groups: tuple[Group, ...]
    speaks: Speaks
    months: int = 0
    of_its_children: bool = False
    title_is_a_name: bool = False
    year_before: str = ""
    in_any_order: bool = False
    tables: dict[str, Group] = field(init=False)
    parents: dict[str, str | None] = field(init=False)

    def __post_init__(self) -> None:
        """Index the groups by name; a name may appear once only."""
        found = [pair for group in self.groups for pair in group.every()]
        parents = {group.name: parent.name if parent else None for group, parent in found}
        object.__setattr__(self, "tables", {group.name: group for group, _ in found})
        object.__setattr__(self, "parents", parents)
        if len(self.tables) != len(found):
            raise ValueError(f"{self.kind} declares a table twice")

    @property
    def root(self) -> Group:
        """The one table that all others lie in, or the only one."""
        return self.groups[0]

    def cell(self, path: str) -> Cell:
        """The cell at `Table.Cell`. Raises KeyError for a path that is not declared."""
        table, _, name = path.partition(".")
        for cell in self.tables[table].cells:
            if cell.name == name:
                return cell
        raise KeyError(path)
