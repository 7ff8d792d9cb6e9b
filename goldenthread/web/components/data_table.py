"""A table of facts or figures: a caption, headings, and cells that may lead somewhere."""

from dataclasses import dataclass
from datetime import date as Day

from goldenthread.web import words

MOST_COLUMNS_OF_A_PHONE = 4


@dataclass(frozen=True)
class Cell:
    """What one cell says, where it leads, and what it is sorted by where that is not its text.
    `under` stands below it, smaller, each with a way of its own."""

    text: str
    href: str = ""
    sort: str = ""
    under: tuple["Cell", ...] = ()


@dataclass(frozen=True)
class Heading:
    """A column's heading; the cells of a numeric column stand to the right."""

    text: str
    numeric: bool = False


@dataclass(frozen=True, kw_only=True)
class DataTable:
    """A table. The first cell of each row is the row's heading. `total` is a last row that sorting
    leaves where it is; `nothing` is said where there are no rows; `is_wide` where the cells of a
    few columns are too long for a phone."""

    caption: str
    headings: tuple[Heading, ...]
    rows: tuple[tuple[Cell, ...], ...]
    total: tuple[Cell, ...] = ()
    note: str = ""
    sortable: bool = False
    compact: bool = False
    nothing: str = "There is nothing to show here."
    is_wide: bool = False

    def __post_init__(self) -> None:
        """Raises ValueError where a row has more or fewer cells than there are headings."""
        rows = [*self.rows, *([self.total] if self.total else [])]
        if any(len(row) != len(self.headings) for row in rows):
            raise ValueError(f"A row of {self.caption!r} does not fit its headings")

    @property
    def stacks(self) -> bool:
        """Whether it is too wide for a phone, where each row then becomes a block of its own."""
        return self.is_wide or len(self.headings) > MOST_COLUMNS_OF_A_PHONE


def number_cell(value: int | float | None, *, decimals: int = 0, href: str = "") -> Cell:
    """A number, thousands separated, sorted by its value."""
    return Cell(words.number(value, decimals), href, "-1" if value is None else str(value))


def percentage_cell(value: float | None, *, href: str = "") -> Cell:
    """A percentage with one decimal, sorted by its value."""
    return Cell(words.percentage(value), href, "-1" if value is None else str(value))


def date_cell(day: Day | None, *, href: str = "") -> Cell:
    """A day in words, sorted by its date."""
    return Cell(words.date(day), href, day.isoformat() if day else "0000-00-00")
