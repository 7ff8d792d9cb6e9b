"""A person who looked at a running of a clock says what came of it."""

from datetime import date, datetime, timedelta

from goldenthread.access.pairs import council_held
from goldenthread.access.permissions import check_person_can_give_receipts
from goldenthread.access.receipts import LookedAt
from goldenthread.access.visibility import Seen
from goldenthread.ledger.connection import database_uri
from goldenthread.ledger.receipts import Receipt, keep
from goldenthread.record.receipts import NEEDS_WHY, Said

LONGEST_PROMISE = timedelta(days=183)
"""A next look is within six months: what is looked at once a year is not overseen."""


class Wrong(ValueError):
    """What is wrong with a receipt, as a sentence; `field` is where."""

    def __init__(self, field: str, sentence: str) -> None:
        super().__init__(sentence)
        self.field = field


def give_receipt(
    seen: Seen,
    running: LookedAt,
    said: Said,
    *,
    why: str,
    next_look_on: date | None,
    after: int | None,
    at: datetime,
) -> int:
    """Keep what this person says of a running; the new edition. `after` is the number of the
    receipt that they had before them.

    Raises NotAllowed; Wrong for what cannot be said so; SaidSince where somebody was quicker.
    """
    check_person_can_give_receipts(seen.sight)
    if not running.is_open:
        raise Wrong("said", "It is no longer open, so that there is nothing left to say of it")
    if said in NEEDS_WHY and not why:
        raise Wrong("why", f"Say why: {said} says nothing by itself")
    if next_look_on and not seen.on < next_look_on <= seen.on + LONGEST_PROMISE:
        raise Wrong("next_look_on", "The next look must be after today, and within six months")
    receipt = Receipt(
        child_id=running.child_id,
        clock=running.clock,
        started_on=running.started_on,
        about=running.about,
        said=said,
        why=why,
        next_look_on=next_look_on,
        said_by=seen.sight.person.full_name,
        said_as=seen.sight.role_name,
    )
    ids = seen.reading.ids_of(running.child_id)
    return keep(database_uri(), council_held(), receipt, ids=ids, after=after, at=at)
