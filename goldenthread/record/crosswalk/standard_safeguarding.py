"""Where the Standard Safeguarding Dataset says each column of the record.

What its tables call `cine_`, `s47e_` and so on stands as it is there; a cell without such letters
is one that is filled from others once all tables are read.
"""

from goldenthread.record.crosswalk.standard_safeguarding_care import IN_CARE, said_in
from goldenthread.record.table import Source

REFERRED = "ssd_cin_episodes.cine_referral_date"


_WHO: dict[str, tuple[Source, ...]] = {
    "people": (
        said_in(
            "ssd_person",
            "pers_person_id",
            {
                "upn": "pers_upn",
                "former_upn": "former_upn",
                "upn_unknown": "pers_upn_unknown",
                "born_on": "pers_dob",
                "expected_on": "pers_expected_dob",
                "sex": "pers_sex",
                "ethnicity": "pers_ethnicity",
                "died_on": "pers_death_date",
            },
        ),
        # A second time for the other column, where the first has no sex.
        said_in("ssd_person", "pers_person_id", {"sex": "pers_gender"}, completes=True),
    ),
    "disabilities": (
        said_in(
            "ssd_disability",
            "ssd_person.pers_person_id",
            {"disability": "disa_disability_code"},
        ),
    ),
    "names": (said_in("names", "child", {"name": "name", "family": "family"}),),
    "identifiers": (
        said_in(
            "ssd_linked_identifiers",
            "link_person_id",
            {
                "kind": "link_identifier_type",
                "identifier": "link_identifier_value",
                "started_on": "link_valid_from_date",
                "ended_on": "link_valid_to_date",
            },
            where_filled="link_identifier_value",
        ),
        said_in(
            "ssd_person",
            "pers_person_id",
            {"identifier": "pers_legacy_id"},
            where_filled="pers_legacy_id",
            kind="legacy id",
        ),
        said_in(
            "ssd_person",
            "pers_person_id",
            {"kind": "kind_of_common_child_id", "identifier": "pers_common_child_id"},
            where_filled="pers_common_child_id",
        ),
    ),
    "addresses": (
        said_in(
            "ssd_address",
            "addr_person_id",
            {
                "kind": "addr_address_type",
                "started_on": "addr_address_start_date",
                "ended_on": "addr_address_end_date",
                "postcode": "addr_address_postcode",
            },
        ),
    ),
    "mothers": (
        said_in(
            "ssd_mother",
            "moth_person_id",
            {"their_child_born_on": "moth_childs_dob", "their_child": "moth_childs_person_id"},
        ),
    ),
    "unaccompanied_children": (
        said_in("unaccompanied", "child", {"started_on": "started", "ceases_on": "ended"}),
    ),
    "allocations": (
        said_in(
            "allocations",
            "child",
            {
                "worker": "worker",
                "team": "team",
                "started_on": "started",
                "ended_on": "ended",
                "change_reason": "reason",
            },
        ),
    ),
}

_IN_NEED: dict[str, tuple[Source, ...]] = {
    "contacts": (
        said_in(
            "ssd_contacts",
            "cont_person_id",
            {"contacted_on": "cont_contact_date", "source": "cont_contact_source_code"},
        ),
    ),
    "early_help_episodes": (
        said_in(
            "ssd_early_help_episodes",
            "earl_person_id",
            {
                "started_on": "earl_episode_start_date",
                "ended_on": "earl_episode_end_date",
                "reason": "earl_episode_reason",
                "names_neglect": "reason_names_neglect",
                "end_reason": "earl_episode_end_reason",
                "organisation": "earl_episode_organisation",
                "worker": "worker",
            },
        ),
    ),
    "referrals": (
        said_in(
            "ssd_cin_episodes",
            "cine_person_id",
            {
                "referred_on": "cine_referral_date",
                "source": "cine_referral_source_code",
                "primary_need": "cine_cin_primary_need_code",
                "closed_on": "cine_close_date",
                "closure_reason": "cine_close_reason",
                "no_further_action": "cine_referral_nfa",
                "primary_need_says": "primary_need_says",
                "primary_need_names_neglect": "need_names_neglect",
            },
        ),
    ),
    "assessments": (
        said_in(
            "ssd_cin_assessments",
            "cina_person_id",
            {
                "referred_on": REFERRED,
                "started_on": "cina_assessment_start_date",
                "authorised_on": "cina_assessment_auth_date",
                "child_seen": "cina_assessment_child_seen",
                "support_needed": "support_needed",
            },
        ),
    ),
    "assessment_factors": (
        said_in(
            "factors",
            "ssd_cin_assessments.cina_person_id",
            {
                "assessment_started_on": "ssd_cin_assessments.cina_assessment_start_date",
                "factor": "factor",
            },
        ),
    ),
    "cin_plans": (
        said_in(
            "ssd_cin_plans",
            "cinp_person_id",
            {
                "referred_on": REFERRED,
                "started_on": "cinp_cin_plan_start_date",
                "ended_on": "cinp_cin_plan_end_date",
            },
        ),
    ),
    "visits": (
        said_in(
            "ssd_cin_visits",
            "cinv_person_id",
            {
                "visited_on": "cinv_cin_visit_date",
                "seen": "cinv_cin_visit_seen",
                "seen_alone": "cinv_cin_visit_seen_alone",
                "bedroom_seen": "cinv_cin_visit_bedroom",
            },
            kind="child in need",
        ),
        said_in(
            "ssd_cp_visits",
            "cppv_person_id",
            {
                "visited_on": "cppv_cp_visit_date",
                "seen": "cppv_cp_visit_seen",
                "seen_alone": "cppv_cp_visit_seen_alone",
                "bedroom_seen": "cppv_cp_visit_bedroom",
            },
            kind="child protection",
        ),
        said_in(
            "ssd_cla_visits",
            "clav_person_id",
            {
                "visited_on": "clav_cla_visit_date",
                "seen": "clav_cla_visit_seen",
                "seen_alone": "clav_cla_visit_seen_alone",
            },
            kind="looked after",
        ),
    ),
}

