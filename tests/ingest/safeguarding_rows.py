"""Rows of a Standard Safeguarding Dataset, with what every row of their kind says."""

from typing import Any

from tests.ingest.annex_a_lists import day

Row = dict[str, Any]
Tables = dict[str, list[Row]]


def a_person(number: str, first: str, born: str, sex: str = "F", **more: Any) -> Row:
    """A child; with no birth, one not born yet."""
    return {
        "pers_person_id": number,
        "pers_forename": first,
        "pers_surname": "Marsh",
        "pers_sex": sex,
        "pers_ethnicity": "WBRI",
        "pers_dob": day(born) if born else None,
        **more,
    }


def a_referral(number: str, child: str, on: str, **more: Any) -> Row:
    """An episode of need, for abuse or neglect where nothing else is said."""
    return {
        "cine_referral_id": number,
        "cine_person_id": child,
        "cine_referral_date": day(on),
        "cine_cin_primary_need_code": "N1",
        **more,
    }


def an_assessment(number: str, child: str, referral: str, start: str, end: str) -> Row:
    """An assessment; with no end it goes on."""
    return {
        "cina_assessment_id": number,
        "cina_person_id": child,
        "cina_referral_id": referral,
        "cina_assessment_start_date": day(start),
        "cina_assessment_auth_date": day(end) if end else None,
        "cina_assessment_child_seen": True,
        "cina_assessment_outcome_nfa": False,
    }


def a_plan(number: str, child: str, start: str, category: str, **more: Any) -> Row:
    """A plan that lasts."""
    return {
        "cppl_cp_plan_id": number,
        "cppl_person_id": child,
        "cppl_cp_plan_start_date": day(start),
        "cppl_cp_plan_initial_category": category,
        "cppl_cp_plan_latest_category": category,
        **more,
    }


def a_review(number: str, child: str, plan: str, held: str, **more: Any) -> Row:
    """A review of a plan, held or not yet."""
    return {
        "cppr_cp_review_id": number,
        "cppr_person_id": child,
        "cppr_cp_plan_id": plan,
        "cppr_cp_review_due": day("2025-08-15"),
        "cppr_cp_review_date": day(held) if held else None,
        "cppr_cp_review_outcome_continue_cp": True if held else None,
        **more,
    }


def an_episode(number: str, child: str, period: str, start: str, **more: Any) -> Row:
    """An episode of care that starts it and lasts."""
    return {
        "clae_cla_episode_id": number,
        "clae_person_id": child,
        "clae_cla_episode_start_date": day(start),
        "clae_cla_episode_start_reason": "S",
        "clae_cla_primary_need_code": "N1",
        "clae_cla_id": period,
        **more,
    }


def a_status(number: str, child: str, status: str, start: str, end: str = "") -> Row:
    """A legal status."""
    return {
        "lega_legal_status_id": number,
        "lega_person_id": child,
        "lega_legal_status": status,
        "lega_legal_status_start_date": day(start),
        "lega_legal_status_end_date": day(end) if end else None,
    }
