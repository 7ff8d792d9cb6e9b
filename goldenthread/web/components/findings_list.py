"""What a return says that cannot be right: each with its place, and what to do about it."""

from dataclasses import dataclass


@dataclass(frozen=True, kw_only=True)
class FindingRow:
    """One finding. `severity` is its word ("held back", "query"); `serious` where a row or a cell
    was not taken in because of it; `place` is its table, row, line and column in words."""

    code: str
    severity: str
    why: str
    place: str
    says: str = ""
    what_to_do: str = ""
    serious: bool = False
    href: str = ""


@dataclass(frozen=True, kw_only=True)
class FindingsList:
    """Findings under one caption."""

    caption: str
    rows: tuple[FindingRow, ...]
    nothing: str = "Nothing was found to ask about."
