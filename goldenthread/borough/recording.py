"""How Thornbeck's people record: some things late, some wrongly at first.

Each mends itself in a later file, save end dates written in after the census of their year was
taken: DfE's rule then leaves the ended thing out of the next file, so no file ever says it ended.
"""

import datetime

from goldenthread.borough.days import (
    ONE_DAY,
    census_year,
    extracted_on,
    is_working_day,
    last_day_of,
)
from goldenthread.borough.events import Child, Enquiry, Episode, Plan
from goldenthread.borough.teller import Teller

Day = datetime.date
LATE_REFERRAL = 0.05
LATE_PLAN = 0.10
LATE_CLOSURE = 0.012
LATE_PLAN_END = 0.05
CORRECTED_REFERRAL = 0.015
CORRECTED_CATEGORY = 0.05
WRONG_WAY_ROUND = 0.01
WRONG_COUNT = 0.03


def record_as_people_do(teller: Teller, children: list[Child]) -> None:
    """Mark what is recorded late or corrected between years: at least one of each, if it can be."""
    for mark in (
        _referral_recorded_late,
        _plan_recorded_late,
        _closure_recorded_late,
        _plan_end_recorded_late,
        _referral_date_corrected,
        _category_corrected,
        _conference_before_enquiry,
        _declared_count_wrong,
    ):
        mark(teller, children)


def _runs_over(teller: Teller, started_on: Day, ended_on: Day | None) -> bool:
    """Whether something begins in one year of the files, before the last, and ends after it."""
    year = census_year(started_on)
    if started_on < teller.first_day or last_day_of(year) >= teller.last_day:
        return False
    return ended_on is None or ended_on > last_day_of(year)


def _chosen(teller: Teller, story: str, found: list[Child], index: int, share: float) -> bool:
    """The first that can be, and then a share of the rest; remembers who."""
    if teller.stories.get(story) and not teller.chance(share):
        return False
    teller.stories[story].add(found[index].child_id)
    return True


def _referral_recorded_late(teller: Teller, children: list[Child]) -> None:
    """Referred in February or March, recorded after June: missing from that year's file."""
    for index, child in enumerate(children):
        for episode in child.episodes:
            ends = last_day_of(census_year(episode.referred_on))
            if episode.referred_on < ends - datetime.timedelta(days=55):
                continue
            if not _runs_over(teller, episode.referred_on, episode.closed_on):
                continue
            if _all_is_open_at(episode, ends) and _chosen(
                teller, "referral_recorded_late", children, index, LATE_REFERRAL
            ):
                episode.recorded_on = extracted_on(census_year(ends)) + ONE_DAY * teller.between(
                    5, 60
                )


def _all_is_open_at(episode: Episode, day: Day) -> bool:
    """Nothing of the episode ended by then, so that the next year's file will tell all of it."""
    ended = [a.authorised_on for a in episode.assessments]
    ended += [p.ended_on for p in episode.cin_plans]
    ended += [e.completed_on for e in episode.enquiries]
    ended += [episode.transfer_in_on] if episode.transfer_in_on else []
    reviewed = any(held <= day for plan in episode.plans for held in plan.reviews)
    early = any(p.started_on <= day for p in episode.plans) or any(
        p.started_on <= day for p in episode.pre_proceedings
    )
    quiet = not episode.no_further_action and not reviewed and not early
    return quiet and all(on is None or on > day for on in ended)


def _plan_recorded_late(teller: Teller, children: list[Child]) -> None:
    """A plan made in March and recorded after June: the conference is in the file, the plan not."""
    for index, _, episode, plan in _plans(children):
        ends = last_day_of(census_year(plan.started_on))
        late = (ends - plan.started_on).days < 30 and _runs_over(
            teller, plan.started_on, plan.ended_on
        )
        if (
            late
            and not episode.recorded_on
            and _chosen(teller, "plan_recorded_late", children, index, LATE_PLAN)
        ):
            plan.recorded_on = extracted_on(ends.year) + ONE_DAY * teller.between(2, 30)


