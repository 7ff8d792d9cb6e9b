"""Tables of the Standard Safeguarding Dataset about children who are looked after or have been."""

from goldenthread.codes import leaving_care, lists_in_json, looked_after
from goldenthread.codes import standard_safeguarding as meanings
from goldenthread.returns.shape import Cell, Group, Link, Reads
from goldenthread.returns.standard_safeguarding.cells import (
    code,
    day,
    filled,
    flag,
    number_of,
    person,
    read_again,
    table,
    text,
    whole,
)

EPISODES = "ssd_cla_episodes"


def _of_care(by: str) -> Link:
    """The link to the first episode of the period of care."""
    return Link(by=by, group=EPISODES, to="clae_cla_id")


_LEGAL_STATUS = code("lega_legal_status", looked_after.LEGAL_STATUS, meanings.legal_status)

LEGAL_STATUS = table(
    "ssd_legal_status",
    number_of("lega_legal_status_id"),
    person("lega_person_id"),
    _LEGAL_STATUS,
    read_again("in_care", _LEGAL_STATUS, meanings.status_in_care),
    read_again("of_short_breaks", _LEGAL_STATUS, meanings.status_of_short_breaks),
    filled("category_of_need"),
    filled("placement_type"),
    day("lega_legal_status_start_date"),
    day("lega_legal_status_end_date"),
    also=("ssd_legal_statuses",),
)

CLA_EPISODES = table(
    EPISODES,
    number_of("clae_cla_episode_id"),
    person("clae_person_id"),
    day("clae_cla_episode_start_date"),
    code(
        "clae_cla_episode_start_reason",
        looked_after.REASON_EPISODE_STARTED,
        meanings.reason_started,
    ),
    code(
        "clae_cla_primary_need_code",
        looked_after.CATEGORY_OF_NEED,
        meanings.primary_need,
        "clae_cla_primary_need",
    ),
    day("clae_cla_episode_ceased_date", "clae_cla_episode_ceased"),
    code(
        "clae_cla_episode_ceased_reason",
        looked_after.REASON_CEASED,
        meanings.reason_ceased,
        "clae_cla_episode_cease_reason",
    ),
    number_of("clae_cla_id"),
    number_of("clae_referral_id"),
    number_of("clae_cla_placement_id"),
    day("clae_entered_care_date"),
    day("clae_cla_last_iro_contact_date"),
    filled("in_care"),
    filled("legal_status"),
    filled("placement_type"),
)

CLA_PLACEMENT = table(
    "ssd_cla_placement",
    number_of("clap_cla_placement_id"),
    day("clap_cla_placement_start_date"),
    code("clap_cla_placement_type", looked_after.PLACEMENT_TYPE, meanings.placement_type),
    number_of("clap_cla_placement_urn"),
    whole("clap_cla_placement_distance"),
    number_of("clap_cla_id"),
    code(
        "clap_cla_placement_provider", looked_after.PLACEMENT_PROVIDER, meanings.placement_provider
    ),
    text("clap_cla_placement_postcode"),
    day("clap_cla_placement_end_date"),
    Cell(name="clap_cla_placement_change_reason", reads=Reads.CODE, meaning=meanings.change_reason),
    person("clap_person_id", needed=False),
    filled("in_care"),
    filled("reason_started"),
    filled("reason_ended"),
    also=("ssd_cla_placements", "cla_placements"),
)

CLA_CARE_PLAN = table(
    "ssd_cla_care_plan",
    number_of("lacp_table_id", "lacp_cla_care_plan_id"),
    person("lacp_person_id"),
    day("lacp_cla_care_plan_start_date"),
    day("lacp_cla_care_plan_end_date"),
    Cell(
        name="permanence_plan",
        heading="lacp_cla_care_plan_json",
        reads=Reads.CODE,
        codes=looked_after.PERMANENCE_PLAN,
        meaning=lists_in_json.permanence_plan,
    ),
)

CLA_REVIEWS = table(
    "ssd_cla_reviews",
    number_of("clar_cla_review_id"),
    number_of("clar_cla_id", needed=True),
    day("clar_cla_review_due_date"),
    day("clar_cla_review_date"),
    flag("clar_cla_review_cancelled"),
    Cell(
        name="clar_cla_review_participation",
        reads=Reads.CODE,
        codes=looked_after.REVIEW_PARTICIPATION,
        meaning=meanings.participation_in_review,
    ),
    links=(_of_care("clar_cla_id"),),
)

CLA_VISITS = table(
    "ssd_cla_visits",
    number_of("clav_cla_visit_id"),
    number_of("clav_cla_id"),
    person("clav_person_id"),
    day("clav_cla_visit_date"),
    flag("clav_cla_visit_seen"),
    flag("clav_cla_visit_seen_alone"),
)

CLA_HEALTH = table(
    "ssd_cla_health",
    number_of("clah_health_check_id"),
    person("clah_person_id"),
    code("clah_health_check_type", leaving_care.HEALTH_CHECK, meanings.health_check),
    day("clah_health_check_date"),
    text("clah_health_check_status"),
)

CLA_IMMUNISATIONS = table(
    "ssd_cla_immunisations",
    person("clai_person_id"),
    flag("clai_immunisations_status"),
    day("clai_immunisations_status_date"),
)

