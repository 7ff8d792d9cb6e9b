"""The page of Annex A: its lists, and how what is written in their cells is read."""

from goldenthread.returns.annex_a import ANNEX_A
from goldenthread.returns.annex_a.cells import NOWHERE
from goldenthread.returns.shape import Cell, Group
from tests.manual.markdown import Page, anchor, table
from tests.spec.returns.test_annex_a_cells import CELLS, lines


def annex_a_page() -> Page:
    """Each list with its columns, then the meanings that matter most."""
    parts = [
        "A workbook with a sheet for each list, or a folder of files: a list is told by "
        "its headings, whatever its sheet or file is called. Of a heading only the letters and "
        "figures count. `#N/A`, `#MULTIVALUE`, `NULL`, `n/a`, `-` and `None` are blank. List 11 is "
        "of adopters and holds no child: it is not read.",
        f"It speaks of the {ANNEX_A.months} months up to its day. What it says only of the latest "
        "(visit, review, placement, legal status) says nothing of those before.",
    ]
    for group in ANNEX_A.groups:
        parts += [f"## {group.also[0]}", _columns(group)]
    parts.append("## How cells are read")
    for title, (_, text) in CELLS.items():
        parts += [f"### {title}", table(["Written", "Read as"], lines(text))]
    return Page(
        name="annex-a",
        title="Ofsted's Annex A",
        about="The lists that are read, column by column, and what their cells are read as.",
        parts=tuple(parts),
    )


def _columns(group: Group) -> str:
    columns: dict[str, list[Cell]] = {}
    for cell in group.cells:
        if cell.names[0] != NOWHERE:
            columns.setdefault(cell.names[0], []).append(cell)
    return table(
        ["Heading", "Reads", "Codes", "Also called", "Must be there"],
        [
            (
                f"`{heading}`",
                ", ".join(dict.fromkeys(str(cell.reads) for cell in cells)),
                ", ".join(_codes(cell) for cell in cells if cell.codes),
                ", ".join(f"`{name}`" for name in cells[0].also),
                "yes" if any(cell.needed for cell in cells) else "",
            )
            for heading, cells in columns.items()
        ],
    )


def _codes(cell: Cell) -> str:
    assert cell.codes is not None
    return f"[{cell.codes.name}](codes.md#{anchor(cell.codes.name)})"
