"""Of the Standard Safeguarding Dataset, the tables of need and protection, an episode at a time."""

from collections.abc import Mapping
from dataclasses import dataclass
from typing import Any, Protocol

from goldenthread.borough.annex_a import needs_support
from goldenthread.borough.as_at import AsAt, Day
from goldenthread.borough.days import add_working_days
from goldenthread.borough.events import (
    Assessment,
    Child,
    Enquiry,
    Episode,
    Plan,
    PreProceedings,
)
from goldenthread.borough.in_care import Visit
from goldenthread.codes.forms import CHILD_IN_NEED, CHILD_PROTECTION

Row = dict[str, Any]
Tables = dict[str, list[Row]]

DECIDED = {"A": "Step down", "B": "Issue care proceedings"}
"""What the outcomes of pre-proceedings are in the words of the dataset, which has two."""


class Night(Protocol):
    """One night's tables, as far as they are made (borough/dataset.py)."""

    as_at: AsAt
    tables: Tables

    def number(self, child: Child, kind: str) -> str:
        """The number of the child's next row of a kind."""


@dataclass(frozen=True, slots=True)
class Belongs:
    """The numbers of the child and of the referral that a row belongs to."""

    child: str
    referral: str


def tell_need(night: Night, child: Child, episode: Episode) -> None:
    """Add an episode of need to the night's tables, from its contact to pre-proceedings."""
    number, seen = night.number(child, "R"), night.as_at.seen
    _referral(night, child, episode, number)
    belongs = Belongs(child.child_id, number)
    for assessment in episode.assessments:
        if night.as_at.has(assessment.started_on, assessment.authorised_on):
            row = _assessment(night, belongs, night.number(child, "A"), assessment)
            if row["cina_assessment_auth_date"]:
                row["cina_assessment_outcome_nfa"] = not needs_support(episode)
    for cin_plan in night.as_at.told(episode.cin_plans):
        night.tables["ssd_cin_plans"].append(
            {
                "cinp_cin_plan_id": night.number(child, "N"),
                "cinp_referral_id": number,
                "cinp_person_id": child.child_id,
                "cinp_cin_plan_start_date": cin_plan.started_on,
                "cinp_cin_plan_end_date": seen(cin_plan.ended_on),
            }
        )
    _protection(night, child, episode, belongs)
    for visit in episode.visits:
        if night.as_at.has_day(visit.on):
            _visit(night, child, visit)


def _referral(night: Night, child: Child, episode: Episode, number: str) -> None:
    closed_on = night.as_at.seen(episode.closed_on)
    if night.as_at.has_day(episode.referred_on):
        night.tables["ssd_contacts"].append(
            {
                "cont_contact_id": night.number(child, "K"),
                "cont_person_id": child.child_id,
                "cont_contact_date": episode.referred_on,
                "cont_contact_source_code": episode.source,
            }
        )
    night.tables["ssd_cin_episodes"].append(
        {
            "cine_referral_id": number,
            "cine_person_id": child.child_id,
            "cine_referral_date": episode.referred_on,
            "cine_cin_primary_need_code": episode.need,
            "cine_referral_source_code": episode.source,
            "cine_referral_nfa": episode.no_further_action,
            "cine_close_date": closed_on,
            "cine_close_reason": episode.reason if closed_on else None,
        }
    )


def _protection(night: Night, child: Child, episode: Episode, belongs: Belongs) -> None:
    plans = {plan.started_on: night.number(child, "P") for plan in episode.plans}
    for enquiry in episode.enquiries:
        if night.as_at.has(enquiry.started_on, night.as_at.over_on(enquiry)):
            _enquiry(night, belongs, night.number(child, "E"), enquiry, plans)
    if night.as_at.has_day(episode.transfer_in_on):
        night.tables["ssd_initial_cp_conference"].append(
            _conference(belongs, f"M-{belongs.referral}", episode.transfer_in_on, plans)
            | {"icpc_icpc_transfer_in": True}
        )
    for plan in night.as_at.told(episode.plans):
        _plan(night, belongs, plans[plan.started_on], plan)
    for process in episode.pre_proceedings:
        if night.as_at.has(process.started_on, process.decided_on):
            _pre_proceedings(night, belongs, night.number(child, "L"), process)


def _assessment(night: Night, belongs: Belongs, number: str, assessment: Assessment) -> Row:
    done_on = night.as_at.seen(assessment.authorised_on)
    row = {
        "cina_assessment_id": number,
        "cina_person_id": belongs.child,
        "cina_referral_id": belongs.referral,
        "cina_assessment_start_date": assessment.started_on,
        "cina_assessment_auth_date": done_on,
    }
    night.tables["ssd_cin_assessments"].append(row)
    if done_on and assessment.factors:
        night.tables["ssd_assessment_factors"].append(
            {
                "cinf_table_id": f"F{number}",
                "cinf_assessment_id": number,
                "cinf_assessment_factors_json": list(assessment.factors),
            }
        )
    return row


