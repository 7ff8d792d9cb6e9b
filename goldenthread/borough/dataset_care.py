"""Of the Standard Safeguarding Dataset, the tables of care, of short breaks and of after care."""

from collections.abc import Iterator
from typing import Any

from goldenthread.borough.as_at import AsAt
from goldenthread.borough.care_episodes import episodes_of
from goldenthread.borough.events import Child
from goldenthread.borough.in_care import Care, LegalStatus, Placement, ShortBreaks
from goldenthread.borough.leaving import eligibility, is_a_leaver

Row = dict[str, Any]
Rows = Iterator[tuple[str, Row]]

TABLES = (
    *("ssd_legal_status", "ssd_cla_episodes", "ssd_cla_placement", "ssd_cla_care_plan"),
    *("ssd_cla_reviews", "ssd_cla_visits", "ssd_cla_health", "ssd_cla_immunisations"),
    *("ssd_cla_substance_misuse", "ssd_cla_convictions", "ssd_cla_previous_permanence"),
    *("ssd_sdq_scores", "ssd_missing", "ssd_permanence", "ssd_immigration_status"),
    *("ssd_care_leavers",),
)

PLANS = {
    "RETURN": "RETURN6M",
    "FOSTERING": "LTFOST18",
    "RESIDENTIAL": "RESPLMT",
    "SUPPORTED": "SUPPLIV",
    "ADOPTION": "ADOPTION",
    "SGO/CAO": "SGO or CAO",
}
"""The marks of a care plan; of special guardianship there is none, so it is written in words."""


def has_care(as_at: AsAt, child: Child) -> bool:
    """Whether the dataset has anything of a child's care."""
    story = child.care
    reached = bool(as_at.told(story.periods)) or bool(as_at.told(story.short_breaks))
    return reached or is_a_leaver(child, as_at.on)


def care_rows(as_at: AsAt, child: Child) -> Rows:
    """Every row about a child in care, each with the name of its table."""
    periods = list(as_at.numbered(child.care.periods))
    for place, care in periods:
        yield from _period(as_at, child, care, f"C-{child.child_id}-{place}")
    yield from _short_breaks(as_at, child)
    if periods:
        yield from _health(as_at, child)
        yield from _harm(as_at, child)
        yield from _befell(as_at, child)
        yield from _permanence(as_at, child)
    yield from _leaver(as_at, child)


def _period(as_at: AsAt, child: Child, care: Care, number: str) -> Rows:
    who = child.child_id
    for place, status in as_at.numbered(care.statuses):
        yield "ssd_legal_status", _status(as_at, who, f"{number}-L{place}", status)
    numbers = {p.started_on: f"{number}-P{n}" for n, p in enumerate(care.placements, 1)}
    for placement in as_at.told(care.placements):
        own = {"clap_cla_placement_id": numbers[placement.started_on]}
        yield "ssd_cla_placement", own | _placement(as_at, who, number, placement)
    contact = max((day for day in care.officer_contacts if day <= as_at.on), default=None)
    for place, episode in as_at.numbered(episodes_of(care, on=as_at.on)):
        yield (
            "ssd_cla_episodes",
            {
                "clae_cla_episode_id": f"{number}-E{place}",
                "clae_person_id": who,
                "clae_cla_episode_start_date": episode.started_on,
                "clae_cla_episode_start_reason": episode.began,
                "clae_cla_primary_need_code": episode.need,
                "clae_cla_episode_ceased_date": episode.ended_on,
                "clae_cla_episode_ceased_reason": episode.ceased,
                "clae_cla_id": number,
                "clae_cla_placement_id": numbers[episode.placement.started_on],
                "clae_entered_care_date": care.started_on,
                "clae_cla_last_iro_contact_date": contact,
            },
        )
    yield from _of_a_period(as_at, child, care, number)


def _status(as_at: AsAt, who: str, number: str, status: LegalStatus | ShortBreaks) -> Row:
    return {
        "lega_legal_status_id": number,
        "lega_person_id": who,
        "lega_legal_status": status.status,
        "lega_legal_status_start_date": status.started_on,
        "lega_legal_status_end_date": as_at.seen(status.ended_on),
    }


