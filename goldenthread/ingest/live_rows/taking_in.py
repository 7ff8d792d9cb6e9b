"""Takes a batch of changed rows in: into the working copy, and the children whom it touches into
the ledger, in one transaction.

There is no second way of stacking: all that is held of those children is made into a return of
them alone, staged as a whole feed is, and compared with what the same slice holds of them.
"""

import datetime
from collections.abc import Callable
from dataclasses import dataclass, field, replace
from typing import Any

import pyarrow as pa

from goldenthread.ingest.difference import difference
from goldenthread.ingest.findings import Finding, Refused
from goldenthread.ingest.ground import ground_for
from goldenthread.ingest.live_rows.batch import LOCAL, Batch, speaks_of
from goldenthread.ingest.live_rows.gathering import as_return, gathered, touched
from goldenthread.ingest.live_rows.laying_over import Laid, lay_over
from goldenthread.ingest.live_rows.reached import reached_from
from goldenthread.ingest.of_rows import as_kept, rows_of_findings
from goldenthread.ingest.staging import Staged, stage
from goldenthread.ingest.words_of_the_record import in_words_of_the_record
from goldenthread.ledger.append import (
    Change,
    ChangedMeanwhile,
    Extent,
    LoadDetails,
    SliceName,
    append,
)
from goldenthread.ledger.feed import HeldSlice, extents_of, held_of_children
from goldenthread.ledger.said_rows import SaidRows, working_copy
from goldenthread.returns.standard_safeguarding import STANDARD_SAFEGUARDING
from goldenthread.returns.standard_safeguarding.by_number import (
    ARRIVING,
    BELONGING,
    OF_NO_CHILD,
)

KIND = STANDARD_SAFEGUARDING.kind

FEED_NOT_FOLLOWED = (
    "The feed that is held was taken in before changed rows could be laid over it: load the whole "
    "feed once more, then send changed rows."
)


@dataclass(frozen=True, kw_only=True)
class Sent:
    """How a batch was sent: the address of the ledger, whose rows they are, who sent them, the file
    that keeps them (its name and fingerprint), and for how many seconds to wait for others."""

    uri: str
    council: str
    sent_by: str
    source: str
    sha256: str
    now: Callable[[], datetime.datetime]
    wait: float = 30.0


@dataclass(kw_only=True)
class Receipt:
    """What came of a batch. Every row is in one of the four counts: it changed what is held, said
    it again, came after a later saying of the same row, or waits for the row that it belongs to.

    `record` counts, per table of the record, the rows of the children whom it touched. `findings`
    are those of rows of the batch; their ordinals are places in it, from 1.
    """

    table: str
    read: int
    changed: int = 0
    unchanged: int = 0
    older: int = 0
    held_back: int = 0
    load: int | None = None
    edition: int | None = None
    last_day: datetime.date | None = None
    record: dict[str, dict[str, int]] = field(default_factory=dict)
    findings: list[Finding] = field(default_factory=list)
    not_read: list[str] = field(default_factory=list)

    def as_json(self) -> dict[str, Any]:
        """The object that the sender is answered with. It repeats no value of the batch."""
        counts = ("read", "changed", "unchanged", "older", "held_back")
        return {
            "load": self.load,
            "edition": self.edition,
            "speaks_to": self.last_day.isoformat() if self.last_day else None,
            "tables": {self.table: {name: getattr(self, name) for name in counts}},
            "record": self.record,
            "findings": [
                {
                    "row": f.ordinal - 1 if f.ordinal else None,
                    "code": f.code,
                    "column": f.column,
                    "why": f.why,
                    "severity": f.severity.value,
                }
                for f in self.findings
            ],
            "not_read": self.not_read,
        }


