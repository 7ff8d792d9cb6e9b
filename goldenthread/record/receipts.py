"""Receipts of oversight: who looked at one running of a clock, and what they said of it.

A receipt is a fact of the ledger (ledger/receipts.py), and part of the child's record. It changes
no clock: what is overdue stays overdue, and is seen.
"""

from enum import StrEnum

RECEIPTS = "receipts"
"""The table of the snapshot in which they arrive."""

COLUMNS = {
    "id": "bigint",
    "child_id": "varchar",
    "clock": "varchar",
    "started_on": "date",
    "about": "varchar",
    "said": "varchar",
    "why": "varchar",
    "next_look_on": "date",
    "said_by": "varchar",
    "said_as": "varchar",
    "said_at": "timestamptz",
    "opened_by": "bigint",
}
"""Its columns, as DuckDB holds them. Of several on one running the newest holds."""


class Said(StrEnum):
    """What may be said of a running."""

    SEEN = "seen"
    AGREED = "agreed"
    REDIRECTED = "redirected"
    ESCALATED = "escalated"
    WILL_NOT = "will not be done"


NEEDS_WHY = frozenset({Said.REDIRECTED, Said.ESCALATED, Said.WILL_NOT})
"""What says nothing without a reason: to whom, what for, or why not."""
