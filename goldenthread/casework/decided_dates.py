"""A person who may decides of the due date of one running: another day is agreed, or it is paused.

A statutory date is never moved: the day agreed stands beside it (clocks/decided.py).
"""

from collections.abc import Iterator
from dataclasses import dataclass
from datetime import date, datetime, timedelta

from goldenthread.access.pairs import council_held
from goldenthread.access.permissions import check_person_can_decide_dates
from goldenthread.access.receipts import LookedAt
from goldenthread.access.visibility import Seen
from goldenthread.casework.receipts import LONGEST_PROMISE, Wrong
from goldenthread.clocks.running import UNDER_WAY
from goldenthread.clocks.what_was_decided import DateDecision as Known
from goldenthread.ledger.connection import database_uri
from goldenthread.ledger.decided_dates import DateDecision, keep
from goldenthread.record.decided_dates import Decided

LONGEST = timedelta(days=366)
"""No day is agreed, and nothing paused, for longer than a year."""
TOO_LONG = "Choose a day within a year from now"


@dataclass(frozen=True, kw_only=True)
class Act:
    """Why, whose decision it was where it was another's, and the number of the newest decision on
    the running that the person had before them."""

    why: str
    whose: str
    after: int | None
    at: datetime


@dataclass(frozen=True, kw_only=True)
class Pause:
    """The days of a pause, both counted; without a last day, when it will be looked at again."""

    first: date
    last: date | None
    look_again_on: date | None


def agree_day(seen: Seen, running: LookedAt, day: date, act: Act, *, since: date) -> int:
    """Agree another day; the new edition. `since` is the day as which the running is looked at.

    Raises NotAllowed; Wrong for what cannot be; SaidSince where somebody was quicker.
    """
    _check(seen, running)
    if not running.may_be_agreed:
        raise Wrong("agreed_on", "Nothing is owed on a day here, so that no other can be agreed")
    if day == running.explained.due_on:
        raise Wrong("agreed_on", "It is due on that day already")
    if day < since:
        raise Wrong("agreed_on", "Choose a day that is not over yet")
    if day > _latest(seen):
        raise Wrong("agreed_on", TOO_LONG)
    before = next((one.number for one in _standing(running, Decided.AGREED)), None)
    return _keep(seen, running, act, Decided.AGREED, agreed_on=day, instead_of=before)


def pause(seen: Seen, running: LookedAt, asked: Pause, act: Act) -> int:
    """Pause the count; see `agree_day`."""
    _check(seen, running)
    if not running.may_be_paused:
        raise Wrong("paused_from", "Its rule lets nobody pause it")
    if next(_standing(running, Decided.AGREED), None):
        raise Wrong("paused_from", "A day is agreed: take that back first, or agree a later one")
    _refuse_days(seen, running, asked, changed=None)
    return _pause(seen, running, asked, act, changed=None)


def change_pause(seen: Seen, running: LookedAt, number: int, last: date, act: Act) -> int:
    """Say on which day a pause ends, or ended; see `agree_day`."""
    _check(seen, running)
    was = _of_number(running, number, Decided.PAUSED)
    assert was.paused_from
    asked = Pause(first=was.paused_from, last=last, look_again_on=None)
    _refuse_days(seen, running, asked, changed=number)
    return _pause(seen, running, asked, act, changed=number)


def take_back(seen: Seen, running: LookedAt, number: int, act: Act) -> int:
    """Take a decision back: it moves nothing any more, from now on; see `agree_day`."""
    check_person_can_decide_dates(seen.sight)
    _of_number(running, number)
    return _keep(seen, running, act, Decided.TAKEN_BACK, instead_of=number)


def _check(seen: Seen, running: LookedAt) -> None:
    check_person_can_decide_dates(seen.sight)
    if running.explained.state not in UNDER_WAY:
        raise Wrong("why", "It is no longer open with a due date, so that nothing can be moved")


def _refuse_days(seen: Seen, running: LookedAt, asked: Pause, *, changed: int | None) -> None:
    ends = "paused_to"
    if running.started_on and asked.first < running.started_on:
        raise Wrong("paused_from", "It had not started on that day")
    if asked.first > max(filter(None, (running.explained.due_on, running.explained.rule_due_on))):
        raise Wrong("paused_from", "It is due before that day: a pause from then moves nothing")
    if asked.last and asked.last < asked.first:
        raise Wrong(ends, "The last day is before the first")
    if max(asked.first, asked.last or asked.first) > _latest(seen):
        raise Wrong(ends, TOO_LONG)
    if asked.last is None and asked.look_again_on is None:
        raise Wrong(ends, "Say its last day, or when you will look at it again")
    if asked.look_again_on and not seen.on < asked.look_again_on <= seen.on + LONGEST_PROMISE:
        raise Wrong("look_again_on", "The next look must be after today, and within six months")
    for other in _standing(running, Decided.PAUSED):
        if other.number != changed and other.paused_from and _overlap(asked, other):
            raise Wrong("paused_from", "It is paused on days of that already")


def _latest(seen: Seen) -> date:
    """A year after today, or after the day on which the record stands, where files are ahead."""
    return max(seen.on, seen.reading.as_at or seen.on) + LONGEST


def _overlap(asked: Pause, other: Known) -> bool:
    assert other.paused_from
    ends_before = other.paused_to is not None and other.paused_to < asked.first
    begins_after = asked.last is not None and other.paused_from > asked.last
    return not (ends_before or begins_after)


def _standing(running: LookedAt, decided: Decided) -> Iterator[Known]:
    return (one for one in running.decisions if one.stands and one.decided is decided)


def _of_number(running: LookedAt, number: int, decided: Decided | None = None) -> Known:
    found = (one for one in running.decisions if one.stands and one.number == number)
    one = next(found, None)
    if one is None or (decided and one.decided is not decided):
        raise Wrong("why", "That no longer stands: see what was decided below")
    return one


def _pause(seen: Seen, running: LookedAt, asked: Pause, act: Act, *, changed: int | None) -> int:
    return _keep(
        seen,
        running,
        act,
        Decided.PAUSED,
        paused_from=asked.first,
        paused_to=asked.last,
        look_again_on=None if asked.last else asked.look_again_on,
        instead_of=changed,
    )


def _keep(
    seen: Seen,
    running: LookedAt,
    act: Act,
    decided: Decided,
    *,
    instead_of: int | None,
    agreed_on: date | None = None,
    paused_from: date | None = None,
    paused_to: date | None = None,
    look_again_on: date | None = None,
) -> int:
    if not act.why:
        raise Wrong("why", "Say why: it stands beside the due date")
    assert running.started_on
    decision = DateDecision(
        child_id=running.child_id,
        clock=running.clock,
        started_on=running.started_on,
        about=running.about,
        decided=decided,
        agreed_on=agreed_on,
        paused_from=paused_from,
        paused_to=paused_to,
        look_again_on=look_again_on,
        why=act.why,
        whose=act.whose,
        said_by=seen.sight.person.full_name,
        said_as=seen.sight.role_name,
        instead_of=instead_of,
    )
    ids = seen.reading.ids_of(running.child_id)
    return keep(database_uri(), council_held(), decision, ids=ids, after=act.after, at=act.at)
