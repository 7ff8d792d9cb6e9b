"""What a looked-after child is owed, walked: reviews (regulation 33), visits (regulation 28)."""

from datetime import date
from typing import Any

from tests.spec.clocks.twin.chance import Chance
from tests.spec.clocks.twin.child import Child, Row, Runnings, day_of, is_fed
from tests.spec.clocks.twin.days import months_after
from tests.spec.clocks.twin.repeating import Events, Wait, is_unsure, owed, waits
from tests.spec.clocks.twin.world import World

PERIODS, REVIEWS, PLACED = "looked_after_periods", "looked_after_reviews", "placements"
INTERIM, FULL = "C1", "C2"


def draw(chance: Chance, child: Child, start: date) -> None:
    """A period of care with its reviews, placements and their visits, and orders of a court."""
    begun = chance.cell(start)
    ended = chance.end(begun, (6, "months"))
    child.add(PERIODS, started_on=begun, ended_on=ended, began_earlier=chance.flag(1, 8, 1))
    at = start
    for number in range(chance.randint(0, 4)):
        allowed = ((20, "working days"), (3, "months"), (6, "months"))[min(number, 2)]
        at = chance.later(at, allowed)
        child.add(REVIEWS, held_on=chance.cell(at), cancelled=chance.flag(1, 5, 3))
    at = start
    for number in range(chance.randint(1, 3)):
        begun = chance.cell(at)
        ended = chance.end(at)
        child.add(
            PLACED,
            started_on=begun,
            ended_on=ended,
            placement_type=chance.choice(("U1", "P1", "P1")),
            began_earlier=chance.flag(1, 8, 1) if not number else "no",
        )
        _draw_visits(chance, child, at)
        at = chance.later(day_of(ended) or at)
    _draw_orders(chance, child, start)


def _draw_visits(chance: Chance, child: Child, at: date) -> None:
    for number in range(chance.randint(0, 5)):
        weeks = chance.choice((1, 4, 6)) if number else 1
        at = chance.later(at, (weeks, "weeks"))
        seen = chance.flag(6, 2, 1)
        child.add("visits", visited_on=chance.cell(at), kind="looked after", seen=seen)


def _draw_orders(chance: Chance, child: Child, at: date) -> None:
    """An interim order, and often a full one after it; never two from one day."""
    for status in chance.choice(((INTERIM,), (INTERIM, FULL), (FULL,), ("V2",), ())):
        begun = chance.cell(at)
        until = chance.end(at, (26, "weeks"))
        child.add("legal_statuses", legal_status=status, started_on=begun, ended_on=until)
        at = max(day_of(until) or chance.later(at), at.fromordinal(at.toordinal() + 1))


def _reviews_held(child: Child) -> Events:
    events = Events(REVIEWS)
    for row in child.of(REVIEWS):
        events.take(row, "held_on", "no" if row["cancelled"] == "yes" else "yes")
    return events


def review(child: Child, world: World) -> Runnings:
    """The reviews of care. Which one comes next can be counted only from the first day of care; but
    after two that we know of, the next is a later one."""

    def rule(wait: Wait) -> str:
        return ("first", "second", "later")[min(wait.place, 2)] + "-care-review"

    for period, wait, found in owed(world, PERIODS, child.of(PERIODS), _reviews_held(child), rule):
        spoken, first = world.speaks(REVIEWS, wait.started), day_of(period["started_on"])
        uncounted = bool(spoken and first and first < spoken[0])
        if (period["began_earlier"] == "yes" or uncounted) and wait.place < 2:
            found.cannot = True
        yield found


def _order_on(child: Child, day: date) -> str:
    """The order of a court that was in force on a day."""
    for row in sorted(
        (row for row in child.of("legal_statuses") if day_of(row["started_on"])),
        key=lambda row: row["started_on"],
    ):
        until = day_of(row["ended_on"])
        in_force = row["started_on"] <= day and (until is None or day < until)
        if in_force and row["legal_status"] in (INTERIM, FULL):
            return str(row["legal_status"])
    return ""


def _order_unsure(child: Child, day: date) -> bool:
    """Whether some order of which a day cannot be read may have been in force."""
    return any(
        row["legal_status"] in (INTERIM, FULL)
        and is_unsure(row)
        and (day_of(row["started_on"]) or day) <= day
        for row in child.of("legal_statuses")
    )


def _reviewed_by(child: Child, day: date) -> bool:
    """Whether the first review of the care that goes on that day had been held."""
    held = _reviews_held(child)
    for period in child.of(PERIODS):
        ended = day_of(period["ended_on"])
        first = next((w.started for w in waits(period, held) if w.place == 1), None)
        if first and first <= day and (ended is None or day < ended):
            return True
    return False


def _reviews_told(child: Child, world: World, day: date) -> bool:
    """Whether files tell of the reviews of that care since it began."""
    spoken = world.speaks(REVIEWS, day)
    for period in child.of(PERIODS):
        first, ended = day_of(period["started_on"]), day_of(period["ended_on"])
        if period["began_earlier"] == "yes" or first is None or spoken is None:
            continue
        if first <= day <= (ended or day) and spoken[0] <= first:
            return True
    return False


def _asked_of(child: Child, placement: Row, wait: Wait) -> str:
    """Which paragraph of regulation 28 a wait falls under."""
    if wait.started is None:
        return "first-care-visit"
    with_parents = placement["placement_type"] == "P1"
    order = _order_on(child, wait.started) if with_parents else ""
    if order == INTERIM:
        reviewed = _reviewed_by(child, wait.started)
        return "interim-order-later-visit" if reviewed else "interim-order-visit"
    if wait.place == 0:
        return "care-order-first-visit" if order == FULL else "first-care-visit"
    return "care-visit"


def visit(child: Child, world: World) -> Runnings:
    """The visits in a placement. After a year it depends on whether the placement is meant to last,
    which no file says; with parents, on an order whose days must be known."""
    if not is_fed(world, "visits"):
        return
    events = Events("visits")
    for row in child.of("visits", kind="looked after"):
        events.take(row, "visited_on", row["seen"])
    for placement in child.of(PLACED):

        def rule(wait: Wait, placement: Row = placement) -> str:
            return _asked_of(child, placement, wait)

        for _placement, wait, found in owed(world, PLACED, [placement], events, rule):
            began_earlier = placement["began_earlier"] == "yes"
            found.cannot = found.cannot or (began_earlier and wait.place == 0)
            found.unsure = found.unsure or _rule_unsure(child, world, placement, wait, found.rule)
            yield found


def _rule_unsure(child: Child, world: World, placement: Row, wait: Wait, rule: str) -> bool:
    started, first = wait.started, day_of(placement["started_on"])
    if started is None or first is None:
        return False
    with_parents = placement["placement_type"] == "P1"
    if with_parents and _order_unsure(child, started):
        return True
    if rule == "interim-order-visit":
        return not _reviews_told(child, world, started)
    under_order = with_parents and _order_on(child, started) != ""
    after_a_year = placement["began_earlier"] == "yes" or started >= months_after(first, 12)
    return wait.place > 0 and after_a_year and not under_order


CLOCKS: dict[str, Any] = {"care-review": review, "care-visit": visit}
