"""Where each kind of record is kept: in the case system, whose extracts are read, or here.

By default nothing of it is typed here. Once its owner has turned a kind on, from a day on, its rows
are typed here into the same tables, as a return of our own that speaks of every day from that one
until the kind is turned off again. What is typed is believed before an extract, and hides nothing
that an extract has (record/authority.py).
"""

from goldenthread.record.meetings import (
    CORE_GROUPS,
    MEETING_AGENCIES,
    MEETING_PAPERS,
    STRATEGY_DISCUSSIONS,
)
from goldenthread.record.oversight import MANAGEMENT_DECISIONS, SUPERVISIONS
from goldenthread.record.standards import standing_at
from goldenthread.record.table import RecordTable

TYPED_HERE = "typed_here"
"""The kind of return that typed rows are of."""

KEPT_HERE = "kept_here"
NOTHING_KEPT = (
    "table_name varchar, owner varchar, kept_from date, kept_to date, why varchar, "
    "said_at timestamptz, said_by varchar, opened_by bigint, closed_by bigint"
)
"""What a council has said of each kind: whose it is, and from when to when it is kept here."""

MAY_BE_KEPT_HERE: dict[str, RecordTable] = {
    table.name: table
    for table in (
        SUPERVISIONS,
        MANAGEMENT_DECISIONS,
        MEETING_AGENCIES,
        MEETING_PAPERS,
        CORE_GROUPS,
        STRATEGY_DISCUSSIONS,
    )
}
"""The kinds of record that may be typed here, by their table."""


def kept_at(edition: int) -> str:
    """SQL for how each kind of record stands at an edition; none where nothing was said of it."""
    return (
        "select table_name, owner, kept_from, kept_to, why, said_by, "
        f"epoch_us(said_at) as said_us from ({standing_at(KEPT_HERE, edition)})"
    )
