"""What the pages of returns in tables share: columns with their cells, and how cells are read."""

from collections.abc import Callable, Iterable, Iterator, Mapping, Sequence
from typing import Any

from goldenthread.returns.shape import Cell
from tests.manual.markdown import anchor, table


def reads(cells: Iterable[Cell]) -> str:
    """How what stands in a column is understood, by the cells that are read from it."""
    return ", ".join(dict.fromkeys(str(cell.reads) for cell in cells))


def codes(cells: Iterable[Cell]) -> str:
    """Links to the code sets of a column."""
    return ", ".join(
        f"[{cell.codes.name}](codes.md#{anchor(cell.codes.name)})" for cell in cells if cell.codes
    )


def needed(cells: Iterable[Cell]) -> str:
    """`yes` where the column must be there."""
    return "yes" if any(cell.needed for cell in cells) else ""


def how_cells_are_read(
    specified: Mapping[str, tuple[Any, str]],
    lines: Callable[[str], Sequence[tuple[str, ...]]],
) -> Iterator[str]:
    """The tables of what is written and what it is read as, each under its title."""
    yield "## How cells are read"
    for title, (_, text) in specified.items():
        yield from (f"### {title}", table(["Written", "Read as"], lines(text)))
