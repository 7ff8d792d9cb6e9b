"""Where the Standard Safeguarding Dataset says each column about children in care and after."""

from collections.abc import Mapping

from goldenthread.record.table import Source

KIND = "standard_safeguarding"


def said_in(
    group: str,
    child: str,
    says: Mapping[str, str],
    where_filled: str = "",
    *,
    completes: bool = False,
    one_a_key: bool = False,
    only_the_latest: bool = False,
    **constants: str,
) -> Source:
    """Where a table of the dataset says rows about a child, whose number is in the cell `child`;
    `constants` are columns with one value for all of them."""
    return Source(
        kind=KIND,
        group=group,
        says={"child_id": child, **says},
        where_filled=where_filled,
        completes=completes,
        one_a_key=one_a_key,
        only_the_latest=only_the_latest,
        constants=constants,
    )


_LOOKED_AFTER: dict[str, tuple[Source, ...]] = {
    "looked_after_periods": (
        said_in(
            "periods_of_care",
            "child",
            {
                "started_on": "started",
                "ended_on": "ended",
                "category_of_need": "category_of_need",
                "reason_ended": "reason_ended",
                "began_earlier": "began_earlier",
            },
        ),
    ),
    "placements": (
        said_in(
            "ssd_cla_placement",
            "clap_person_id",
            {
                "started_on": "clap_cla_placement_start_date",
                "ended_on": "clap_cla_placement_end_date",
                "placement_type": "clap_cla_placement_type",
                "provider": "clap_cla_placement_provider",
                "reason_started": "reason_started",
                "reason_ended": "reason_ended",
                "change_reason": "clap_cla_placement_change_reason",
                "postcode": "clap_cla_placement_postcode",
                "urn": "clap_cla_placement_urn",
                "miles_from_home": "clap_cla_placement_distance",
            },
            where_filled="in_care",
        ),
    ),
    "legal_statuses": (
        said_in(
            "ssd_legal_status",
            "lega_person_id",
            {
                "started_on": "lega_legal_status_start_date",
                "ended_on": "lega_legal_status_end_date",
                "legal_status": "lega_legal_status",
            },
            where_filled="in_care",
        ),
    ),
    "care_episodes": (
        said_in(
            "ssd_cla_episodes",
            "clae_person_id",
            {
                "started_on": "clae_cla_episode_start_date",
                "ended_on": "clae_cla_episode_ceased_date",
                "reason_started": "clae_cla_episode_start_reason",
                "legal_status": "legal_status",
                "category_of_need": "clae_cla_primary_need_code",
                "placement_type": "placement_type",
                "reason_ended": "clae_cla_episode_ceased_reason",
            },
            where_filled="in_care",
        ),
    ),
    "short_breaks": (
        said_in(
            "ssd_legal_status",
            "lega_person_id",
            {
                "started_on": "lega_legal_status_start_date",
                "ended_on": "lega_legal_status_end_date",
                "legal_status": "lega_legal_status",
                "category_of_need": "category_of_need",
                "placement_type": "placement_type",
            },
            where_filled="of_short_breaks",
        ),
    ),
    "looked_after_reviews": (
        said_in(
            "ssd_cla_reviews",
            "ssd_cla_episodes.clae_person_id",
            {
                "held_on": "clar_cla_review_date",
                "due_on": "clar_cla_review_due_date",
                "participation": "clar_cla_review_participation",
                "cancelled": "clar_cla_review_cancelled",
            },
            where_filled="clar_cla_review_date",
        ),
    ),
    "reviewing_officer_contacts": (
        said_in(
            "ssd_cla_episodes",
            "clae_person_id",
            {"contacted_on": "clae_cla_last_iro_contact_date"},
            where_filled="clae_cla_last_iro_contact_date",
            one_a_key=True,
            only_the_latest=True,
        ),
    ),
    "permanence_plans": (
        said_in(
            "ssd_cla_care_plan",
            "lacp_person_id",
            {
                "started_on": "lacp_cla_care_plan_start_date",
                "ended_on": "lacp_cla_care_plan_end_date",
                "plan": "permanence_plan",
            },
            where_filled="permanence_plan",
        ),
    ),
    "missing_episodes": (
        said_in(
            "ssd_missing",
            "miss_person_id",
            {
                "started_on": "miss_missing_episode_start_date",
                "ended_on": "miss_missing_episode_end_date",
                "kind": "miss_missing_episode_type",
                "interview_offered": "miss_missing_rhi_offered",
                "interview_accepted": "miss_missing_rhi_accepted",
            },
        ),
    ),
}

