"""The stories that families live, from a referral to a closure, each returning its last day.

Every story takes the teller, the family and its cases (one a child), just referred.
"""

import datetime
from collections.abc import Callable

from goldenthread.borough.assessing import assess, close, no_further_action, not_in_need
from goldenthread.borough.days import ONE_DAY, add_months, add_working_days, is_working_day
from goldenthread.borough.people import Family
from goldenthread.borough.protecting import (
    begin_pre_proceedings,
    enquire,
    moved_in_on_a_plan,
    protect,
    support,
)
from goldenthread.borough.teller import Case, Teller

Day = datetime.date
Story = Callable[[Teller, Family, list[Case]], Day]


def turned_away(teller: Teller, _family: Family, cases: list[Case]) -> Day:
    """A referral with no further action."""
    return no_further_action(teller, cases)


def assessed_only(teller: Teller, family: Family, cases: list[Case]) -> Day:
    """Assessed and found not in need."""
    _held_by(cases, f"Assessment {_assessment_side(family)}")
    return not_in_need(teller, family, cases)


def short_help(teller: Teller, family: Family, cases: list[Case]) -> Day:
    """An assessment, often a child in need plan of some months, and no longer in need."""
    _held_by(cases, _safeguarding(family))
    done = assess(teller, family, cases)
    if teller.chance(0.75):
        done = support(teller, cases, months=teller.rng.choice((2, 3, 3, 4, 5, 6, 8, 11)))
    return close(teller, cases, teller.after(done, 1, 25))


def enquiry_only(teller: Teller, family: Family, cases: list[Case]) -> Day:
    """A section 47 enquiry beside the assessment, and no conference."""
    _held_by(cases, _safeguarding(family))
    referred_on = cases[0].episode.referred_on
    enquire(teller, cases, start=teller.after(referred_on, 0, 6), conference=False)
    done = assess(teller, family, cases)
    if teller.chance(0.55):
        done = support(teller, cases, months=teller.rng.choice((2, 3, 4, 5, 6)))
    if teller.chance(0.12):
        enquire(teller, cases, start=teller.after(done, 1, 10), conference=False)
    return close(teller, cases, teller.after(done, 2, 20))


def conference_without_plan(teller: Teller, family: Family, cases: list[Case]) -> Day:
    """A conference that decided against a plan."""
    _held_by(cases, _safeguarding(family))
    referred_on = cases[0].episode.referred_on
    assess(teller, family, cases)
    enquire(teller, cases, start=teller.after(referred_on, 5, 30), conference=True)
    support(teller, cases, months=teller.between(3, 6))
    return close(teller, cases, referred_on)


def protected(teller: Teller, family: Family, cases: list[Case]) -> Day:
    """Enquiry, conference, plan, step down, closure; sometimes a second plan before it closes."""
    _held_by(cases, _safeguarding(family))
    start = teller.after(cases[0].episode.referred_on, 0, 25)
    done = assess(teller, family, cases)
    if teller.chance(0.25):  # helped first as children in need
        support(teller, cases, months=teller.between(2, 6))
        start = teller.after(done, 25, 120)
    ended_on, going_on = _planned(teller, family, cases, start=start)
    if (ended_on - start).days > 270 and teller.chance(0.25):
        begin_pre_proceedings(teller, going_on, start=teller.after(start, 120, 190))
    support(teller, cases, months=teller.between(3, 6))
    if teller.chance(0.08):
        worse_on = teller.after(ended_on, 60, 300)
        ended_on, _ = _planned(teller, family, going_on, start=worse_on)
        support(teller, going_on, months=teller.between(3, 6))
    if len(going_on) > 1:
        teller.remember("siblings_on_plans", going_on)
    return close(teller, cases, ended_on)


def short_plan_comes_back(teller: Teller, family: Family, cases: list[Case]) -> Day:
    """A plan ended at or before three months, and another within two years."""
    _held_by(cases, _safeguarding(family))
    start = teller.after(cases[0].episode.referred_on, 0, 15)
    assess(teller, family, cases)
    ended_on, going_on = _planned(teller, family, cases, start=start, length="to 3")
    support(teller, cases, months=teller.between(2, 5))
    worse_on = teller.after(ended_on, 90, 420)
    ended_on, again = _planned(teller, family, going_on, start=worse_on)
    teller.remember("short_plan_comes_back", again)
    support(teller, cases, months=teller.between(2, 5))
    return close(teller, cases, ended_on)


