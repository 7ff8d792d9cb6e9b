"""What DfE's description of its daily payload (OpenAPI 1.0.1) lets each value be, and whether a
child keeps to it. It sets lengths and kinds; whether a code is one that exists it does not ask.
"""

import datetime
import re
from collections.abc import Iterator
from dataclasses import dataclass
from typing import Any


@dataclass(frozen=True)
class Text:
    """A string of no more than so many letters, all of them of `letters`."""

    most: int = 0
    letters: str = ""
    needed: bool = False


@dataclass(frozen=True)
class Many:
    """An array; no more than `most` items, where that is limited, each once where `once`."""

    of: Any
    most: int = 0
    once: bool = False


FLAG, DAY, WHOLE = "true or false", "a day, written YYYY-MM-DD", "a whole number"
ANY = Text()
NUMBER_OF_A_CHILD, NUMBER = r"[A-Za-z0-9]+", r"[A-Za-z0-9_-]*"


def _row(name: str, **values: Any) -> dict[str, Any]:
    return {name: Text(36, NUMBER, needed=True), **values, "purge": FLAG}


LASTS = {"start_date": DAY, "end_date": DAY}

EPISODE = _row(
    "social_care_episode_id",
    referral_date=DAY,
    referral_source=Text(2),
    referral_no_further_action_flag=FLAG,
    closure_date=DAY,
    closure_reason=Text(3),
    care_worker_details=Many({"worker_id": Text(12, NUMBER), **LASTS}),
    child_and_family_assessments=Many(
        _row(
            "child_and_family_assessment_id",
            start_date=DAY,
            authorisation_date=DAY,
            factors=Many(Text(3), 41, once=True),
        )
    ),
    child_in_need_plans=Many(_row("child_in_need_plan_id", **LASTS)),
    section_47_assessments=Many(
        _row("section_47_assessment_id", icpc_required_flag=FLAG, icpc_date=DAY, **LASTS)
    ),
    child_protection_plans=Many(_row("child_protection_plan_id", **LASTS)),
    child_looked_after_placements=Many(
        _row(
            "child_looked_after_placement_id",
            start_reason=Text(1),
            placement_type=Text(3),
            postcode=Text(8),
            end_reason=Text(3),
            change_reason=Text(6),
            **LASTS,
        )
    ),
    adoption={
        "initial_decision_date": DAY,
        "matched_date": DAY,
        "placed_date": DAY,
        "purge": FLAG,
    },
    care_leavers={
        "contact_date": DAY,
        "activity": Text(2),
        "accommodation": Text(1),
        "purge": FLAG,
    },
)

CHILD = {
    "la_child_id": Text(20, NUMBER_OF_A_CHILD, needed=True),
    "mis_child_id": Text(36, NUMBER),
    "purge": FLAG,
    "child_details": {
        "unique_pupil_number": Text(13),
        "former_unique_pupil_number": Text(13),
        "unique_pupil_number_unknown_reason": Text(4),
        "first_name": ANY,
        "surname": ANY,
        "date_of_birth": DAY,
        "expected_date_of_birth": DAY,
        "sex": Text(1),
        "ethnicity": Text(4),
        "disabilities": Many(Text(4), 12, once=True),
        "postcode": Text(8),
        "uasc_flag": FLAG,
        "uasc_end_date": DAY,
        "purge": FLAG,
    },
    "health_and_wellbeing": {
        "sdq_assessments": Many({"date": DAY, "score": WHOLE}),
        "purge": FLAG,
    },
    "social_care_episodes": Many(EPISODE),
}


def faults_of(child: Any) -> Iterator[str]:
    """What is wrong with one child of a payload, a sentence each; none of them says its values."""
    yield from _faults(CHILD, child, "")


def _faults(allowed: Any, said: Any, where: str) -> Iterator[str]:
    if isinstance(allowed, dict):
        yield from _of_object(allowed, said, where)
    elif isinstance(allowed, Many):
        yield from _of_array(allowed, said, where)
    elif isinstance(allowed, Text):
        yield from _of_text(allowed, said, where)
    elif not _is(allowed, said):
        yield f"{where} should be {allowed}."


def _of_object(allowed: dict[str, Any], said: Any, where: str) -> Iterator[str]:
    if not isinstance(said, dict):
        yield f"{where or 'It'} should be an object."
        return
    for name, kind in allowed.items():
        path = f"{where}.{name}" if where else name
        if name in said:
            yield from _faults(kind, said[name], path)
        elif isinstance(kind, Text) and kind.needed:
            yield f"{path} is missing."
    for name in said.keys() - allowed.keys():
        yield f"{where or 'It'} has {str(name)[:60]!r}, which is not part of it."


def _of_array(allowed: Many, said: Any, where: str) -> Iterator[str]:
    if not isinstance(said, list):
        yield f"{where} should be an array."
        return
    if allowed.most and len(said) > allowed.most:
        yield f"{where} has more than {allowed.most} items."
    if allowed.once and len({repr(item) for item in said}) < len(said):
        yield f"{where} says an item twice."
    for place, item in enumerate(said):
        yield from _faults(allowed.of, item, f"{where}[{place}]")


def _of_text(allowed: Text, said: Any, where: str) -> Iterator[str]:
    if not isinstance(said, str):
        yield f"{where} should be text."
    elif allowed.most and len(said) > allowed.most:
        yield f"{where} is longer than {allowed.most} letters."
    elif allowed.letters and not re.fullmatch(allowed.letters, said):
        yield f"{where} has letters that it may not have."


def _is(kind: str, said: Any) -> bool:
    if kind == FLAG:
        return isinstance(said, bool)
    if kind == WHOLE:
        return isinstance(said, int) and not isinstance(said, bool)
    try:
        return isinstance(said, str) and bool(datetime.date.fromisoformat(said)) and len(said) == 10
    except ValueError:
        return False
