"""The slow, obvious twin of six measures of child protection: loops over one child's history.

It shares nothing with the project: only `datetime`, and a list of holidays handed in. A history is
plain: each cell is a date or a number, None where it is blank, or "?" where it could not be read.
"""

from collections.abc import Collection, Iterator
from dataclasses import dataclass, field
from datetime import date, timedelta

Cell = date | str | None
Told = tuple[date, str]
"""The day on which a case is counted, and its verdict."""
MET, NOT_MET, UNJUDGED = "met", "not met", "unjudged"
ONE_DAY = timedelta(days=1)


@dataclass
class Plan:
    started: Cell
    ended: Cell
    declared: int | str | None


@dataclass
class Review:
    plan_started: Cell
    held: Cell


@dataclass
class Enquiry:
    started: Cell
    conference: Cell
    not_required: bool


@dataclass
class History:
    plans: list[Plan] = field(default_factory=list)
    reviews: list[Review] = field(default_factory=list)
    enquiries: list[Enquiry] = field(default_factory=list)


def months_later(day: date, months: int) -> date:
    """The same day of the later month; where it has none, its last."""
    year, month = day.year, day.month + months
    while month > 12:
        year, month = year + 1, month - 12
    for number in range(day.day, 0, -1):
        try:
            return date(year, month, number)
        except ValueError:
            continue
    raise AssertionError


def last_day(years: Collection[int]) -> date:
    """The last day of the newest file: of a later day it tells nothing."""
    return date(max(years), 3, 31)


def is_after(years: Collection[int], due: date, *, held: date | None, end: date | None) -> bool:
    """Whether a wait was over only after the last file, and nothing held says how it went."""
    over = due + ONE_DAY
    return due > last_day(years) and not any(day and day <= over for day in (held, end))


def history_starts(years: Collection[int], day: date) -> date:
    """The first day of the years without a gap that reach the day, or come next after it."""
    ordered = sorted(years)
    while len(ordered) > 1 and day > date(ordered[0], 3, 31):
        ordered.pop(0)
    first = ordered[0]
    while first - 1 in years:
        first -= 1
    return date(first - 1, 4, 1)


def working_days_after(start: date, count: int, holidays: Collection[date]) -> date:
    """The day on which so many working days have passed since the start."""
    day = start
    while count:
        day += timedelta(days=1)
        count -= day.weekday() < 5 and day not in holidays
    return day


def initial_conferences(history: History, holidays: Collection[date]) -> Iterator[Told]:
    """CON-01."""
    for enquiry in history.enquiries:
        start, conference = enquiry.started, enquiry.conference
        due = working_days_after(start, 15, holidays) if isinstance(start, date) else None
        if isinstance(conference, date):
            if not isinstance(start, date) or due is None or conference < start:
                yield conference, UNJUDGED
            else:
                yield conference, MET if conference <= due else NOT_MET
        elif conference == "?" and due:
            yield due, UNJUDGED


def waits(history: History, plan: Plan, years: Collection[int]) -> Iterator[tuple[date, str]]:
    """For each wait of a plan with a start: the day its review was due, and how it went.

    Where the plan ended by then without a review there was no wait.
    """
    start = plan.started
    assert isinstance(start, date)
    mine = [r.held for r in history.reviews if r.plan_started == start]
    good = sorted(held for held in mine if isinstance(held, date) and held >= start)
    hidden = len(good) < len(mine)
    end = plan.ended if isinstance(plan.ended, date) else None
    is_the_wrong_way_round = end is not None and end < start  # nobody knows which of the two it is
    begins = [start, *good]
    for place, begin in enumerate(begins):
        if end and begin > end and not is_the_wrong_way_round:
            continue
        due = months_later(begin, 3 if place == 0 else 6)
        held = begins[place + 1] if place + 1 < len(begins) else None
        if held and end and held > end:
            held = None
        if plan.ended == "?" or is_the_wrong_way_round:
            yield due, UNJUDGED
        elif held and held <= due:
            yield due, MET
        elif (
            hidden or begin < history_starts(years, due) or is_after(years, due, held=held, end=end)
        ):
            yield due, UNJUDGED
        elif held or not end or end > due:
            yield due, NOT_MET


