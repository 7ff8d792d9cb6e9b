"""The true answers of child protection: enquiries, conferences, reviews, plans, pre-proceedings."""

import datetime
from collections.abc import Iterator

from goldenthread.borough.days import add_months, working_days_between
from goldenthread.borough.events import Child, Plan, PreProceedings
from goldenthread.borough.making import Borough
from goldenthread.borough.truth_cases import (
    MET,
    UNJUDGED,
    Counted,
    Day,
    Question,
    episodes,
    in_the_year,
    is_open,
    judged,
    open_plans,
    plans,
)

CONFERENCE_WITHIN = 15
PRE_PROCEEDINGS_WEEKS = 16


def enquiries(borough: Borough, on: Day) -> Iterator[Counted]:
    """S47-01: section 47 enquiries begun in the year."""
    for child, episode in episodes(borough):
        for enquiry in episode.enquiries:
            if in_the_year(enquiry.started_on, on):
                yield Counted(child, MET, enquiry.started_on)


def enquiries_to_conference(borough: Borough, on: Day) -> Iterator[Counted]:
    """S47-02: enquiries begun in the year, met where a conference was held by the day.

    One without an outcome, with neither a conference by then nor word that none is required, cannot
    be judged and is not in the denominator.
    """
    for child, episode in episodes(borough):
        for enquiry in episode.enquiries:
            if in_the_year(enquiry.started_on, on):
                held_on = enquiry.conference_on
                verdict = judged(held_on is not None)
                if enquiry.completed_on is None or (held_on and held_on > on):
                    verdict = UNJUDGED
                yield Counted(child, verdict, enquiry.started_on)


def conferences_in_time(borough: Borough, on: Day) -> Iterator[Counted]:
    """CON-01: conferences of the year within 15 working days of their enquiry.

    Not among them: transfer-in conferences, and those dated before their enquiry.
    """
    for child, episode in episodes(borough):
        for enquiry in episode.enquiries:
            held_on = enquiry.conference_on
            if held_on and in_the_year(held_on, on) and held_on >= enquiry.started_on:
                days = working_days_between(enquiry.started_on, held_on)
                yield Counted(child, judged(days <= CONFERENCE_WITHIN), held_on, amount=days)


def conferences_to_plan(borough: Borough, on: Day) -> Iterator[Counted]:
    """CON-02: conferences of the year, transfer-in too, met where a plan starts on the day."""
    for child, episode in episodes(borough):
        started = {plan.started_on for plan in child.plans()}
        held = [enquiry.conference_on for enquiry in episode.enquiries]
        for held_on in [*held, episode.transfer_in_on]:
            if held_on and in_the_year(held_on, on):
                yield Counted(child, judged(held_on in started), held_on)


def legs(plan: Plan) -> Iterator[tuple[Day, Day | None]]:
    """The day each review fell due and the day it was held: 3 months, then 6 from the last."""
    due_on = add_months(plan.started_on, 3)
    for held_on in plan.reviews:
        yield due_on, held_on
        due_on = add_months(held_on, 6)
    if plan.ended_on is None or plan.ended_on > due_on:
        yield due_on, None


def reviews_in_time(borough: Borough, on: Day) -> Iterator[Counted]:
    """CON-08a: reviews that fell due in the year, met where held by then."""
    for child, plan in plans(borough):
        for due_on, held_on in legs(plan):
            if not in_the_year(due_on, on):
                continue
            in_time = held_on is not None and held_on <= due_on
            yield Counted(child, judged(in_time), due_on, category=plan.latest)


def plans_reviewed_in_time(borough: Borough, on: Day) -> Iterator[Counted]:
    """CON-08b: plans open three months or more, met where every review due so far was in time."""
    for child, plan in open_plans(borough, on):
        if add_months(plan.started_on, 3) > on:
            continue
        due = [(due_on, held_on) for due_on, held_on in legs(plan) if due_on <= on]
        in_time = all(held_on is not None and held_on <= due_on for due_on, held_on in due)
        yield Counted(child, judged(in_time), on, category=plan.latest)


def plans_open(borough: Borough, on: Day) -> Iterator[Counted]:
    """CPP-01: plans open on the day."""
    for child, plan in open_plans(borough, on):
        yield Counted(child, MET, on, category=plan.latest)


