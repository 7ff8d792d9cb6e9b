"""What a child in need plan owes, walked, and what is kept after child protection."""

from datetime import date, timedelta

from tests.spec.clocks.twin.chance import Chance
from tests.spec.clocks.twin.child import (
    GONE,
    Child,
    Runnings,
    begins_unseen,
    day_of,
    fed,
    is_fed,
)
from tests.spec.clocks.twin.repeating import Events, is_unsure, owed, rungs
from tests.spec.clocks.twin.running import Running
from tests.spec.clocks.twin.world import World

LADDER = {"need-ladder-6": (3, 6), "need-ladder-9": (6, 9), "need-ladder-12": (9, 12)}
TO_FOLLOW = timedelta(days=14)
"""Within how many days a child in need plan follows on child protection."""
LEFT_US = ("RC2", "RC5", "RC6")
"""The child died, moved to another council, or is an adult's service's."""
LONG_LASTING = date.max


def draw(chance: Chance, child: Child, start: date) -> None:
    """Plans, some after child protection, with their visits, reviews and looks by a manager."""
    ends = [day_of(row["ended_on"]) for row in child.of("child_protection_plans")]
    for began in (start, *(end for end in ends if end)):
        if chance.often():
            begun = chance.cell(began + timedelta(days=chance.choice((0, 0, 1, 13, 14, 15, -30))))
            ended = chance.end(begun, chance.choice(((3, "months"), (12, "months"))))
            child.add("cin_plans", started_on=begun, ended_on=ended)
    for plan in child.of("cin_plans"):
        at = day_of(plan["started_on"]) or start
        for _number in range(chance.randint(0, 4)):
            at = chance.later(at, (20, "working days"))
            kind = chance.choice(("child in need", "child in need", ""))
            child.add("visits", visited_on=chance.cell(at), kind=kind, seen=chance.flag(6, 2, 1))
        at = day_of(plan["started_on"]) or start
        for _number in range(chance.randint(0, 3)):
            at = chance.later(at, (12, "weeks"))
            child.add("cin_plan_reviews", held_on=chance.cell(at))
        for months in (3, 6, 9, 12):
            if chance.often():
                on = chance.near_due(day_of(plan["started_on"]) or start, months, "months")
                about = "CHILD_IN_NEED_PLAN"
                child.add("management_decisions", about=about, decided_on=chance.cell(on))


def visits(child: Child, kind: str) -> Events:
    """The visits of a kind, and those of which no file says of what kind they were; only one that
    saw the child counts."""
    events = Events("visits")
    for row in child.of("visits"):
        if row["kind"] in (kind, ""):
            events.take(row, "visited_on", row["seen"])
    return events


def meetings(child: Child, table: str, column: str = "held_on") -> Events:
    """All events of a table."""
    events = Events(table)
    for row in child.of(table):
        events.take(row, column)
    return events


def decisions(child: Child, *about: str) -> Events:
    """A manager's decisions about these."""
    events = Events("management_decisions")
    for row in child.of("management_decisions"):
        if row["about"] in about:
            events.take(row, "decided_on")
    return events


def visit(child: Child, world: World) -> Runnings:
    """The visits that a plan owes."""
    plans, events = child.of("cin_plans"), visits(child, "child in need")
    for _plan, _wait, found in owed(world, "cin_plans", plans, events, lambda _w: "need-visit"):
        yield found


def review(child: Child, world: World) -> Runnings:
    """The reviews of a plan."""
    plans, events = child.of("cin_plans"), meetings(child, "cin_plan_reviews")
    for _plan, _wait, found in owed(world, "cin_plans", plans, events, lambda _w: "need-review"):
        yield found


def ladder(child: Child, world: World) -> Runnings:
    """What a manager says of a plan that lasts."""
    events = decisions(child, "CHILD_IN_NEED_PLAN")
    yield from rungs(world, "cin_plans", child.of("cin_plans"), events, LADDER)


def _in_care_on(child: Child, day: date) -> bool:
    return any(
        day_of(row["started_on"])
        and row["ended_on"] != GONE
        and row["started_on"] <= day <= (day_of(row["ended_on"]) or day)
        for row in child.of("looked_after_periods")
    )


def _perhaps_in_care_on(child: Child, day: date) -> bool:
    return any(
        (day_of(row["started_on"]) is None or row["ended_on"] == GONE)
        and (day_of(row["started_on"]) or day) <= day <= (day_of(row["ended_on"]) or day)
        for row in child.of("looked_after_periods")
    )


def _followed_to(child: Child, ended: date) -> date:
    """The last day of the plan that followed, the one that lasts longest; the last day of child
    protection where none did."""
    lasts = ended
    for row in child.of("cin_plans"):
        began, until = day_of(row["started_on"]), day_of(row["ended_on"]) or LONG_LASTING
        if not is_unsure(row) and began and began <= ended + TO_FOLLOW and until >= ended:
            lasts = max(lasts, until)
    return lasts


def _left_on(child: Child, ended: date) -> date | None:
    """The day on which the child died, moved away, grew up or became looked after."""
    gone = child.days_of("looked_after_periods", "started_on")
    for reason in LEFT_US:
        gone += child.days_of("referrals", "closed_on", closure_reason=reason)
    return min((day for day in gone if day >= ended), default=None)


def _doubtful(child: Child, ended: date) -> list[date | None]:
    """The first days of plans that may be the one that followed, and of which nobody can tell."""
    starts = [day_of(row["started_on"]) for row in child.of("cin_plans") if is_unsure(row)]
    return [day for day in starts if day is None or day <= ended + TO_FOLLOW]


def step_down(child: Child, world: World) -> Runnings:
    """Each child protection plan that ended at home: a child in need plan is kept three months."""
    if not is_fed(world, "cin_plans"):
        return
    for row in child.of("child_protection_plans"):
        ended = day_of(row["ended_on"])
        if ended and not _in_care_on(child, ended) and world.is_used("step-down", ended):
            yield _kept(child, world, ended)


def _kept(child: Child, world: World, ended: date) -> Running:
    due = world.due("step-down", ended)
    lasts, left = _followed_to(child, ended), _left_on(child, ended)
    seen_to_end = max(lasts, ended + TO_FOLLOW)
    excused = bool(left and left <= seen_to_end)
    if excused and left:
        lasts = seen_to_end = left
    doubtful = _doubtful(child, ended)
    files = fed(world, "cin_plans", world.told_to("child_protection_plans"), due)
    # A plan that is open lasts as far as files tell; that none followed they must tell too.
    if lasts == LONG_LASTING:
        seen_to_end, lasts = date.max, files["told_to"]
    held = bool(due and lasts >= due)
    broken = not held and (excused or seen_to_end <= files["told_to"])
    return Running(
        rule="step-down",
        started=ended,
        due=due,
        stops=[due] if held else (),
        closes=[seen_to_end] if broken else (),
        cannot=_perhaps_in_care_on(child, ended),
        owed_all_along=not excused,
        doubts=[day for day in doubtful if day],
        unsure=None in doubtful or begins_unseen(world, "cin_plans", ended, due),
        **files,
    )


CLOCKS = {
    "need-visit": visit,
    "need-review": review,
    "need-ladder": ladder,
    "step-down": step_down,
}
