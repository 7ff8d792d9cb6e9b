"""What a child protection plan owes while it lasts, walked: core groups, visits, its rungs."""

from datetime import date

from tests.spec.clocks.twin.chance import Chance
from tests.spec.clocks.twin.child import Child, Runnings, day_of
from tests.spec.clocks.twin.child_in_need import decisions, meetings, visits
from tests.spec.clocks.twin.repeating import owed, rungs
from tests.spec.clocks.twin.world import World

PLANS = "child_protection_plans"
LADDER = {
    "plan-ladder-9": (6, 9),
    "plan-ladder-12": (9, 12),
    "plan-ladder-15": (12, 15),
    "plan-ladder-18": (15, 18),
    "plan-ladder-21": (18, 21),
}
LEGAL_PLANNING = "plan-ladder-15"


def draw(chance: Chance, child: Child, start: date) -> None:
    """Core groups, visits and decisions in each plan, and rarely outside it."""
    for plan in child.of(PLANS):
        first = day_of(plan["started_on"]) or start
        at = first
        for number in range(chance.randint(0, 4)):
            at = chance.later(at, (6, "weeks") if number else (10, "working days"))
            child.add("core_groups", held_on=chance.cell(at))
        at = first
        for _number in range(chance.randint(0, 5)):
            at = chance.later(at, (10, "working days"))
            kind = chance.choice(("child protection", "child protection", ""))
            child.add("visits", visited_on=chance.cell(at), kind=kind, seen=chance.flag(6, 2, 1))
        for months in (6, 9, 12, 15, 18, 21):
            if chance.often():
                about = chance.choice(("CHILD_PROTECTION_PLAN", "LEGAL_PLANNING", "OTHER"))
                on = chance.near_due(first, months, "months")
                child.add("management_decisions", about=about, decided_on=chance.cell(on))


def core_group(child: Child, world: World) -> Runnings:
    """The first core group by statute, each later one by the council's standard."""
    plans, events = child.of(PLANS), meetings(child, "core_groups")
    for _plan, _wait, found in owed(
        world,
        PLANS,
        plans,
        events,
        lambda wait: "later-core-group" if wait.place else "first-core-group",
    ):
        yield found


def visit(child: Child, world: World) -> Runnings:
    """The visits that a plan owes."""
    plans, events = child.of(PLANS), visits(child, "child protection")
    for _plan, _wait, found in owed(world, PLANS, plans, events, lambda _w: "protection-visit"):
        yield found


def ladder(child: Child, world: World) -> Runnings:
    """What is asked of a plan that lasts; at fifteen months, legal planning."""
    plans = child.of(PLANS)
    either = decisions(child, "CHILD_PROTECTION_PLAN", "LEGAL_PLANNING")
    others = {rule: months for rule, months in LADDER.items() if rule != LEGAL_PLANNING}
    yield from rungs(world, PLANS, plans, either, others)
    legal = {LEGAL_PLANNING: LADDER[LEGAL_PLANNING]}
    yield from rungs(world, PLANS, plans, decisions(child, "LEGAL_PLANNING"), legal)


CLOCKS = {"core-group": core_group, "protection-visit": visit, "plan-ladder": ladder}
