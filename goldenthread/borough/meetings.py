"""Thornbeck's meetings as its forms have them: when each was held, and which agencies came."""

import datetime
import random
from collections.abc import Iterator
from dataclasses import dataclass

from goldenthread.borough.days import (
    ONE_DAY,
    add_months,
    add_working_days,
    working_day_from,
    working_day_up_to,
)
from goldenthread.borough.events import Child, Episode, Plan
from goldenthread.borough.forms import Extract, Row, in_time_or_late, working_days_before
from goldenthread.borough.making import Borough

Day = datetime.date
STRATEGY, INITIAL = "Strategy discussion", "Initial conference"
REVIEW, CORE_GROUP = "Review conference", "Core group"
CONFERENCES = (INITIAL, REVIEW)

# Our own judgement throughout: no table is published of who comes to meetings.
COMES = {
    "Social care": 0.99,
    "Police": 0.8,
    "Health visitor": 0.88,
    "General practice": 0.18,
    "School": 0.9,
    "Midwife": 0.85,
    "Mental health service": 0.5,
    "Drug and alcohol service": 0.55,
    "Probation": 0.6,
    "Housing": 0.35,
    "School nurse": 0.6,
}
FOR_SOME = {"Mental health service": 0.2, "Drug and alcohol service": 0.15, "Housing": 0.15}
"""How many families each of these works with."""

NO_DOCTOR = "No practice was known"
GP_IS_ASKED, OTHERS_ARE_ASKED = 0.82, 0.97
ASKED_BEFORE = {STRATEGY: 0, INITIAL: 8, REVIEW: 20, CORE_GROUP: 15}
"""Working days between the invitation and the meeting."""


@dataclass(frozen=True, slots=True)
class Meeting:
    """A meeting about a child."""

    child: Child
    kind: str
    on: Day


def strategy_discussions(borough: Borough) -> Iterator[Row]:
    """A row for each cause to suspect significant harm: before every enquiry, and some beside."""
    extract = Extract(borough)
    for child, episode in extract.episodes():
        for cause_on, held_on, enquiry_began in _causes(extract, child, episode):
            if extract.has(cause_on):
                yield extract.row(
                    child, cause_on=cause_on, held_on=held_on, enquiry_began=enquiry_began
                )


def _causes(
    extract: Extract, child: Child, episode: Episode
) -> Iterator[tuple[Day, Day | None, bool | None]]:
    """Of an episode: the day of the cause, of the discussion, and whether an enquiry began."""
    for began_on in sorted({enquiry.started_on for enquiry in episode.enquiries}):
        dice = extract.dice("cause", child, began_on)
        earlier = dice.choices((0, 1, 2, 3, 6), (66, 14, 8, 7, 5))[0]
        if dice.random() < 0.06:  # nobody wrote the discussion down
            yield began_on, None, None
        elif (cause_on := working_days_before(began_on, earlier)) >= episode.referred_on:
            yield cause_on, began_on, True
        else:
            yield began_on, began_on, True
    for assessment in episode.assessments:
        dice = extract.dice("worry", child, assessment.started_on)
        if not episode.enquiries and dice.random() < 0.05:
            cause_on = add_working_days(assessment.started_on, dice.randint(1, 15))
            held_on = in_time_or_late(dice, cause_on, 3, late=0.2, never=0.1)
            if episode.closed_on is None or cause_on <= episode.closed_on:
                seen = extract.seen(held_on)
                yield cause_on, seen, False if seen else None


def core_groups(borough: Borough) -> Iterator[Row]:
    """Core groups: the first ten working days after the conference, then every six weeks."""
    extract = Extract(borough)
    for child, plan, on in _core_groups(extract):
        yield extract.row(child, plan_from=plan.started_on) | {"core group on": on}


def _core_groups(extract: Extract) -> Iterator[tuple[Child, Plan, Day]]:
    for child, episode in extract.episodes():
        held: set[Day] = set()
        for plan in episode.plans:
            ends = min(plan.ended_on or extract.last_day, extract.last_day)
            dice = extract.dice("core group", child, plan.started_on)
            on = in_time_or_late(dice, plan.started_on + ONE_DAY, 8, late=0.2, never=0.06)
            on = on or _next(dice, plan.started_on)
            while on <= ends:
                if extract.has(on) and on not in held:
                    held.add(on)
                    yield child, plan, on
                on = _next(dice, on)


def _next(dice: random.Random, on: Day) -> Day:
    late = dice.random() < 0.18
    return working_day_from(on + ONE_DAY * (dice.randint(43, 75) if late else dice.randint(28, 40)))


def conferences(extract: Extract) -> Iterator[Meeting]:
    """Every conference that the extract tells of, one a child."""
    for child, episode in extract.episodes():
        first = {e.conference_on for e in episode.enquiries} | {episode.transfer_in_on}
        later = {on for plan in episode.plans for on in plan.reviews}
        for kind, days in ((INITIAL, first), (REVIEW, later)):
            for on in sorted(day for day in days if day):
                if extract.has(on):
                    yield Meeting(child, kind, on)


