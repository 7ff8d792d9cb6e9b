"""Child in need plans, section 47 enquiries, conferences, plans and reviews, as stories."""

import datetime

from goldenthread.borough import rates
from goldenthread.borough.days import (
    ONE_DAY,
    add_months,
    add_working_days,
    is_working_day,
    working_day_from,
    working_day_up_to,
)
from goldenthread.borough.events import CinPlan, Enquiry, Plan, PreProceedings
from goldenthread.borough.people import Family, weighted
from goldenthread.borough.teller import Case, Teller

Day = datetime.date
LASTING = {"to 6": (95, 175), "to 12": (190, 350), "to 24": (370, 700), "over 24": (735, 1100)}


def support(teller: Teller, cases: list[Case], *, months: int, start: Day | None = None) -> Day:
    """A child in need plan for each child, from the day after all told so far (or from `start`)."""
    ends = []
    lasting = max(20, months * 30 + teller.between(-25, 25))
    for case in cases:
        begins = max(start or case.free_from(), case.free_from())
        begins = teller.after(begins, 0, 4)
        case.episode.cin_plans.append(CinPlan(begins, teller.after(begins, lasting, lasting + 4)))
        ends.append(case.episode.cin_plans[-1].ended_on or begins)
    return max(ends)


def enquire(
    teller: Teller,
    cases: list[Case],
    *,
    start: Day,
    conference: bool,
    meets_on: Day | None = None,
) -> tuple[Day, list[Case]]:
    """A section 47 enquiry on one day for all; returns the day it was complete and who goes on.

    Where it leads to a conference, a sibling may still be found not to need one. `meets_on` is the
    day of the conference, when the story knows it.
    """
    start = max([start, *(case.episode.referred_on for case in cases)])
    length = teller.banded(rates.CONFERENCE_DAYS)
    met_on = meets_on or teller.conference_day(add_working_days(start, length))
    ended_on = teller.working_days_after(start, 2, 14)
    going_on = []
    for place, case in enumerate(cases):
        enquiry = Enquiry(start)
        if conference and (place == 0 or teller.chance(0.93)):
            enquiry.conference_on = met_on
            going_on.append(case)
        else:
            enquiry.not_required_on = ended_on
        case.episode.enquiries.append(enquiry)
    return (met_on if conference else ended_on), going_on


def protect(
    teller: Teller,
    family: Family,
    cases: list[Case],
    *,
    conference_on: Day,
    length: str | None = None,
    category: str | None = None,
) -> Day:
    """A child protection plan for each child from the conference; returns the last end.

    Siblings share reviews. `length` is a band of `rates.PLAN_LENGTHS`. Plans end at a review,
    or between two when the child moved or came into care.
    """
    length = length or weighted(teller.rng, rates.PLAN_LENGTHS)
    if not family.plans_made and teller.chance(rates.PLANS_ELSEWHERE):
        for case in cases:
            case.child.plans_elsewhere = teller.between(1, 2)
    reviews, ended_on = _reviews(teller, conference_on, length)
    category = category or _category(teller, family)
    changes = teller.chance(rates.CATEGORY_CHANGES) and len(reviews) > 0
    for case in cases:
        _end_support(case, conference_on)
        own_end = ended_on
        if len(reviews) > 2 and teller.chance(0.1):
            own_end = teller.rng.choice(reviews[1:])
        initial = category if teller.chance(0.9) else _category(teller, family)
        plan = Plan(
            started_on=conference_on,
            ended_on=own_end,
            initial=initial,
            latest=initial,
            previous=case.child.plans_elsewhere + len(case.child.plans()),
            reviews=[day for day in reviews if day <= own_end],
        )
        if changes and plan.reviews:
            _change_category(teller, plan)
        case.episode.plans.append(plan)
    family.plans_made += 1
    return max(case.episode.plans[-1].ended_on or ended_on for case in cases)


def moved_in_on_a_plan(
    teller: Teller, family: Family, cases: list[Case], *, conference_on: Day
) -> Day:
    """A plan taken over from another council at a transfer-in conference; returns its end."""
    earlier = teller.rng.choices((0, 1, 2), (15, 65, 20))[0]
    for case in cases:
        case.episode.transfer_in_on = conference_on
        case.episode.source = "5C"
        case.child.plans_elsewhere = earlier
    family.plans_made += 1  # so that `protect` draws no further plans elsewhere
    return protect(teller, family, cases, conference_on=conference_on)


