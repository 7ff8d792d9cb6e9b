"""The weights of caseloads: which are in force, what a change would do, and the change itself."""

from collections.abc import Mapping
from datetime import date, datetime
from decimal import Decimal

from goldenthread.access.log import Kind, record_access
from goldenthread.access.models import Outcome
from goldenthread.access.permissions import check_person_can_set_standards
from goldenthread.access.sight import Sight
from goldenthread.access.visibility import Seen
from goldenthread.ledger.connection import database_uri
from goldenthread.ledger.saying import say, unsay
from goldenthread.record.snapshot import Reading
from goldenthread.record.weights import Weights, as_text, weights_at, weights_of

TABLE = "ledger_caseload_weights"
KEY = "in_force_from"


def weights_set(reading: Reading) -> tuple[Weights, ...]:
    """Every set of weights that stands, the oldest first."""
    rows = reading.rows(f"{weights_at(reading.edition)} order by {KEY}")
    return tuple(map(weights_of, rows))


def weights_on(seen: Seen, day: date) -> Weights | None:
    """The set that is in force on a day; None where nothing is weighted."""
    sets = weights_set(seen.reading)
    return next((one for one in reversed(sets) if one.in_force_from <= day), None)


def set_weights(
    by: Sight,
    weights: Mapping[str, Decimal],
    since: date,
    *,
    why: str,
    at: datetime,
    after: int,
) -> int | None:
    """Set what each kind counts for from a day on; the edition that it made, None where it is so
    already. `after` is the edition of the set of that day which the writer had before them, 0
    where there was none. Raises SaidSince where there is another by now."""
    _log(by, "sets the weights of caseloads")
    return say(
        database_uri(),
        TABLE,
        {KEY: since},
        {"weights": as_text(weights)},
        beside={"why": why, "set_at": at, "set_by": by.person.email},
        at=at,
        after=after,
    )


def take_weights_back(by: Sight, since: date, *, at: datetime) -> int | None:
    """Take back the set of a day: what stood before it is in force again."""
    _log(by, "takes weights of caseloads back")
    return unsay(database_uri(), TABLE, {KEY: since}, at=at)


def _log(by: Sight, action: str) -> None:
    check_person_can_set_standards(by)
    record_access(by, action=action, kind=Kind.PAGE, outcome=Outcome.SHOWN)