def _closure_recorded_late(teller: Teller, children: list[Child]) -> None:
    """Closed between January and March, the closure recorded after June."""
    for index, child in enumerate(children):
        for episode in child.episodes[-1:]:
            closed_on = episode.closed_on
            if (
                not closed_on
                or episode.no_further_action
                or child.died_on
                or episode.reason != "RC7"
            ):
                continue
            ends = last_day_of(census_year(closed_on))
            in_files = teller.first_day <= closed_on and ends < teller.last_day
            if not in_files or closed_on.month > 3 or episode.recorded_on:
                continue
            if _chosen(teller, "end_date_recorded_late", children, index, LATE_CLOSURE):
                episode.end_recorded_on = extracted_on(ends.year) + ONE_DAY * teller.between(3, 90)


def _plan_end_recorded_late(teller: Teller, children: list[Child]) -> None:
    """A plan ended in February or March, its end recorded after June."""
    for index, child, episode, plan in _plans(children):
        if not plan.ended_on or plan is not child.plans()[-1] or episode.end_recorded_on:
            continue
        ends = last_day_of(census_year(plan.ended_on))
        in_files = teller.first_day <= plan.ended_on and ends < teller.last_day
        goes_on = episode.closed_on is None or episode.closed_on > ends
        can_be = in_files and goes_on and plan.ended_on.month in (2, 3) and not plan.recorded_on
        if can_be and _chosen(teller, "plan_end_recorded_late", children, index, LATE_PLAN_END):
            plan.end_recorded_on = extracted_on(ends.year) + ONE_DAY * teller.between(3, 90)


def _referral_date_corrected(teller: Teller, children: list[Child]) -> None:
    """The first file has the referral a day early."""
    for index, child in enumerate(children):
        for before, episode in zip([None, *child.episodes], child.episodes, strict=False):
            day_before = episode.referred_on - ONE_DAY
            if episode.recorded_on or episode.no_further_action or day_before < teller.first_day:
                continue
            if before and (before.closed_on or before.referred_on) >= day_before:
                continue
            same_year = census_year(day_before) == census_year(episode.referred_on)
            can_be = same_year and _runs_over(teller, episode.referred_on, episode.closed_on)
            if can_be and _chosen(
                teller, "referral_date_corrected", children, index, CORRECTED_REFERRAL
            ):
                episode.first_said_referred_on = day_before


def _category_corrected(teller: Teller, children: list[Child]) -> None:
    """The first file has another initial category."""
    for index, _, episode, plan in _plans(children):
        if plan.recorded_on or not _runs_over(teller, plan.started_on, plan.ended_on):
            continue
        if not episode.recorded_on and _chosen(
            teller, "category_corrected", children, index, CORRECTED_CATEGORY
        ):
            plan.first_said_initial = "EMO" if plan.initial == "NEG" else "NEG"


def _conference_before_enquiry(teller: Teller, children: list[Child]) -> None:
    """The dates of an enquiry and its conference stand the wrong way round, and stay so."""
    for index, child in enumerate(children):
        for episode in child.episodes:
            for enquiry in episode.enquiries:
                held_on = enquiry.conference_on
                if not held_on or len(episode.enquiries) > 1:
                    continue
                wrong = held_on + ONE_DAY * teller.between(2, 9)
                if _can_begin_on(teller, episode, enquiry, wrong) and _chosen(
                    teller, "conference_before_enquiry", children, index, WRONG_WAY_ROUND
                ):
                    enquiry.started_on = wrong


def _can_begin_on(teller: Teller, episode: Episode, enquiry: Enquiry, day: Day) -> bool:
    """Whether the enquiry may be said to begin on a day, in the same year of the files."""
    years = {census_year(d) for d in (day, enquiry.started_on, enquiry.completed_on or day)}
    while_open = episode.closed_on is None or episode.closed_on > day
    in_files = teller.first_day <= enquiry.started_on and day <= teller.last_day
    return len(years) == 1 and while_open and in_files and is_working_day(day)


def _declared_count_wrong(teller: Teller, children: list[Child]) -> None:
    """The declared number of earlier plans is nought although the council had an earlier plan."""
    for index, child in enumerate(children):
        for earlier, plan in zip(child.plans(), child.plans()[1:], strict=False):
            held = (earlier.ended_on or teller.last_day) >= teller.first_day
            if (
                held
                and not child.plans_elsewhere
                and _chosen(teller, "declared_count_wrong", children, index, WRONG_COUNT)
            ):
                plan.previous = 0


def _plans(children: list[Child]) -> list[tuple[int, Child, Episode, Plan]]:
    return [
        (index, child, episode, plan)
        for index, child in enumerate(children)
        for episode in child.episodes
        for plan in episode.plans
    ]
