"""Early help in Thornbeck: before social care (stepped up), after it (stepped down), and alone.

Told after all that happened in social care, with dice of its own, so that the same borough is made
with it as without. A referral that came from early help (5D) was helped before; an episode closed
with a referral to early help (RC9) was helped after.
"""

import datetime
import random
from collections import defaultdict
from collections.abc import Iterator, Sequence
from dataclasses import replace

from goldenthread.borough.days import ONE_DAY, add_months, working_day_from
from goldenthread.borough.events import Child, EarlyHelp, Episode
from goldenthread.borough.people import make_family

Day = datetime.date
FROM_EARLY_HELP, TO_EARLY_HELP = "5D", "RC9"
NEGLECT_FACTOR, NEGLECT = "16A", "NEG"

# Our own judgement: no table is published of early help.
HELPED_BEFORE, HELPED_AFTER = 0.13, 0.14
NEVER_KNOWN_TO_SOCIAL_CARE = 0.15
FIRST_NUMBER = 900_000
"""Families that social care never knew are numbered from here."""

REASONS = {
    True: ("Home conditions and daily care", "Basic needs not met", "Routines and supervision"),
    False: ("Parental conflict", "Behaviour at home or school", "Parental mental health", "Debt"),
}
ORGANISATIONS = {
    "Thornbeck Early Help": 52,
    "Beckside Primary School": 12,
    "Millgate Academy": 10,
    "Thornbeck Health Visiting": 14,
    "Family Friends Thornbeck": 12,
}
STEPPED_UP, STEPPED_DOWN_AGAIN = "Stepped up to social care", "Needs met"
ENDS = {
    STEPPED_DOWN_AGAIN: 62,
    "Family declined": 16,
    "Moved away": 6,
    "Support went on in school": 16,
}


def help_early(
    children: Sequence[Child], *, seed: int, first_day: Day, last_day: Day
) -> list[Child]:
    """Give these children their early help; returns the children of families that had nothing
    else, under the early help system's own numbers."""
    dice = random.Random(f"early help {seed}")
    families: dict[str, list[Child]] = defaultdict(list)
    for child in children:
        families[child.family_id].append(child)
    for family_id in sorted(families):
        for helped in _beside_social_care(dice, families[family_id], last_day):
            _give(families[family_id], helped, last_day)
    alone: list[Child] = []
    for number in range(round(len(children) * NEVER_KNOWN_TO_SOCIAL_CARE)):
        if len(alone) >= len(children) * NEVER_KNOWN_TO_SOCIAL_CARE:
            break
        alone += _helped_alone(dice, number, first_day, last_day)
    return alone


def _beside_social_care(
    dice: random.Random, family: list[Child], last_day: Day
) -> Iterator[EarlyHelp]:
    """The episodes of early help of a family, between its episodes of need and never within."""
    needs = _needs(family)
    neglected = _is_neglected(family)
    free_from = Day.min
    for place, (referred_on, closed_on, episode) in enumerate(needs):
        before = episode.source == FROM_EARLY_HELP or dice.random() < HELPED_BEFORE
        start = referred_on - ONE_DAY * dice.randint(50, 280)
        start = max(working_day_from(start), free_from)
        if before and start < referred_on:
            yield _an_episode(dice, start, referred_on, STEPPED_UP, neglected)
        if closed_on is None:
            return
        free_from = closed_on
        next_on = needs[place + 1][0] if place + 1 < len(needs) else None
        if episode.reason != TO_EARLY_HELP and dice.random() > HELPED_AFTER:
            continue
        start = working_day_from(closed_on + ONE_DAY * dice.randint(1, 21))
        end = start + ONE_DAY * dice.randint(60, 270)
        if start > last_day or (next_on and next_on <= start):
            continue
        stepped_up = next_on is not None and next_on <= end
        if stepped_up and next_on:
            end = next_on
        yield _an_episode(dice, start, end, STEPPED_UP if stepped_up else "", neglected)
        free_from = end + ONE_DAY


def _needs(family: list[Child]) -> list[tuple[Day, Day | None, Episode]]:
    """The family's times in social care, one after another: from, to (None: still), and the first
    episode of each. What overlaps is one time; a referral turned away is none."""
    episodes = sorted(
        (e for child in family for e in child.episodes if not e.no_further_action),
        key=lambda e: (e.referred_on, e.closed_on or Day.max),
    )
    times: list[tuple[Day, Day | None, Episode]] = []
    for episode in episodes:
        start, until, first = times[-1] if times else (Day.min, Day.min, episode)
        if until is None or until >= episode.referred_on:
            ends = {until, episode.closed_on}
            times[-1] = (start, None if None in ends else max(day for day in ends if day), first)
        else:
            times.append((episode.referred_on, episode.closed_on, episode))
    return times


def _is_neglected(family: list[Child]) -> bool:
    return any(
        any(NEGLECT_FACTOR in a.factors for a in episode.assessments)
        or any(NEGLECT in (plan.initial, plan.latest) for plan in episode.plans)
        for child in family
        for episode in child.episodes
    )


def _an_episode(
    dice: random.Random, start: Day, end: Day | None, end_reason: str, neglected: bool
) -> EarlyHelp:
    names = dice.choices((True, False, None), (72, 16, 12) if neglected else (5, 77, 18))[0]
    assessed_on = working_day_from(start + ONE_DAY * dice.randint(10, 45))
    return EarlyHelp(
        started_on=start,
        ended_on=end,
        reason=dice.choice(REASONS[neglected]),
        names_neglect=names,
        organisation=dice.choices(list(ORGANISATIONS), list(ORGANISATIONS.values()))[0],
        worker=f"EH{dice.randint(1, 40):03d}",
        end_reason=(end_reason or dice.choices(list(ENDS), list(ENDS.values()))[0])
        if end
        else None,
        assessed_on=assessed_on if end is None or assessed_on < end else None,
    )


def _give(children: list[Child], helped: EarlyHelp, last_day: Day) -> None:
    """The episode to each child who was born by then and lived, as far as it is known."""
    if helped.started_on > last_day:
        return
    if helped.ended_on and helped.ended_on > last_day:
        helped.ended_on = helped.end_reason = None
    if helped.assessed_on and helped.assessed_on > last_day:
        helped.assessed_on = None
    for child in children:
        of_age_on = child.birthday(18)
        born = child.born_on is not None and child.born_on <= helped.started_on
        alive = child.died_on is None or child.died_on > (helped.ended_on or last_day)
        known = all(one.started_on != helped.started_on for one in child.early_help)
        if born and alive and known and helped.started_on < of_age_on:
            child.early_help.append(replace(helped))


def _helped_alone(dice: random.Random, number: int, first_day: Day, last_day: Day) -> list[Child]:
    """A family that social care never knew, known to early help by numbers of its own."""
    span = (last_day - first_day).days
    start = working_day_from(first_day + ONE_DAY * dice.randint(-200, span))
    family = make_family(dice, number=FIRST_NUMBER + number, known_on=start)
    family.children = family.children[:4]
    for place, child in enumerate(family.children, 1):
        child.child_id, child.family_id = f"EH{number:05d}{place}", f"EHF{number:05d}"
        child.disabilities = ()
        if child.born_on and child.born_on > add_months(start, -60):
            child.pupil_number = ""
    end = start + ONE_DAY * dice.randint(50, 330)
    helped = _an_episode(dice, start, end, "", family.trouble == "neglect")
    _give(family.children, helped, last_day)
    return [child for child in family.children if child.early_help]
