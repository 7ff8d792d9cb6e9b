"""The true answer to each measure, worked out from the truth log by plain loops.

It shares nothing with record, clocks or measures. A flow is the twelve months ending on the day, a
snapshot is the day. Nothing dated after the day decides: a referral that closed later was open
then, a conference held later was still to come. What has no date in a census (category, need, that
no conference was required) is taken as last recorded.
"""

import statistics
from collections import Counter
from typing import Any

from goldenthread.borough import truth_child_protection, truth_front_door, truth_neglect
from goldenthread.borough.making import Borough
from goldenthread.borough.population import Estimate, population_year
from goldenthread.borough.truth_cases import (
    MET,
    NOT_MET,
    UNJUDGED,
    Counted,
    Day,
    Question,
    age_band,
    band_of_age,
    told_as_born,
)
from goldenthread.codes.people import ETHNIC_GROUP

QUESTIONS: dict[str, Question] = (
    truth_neglect.QUESTIONS | truth_front_door.QUESTIONS | truth_child_protection.QUESTIONS
)
RATES = ("NEG-01", "NEG-10", "REF-01", "CIN-01", "S47-01", "CPP-01", "CPP-02")
"""Per 10,000 aged 0 to 17 in the middle of the year before the census year's March."""
MEDIANS = ("ASM-03", "PLO-03", "PLO-04")
COUNTS = ("PLO-01", "PLO-06")
RATIOS = ("NEG-12",)
CODES = tuple(sorted(QUESTIONS))
BREAKDOWNS = ("team", "age_band", "sex", "ethnicity", "ethnic_group", "category", "band")
NOT_YET_OBTAINED = "NOBT"
ALWAYS_BY = {"NEG-10": "age_band", "NEG-12": "ethnic_group"}


def truth(borough: Borough, code: str, *, on: Day, by: str | None = None) -> dict[str, Any]:
    """The true answer to a measure.

    Comes out: `numerator`, `denominator`, `unjudged`, `value` (per cent, per 10,000, working days
    or a plain count, unrounded; None over nothing), and the child of each case in `children_met`,
    `children_not_met`, `children_unjudged` (sorted, a child once for each case). A median brings
    `low` and `high`; a count `families`; CPP-13 and NEG-01 `bands`. With `by` (one of BREAKDOWNS)
    `groups` holds the same for each group. A team is the one that held the child on the day on
    which the case is placed; a child not yet born has neither sex nor ethnicity. The groups of
    NEG-12 hold a `ratio` too: their rate over the rate of all. Raises KeyError for another code
    or breakdown.
    """
    by = by or ALWAYS_BY.get(code)
    if by is not None and by not in BREAKDOWNS:
        raise KeyError(by)
    cases = list(QUESTIONS[code](borough, on))
    unborn = {
        case.child.child_id for case in cases if not told_as_born(case.child, borough.last_day)
    }
    people = [e for e in borough.population if e.year == population_year(on.year, on.month)]
    answer = _answer(code, cases, people)
    if by is not None:
        answer["groups"] = _groups(code, cases, people, by, unborn)
    return answer


def _answer(code: str, cases: list[Counted], people: list[Estimate]) -> dict[str, Any]:
    met, not_met, unjudged = (
        sorted(case.child.child_id for case in cases if case.verdict == verdict)
        for verdict in (MET, NOT_MET, UNJUDGED)
    )
    answer: dict[str, Any] = {
        "code": code,
        "numerator": len(met),
        "denominator": len(met) + len(not_met),
        "unjudged": len(unjudged),
        "children_met": met,
        "children_not_met": not_met,
        "children_unjudged": unjudged,
        "bands": dict(Counter(case.band for case in cases if case.band)),
    }
    if code in RATES or code in RATIOS:
        answer["denominator"] = sum(estimate.people for estimate in people)
    per = 10_000 if code in RATES or code in RATIOS else 100
    under = answer["denominator"]
    answer["value"] = per * len(met) / under if under else None
    if code in COUNTS:
        families = {case.child.family_id for case in cases}
        answer |= {"denominator": None, "value": len(met), "families": len(families)}
    if code in MEDIANS:
        answer |= _median(cases)
    return answer


def _median(cases: list[Counted]) -> dict[str, Any]:
    """Median and quartiles, by straight lines between the values (the inclusive method)."""
    amounts = sorted(case.amount for case in cases if case.amount is not None)
    found: dict[str, Any] = {"numerator": None, "denominator": len(amounts)}
    if len(amounts) < 2:
        only = amounts[0] if amounts else None
        return found | {"value": only, "low": only, "high": only}
    low, middle, high = statistics.quantiles(amounts, n=4, method="inclusive")
    return found | {"value": middle, "low": low, "high": high}


def _groups(
    code: str, cases: list[Counted], people: list[Estimate], by: str, unborn: set[str]
) -> dict[str | None, dict[str, Any]]:
    whole = _answer(code, cases, people)
    groups: dict[str | None, dict[str, Any]] = {}
    group = {id(case): _group_of(case, by, unborn) for case in cases}
    for name in set(group.values()) | {_lives_in(e, by) for e in people}:
        own = [case for case in cases if group[id(case)] == name]
        living = [e for e in people if _lives_in(e, by) == name]
        if not own and (name is None or code not in (*RATES, *RATIOS)):
            continue
        groups[name] = _answer(code, own, living)
        if code in RATIOS and whole["value"] and groups[name]["value"] is not None:
            groups[name]["ratio"] = groups[name]["value"] / whole["value"]
    return groups


def _group_of(case: Counted, by: str, unborn: set[str]) -> str | None:
    ethnicity = NOT_YET_OBTAINED if case.child.child_id in unborn else case.child.ethnicity
    if by == "team":
        return case.child.team_on(case.on)
    if by == "age_band":
        return age_band(case.child, case.on)
    if by == "sex":
        return "U" if case.child.child_id in unborn else case.child.sex
    if by == "ethnic_group":
        return ETHNIC_GROUP[ethnicity]
    if by == "ethnicity":
        return ethnicity
    return case.category if by == "category" else case.band


def _lives_in(estimate: Estimate, by: str) -> str | None:
    """The group of a part of the population; None where population has no such groups."""
    if by == "age_band":
        return band_of_age(estimate.age)
    if by == "ethnic_group":
        return ETHNIC_GROUP[estimate.ethnicity]
    return getattr(estimate, by) if by in ("sex", "ethnicity") else None
