"""The slow, obvious twin of what repeats, of rungs and of what counts back: it walks the days.

Of each day in turn it asks what had happened by then. It shares nothing with the project: only
`datetime`, and the list of holidays in `deciding`.
"""

from collections.abc import Iterator
from dataclasses import dataclass
from datetime import date, timedelta

from tests.spec.clocks.deciding import HOLIDAYS, ONE_DAY, months_after, working_days_after

FED_FROM, FED_TO = date(2024, 4, 1), date(2025, 3, 31)
"""From when to when the feeds of events speak; the plans are told of to March 2026."""
TOLD_TO = date(2026, 3, 31)
CANNOT, RUNS = "cannot be worked out", tuple[str, date, str, date, date, str, str]
YES, NO, BLANK, UNDATED = "yes", "no", "", "?"
"""What a file may say of an event: that it counts, that it does not, neither, or no day at all."""


@dataclass(frozen=True)
class Child:
    """What happened to a child, in days from `start`. `events` are days with what is said of them;
    the last day of the plan is `length` days after its start, if it has ended."""

    start: date
    length: int | None
    events: tuple[tuple[int, str], ...]

    @property
    def end(self) -> date | None:
        return None if self.length is None else self.start + timedelta(days=self.length)

    def day(self, offset: int) -> date:
        return self.start + timedelta(days=offset)

    def said_on(self, day: date) -> set[str]:
        """What is said of the events of one day."""
        return {said for n, said in self.events if said != UNDATED and self.day(n) == day}

    @property
    def has_undated(self) -> bool:
        return any(said == UNDATED for _n, said in self.events)


@dataclass
class Wait:
    """One wait, as the twin knows it on a day that it has walked to."""

    start: date
    due: date
    rule: str
    looks_from: date
    done: date | None = None
    doubted: date | None = None
    ended: date | None = None


def state_of(wait: Wait, child: Child, day: date, fed: tuple[date, date]) -> tuple[str, str]:
    """How a wait stands on a day to which it has been walked, and the verdict.

    `fed` is from when to when the feed speaks that would tell of an event.
    """
    told_to = min(fed[1], TOLD_TO)
    if day < wait.start:
        return "too early to say", "unjudged"
    if wait.done and wait.done <= wait.due:
        return "met", "met"
    if child.has_undated or wait.looks_from < fed[0]:
        return CANNOT, "unjudged"
    if wait.doubted and wait.doubted <= wait.due:
        return CANNOT, "unjudged"
    if wait.done:
        return "met late", "not met"
    if wait.ended:
        return "closed", "unjudged" if wait.ended <= wait.due else "not met"
    if wait.doubted:
        return CANNOT, "not met"
    if day > told_to:
        return CANNOT, "not met" if wait.due <= told_to else "unjudged"
    if day > wait.due:
        return "overdue", "not met"
    return ("due soon" if (wait.due - day).days <= 7 else "running"), "unjudged"


def walked(child: Child, day: date, dues: "Dues") -> list[Wait]:
    """The waits of a child that had begun by a day, walked to it day by day."""
    waits = [dues.wait(child.start, 0)]
    today = child.start
    while today <= day:
        if child.end and today > child.end:
            break
        last, said = waits[-1], child.said_on(today)
        if YES in said:
            last.done = today
            waits.append(dues.wait(today, len(waits)))
        elif BLANK in said and not last.doubted:
            last.doubted = today
        today += ONE_DAY
    if child.end and child.end <= day:
        for wait in waits:
            wait.ended = child.end
    return waits


@dataclass(frozen=True)
class Dues:
    """How long each wait in turn may last: (rule, unit, count), the last for all that follow."""

    clock: str
    turns: tuple[tuple[str, str, int], ...]

    def wait(self, start: date, place: int) -> Wait:
        rule, unit, count = self.turns[min(place, len(self.turns) - 1)]
        after = {
            "working days": lambda: working_days_after(start, count),
            "weeks": lambda: start + timedelta(days=7 * count),
            "months": lambda: months_after(start, count),
        }[unit]
        return Wait(start=start, due=after(), rule=rule, looks_from=start)


def rungs_of(
    child: Child, day: date, code: str, ladder: tuple[int, ...], first: int
) -> Iterator[Wait]:
    """The rungs of a plan, each walked from the rung before to the day."""
    for before, months in zip((first, *ladder), ladder, strict=False):
        wait = Wait(
            start=child.start,
            due=months_after(child.start, months),
            rule=f"{code}-{months}",
            looks_from=months_after(child.start, before),
        )
        today = wait.looks_from
        while today < day and not (child.end and today >= child.end) and not wait.done:
            today += ONE_DAY
            if YES in child.said_on(today):
                wait.done = today
        wait.ended = child.end if child.end and child.end <= day else None
        yield wait


def working_days_before(end: date, count: int) -> date:
    """The working day that leaves `count` working days to `end`, itself among them if it is one."""

    def works(day: date) -> bool:
        return day.strftime("%a") not in ("Sat", "Sun") and day not in HOLIDAYS

    day = end
    while not works(day):
        day -= ONE_DAY
    while count:
        day -= ONE_DAY
        count -= works(day)
    return day