CLA_SUBSTANCE_MISUSE = table(
    "ssd_cla_substance_misuse",
    number_of("clas_substance_misuse_id"),
    person("clas_person_id"),
    day("clas_substance_misuse_date"),
    text("clas_substance_misused"),
    flag("clas_intervention_received"),
)

CLA_CONVICTIONS = table(
    "ssd_cla_convictions",
    number_of("clac_cla_conviction_id"),
    person("clac_person_id"),
    day("clac_cla_conviction_date"),
    text("clac_cla_conviction_offence"),
)

_ORDER_DATE = Cell(
    name="lapp_previous_permanence_order_date", reads=Reads.DATE, meaning=meanings.order_day
)

CLA_PREVIOUS_PERMANENCE = table(
    "ssd_cla_previous_permanence",
    number_of("lapp_table_id"),
    person("lapp_person_id"),
    _ORDER_DATE,
    read_again("order_year", _ORDER_DATE, meanings.order_year, Reads.NUMBER),
    code(
        "lapp_previous_permanence_option",
        leaving_care.PREVIOUS_PERMANENCE,
        meanings.previous_permanence,
    ),
    text("lapp_previous_permanence_la"),
)

SDQ_SCORES = table(
    "ssd_sdq_scores",
    number_of("csdq_table_id"),
    person("csdq_person_id"),
    day("csdq_sdq_completed_date"),
    filled("year", Reads.NUMBER),
    code("csdq_sdq_reason", leaving_care.SDQ_REASON, meanings.sdq_reason),
    whole("csdq_sdq_score"),
)

MISSING = table(
    "ssd_missing",
    number_of("miss_table_id"),
    person("miss_person_id"),
    day("miss_missing_episode_start_date"),
    code("miss_missing_episode_type", looked_after.MISSING, meanings.missing),
    day("miss_missing_episode_end_date"),
    flag("miss_missing_rhi_offered"),
    flag("miss_missing_rhi_accepted"),
)

_ORDER_TYPE = text("perm_permanence_order_type")

PERMANENCE = table(
    "ssd_permanence",
    number_of("perm_table_id"),
    person("perm_person_id"),
    number_of("perm_cla_id"),
    day("perm_adm_decision_date"),
    filled("of_adoption"),
    day("perm_ffa_cp_decision_date"),
    day("perm_placement_order_date"),
    day("perm_placed_for_adoption_date"),
    day("perm_matched_date"),
    flag("perm_adopted_by_carer_flag"),
    day("perm_placed_ffa_cp_date"),
    day("perm_decision_reversed_date"),
    day("perm_placed_foster_carer_date"),
    flag("perm_part_of_sibling_group"),
    whole("perm_siblings_placed_together"),
    whole("perm_siblings_placed_apart"),
    number_of("perm_placement_provider_urn"),
    code(
        "perm_decision_reversed_reason",
        leaving_care.NO_LONGER_FOR_ADOPTION,
        meanings.reason_reversed,
    ),
    day("perm_permanence_order_date"),
    _ORDER_TYPE,
    read_again("is_adoption", _ORDER_TYPE, meanings.is_adoption),
    filled("adopted_on", Reads.DATE),
    number_of("perm_adoption_worker_id"),
    code("perm_adopter_sex", leaving_care.SEX_OF_ADOPTERS, meanings.sex_of_adopters),
    code(
        "perm_adopter_legal_status",
        leaving_care.LEGAL_STATUS_OF_ADOPTERS,
        meanings.legal_status_of_adopters,
    ),
    whole("perm_number_of_adopters"),
)

_HOME = code("clea_care_leaver_accommodation", leaving_care.ACCOMMODATION, meanings.accommodation)

CARE_LEAVERS = table(
    "ssd_care_leavers",
    number_of("clea_table_id"),
    person("clea_person_id"),
    code("clea_care_leaver_eligibility", leaving_care.ELIGIBILITY, meanings.eligibility),
    code("clea_care_leaver_in_touch", leaving_care.IN_TOUCH, meanings.in_touch),
    day("clea_care_leaver_latest_contact"),
    _HOME,
    Cell(name="clea_care_leaver_accom_suitable", reads=Reads.FLAG, meaning=meanings.suitable),
    code("clea_care_leaver_activity", leaving_care.ACTIVITY, meanings.activity),
    day("clea_pathway_plan_review_date"),
    text("clea_care_leaver_personal_advisor"),
    filled("personal_adviser"),
    number_of("clea_care_leaver_allocated_team"),
    number_of("clea_care_leaver_worker_id"),
)

GROUPS: tuple[Group, ...] = (
    LEGAL_STATUS,
    CLA_EPISODES,
    CLA_PLACEMENT,
    CLA_CARE_PLAN,
    CLA_REVIEWS,
    CLA_VISITS,
    CLA_HEALTH,
    CLA_IMMUNISATIONS,
    CLA_SUBSTANCE_MISUSE,
    CLA_CONVICTIONS,
    CLA_PREVIOUS_PERMANENCE,
    SDQ_SCORES,
    MISSING,
    PERMANENCE,
    CARE_LEAVERS,
)
