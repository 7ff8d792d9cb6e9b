"""Where a tracker says each column of the record: in the cell of the column's own name.

What a tracker says gives way, unless a council chose it (record/authority.py). It is kept by hand,
holds a few columns of a row and is seldom the whole of anything: where another return holds a row
of the same key, that one stands as it is, and no cell of it is hidden by what a tracker leaves
blank. What no other return holds is what it is kept for, and stands.
"""

from goldenthread.record.table import Source
from goldenthread.returns.tracker import TRACKER

SAID: dict[str, tuple[Source, ...]] = {
    group.name: (
        Source(
            kind=TRACKER.kind,
            group=group.name,
            gives_way=True,
            by_hand=True,
            says={cell.name: cell.name for cell in group.cells},
        ),
    )
    for group in TRACKER.groups
}
