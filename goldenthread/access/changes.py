"""What changed between a day before and now, counted among the children within reach.

Two things can be meant. What *happened* since: both days are told by what is known now. What
*became known* since: what the record said at the end of that day, of the last day that it spoke of
then, beside what it says now; a plan of last year that was loaded yesterday became known yesterday.
Each change is a key that stands in one set and not in the other: nothing is counted a second way.
"""

from collections import Counter
from collections.abc import Callable, Iterable, Mapping
from dataclasses import dataclass
from datetime import date
from enum import StrEnum
from typing import Any

from goldenthread.access import visibility
from goldenthread.access.visibility import Seen
from goldenthread.clocks.looked_at import UNSEEN, as_at, looks_by, standing_and_looked_at
from goldenthread.clocks.open_now import open_and_looked_at
from goldenthread.clocks.running import NOT_KNOWN
from goldenthread.clocks.states import OVERDUE
from goldenthread.measures.caseloads import held_on
from goldenthread.record.snapshot import Reading

Key = tuple[Any, ...]
"""What tells one apart: the child first, then what of the child's it is."""
GONE = "no longer in the record"
"""How something stands now that the record said then and says no more."""


class Meant(StrEnum):
    """What is meant by since."""

    HAPPENED = "happened"
    KNOWN = "became known"


class What(StrEnum):
    """What can change."""

    OVERDUE = "became overdue"
    UNSEEN = "became overdue and unseen"
    ENDED = "is overdue no more"
    PLAN_BEGUN = "plan began"
    PLAN_ENDED = "plan ended"
    NO_WORKER = "is without a worker"


OF_CLOCKS = (What.OVERDUE, What.UNSEEN, What.ENDED)


@dataclass(frozen=True, kw_only=True)
class Standing:
    """The record as it stands on a day: read at one edition, with the looks up to one day."""

    reading: Reading
    on: date
    looks: date


def standing_now(seen: Seen, on: date) -> Standing:
    """The record that is read, on the day that is asked about."""
    return Standing(reading=seen.reading, on=on, looks=looks_by(seen.reading, on, today=seen.on))


def standing_then(seen: Seen, since: date, meant: Meant) -> Standing | None:
    """What is compared with now; None where there was no record yet at the end of that day."""
    if meant is Meant.HAPPENED:
        return standing_now(seen, since)
    made = seen.reading.rows(
        "select max(number) as edition from main.editions where number <= $newest "
        "and timezone('Europe/London', made_at)::date <= $since",
        newest=seen.reading.edition,
        since=since,
    )[0]["edition"]
    if made is None:
        return None
    reading = visibility.reading_of(made)
    return Standing(reading=reading, on=as_at(reading) or since, looks=min(since, seen.on))


def changed(seen: Seen, what: What, then: Standing, now: Standing) -> frozenset[Key]:
    """What changed so, of children within reach or not: for whoever cuts it."""
    held_then, held = stood_and_stand(seen, what, then, now)
    return held_then - held if what is What.ENDED else held - held_then


def stood_and_stand(
    seen: Seen, what: What, then: Standing, now: Standing
) -> tuple[frozenset[Key], frozenset[Key]]:
    """What stood so then and what stands so now, of children within reach or not."""
    held, held_then = _keys(now, what), _keys(then, what)
    if then.reading.edition != now.reading.edition:
        linked = seen.reading.linked
        held_then = frozenset((linked.get(key[0], key[0]), *key[1:]) for key in held_then)
    return held_then, held


def count_changes(seen: Seen, then: Standing, now: Standing) -> Mapping[tuple[What, str], int]:
    """How much of each changed for the children within reach; of what is overdue no more, by how it
    stands now, else under an empty word."""
    key = ("changes", then.reading.edition, then.on, then.looks, now.on)
    counts: Mapping[tuple[What, str], int] = seen.remember(key, lambda: _counts(seen, then, now))
    return counts


def _counts(seen: Seen, then: Standing, now: Standing) -> Mapping[tuple[What, str], int]:
    found = {what: changed(seen, what, then, now) for what in What}
    within = seen.within_reach({key[0] for keys in found.values() for key in keys})
    cut = {what: [key for key in keys if key[0] in within] for what, keys in found.items()}
    counts = Counter({(what, ""): len(keys) for what, keys in cut.items() if what != What.ENDED})
    stands = how_they_stand(now, cut[What.ENDED])
    return counts + Counter((What.ENDED, stands[key]) for key in cut[What.ENDED])


def how_they_stand(now: Standing, keys: Iterable[Key]) -> dict[Key, str]:
    """The state of each of these runnings now, GONE for one that there is no more."""
    wanted = list(keys)
    rows = (
        now.reading.rows(
            f"select child_id, clock, started_on, about, state from "
            f"({standing_and_looked_at(now.reading)}) where list_contains($children, child_id)",
            children=[key[0] for key in wanted],
            on_day=now.on,
            today=now.looks,
        )
        if wanted
        else []
    )
    states = {running_key(row): row["state"] for row in rows}
    return {key: states.get(key, GONE) for key in wanted}


def running_key(row: Mapping[str, Any]) -> Key:
    """The key of one running."""
    return (row["child_id"], row["clock"], row["started_on"], row["about"])


def plan_key(row: Mapping[str, Any]) -> Key:
    """The key of one plan."""
    return (row["child_id"], row["started_on"])


def _keys(at: Standing, what: What) -> frozenset[Key]:
    """What stood so, kept for all who ask again at this edition."""
    make = SETS[what]
    keys: frozenset[Key] = at.reading.remember(
        (make.__name__, at.on, at.looks), lambda: frozenset(make(at))
    )
    return keys


def _overdue(at: Standing) -> Iterable[Key]:
    return map(running_key, _rows_overdue(at))


def _unseen(at: Standing) -> Iterable[Key]:
    return (running_key(row) for row in _rows_overdue(at) if row["look"] == UNSEEN)


def _rows_overdue(at: Standing) -> list[dict[str, Any]]:
    return at.reading.rows(
        "select child_id, clock, started_on, about, look from "
        f"({open_and_looked_at(at.reading, at.on)}) where state = '{OVERDUE}'",
        today=at.looks,
    )


def _begun(at: Standing) -> Iterable[Key]:
    return _plans(at, "started_on <= $on")


def _ended(at: Standing) -> Iterable[Key]:
    return _plans(at, "ended_on <= $on")


def _plans(at: Standing, where: str) -> Iterable[Key]:
    rows = at.reading.rows(
        f"select child_id, started_on from child_protection_plans where {where}", on=at.on
    )
    return map(plan_key, rows)


def _without_worker(at: Standing) -> Iterable[Key]:
    rows = at.reading.rows(
        f"select child_id from ({held_on(at.reading, at.on)}) where worker = '{NOT_KNOWN}'"
    )
    return ((row["child_id"],) for row in rows)


SETS: Mapping[What, Callable[[Standing], Iterable[Key]]] = {
    What.OVERDUE: _overdue,
    What.UNSEEN: _unseen,
    What.ENDED: _overdue,
    What.PLAN_BEGUN: _begun,
    What.PLAN_ENDED: _ended,
    What.NO_WORKER: _without_worker,
}
"""The set in which a key comes to stand, or of which it ceases to be, by what changes."""
