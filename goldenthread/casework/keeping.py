"""The owner of a kind of record says where it is kept: in the case system, or here."""

from dataclasses import dataclass, replace
from datetime import date, datetime

from goldenthread.access.kept_here import Kept
from goldenthread.access.log import Kind, record_access
from goldenthread.access.models import Outcome
from goldenthread.access.pairs import council_held
from goldenthread.access.permissions import (
    NotAllowed,
    check_person_can_say_where_kept,
    person_can_name_owners,
)
from goldenthread.access.roles import Permission
from goldenthread.access.sight import Sight
from goldenthread.casework.receipts import Wrong
from goldenthread.ledger.connection import database_uri
from goldenthread.ledger.kept_here import Keeping, before, keeping_of, say_where


@dataclass(frozen=True, kw_only=True)
class Turn:
    """What is said: who owns it, whether it is turned on or off (None: neither), from which day,
    and why."""

    owner: str
    is_on: bool | None
    since: date | None
    why: str


def turn(by: Sight, kept: Kept, said: Turn, *, at: datetime) -> int:
    """Say whose a kind of record is, or from when on it is kept here or is not; the new edition.

    Raises NotAllowed; Wrong for what cannot be; SaidOtherwise where somebody was quicker.
    """
    check_person_can_say_where_kept(by, kept.owner)
    if said.owner != kept.owner and not person_can_name_owners(by):
        raise NotAllowed(Permission.SAY_WHERE_KEPT)
    was = keeping_of(database_uri(), kept.table.name)
    new = Keeping(
        table_name=kept.table.name,
        owner=said.owner,
        kept_from=was.kept_from if was else None,
        kept_to=was.kept_to if was else None,
        why=said.why,
        said_at=at,
        said_by=by.person.email,
    )
    if said.is_on is not None:
        new = _from(new, said, by.on)
    _log(by, kept, "says where it is kept")
    return say_where(database_uri(), council_held(), new, was=was, now=lambda: at)


def turn_back(by: Sight, kept: Kept, *, at: datetime) -> int | None:
    """Take back what was last said; the new edition, None where nothing was. What was typed stays,
    and is typed no more where it was turned on by what is taken back."""
    check_person_can_say_where_kept(by, kept.owner)
    was = keeping_of(database_uri(), kept.table.name)
    if was is None:
        return None
    never = replace(was, owner="", kept_from=None, kept_to=None)
    stood = before(database_uri(), kept.table.name) or never
    new = replace(stood, why="Taken back", said_at=at, said_by=by.person.email)
    _log(by, kept, "takes back where it is kept")
    return say_where(database_uri(), council_held(), new, was=was, now=lambda: at)


def _from(new: Keeping, said: Turn, today: date) -> Keeping:
    """The same, turned on or off from a day. Raises Wrong."""
    is_here = new.kept_from is not None and new.kept_to is None
    if said.since is None:
        raise Wrong("since", "Say from which day on")
    if said.is_on:
        if is_here:
            raise Wrong("since", "It is kept here already")
        if said.since < today:
            raise Wrong("since", "It is turned on from today, or from a later day")
        if new.kept_to and said.since <= new.kept_to:
            raise Wrong("since", "It is kept here on that day already")
        return replace(new, kept_from=said.since, kept_to=None)
    if not is_here or new.kept_from is None:
        raise Wrong("since", "It is not kept here")
    if said.since <= max(new.kept_from, today):
        raise Wrong("since", "It is turned off from tomorrow, or from a later day")
    return replace(new, kept_to=date.fromordinal(said.since.toordinal() - 1))


def _log(by: Sight, kept: Kept, action: str) -> None:
    record_access(by, action=f"{action}: {kept.table.name}", kind=Kind.PAGE, outcome=Outcome.SHOWN)
