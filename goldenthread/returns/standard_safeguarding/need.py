"""Tables of the Standard Safeguarding Dataset from the first contact to pre-proceedings."""

from goldenthread.codes import child_protection, front_door, pre_proceedings
from goldenthread.codes import pre_proceedings_in_words as in_words
from goldenthread.codes import standard_safeguarding as meanings
from goldenthread.codes.lists_in_json import outcome
from goldenthread.returns.shape import Cell, Group, Link, Reads
from goldenthread.returns.standard_safeguarding.cells import (
    code,
    day,
    filled,
    flag,
    number_of,
    of_referral,
    person,
    read_again,
    table,
    text,
    whole,
)

CONFERENCE = "ssd_initial_cp_conference"
NO_FURTHER_ACTION = outcome("NFA", r"\bnfa\b|\bno further action\b")

CONTACTS = table(
    "ssd_contacts",
    number_of("cont_contact_id"),
    person("cont_person_id"),
    day("cont_contact_date", "cont_contact_start"),
    code(
        "cont_contact_source_code",
        front_door.REFERRAL_SOURCE,
        meanings.source_by_code,
        "cont_contact_source",
    ),
    code(
        "cont_contact_source_desc",
        front_door.REFERRAL_SOURCE,
        meanings.referral_source,
        words_of="cont_contact_source_code",
    ),
    text("cont_contact_outcome_json"),
)

EARLY_HELP_EPISODES = table(
    "ssd_early_help_episodes",
    number_of("earl_episode_id"),
    person("earl_person_id"),
    day("earl_episode_start_date"),
    day("earl_episode_end_date"),
    text("earl_episode_reason"),
    Cell(
        name="reason_names_neglect",
        heading="earl_episode_reason",
        reads=Reads.FLAG,
        meaning=meanings.names_neglect,
    ),
    text("earl_episode_end_reason"),
    text("earl_episode_organisation"),
    number_of("earl_episode_worker_id"),
    filled("worker"),
)

_REFERRAL_OUTCOME = text("cine_referral_outcome_json")
_NEED = code(
    "cine_cin_primary_need_code",
    front_door.PRIMARY_NEED,
    meanings.primary_need,
    "cine_cin_primary_need",
)

CIN_EPISODES = table(
    "ssd_cin_episodes",
    number_of("cine_referral_id"),
    person("cine_person_id"),
    day("cine_referral_date"),
    _NEED,
    read_again("primary_need_says", _NEED, meanings.as_written),
    read_again("need_names_neglect", _NEED, meanings.names_neglect, Reads.FLAG),
    code(
        "cine_referral_source_code",
        front_door.REFERRAL_SOURCE,
        meanings.source_by_code,
        "cine_referral_source",
    ),
    code(
        "cine_referral_source_desc",
        front_door.REFERRAL_SOURCE,
        meanings.referral_source,
        words_of="cine_referral_source_code",
    ),
    _REFERRAL_OUTCOME,
    read_again("outcome_is_nfa", _REFERRAL_OUTCOME, NO_FURTHER_ACTION, Reads.FLAG),
    flag("cine_referral_nfa"),
    code("cine_close_reason", front_door.CLOSURE_REASON, meanings.closure_reason),
    day("cine_close_date"),
    number_of("cine_referral_team"),
    number_of("cine_referral_worker_id"),
)

_ASSESSMENT_OUTCOME = text("cina_assessment_outcome_json")

CIN_ASSESSMENTS = table(
    "ssd_cin_assessments",
    number_of("cina_assessment_id"),
    person("cina_person_id"),
    number_of("cina_referral_id"),
    day("cina_assessment_start_date"),
    flag("cina_assessment_child_seen"),
    day("cina_assessment_auth_date"),
    _ASSESSMENT_OUTCOME,
    read_again("outcome_is_nfa", _ASSESSMENT_OUTCOME, NO_FURTHER_ACTION, Reads.FLAG),
    flag("cina_assessment_outcome_nfa"),
    filled("support_needed", Reads.FLAG),
    number_of("cina_assessment_team"),
    number_of("cina_assessment_worker_id"),
    links=(of_referral("cina_referral_id"),),
)

