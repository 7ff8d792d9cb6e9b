"""What is owed beside the case, walked: supervision, tools, incidents, requests for access."""

from datetime import date, timedelta
from typing import Any

from tests.spec.clocks.twin.chance import Chance
from tests.spec.clocks.twin.child import GONE, Child, Runnings, day_of
from tests.spec.clocks.twin.days import months_after
from tests.spec.clocks.twin.repeating import Events, owed
from tests.spec.clocks.twin.running import Running
from tests.spec.clocks.twin.world import World

SUPERVISED = (
    ("child_protection_plans", "child protection plan", "supervision-of-protection"),
    ("cin_plans", "child in need plan", "supervision-of-need"),
    ("looked_after_periods", "looked after", "supervision-of-care"),
)
TOOLS = ("GCP2", "GCP2A", "GCP")
MOST_MONTHS = 3
"""Months after its receipt to which a request may be put off: one, and two more."""


def draw(chance: Chance, child: Child, start: date) -> None:
    """Supervisions and gradings in what lasts, an incident and a request."""
    for table, _about, _rule in SUPERVISED:
        for first in child.days_of(table, "started_on"):
            at = first
            for _number in range(chance.randint(0, 3)):
                at = chance.later(at, (4 if table == "child_protection_plans" else 8, "weeks"))
                kind = chance.choice(("CASE", "", "PERSONAL"))
                child.add("supervisions", held_on=chance.cell(at), kind=kind)
    for first in child.days_of("child_protection_plans", "started_on"):
        at = first
        for _number in range(chance.randint(0, 3)):
            at = chance.later(at, (6, "months"))
            tool, area = chance.choice(TOOLS), chance.choice(("SAFETY", "LOVE"))
            child.add("tool_results", scored_on=chance.cell(at), tool=tool, area=area)
    aware = chance.cell(start)
    child.add(
        "serious_incidents",
        aware_on=aware,
        notified_on=chance.end(aware, (5, "working days")),
        rapid_review_on=chance.end(aware, (15, "working days")),
    )
    _draw_request(chance, child, start)


def _draw_request(chance: Chance, child: Child, start: date) -> None:
    came = chance.cell(start if chance.often() else chance.day())
    since = until = put_off = None
    if isinstance(came, date):
        if chance.often():
            since = chance.cell(chance.later(came, (1, "months")))
            until = chance.end(since)
        if not chance.often():
            put_off = chance.cell(chance.near_due(came, chance.choice((2, 3, 4)), "months"))
    answered = chance.end(came, (1, "months"))
    if isinstance(until, date) and chance.often():
        answered = until + timedelta(days=chance.choice((-1, 0, 1, 20, 30)))
    child.add(
        "subject_access_requests",
        reference="1",
        received_on=came,
        paused_from=since,
        paused_to=until,
        extended_to=put_off,
        answered_on=answered,
    )


def supervision(child: Child, world: World) -> Runnings:
    """The supervision of each plan or period, talking of the case and not of the worker alone."""
    events = Events("supervisions")
    for row in child.of("supervisions"):
        events.take(row, "held_on", "no" if row["kind"] == "PERSONAL" else "yes")
    for table, about, rule in SUPERVISED:

        def by(_wait: Any, rule: str = rule) -> str:
            return rule

        for _span, _wait, found in owed(world, table, child.of(table), events, by, about=about):
            yield found


def tool_repeated(child: Child, world: World) -> Runnings:
    """Each grading in a plan, to the next by the same tool."""
    for tool in TOOLS:
        events = Events("tool_results")
        for row in child.of("tool_results", tool=tool):
            events.take(row, "scored_on")
        plans = child.of("child_protection_plans")
        for _plan, wait, found in owed(
            world, "child_protection_plans", plans, events, lambda _wait: "tool-repeated"
        ):
            if wait.place:
                yield found


def incidents(rule: str, column: str) -> Any:
    """Each serious incident, from when the council knew of it."""

    def runnings(child: Child, world: World) -> Runnings:
        for row in child.of("serious_incidents"):
            aware, done = day_of(row["aware_on"]), day_of(row[column])
            yield Running(
                rule=rule,
                started=aware,
                due=world.due(rule, aware),
                stops=[done],
                cannot=row[column] == GONE or bool(aware and done and done < aware),
                told_to=world.told_to("serious_incidents"),
            )

    return runnings


def _is_turned(came: date | None, since: date | None, until: date | None) -> bool:
    """Whether it is dated as going on before it paused, or as pausing before it came."""
    return bool(since and ((until and until < since) or (came and since < came)))


def subject_access(child: Child, world: World) -> Runnings:
    """A request, which its own rule lets pause and be put off by two months."""
    for row in child.of("subject_access_requests"):
        came, answered = day_of(row["received_on"]), day_of(row["answered_on"])
        since, until = day_of(row["paused_from"]), day_of(row["paused_to"])
        due, put_off = world.due("subject-access", came), day_of(row["extended_to"])
        if came and due and put_off:
            due = max(due, min(put_off, months_after(came, MOST_MONTHS)))
        yield Running(
            rule="subject-access",
            started=came,
            due=due,
            stops=[answered],
            doubts=[since] if _is_turned(came, since, until) else (),
            cannot=GONE in row.values() or bool(came and answered and answered < came),
            told_to=world.told_to("subject_access_requests"),
            pause=(since, until),
        )


CLOCKS = {
    "supervision": supervision,
    "tool-repeated": tool_repeated,
    "incident-notified": incidents("incident-notified", "notified_on"),
    "rapid-review": incidents("rapid-review", "rapid_review_on"),
    "subject-access": subject_access,
}
