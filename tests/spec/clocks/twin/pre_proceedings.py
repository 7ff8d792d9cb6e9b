"""Sixteen weeks of pre-proceedings, walked from the decision and from the letter."""

from datetime import date
from typing import Any

from tests.spec.clocks.twin.chance import Chance
from tests.spec.clocks.twin.child import GONE, Child, Runnings, day_of
from tests.spec.clocks.twin.front_door import episode_of
from tests.spec.clocks.twin.running import Running
from tests.spec.clocks.twin.world import World

IN_TIME = (16, "weeks")


def draw(chance: Chance, child: Child, start: date) -> None:
    """A period of pre-proceedings in an episode."""
    for referral in child.of("referrals"):
        begun = chance.cell(chance.later(day_of(referral["referred_on"]) or start))
        letter = chance.end(begun)
        child.add(
            "pre_proceedings",
            referred_on=referral["referred_on"],
            started_on=begun,
            letter_sent_on=letter,
            decided_on=chance.end(letter if chance.often() else begun, IN_TIME),
            applied_to_court_on=chance.end(begun, IN_TIME) if not chance.often() else None,
        )


def _from(column: str, rule: str) -> Any:
    def runnings(child: Child, world: World) -> Runnings:
        for row in child.of("pre_proceedings"):
            if row[column] is None:
                continue
            start, decided = day_of(row[column]), day_of(row["decided_on"])
            closed = episode_of(child, row).get("closed_on")
            yield Running(
                rule=rule,
                started=start,
                due=world.due(rule, start),
                stops=[decided],
                closes=[day_of(row["applied_to_court_on"]), day_of(closed)],
                close_unsure=GONE in (row["applied_to_court_on"], closed),
                cannot=row["decided_on"] == GONE or bool(start and decided and decided < start),
                told_to=world.told_to("pre_proceedings"),
            )

    return runnings


CLOCKS = {
    "pre-proceedings-from-decision": _from("started_on", "pre-proceedings-from-decision"),
    "pre-proceedings-from-letter": _from("letter_sent_on", "pre-proceedings-from-letter"),
}
