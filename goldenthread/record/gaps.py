"""Stretches of a plan, or of care, in which no visit is told, though a file of visits speaks."""

import datetime
from collections.abc import Iterable, Mapping, Sequence
from dataclasses import dataclass

from goldenthread.record.one_child import Fact
from goldenthread.record.snapshot import Reading

Day = datetime.date
LONGEST = 42
"""So many days without a visit are drawn as a gap from the next on: six weeks."""
ON_PLANS = ("child_protection_plans", "cin_plans")
IN_CARE = ("looked_after_periods",)


@dataclass(frozen=True, kw_only=True)
class Gap:
    """From the first to the last day without a visit."""

    first_day: Day
    last_day: Day

    @property
    def days(self) -> int:
        """How many days it has."""
        return (self.last_day - self.first_day).days + 1


def gaps_in(reading: Reading, facts: Sequence[Fact], *, on: Day) -> tuple[Gap, ...]:
    """The gaps of the child of these facts up to the day. Of days of which no file of visits
    speaks, nothing is said: that none is told there is no gap."""
    spoken: dict[str, list[tuple[Day, Day]]] = {}
    for row in reading.rows(
        "select table_name, first_day, last_day from spoken_for "
        "where table_name in ('visits', 'looked_after_visits')"
    ):
        spoken.setdefault(row["table_name"], []).append((row["first_day"], row["last_day"]))
    return gaps_between(facts, spoken, on=on)


def gaps_between(
    facts: Sequence[Fact], spoken: Mapping[str, Sequence[tuple[Day, Day]]], *, on: Day
) -> tuple[Gap, ...]:
    """The same, where the stretches of days of which each table of visits speaks are known."""
    found: set[tuple[Day, Day]] = set()
    for tables, visits in ((ON_PLANS, "visits"), (IN_CARE, "looked_after_visits")):
        seen = _days_seen(facts, {"visits", visits})
        for first, last in _meeting(_lasting(facts, tables, on), spoken.get(visits, ())):
            found.update(_without(seen, first, last))
    return tuple(Gap(first_day=first, last_day=last) for first, last in sorted(found))


def _lasting(facts: Iterable[Fact], tables: tuple[str, ...], on: Day) -> list[tuple[Day, Day]]:
    return [
        (fact.on, min(fact.until, on) if fact.until else on)
        for fact in facts
        if fact.table in tables and fact.lasts and not fact.end_is_unreadable
        if fact.on is not None and fact.on <= on
    ]


def _days_seen(facts: Iterable[Fact], tables: set[str]) -> list[Day]:
    """The days of visits, but those that say that the child was not seen."""
    return sorted(
        {
            fact.on
            for fact in facts
            if fact.table in tables and fact.on and fact.cells.get("seen") is not False
        }
    )


def _meeting(
    some: Iterable[tuple[Day, Day]], others: Iterable[tuple[Day, Day]]
) -> list[tuple[Day, Day]]:
    runs = list(others)
    both = [(max(a, c), min(b, d)) for a, b in some for c, d in runs]
    return [(first, last) for first, last in both if first <= last]


def _without(seen: Sequence[Day], first: Day, last: Day) -> list[tuple[Day, Day]]:
    """The stretches between visits, and before the first and after the last, that are too long."""
    day = datetime.timedelta(days=1)
    within = [one for one in seen if first <= one <= last]
    begins = [first, *(one + day for one in within)]
    ends = [*(one - day for one in within), last]
    return [
        (start, end)
        for start, end in zip(begins, ends, strict=True)
        if (end - start).days + 1 > LONGEST
    ]