def _placement(as_at: AsAt, who: str, number: str, placement: Placement) -> Row:
    ended_on = as_at.seen(placement.ended_on)
    return {
        "clap_cla_id": number,
        "clap_person_id": who,
        "clap_cla_placement_start_date": placement.started_on,
        "clap_cla_placement_end_date": ended_on,
        "clap_cla_placement_type": placement.kind,
        "clap_cla_placement_provider": placement.provider,
        "clap_cla_placement_postcode": placement.postcode,
        "clap_cla_placement_urn": placement.urn,
        "clap_cla_placement_distance": placement.miles,
        "clap_cla_placement_change_reason": placement.change_reason if ended_on else None,
    }


def _of_a_period(as_at: AsAt, child: Child, care: Care, number: str) -> Rows:
    for place, review in enumerate(care.reviews, 1):
        if as_at.has_day(review.held_on):
            yield (
                "ssd_cla_reviews",
                {
                    "clar_cla_review_id": f"{number}-R{place}",
                    "clar_cla_id": number,
                    "clar_cla_review_date": review.held_on,
                    "clar_cla_review_participation": review.participation,
                    "clar_cla_review_cancelled": False,
                },
            )
    for place, visit in enumerate(care.visits, 1):
        if as_at.has_day(visit.on):
            yield (
                "ssd_cla_visits",
                {
                    "clav_cla_visit_id": f"{number}-V{place}",
                    "clav_cla_id": number,
                    "clav_person_id": child.child_id,
                    "clav_cla_visit_date": visit.on,
                    "clav_cla_visit_seen": visit.seen,
                    "clav_cla_visit_seen_alone": visit.alone,
                },
            )
    mark = PLANS[care.permanence]
    yield (
        "ssd_cla_care_plan",
        {
            "lacp_table_id": f"{number}-K",
            "lacp_person_id": child.child_id,
            "lacp_cla_care_plan_start_date": care.started_on,
            "lacp_cla_care_plan_end_date": as_at.seen(care.ended_on),
            "lacp_cla_care_plan_json": mark if " " in mark else {mark: "Y"},
        },
    )


def _short_breaks(as_at: AsAt, child: Child) -> Rows:
    for place, breaks in as_at.numbered(child.care.short_breaks):
        number = f"S-{child.child_id}-{place}"
        ended_on = as_at.seen(breaks.ended_on)
        yield "ssd_legal_status", _status(as_at, child.child_id, f"{number}-L", breaks)
        yield (
            "ssd_cla_placement",
            {
                "clap_cla_placement_id": f"{number}-P",
                "clap_cla_id": number,
                "clap_person_id": child.child_id,
                "clap_cla_placement_start_date": breaks.started_on,
                "clap_cla_placement_end_date": ended_on,
                "clap_cla_placement_type": "K2",
                "clap_cla_placement_postcode": breaks.postcode,
            },
        )
        yield (
            "ssd_cla_episodes",
            {
                "clae_cla_episode_id": f"{number}-E",
                "clae_person_id": child.child_id,
                "clae_cla_episode_start_date": breaks.started_on,
                "clae_cla_episode_start_reason": "S",
                "clae_cla_primary_need_code": "N2",
                "clae_cla_episode_ceased_date": ended_on,
                "clae_cla_episode_ceased_reason": "E8" if ended_on else None,
                "clae_cla_id": number,
                "clae_cla_placement_id": f"{number}-P",
                "clae_entered_care_date": breaks.started_on,
            },
        )


HEALTH_CHECKS = {"ASSESSMENT": "Health assessment", "DENTAL": "Dental check"}


def _health(as_at: AsAt, child: Child) -> Rows:
    who = child.child_id
    for place, (day, kind) in enumerate(child.care.health, 1):
        if as_at.has_day(day):
            yield (
                "ssd_cla_health",
                {
                    "clah_health_check_id": f"H-{who}-{place}",
                    "clah_person_id": who,
                    "clah_health_check_type": HEALTH_CHECKS[kind],
                    "clah_health_check_date": day,
                    "clah_health_check_status": "Completed",
                },
            )
    for place, score in enumerate(child.care.scores, 1):
        if as_at.has_day(score.on):
            yield (
                "ssd_sdq_scores",
                {
                    "csdq_table_id": f"Q-{who}-{place}",
                    "csdq_person_id": who,
                    "csdq_sdq_completed_date": score.on,
                    "csdq_sdq_score": score.score,
                    "csdq_sdq_reason": score.reason,
                },
            )


