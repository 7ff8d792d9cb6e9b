"""The pages of the record: its tables, and where each column comes from."""

from collections.abc import Iterator

from goldenthread.record.catalogue import TABLES
from goldenthread.record.kept_here import MAY_BE_KEPT_HERE, TYPED_HERE
from goldenthread.record.table import TRACE, Column, RecordTable
from goldenthread.returns.catalogue import RETURNS
from tests.manual.markdown import Page, anchor, census_year, table


def record_page() -> Page:
    """Every table and column, with what they mean."""
    parts = [
        "Clocks and measures read these tables and nothing else. A column marked *identifies* is "
        "hidden from a person who may not know who a child is. Beside its own columns each row "
        f"keeps where it came from: {', '.join(f'`{name}`' for name in TRACE)}. `unreadable` names "
        "the cells that held something that could not be read.",
    ]
    for declared in TABLES.values():
        parts += _record_table(declared)
    return Page(
        name="record",
        title="The record",
        about="The tables that clocks and measures may read, each column with its meaning.",
        parts=tuple(parts),
    )


def _record_table(declared: RecordTable) -> Iterator[str]:
    yield f"## {declared.title} (`{declared.name}`)"
    key = ", ".join(f"`{column}`" for column in declared.key)
    said = [declared.means, f"Rows are told apart by {key}."]
    if declared.follows:
        said.append(f"They are details of `{declared.follows}` and come with it.")
    if declared.spans:
        said.append(f"They are dated by {' to '.join(f'`{name}`' for name in declared.spans)}.")
    if declared.in_order:
        pairs = [f"`{second}` cannot come before `{first}`" for first, second in declared.in_order]
        said.append(f"{'; '.join(pairs)}.")
    for kind, year in {s.kind: s.since for s in declared.sources if s.since}.items():
        said.append(f"{RETURNS[kind].title}: since {census_year(year)}.")
    if declared.name in MAY_BE_KEPT_HERE:
        said.append("It may be typed here, once its owner chooses so.")
    yield " ".join(said)
    yield table(
        ["Column", "Holds", "Meaning", "Codes", ""],
        [
            (f"`{c.name}`", c.holds, c.means, _codes(c), "identifies" if c.identifies else "")
            for c in declared.columns
        ],
    )


def _codes(column: Column) -> str:
    return f"[{column.codes.name}](codes.md#{anchor(column.codes.name)})" if column.codes else ""


def crosswalk_page() -> Page:
    """Record column to return element, and the elements that no column takes."""
    rows = [row for declared in TABLES.values() for row in _crosswalk(declared)]
    return Page(
        name="crosswalk",
        title="Where each column comes from",
        about=(
            "Every column of the record, the cell of each return that says it, and that cell's "
            "number in DfE's common basic data set."
        ),
        parts=(
            table(["Table", "Column", "Return", "Cell", "Number"], rows),
            "## Cells that no column takes",
            table(["Return", "Cell", "Number"], _left_over()) if list(_left_over()) else "None.",
        ),
    )


def _crosswalk(declared: RecordTable) -> Iterator[tuple[str, ...]]:
    for column in declared.columns:
        for source in declared.sources:
            if source.kind == TYPED_HERE:
                continue  # by the column's own name
            shape = RETURNS[source.kind]
            name = (f"`{declared.name}`", f"`{column.name}`", shape.title)
            path = source.path(column.name)
            if path:
                yield (*name, f"`{path}`", shape.cell(path).number)
            elif constant := source.constants.get(column.name):
                yield (*name, f"always *{constant}* from `{source.group}`", "")


def _left_over() -> Iterator[tuple[str, str, str]]:
    taken = {
        (source.kind, source.path(column.name))
        for declared in TABLES.values()
        for source in declared.sources
        for column in declared.columns
    }
    for shape in RETURNS.values():
        for group in shape.tables.values():
            for cell in group.cells:
                if (shape.kind, f"{group.name}.{cell.name}") not in taken:
                    yield shape.title, f"`{group.name}.{cell.name}`", cell.number
