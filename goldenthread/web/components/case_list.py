"""The cases behind a figure: each child, its verdict, and the one sentence that says why."""

from dataclasses import dataclass
from typing import Literal

from goldenthread.web.components.data_table import Cell

Verdict = Literal["met", "not met", "unjudged"]


@dataclass(frozen=True, kw_only=True)
class CaseRow:
    """One case. `cells` follow the list's `headings`: dates, team, worker. `source` says where the
    deciding fact stands, and `source_href` leads there."""

    child: str
    href: str
    verdict: Verdict
    reason: str
    cells: tuple[Cell, ...] = ()
    source: str = ""
    source_href: str = ""


@dataclass(frozen=True, kw_only=True)
class CaseList:
    """A list of cases. On a phone each case becomes a block of its own.

    `all_are` is the verdict that every case of the list has, on this page and on any other: it is
    said once, above. Empty where verdicts differ, and then each case says its own.
    """

    caption: str
    rows: tuple[CaseRow, ...]
    headings: tuple[str, ...] = ()
    child_heading: str = "Child"
    sortable: bool = False
    nothing: str = "No child is in this list."
    all_are: Verdict | Literal[""] = ""

    def __post_init__(self) -> None:
        """Raises ValueError where a case has more or fewer cells than there are headings, or
        another verdict than all are said to have."""
        if any(len(row.cells) != len(self.headings) for row in self.rows):
            raise ValueError(f"A case of {self.caption!r} does not fit its headings")
        if self.all_are and any(row.verdict != self.all_are for row in self.rows):
            raise ValueError(f"Not every case of {self.caption!r} is {self.all_are}")
