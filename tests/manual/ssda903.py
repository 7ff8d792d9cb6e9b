"""The page of the SSDA903: its tables, how their cells are read, and what is made of episodes."""

from goldenthread.returns.shape import Group
from goldenthread.returns.ssda903 import ARRIVING
from tests.manual.markdown import Page, table
from tests.manual.of_a_return import codes, how_cells_are_read, needed, reads
from tests.spec.returns.test_annex_a_cells import lines
from tests.spec.returns.test_ssda903_cells import CELLS, EPISODES, MADE, rows_in


def ssda903_page() -> Page:
    """Each table with its columns, the meanings that matter most, then the making of periods."""
    parts = [
        "A folder of CSV files, or one of them: a table is told by its headings, whatever its file "
        "is called, and a council's own columns beside them are passed over. None of them says "
        "which year it is for: that is told by its name (`2024-25`), by the day that a person "
        "says, or by the latest days of its episodes.",
        "It may come as one XML file too, a `CHILD` element for each child: a block in it is told "
        "by the cells that stand in it, and is a row of the table that has them. A table of which "
        "the file has no row is not brought, so that nothing of it is withdrawn.",
        "Periods of care, placements and legal statuses are made from the episodes. Short breaks "
        "(V3, V4) stand in a table of their own and are in none of these.",
    ]
    for group in ARRIVING:
        since = f" (since {group.since - 1}-{group.since % 100:02d})" if group.since else ""
        parts += [f"## {group.name}{since}", _columns(group)]
    parts += how_cells_are_read(CELLS, lines)
    parts.append("## What is made of episodes")
    for title, (episodes, told) in MADE.items():
        parts += [f"### {title}", table(list(EPISODES), rows_in(episodes))]
        if rows_in(told):
            rows = rows_in(told)
            parts.append(table(["Made", "First day", "Last day", "What, or why it ended"], rows))
        else:
            parts.append("Nothing is made of them: they are short breaks.")
    return Page(
        name="ssda903",
        title="The SSDA903",
        about="The tables about children looked after, and what is made of their episodes.",
        parts=tuple(parts),
    )


def _columns(group: Group) -> str:
    return table(
        ["Heading", "Reads", "Codes", "Must be there"],
        [
            (
                f"`{heading}`",
                reads(cells),
                codes(cells),
                needed(cells),
            )
            for heading, cells in group.columns().items()
        ],
    )
