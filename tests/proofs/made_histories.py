"""Histories of feeds as rows: what each saying holds, the orders in which sayings may arrive, and
the plain twin, which keeps what stands in dictionaries."""

import datetime
import random
from collections import defaultdict
from collections.abc import Iterator
from dataclasses import dataclass, field
from typing import NamedTuple

from goldenthread.ledger.append import SliceName
from goldenthread.record.links import Verdict

DAY = datetime.timedelta(days=1)
FIRST_NIGHT = datetime.date(2025, 5, 1)


class Plan(NamedTuple):
    """What a return says of a child protection plan, beside whose and from when it is."""

    category: str
    ended_on: datetime.date | None = None


Key = tuple[str, datetime.date]
Plans = dict[Key, Plan]
Feed = tuple[str, str]
"""A kind of return and its period."""


@dataclass(kw_only=True)
class Saying:
    """A return as it was made at one moment: of which feed, as at which day, and its plans, some
    of which it says twice."""

    feed: Feed
    as_at: datetime.date
    plans: Plans
    said_twice: list[Key] = field(default_factory=list)

    def slice(self, council: str) -> SliceName:
        """The slice of which it speaks."""
        kind, period = self.feed
        year = self.as_at.year if period else 0
        first = datetime.date(year - 1, 4, 1) if period else None
        return SliceName(
            council=council,
            kind=kind,
            period=period,
            year=year,
            first_day=first,
            last_day=self.as_at,
        )


@dataclass(frozen=True, kw_only=True)
class Decided:
    """What a person decides of two ids: that they are one child's, or no longer, or never."""

    pair: tuple[str, str]
    verdict: Verdict


Event = Saying | Decided


def make_history(chance: random.Random) -> list[Event]:
    """What some feeds said and people decided, in the order in which it happened."""
    truth = {(f"C{n}", _some_day(chance)): _plan(chance) for n in range(chance.randint(2, 8))}
    happened: list[Event] = []
    for year in chance.sample([2024, 2025], chance.randint(0, 2)):
        feed, last = ("cin_census", f"{year - 1}-{year % 100}"), datetime.date(year, 3, 31)
        happened += _versions(chance, truth, feed, last)
    for kind in chance.sample(["standard_safeguarding", "annex_a"], chance.randint(1, 2)):
        nights = sorted(chance.sample(range(8), chance.randint(1, 3)))
        for on in (FIRST_NIGHT + DAY * night for night in nights):
            truth = changed(chance, truth, on)
            happened += _versions(chance, truth, (kind, ""), on)
    for _ in range(chance.randint(0, 3)):
        one, other = sorted(chance.sample([f"C{n}" for n in range(4)], 2))
        verdict = chance.choice([Verdict.SAME, Verdict.SAME, Verdict.UNDONE, Verdict.NOT_SAME])
        decided = Decided(pair=(one, other), verdict=verdict)
        happened.insert(chance.randint(0, len(happened)), decided)
    return happened


def _versions(
    chance: random.Random, plans: Plans, feed: Feed, as_at: datetime.date
) -> Iterator[Saying]:
    """A return, and now and then corrected ones after it."""
    for _ in range(chance.choice([1, 1, 2, 3])):
        twice = chance.sample(sorted(plans), min(len(plans), chance.choice([0, 0, 1, 2])))
        yield Saying(feed=feed, as_at=as_at, plans=plans, said_twice=twice)
        plans = changed(chance, plans, as_at)


def changed(chance: random.Random, plans: Plans, on: datetime.date) -> Plans:
    """The plans some time later: one begun, ended, corrected, withdrawn; or the ids of two children
    made one, or what stood under one id parted between two."""
    plans = dict(plans)
    for _ in range(chance.randint(0, 3)):
        key = chance.choice(sorted(plans)) if plans else ("C0", on)
        child, from_day = key
        plan = plans.pop(key, Plan("NEG"))
        match chance.choice(["begun", "ended", "corrected", "withdrawn", "merged", "split"]):
            case "begun":
                plans |= {key: plan, (f"C{chance.randrange(10)}", on): _plan(chance)}
            case "ended":
                plans[key] = plan._replace(ended_on=on)
            case "corrected":
                plans[child, from_day + DAY * chance.choice([0, 1, -1])] = _plan(chance)
            case "withdrawn":
                pass
            case "merged":
                plans[key] = plan
                into = chance.choice(sorted(plans))[0]
                plans = {(into if c == child else c, day): p for (c, day), p in plans.items()}
            case "split":
                plans[key] = plan
                plans = {
                    (f"{c}S" if c == child and chance.random() < 0.5 else c, day): p
                    for (c, day), p in plans.items()
                }
    return plans


def _some_day(chance: random.Random) -> datetime.date:
    return datetime.date(2023, 6, 1) + DAY * chance.randint(0, 500)


def _plan(chance: random.Random) -> Plan:
    return Plan(chance.choice(["NEG", "EMO", "MUL", 'N, "E" \\ |#']))


def arriving(chance: random.Random, happened: list[Event]) -> list[Event]:
    """The same as it may arrive: feeds in any order and their days too, doubled; but a corrected
    return after what it corrects, and decisions in the order in which they were made."""
    order = list(happened)
    chance.shuffle(order)
    due: dict[object, list[Event]] = defaultdict(list)
    for one in happened:
        due[_follows(one)].append(one)
    return [
        one
        for place in order
        for one in [due[_follows(place)].pop(0)] * chance.choice([1, 1, 1, 2, 3])
    ]


def _follows(one: Event) -> object:
    return (one.feed, one.as_at) if isinstance(one, Saying) else "decisions"


@dataclass(kw_only=True)
class Twin:
    """What stands, kept in the plainest way: of each feed the last that was taken, if it was not
    late, and of each pair what was decided last."""

    stands: dict[Feed, Saying] = field(default_factory=dict)
    decided: dict[tuple[str, str], Verdict] = field(default_factory=dict)

    def is_late(self, one: Saying) -> bool:
        """Whether its feed has spoken of a later day already."""
        return one.feed in self.stands and self.stands[one.feed].as_at > one.as_at

    def take(self, one: Event) -> bool:
        """Take in what happened next; whether anything moves by it."""
        if isinstance(one, Decided):
            moves = self.decided.get(one.pair) != one.verdict
            self.decided[one.pair] = one.verdict
            return moves
        before = self.stands.get(one.feed)
        self.stands[one.feed] = one
        return before is None or (before.plans, before.as_at) != (one.plans, one.as_at)

    def rows(self) -> frozenset[tuple[object, ...]]:
        """Every row that stands: its feed, its child, its first day and what is said of it."""
        return frozenset(
            (*feed, *key, *plan)
            for feed, saying in self.stands.items()
            for key, plan in saying.plans.items()
        )
