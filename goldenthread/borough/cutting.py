"""Cuts histories off: at the day a child comes of age or dies, and at the last day of the files."""

import datetime

from goldenthread.borough.days import ONE_DAY
from goldenthread.borough.events import Child, Episode, Plan, PreProceedings

Day = datetime.date
LEAVING_CARE = "Leaving Care"
MODULE_5_FROM = datetime.date(2026, 4, 1)


def cut_at_majority(child: Child) -> bool:
    """End everything on the 18th birthday (a care leaver's 21st). True where it ended anything."""
    ended = False
    for episode in child.episodes:
        years = 21 if episode.team == LEAVING_CARE else 18
        of_age_on = child.birthday(years)
        if episode.closed_on and episode.closed_on > of_age_on:
            close_early(episode, of_age_on, "RC6" if child.disabilities else "RC7")
            child.died_on = None
            ended = True
    return ended


def cut_at_death(child: Child) -> None:
    """End the last episode on the day the child died."""
    if child.died_on:
        close_early(child.episodes[-1], child.died_on, "RC2")


def close_early(episode: Episode, on: Day, reason: str) -> None:
    """Close an episode on a day: what had not begun is gone, what was open ends on that day."""
    episode.closed_on, episode.reason = on, reason
    episode.assessments = [a for a in episode.assessments if a.started_on < on]
    for assessment in episode.assessments:
        assessment.authorised_on = min(assessment.authorised_on or on, on)
    episode.cin_plans = [p for p in episode.cin_plans if p.started_on < on]
    for cin_plan in episode.cin_plans:
        cin_plan.ended_on = min(cin_plan.ended_on or on, on)
    episode.enquiries = [e for e in episode.enquiries if e.started_on < on]
    for enquiry in episode.enquiries:
        if (enquiry.completed_on or on) >= on:
            enquiry.conference_on, enquiry.not_required_on = None, on
    episode.plans = [p for p in episode.plans if p.started_on < on]
    for plan in episode.plans:
        _cut_plan(plan, on - ONE_DAY)
        plan.ended_on = min(plan.ended_on or on, on)
    episode.pre_proceedings = [p for p in episode.pre_proceedings if p.started_on < on]
    for process in episode.pre_proceedings:
        if (process.decided_on or on) >= on:
            _forget_after(process, on)
            process.decided_on, process.outcome = on, "A"


def cut_at_end(child: Child, last_day: Day) -> None:
    """Forget all that happens after the last day: open things stay open."""
    child.episodes = [e for e in child.episodes if e.referred_on <= last_day]
    if child.born_on and child.born_on > last_day:
        child.born_on = None
    if child.died_on and child.died_on > last_day:
        child.died_on = None
    for episode in child.episodes:
        _cut_episode(episode, last_day)


def _cut_episode(episode: Episode, last_day: Day) -> None:
    if episode.closed_on and episode.closed_on > last_day:
        episode.closed_on = episode.reason = None
    if episode.transfer_in_on and episode.transfer_in_on > last_day:
        episode.transfer_in_on = None
    episode.assessments = [a for a in episode.assessments if a.started_on <= last_day]
    for assessment in episode.assessments:
        if assessment.authorised_on and assessment.authorised_on > last_day:
            assessment.authorised_on, assessment.factors = None, ()
    episode.cin_plans = [p for p in episode.cin_plans if p.started_on <= last_day]
    for cin_plan in episode.cin_plans:
        if cin_plan.ended_on and cin_plan.ended_on > last_day:
            cin_plan.ended_on = None
    episode.enquiries = [e for e in episode.enquiries if e.started_on <= last_day]
    for enquiry in episode.enquiries:
        if enquiry.completed_on and enquiry.completed_on > last_day:
            enquiry.conference_on = enquiry.not_required_on = None
    episode.plans = [p for p in episode.plans if p.started_on <= last_day]
    for plan in episode.plans:
        _cut_plan(plan, last_day)
    kept = [p for p in episode.pre_proceedings if p.started_on <= last_day]
    episode.pre_proceedings = kept
    for process in kept:
        _settle_before_module_5(process)
        _forget_after(process, last_day)


def _settle_before_module_5(process: PreProceedings) -> None:
    """What began before the census asked for pre-proceedings was decided before it asked.

    Module 5 takes only those that began in the year (rule 9005), so no file could tell of it.
    """
    begun_before = process.started_on < MODULE_5_FROM
    if begun_before and (process.decided_on or MODULE_5_FROM) >= MODULE_5_FROM:
        _forget_after(process, MODULE_5_FROM - ONE_DAY)
        process.decided_on, process.outcome = MODULE_5_FROM - ONE_DAY, "A"


def _cut_plan(plan: Plan, last_day: Day) -> None:
    plan.reviews = [day for day in plan.reviews if day <= last_day]
    if plan.changed_on and plan.changed_on > last_day:
        plan.changed_on, plan.latest = None, plan.initial
    if plan.ended_on and plan.ended_on > last_day:
        plan.ended_on = None


def _forget_after(process: PreProceedings, last_day: Day) -> None:
    for name in ("letter_on", "first_meeting_on", "decided_on", "court_on", "letter_of_issue_on"):
        day = getattr(process, name)
        if day and day > last_day:
            setattr(process, name, None)
    if process.decided_on is None:
        process.outcome = None
    if process.letter_on is None:
        process.meeting_offered = process.meeting_held = None
    process.review_meetings_on = [d for d in process.review_meetings_on if d <= last_day]