def neglect_drifts(teller: Teller, family: Family, cases: list[Case]) -> Day:
    """Assessed again and again for neglect, then a plan that goes on, then pre-proceedings."""
    _held_by(cases, _safeguarding(family))
    for case in cases:
        case.episode.need = "N1"
    done = assess(teller, family, cases, neglect=0.95)
    support(teller, cases, months=teller.between(5, 9))
    for _ in range(teller.between(1, 2)):
        done = assess(teller, family, cases, start=teller.after(done, 120, 200), neglect=0.97)
    length = teller.rng.choice(("to 12", "to 24", "to 24", "over 24"))
    conference_on = done
    ended_on, going_on = _planned(
        teller, family, cases, start=teller.after(done, 3, 40), length=length, category="NEG"
    )
    conference_on = going_on[0].episode.plans[-1].started_on
    start = teller.after(conference_on, 210, 400)
    if start + datetime.timedelta(days=60) < ended_on and teller.chance(0.85):
        begin_pre_proceedings(teller, going_on, start=start)
    again_on = teller.after(conference_on, 150, 300)
    assess(teller, family, going_on, start=again_on, neglect=0.9)
    support(teller, cases, months=teller.between(3, 7))
    teller.remember("neglect_drifts", going_on)
    return close(teller, cases, ended_on)


def watched_before_birth(teller: Teller, family: Family, cases: list[Case]) -> Day:
    """Referred in pregnancy, a conference some weeks before birth, a plan that goes on after."""
    _held_by(cases, "Pre-birth and Infants")
    expected_on = max(case.child.expected_on for case in cases if case.child.expected_on)
    assess(teller, family, cases)
    start = teller.after(expected_on - datetime.timedelta(weeks=13), 0, 21)
    ended_on, going_on = _planned(teller, family, cases, start=start)
    if teller.chance(0.3):
        begin_pre_proceedings(teller, going_on, start=teller.after(start, 20, 60))
    support(teller, cases, months=teller.between(3, 6))
    return close(teller, cases, ended_on)


def moved_in(teller: Teller, family: Family, cases: list[Case]) -> Day:
    """On another council's plan, moved here: a transfer-in conference and no section 47 here."""
    _held_by(cases, _safeguarding(family))
    referred_on = cases[0].episode.referred_on
    conference_on = teller.conference_day(add_working_days(referred_on, teller.between(6, 19)))
    ended_on = moved_in_on_a_plan(teller, family, cases, conference_on=conference_on)
    assess(teller, family, cases)
    support(teller, cases, months=teller.between(2, 5))
    teller.remember("transfer_in", cases)
    return close(teller, cases, ended_on)


def long_open(teller: Teller, family: Family, cases: list[Case]) -> Day:
    """Open for years: looked after, or disabled; a care leaver stays to 21 or so."""
    disabled = any(case.child.disabilities for case in cases)
    side = "1" if family.quarter in ("North", "East") else "2"
    _held_by(cases, "Children with Disabilities" if disabled else f"Children Looked After {side}")
    if family.trouble == "alone":
        _held_by(cases, "Leaving Care")
    if disabled:
        teller.remember("long_term_disability", cases)
    done = assess(teller, family, cases)
    if not disabled and teller.chance(0.5):
        enquire(teller, cases, start=teller.after(done, 1, 30), conference=False)
    if not disabled and teller.chance(0.3):
        begin_pre_proceedings(teller, cases, start=teller.after(done, 20, 90))
    until = teller.after(done, 500, 2600)
    while (done := teller.after(done, 300, 420)) < until:
        done = assess(teller, family, cases, start=done)
        if disabled and teller.chance(0.3):
            done = support(teller, cases, months=6)
    return close(teller, cases, until)


