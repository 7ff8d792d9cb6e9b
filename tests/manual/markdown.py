"""Markdown, and the few words that every page of the manual needs."""

from collections.abc import Iterable, Sequence
from dataclasses import dataclass
from datetime import date


@dataclass(frozen=True, kw_only=True)
class Page:
    """One page: its name without `.md`, its title, one line for the index, its paragraphs."""

    name: str
    title: str
    about: str
    parts: tuple[str, ...]

    def text(self) -> str:
        """The whole page."""
        return "\n\n".join([f"# {self.title}", self.about, *self.parts]).rstrip() + "\n"


def table(headings: Sequence[str], rows: Iterable[Sequence[object]]) -> str:
    """A table; a bar inside a cell is escaped, nothing is left blank for None."""
    lines = [_row(headings), _row(["---"] * len(headings)), *(_row(row) for row in rows)]
    return "\n".join(lines)


def _row(cells: Sequence[object]) -> str:
    return f"| {' | '.join(_cell(cell) for cell in cells)} |"


def _cell(value: object) -> str:
    return "" if value is None else str(value).replace("|", "\\|").replace("\n", " ")


def day(when: date) -> str:
    """A day in words: 3 March 2025."""
    return f"{when.day} {when:%B %Y}"


def census_year(year: int) -> str:
    """A census year, named by the year it ends in, as DfE writes it: 2024-25."""
    return f"{year - 1}-{year % 100:02d}"


def listed(words: Sequence[str]) -> str:
    """A, B and C."""
    return words[0] if len(words) == 1 else f"{', '.join(words[:-1])} and {words[-1]}"


def anchor(title: str) -> str:
    """The fragment under which a heading is found."""
    kept = (c for c in title.lower().replace(" ", "-") if c.isalnum() or c in "-_")
    return "".join(kept)
