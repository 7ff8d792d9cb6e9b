"""Child protection, walked: the enquiry to its conference, and the reviews of a plan."""

from collections.abc import Iterator
from dataclasses import dataclass
from datetime import date, timedelta
from typing import Any

from tests.spec.clocks.twin.chance import Chance
from tests.spec.clocks.twin.child import GONE, Child, Row, Runnings, begins_unseen, day_of
from tests.spec.clocks.twin.repeating import is_unsure
from tests.spec.clocks.twin.running import Running
from tests.spec.clocks.twin.world import World

IN_TIME = (15, "working days")
FIRST, LATER = (3, "months"), (6, "months")


def draw(chance: Chance, child: Child, start: date) -> None:
    """Enquiries and plans with their reviews."""
    began = start
    for number in range(chance.choice((0, 1, 2, 3))):
        is_unborn = not number and child.of("people") and chance.often()
        began += timedelta(days=chance.randint(0, 40)) if is_unborn else chance.later(began) - began
        referral = chance.choice(child.of("referrals"))
        begun = chance.cell(began)
        held = chance.end(began, IN_TIME)
        child.add(
            "section_47_enquiries",
            referred_on=referral["referred_on"],
            started_on=begun,
            conference_on=held,
            conference_not_required=chance.flag(1, 3, 1),
        )
        began = day_of(held) or began
    for _number in range(chance.choice((0, 1, 2, 2))):
        begun = chance.cell(began)
        ended = chance.end(begun, chance.choice((FIRST, LATER, (9, "months"), (15, "months"))))
        child.add("child_protection_plans", started_on=begun, ended_on=ended)
        draw_reviews(chance, child, begun, day_of(begun) or began)
        began = chance.later(day_of(ended) or began)


def draw_reviews(chance: Chance, child: Child, plan: Any, at: date) -> None:
    """Reviews of a plan, each close to when it is due; rarely one before the plan began."""
    for number in range(chance.randint(0, 4)):
        at = chance.later(at, LATER if number else FIRST)
        held: Any = chance.cell(at)
        if chance.rarely() and day_of(plan):
            held = plan.replace(year=plan.year - 1, day=1)
        child.add("child_protection_reviews", plan_started_on=plan, held_on=held, said_in=0)


def initial_conference(child: Child, world: World) -> Runnings:
    """Each enquiry; one that needs no conference has nothing more to wait for."""
    for row in child.of("section_47_enquiries"):
        start, held = day_of(row["started_on"]), day_of(row["conference_on"])
        yield Running(
            rule="initial-conference",
            started=start,
            due=world.due("initial-conference", start),
            stops=[held],
            closes=[start] if row["conference_not_required"] == "yes" else (),
            cannot=row["conference_on"] == GONE or bool(start and held and held < start),
            told_to=world.told_to("section_47_enquiries"),
        )


@dataclass(frozen=True)
class Between:
    """The time between two conferences of a plan. `next_on` is the review that ends it, and
    `unsure` whether one of the plan's cannot be placed."""

    plan: Row
    started: date | None
    is_first: bool
    next_on: date | None
    unsure: bool
    told_to: date | None


def between_conferences(child: Child, world: World) -> Iterator[Between]:
    """What lies between the conferences of each plan, in turn."""
    for plan in child.of("child_protection_plans"):
        first, last = day_of(plan["started_on"]), day_of(plan["ended_on"])
        reviews = [
            row
            for row in child.of("child_protection_reviews")
            if day_of(row["plan_started_on"]) == first
        ]
        placed = {
            row["held_on"]: row
            for row in reviews
            if day_of(row["held_on"]) and not (first and row["held_on"] < first)
        }
        unsure = len(placed) < len(reviews)
        inside = sorted(day for day in placed if day <= (last or day))
        for place, began in enumerate([first, *inside]):
            told_to = said_to(world, placed[began]) if place else None
            next_on = next(iter(inside[place : place + 1]), None)
            yield Between(plan, began, place == 0, next_on, unsure, told_to)


def said_to(world: World, row: Row) -> date | None:
    """The last day of the census that says a review, or an initial conference."""
    year = row.get("said_in") or max(world.years)
    return date(year, 3, 31)


def review_conference(child: Child, world: World) -> Runnings:
    """The reviews of a plan: the first after three months, each later one after six more."""
    table = "child_protection_reviews"
    told_to = world.told_to("child_protection_plans")
    for wait in between_conferences(child, world):
        rule = "first-review-conference" if wait.is_first else "later-review-conference"
        due = world.due(rule, wait.started)
        late = bool(wait.next_on and due and wait.next_on > due)
        # One in time may be unseen where a file has only the latest, unless the one before was
        # still the latest when it fell due.
        overlaid = late and world.only_latest and due and told_to and due <= told_to
        yield Running(
            rule=rule,
            started=wait.started,
            due=due,
            stops=[wait.next_on],
            closes=[day_of(wait.plan["ended_on"])],
            unsure=wait.unsure
            or begins_unseen(world, table, wait.started, due)
            or bool(overlaid and not (wait.told_to and due and wait.told_to >= due)),
            cannot=is_unsure(wait.plan),
            told_to=told_to,
        )


CLOCKS = {"initial-conference": initial_conference, "review-conference": review_conference}