def _planned(
    teller: Teller,
    family: Family,
    cases: list[Case],
    *,
    start: Day,
    length: str | None = None,
    category: str | None = None,
) -> tuple[Day, list[Case]]:
    """From the enquiry to the end of the plans: the last end, and the children who had one."""
    for case in cases:
        done = [e.completed_on for e in case.episode.enquiries]
        done += [plan.ended_on for plan in case.episode.plans]
        start = max([start, *(day + ONE_DAY for day in done if day)])
    start, meets_on = _two_years_after_a_plan(teller, cases, start)
    conference_on, going_on = enquire(
        teller, cases, start=start, conference=True, meets_on=meets_on
    )
    ended_on = protect(
        teller, family, going_on, conference_on=conference_on, length=length, category=category
    )
    return ended_on, going_on


def _two_years_after_a_plan(
    teller: Teller, cases: list[Case], start: Day
) -> tuple[Day, Day | None]:
    """Now and then a plan begins 24 months after the last one ended, to the day or a day over."""
    ends = [plan.ended_on for case in cases for plan in case.child.plans() if plan.ended_on]
    if ends and teller.chance(0.8):
        two_years_on = add_months(max(ends), 24)
        days = [two_years_on, two_years_on + ONE_DAY]
        teller.rng.shuffle(days)
        for day in days:
            if is_working_day(day) and 20 < (day - start).days < 240:
                return day - ONE_DAY * 20, day
    return start, None


def _held_by(cases: list[Case], team: str) -> None:
    for case in cases:
        case.episode.team = team


def _assessment_side(family: Family) -> str:
    return {"North": "North", "South": "South"}.get(family.quarter, "Central")


def _safeguarding(family: Family) -> str:
    if family.trouble == "adolescent":
        return "Adolescents and Exploitation"
    return f"Family Safeguarding {family.quarter}"


STORIES: dict[str, Story] = {
    "turned_away": turned_away,
    "assessed_only": assessed_only,
    "short_help": short_help,
    "enquiry_only": enquiry_only,
    "conference_without_plan": conference_without_plan,
    "protected": protected,
    "short_plan_comes_back": short_plan_comes_back,
    "neglect_drifts": neglect_drifts,
    "watched_before_birth": watched_before_birth,
    "moved_in": moved_in,
    "long_open": long_open,
}

WEIGHTS: dict[str, float] = {
    "turned_away": 5.2,
    "assessed_only": 31,
    "short_help": 23,
    "enquiry_only": 21,
    "conference_without_plan": 2.2,
    "protected": 8,
    "short_plan_comes_back": 0.7,
    "neglect_drifts": 0,
    "watched_before_birth": 1.9,
    "moved_in": 0.5,
    "long_open": 5,
}
"""How often each story is lived, a family in hundred; what is wrong at home moves them."""

WEIGHTS_BY_TROUBLE: dict[str, dict[str, float]] = {
    "neglect": {"protected": 16, "neglect_drifts": 4, "short_plan_comes_back": 1.6},
    "disability": {
        "protected": 1,
        "short_help": 40,
        "long_open": 45,
        "watched_before_birth": 0,
        "moved_in": 0,
    },
    "adolescent": {"watched_before_birth": 0, "protected": 6, "long_open": 7},
}

PLAN_STORIES = (
    "protected",
    "short_plan_comes_back",
    "neglect_drifts",
    "watched_before_birth",
    "moved_in",
)


def choose_story(teller: Teller, family: Family) -> str:
    """The next story of a family, likelier a plan where there has been one."""
    if family.trouble == "alone":
        return "long_open"
    weights = WEIGHTS | WEIGHTS_BY_TROUBLE.get(family.trouble, {})
    moved_here = any(child.plans_elsewhere for child in family.children)
    for story in PLAN_STORIES:
        if family.plans_made:
            # Of plans elsewhere no date is known, so no second plan is told after one of them.
            weights[story] *= 0.0 if moved_here else 1.9
    if family.plans_made:
        weights["moved_in"] = 0.0
    return teller.rng.choices(list(weights), list(weights.values()))[0]


def expected_within(referred_on: Day, teller: Teller) -> tuple[Day, Day]:
    """When a child not yet born is expected, and when born, for a referral in mid-pregnancy."""
    expected_on = referred_on + datetime.timedelta(days=teller.between(115, 175))
    return expected_on, expected_on + datetime.timedelta(days=teller.between(-20, 10))


def exactly_a_year_after(referred_on: Day, teller: Teller) -> Day:
    """Twelve calendar months to the day, or the day after that."""
    return add_months(referred_on, 12) + datetime.timedelta(days=teller.between(0, 1))
