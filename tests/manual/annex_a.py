"""The page of Annex A: its lists, and how what is written in their cells is read."""

from goldenthread.returns.annex_a import ANNEX_A
from goldenthread.returns.shape import Group
from tests.manual.markdown import Page, table
from tests.manual.of_a_return import codes, how_cells_are_read, needed, reads
from tests.spec.returns.test_annex_a_cells import CELLS, lines


def annex_a_page() -> Page:
    """Each list with its columns, then the meanings that matter most."""
    parts = [
        "A workbook with a sheet for each list, or a folder of files: a list is told by "
        "its headings, whatever its sheet or file is called. Of a heading only the letters and "
        "figures count. `#N/A`, `#MULTIVALUE`, `NULL`, `n/a`, `-` and `None` are blank. List 11 is "
        "of people who would adopt: it is kept to be written out again, and no page shows them.",
        f"It speaks of the {ANNEX_A.months} months up to its day. What it says only of the latest "
        "(visit, review, placement, legal status) says nothing of those before.",
    ]
    for group in ANNEX_A.groups:
        parts += [f"## {group.also[0]}", _columns(group)]
    parts += how_cells_are_read(CELLS, lines)
    return Page(
        name="annex-a",
        title="Ofsted's Annex A",
        about="The lists that are read, column by column, and what their cells are read as.",
        parts=tuple(parts),
    )


def _columns(group: Group) -> str:
    return table(
        ["Heading", "Reads", "Codes", "Also called", "Must be there"],
        [
            (
                f"`{heading}`",
                reads(cells),
                codes(cells),
                ", ".join(f"`{name}`" for name in cells[0].also),
                needed(cells),
            )
            for heading, cells in group.columns().items()
        ],
    )