def _enquiry(
    night: Night, belongs: Belongs, number: str, enquiry: Enquiry, plans: Mapping[Day, str]
) -> None:
    held_on = night.as_at.seen(enquiry.conference_on)
    not_required_on = night.as_at.seen(enquiry.not_required_on)
    led_to = {"NFA_FLAG": "Y" if not_required_on else "N"}
    if held_on or not_required_on:
        led_to["CP_CONFERENCE_FLAG"] = "Y" if held_on else "N"
    night.tables["ssd_s47_enquiry"].append(
        {
            "s47e_s47_enquiry_id": number,
            "s47e_referral_id": belongs.referral,
            "s47e_person_id": belongs.child,
            "s47e_s47_start_date": enquiry.started_on,
            "s47e_s47_end_date": not_required_on or held_on,
            "s47e_s47_nfa": not_required_on is not None,
            "s47e_s47_outcome_json": led_to,
        }
    )
    target_on = add_working_days(enquiry.started_on, 15)
    if held_on:
        night.tables["ssd_initial_cp_conference"].append(
            _conference(belongs, f"M-{number}", held_on, plans)
            | {"icpc_s47_enquiry_id": number, "icpc_icpc_target_date": target_on}
        )


def _plan(night: Night, belongs: Belongs, number: str, plan: Plan) -> None:
    night.tables["ssd_cp_plans"].append(
        {
            "cppl_cp_plan_id": number,
            "cppl_referral_id": belongs.referral,
            "cppl_person_id": belongs.child,
            "cppl_cp_plan_start_date": plan.started_on,
            "cppl_cp_plan_end_date": night.as_at.seen(plan.ended_on),
            "cppl_cp_plan_initial_category": plan.initial,
            "cppl_cp_plan_latest_category": night.as_at.latest_category(plan),
            "cppl_cp_plan_ola": False,
        }
    )
    for place, held_on in enumerate(plan.reviews, 1):
        if night.as_at.has_day(held_on):
            night.tables["ssd_cp_reviews"].append(
                {
                    "cppr_cp_review_id": f"{number}-{place}",
                    "cppr_person_id": belongs.child,
                    "cppr_cp_plan_id": number,
                    "cppr_cp_review_date": held_on,
                    "cppr_cp_review_outcome_continue_cp": held_on != plan.ended_on,
                }
            )


def _pre_proceedings(night: Night, belongs: Belongs, number: str, process: PreProceedings) -> None:
    seen = night.as_at.seen
    decided_on = seen(process.decided_on)
    held = [day for day in process.review_meetings_on if seen(day)]
    night.tables["ssd_pre_proceedings"].append(
        {
            "prep_table_id": number,
            "prep_person_id": belongs.child,
            "prep_pre_pro_decision_date": process.started_on,
            "prep_pre_pro_letter_date": seen(process.letter_on),
            "prep_initial_pre_pro_meeting_date": seen(process.first_meeting_on),
            "prep_pre_pro_meetings_num": len(held) if seen(process.first_meeting_on) else None,
            "prep_agree_stepdown_issue_date": decided_on,
            "prep_pre_pro_outcome": DECIDED.get(process.outcome or "") if decided_on else None,
            "prep_care_pro_letter_date": seen(process.letter_of_issue_on),
            "prep_legal_gateway_outcome": "B",
        }
    )


VISITS = {
    CHILD_IN_NEED: ("ssd_cin_visits", "cinv", "cin"),
    CHILD_PROTECTION: ("ssd_cp_visits", "cppv", "cp"),
}
"""The table of each kind of visit, what begins its columns, and what their names call it."""


def _visit(night: Night, child: Child, visit: Visit) -> None:
    table, prefix, kind = VISITS[visit.kind]
    night.tables[table].append(
        {
            f"{prefix}_{kind}_visit_id": night.number(child, f"V{kind}"),
            f"{prefix}_person_id": child.child_id,
            f"{prefix}_{kind}_visit_date": visit.on,
            f"{prefix}_{kind}_visit_seen": visit.seen,
            f"{prefix}_{kind}_visit_seen_alone": visit.alone,
            f"{prefix}_{kind}_visit_bedroom": visit.bedroom,
        }
    )


def _conference(
    belongs: Belongs, number: str, held_on: Day | None, plans: Mapping[Day, str]
) -> Row:
    plan = plans.get(held_on) if held_on else None
    return {
        "icpc_icpc_id": number,
        "icpc_person_id": belongs.child,
        "icpc_referral_id": belongs.referral,
        "icpc_cp_plan_id": plan,
        "icpc_icpc_transfer_in": False,
        "icpc_icpc_date": held_on,
        "icpc_icpc_outcome_cp_flag": plan is not None,
    }
