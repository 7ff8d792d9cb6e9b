"""What comes to Thornbeck from outside now and then, as its forms have it: serious incidents,
requests for what is held, and children who move in on another council's plan."""

import datetime
import random
from collections.abc import Iterator

from goldenthread.borough.days import ONE_DAY, add_months, add_working_days, working_day_from
from goldenthread.borough.events import Child
from goldenthread.borough.forms import Extract, Row
from goldenthread.borough.making import Borough

Day = datetime.date
FEWEST_INCIDENTS, CHILDREN_AN_INCIDENT = 4, 1_500
FEWEST_REQUESTS, CHILDREN_A_REQUEST = 8, 200

COUNCILS = ("Harrowdale", "Pennmoor", "Westfold", "Castlebridge")
"""None of these is a council."""


def serious_incidents(borough: Borough) -> Iterator[Row]:
    """A few incidents: the first notified and reviewed in time, the second late, the third not at
    all; the others as the dice have it."""
    extract = Extract(borough)
    found = [
        (extract.dice("incident", child, enquiry.started_on), child, enquiry.started_on)
        for child, episode in extract.episodes()
        for enquiry in episode.enquiries
        if extract.has(enquiry.started_on)
    ]
    count = max(FEWEST_INCIDENTS, len(borough.children) // CHILDREN_AN_INCIDENT)
    told: set[str] = set()
    for dice, child, aware_on in sorted(found, key=lambda one: (one[0].random(), one[1].child_id)):
        if len(told) == count:
            return
        if child.family_id in told:
            continue
        how = len(told) if len(told) < 3 else dice.choice((0, 0, 0, 1))
        told.add(child.family_id)
        yield extract.row(
            child,
            aware_on=aware_on,
            notified_on=_after(extract, dice, aware_on, (1, 5), how),
            review_on=_after(extract, dice, aware_on, (11, 15), how),
            kind="Death" if child.died_on else "Serious harm",
        )


def _after(
    extract: Extract, dice: random.Random, start: Day, due: tuple[int, int], how: int
) -> Day | None:
    """The day of what is due in so many working days: in time (0), late (1) or never (2)."""
    if how == 2:
        return None
    first, last = due
    days = dice.randint(first, last) if how == 0 else last + dice.randint(1, 5)
    return extract.seen(add_working_days(start, days))


def subject_access_requests(borough: Borough) -> Iterator[Row]:
    """Requests of the last twelve months: answered in time and late, paused, extended, open."""
    extract = Extract(borough)
    families: dict[str, Child] = {}
    for child, _ in extract.episodes():
        families.setdefault(child.family_id, child)
    chosen = sorted(families.values(), key=lambda child: extract.dice("request", child).random())
    count = max(FEWEST_REQUESTS, len(borough.children) // CHILDREN_A_REQUEST)
    for number, child in enumerate(chosen[:count]):
        dice = extract.dice("request", child)
        ago = 10 if number % 8 == 7 else dice.randint(100, 360)
        received_on = working_day_from(extract.last_day - ONE_DAY * ago)
        yield extract.row(
            child,
            reference=f"SAR-{received_on.year}-{number + 1:04d}",
            received_on=received_on,
            **_answered(dice, received_on, number % 8),
        )


def _answered(dice: random.Random, received_on: Day, how: int) -> dict[str, Day | str | None]:
    """How a request went: 0 to 2 in time, 3 never answered, 4 late, 5 paused, 6 extended, 7 only
    just come."""
    due = add_months(received_on, 1)
    if how in (3, 7):
        return {}
    if how == 4:
        return {"answered_on": working_day_from(due + ONE_DAY * dice.randint(1, 40))}
    if how == 5:
        paused_from = received_on + ONE_DAY * 6
        paused_to = paused_from + ONE_DAY * dice.randint(5, 20)
        return {
            "paused_from": paused_from,
            "paused_to": paused_to,
            "pause_reason": "Proof of who asks",
            "answered_on": working_day_from(due + ONE_DAY * dice.randint(0, 4)),
        }
    if how == 6:
        extended_to = add_months(received_on, 3)
        return {
            "extended_to": extended_to,
            "answered_on": working_day_from(extended_to - ONE_DAY * dice.randint(4, 20)),
        }
    return {"answered_on": working_day_from(received_on + ONE_DAY * dice.randint(12, 26))}


def transfers_in(borough: Borough) -> Iterator[Row]:
    """The news that a child on another council's plan had moved in; its conference came after."""
    extract = Extract(borough)
    for child, episode in extract.episodes():
        if episode.transfer_in_on is None or episode.referred_on < borough.first_day:
            continue
        dice = extract.dice("transfer", child, episode.referred_on)
        papers_on = add_working_days(episode.referred_on, dice.randint(1, 12))
        yield extract.row(
            child,
            notified_on=episode.referred_on,
            from_council=dice.choice(COUNCILS),
            papers_on=extract.seen(papers_on) if dice.random() < 0.85 else None,
        )
