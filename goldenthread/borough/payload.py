"""DfE's daily payload of Thornbeck: what it sends of each child, as DfE's description has it.

Of the cohort that DfE asks for: what was open on or after the first day of the second census year
before the one that runs. Numbers of rows are made of the child's and the row's first day.
"""

from collections.abc import Iterator
from typing import Any

from goldenthread.borough.as_at import AsAt, Day
from goldenthread.borough.days import census_year, first_day_of
from goldenthread.borough.events import Child, Episode
from goldenthread.borough.making import Borough
from goldenthread.returns.dfe_payload import MOST_CHILDREN

YEARS_BEFORE = 2
LETTERS = {"child_in_need_plan": "CIN", "child_protection_plan": "CPP"}


def payload_of(borough: Borough, *, on: Day | None = None) -> Iterator[dict[str, Any]]:
    """A child after another, as at a day: the borough's last, where none is said."""
    on = on or borough.last_day
    as_at = AsAt(on, first_day_of(census_year(on) - YEARS_BEFORE))
    for child in borough.children:
        episodes = [_episode(as_at, child, episode) for episode in as_at.episodes(child)]
        if episodes:
            yield _without_blanks(
                {
                    "la_child_id": child.child_id,
                    "child_details": _details(as_at, child),
                    "health_and_wellbeing": {
                        "sdq_assessments": [
                            {"date": score.on.isoformat(), "score": score.score}
                            for score in child.care.scores
                            if score.score is not None and as_at.has_day(score.on)
                        ]
                    },
                    "social_care_episodes": episodes,
                }
            )


def in_parts(children: Iterator[dict[str, Any]]) -> Iterator[list[dict[str, Any]]]:
    """Arrays of no more children than DfE takes at a time."""
    part: list[dict[str, Any]] = []
    for child in children:
        part.append(child)
        if len(part) == MOST_CHILDREN:
            yield part
            part = []
    if part:
        yield part


def _details(as_at: AsAt, child: Child) -> dict[str, Any]:
    known = as_at.known(child)
    forename, _, surname = child.name.partition(" ")
    alone_from = child.care.unaccompanied_from
    return {
        "unique_pupil_number": known.pupil_number,
        "unique_pupil_number_unknown_reason": known.no_pupil_number,
        "first_name": forename,
        "surname": surname,
        "date_of_birth": _day(known.born_on),
        "expected_date_of_birth": _day(known.expected_on),
        "sex": known.sex,
        "ethnicity": known.ethnicity,
        "disabilities": list(known.disabilities),
        "uasc_flag": alone_from is not None and alone_from <= as_at.on,
    }


def _episode(as_at: AsAt, child: Child, episode: Episode) -> dict[str, Any]:
    def lasting(kind: str, rows: list[Any]) -> list[dict[str, Any]]:
        return [
            {
                f"{kind}_id": _number(LETTERS[kind], child, row.started_on),
                "start_date": _day(row.started_on),
                "end_date": _day(as_at.seen(row.ended_on)),
            }
            for row in as_at.told(rows)
        ]

    closed_on = as_at.seen(episode.closed_on)
    own = _number("NFA" if episode.no_further_action else "EP", child, episode.referred_on)
    return {
        "social_care_episode_id": own,
        "referral_date": _day(episode.referred_on),
        "referral_source": episode.source,
        "referral_no_further_action_flag": episode.no_further_action,
        "closure_date": _day(closed_on),
        "closure_reason": episode.reason if closed_on else None,
        "child_and_family_assessments": [
            {
                "child_and_family_assessment_id": _number("CFA", child, one.started_on),
                "start_date": _day(one.started_on),
                "authorisation_date": _day(as_at.seen(one.authorised_on)),
                "factors": list(one.factors) if as_at.seen(one.authorised_on) else [],
            }
            for one in episode.assessments
            if as_at.has(one.started_on, one.authorised_on)
        ],
        "child_in_need_plans": lasting("child_in_need_plan", episode.cin_plans),
        "section_47_assessments": list(_enquiries(as_at, child, episode)),
        "child_protection_plans": lasting("child_protection_plan", episode.plans),
        "child_looked_after_placements": list(_placements(as_at, child, episode)),
    }


def _enquiries(as_at: AsAt, child: Child, episode: Episode) -> Iterator[dict[str, Any]]:
    for enquiry in episode.enquiries:
        held_on = as_at.seen(enquiry.conference_on)
        not_required_on = as_at.seen(enquiry.not_required_on)
        if as_at.has(enquiry.started_on, as_at.over_on(enquiry)):
            yield {
                "section_47_assessment_id": _number("S47", child, enquiry.started_on),
                "start_date": _day(enquiry.started_on),
                "icpc_required_flag": False if not_required_on else True if held_on else None,
                "icpc_date": _day(held_on),
                "end_date": _day(held_on or not_required_on),
            }


def _placements(as_at: AsAt, child: Child, episode: Episode) -> Iterator[dict[str, Any]]:
    """Those of the periods of care that lie within the episode."""
    for care in child.care.periods:
        if not episode.referred_on <= care.started_on <= (episode.closed_on or as_at.on):
            continue
        for one in as_at.told(care.placements):
            ended_on = as_at.seen(one.ended_on)
            last = ended_on is not None and one.ended_on == care.ended_on
            yield {
                "child_looked_after_placement_id": _number("PL", child, one.started_on),
                "start_date": _day(one.started_on),
                "start_reason": "S" if one.started_on == care.started_on else "P",
                "placement_type": one.kind,
                "postcode": one.postcode,
                "end_date": _day(ended_on),
                "end_reason": (care.reason if last else "X1") if ended_on else None,
                "change_reason": one.change_reason if ended_on else None,
            }


def _number(kind: str, child: Child, day: Day) -> str:
    return f"{kind}-{child.child_id}-{day:%Y%m%d}"


def _day(day: Day | None) -> str | None:
    return day.isoformat() if day else None


def _without_blanks(said: Any) -> Any:
    """The same without what is not said: DfE's description has no place for a null."""
    if isinstance(said, dict):
        return {name: _without_blanks(v) for name, v in said.items() if v is not None}
    return [_without_blanks(one) for one in said] if isinstance(said, list) else said
