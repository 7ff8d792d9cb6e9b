"""One running, walked from the day on which it started to each day that is asked about."""

from collections.abc import Iterable, Iterator
from dataclasses import dataclass, field
from datetime import date, timedelta

from tests.spec.clocks.twin.days import ONE_DAY

CANNOT = "cannot be worked out"
Stand = tuple[date | None, str, str]
"""How a running stands on a day: when it is due as known then, its state, and the verdict."""


@dataclass(kw_only=True)
class Running:
    """`stops` are all days on which something happened that stops it, `closes` those that close it,
    `doubts` those of what may have stopped it. `unsure` is whether it may have stopped on a day
    that nobody can tell, `close_unsure` whether the case may have closed so; `cannot`, whether a
    date that it needs is wanting or wrong. `told_to` is the last day of which files speak.

    `owed_all_along` is for a state that must hold to the due date: what closes it before breaks it.
    """

    rule: str
    started: date | None
    due: date | None
    about: str = ""
    stops: Iterable[date | None] = ()
    closes: Iterable[date | None] = ()
    doubts: Iterable[date | None] = ()
    unsure: bool = False
    close_unsure: bool = False
    cannot: bool = False
    told_to: date | None = None
    owed_all_along: bool = False
    pause: tuple[date | None, date | None] = (None, None)

    def walk(self, asked: Iterable[date]) -> Iterator[tuple[date, Stand]]:
        """How it stands on each day."""
        if self.started is None or self.due is None:
            yield from ((day, (self.due, CANNOT, "unjudged")) for day in asked)
            return
        walk = Walk(self, self.started, self.due)
        for day in sorted(asked):
            walk.go_to(day)
            yield day, walk.stand(day)


@dataclass
class Walk:
    """What has been seen of a running by the day to which it was walked."""

    of: Running
    started: date
    due: date
    stopped: date | None = None
    closed: date | None = None
    doubted: date | None = None
    paused: bool = False
    paused_days: int = 0
    stopped_in_time: bool = False
    today: date = field(init=False)
    last: date = field(init=False)

    def __post_init__(self) -> None:
        self.stops, self.closes, self.doubts = (
            {day for day in days if day} for days in (self.of.stops, self.of.closes, self.of.doubts)
        )
        # What was done or seen before it began stands on its first day.
        events = {*self.stops, *self.closes, *self.doubts, self.started}
        self.today = min(events) - ONE_DAY
        self.last = max(events | {day + ONE_DAY for day in self.of.pause if day})

    def go_to(self, day: date) -> None:
        """Walk on, one day after another; after the last that anything of it bears, nothing is
        new."""
        while self.today < min(day, self.last):
            self.today += ONE_DAY
            self.live_through(self.today)

    def live_through(self, today: date) -> None:
        """One day of it."""
        self._count_pause(today)
        if today in self.doubts and not self.doubted:
            self.doubted = today
        if today in self.stops and not self.stopped:
            self.stopped = today
            self.stopped_in_time = today <= self.due or self.paused
        if today in self.closes and not self.closed:
            self.closed = today

    def _count_pause(self, today: date) -> None:
        """A day of a pause is not counted, if the time was not yet over when it paused; the due
        date is put off when the count goes on."""
        since, until = self.of.pause
        if since is None or not self.started <= since <= min(today, self.due):
            return
        if until and until < since:
            return
        self.paused = until is None or today <= until
        if self.paused:
            self.paused_days += 1
        elif self.paused_days:
            self.due += timedelta(days=self.paused_days)
            self.paused_days = 0

    def stand(self, day: date) -> Stand:
        """State and verdict on the day to which it was walked."""
        return (self.due, *self._state(day))

    def _state(self, day: date) -> tuple[str, str]:
        if self.of.cannot:
            return CANNOT, "unjudged"
        if day < self.started:
            return "too early to say", "unjudged"
        if self.stopped and self.stopped_in_time:
            return "met", "met"
        if self.of.unsure or (self.doubted and self.doubted <= self.due):
            return CANNOT, "unjudged"
        if self.stopped:
            return "met late", "not met"
        if self.of.close_unsure:
            return CANNOT, "unjudged"
        if self.closed:
            broken = self.closed < self.due and self.of.owed_all_along
            return "closed", "not met" if broken or self.closed > self.due else "unjudged"
        if self.doubted:
            return CANNOT, "not met"
        return self._still_open(day)

    def _still_open(self, day: date) -> tuple[str, str]:
        if self.of.told_to and day > self.of.told_to:
            return CANNOT, "not met" if self.due <= self.of.told_to else "unjudged"
        if self.paused:
            return "paused", "unjudged"
        if day > self.due:
            return "overdue", "not met"
        return ("due soon" if (self.due - day).days <= 7 else "running"), "unjudged"
