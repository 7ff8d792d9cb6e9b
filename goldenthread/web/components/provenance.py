"""Where a fact comes from: the file, and the place in it."""

from dataclasses import dataclass

from goldenthread.web.words import number


@dataclass(frozen=True, kw_only=True)
class Provenance:
    """A fact's place: its file, the table and row that it was read into, and its line in the file.

    `row` is the ordinal within the table, from 1; it is 0 of what was typed here, whose `file` says
    by whom and when. `line` is none where a file has no lines. `says` is what the file says there;
    `loaded` says when and in which edition it was taken in.
    """

    file: str
    table: str
    row: int
    line: int | None = None
    column: str = ""
    says: str = ""
    loaded: str = ""
    href: str = ""

    @property
    def place(self) -> str:
        """`cin_2024.xml, line 8,812`, or the table and row where the file has no lines."""
        if not self.row:
            return self.file
        if self.line is None:
            return f"{self.file}, {self.table}, row {number(self.row)}"
        return f"{self.file}, line {number(self.line)}"
