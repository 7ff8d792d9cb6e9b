"""Visits to the children of Thornbeck: in an assessment, under a plan, and in care.

Told after all that happened before, with dice of their own, so that the same borough is made with
them as without. Most are made in time and some late; on some the child was not seen, and a few do
not say so. Nobody says it of a child who is not yet born.
"""

import datetime
import random
from collections.abc import Iterable, Iterator
from dataclasses import dataclass

from goldenthread.borough.days import ONE_DAY, add_working_days, working_day_from
from goldenthread.borough.events import Assessment, Child, Episode
from goldenthread.borough.in_care import Care, Visit
from goldenthread.codes.forms import CHILD_IN_NEED, CHILD_PROTECTION, LOOKED_AFTER

Day = datetime.date
Call = tuple[Day, bool]
"""A day on which a worker came, and whether anybody of the family was to be seen."""


@dataclass(frozen=True, slots=True)
class Rhythm:
    """How many days lie between two visits, mostly and when it is late, how often that is, and how
    often the child's bedroom is seen."""

    kind: str
    usual: tuple[int, int]
    late: tuple[int, int]
    is_late: float
    bedroom: float


IN_NEED = Rhythm(CHILD_IN_NEED, (15, 27), (30, 60), 0.12, 0.25)
IN_PROTECTION = Rhythm(CHILD_PROTECTION, (7, 13), (16, 34), 0.1, 0.5)
IN_CARE = Rhythm(LOOKED_AFTER, (28, 42), (45, 70), 0.1, 0)
"""The last of a child who moved: its other days are those of its care (borough/caring_days.py)."""

SEEN_IN_TIME, SEEN_LATE = 0.8, 0.13
"""Of children in an assessment; nobody visits the others while it lasts."""

SEEN_WITHIN, SEEN_AFTER_ALL = 5, 20
"""Working days from the start of an assessment."""

NOBODY_IN, NOT_SEEN, NOT_SAID = 0.05, 0.015, 0.02
"""Of all visits; not seen is the child who was out when its brothers and sisters were seen."""

AGAIN_SOON, IN_A_NEW_PLACE = 0.7, 0.8
"""How often a worker to whom nobody opened comes again in days; and within a week of a move."""

SEEN_ALONE, TALKS_FROM = 0.65, 3
"""How often a child of so many years is seen alone."""


def visit(children: Iterable[Child], *, seed: int, last_day: Day) -> None:
    """Give these children their visits: one a day of each kind."""
    for child in children:
        seeing = random.Random(f"seen {seed} {child.child_id}")
        had: set[tuple[str, Day]] = set()
        for episode in child.episodes:
            of_family = f"visits {seed} {child.family_id}"
            episode.visits = []
            for rhythm, calls in _in_an_episode(of_family, episode, last_day):
                episode.visits += _made(seeing, child, rhythm, calls, had)
            episode.visits.sort(key=lambda one: one.on)
        for care in child.care.periods:
            calls = _in_care(seeing, care, last_day)
            care.visits = list(_made(seeing, child, IN_CARE, calls, had))


def _in_an_episode(
    of_family: str, episode: Episode, last_day: Day
) -> Iterator[tuple[Rhythm, Iterable[Call]]]:
    """The dice are those of the family and the day, so that brothers and sisters are visited on the
    same day."""
    for assessment in episode.assessments:
        dice = random.Random(f"{of_family} assessment {assessment.started_on}")
        yield IN_NEED, _in_an_assessment(dice, assessment, last_day)
    for rhythm, plans in ((IN_NEED, episode.cin_plans), (IN_PROTECTION, episode.plans)):
        for plan in plans:
            dice = random.Random(f"{of_family} {rhythm.kind} {plan.started_on}")
            ends = min(plan.ended_on or last_day, last_day)
            yield rhythm, _one_after_another(dice, rhythm, plan.started_on, ends)


def _in_an_assessment(dice: random.Random, assessment: Assessment, last_day: Day) -> Iterator[Call]:
    drawn, working_days = dice.random(), dice.randint(0, SEEN_WITHIN)
    if drawn > SEEN_IN_TIME + SEEN_LATE:
        return
    if drawn > SEEN_IN_TIME:
        working_days = dice.randint(SEEN_WITHIN + 1, SEEN_AFTER_ALL)
    on = working_day_from(add_working_days(assessment.started_on, working_days))
    if on <= min(assessment.authorised_on or last_day, last_day):
        yield on, True


def _one_after_another(dice: random.Random, rhythm: Rhythm, on: Day, ends: Day) -> Iterator[Call]:
    is_in = True
    while True:
        days = dice.randint(*(rhythm.late if dice.random() < rhythm.is_late else rhythm.usual))
        if not is_in and dice.random() < AGAIN_SOON:
            days = dice.randint(1, 4)
        on = working_day_from(on + ONE_DAY * days)
        if on > ends:
            return
        is_in = dice.random() >= NOBODY_IN
        yield on, is_in


def _in_care(dice: random.Random, care: Care, last_day: Day) -> Iterator[Call]:
    days = {one.on for one in care.visits}
    for placement in care.placements[1:]:
        if dice.random() < IN_A_NEW_PLACE:
            days.add(working_day_from(placement.started_on + ONE_DAY * dice.randint(1, 5)))
    ends = care.ended_on or last_day + ONE_DAY
    for on in sorted(days):
        if on < ends:
            yield on, dice.random() >= NOBODY_IN


def _made(
    dice: random.Random,
    child: Child,
    rhythm: Rhythm,
    calls: Iterable[Call],
    had: set[tuple[str, Day]],
) -> Iterator[Visit]:
    """What was written of each visit to a child that had none of its kind on the day."""
    for on, is_in in calls:
        if (rhythm.kind, on) in had:
            continue
        had.add((rhythm.kind, on))
        drawn = dice.random()
        if child.born_on is None or child.born_on > on or drawn < NOT_SAID:
            yield Visit(on, rhythm.kind)
            continue
        seen = is_in and drawn < 1 - NOT_SEEN
        alone = seen and child.age_on(on) >= TALKS_FROM and dice.random() < SEEN_ALONE
        bedroom = (is_in and dice.random() < rhythm.bedroom) if rhythm.bedroom else None
        yield Visit(on, rhythm.kind, seen, alone, bedroom)