def reviews_due(history: History, years: Collection[int]) -> Iterator[Told]:
    """CON-08a."""
    for plan in history.plans:
        if isinstance(plan.started, date):
            yield from waits(history, plan, years)
            continue
        # The plan's start cannot be read: its reviews begin waits that cannot be judged.
        for review in history.reviews:
            if review.plan_started == "?" and isinstance(review.held, date):
                after_the_end = isinstance(plan.ended, date) and review.held > plan.ended
                if not after_the_end:
                    yield months_later(review.held, 6), UNJUDGED


def plans_reviewed(history: History, years: Collection[int], on: date) -> Iterator[Told]:
    """CON-08b."""
    for plan in history.plans:
        if isinstance(plan.ended, date) and plan.ended <= on:
            continue
        if not isinstance(plan.started, date):
            yield on, UNJUDGED
            continue
        if months_later(plan.started, 3) > on:
            continue
        if on > last_day(years):
            yield on, UNJUDGED
            continue
        due = [verdict for day, verdict in waits(history, plan, years) if day <= on]
        if plan.ended == "?":
            yield on, UNJUDGED
        elif NOT_MET in due:
            yield on, NOT_MET
        else:
            yield on, UNJUDGED if UNJUDGED in due else MET


def earlier_plans(history: History, plan: Plan) -> list[Plan]:
    """The child's plans that began before this one, in order.

    Without a start that can be read, a plan began no later than it ended.
    """
    start = plan.started
    assert isinstance(start, date)
    found = []
    for other in history.plans:
        if other is plan:
            continue
        if isinstance(other.started, date):
            if other.started < start:
                found.append((other.started, 1, other))
        elif isinstance(other.ended, date) and other.ended <= start:
            found.append((other.ended, 0, other))
    return [other for _day, _dated, other in sorted(found, key=lambda f: f[:2])]


def starts(history: History) -> Iterator[tuple[Plan, date, list[Plan]]]:
    """Plans with a start, each with the plans before it."""
    for plan in history.plans:
        if isinstance(plan.started, date):
            yield plan, plan.started, earlier_plans(history, plan)


def plans_again(history: History) -> Iterator[Told]:
    """CPP-07."""
    for plan, start, earlier in starts(history):
        if earlier or (isinstance(plan.declared, int) and plan.declared > 0):
            yield start, MET
        else:
            yield start, NOT_MET if plan.declared == 0 else UNJUDGED


def plans_soon_again(history: History, years: Collection[int]) -> Iterator[Told]:
    """CPP-08."""
    for plan, start, earlier in starts(history):
        end = earlier[-1].ended if earlier else None
        if isinstance(end, date) and end > start:
            end = None  # when this one began, the one before had not ended
        undated = any(not isinstance(p.started, date) and p not in earlier for p in history.plans)
        if isinstance(end, date) and start <= months_later(end, 24):
            yield start, MET
        elif earlier and not isinstance(end, date):
            yield start, UNJUDGED
        elif isinstance(plan.declared, int) and plan.declared <= len(earlier):
            yield start, NOT_MET
        elif (
            undated
            or months_later(history_starts(years, start), 24) > start
            or (not earlier and isinstance(plan.declared, int))
        ):
            yield start, UNJUDGED
        else:
            yield start, NOT_MET


def plans_ended_short(history: History) -> Iterator[Told]:
    """CPP-10."""
    for plan in history.plans:
        if not isinstance(plan.ended, date):
            continue
        if not isinstance(plan.started, date) or plan.ended < plan.started:
            yield plan.ended, UNJUDGED
        else:
            yield plan.ended, MET if plan.ended <= months_later(plan.started, 3) else NOT_MET
