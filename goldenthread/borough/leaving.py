"""What becomes of the young people of Thornbeck who leave care: a word about every birthday."""

import datetime
import random

from goldenthread.borough.days import working_day_from
from goldenthread.borough.events import Child
from goldenthread.borough.in_care import InTouch
from goldenthread.borough.people import weighted

Day = datetime.date
WEEKS_FOR_LEAVING_CARE = 13
"""Of care after the 14th birthday, some of it after the 16th (Children Act 1989, schedule 2)."""

AGES = (17, 18, 19, 20, 21)
IN_TOUCH = {"YES": 90, "NO": 5, "REFU": 2, "NREQ": 3}
ACTIVITIES = {"F2": 22, "P2": 6, "F5": 21, "P5": 8, "F4": 3, "F1": 6, "G5": 24, "G4": 6, "G6": 4}
HOMES = {"U": 34, "D": 22, "Z": 14, "B": 12, "E": 5, "C": 4, "T": 4, "X": 2, "S": 1, "V": 2}
UNSUITABLE = ("X", "S", "V")


def leave_care(dice: random.Random, child: Child, last_day: Day) -> None:
    """Give the child an adviser and a word about each birthday, where the law has it a leaver."""
    if not is_a_leaver(child, last_day):
        return
    child.care.adviser = f"Adviser {dice.randint(1, 9)}"
    for age in AGES:
        birthday = child.birthday(age)
        on = working_day_from(birthday + datetime.timedelta(days=dice.randint(-25, 50)))
        if on > last_day or birthday > last_day:
            return
        if child.care.period_on(birthday) and age > 17:
            continue
        known = weighted(dice, IN_TOUCH)
        home = weighted(dice, HOMES)
        suits = home not in UNSUITABLE and dice.random() < 0.94
        doing = weighted(dice, ACTIVITIES)
        if known != "YES":
            doing, home, suits = "0", "0", False
        child.care.after.append(InTouch(on, age, known, doing, home, suits))


def is_a_leaver(child: Child, on: Day) -> bool:
    """Whether the child had by then enough care, after 14 and reaching past 16."""
    fourteen = child.birthday(14)
    sixteen = child.birthday(16)
    spans = [
        (max(care.started_on, fourteen), min(care.ended_on or on, on))
        for care in child.care.periods
    ]
    weeks = sum(max(0, (end - start).days) for start, end in spans) / 7
    return weeks >= WEEKS_FOR_LEAVING_CARE and any(end > sixteen for _, end in spans)


def eligibility(child: Child, on: Day) -> str:
    """In which way the law owes the young person anything on the day."""
    if on >= child.birthday(18):
        return "FORMER RELEVANT"
    return "ELIGIBLE" if child.care.period_on(on) else "RELEVANT"
