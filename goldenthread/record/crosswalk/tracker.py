"""Where a tracker says each column of the record: in the cell of the column's own name.

What a tracker says gives way, unless a council chose it (record/authority.py). It is kept by hand,
holds a few columns of a row and is seldom the whole of anything: where another return holds a row
of the same key, that one stands as it is, and no cell of it is hidden by what a tracker leaves
blank. What no other return holds is what it is kept for, and stands.

A row of graded care results may have a grade in each of several columns: each is a row of the
record, of the area that its column is of.
"""

from dataclasses import replace

from goldenthread.record.table import Source
from goldenthread.returns.shape import Group
from goldenthread.returns.tracker import GRADE_OF, TRACKER

GRADED = "tool_results"


def _as_named(group: Group) -> Source:
    return Source(
        kind=TRACKER.kind,
        group=group.name,
        gives_way=True,
        by_hand=True,
        says={cell.name: cell.name for cell in group.cells if cell.name not in GRADE_OF},
    )


def _graded(group: Group) -> tuple[Source, ...]:
    one = _as_named(group)
    said = {column: cell for column, cell in one.says.items() if column != "area"}
    return (
        replace(one, where_filled="grade", or_none_filled=tuple(GRADE_OF)),
        *(
            replace(one, where_filled=cell, constants={"area": area}, says=said | {"grade": cell})
            for cell, area in GRADE_OF.items()
        ),
    )


SAID: dict[str, tuple[Source, ...]] = {
    group.name: _graded(group) if group.name == GRADED else (_as_named(group),)
    for group in TRACKER.groups
}
