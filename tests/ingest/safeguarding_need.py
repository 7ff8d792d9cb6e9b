"""The ten made-up children, from the first contact to pre-proceedings."""

from tests.ingest.annex_a_lists import day
from tests.ingest.safeguarding_rows import Tables, a_plan, a_referral, a_review, an_assessment

NEED: Tables = {
    "ssd_contacts": [
        {
            "cont_contact_id": "1",
            "cont_person_id": "C1",
            "cont_contact_date": day("2025-01-05"),
            "cont_contact_source_code": "20131",
            "cont_contact_source_desc": "Schools",
            "cont_contact_outcome_json": {"NEW_REFERRAL_FLAG": "Y"},
        }
    ],
    "ssd_early_help_episodes": [
        {
            "earl_episode_id": "1",
            "earl_person_id": "C1",
            "earl_episode_start_date": day("2024-05-01"),
            "earl_episode_end_date": day("2024-11-01"),
            "earl_episode_reason": "Neglect concerns",
            "earl_episode_end_reason": "Stepped up",
            "earl_episode_organisation": "Family hub",
            "earl_episode_worker_id": "W1",
        }
    ],
    "ssd_cin_episodes": [
        a_referral("1", "C1", "2025-01-06", cine_referral_source_code="2A"),
        a_referral("2", "C2", "2025-01-06", cine_referral_source_code="2A"),
        a_referral(
            "4",
            "C4",
            "2025-01-20",
            cine_cin_primary_need_code="N2",
            cine_close_date=day("2025-05-30"),
            cine_close_reason="RC7",
        ),
        a_referral("7", "C7", "2025-03-03"),
        a_referral("9", "C9", "2025-02-02", cine_referral_outcome_json={"NFA_FLAG": "Y"}),
    ],
    "ssd_cin_assessments": [
        an_assessment("1", "C1", "1", "2025-01-07", "2025-02-10"),
        an_assessment("2", "C2", "2", "2025-01-07", "2025-02-10"),
        an_assessment("4", "C4", "4", "2025-01-21", ""),
    ],
    "ssd_assessment_factors": [
        {
            "cinf_table_id": "1",
            "cinf_assessment_id": "1",
            "cinf_assessment_factors_json": ["16A", "2B"],
        },
        {
            "cinf_table_id": "2",
            "cinf_assessment_id": "2",
            "cinf_assessment_factors_json": {"16A": "Y", "2B": "N", "3B": "Yes"},
        },
    ],
    "ssd_cin_plans": [
        {
            "cinp_cin_plan_id": "1",
            "cinp_referral_id": "4",
            "cinp_person_id": "C4",
            "cinp_cin_plan_start_date": day("2025-02-15"),
            "cinp_cin_plan_end_date": day("2025-05-30"),
        }
    ],
    "ssd_cin_visits": [
        {
            "cinv_cin_visit_id": "1",
            "cinv_person_id": "C4",
            "cinv_cin_visit_date": day("2025-03-10"),
            "cinv_cin_visit_seen": True,
            "cinv_cin_visit_seen_alone": False,
        }
    ],
}

PROTECTION: Tables = {
    "ssd_s47_enquiry": [
        {
            "s47e_s47_enquiry_id": n,
            "s47e_referral_id": n,
            "s47e_person_id": child,
            "s47e_s47_start_date": day("2025-01-28"),
            "s47e_s47_end_date": day("2025-02-05"),
            "s47e_s47_outcome_json": {"NFA_FLAG": "N", "CP_CONFERENCE_FLAG": wanted},
        }
        for n, child, wanted in (("1", "C1", "Y"), ("2", "C2", "N"))
    ],
    "ssd_initial_cp_conference": [
        {
            "icpc_icpc_id": "1",
            "icpc_s47_enquiry_id": "1",
            "icpc_person_id": "C1",
            "icpc_referral_id": "1",
            "icpc_icpc_transfer_in": False,
            "icpc_icpc_target_date": day("2025-02-18"),
            "icpc_icpc_date": day("2025-02-17"),
            "icpc_icpc_outcome_json": {"CP_FLAG": "Y"},
        },
        {
            "icpc_icpc_id": "7",
            "icpc_s47_enquiry_id": "-1",
            "icpc_person_id": "C7",
            "icpc_referral_id": "7",
            "icpc_icpc_transfer_in": True,
            "icpc_icpc_date": day("2025-03-12"),
            "icpc_icpc_outcome_cp_flag": True,
        },
    ],
    "ssd_cp_plans": [
        a_plan("1", "C1", "2025-02-17", "Multiple: Neglect, Physical", cppl_icpc_id="1"),
        a_plan("5", "C5", "2025-01-01", "NEG", cppl_cp_plan_ola=True),
        a_plan("7", "C7", "2025-03-12", "Emotional Abuse", cppl_referral_id="7"),
    ],
    "ssd_cp_visits": [
        {
            "cppv_cp_visit_id": "1",
            "cppv_person_id": "C1",
            "cppv_cp_plan_id": "1",
            "cppv_cp_visit_date": day("2025-03-01"),
            "cppv_cp_visit_seen": True,
            "cppv_cp_visit_seen_alone": True,
            "cppv_cp_visit_bedroom": False,
        }
    ],
    "ssd_cp_reviews": [
        a_review("1", "C1", "1", "2025-05-12", cppr_cp_review_quorate="Quorate"),
        a_review("2", "C7", "", "2025-06-02"),
        a_review("3", "C5", "5", "2025-04-01"),
        a_review("4", "C1", "1", ""),
    ],
    "ssd_pre_proceedings": [
        {
            "prep_table_id": "1",
            "prep_person_id": "C1",
            "prep_pre_pro_decision_date": day("2025-06-02"),
            "prep_pre_pro_letter_date": day("2025-06-05"),
            "prep_pre_pro_outcome": "Decision to Issue Care Proceedings",
            "prep_agree_stepdown_issue_date": day("2025-08-01"),
            "prep_legal_gateway_outcome": "B",
            "prep_pre_pro_meetings_num": "2",
            "prep_parents_legal_rep_point_of_issue": "Y",
            "prep_court_reference": "SSD_PH",
        },
        {
            "prep_table_id": "2",
            "prep_person_id": "C2",
            "prep_pre_pro_outcome": "SSD_PH",
            "prep_pre_pro_decision_date": day("1900-01-01"),
            "prep_pre_pro_meetings_num": "0",
        },
    ],
}
