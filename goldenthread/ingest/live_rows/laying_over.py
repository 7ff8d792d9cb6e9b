"""Lays changed rows over what is held of them: of two sayings of a row the later one stands.

Which is the later follows from the rows alone, so that they may come in any order, twice, or in any
number of batches: by when the case system changed them, then a taking back before a saying, then by
what they say.
"""

from collections import Counter
from dataclasses import dataclass, field, replace

from goldenthread.ingest.live_rows.batch import Batch
from goldenthread.ledger.said_rows import SaidRow, SaidRows


@dataclass(kw_only=True)
class Laid:
    """What a batch did to the working copy.

    `changed` are the rows as they are now, `sayings` the same with what was held before. `places`
    has where in the batch, from 1, the row stands that stands now, by table and number. `counts`
    has each row of the batch once: changed, unchanged or older.
    """

    changed: list[SaidRow] = field(default_factory=list)
    sayings: list[SaidRow] = field(default_factory=list)
    places: dict[tuple[str, str], int] = field(default_factory=dict)
    counts: Counter[str] = field(default_factory=Counter)


def lay_over(batch: Batch, copy: SaidRows) -> Laid:
    """Write into the working copy what is later than what it holds."""
    table = batch.group.name
    held: dict[str, list[SaidRow]] = {}
    for row in copy.by_number(table, {row.number for row in batch.rows}):
        held.setdefault(row.number, []).append(row)
    spoken_to = copy.spoken_to().get(table)
    stands = {number: max(rows, key=lambda row: row.order) for number, rows in held.items()}
    laid, kept = Laid(), dict(stands)
    for place, row in enumerate(batch.rows, start=1):
        before = kept.get(row.number)
        is_same = _same(before, row)
        is_later = (before is None or row.order > before.order) and (
            spoken_to is None or row.changed_at > spoken_to
        )
        laid.counts["unchanged" if is_same else "changed" if is_later else "older"] += 1
        if is_later:
            kept[row.number] = row
            laid.places[table, row.number] = place
    later = [row for number, row in kept.items() if row is not stands.get(number)]
    copy.put(later)
    for row in later:
        was = held.get(row.number, [])
        if len(was) > 1 or not _same(stands.get(row.number), row):
            laid.changed.append(row)
            laid.sayings += [*was, row]
    return laid


def _same(before: SaidRow | None, row: SaidRow) -> bool:
    """Whether a row says what was held: taking back what is not there says nothing new."""
    if before is None:
        return row.is_deleted
    return replace(before, changed_at=row.changed_at, place=row.place) == row
