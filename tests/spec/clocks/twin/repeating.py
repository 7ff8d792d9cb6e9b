"""What is owed again and again while something lasts, walked day by day from its first."""

from collections.abc import Callable, Iterator
from dataclasses import dataclass, field
from datetime import date
from typing import Any

from tests.spec.clocks.twin.child import GONE, Row, begins_unseen, day_of, fed, is_fed
from tests.spec.clocks.twin.days import months_after
from tests.spec.clocks.twin.running import Running
from tests.spec.clocks.twin.world import World


@dataclass
class Events:
    """Events of a child in a table. `counting` are the days of those that end a wait, `blank` those
    of which no file says whether they do; `has_undated` is whether one of either has no day."""

    table: str
    counting: set[date] = field(default_factory=set)
    blank: set[date] = field(default_factory=set)
    has_undated: bool = False

    def take(self, row: Row, column: str, counts: str = "yes") -> None:
        """One more; it `counts` yes, no, or nobody says."""
        day = day_of(row[column])
        if counts == "no":
            return
        if day is None:
            self.has_undated = True
        else:
            (self.counting if counts == "yes" else self.blank).add(day)


@dataclass(frozen=True)
class Wait:
    """The wait that began on a day, as the so many-th of its span, with the days in the span on
    which something ended it or may have."""

    place: int
    started: date | None
    stops: tuple[date, ...] = ()
    doubts: tuple[date, ...] = ()


def is_unsure(span: Row) -> bool:
    """Whether its first day is wanting, or its last cannot be read or comes before."""
    first, last = day_of(span["started_on"]), day_of(span["ended_on"])
    return first is None or span["ended_on"] == GONE or bool(last and last < first)


def waits(span: Row, events: Events) -> Iterator[Wait]:
    """The waits of a span: each event that counts ends one and begins the next."""
    first, last = day_of(span["started_on"]), day_of(span["ended_on"])
    if is_unsure(span) or first is None:
        yield Wait(0, first)
        return
    inside = sorted(d for d in events.counting if d >= first and (last is None or d <= last))
    blank = sorted(d for d in events.blank - events.counting if last is None or d <= last)
    for place, began in enumerate([first, *inside]):
        stop = inside[place : place + 1]
        # What may have ended it comes after it began and before what did; on its first day a visit
        # that begins a wait is no doubt of it.
        doubts = [d for d in blank if d >= began and (not stop or d < stop[0])]
        yield Wait(place, began, tuple(stop), tuple(doubts))


def owed(
    world: World,
    table: str,
    spans: list[Row],
    events: Events,
    rule: Callable[[Wait], str],
    **more: Any,
) -> Iterator[tuple[Row, Wait, Running]]:
    """A running for each wait of each span, by the rule for a wait."""
    if not is_fed(world, events.table):
        return
    for span in spans:
        for wait in waits(span, events):
            name = rule(wait)
            if not world.is_used(name, wait.started):
                continue
            due = world.due(name, wait.started)
            unseen = begins_unseen(world, events.table, wait.started, due)
            yield (
                span,
                wait,
                Running(
                    rule=name,
                    started=wait.started,
                    due=due,
                    stops=wait.stops,
                    doubts=wait.doubts,
                    closes=[day_of(span["ended_on"])],
                    unsure=events.has_undated or unseen,
                    cannot=is_unsure(span),
                    **fed(world, events.table, world.told_to(table), due),
                    **more,
                ),
            )


def rungs(
    world: World, table: str, spans: list[Row], decided: Events, ladder: dict[str, tuple[int, int]]
) -> Iterator[Running]:
    """The rungs of each span: (rule, the months at the rung before and at this one)."""
    if not is_fed(world, decided.table):
        return
    for span in spans:
        started, last = day_of(span["started_on"]), day_of(span["ended_on"])
        for rule, (before, months) in ladder.items():
            if not world.is_used(rule, started):
                continue
            due = world.due(rule, started)
            since = months_after(started, before) if started else None
            yield Running(
                rule=rule,
                about=f"at {months} months",
                started=started,
                due=due,
                stops=[d for d in decided.counting if since and d > since and d <= (last or d)],
                closes=[last],
                unsure=decided.has_undated or begins_unseen(world, decided.table, since, due),
                cannot=is_unsure(span),
                **fed(world, decided.table, world.told_to(table), due),
            )