ASSESSMENT_FACTORS = table(
    "ssd_assessment_factors",
    number_of("cinf_table_id"),
    number_of("cinf_assessment_id", needed=True),
    text("cinf_assessment_factors_json"),
)

CIN_PLANS = table(
    "ssd_cin_plans",
    number_of("cinp_cin_plan_id"),
    number_of("cinp_referral_id"),
    person("cinp_person_id"),
    day("cinp_cin_plan_start_date"),
    day("cinp_cin_plan_end_date"),
    number_of("cinp_cin_plan_team"),
    number_of("cinp_cin_plan_worker_id"),
    links=(of_referral("cinp_referral_id"),),
)

CIN_VISITS = table(
    "ssd_cin_visits",
    number_of("cinv_cin_visit_id"),
    person("cinv_person_id"),
    day("cinv_cin_visit_date"),
    flag("cinv_cin_visit_seen"),
    flag("cinv_cin_visit_seen_alone"),
    flag("cinv_cin_visit_bedroom"),
)

_ENQUIRY_OUTCOME = text("s47e_s47_outcome_json")

S47_ENQUIRY = table(
    "ssd_s47_enquiry",
    number_of("s47e_s47_enquiry_id"),
    number_of("s47e_referral_id"),
    person("s47e_person_id"),
    day("s47e_s47_start_date"),
    day("s47e_s47_end_date"),
    flag("s47e_s47_nfa"),
    _ENQUIRY_OUTCOME,
    read_again("outcome_is_nfa", _ENQUIRY_OUTCOME, NO_FURTHER_ACTION, Reads.FLAG),
    read_again(
        "outcome_is_conference",
        _ENQUIRY_OUTCOME,
        outcome("CP_CONFERENCE", r"\bconference\b|\bicpc\b"),
        Reads.FLAG,
    ),
    filled("conference_not_required", Reads.FLAG),
    number_of("s47e_s47_completed_by_worker_id", "s47e_s47_completed_by_worker"),
    number_of("s47e_s47_completed_by_team"),
    also=("ssd_s47_enquiries", "s47_enquiries"),
    links=(
        of_referral("s47e_referral_id"),
        Link(by="s47e_s47_enquiry_id", group=CONFERENCE, to="follows_enquiry"),
    ),
)

_CONFERENCE_OUTCOME = text("icpc_icpc_outcome_json")
_TRANSFER_IN = flag("icpc_icpc_transfer_in")

INITIAL_CP_CONFERENCE = table(
    CONFERENCE,
    number_of("icpc_icpc_id"),
    number_of("icpc_icpc_meeting_id"),
    number_of("icpc_s47_enquiry_id"),
    filled("follows_enquiry"),
    person("icpc_person_id"),
    number_of("icpc_cp_plan_id"),
    number_of("icpc_referral_id"),
    _TRANSFER_IN,
    filled("kind"),
    day("icpc_icpc_target_date"),
    day("icpc_icpc_date"),
    flag("icpc_icpc_outcome_cp_flag"),
    _CONFERENCE_OUTCOME,
    read_again("outcome_is_plan", _CONFERENCE_OUTCOME, outcome("CP"), Reads.FLAG),
    number_of("icpc_icpc_team"),
    number_of("icpc_icpc_worker_id"),
    also=("ssd_icpc", "icpc"),
    links=(
        of_referral("icpc_referral_id"),
        Link(by="icpc_s47_enquiry_id", group="ssd_s47_enquiry", to="s47e_s47_enquiry_id"),
    ),
)


def _category(name: str) -> tuple[Cell, Cell, Cell]:
    """A category of abuse: its code, what stands there, and whether that names neglect."""
    cell = code(name, child_protection.CATEGORY_OF_ABUSE, meanings.category_of_abuse)
    return (
        cell,
        read_again(f"{name}_says", cell, meanings.as_written),
        read_again(f"{name}_names_neglect", cell, meanings.names_neglect, Reads.FLAG),
    )


