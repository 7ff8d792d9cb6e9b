"""The ladder before birth, walked: due so many weeks before the child is expected."""

from datetime import date, timedelta
from typing import Any

from tests.spec.clocks.twin.chance import Chance
from tests.spec.clocks.twin.child import GONE, Child, Row, Runnings, day_of
from tests.spec.clocks.twin.front_door import episode_of
from tests.spec.clocks.twin.running import Running
from tests.spec.clocks.twin.world import World


def draw(chance: Chance, child: Child, start: date) -> None:
    """A birth that is expected within the months after the first day."""
    weeks = chance.choice((22, 8, 6, 22, 12, 30))
    expected = start + timedelta(days=7 * weeks + chance.choice((-1, 0, 1, 9, 20, 60)))
    born: Any = None
    if chance.often():
        born = expected + timedelta(days=chance.randint(-30, 30))
    born = GONE if chance.rarely() else born
    expected_cell = GONE if chance.rarely() else expected
    child.add("people", expected_on=expected_cell, born_on=born)


def _unborn(child: Child, starts: date | None) -> Row | None:
    """What is told of the birth, if by the first day the child may not yet have been born."""
    for row in child.of("people"):
        expected, born = day_of(row["expected_on"]), day_of(row["born_on"])
        if row["expected_on"] is None:
            continue
        if starts and ((expected and starts >= expected) or (born and starts >= born)):
            continue
        return row
    return None


def _running(
    child: Child, world: World, rule: str, row: Row, start: date | None, **more: Any
) -> Running | None:
    birth = _unborn(child, start)
    if birth is None or not world.is_used(rule, start):
        return None
    episode = episode_of(child, row)
    expected = day_of(birth["expected_on"])
    due = world.due(rule, start, expected) if expected else None
    began_too_late = bool(due and start and due < start)
    return Running(
        rule=rule,
        started=start,
        due=due,
        closes=[day_of(birth["born_on"]), day_of(episode.get("closed_on"))],
        close_unsure=GONE in (birth["born_on"], episode.get("closed_on")),
        cannot=more.pop("cannot", False) or began_too_late,
        told_to=world.told_to("referrals"),
        **more,
    )


def assessment(child: Child, world: World) -> Runnings:
    """Each referral of an unborn child: an assessment is to begin, and to be done."""
    for row in child.of("referrals"):
        start = day_of(row["referred_on"])
        if row["no_further_action"] == "yes":
            continue
        for rule, about, column in (
            ("unborn-assessment-begun", "begun", "started_on"),
            ("unborn-assessment-done", "complete", "authorised_on"),
        ):
            # One of which nobody can read when it ended did so on some day after it began.
            of_no_day = [
                day_of(one["started_on"])
                for one in child.of("assessments")
                if one[column] == GONE or (column == "started_on" and one[column] is None)
            ]
            found = _running(
                child,
                world,
                rule,
                row,
                start,
                about=about,
                stops=[d for d in child.days_of("assessments", column) if start and d >= start],
                doubts=[] if None in of_no_day else of_no_day,
                unsure=None in of_no_day,
            )
            if found:
                yield found


def conference(child: Child, world: World) -> Runnings:
    """Each enquiry on an unborn child that needs a conference."""
    for row in child.of("section_47_enquiries"):
        start, held = day_of(row["started_on"]), day_of(row["conference_on"])
        if row["conference_not_required"] == "yes":
            continue
        wrong = row["conference_on"] == GONE or bool(start and held and held < start)
        found = _running(child, world, "unborn-conference", row, start, stops=[held], cannot=wrong)
        if found:
            yield found


CLOCKS = {"unborn-assessment": assessment, "unborn-conference": conference}
