"""All that was recorded here of children: receipts of oversight, decisions on due dates, and what
was typed here.

Each thing has a reference, the same for ever, by which the case file names it. Nothing is left out
because something later stands in its place.
"""

import datetime
from collections.abc import Collection, Iterator, Mapping
from dataclasses import dataclass
from typing import Any

from goldenthread.record.decided_dates import DATE_DECISIONS, Decided
from goldenthread.record.kept_here import MAY_BE_KEPT_HERE, TYPED_HERE
from goldenthread.record.snapshot import Reading
from goldenthread.record.table import RecordTable


@dataclass(frozen=True, kw_only=True)
class Holding:
    """One thing that is held about a child: what kind it is, what was said in a word or two, and in
    full, by whom and when. `holds` where nothing later stands in its place."""

    reference: str
    child_id: str
    kind: str
    said: str
    in_full: Mapping[str, str]
    by: str
    at: datetime.datetime
    edition: int
    holds: bool


def held_about(
    reading: Reading, *, child_ids: Collection[str] | None = None, since: int = 0
) -> list[Holding]:
    """What was recorded here up to the edition of the reading and after `since`, oldest first; of
    these ids, or of all children."""
    asked = {"everybody": child_ids is None, "ids": sorted(child_ids or ()), "since": since}
    asked["edition"] = reading.edition
    found = [*_receipts(reading, asked), *_date_decisions(reading, asked)]
    for table in MAY_BE_KEPT_HERE.values():
        found += _typed(reading, table, asked)
    return sorted(found, key=lambda one: (one.at, one.reference))


DECISION = (
    "clock",
    "started_on",
    "about",
    "decided",
    "agreed_on",
    "paused_from",
    "paused_to",
    "look_again_on",
    "why",
    "whose",
    "instead_of",
)
"""What is told of a decision on a due date."""

WHERE = (
    "($everybody or list_contains($ids, t.child_id)) "
    "and t.opened_by > $since and t.opened_by <= $edition"
)


def _receipts(reading: Reading, asked: Mapping[str, Any]) -> Iterator[Holding]:
    rows = reading.rows(
        "select t.* exclude (said_at), epoch_us(t.said_at) as at_us, "
        "row_number() over (partition by t.child_id, t.clock, t.started_on, t.about "
        "order by t.id desc) = 1 as holds "
        f"from main.receipts t where {WHERE}",
        **asked,
    )
    for row in rows:
        yield Holding(
            reference=f"receipt {row['id']}",
            child_id=row["child_id"],
            kind="Receipt of oversight",
            said=row["said"],
            in_full=_filled(row, ("clock", "started_on", "about", "said", "why", "next_look_on")),
            by=f"{row['said_by']}, {row['said_as'].lower()}",
            at=_moment(row["at_us"]),
            edition=row["opened_by"],
            holds=row["holds"],
        )


def _date_decisions(reading: Reading, asked: Mapping[str, Any]) -> Iterator[Holding]:
    rows = reading.rows(
        "select t.* exclude (said_at), epoch_us(t.said_at) as at_us, "
        "l.id is null and t.decided <> $taken_back as holds "
        f"from main.{DATE_DECISIONS} t left join main.{DATE_DECISIONS} l "
        f"on l.instead_of = t.id and l.opened_by <= $edition where {WHERE}",
        taken_back=str(Decided.TAKEN_BACK),
        **asked,
    )
    for row in rows:
        yield Holding(
            reference=f"decision on a due date {row['id']}",
            child_id=row["child_id"],
            kind="Decision on a due date",
            said=row["decided"],
            in_full=_filled(row, DECISION),
            by=f"{row['said_by']}, {row['said_as'].lower()}",
            at=_moment(row["at_us"]),
            edition=row["opened_by"],
            holds=row["holds"],
        )


def _typed(reading: Reading, table: RecordTable, asked: Mapping[str, Any]) -> Iterator[Holding]:
    rows = reading.rows(
        "select t.*, l.source, epoch_us(l.loaded_at) as at_us, "
        "t.closed_by is null or t.closed_by > $edition as holds "
        f"from main.ledger_{table.name} t join main.slices s on s.id = t.slice_id "
        f"join main.loads l on l.id = t.load_id where s.kind = '{TYPED_HERE}' and {WHERE}",
        **asked,
    )
    for row in rows:
        yield Holding(
            reference=f"{table.name.replace('_', ' ')} {row['id']}",
            child_id=row["child_id"],
            kind=table.title,
            said=f"of {row[table.spans[0]]}",
            in_full=_filled(row, table.column_names[1:]),
            by=row["source"],
            at=_moment(row["at_us"]),
            edition=row["opened_by"],
            holds=row["holds"],
        )


def _filled(row: Mapping[str, Any], names: Collection[str]) -> dict[str, str]:
    return {name: str(row[name]) for name in names if row[name] not in (None, "")}


def _moment(microseconds: int) -> datetime.datetime:
    return datetime.datetime.fromtimestamp(microseconds / 1_000_000, datetime.UTC)
