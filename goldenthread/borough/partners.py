"""What Thornbeck's schools and health services write of the children whom the council helps.

Dice of their own, seeded by the borough's, so that nothing else moves. A child who is neglected is
at school less and less until somebody acts, and is not brought to appointments; then it gets
better, for most.
"""

import datetime
import random
from collections.abc import Iterator
from dataclasses import dataclass

from goldenthread.borough.days import ONE_DAY, add_months, is_working_day, working_day_from
from goldenthread.borough.events import Child
from goldenthread.borough.making import Borough

Day = datetime.date
Row = dict[str, object]
NEGLECT_FACTOR, NEGLECT = "16A", "NEG"

FIRST_SCHOOL_AGE, LAST_SCHOOL_AGE = 5, 16
TERMS = (((9, 3), (12, 19)), ((1, 6), (3, 27)), ((4, 16), (7, 18)))
"""First and last day of a term; half a term's week in each is holiday."""
HOLIDAY_SESSIONS = 10

SCHOOLS = ("Beckside Primary", "Saltmarsh Primary", "Fellside Primary", "Weavers Green Primary")
SECONDARIES = ("Millgate Academy", "Thornbeck High")

SERVICES = {
    "Dentist": 30,
    "Paediatrics": 18,
    "Speech and language therapy": 16,
    "Immunisation": 14,
    "Eye clinic": 12,
    "Hearing": 10,
}
REASONS = ("No reply", "Forgotten", "No transport", "Parent unwell", None, None)
NEVER = Day.max


@dataclass(frozen=True, slots=True)
class Involved:
    """A time in which the council helps a child, early or otherwise, and a half-year around it:
    partners are asked about those times alone."""

    first_day: Day
    last_day: Day


def involvements(child: Child, borough: Borough) -> list[Involved]:
    """The times of a child, within the days of the borough's files."""
    spans = [(e.referred_on, e.closed_on) for e in child.episodes if not e.no_further_action] + [
        (h.started_on, h.ended_on) for h in child.early_help
    ]
    return [
        Involved(
            max(add_months(start, -6), borough.first_day),
            min(add_months(end, 6), borough.last_day) if end else borough.last_day,
        )
        for start, end in spans
        if (end or borough.last_day) >= borough.first_day and start <= borough.last_day
    ]


def is_asked_about(times: list[Involved], day: Day) -> bool:
    """Whether partners are asked about the child on the day."""
    return any(one.first_day <= day <= one.last_day for one in times)


def neglect_found_on(child: Child) -> Day:
    """The first day on which anybody found neglect; NEVER where nobody did."""
    found = [h.started_on for h in child.early_help if h.names_neglect]
    for episode in child.episodes:
        found += [a.started_on for a in episode.assessments if NEGLECT_FACTOR in a.factors]
        found += [p.started_on for p in episode.plans if NEGLECT in (p.initial, p.latest)]
    return min(found, default=NEVER)


def attendance(borough: Borough) -> Iterator[Row]:
    """School attendance: one row a child and term that has ended by the borough's last day."""
    dice = random.Random(f"attendance {borough.seed}")
    terms = list(_terms(borough.first_day, borough.last_day))
    for child in _everybody(borough):
        times, found_on = involvements(child, borough), neglect_found_on(child)
        usual = min(1.0, dice.gauss(0.94, 0.03))
        for start, end, possible in terms:
            if not is_asked_about(times, start) or not _is_at_school(child, start):
                continue
            share = usual - _drop(found_on, start) - dice.uniform(0, 0.04)
            attended = round(possible * max(0.2, min(share, 1.0)))
            absent = possible - attended
            not_allowed = round(absent * dice.uniform(0.1, 0.3 if share > 0.88 else 0.75))
            suspended = min(not_allowed, dice.choice((2, 4, 6))) if dice.random() < 0.015 else 0
            yield {
                "child": child.child_id,
                "school": _school(child, start),
                "from": start,
                "to": end,
                "possible sessions": possible,
                "attended sessions": attended,
                "authorised absence": absent - not_allowed,
                "unauthorised absence": not_allowed,
                "suspended sessions": suspended,
                "on roll": True,
                "as_at": borough.last_day,
            }


def _drop(found_on: Day, day: Day) -> float:
    """How much less a neglected child is at school: more until somebody acts, less after."""
    if found_on is NEVER:
        return 0.0
    months = (found_on - day).days / 30
    if months > 0:
        return max(0.0, 0.16 - 0.012 * months)
    return max(0.03, 0.18 + 0.009 * months)


def _is_at_school(child: Child, day: Day) -> bool:
    return (
        child.born_on is not None
        and add_months(child.born_on, FIRST_SCHOOL_AGE * 12) <= day
        and day < add_months(child.born_on, LAST_SCHOOL_AGE * 12)
        and (child.died_on is None or child.died_on > day)
    )


def _school(child: Child, day: Day) -> str:
    number = int(child.family_id[-4:])
    assert child.born_on is not None
    if day >= add_months(child.born_on, 11 * 12 + 6):
        return SECONDARIES[number % len(SECONDARIES)]
    return SCHOOLS[number % len(SCHOOLS)]


def _terms(first_day: Day, last_day: Day) -> Iterator[tuple[Day, Day, int]]:
    for year in range(first_day.year, last_day.year + 1):
        for (month, day), (end_month, end_day) in TERMS:
            start = working_day_from(Day(year, month, day))
            end = Day(year, end_month, end_day)
            if start >= first_day and end <= last_day:
                days = (start + ONE_DAY * n for n in range((end - start).days + 1))
                sessions = 2 * sum(is_working_day(one) for one in days) - HOLIDAY_SESSIONS
                yield start, end, sessions


def appointments(borough: Borough) -> Iterator[Row]:
    """Appointments for children, brought or not; more are missed before neglect is found."""
    dice = random.Random(f"appointments {borough.seed}")
    for child in _everybody(borough):
        times, found_on = involvements(child, borough), neglect_found_on(child)
        day = borough.first_day
        while (day := working_day_from(day + ONE_DAY * dice.randint(60, 500))) <= borough.last_day:
            if not is_asked_about(times, day) or not _lives(child, day):
                continue
            worst = found_on is not NEVER and abs((found_on - day).days) < 500
            outcome = dice.choices(
                (
                    "Brought",
                    "Was not brought",
                    "Cancelled by the service",
                    "Rearranged by the family",
                ),
                (48, 40, 4, 8) if worst else (82, 8, 4, 6),
            )[0]
            missed = outcome == "Was not brought"
            yield {
                "child": child.child_id,
                "appointment on": day,
                "service": dice.choices(list(SERVICES), list(SERVICES.values()))[0],
                "outcome": outcome,
                "reason": dice.choice(REASONS) if missed else None,
                "as_at": borough.last_day,
            }


def _lives(child: Child, day: Day) -> bool:
    return (
        child.born_on is not None
        and child.born_on <= day < add_months(child.born_on, 18 * 12)
        and (child.died_on is None or child.died_on > day)
    )


def _everybody(borough: Borough) -> list[Child]:
    return [*borough.children, *borough.helped_alone]
