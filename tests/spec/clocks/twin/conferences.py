"""What surrounds a conference, walked: the discussion before it, moving in, the chair's check."""

from datetime import date, timedelta
from typing import Any

from tests.spec.clocks.twin.chance import Chance
from tests.spec.clocks.twin.child import (
    GONE,
    Child,
    Runnings,
    begins_unseen,
    closing,
    day_of,
    episode_open_on,
    fed,
    is_fed,
)
from tests.spec.clocks.twin.child_in_need import decisions
from tests.spec.clocks.twin.child_protection import between_conferences
from tests.spec.clocks.twin.days import months_after
from tests.spec.clocks.twin.repeating import is_unsure
from tests.spec.clocks.twin.running import Running
from tests.spec.clocks.twin.world import World

IN_TIME = (15, "working days")
TO_ENQUIRE = timedelta(days=14)


def draw(chance: Chance, child: Child, start: date) -> None:
    """Discussions before enquiries, children who moved in, conferences, and the chair's checks."""
    starts = [day_of(row["started_on"]) for row in child.of("section_47_enquiries")]
    for day in (start, chance.later(start), chance.day(), *(one for one in starts if one)):
        if chance.often():
            before = day - timedelta(days=chance.choice((0, 0, 1, 14, 15)))
            cause = chance.cell(before)
            held = chance.end(cause, (1, "working days"))
            led = chance.flag(4, 1, 1)
            child.add("strategy_discussions", cause_on=cause, held_on=held, led_to_enquiry=led)
    for _number in range(chance.randint(0, 5)):
        child.add("transfers_in", notified_on=chance.cell(chance.later(start)))
    for table, column in (("strategy_discussions", "held_on"), ("transfers_in", "notified_on")):
        for day in child.days_of(table, column):
            if chance.often():
                held = chance.later(day, chance.choice((IN_TIME, IN_TIME, (12, "months"))))
                child.add("conferences", held_on=chance.cell(held))
    for day in child.days_of("child_protection_plans", "started_on"):
        child.add("conferences", held_on=chance.cell(day))
    for table, column, allowed in (
        ("child_protection_plans", "started_on", (8, "weeks")),
        ("child_protection_reviews", "held_on", (3, "months")),
    ):
        for day in child.days_of(table, column):
            if chance.often():
                on = chance.cell(chance.later(day, allowed))
                child.add("management_decisions", about="MID_POINT_CHECK", decided_on=on)


def strategy_discussion(child: Child, world: World) -> Runnings:
    """Each concern, to the discussion of it."""
    for row in child.of("strategy_discussions"):
        start, held = day_of(row["cause_on"]), day_of(row["held_on"])
        if world.is_used("strategy-discussion", start):
            yield Running(
                rule="strategy-discussion",
                started=start,
                due=world.due("strategy-discussion", start),
                stops=[held],
                cannot=row["held_on"] == GONE or bool(start and held and held < start),
                told_to=world.told_to("strategy_discussions"),
                **closing(episode_open_on(child, start)),
            )


def _conferences_after(child: Child, start: date | None) -> list[date]:
    """The conferences that may have come of what was on a day: those within a year of it."""
    held = child.days_of("conferences", "held_on")
    return [day for day in held if start and start <= day <= months_after(start, 12)]


def _to_conference(
    child: Child, world: World, rule: str, table: str, start: date | None, **more: Any
) -> Running:
    due = world.due(rule, start)
    undated = any(day_of(row["held_on"]) is None for row in child.of("conferences"))
    return Running(
        rule=rule,
        started=start,
        due=due,
        unsure=undated or begins_unseen(world, "conferences", start, due),
        **fed(world, "conferences", world.told_to(table), due),
        **more,
    )


def from_discussion(child: Child, world: World) -> Runnings:
    """Each discussion that decided on an enquiry; an enquiry that needs no conference closes it."""
    if not is_fed(world, "conferences"):
        return
    for row in child.of("strategy_discussions", led_to_enquiry="yes"):
        if row["held_on"] is None:
            continue
        start = day_of(row["held_on"])
        needless = child.days_of(
            "section_47_enquiries", "started_on", conference_not_required="yes"
        )
        at_once = [day for day in needless if start and start <= day <= start + TO_ENQUIRE]
        closed = min(at_once, default=None)
        yield _to_conference(
            child,
            world,
            "conference-from-discussion",
            "strategy_discussions",
            start,
            # One held later came of something else.
            stops=[day for day in _conferences_after(child, start) if day <= (closed or day)],
            closes=[closed],
        )


def transfer_in(child: Child, world: World) -> Runnings:
    """Each notice that a child on another council's plan has moved here."""
    if not is_fed(world, "conferences"):
        return
    for row in child.of("transfers_in"):
        start = day_of(row["notified_on"])
        yield _to_conference(
            child,
            world,
            "transfer-in-conference",
            "transfers_in",
            start,
            stops=_conferences_after(child, start),
            **closing(episode_open_on(child, start)),
        )


def midpoint(child: Child, world: World) -> Runnings:
    """The chair's check between two conferences; one on the day of a conference looks back on the
    time that it ends."""
    if not is_fed(world, "management_decisions"):
        return
    checks = decisions(child, "MID_POINT_CHECK")
    for wait in between_conferences(child, world):
        rule = "midpoint-before-first-review" if wait.is_first else "midpoint-between-reviews"
        if not world.is_used(rule, wait.started):
            continue
        due = world.due(rule, wait.started)
        last = wait.next_on or day_of(wait.plan["ended_on"])
        yield Running(
            rule=rule,
            started=wait.started,
            due=due,
            stops=[
                day
                for day in checks.counting
                if wait.started and wait.started < day <= (last or day)
            ],
            closes=[last],
            unsure=wait.unsure
            or checks.has_undated
            or begins_unseen(world, checks.table, wait.started, due),
            cannot=is_unsure(wait.plan),
            **fed(world, checks.table, world.told_to("child_protection_plans"), due),
        )


CLOCKS = {
    "strategy-discussion": strategy_discussion,
    "conference-from-discussion": from_discussion,
    "transfer-in-conference": transfer_in,
    "midpoint-check": midpoint,
}
