"""Who chairs Thornbeck's conferences and who reviews its children in care, as its forms have it."""

import datetime
import random
from collections.abc import Iterator
from itertools import pairwise

from goldenthread.borough.days import ONE_DAY, add_months, working_day_from
from goldenthread.borough.events import Child, Plan
from goldenthread.borough.forms import Extract, Row, chair_of, officer_of
from goldenthread.borough.in_care import Care
from goldenthread.borough.making import Borough
from goldenthread.borough.meetings import Meeting, booked, conferences

Day = datetime.date
MONTHS_OF_CHAIRS = 48
"""Who chaired is kept for longer than the other forms: it is asked what came of a plan's end."""

INTERPRETER = {"Not needed": 0.86, "Booked": 0.08, "Needed, not booked": 0.03, None: 0.03}
WOULD_END_IT = (
    "Six months of regular school attendance and no missed appointments",
    "The home stays clean and safe on unannounced visits until the next review",
    "Both parents keep to the safety plan, and the children say so",
    "Meals, sleep and appointments are kept to for three months without prompting",
)
CHANGED = (
    "Attendance above 95 % for two terms; every appointment kept",
    "Eight unannounced visits found the home warm, clean and with food",
    "No incident known to the police in nine months; the children describe calm evenings",
    "Routines kept without prompting since the last review",
)


def chaired_conferences(borough: Borough) -> Iterator[Row]:
    """A row a child and conference, held or booked, with its chair."""
    extract = Extract(borough, months=MONTHS_OF_CHAIRS)
    for meeting in conferences(extract):
        yield _of_conference(extract, meeting, held=True)
    for meeting in booked(extract):
        yield _of_conference(extract, meeting, held=False)


def _of_conference(extract: Extract, meeting: Meeting, *, held: bool) -> Row:
    child, on = meeting.child, meeting.on
    dice = extract.dice(f"chaired {meeting.kind}", child, on)
    interpreter = dice.choices((*INTERPRETER,), tuple(INTERPRETER.values()))[0]
    chair = chair_of(child) if dice.random() < 0.97 else None
    cells: dict[str, object] = {}
    if held:
        cells = _what_came_of_it(extract, dice, child, on)
    return extract.row(
        child, meeting=meeting.kind, conference_on=on, chair=chair, interpreter=interpreter, **cells
    )


def _what_came_of_it(
    extract: Extract, dice: random.Random, child: Child, on: Day
) -> dict[str, object]:
    """What the chair wrote down of a conference that was held."""
    safe_at_home = child.care.period_on(on) is None
    ended = safe_at_home and any(plan.ended_on == on for plan in child.plans())
    plan = next((one for one in child.plans() if _lasts_after(one, on)), None)
    drifts = plan is not None and on >= add_months(plan.started_on, 9)
    rolled, words = dice.random(), dice.randint(0, 3)
    escalated_on = working_day_from(on + ONE_DAY * 5) if drifts and rolled < 0.2 else None
    answered_on = escalated_on and working_day_from(escalated_on + ONE_DAY * dice.randint(4, 40))
    return {
        "dissent": None if rolled > 0.97 else dice.random() < 0.07,
        "escalated_on": extract.seen(escalated_on),
        "answered_on": extract.seen(answered_on) if rolled < 0.14 else None,
        "what_would_end_the_plan": WOULD_END_IT[words] if plan and rolled < 0.85 else None,
        "evidence_of_change": CHANGED[words] if ended and rolled < 0.75 else None,
    }


def _lasts_after(plan: Plan, on: Day) -> bool:
    return plan.started_on <= on and (plan.ended_on is None or plan.ended_on > on)


def reviewing_officers(borough: Borough) -> Iterator[Row]:
    """Who reviews each child in care; of some another officer than at first."""
    extract = Extract(borough)
    for child in borough.children:
        for care in child.care.periods:
            dice = extract.dice("officer", child, care.started_on)
            began = working_day_from(care.started_on + ONE_DAY * dice.randint(1, 6))
            days = [began, *([_changed_on(began)] if dice.random() < 0.12 else [])]
            ends = care.ended_on or Day.max
            turns = [day for day in days if day <= min(ends, extract.last_day)]
            for place, (first, until) in enumerate(pairwise([*turns, ends])):
                last = until if place == len(turns) - 1 else until - ONE_DAY
                yield extract.row(
                    child,
                    reviewing_officer=officer_of(child, place),
                    reviews_from=first,
                    reviews_to=None if last == Day.max else last,
                )


def _changed_on(began: Day) -> Day:
    return working_day_from(began + ONE_DAY * 300)


def reviewing_disputes(borough: Borough) -> Iterator[Row]:
    """Disputes about care plans: few, most of them resolved, fewer still referred to Cafcass."""
    extract = Extract(borough)
    for child in borough.children:
        told: set[Day] = set()
        for care in child.care.periods:
            for raised_on in _raised_on(extract, child, care):
                if not extract.has(raised_on) or raised_on in told:
                    continue
                told.add(raised_on)
                dice = extract.dice("resolved", child, raised_on)
                resolved_on = working_day_from(raised_on + ONE_DAY * dice.randint(8, 60))
                referred_on = working_day_from(raised_on + ONE_DAY * 25)
                yield extract.row(
                    child,
                    dispute_raised_on=raised_on,
                    resolved_on=extract.seen(resolved_on) if dice.random() < 0.7 else None,
                ) | {"Cafcass on": extract.seen(referred_on) if dice.random() < 0.2 else None}


def _raised_on(extract: Extract, child: Child, care: Care) -> Iterator[Day]:
    for review in care.reviews:
        dice = extract.dice("dispute", child, review.held_on)
        if dice.random() < 0.12:
            yield working_day_from(review.held_on + ONE_DAY * dice.randint(1, 10))