def _starts(borough: Borough, on: Day) -> Iterator[tuple[Child, Plan, list[Plan]]]:
    """Plans begun in the year, each with the child's earlier plans here."""
    for child, plan in plans(borough):
        if in_the_year(plan.started_on, on):
            yield child, plan, [p for p in child.plans() if p.started_on < plan.started_on]


def plans_begun(borough: Borough, on: Day) -> Iterator[Counted]:
    """CPP-02: plans begun in the year."""
    for child, plan, _ in _starts(borough, on):
        yield Counted(child, MET, plan.started_on, category=plan.initial)


def plans_begun_again(borough: Borough, on: Day) -> Iterator[Counted]:
    """CPP-07: plans begun in the year, met where not the child's first, here or elsewhere."""
    for child, plan, earlier in _starts(borough, on):
        again = bool(earlier) or child.plans_elsewhere > 0
        yield Counted(child, judged(again), plan.started_on, category=plan.initial)


def plans_begun_soon_again(borough: Borough, on: Day) -> Iterator[Counted]:
    """CPP-08: met where the plan before ended at most 24 months earlier.

    Of plans elsewhere only the number is known: with no earlier plan here, it cannot be judged.
    """
    for child, plan, earlier in _starts(borough, on):
        ends = [p.ended_on for p in earlier if p.ended_on]
        soon = bool(ends) and plan.started_on <= add_months(max(ends), 24)
        verdict = judged(soon)
        if not ends and child.plans_elsewhere:
            verdict = UNJUDGED
        yield Counted(child, verdict, plan.started_on, category=plan.initial)


def plans_begun_again_for_neglect(borough: Borough, on: Day) -> Iterator[Counted]:
    """CPP-09: plans begun where this one or an earlier one here was ever NEG; met where not first.

    NEG counts as initial or as latest category; of plans elsewhere no category is known.
    """
    for child, plan, earlier in _starts(borough, on):
        if any("NEG" in (p.initial, p.latest) for p in [plan, *earlier]):
            again = bool(earlier) or child.plans_elsewhere > 0
            yield Counted(child, judged(again), plan.started_on, category=plan.initial)


def plans_begun_for_neglect(borough: Borough, on: Day) -> Iterator[Counted]:
    """NEG-07: plans begun in the year with initial category NEG."""
    for child, plan, _ in _starts(borough, on):
        yield Counted(child, judged(plan.initial == "NEG"), plan.started_on, category=plan.initial)


def _ends(borough: Borough, on: Day) -> Iterator[tuple[Child, Plan, Day]]:
    for child, plan in plans(borough):
        if plan.ended_on and in_the_year(plan.ended_on, on):
            yield child, plan, plan.ended_on


def plans_ended_short(borough: Borough, on: Day) -> Iterator[Counted]:
    """CPP-10: plans ended in the year, met at three calendar months or less."""
    for child, plan, ended_on in _ends(borough, on):
        short = ended_on <= add_months(plan.started_on, 3)
        yield Counted(child, judged(short), ended_on, category=plan.latest)


def plans_ended_long(borough: Borough, on: Day) -> Iterator[Counted]:
    """CPP-12: plans ended in the year, met at two years or more."""
    for child, plan, ended_on in _ends(borough, on):
        long = ended_on >= add_months(plan.started_on, 24)
        yield Counted(child, judged(long), ended_on, category=plan.latest)


def categories_changed(borough: Borough, on: Day) -> Iterator[Counted]:
    """NEG-08: plans ended in the year, met where the category changed to or from NEG."""
    for child, plan, ended_on in _ends(borough, on):
        changed = (plan.initial == "NEG") != (plan.latest == "NEG")
        yield Counted(child, judged(changed), ended_on, category=plan.latest)


def plans_open_short(borough: Borough, on: Day) -> Iterator[Counted]:
    """CPP-11: plans open on the day, met at three calendar months or less."""
    for child, plan in open_plans(borough, on):
        short = on <= add_months(plan.started_on, 3)
        yield Counted(child, judged(short), on, category=plan.latest)


