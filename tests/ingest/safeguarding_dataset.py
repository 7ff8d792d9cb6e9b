"""A Standard Safeguarding Dataset of ten made-up children, and what is read and staged of it.

One family (C1, C2 and the unborn C3) comes to notice for neglect: contact, early help, referral,
assessment, enquiry, conference, plan, reviews, pre-proceedings, care. C4 has a child in need plan.
C5 is under another council's plan. C6 has short breaks. C7 moved in under a plan. C8 has left care.
C9's referral led nowhere. C10 is looked after a second time.
"""

import random
from collections.abc import Mapping
from pathlib import Path
from typing import Any

from goldenthread.ingest.staging import Staged, stage
from goldenthread.ingest.table_reader import read_return
from goldenthread.returns.writing_standard_safeguarding import write_standard_safeguarding
from tests.ingest.annex_a_lists import day

Row = dict[str, Any]
Tables = dict[str, list[Row]]

IDS_THAT_STAY = ("person", "pers_", "moth_childs", "moth_person", "staff", "role", "urn")
"""Parts of the names of numbers that a case system keeps: those of people."""


def people() -> Tables:
    """Who they are, and who works with them."""

    def person(number: str, first: str, born: str, sex: str = "F", **more: Any) -> Row:
        return {
            "pers_person_id": number,
            "pers_forename": first,
            "pers_surname": "Marsh",
            "pers_sex": sex,
            "pers_ethnicity": "WBRI",
            "pers_dob": day(born) if born else None,
            **more,
        }

    return {
        "ssd_person": [
            person("C1", "Ada", "2015-03-02", pers_upn="A899000000001", pers_legacy_id="L-77"),
            person("C2", "Ben", "2017-06-05", "M", pers_ethnicity="A1"),
            person("C3", "Unborn", "", "U", pers_expected_dob=day("2025-09-01")),
            person("C4", "Cora", "2012-01-09", "SSD_PH", pers_gender="02"),
            person("C5", "Dev", "2014-04-04", "Male", pers_common_child_id="9434765919"),
            person("C6", "Eli", "2013-05-05", "1"),
            person("C7", "Fay", "2016-06-06"),
            person("C8", "Gus", "2006-07-07", "M"),
            person("C9", "Hal", "2018-08-08", "M"),
            person("C10", "Isa", "2011-11-11"),
        ],
        "ssd_family": [
            {"fami_table_id": n, "fami_family_id": "F1", "fami_person_id": child}
            for n, child in (("1", "C1"), ("2", "C2"))
        ],
        "ssd_mother": [
            {"moth_table_id": n, "moth_person_id": "M1", "moth_childs_person_id": child}
            for n, child in (("1", "C2"), ("2", "C3"))
        ],
        "ssd_disability": [
            {"disa_table_id": "1", "disa_person_id": "C1", "disa_disability_code": "NONE"},
            {"disa_table_id": "2", "disa_person_id": "C6", "disa_disability_code": "Autism"},
        ],
        "ssd_linked_identifiers": [
            {
                "link_table_id": "1",
                "link_person_id": "C2",
                "link_identifier_type": "Former Unique Pupil Number",
                "link_identifier_value": "A899000000002",
            },
            {
                "link_table_id": "2",
                "link_person_id": "C1",
                "link_identifier_type": "NHS Number",
                "link_identifier_value": "9434765919",
            },
        ],
        "ssd_address": [
            {
                "addr_table_id": "1",
                "addr_person_id": "C1",
                "addr_address_type": "Home",
                "addr_address_start_date": day("2020-01-01"),
                "addr_address_json": {"STREET": "1 Made Up Row", "POSTCODE": "ZZ99 1AA"},
            }
        ],
        "ssd_involvements": [
            {
                "invo_involvements_id": "1",
                "invo_professional_id": "W1",
                "invo_professional_role_id": "Allocated Case Worker",
                "invo_professional_team": "T1",
                "invo_person_id": "C1",
                "invo_involvement_start_date": day("2025-01-08"),
            },
            {
                "invo_involvements_id": "2",
                "invo_professional_id": "W2",
                "invo_professional_role_id": "Independent Reviewing Officer",
                "invo_professional_team": "T2",
                "invo_person_id": "C1",
                "invo_involvement_start_date": day("2025-02-20"),
            },
            {
                "invo_involvements_id": "3",
                "invo_professional_id": "W3",
                "invo_professional_team": "North locality",
                "invo_person_id": "C4",
                "invo_involvement_start_date": day("2025-02-01"),
                "invo_involvement_end_date": day("2025-03-01"),
                "invo_worker_change_reason": "LEFTRL",
            },
        ],
        "ssd_professionals": [
            {"prof_professional_id": "W1", "prof_professional_name": "Pat Field"},
            {"prof_professional_id": "W2", "prof_professional_name": "Sam Hill"},
            {"prof_professional_id": "W3", "prof_staff_id": "S-300"},
        ],
        "ssd_department": [{"dept_team_id": "T1", "dept_team_name": "Assessment North"}],
    }


