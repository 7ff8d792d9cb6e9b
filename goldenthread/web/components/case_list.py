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
    """A list of cases. On a phone each case becomes a block of its own."""

    caption: str
    rows: tuple[CaseRow, ...]
    headings: tuple[str, ...] = ()
    child_heading: str = "Child"
    sortable: bool = False
    nothing: str = "No child is in this list."

    def __post_init__(self) -> None:
        """Raises ValueError where a case has more or fewer cells than there are headings."""
        if any(len(row.cells) != len(self.headings) for row in self.rows):
            raise ValueError(f"A case of {self.caption!r} does not fit its headings")