def _harm(as_at: AsAt, child: Child) -> Rows:
    who = child.child_id
    yield (
        "ssd_cla_immunisations",
        {"clai_person_id": who, "clai_immunisations_status": is_immunised(child)},
    )
    if as_at.has_day(child.care.substance_found_on):
        yield (
            "ssd_cla_substance_misuse",
            {
                "clas_substance_misuse_id": f"M-{who}",
                "clas_person_id": who,
                "clas_substance_misuse_date": child.care.substance_found_on,
                "clas_substance_misused": "Cannabis",
                "clas_intervention_received": True,
            },
        )
    if as_at.has_day(child.care.convicted_on):
        yield (
            "ssd_cla_convictions",
            {
                "clac_cla_conviction_id": f"V-{who}",
                "clac_person_id": who,
                "clac_cla_conviction_date": child.care.convicted_on,
                "clac_cla_conviction_offence": "Theft",
            },
        )


def is_immunised(child: Child) -> bool:
    """Whether the child's immunisations were up to date: of most."""
    return child.child_id[-1] not in "38"


def _befell(as_at: AsAt, child: Child) -> Rows:
    who = child.child_id
    for place, missing in as_at.numbered(child.care.missing):
        back_on = as_at.seen(missing.ended_on)
        yield (
            "ssd_missing",
            {
                "miss_table_id": f"G-{who}-{place}",
                "miss_person_id": who,
                "miss_missing_episode_start_date": missing.started_on,
                "miss_missing_episode_end_date": back_on,
                "miss_missing_episode_type": missing.kind,
                "miss_missing_rhi_offered": missing.offered if back_on else None,
                "miss_missing_rhi_accepted": missing.accepted if back_on else None,
            },
        )
    alone_from = child.care.unaccompanied_from
    if alone_from and alone_from <= as_at.on:
        yield (
            "ssd_immigration_status",
            {
                "immi_immigration_status_id": f"I-{who}",
                "immi_person_id": who,
                "immi_immigration_status": "Unaccompanied Asylum Seeking Child",
                "immi_immigration_status_start_date": alone_from,
                "immi_immigration_status_end_date": as_at.seen(child.birthday(18)),
            },
        )
    before_in = child.care.permanence_before_in
    yield (
        "ssd_cla_previous_permanence",
        {
            "lapp_table_id": f"B-{who}",
            "lapp_person_id": who,
            "lapp_previous_permanence_option": child.care.permanence_before,
            "lapp_previous_permanence_order_date": f"zz/zz/{before_in}" if before_in else None,
        },
    )


def _permanence(as_at: AsAt, child: Child) -> Rows:
    told, seen = child.care.adoption, as_at.seen
    if told is None or told.decided_on > as_at.on:
        return
    matched_on = seen(told.matched_on)
    yield (
        "ssd_permanence",
        {
            "perm_table_id": f"A-{child.child_id}",
            "perm_person_id": child.child_id,
            "perm_adm_decision_date": told.decided_on,
            "perm_placement_order_date": seen(told.placement_order_on),
            "perm_matched_date": matched_on,
            "perm_placed_for_adoption_date": seen(told.placed_on),
            "perm_decision_reversed_date": seen(told.reversed_on),
            "perm_decision_reversed_reason": told.reason_reversed
            if seen(told.reversed_on)
            else None,
            "perm_permanence_order_date": seen(told.ordered_on),
            "perm_permanence_order_type": "Adoption" if seen(told.ordered_on) else None,
            "perm_adopted_by_carer_flag": told.by_foster_carer if matched_on else None,
            "perm_number_of_adopters": told.adopters if matched_on else None,
            "perm_adopter_sex": told.sex if matched_on else None,
            "perm_adopter_legal_status": told.legal_status if matched_on else None,
        },
    )


def _leaver(as_at: AsAt, child: Child) -> Rows:
    if not is_a_leaver(child, as_at.on):
        return
    latest = child.care.last_known(as_at.on)
    yield (
        "ssd_care_leavers",
        {
            "clea_table_id": f"E-{child.child_id}",
            "clea_person_id": child.child_id,
            "clea_care_leaver_eligibility": eligibility(child, as_at.on).capitalize(),
            "clea_care_leaver_in_touch": latest.in_touch if latest else None,
            "clea_care_leaver_latest_contact": latest.on if latest else None,
            "clea_care_leaver_accommodation": latest.accommodation if latest else None,
            "clea_care_leaver_accom_suitable": (
                ("Suitable" if latest.suitable else "Unsuitable") if latest else None
            ),
            "clea_care_leaver_activity": latest.activity if latest else None,
            "clea_pathway_plan_review_date": latest.on if latest else None,
            "clea_care_leaver_personal_advisor": child.care.adviser,
        },
    )