def need() -> Tables:
    """From the first contact to pre-proceedings."""
    return {
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
        **protection(),
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


def protection() -> Tables:
    """Enquiries, conferences, plans, what became of them, and pre-proceedings."""
    return {
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


def care() -> Tables:
    """Children in care, in short breaks, and out of care."""
    return {
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
        **after_care(),
    }


def after_care() -> Tables:
    """Missing, scores, permanence and care leavers."""
    return {
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


def story() -> Tables:
    """All tables of the ten children."""
    return {**people(), **need(), **care()}


def renumbered(tables: Mapping[str, list[Row]], seed: int) -> Tables:
    """The same with every number of a row given anew, as happens overnight, those of people kept.

    A number stays one wherever it stands: the same column, and those that speak of it.
    """
    shuffle = random.Random(seed)
    given: dict[tuple[str, str], str] = {}
    teams = {row["dept_team_id"] for row in tables["ssd_department"]}

    def anew(column: str, value: str) -> str:
        spoken_of = _spoken_of(column)
        return given.setdefault((spoken_of, value), str(shuffle.randrange(10**8, 10**9)))

    changed: Tables = {}
    for name, rows in tables.items():
        changed[name] = [
            {
                column: anew(column, value)
                if (column.endswith("_team") and value in teams)
                or (_is_a_row_number(column) and value not in ("", "-1", None))
                else value
                for column, value in row.items()
            }
            for row in rows
        ]
    return changed


SPOKEN_OF = {
    "referral_id": "referral",
    "assessment_id": "assessment",
    "s47_enquiry_id": "enquiry",
    "icpc_icpc_id": "conference",
    "cppl_icpc_id": "conference",
    "cp_plan_id": "plan",
    "clae_cla_id": "care",
    "clap_cla_id": "care",
    "clar_cla_id": "care",
    "clav_cla_id": "care",
    "cla_placement_id": "placement",
    "worker_id": "worker",
    "personal_advisor": "worker",
    "professional_id": "worker",
    "family_id": "family",
    "team_id": "team",
    "_team": "team",
}


def _spoken_of(column: str) -> str:
    return next((what for part, what in SPOKEN_OF.items() if column.endswith(part)), column)


def _is_a_row_number(column: str) -> bool:
    if any(part in column for part in IDS_THAT_STAY):
        return column == "clea_care_leaver_personal_advisor"
    return column.endswith(("_id", "_advisor"))


def written(folder: Path, tables: Mapping[str, list[Row]], *, as_parquet: bool = False) -> Path:
    """The tables as a folder of files."""
    write_standard_safeguarding(folder, tables, as_parquet=as_parquet)
    return folder


def staged(folder: Path, tables: Mapping[str, list[Row]], *, as_parquet: bool = False) -> Staged:
    """What is staged of the tables, written to a folder."""
    written(folder, tables, as_parquet=as_parquet)
    raw, shape = read_return(folder.name, sorted(folder.iterdir()))
    assert shape.kind == "standard_safeguarding"
    return stage(raw, shape)


def rows(one: Staged, table: str, *columns: str) -> list[tuple[Any, ...]]:
    """Columns of a staged table of the record, in the order of its keys."""
    return one.connection.execute(
        f"select {', '.join(columns)} from {table} order by row_key"
    ).fetchall()


def codes(one: Staged) -> list[tuple[str, str]]:
    """Code and table of every finding."""
    return [(f.code, f.table) for f in one.findings]