def plans_open_long(borough: Borough, on: Day) -> Iterator[Counted]:
    """CPP-13: plans open on the day, met at twelve months or more, in three bands."""
    for child, plan in open_plans(borough, on):
        band = None
        for months, words in ((12, "12 to 18 months"), (18, "18 to 24 months"), (24, "24 months+")):
            if on >= add_months(plan.started_on, months):
                band = words
        yield Counted(child, judged(band is not None), on, category=plan.latest, band=band)


def plans_open_for_neglect(borough: Borough, on: Day) -> Iterator[Counted]:
    """NEG-06: plans open on the day with latest category NEG, as last recorded."""
    for child, plan in open_plans(borough, on):
        yield Counted(child, judged(plan.latest == "NEG"), on, category=plan.latest)


def _processes(borough: Borough) -> Iterator[tuple[Child, PreProceedings]]:
    for child, episode in episodes(borough):
        for process in episode.pre_proceedings:
            yield child, process


def in_pre_proceedings(borough: Borough, on: Day) -> Iterator[Counted]:
    """PLO-01: children in pre-proceedings on the day."""
    for child, process in _processes(borough):
        if is_open(process.started_on, process.decided_on, on):
            yield Counted(child, MET, on)


def days_to_letter(borough: Borough, on: Day) -> Iterator[Counted]:
    """PLO-03: working days from the decision to the letter, of those begun in the year.

    No national time is set, so there is no verdict beyond having both dates.
    """
    for child, process in _processes(borough):
        if in_the_year(process.started_on, on):
            yield _lasted(child, process, process.started_on, process.letter_on, on)


def days_to_meeting(borough: Borough, on: Day) -> Iterator[Counted]:
    """PLO-04: working days from the letter to the first meeting, of those begun in the year."""
    for child, process in _processes(borough):
        if in_the_year(process.started_on, on):
            yield _lasted(child, process, process.letter_on, process.first_meeting_on, on)


def _lasted(
    child: Child, process: PreProceedings, start: Day | None, end: Day | None, on: Day
) -> Counted:
    if start is None or end is None or max(start, end) > on:
        return Counted(child, UNJUDGED, process.started_on)
    days = working_days_between(start, end)
    return Counted(child, MET, process.started_on, amount=days)


def pre_proceedings_long(borough: Borough, on: Day) -> Iterator[Counted]:
    """PLO-05: pre-proceedings open on the day, met where more than 16 weeks have passed."""
    for child, process in _processes(borough):
        if is_open(process.started_on, process.decided_on, on):
            limit = process.started_on + datetime.timedelta(weeks=PRE_PROCEEDINGS_WEEKS)
            yield Counted(child, judged(on > limit), on)


def decided_and_not_issued(borough: Borough, on: Day) -> Iterator[Counted]:
    """PLO-06: decided by the day, with no application by then, in an open episode. What was decided
    a census tells by letters that have no published meaning, so nobody can judge it."""
    for child, episode in episodes(borough):
        for process in episode.pre_proceedings:
            ends = [day for day in (process.court_on, episode.closed_on) if day]
            if process.decided_on and is_open(process.decided_on, min(ends, default=None), on):
                yield Counted(child, UNJUDGED, on)


QUESTIONS: dict[str, Question] = {
    "S47-01": enquiries,
    "S47-02": enquiries_to_conference,
    "CON-01": conferences_in_time,
    "CON-02": conferences_to_plan,
    "CON-08a": reviews_in_time,
    "CON-08b": plans_reviewed_in_time,
    "CPP-01": plans_open,
    "CPP-02": plans_begun,
    "CPP-07": plans_begun_again,
    "CPP-08": plans_begun_soon_again,
    "CPP-09": plans_begun_again_for_neglect,
    "CPP-10": plans_ended_short,
    "CPP-11": plans_open_short,
    "CPP-12": plans_ended_long,
    "CPP-13": plans_open_long,
    "NEG-06": plans_open_for_neglect,
    "NEG-07": plans_begun_for_neglect,
    "NEG-08": categories_changed,
    "PLO-01": in_pre_proceedings,
    "PLO-03": days_to_letter,
    "PLO-04": days_to_meeting,
    "PLO-05": pre_proceedings_long,
    "PLO-06": decided_and_not_issued,
}