def take_in_rows(batch: Batch, sent: Sent) -> Receipt:
    """Take a batch without a fault in. Raises Refused, with one plain sentence, and Busy."""
    started_at = sent.now()
    receipt = Receipt(table=batch.group.name, read=len(batch.rows))
    receipt.not_read = sorted(name[:60] for name in batch.not_read)
    with (
        working_copy(sent.uri, wait=sent.wait) as connection,
        ground_for(STANDARD_SAFEGUARDING) as ground,
    ):
        copy = SaidRows(connection, sent.council)
        held = _held(copy, None)
        if held.slice_id and not copy.is_filled():
            raise Refused(FEED_NOT_FOLLOWED)
        laid = lay_over(batch, copy)
        waiting = _waiting(copy, batch, laid)
        for name, count in laid.counts.items():
            setattr(receipt, name, count)
        receipt.changed, receipt.held_back = receipt.changed - waiting, waiting
        children = touched(copy, batch.group, laid.sayings)
        reached = reached_from(batch.group.name)
        staged = None
        if children:
            rows = gathered(copy, reached, children)
            raw = as_return(rows, reached, children, laid.places)
            staged = stage(raw, STANDARD_SAFEGUARDING, on=ground)
            receipt.findings = _of_sent(staged, laid)
        if staged or held.slice_id:
            _load(receipt, staged, laid, sent, started_at, copy)
    return receipt


def _waiting(copy: SaidRows, batch: Batch, laid: Laid) -> int:
    """How many changed rows are of no child yet: what they belong to has not come."""
    if batch.group.name in OF_NO_CHILD:
        return 0
    alone = [row for row in laid.changed if not row.child_id and not row.is_deleted]
    belongs = {of for row in alone for of in speaks_of(row, BELONGING)}
    found = copy.that_speak_of(ARRIVING, belongs) if belongs else []
    known = {of for row in found if row.child_id for of in row.speaks_of or ()}
    return sum(known.isdisjoint(row.speaks_of or ()) for row in alone)


def _of_sent(staged: Staged, laid: Laid) -> list[Finding]:
    """What is said of rows of the batch. Rows that were held stand after all of them."""
    places = set(laid.places.values())
    return [
        in_words_of_the_record(found, STANDARD_SAFEGUARDING)
        for found in staged.findings
        if found.ordinal in places
    ]


def _load(
    receipt: Receipt,
    staged: Staged | None,
    laid: Laid,
    sent: Sent,
    started_at: datetime.datetime,
    copy: SaidRows,
) -> None:
    """Commit what the batch changes in the ledger, and say so in the receipt."""
    rows = rows_of_findings(staged, receipt.findings) if staged else []
    findings = as_kept(receipt.findings, rows)
    while True:
        details, changes = _compare(staged, laid, sent, copy)
        try:
            committed = append(
                sent.uri,
                details,
                changes,
                findings,
                started_at=started_at,
                now=sent.now,
                within=copy.connection,
            )
            break
        except ChangedMeanwhile:
            continue
    receipt.load, receipt.edition = committed.load, committed.edition
    receipt.last_day = details.slice.last_day
    receipt.record = {
        name: change.counts for name, change in changes.items() if change.read or len(change.closed)
    }


def _compare(
    staged: Staged | None, laid: Laid, sent: Sent, copy: SaidRows
) -> tuple[LoadDetails, dict[str, Change]]:
    """What of the slice changes, and the day to which it speaks now."""
    held = _held(copy, staged)
    extents = extents_of(copy.connection, held.slice_id)
    today = sent.now().astimezone(LOCAL).date()
    changed_on = [min(row.changed_at.astimezone(LOCAL).date(), today) for row in laid.changed]
    last_day = max((day for day in (held.last_day, *changed_on) if day), default=today)
    one = SliceName(
        council=sent.council, kind=KIND, first_day=held.first_day or last_day, last_day=last_day
    )
    speaks_further = held.slice_id > 0 and held.last_day != last_day
    changes = difference(staged, held).changes if staged else {}
    if speaks_further:
        # All that the case system holds is known up to the later day, what did not change as well.
        changes = dict.fromkeys(extents, NOTHING) | changes
    details = LoadDetails(
        slice=one,
        source=sent.source,
        sha256=sent.sha256,
        loaded_at=sent.now(),
        loaded_by=sent.sent_by,
        seen_touched_by=held.touched_by,
        speaks_further=speaks_further,
        is_live=True,
    )
    return details, {
        name: replace(change, extent=extents.get(name, Extent.OF_ITS_CHILDREN))
        for name, change in changes.items()
    }


def _held(copy: SaidRows, staged: Staged | None) -> HeldSlice:
    return held_of_children(
        copy.connection,
        council=copy.council,
        kind=KIND,
        tables=[table.name for table in staged.tables] if staged else (),
        children=(staged.only_children or ()) if staged else (),
    )


NOTHING = Change(columns=(), opened=pa.table({}), closed=(), read=0, unchanged=0, held_back=0)
