"""The first days at the front door, walked: decisions, allocation, and the child seen."""

from datetime import date
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
from tests.spec.clocks.twin.front_door import episode_of
from tests.spec.clocks.twin.running import Running
from tests.spec.clocks.twin.world import World

A_DAY = (1, "working days")


def draw(chance: Chance, child: Child, start: date) -> None:
    """What came to the front door, who held the case, and who was seen."""
    for kind in ("CONTACT", "REFERRAL"):
        came = chance.cell(start if chance.often() else chance.day())
        decided = chance.end(came, A_DAY)
        child.add("front_door_decisions", kind=kind, received_on=came, decided_on=decided)
    for referral in child.of("referrals"):
        referred = day_of(referral["referred_on"]) or start
        for worker in range(chance.choice((0, 1, 1, 2))):
            begun: Any = chance.cell(chance.later(referred, A_DAY))
            if chance.random() < 0.2:
                begun = chance.later(start) if chance.often() else chance.day()
            ended = chance.end(begun)
            name = "" if chance.rarely() else f"W{worker}"
            child.add("allocations", worker=name, started_on=begun, ended_on=ended)
    for assessment in child.of("assessments"):
        begun = day_of(assessment["started_on"]) or start
        for _number in range(chance.choice((0, 1, 2))):
            seen_on = chance.cell(chance.later(begun, (5, "working days")))
            kind = chance.choice(("", "child in need", "looked after"))
            child.add("visits", visited_on=seen_on, kind=kind, seen=chance.flag())


def decisions(kind: str, rule: str) -> Any:
    """A decision on what came of this kind."""

    def runnings(child: Child, world: World) -> Runnings:
        for row in child.of("front_door_decisions", kind=kind):
            came, decided = day_of(row["received_on"]), day_of(row["decided_on"])
            if world.is_used(rule, came):
                yield Running(
                    rule=rule,
                    started=came,
                    due=world.due(rule, came),
                    stops=[decided],
                    cannot=row["decided_on"] == GONE or bool(came and decided and decided < came),
                    told_to=world.told_to("front_door_decisions"),
                    **closing(episode_open_on(child, came)),
                )

    return runnings


def _held_from(child: Child, referred: date, closed: date | None) -> list[date]:
    """The days on which a worker first held the case, of those who did from the referral on and
    before the episode closed: the day of the referral for one who held it before."""
    found = []
    for row in child.of("allocations"):
        begun, ended = day_of(row["started_on"]), day_of(row["ended_on"])
        if not row["worker"] or begun is None or (closed and begun > closed):
            continue
        lasts = row["ended_on"] is None or begun >= referred or bool(ended and ended >= referred)
        if lasts:
            found.append(max(begun, referred))
    return found


def _may_have_held(child: Child, referred: date | None) -> bool:
    """Whether a worker may have held the case on days that nobody can read."""
    return any(
        day_of(row["started_on"]) is None
        or (row["ended_on"] == GONE and referred and row["started_on"] < referred)
        for row in child.of("allocations")
        if row["worker"]
    )


def allocation(child: Child, world: World) -> Runnings:
    """Each referral that asks for more than advice."""
    if not is_fed(world, "allocations"):
        return
    for row in child.of("referrals"):
        referred = day_of(row["referred_on"])
        if row["no_further_action"] == "yes" or not world.is_used("allocation", referred):
            continue
        due = world.due("allocation", referred)
        closed = day_of(row["closed_on"])
        yield Running(
            rule="allocation",
            started=referred,
            due=due,
            stops=_held_from(child, referred, closed) if referred else (),
            unsure=_may_have_held(child, referred)
            or begins_unseen(world, "allocations", referred, due),
            **closing(row),
            **fed(world, "allocations", world.told_to("referrals"), due),
        )


def child_seen(child: Child, world: World) -> Runnings:
    """Each assessment, and the visits from its start to the end of its episode."""
    if not is_fed(world, "visits"):
        return
    undated = any(
        day_of(row["visited_on"]) is None for row in child.of("visits") if row["seen"] != "no"
    )
    for row in child.of("assessments"):
        started, episode = day_of(row["started_on"]), episode_of(child, row)
        if not world.is_used("child-seen", started):
            continue
        due, closed = world.due("child-seen", started), day_of(episode.get("closed_on"))
        inside = {
            said: [
                day
                for day in child.days_of("visits", "visited_on", seen=said)
                if started and started <= day <= (closed or day)
            ]
            for said in ("yes", "")
        }
        first = min(inside["yes"], default=None)
        yield Running(
            rule="child-seen",
            started=started,
            due=due,
            stops=inside["yes"],
            doubts=[day for day in inside[""] if first is None or day < first],
            unsure=undated or begins_unseen(world, "visits", started, due),
            **closing(episode),
            **fed(world, "visits", world.told_to("assessments"), due),
        )


CLOCKS = {
    "contact-decision": decisions("CONTACT", "contact-decision"),
    "referral-decision": decisions("REFERRAL", "referral-decision"),
    "allocation": allocation,
    "child-seen": child_seen,
}
