"""The days of a child of Thornbeck in care: reviews, visits, health, and times missing."""

import datetime
import random

from goldenthread.borough.days import ONE_DAY, add_months, add_working_days, working_day_from
from goldenthread.borough.events import Child
from goldenthread.borough.in_care import Care, Missing, Review, Score, Visit
from goldenthread.codes.forms import LOOKED_AFTER

Day = datetime.date
FIRST_REVIEW = 20
"""Working days; the second is within three months of the first, then each within six."""

REVIEW_LATE, NOT_VISITED = 0.08, 0.12
GOES_MISSING = 0.16
"""A year in care from the age of twelve."""

SPOKE = {"PN1": 52, "PN2": 6, "PN4": 4, "PN6": 24, "PN7": 8, "PN5": 6}
LIBERTY_SINCE = datetime.date(2026, 4, 1)


def fill_days(dice: random.Random, child: Child, last_day: Day) -> None:
    """Fill each period of care with what was done for the child, and what befell."""
    for care in child.care.periods:
        ends = care.ended_on or last_day + ONE_DAY
        care.reviews = list(_reviews(dice, child, care, ends))
        care.visits = [Visit(on, LOOKED_AFTER) for on in _visited_on(dice, care, ends)]
        care.officer_contacts = [
            working_day_from(review.held_on - ONE_DAY * dice.randint(1, 12))
            for review in care.reviews
            if review.held_on - ONE_DAY * 14 > care.started_on
        ]
        care.officer_contacts += _between_reviews(child, care, min(ends, last_day))
        _health(dice, child, care, ends)
        _missing(dice, child, care, ends, last_day)
    first = child.care.periods[0]
    if dice.random() < 0.05:
        child.care.permanence_before = dice.choice(("P1", "P2", "P2", "P4"))
        child.care.permanence_before_in = first.started_on.year - dice.randint(1, 3)
    _rare(dice, child, last_day)


def _between_reviews(child: Child, care: Care, until: Day) -> list[Day]:
    """The officer's visits some weeks after a review; not after each of them."""
    found = []
    for review in care.reviews:
        dice = random.Random(f"between reviews {child.child_id} {review.held_on}")
        on = working_day_from(review.held_on + ONE_DAY * dice.randint(15, 60))
        if dice.random() < 0.7 and on <= until:
            found.append(on)
    return found


def _reviews(dice: random.Random, child: Child, care: Care, ends: Day) -> list[Review]:
    found: list[Review] = []
    due = add_working_days(care.started_on, FIRST_REVIEW)
    while True:
        held_on = working_day_from(due - ONE_DAY * dice.randint(0, 8))
        if dice.random() < REVIEW_LATE:
            held_on = working_day_from(due + ONE_DAY * dice.randint(1, 30))
        if found:
            held_on = max(held_on, working_day_from(found[-1].held_on + ONE_DAY * 5))
        held_on = max(held_on, working_day_from(care.started_on + ONE_DAY))
        if held_on >= ends:
            return found
        took_part = "PN0"
        if child.age_on(held_on) >= 4:
            took_part = dice.choices(list(SPOKE), list(SPOKE.values()))[0]
        found.append(Review(held_on, took_part))
        due = add_months(held_on, 3 if len(found) == 1 else 6)


def _visited_on(dice: random.Random, care: Care, ends: Day) -> list[Day]:
    found, day = [], working_day_from(care.started_on + ONE_DAY * dice.randint(1, 7))
    while day < ends:
        if dice.random() > NOT_VISITED:
            found.append(day)
        day = working_day_from(day + ONE_DAY * dice.randint(28, 46))
    return found


def _health(dice: random.Random, child: Child, care: Care, ends: Day) -> None:
    day = working_day_from(care.started_on + ONE_DAY * dice.randint(10, 40))
    while day < ends:
        if dice.random() < 0.92:
            child.care.health.append((day, "ASSESSMENT"))
        teeth = working_day_from(day + ONE_DAY * dice.randint(5, 120))
        if teeth < ends and dice.random() < 0.82:
            child.care.health.append((teeth, "DENTAL"))
        asked = working_day_from(day + ONE_DAY * dice.randint(5, 90))
        if asked < ends and 4 <= child.age_on(asked) < 17:
            answered = dice.random() < 0.78
            score = min(40, max(0, round(dice.gauss(14, 7)))) if answered else None
            child.care.scores.append(Score(asked, score, None if answered else "SDQ4"))
        day = working_day_from(day + ONE_DAY * dice.randint(300, 370))


def _missing(dice: random.Random, child: Child, care: Care, ends: Day, last_day: Day) -> None:
    day = max(care.started_on, child.birthday(12))
    while (day := day + ONE_DAY * dice.randint(20, 365)) < ends:
        if dice.random() > GOES_MISSING * 1.6:
            continue
        for _ in range(dice.choice((1, 1, 1, 2, 4))):
            back: Day | None = day + ONE_DAY * dice.choice((0, 1, 1, 1, 2, 3, 9))
            if day >= ends or (back and back >= ends):
                return
            if back and back > last_day:
                back = None
            offered = back is not None and dice.random() < 0.88
            kind = "M" if dice.random() < 0.8 else "A"
            accepted = offered and dice.random() < 0.6
            child.care.missing.append(Missing(day, back, kind, offered, accepted))
            if back is None:
                return
            day = back + ONE_DAY * dice.randint(2, 25)


def _rare(dice: random.Random, child: Child, last_day: Day) -> None:
    """An offence, drugs or alcohol, an order that takes away liberty: a few, and from their teens.

    Each is dated in a period of care that lasted a year.
    """
    for care in child.care.periods:
        ends = care.ended_on or last_day + ONE_DAY
        if (ends - care.started_on).days < 365 or child.age_on(ends) < 13:
            continue
        day = ends - ONE_DAY * dice.randint(10, 300)
        if dice.random() < 0.05:
            child.care.convicted_on = day
        if dice.random() < 0.06:
            child.care.substance_found_on = day
        ordered_on = max(LIBERTY_SINCE, care.started_on + ONE_DAY)
        if ordered_on < ends - ONE_DAY * 40 and dice.random() < 0.2:
            child.care.liberty = (ordered_on, ordered_on + ONE_DAY * 35)
