"""The assessment, walked from its start and from the referral."""

from datetime import date

from tests.spec.clocks.twin.chance import Chance
from tests.spec.clocks.twin.child import GONE, Child, Row, Runnings, closing, day_of
from tests.spec.clocks.twin.running import Running
from tests.spec.clocks.twin.world import World

IN_TIME = (45, "working days")


def draw(chance: Chance, child: Child, start: date) -> None:
    """One or two episodes of need, with their assessments."""
    began = start
    for _number in range(chance.choice((1, 1, 2))):
        referred = chance.cell(began)
        closed = chance.end(began)
        child.add(
            "referrals",
            referred_on=referred,
            closed_on=closed,
            closure_reason=chance.choice(("RC1", "RC2", "RC5", "RC6", "RC8")) if closed else "",
            no_further_action=chance.flag(1, 4, 1),
        )
        for _assessment in range(chance.choice((0, 1, 1, 2, 3))):
            begun = chance.cell(began if chance.often() else chance.later(began, IN_TIME))
            done = chance.end(began if chance.often() else begun, IN_TIME)
            child.add("assessments", referred_on=referred, started_on=begun, authorised_on=done)
        began = chance.later(day_of(closed) or began)


def episode_of(child: Child, row: Row) -> Row:
    """The referral of the episode to which a row says that it belongs; empty where none is."""
    referred = day_of(row["referred_on"])
    found = child.of("referrals", referred_on=referred) if referred else []
    return found[0] if found else {}


def _assessed(child: Child, world: World, row: Row, rule: str, start: date | None) -> Running:
    done = day_of(row["authorised_on"])
    return Running(
        rule=rule,
        started=start,
        due=world.due(rule, start),
        stops=[done],
        cannot=row["authorised_on"] == GONE or bool(start and done and done < start),
        told_to=world.told_to("assessments"),
        **closing(episode_of(child, row)),
    )


def from_start(child: Child, world: World) -> Runnings:
    """Each assessment, from its actual start."""
    for row in child.of("assessments"):
        started = day_of(row["started_on"])
        yield _assessed(child, world, row, "assessment-from-start", started)


def from_referral(child: Child, world: World) -> Runnings:
    """The first assessment of each episode answers the referral; which is first cannot be told
    where one of several has no start."""
    for referred in {day_of(row["referred_on"]) for row in child.of("assessments")}:
        rows = [row for row in child.of("assessments") if day_of(row["referred_on"]) == referred]
        dated = [row for row in rows if day_of(row["started_on"])]
        undated = [row for row in rows if not day_of(row["started_on"])]
        first = sorted(dated, key=lambda row: row["started_on"])[:1]
        for row in undated or first:
            found = _assessed(child, world, row, "assessment-from-referral", referred)
            found.cannot = found.cannot or (len(rows) > 1 and bool(undated))
            yield found


CLOCKS = {"assessment-from-start": from_start, "assessment-from-referral": from_referral}
