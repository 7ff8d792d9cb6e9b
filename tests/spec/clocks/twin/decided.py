"""What people decide of the due date of one running, drawn from a seed, and walked day by day."""

from collections.abc import Iterator, Sequence
from dataclasses import dataclass, replace
from datetime import date, timedelta

from tests.spec.clocks.twin.chance import Chance
from tests.spec.clocks.twin.days import ONE_DAY, works
from tests.spec.clocks.twin.rules import LOCAL
from tests.spec.clocks.twin.running import Running
from tests.spec.clocks.twin.world import World

NOT_MOVED = {"minutes-challenge", "step-down"}
"""What nobody owes on a day: a time that lapses, and what must last."""


@dataclass(frozen=True, kw_only=True)
class Word:
    """One decision: on which day it was said, and either a day that is agreed, or a pause with its
    first day and perhaps its last. One that says neither takes another back; `instead_of` is the
    place of that among the words."""

    said: date
    agreed: date | None = None
    since: date | None = None
    until: date | None = None
    instead_of: int | None = None


def held(words: Sequence[Word], day: date, stands_on: date) -> list[Word]:
    """What of it held on a day; from the day on which the record stands, whatever was said."""
    by_then = [n for n, word in enumerate(words) if word.said <= day or stands_on <= day]
    gone = {words[n].instead_of for n in by_then}
    return [words[n] for n in by_then if n not in gone]


def as_decided(one: Running, words: Sequence[Word], day: date, world: World) -> Running:
    """The running as it is to be walked to a day, by what had been decided by then."""
    if one.started is None or one.due is None or one.rule not in LOCAL or one.rule in NOT_MOVED:
        return one
    holding = held(words, day, date(max(world.years), 3, 31))
    agreed = [word.agreed for word in holding if word.agreed]
    if agreed:
        return replace(one, due=agreed[-1])
    _count, unit = LOCAL[one.rule]
    if unit.endswith("before"):
        return one
    ended = [d for d in (*one.stops, *one.closes) if d and d <= day]
    pauses = [word for word in holding if word.since]

    def pauses_on(today: date) -> list[Word]:
        return [
            word
            for word in pauses
            if word.since and word.since <= today <= (word.until or min([day, *ended]))
        ]

    def counts(today: date) -> bool:
        return unit != "working days" or works(today, world.shut)

    today, due = one.started, one.due
    while today < due:
        today += ONE_DAY
        if counts(today) and pauses_on(today):
            due += ONE_DAY
            while not counts(due):
                due += ONE_DAY
    into = [word for word in pauses if word.until is None or word.until >= day]
    begun = [max(word.since, one.started + ONE_DAY) for word in into if word.since]
    begun = [since for since in begun if since <= day]
    return replace(one, due=due, pause=(max(begun, default=None), None))


def draw(chance: Chance, one: Running) -> Iterator[Word]:
    """Decisions on a running, in the order in which they were said."""
    if one.started is None or one.due is None:
        return
    said, standing = one.started, {}
    for place in range(chance.randint(1, 4)):
        said += timedelta(days=chance.choice((0, 1, 3, 8, 20)))
        luck = chance.random()
        instead = chance.choice(list(standing)) if standing and luck < 0.5 else None
        if instead is not None:
            standing.pop(instead)
        if luck < 0.2 and instead is not None:
            yield Word(said=said, instead_of=instead)
            continue
        standing[place] = True
        near = chance.choice((one.started, one.due, said)) + timedelta(days=chance.randint(-3, 5))
        if luck > 0.85:
            yield Word(said=said, agreed=max(near, one.started), instead_of=instead)
        else:
            until = near + timedelta(days=chance.choice((0, 1, 2, 6, 13, 40)))
            open_ended = chance.rarely() or chance.rarely()
            yield Word(
                said=said,
                since=max(near, one.started),
                until=None if open_ended else max(until, one.started),
                instead_of=instead,
            )
