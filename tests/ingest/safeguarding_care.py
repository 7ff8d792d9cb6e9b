"""The ten made-up children in care, in short breaks, and out of care."""

from tests.ingest.annex_a_lists import day
from tests.ingest.safeguarding_rows import Tables, a_status, an_episode

CARE: Tables = {
    "ssd_legal_status": [
        a_status("1", "C2", "Interim care order Sec. 38(1)", "2025-08-04", "2025-10-01"),
        a_status("2", "C2", "C2", "2025-10-01"),
        a_status("3", "C6", "V4", "2024-01-01"),
        a_status("4", "C8", "V2", "2020-01-10", "2024-07-07"),
        a_status("5", "C10", "V2", "2021-01-01", "2021-06-01"),
        a_status("6", "C10", "C2", "2025-02-01"),
    ],
    "ssd_cla_episodes": [
        an_episode(
            "1",
            "C2",
            "P2",
            "2025-08-04",
            clae_cla_placement_id="1",
            clae_cla_episode_ceased_date=day("2025-10-01"),
            clae_cla_episode_ceased_reason="X1",
            clae_entered_care_date=day("2025-08-04"),
            clae_cla_last_iro_contact_date=day("2025-09-20"),
        ),
        an_episode(
            "2",
            "C2",
            "P2",
            "2025-10-01",
            clae_cla_placement_id="1",
            clae_cla_episode_start_reason="L",
            clae_entered_care_date=day("2025-08-04"),
            clae_cla_last_iro_contact_date=day("2025-09-20"),
        ),
        an_episode("3", "C6", "P6", "2024-02-10", clae_cla_placement_id="3"),
        an_episode(
            "4",
            "C8",
            "P8",
            "2020-01-10",
            clae_cla_episode_ceased_date=day("2024-07-07"),
            clae_cla_episode_ceased_reason="E17",
        ),
        an_episode(
            "5",
            "C10",
            "",
            "2021-01-01",
            clae_cla_episode_ceased_date=day("2021-06-01"),
            clae_cla_episode_ceased_reason="E4A",
        ),
        an_episode("6", "C10", "", "2025-02-01"),
    ],
    "ssd_cla_placement": [
        {
            "clap_cla_placement_id": "1",
            "clap_cla_id": "P2",
            "clap_cla_placement_start_date": day("2025-08-04"),
            "clap_cla_placement_type": "U6",
            "clap_cla_placement_provider": "PR1",
            "clap_cla_placement_distance": "12.6",
            "clap_cla_placement_postcode": "ZZ99 2BB",
        },
        {
            "clap_cla_placement_id": "3",
            "clap_cla_id": "P6",
            "clap_person_id": "C6",
            "clap_cla_placement_start_date": day("2024-02-10"),
            "clap_cla_placement_type": "K2",
        },
    ],
    "ssd_cla_reviews": [
        {
            "clar_cla_review_id": "1",
            "clar_cla_id": "P2",
            "clar_cla_review_due_date": day("2025-09-01"),
            "clar_cla_review_date": day("2025-08-29"),
            "clar_cla_review_participation": "PN1",
        }
    ],
    "ssd_cla_visits": [
        {
            "clav_cla_visit_id": "1",
            "clav_cla_id": "P2",
            "clav_person_id": "C2",
            "clav_cla_visit_date": day("2025-08-11"),
            "clav_cla_visit_seen": True,
        }
    ],
    "ssd_cla_care_plan": [
        {
            "lacp_table_id": "1",
            "lacp_person_id": "C2",
            "lacp_cla_care_plan_start_date": day("2025-08-20"),
            "lacp_cla_care_plan_json": {"REMAINSUP": "N", "LTFOST18": "Y", "ADOPTION": ""},
        }
    ],
}

AFTER_CARE: Tables = {
    "ssd_missing": [
        {
            "miss_table_id": "1",
            "miss_person_id": "C10",
            "miss_missing_episode_start_date": day("2025-04-01"),
            "miss_missing_episode_end_date": day("2025-04-02"),
            "miss_missing_episode_type": "Missing",
            "miss_missing_rhi_offered": "Y",
            "miss_missing_rhi_accepted": "N",
        }
    ],
    "ssd_sdq_scores": [
        {
            "csdq_table_id": "1",
            "csdq_person_id": "C2",
            "csdq_sdq_completed_date": day("2025-09-09"),
            "csdq_sdq_score": "17",
        }
    ],
    "ssd_permanence": [
        {
            "perm_table_id": "1",
            "perm_person_id": "C2",
            "perm_adm_decision_date": day("2025-10-20"),
        }
    ],
    "ssd_immigration_status": [
        {
            "immi_immigration_status_id": "1",
            "immi_person_id": "C8",
            "immi_immigration_status": "Unaccompanied Asylum Seeking Child",
            "immi_immigration_status_start_date": day("2020-01-10"),
        },
        {
            "immi_immigration_status_id": "2",
            "immi_person_id": "C8",
            "immi_immigration_status": "Refugee Status",
            "immi_immigration_status_start_date": day("2021-01-10"),
        },
    ],
    "ssd_care_leavers": [
        {
            "clea_table_id": "1",
            "clea_person_id": "C8",
            "clea_care_leaver_eligibility": "Former relevant",
            "clea_care_leaver_in_touch": "Yes",
            "clea_care_leaver_latest_contact": day("2025-10-01"),
            "clea_care_leaver_accommodation": "U",
            "clea_care_leaver_accom_suitable": "Suitable",
            "clea_care_leaver_activity": "F2",
            "clea_care_leaver_personal_advisor": "W3",
        }
    ],
}
