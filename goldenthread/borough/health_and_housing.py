"""What Thornbeck's midwives, health visitors, doctors and housing office write, and early help."""

import datetime
import random
from collections import defaultdict
from collections.abc import Iterator

from goldenthread.borough.days import ONE_DAY, add_months, working_day_from
from goldenthread.borough.events import Child
from goldenthread.borough.making import Borough
from goldenthread.borough.partners import (
    NEVER,
    Row,
    involvements,
    is_asked_about,
    neglect_found_on,
)

Day = datetime.date
WEEKS_OF_PREGNANCY = 40

REVIEWS = (
    (12, "New birth visit"),
    (48, "Six to eight week review"),
    (360, "One year review"),
    (820, "Two to two and a half year review"),
)
"""A health visitor's reviews, by the child's age in days."""

SEEN_BY = {"General practice": 60, "Emergency department or walk-in centre": 22, "School nurse": 18}
NEEDS = {
    "Temporary accommodation": 24,
    "Homelessness application": 18,
    "Overcrowded": 20,
    "Rent arrears": 22,
    "Notice to leave, or eviction": 6,
    "Hazard in the home, such as damp, cold or disrepair": 10,
}


def early_help(borough: Borough) -> Iterator[Row]:
    """Early help: every episode that the early help system still holds, two years before the files
    and on, with what tells who the child is."""
    holds_from = add_months(borough.first_day, -24)
    for known in (*borough.children, *borough.helped_alone):
        child = borough.in_early_help.get(known.child_id, known)
        for helped in child.early_help:
            if helped.ended_on and helped.ended_on < holds_from:
                continue
            yield {
                "child": child.child_id,
                "family": f"EHF{child.family_id.lstrip('EHF')}",
                "help from": helped.started_on,
                "help to": helped.ended_on,
                "reason": helped.reason,
                "neglect": helped.names_neglect,
                "end reason": helped.end_reason,
                "organisation": helped.organisation,
                "lead worker": helped.worker,
                "assessment completed": helped.assessed_on,
                "name": child.name,
                "born": child.born_on,
                "sex": child.sex,
                "upn": _pupil_number(child, helped.started_on),
                "as_at": borough.last_day,
            }


def _pupil_number(child: Child, day: Day) -> str | None:
    """Known to early help of children at school, and then not of all."""
    if child.born_on is None or child.born_on > add_months(day, -60):
        return None
    return child.pupil_number if child.pupil_number[-1:] not in "012" else None


def health_contacts(borough: Borough) -> Iterator[Row]:
    """Bookings with a midwife, reviews by health visitors, and who else saw the child."""
    dice = random.Random(f"health contacts {borough.seed}")
    for child in (*borough.children, *borough.helped_alone):
        times, found_on = involvements(child, borough), neglect_found_on(child)
        for on, by, kind, weeks in _contacts(dice, child, borough, found_on):
            early = child.born_on is not None and on < add_months(child.born_on, 30)
            if not (early or is_asked_about(times, on)):
                continue
            near = found_on is not NEVER and abs((found_on - on).days) < 400
            yield {
                "child": child.child_id,
                "contact on": on,
                "contact by": by,
                "kind of contact": kind,
                "concern raised": dice.random() < (0.35 if near else 0.04),
                "weeks when booked": weeks,
                "as_at": borough.last_day,
            }


def _contacts(
    dice: random.Random, child: Child, borough: Borough, found_on: Day
) -> Iterator[tuple[Day, str, str | None, int | None]]:
    """A child's contacts within the days of the files: day, by whom, what kind, weeks."""
    ends = min(child.died_on or borough.last_day, borough.last_day)
    expected_on = child.expected_on or child.born_on
    if expected_on:
        late = found_on is not NEVER and dice.random() < 0.4
        weeks = dice.randint(15, 30) if late else dice.randint(7, 12)
        booked_on = working_day_from(
            expected_on - datetime.timedelta(weeks=WEEKS_OF_PREGNANCY - weeks)
        )
        if borough.first_day <= booked_on <= ends:
            yield booked_on, "Midwife", "Booking", weeks
    if child.born_on is None:
        return
    for days, kind in REVIEWS:
        on = working_day_from(child.born_on + ONE_DAY * (days + dice.randint(0, 20)))
        missed = dice.random() < (0.3 if found_on is not NEVER else 0.06)
        if borough.first_day <= on <= ends and not missed:
            yield on, "Health visitor", kind, None
    day = max(borough.first_day, child.born_on)
    while (day := working_day_from(day + ONE_DAY * dice.randint(90, 600))) <= ends:
        if day < add_months(child.born_on, 18 * 12):
            yield day, dice.choices(list(SEEN_BY), list(SEEN_BY.values()))[0], None, None


def housing(borough: Borough) -> Iterator[Row]:
    """Needs for housing: a family's, so a row for each of its children."""
    dice = random.Random(f"housing {borough.seed}")
    families: dict[str, list[Child]] = defaultdict(list)
    for child in (*borough.children, *borough.helped_alone):
        families[child.family_id].append(child)
    for family_id in sorted(families):
        if dice.random() > 0.2:
            continue
        span = (borough.last_day - borough.first_day).days
        start = borough.first_day + ONE_DAY * dice.randint(0, span)
        end = start + ONE_DAY * dice.randint(30, 500)
        need = dice.choices(list(NEEDS), list(NEEDS.values()))[0]
        for child in families[family_id]:
            if child.born_on and child.born_on <= start < add_months(child.born_on, 18 * 12):
                yield {
                    "child": child.child_id,
                    "family": f"H{int(family_id[-5:]) * 7919 % 100_000:05d}",
                    "housing from": start,
                    "housing to": end if end <= borough.last_day else None,
                    "housing need": need,
                    "as_at": borough.last_day,
                }
