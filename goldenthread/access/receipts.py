"""One running of a child's clock with what was said of it, as one person may see it."""

from collections.abc import Mapping
from dataclasses import dataclass
from datetime import UTC, date, datetime
from typing import Any
from uuid import UUID

from django.utils.crypto import constant_time_compare, salted_hmac

from goldenthread.access.case_lists import children_by_id
from goldenthread.access.explained import decisions_shown, explained_to
from goldenthread.access.log import ChildNotFound
from goldenthread.access.naming import ShownAs, identify
from goldenthread.access.roles import Identity
from goldenthread.access.sight import Sight
from goldenthread.access.visibility import Seen
from goldenthread.clocks.decided import PAUSABLE, may_be_agreed
from goldenthread.clocks.explanation import Explanation
from goldenthread.clocks.grounds import grounds_of
from goldenthread.clocks.looked_at import looked_at_of_child, receipts_of_child
from goldenthread.clocks.what_was_decided import (
    DateDecision,
    decisions_of_child,
    of_running,
)


@dataclass(frozen=True, kw_only=True)
class SeenReceipt:
    """What somebody said of a running. `why` is left out for whoever may not know the child: it is
    free text, and may name it."""

    number: int
    said: str
    why: str
    next_look_on: date | None
    by: str
    as_role: str
    at: datetime


@dataclass(frozen=True, kw_only=True)
class LookedAt:
    """A running of one child with its explanation, all that was ever said of it, and all that was
    decided of its due date, newest first. `tells_why` is False where reasons are not shown.
    `may_be_agreed` and `may_be_paused` say what its rule lets people decide."""

    child_id: str
    handle: UUID
    key: str
    shown: ShownAs
    clock: str
    started_on: date | None
    about: str
    look: str
    is_open: bool
    explained: Explanation
    source_file: str
    receipts: tuple[SeenReceipt, ...]
    tells_why: bool
    decisions: tuple[DateDecision, ...]
    may_be_agreed: bool
    may_be_paused: bool

    @property
    def held(self) -> SeenReceipt | None:
        """The receipt that holds."""
        return self.receipts[0] if self.receipts else None


def key_of(run: Mapping[str, Any]) -> str:
    """What names a running among those of its child in an address. It tells nothing of the day on
    which something happened to the child."""
    text = f"{run['clock']}|{run['started_on']}|{run['about']}"
    return salted_hmac("goldenthread.running", text, algorithm="sha256").hexdigest()[:16]


def receipt_of(sight: Sight, row: Mapping[str, Any]) -> SeenReceipt | None:
    """The receipt in a row of `looked_at`, as this person may see it."""
    return None if row["receipt"] is None else _receipt(sight, row)


def _receipt(sight: Sight, row: Mapping[str, Any]) -> SeenReceipt:
    return SeenReceipt(
        number=row["receipt"],
        said=row["said"],
        why=row["why"] if sight.identity is Identity.FULL else "",
        next_look_on=row["next_look_on"],
        by=row["said_by"],
        as_role=row["said_as"],
        at=datetime.fromtimestamp(row["said_us"] / 1_000_000, UTC),
    )


def look_at(seen: Seen, handle: UUID, key: str, *, on: date) -> LookedAt:
    """The running of this child that has this key, as it stands on the day. Raises ChildNotFound
    for a child out of reach, and where there is no such running."""
    child_id = seen.child_id(handle)
    rows = looked_at_of_child(seen.reading, child_id, on, today=seen.on)
    run = next((row for row in rows if constant_time_compare(key_of(row), key)), None)
    if run is None:
        raise ChildNotFound(handle)
    child = children_by_id(seen, [child_id])[child_id]
    said = seen.reading.rows(receipts_of_child(seen.reading), child=child_id)
    decided = of_running(decisions_of_child(seen.reading, child_id), run)
    grounds = grounds_of(seen.reading)
    return LookedAt(
        child_id=child_id,
        handle=handle,
        key=key,
        shown=identify(seen.sight, child, on=on),
        clock=run["clock"],
        started_on=run["started_on"],
        about=run["about"],
        look=run["look"],
        is_open=run["is_open"],
        explained=explained_to(seen.sight, run, child, on=on, grounds=grounds, decisions=decided),
        source_file=run["source_file"] or "",
        receipts=tuple(
            _receipt(seen.sight, row)
            for row in said
            if all(row[name] == run[name] for name in ("clock", "started_on", "about"))
        ),
        tells_why=seen.sight.identity is Identity.FULL,
        decisions=decisions_shown(seen.sight, decided),
        may_be_agreed=may_be_agreed(run["rule"]),
        may_be_paused=run["rule"] in PAUSABLE,
    )
