"""What people decided about due dates: another day is agreed, or the count is paused, for one
running of a clock of one child.

Each decision is a fact of the ledger (ledger/decided_dates.py), and part of the child's record.
None is taken away: a later one stands instead of it. Which decisions count on a day, the table
DATES_DECIDED says; what they do to a due date is in clocks/decided.py.
"""

import datetime
from enum import StrEnum

from goldenthread.record.links import LINKED

DATE_DECISIONS = "date_decisions"
"""The table of the snapshot in which they arrive."""

DATES_DECIDED = "dates_decided"
"""The table that clocks read: of each decision, from when until when it counts."""

COLUMNS = {
    "id": "bigint",
    "child_id": "varchar",
    "clock": "varchar",
    "started_on": "date",
    "about": "varchar",
    "decided": "varchar",
    "agreed_on": "date",
    "paused_from": "date",
    "paused_to": "date",
    "look_again_on": "date",
    "why": "varchar",
    "whose": "varchar",
    "said_by": "varchar",
    "said_as": "varchar",
    "said_at": "timestamptz",
    "instead_of": "bigint",
    "opened_by": "bigint",
}
"""Its columns, as DuckDB holds them. `whose` decision it was, where that is another person's than
`said_by`; `instead_of` is the decision that counts no longer."""


class Decided(StrEnum):
    """What may be decided of a due date."""

    AGREED = "another day agreed"
    PAUSED = "paused"
    TAKEN_BACK = "taken back"


def every_decision(edition: int, as_at: datetime.date | None) -> str:
    """SQL for all decisions up to an edition, each of the child as it is read now, with the day
    from which it counts (`counts_from`) and the one from which it does not (`counts_before`).

    Of the day on which the record stands, and of later ones, all that was decided is known. Of a
    day before (`as_at`), only what had been decided by then, in England.
    """
    said_on = "timezone('Europe/London', d.said_at)::date"
    counts = f"least({said_on}, date '{as_at}')" if as_at else said_on
    return (
        "with every as (select d.* replace (coalesce(l.linked_to, d.child_id) as child_id), "
        f"{said_on} as said_on, {counts} as counts_from from main.{DATE_DECISIONS} d "
        f"left join {LINKED} l on l.child_id = d.child_id where d.opened_by <= {edition}) "
        "select e.*, later.counts_from as counts_before, later.id as instead "
        "from every e left join every later on later.instead_of = e.id"
    )


def decided_rows(edition: int, as_at: datetime.date | None) -> str:
    """SQL for the rows of DATES_DECIDED."""
    return (
        "select child_id, clock, started_on, about, id as number, decided, agreed_on, paused_from, "
        f"paused_to, counts_from, counts_before from ({every_decision(edition, as_at)}) "
        f"where decided <> '{Decided.TAKEN_BACK}'"
    )