_HEALTH_AND_AFTER: dict[str, tuple[Source, ...]] = {
    "health_checks": (
        said_in(
            "ssd_cla_health",
            "clah_person_id",
            {
                "kind": "clah_health_check_type",
                "held_on": "clah_health_check_date",
                "status": "clah_health_check_status",
            },
        ),
    ),
    "immunisations": (
        said_in(
            "ssd_cla_immunisations",
            "clai_person_id",
            {
                "up_to_date": "clai_immunisations_status",
                "recorded_on": "clai_immunisations_status_date",
            },
        ),
    ),
    "substance_misuse": (
        said_in(
            "ssd_cla_substance_misuse",
            "clas_person_id",
            {
                "found_on": "clas_substance_misuse_date",
                "substance": "clas_substance_misused",
                "intervention_received": "clas_intervention_received",
            },
        ),
    ),
    "convictions": (
        said_in(
            "ssd_cla_convictions",
            "clac_person_id",
            {
                "convicted_on": "clac_cla_conviction_date",
                "offence": "clac_cla_conviction_offence",
            },
        ),
    ),
    "previous_permanence": (
        said_in(
            "ssd_cla_previous_permanence",
            "lapp_person_id",
            {
                "arrangement": "lapp_previous_permanence_option",
                "arranged_by": "lapp_previous_permanence_la",
                "ordered_on": "lapp_previous_permanence_order_date",
                "ordered_in": "order_year",
            },
        ),
    ),
    "strengths_and_difficulties": (
        said_in(
            "ssd_sdq_scores",
            "csdq_person_id",
            {
                "year": "year",
                "completed_on": "csdq_sdq_completed_date",
                "score": "csdq_sdq_score",
                "reason_for_none": "csdq_sdq_reason",
            },
        ),
    ),
    "adoption_decisions": (
        said_in(
            "ssd_permanence",
            "perm_person_id",
            {
                "decided_on": "perm_adm_decision_date",
                "placement_order_on": "perm_placement_order_date",
                "matched_on": "perm_matched_date",
                "placed_on": "perm_placed_for_adoption_date",
                "adopted_on": "adopted_on",
                "fostered_for_adoption_on": "perm_placed_ffa_cp_date",
                "reversed_on": "perm_decision_reversed_date",
                "reason_reversed": "perm_decision_reversed_reason",
                "by_foster_carer": "perm_adopted_by_carer_flag",
                "adopters": "perm_number_of_adopters",
                "adopters_sex": "perm_adopter_sex",
                "adopters_legal_status": "perm_adopter_legal_status",
            },
            where_filled="of_adoption",
        ),
    ),
    "care_leavers": (
        said_in(
            "ssd_care_leavers",
            "clea_person_id",
            {
                "eligibility": "clea_care_leaver_eligibility",
                "personal_adviser": "personal_adviser",
                "pathway_plan_reviewed_on": "clea_pathway_plan_review_date",
                "last_contact_on": "clea_care_leaver_latest_contact",
                "in_touch": "clea_care_leaver_in_touch",
                "activity": "clea_care_leaver_activity",
                "accommodation": "clea_care_leaver_accommodation",
                "accommodation_suitable": "clea_care_leaver_accom_suitable",
            },
        ),
    ),
}

IN_CARE: dict[str, tuple[Source, ...]] = {**_LOOKED_AFTER, **_HEALTH_AND_AFTER}
