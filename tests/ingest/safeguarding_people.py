"""Who the ten made-up children are, and who works with them."""

from tests.ingest.annex_a_lists import day
from tests.ingest.safeguarding_rows import Tables, a_person

PEOPLE: Tables = {
    "ssd_person": [
        a_person("C1", "Ada", "2015-03-02", pers_upn="A899000000001", pers_legacy_id="L-77"),
        a_person("C2", "Ben", "2017-06-05", "M", pers_ethnicity="A1"),
        a_person("C3", "Unborn", "", "U", pers_expected_dob=day("2025-09-01")),
        a_person("C4", "Cora", "2012-01-09", "SSD_PH", pers_gender="02"),
        a_person("C5", "Dev", "2014-04-04", "Male", pers_common_child_id="9434765919"),
        a_person("C6", "Eli", "2013-05-05", "1"),
        a_person("C7", "Fay", "2016-06-06"),
        a_person("C8", "Gus", "2006-07-07", "M"),
        a_person("C9", "Hal", "2018-08-08", "M"),
        a_person("C10", "Isa", "2011-11-11"),
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