def booked(extract: Extract) -> Iterator[Meeting]:
    """The conferences that are to come: the next review of each plan, and those that an enquiry
    has led to. Some are not booked yet."""
    for child, episode in extract.episodes():
        days: set[tuple[str, Day]] = set()
        for enquiry in episode.enquiries:
            if enquiry.completed_on is None:
                due = add_working_days(enquiry.started_on, 15)
                days.add((INITIAL, _to_come(extract, child, due, due)))
        for plan in episode.plans:
            if plan.ended_on is None:
                last = max([plan.started_on, *plan.reviews])
                due = working_day_up_to(add_months(last, 6 if plan.reviews else 3))
                days.add((REVIEW, _to_come(extract, child, last, due)))
        for kind, on in sorted(days):
            if extract.dice(f"booked {kind}", child, on).random() < 0.92:
                yield Meeting(child, kind, on)


def _to_come(extract: Extract, child: Child, since: Day, due: Day) -> Day:
    """The day for which it is booked: by the due day, or soon where that has gone by."""
    dice = extract.dice("booked for", child, since)
    on = working_day_up_to(due - ONE_DAY * dice.randint(0, 12))
    if on > extract.last_day:
        return on
    return working_day_from(add_working_days(extract.last_day, dice.randint(1, 15)))


def meetings(extract: Extract) -> Iterator[Meeting]:
    """Every meeting that the extract tells of, one a child."""
    for child, episode in extract.episodes():
        held = {held_on for _, held_on, _ in _causes(extract, child, episode)}
        for on in sorted(day for day in held if day):
            if extract.has(on):
                yield Meeting(child, STRATEGY, on)
    yield from conferences(extract)
    for child, _, on in _core_groups(extract):
        yield Meeting(child, CORE_GROUP, on)


def agencies(borough: Borough) -> Iterator[Row]:
    """Who was asked to each meeting and came; the GP is not always asked."""
    extract = Extract(borough)
    for meeting in meetings(extract):
        dice = extract.dice(f"agencies {meeting.kind}", meeting.child, meeting.on)
        for agency in agencies_of(extract, meeting):
            yield _at(extract, dice, meeting, agency)
        if meeting.kind == INITIAL and dice.random() < 0.1:
            yield _row(extract, meeting, "Probation", relevant=False)
    for meeting in booked(extract):
        if working_days_before(meeting.on, ASKED_BEFORE[meeting.kind]) <= extract.last_day:
            dice = extract.dice(f"agencies {meeting.kind}", meeting.child, meeting.on)
            for agency in agencies_of(extract, meeting):
                yield _so_far(extract, _at(extract, dice, meeting, agency))


def agencies_of(extract: Extract, meeting: Meeting) -> list[str]:
    """The agencies that work with the child on the day of the meeting."""
    child, age = meeting.child, meeting.child.age_on(meeting.on)
    at_school = age >= 5
    if meeting.kind == CORE_GROUP:
        return ["School" if at_school else "Health visitor"]
    found = ["Social care", "Police", "General practice"]
    found += ["School", "School nurse"] if at_school else ["Health visitor"]
    found += ["Midwife"] if age < 0.05 else []
    if meeting.kind == STRATEGY:
        return found
    known = extract.dice("works with", child)
    return found + [agency for agency, share in FOR_SOME.items() if known.random() < share]


def _at(extract: Extract, dice: random.Random, meeting: Meeting, agency: str) -> Row:
    """An agency that works with the child, at a meeting: asked or not, there or not."""
    is_gp = agency == "General practice"
    if dice.random() > (GP_IS_ASKED if is_gp else OTHERS_ARE_ASKED):
        why = extract.dice(f"why not {agency}", meeting.child, meeting.on).choice((None, NO_DOCTOR))
        return _row(extract, meeting, agency, relevant=True, why_not_invited=why if is_gp else None)
    came = dice.random() < COMES[agency] if dice.random() > 0.02 else None
    report = _report(dice, meeting, agency)
    sorry = extract.dice(f"apologies of {agency}", meeting.child, meeting.on)
    shared = None
    if report and dice.random() < 0.75:
        shared = min(add_working_days(report, dice.randint(0, 2)), meeting.on)
    return _row(
        extract,
        meeting,
        agency,
        relevant=True,
        invited_on=working_days_before(meeting.on, ASKED_BEFORE[meeting.kind]),
        came=came,
        apologies=None if came is None else not came and sorry.random() < 0.6,
        contributed=None if came is None else came or report is not None,
        report_received_on=report,
        report_shared_on=shared,
    )


def _so_far(extract: Extract, row: Row) -> Row:
    """What is known of an agency at a meeting that is to come: nobody has come to it yet."""
    days = {
        name: extract.seen(day)
        for name in ("report received on", "report shared on")
        if isinstance(day := row.get(name), Day)
    }
    return row | days | {"came": None, "apologies": None, "contributed": None}


def _report(dice: random.Random, meeting: Meeting, agency: str) -> Day | None:
    """The day on which an agency's report came: to conferences alone, and not always."""
    wanted = dice.random() < (0.5 if agency == "General practice" else 0.8)
    if meeting.kind not in CONFERENCES or not wanted:
        return None
    return working_days_before(
        meeting.on, dice.choices((7, 5, 3, 2, 1, 0), (8, 22, 26, 20, 14, 10))[0]
    )


def _row(extract: Extract, meeting: Meeting, agency: str, **cells: object) -> Row:
    return extract.row(
        meeting.child, meeting=meeting.kind, meeting_on=meeting.on, agency=agency, **cells
    )
