"""A return that this home wrote itself and that comes back: all that it says is held."""

from goldenthread.ingest.findings import Finding, Severity
from goldenthread.ingest.staging import Staged
from goldenthread.ledger.written import WrittenBefore

WRITTEN_HERE = "written-here"


def all_held(staged: Staged) -> dict[str, dict[str, int]]:
    """The rows of each table, as they are counted of a load: unchanged, or held back."""
    return {
        table.name: {
            "read": staged.read[table.name],
            "loaded": 0,
            "unchanged": staged.read[table.name] - staged.held_back[table.name],
            "closed": 0,
            "held_back": staged.held_back[table.name],
        }
        for table in staged.tables
    }


def known_again(ours: WrittenBefore) -> Finding:
    """That the file is our own, and that nothing of it is taken in."""
    return Finding(
        code=WRITTEN_HERE,
        table="Message",
        why=f"This file was written here on {ours.written_at:%-d %B %Y}, of edition {ours.edition} "
        "of the record. All that it says came from other returns, so nothing of it is taken in; "
        "to take it in as a return of its own, load it with --replaces.",
        severity=Severity.NOTE,
    )