def begin_pre_proceedings(teller: Teller, cases: list[Case], *, start: Day) -> Day:
    """Pre-proceedings for all children of the family together; returns the day of the decision."""
    start = teller.after(start, 0, 5)
    told = PreProceedings(start)
    if teller.chance(0.95):
        told.letter_on = teller.working_days_after(
            start, *((1, 5) if teller.chance(0.7) else (6, 15))
        )
        told.meeting_offered = teller.chance(0.9)
        told.meeting_held = told.meeting_offered and teller.chance(0.6)
        told.first_meeting_on = teller.working_days_after(
            told.letter_on, *((2, 7) if teller.chance(0.72) else (8, 20))
        )
    weeks = teller.between(8, 16) if teller.chance(0.55) else teller.between(16, 34)
    told.decided_on = teller.after(start + datetime.timedelta(weeks=weeks), -4, 0)
    review = told.first_meeting_on
    while review and review + datetime.timedelta(days=50) < told.decided_on:
        review = teller.after(review, 35, 47)
        told.review_meetings_on.append(review)
    told.outcome = weighted(teller.rng, {"A": 52, "B": 40, "C": 8})
    if told.outcome == "B":
        told.court_on = teller.after(told.decided_on, 1, 12)
        told.letter_of_issue_on = teller.after(told.court_on, 0, 3)
    for case in cases:
        case.episode.pre_proceedings.append(_copied(told))
    teller.remember("pre_proceedings", cases)
    return told.decided_on


def _copied(told: PreProceedings) -> PreProceedings:
    copied = PreProceedings(told.started_on)
    for name in PreProceedings.__slots__:
        value = getattr(told, name)
        setattr(copied, name, list(value) if isinstance(value, list) else value)
    return copied


def _reviews(teller: Teller, start: Day, length: str) -> tuple[list[Day], Day]:
    """The days of review conferences, and the day on which the plan ended."""
    if length == "to 3":
        due = working_day_up_to(add_months(start, 3))
        if teller.chance(0.6):  # the first review found the threshold no longer met
            held = due if teller.chance(0.15) else working_day_up_to(teller.after(start, 66, 85))
            return [min(held, due)], min(held, due)
        return [], teller.after(start, 12, 80)
    low, high = LASTING[length]
    ends = start + datetime.timedelta(days=teller.between(low, high))
    reviews = [_first_review(teller, start)]
    while (held := _later_review(teller, reviews[-1])) <= ends + datetime.timedelta(days=20):
        reviews.append(held)
    at_review = teller.chance(0.8) and (reviews[-1] - start).days >= low
    ended_on = reviews[-1] if at_review else max(ends, reviews[-1] + ONE_DAY)
    two_years_on = add_months(start, 24)
    if length == "over 24" and teller.chance(0.4) and is_working_day(two_years_on):
        ended_on = two_years_on
    return [day for day in reviews if day <= ended_on], working_day_from(ended_on)


def _first_review(teller: Teller, start: Day) -> Day:
    due = add_months(start, 3)
    if teller.chance(rates.REVIEW_IS_LATE):
        return _late(teller, due, 24)
    return working_day_up_to(due - datetime.timedelta(days=teller.between(0, 14)))


def _later_review(teller: Teller, previous: Day) -> Day:
    due = add_months(previous, 6)
    if teller.chance(rates.REVIEW_IS_LATE):
        return _late(teller, due, 40)
    return working_day_up_to(due - datetime.timedelta(days=teller.between(0, 32)))


def _late(teller: Teller, due: Day, most: int) -> Day:
    """A conference held late: now and then by a single day."""
    return teller.conference_day(teller.after(due, 1, 1 if teller.chance(0.2) else most))


def _category(teller: Teller, family: Family) -> str:
    neglectful = family.trouble == "neglect"
    return weighted(
        teller.rng, rates.CATEGORY_WHERE_NEGLECT if neglectful else rates.CATEGORY_ELSEWHERE
    )


def _change_category(teller: Teller, plan: Plan) -> None:
    others = {"NEG": 40, "EMO": 45, "PHY": 8, "SAB": 4, "MUL": 3}
    others.pop(plan.initial)
    plan.latest = weighted(teller.rng, others)
    plan.changed_on = teller.rng.choice(plan.reviews)


def _end_support(case: Case, conference_on: Day) -> None:
    """No child in need plan runs beside a child protection plan."""
    kept = []
    for cin_plan in case.episode.cin_plans:
        if cin_plan.started_on >= conference_on - ONE_DAY:
            continue
        if cin_plan.ended_on is None or cin_plan.ended_on >= conference_on:
            cin_plan.ended_on = conference_on - ONE_DAY
        kept.append(cin_plan)
    case.episode.cin_plans = kept