_PROTECTED: dict[str, tuple[Source, ...]] = {
    "section_47_enquiries": (
        said_in(
            "ssd_s47_enquiry",
            "s47e_person_id",
            {
                "referred_on": REFERRED,
                "started_on": "s47e_s47_start_date",
                "ended_on": "s47e_s47_end_date",
                "conference_target_on": "ssd_initial_cp_conference.icpc_icpc_target_date",
                "conference_on": "ssd_initial_cp_conference.icpc_icpc_date",
                "conference_not_required": "conference_not_required",
            },
        ),
    ),
    "conferences": (
        said_in(
            "ssd_initial_cp_conference",
            "icpc_person_id",
            {
                "referred_on": REFERRED,
                "held_on": "icpc_icpc_date",
                "kind": "kind",
                "enquiry_started_on": "ssd_s47_enquiry.s47e_s47_start_date",
                "target_on": "icpc_icpc_target_date",
                "led_to_plan": "icpc_icpc_outcome_cp_flag",
            },
            where_filled="icpc_icpc_date",
        ),
    ),
    "child_protection_plans": (
        said_in(
            "ssd_cp_plans",
            "cppl_person_id",
            {
                "referred_on": REFERRED,
                "started_on": "cppl_cp_plan_start_date",
                "ended_on": "cppl_cp_plan_end_date",
                "initial_category": "cppl_cp_plan_initial_category",
                "latest_category": "cppl_cp_plan_latest_category",
                "initial_category_says": "cppl_cp_plan_initial_category_says",
                "latest_category_says": "cppl_cp_plan_latest_category_says",
                "names_neglect": "names_neglect",
            },
            where_filled="own",
        ),
    ),
    "plans_of_other_councils": (
        said_in(
            "ssd_cp_plans",
            "cppl_person_id",
            {
                "started_on": "cppl_cp_plan_start_date",
                "ended_on": "cppl_cp_plan_end_date",
                "latest_category": "cppl_cp_plan_latest_category",
            },
            where_filled="another_councils",
        ),
    ),
    "child_protection_reviews": (
        said_in(
            "ssd_cp_reviews",
            "cppr_person_id",
            {
                "plan_started_on": "ssd_cp_plans.cppl_cp_plan_start_date",
                "held_on": "cppr_cp_review_date",
                "due_on": "cppr_cp_review_due",
                "quorate": "cppr_cp_review_quorate",
                "participation": "cppr_cp_review_participation",
                "plan_continues": "cppr_cp_review_outcome_continue_cp",
            },
            where_filled="counts",
        ),
    ),
    "pre_proceedings": (
        said_in(
            "ssd_pre_proceedings",
            "prep_person_id",
            {
                "started_on": "prep_pre_pro_decision_date",
                "letter_sent_on": "prep_pre_pro_letter_date",
                "first_meeting_on": "prep_initial_pre_pro_meeting_date",
                "review_meetings": "prep_pre_pro_meetings_num",
                "decided_on": "prep_agree_stepdown_issue_date",
                "letter_of_issue_on": "prep_care_pro_letter_date",
                "decided_to": "prep_pre_pro_outcome",
                "legal_gateway_outcome": "prep_legal_gateway_outcome",
                "plans_in_the_episode": "prep_cp_plans_referral_period",
                "earlier_pre_proceedings": "prep_prev_pre_proc_child",
                "earlier_care_proceedings": "prep_prev_care_proc_child",
                "parents_represented": "prep_pre_pro_parents_legal_rep",
                "parents_represented_at_issue": "prep_parents_legal_rep_point_of_issue",
                "court_reference": "prep_court_reference",
                "court_hearings": "prep_care_proc_court_hearings",
                "short_notice": "prep_care_proc_short_notice",
                "short_notice_reason": "prep_proc_short_notice_reason",
                "initial_plan_approved": "prep_la_inital_plan_approved",
                "initial_care_plan": "prep_la_initial_care_plan",
                "final_plan_approved": "prep_la_final_plan_approved",
                "final_care_plan": "prep_la_final_care_plan",
            },
            where_filled="says_something",
        ),
    ),
}

SAID: dict[str, tuple[Source, ...]] = {**_WHO, **_IN_NEED, **_PROTECTED, **IN_CARE}