CP_PLANS = table(
    "ssd_cp_plans",
    number_of("cppl_cp_plan_id"),
    number_of("cppl_referral_id"),
    number_of("cppl_icpc_id", "cppl_initial_cp_conference_id"),
    person("cppl_person_id"),
    day("cppl_cp_plan_start_date"),
    day("cppl_cp_plan_end_date"),
    *_category("cppl_cp_plan_initial_category"),
    *_category("cppl_cp_plan_latest_category"),
    filled("names_neglect", Reads.FLAG),
    flag("cppl_cp_plan_ola"),
    filled("own"),
    filled("another_councils"),
    links=(of_referral("cppl_referral_id"),),
)

CP_VISITS = table(
    "ssd_cp_visits",
    number_of("cppv_cp_visit_id", "cppv_casenote_id"),
    person("cppv_person_id"),
    number_of("cppv_cp_plan_id"),
    day("cppv_cp_visit_date"),
    flag("cppv_cp_visit_seen"),
    flag("cppv_cp_visit_seen_alone"),
    flag("cppv_cp_visit_bedroom"),
)

_QUORATE = "cppr_cp_review_quorate"

CP_REVIEWS = table(
    "ssd_cp_reviews",
    number_of("cppr_cp_review_id"),
    person("cppr_person_id"),
    number_of("cppr_cp_plan_id"),
    day("cppr_cp_review_due"),
    day("cppr_cp_review_date"),
    filled("counts"),
    number_of("cppr_cp_review_meeting_id"),
    flag("cppr_cp_review_outcome_continue_cp"),
    Cell(name=_QUORATE, reads=Reads.FLAG, meaning=meanings.quorate),
    text("cppr_cp_review_participation"),
    links=(Link(by="cppr_cp_plan_id", group="ssd_cp_plans", to="cppl_cp_plan_id"),),
)

PRE_PROCEEDINGS = table(
    "ssd_pre_proceedings",
    number_of("prep_table_id"),
    person("prep_person_id"),
    number_of("prep_plo_family_id"),
    filled("says_something"),
    day("prep_pre_pro_decision_date"),
    day("prep_initial_pre_pro_meeting_date"),
    code("prep_pre_pro_outcome", pre_proceedings.DECISION, in_words.decision),
    day("prep_agree_stepdown_issue_date"),
    whole("prep_cp_plans_referral_period"),
    code("prep_legal_gateway_outcome", pre_proceedings.LEGAL_GATEWAY, in_words.legal_gateway),
    whole("prep_prev_pre_proc_child"),
    whole("prep_prev_care_proc_child"),
    day("prep_pre_pro_letter_date"),
    day("prep_care_pro_letter_date"),
    whole("prep_pre_pro_meetings_num"),
    flag("prep_pre_pro_parents_legal_rep"),
    Cell(
        name="prep_parents_legal_rep_point_of_issue",
        reads=Reads.FLAG,
        meaning=in_words.represented_at_issue,
    ),
    text("prep_court_reference"),
    whole("prep_care_proc_court_hearings"),
    flag("prep_care_proc_short_notice"),
    code("prep_proc_short_notice_reason", pre_proceedings.SHORT_NOTICE, in_words.short_notice),
    flag("prep_la_inital_plan_approved", "prep_la_initial_plan_approved"),
    code("prep_la_initial_care_plan", pre_proceedings.CARE_PLAN, in_words.care_plan),
    flag("prep_la_final_plan_approved"),
    code("prep_la_final_care_plan", pre_proceedings.CARE_PLAN, in_words.care_plan),
)

GROUPS: tuple[Group, ...] = (
    CONTACTS,
    EARLY_HELP_EPISODES,
    CIN_EPISODES,
    CIN_ASSESSMENTS,
    ASSESSMENT_FACTORS,
    CIN_PLANS,
    CIN_VISITS,
    S47_ENQUIRY,
    INITIAL_CP_CONFERENCE,
    CP_PLANS,
    CP_VISITS,
    CP_REVIEWS,
    PRE_PROCEEDINGS,
)
