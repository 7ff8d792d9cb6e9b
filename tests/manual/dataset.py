"""The page of the Standard Safeguarding Dataset: its tables, and how their cells are read."""

from goldenthread.record.catalogue import tables_of
from goldenthread.returns.shape import Group
from goldenthread.returns.standard_safeguarding import STANDARD_SAFEGUARDING
from tests.manual.markdown import Page, table
from tests.manual.of_a_return import codes, how_cells_are_read, needed, reads
from tests.spec.returns.test_annex_a_cells import lines
from tests.spec.returns.test_standard_safeguarding_cells import CELLS

KIND = STANDARD_SAFEGUARDING.kind


def dataset_page() -> Page:
    """Each table with its columns and what of the record they fill, then the meanings."""
    parts = [
        "A folder of CSV or Parquet files, all tables or some: a table is told by its headings, "
        "whatever its file is called. A part says nothing of what is not in it.",
        "The numbers of rows may change every night. They are followed to what they stand for and "
        "are kept nowhere: a row of the record is told by its child and its days. Only the numbers "
        "of persons must stay.",
        "Kept apart, and counted nowhere as this council's: plans of other councils "
        "(`cppl_cp_plan_ola`) and short breaks (V3, V4). Not kept: reviews and conferences that "
        "have no day on which they were held, and rows that only hold a place; how many there were "
        "is told with the load.",
    ]
    fills = _fills()
    for group in STANDARD_SAFEGUARDING.groups:
        if not group.made_from:
            parts += [f"## {group.name}", _columns(group, fills)]
    parts += how_cells_are_read(CELLS, lines)
    return Page(
        name="standard-safeguarding-dataset",
        title="The Standard Safeguarding Dataset",
        about="The tables of a nightly feed, and what their cells are read as.",
        parts=tuple(parts),
    )


def _fills() -> dict[str, list[str]]:
    """The columns of the record that each cell fills as it stands."""
    found: dict[str, list[str]] = {}
    for one in tables_of(KIND):
        for source in one.sources_of(KIND):
            for column in source.says:
                name = f"`{one.name}.{column}`"
                if name not in found.setdefault(source.path(column), []):
                    found[source.path(column)].append(name)
    return found


def _columns(group: Group, fills: dict[str, list[str]]) -> str:
    return table(
        ["Heading", "Reads", "Codes", "Fills", "Must be there"],
        [
            (
                f"`{heading}`",
                reads(cells),
                codes(cells),
                ", ".join(
                    name for cell in cells for name in fills.get(f"{group.name}.{cell.name}", ())
                ),
                needed(cells),
            )
            for heading, cells in group.columns().items()
        ],
    )
