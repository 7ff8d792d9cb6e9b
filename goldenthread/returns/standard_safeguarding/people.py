"""Tables of the Standard Safeguarding Dataset that say who the children and the workers are."""

from goldenthread.codes import lists_in_json, people
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

_COMMON_ID = number_of("pers_common_child_id", "pers_single_unique_id")

PERSON = table(
    "ssd_person",
    person("pers_person_id"),
    text("pers_forename"),
    text("pers_surname"),
    code("pers_sex", people.SEX, meanings.sex),
    code("pers_gender", people.SEX, meanings.sex),
    code("pers_ethnicity", people.ETHNICITY, meanings.ethnicity),
    day("pers_dob"),
    day("pers_expected_dob"),
    day("pers_death_date"),
    Cell(name="pers_upn", meaning=meanings.upn),
    filled("former_upn"),
    code("pers_upn_unknown", people.UPN_UNKNOWN, meanings.upn_unknown),
    _COMMON_ID,
    read_again("kind_of_common_child_id", _COMMON_ID, meanings.kind_of_number),
    number_of("pers_legacy_id"),
    text("pers_send_flag"),
    flag("pers_is_mother"),
    text("pers_nationality"),
    also=("ssd_people",),
)

FAMILY = table(
    "ssd_family",
    number_of("fami_table_id"),
    number_of("fami_family_id", needed=True),
    person("fami_person_id"),
    also=("ssd_families",),
)

MOTHER = table(
    "ssd_mother",
    number_of("moth_table_id"),
    person("moth_person_id"),
    person("moth_childs_person_id", needed=False),
    day("moth_childs_dob"),
)

_ADDRESS = Cell(name="addr_address_json", meaning=meanings.as_written)

ADDRESS = table(
    "ssd_address",
    number_of("addr_table_id"),
    person("addr_person_id"),
    text("addr_address_type"),
    day("addr_address_start_date"),
    day("addr_address_end_date"),
    text("addr_address_postcode"),
    _ADDRESS,
    read_again("postcode_in_json", _ADDRESS, lists_in_json.postcode),
    also=("ssd_addresses",),
)

DISABILITY = table(
    "ssd_disability",
    person("disa_person_id"),
    number_of("disa_table_id", "disa_id"),
    code("disa_disability_code", people.DISABILITY, meanings.disability),
    also=("ssd_disabilities",),
    links=(Link(by="disa_person_id", group="ssd_person", to="pers_person_id"),),
)

_STATUS = text("immi_immigration_status")

IMMIGRATION_STATUS = table(
    "ssd_immigration_status",
    person("immi_person_id"),
    number_of("immi_immigration_status_id"),
    _STATUS,
    read_again("is_unaccompanied", _STATUS, meanings.is_unaccompanied),
    day("immi_immigration_status_start_date"),
    day("immi_immigration_status_end_date"),
    also=("ssd_immigration_statuses",),
)

LINKED_IDENTIFIERS = table(
    "ssd_linked_identifiers",
    number_of("link_table_id", "link_link_id"),
    person("link_person_id"),
    Cell(name="link_identifier_type", meaning=meanings.kind_of_identifier),
    Cell(name="link_identifier_value", meaning=meanings.number_of),
    day("link_valid_from_date"),
    day("link_valid_to_date"),
)

INVOLVEMENTS = table(
    "ssd_involvements",
    number_of("invo_involvements_id"),
    number_of("invo_professional_id"),
    text("invo_professional_role_id"),
    Cell(name="holds_no_case", heading="invo_professional_role_id", meaning=meanings.holds_no_case),
    number_of("invo_professional_team"),
    day("invo_involvement_start_date"),
    day("invo_involvement_end_date"),
    Cell(name="invo_worker_change_reason", reads=Reads.CODE, meaning=meanings.worker_change),
    person("invo_person_id"),
    number_of("invo_referral_id"),
)

PROFESSIONALS = table(
    "ssd_professionals",
    number_of("prof_professional_id", needed=True),
    number_of("prof_staff_id"),
    text("prof_professional_name"),
    number_of("prof_social_worker_registration_no"),
    text("prof_professional_job_title"),
    whole("prof_professional_caseload"),
    text("prof_professional_department"),
    text("prof_full_time_equivalency"),
    flag("prof_agency_worker_flag"),
)

DEPARTMENT = table(
    "ssd_department",
    number_of("dept_team_id", needed=True),
    text("dept_team_name"),
    number_of("dept_team_parent_id"),
    text("dept_team_parent_name"),
)

GROUPS: tuple[Group, ...] = (
    PERSON,
    FAMILY,
    MOTHER,
    ADDRESS,
    DISABILITY,
    IMMIGRATION_STATUS,
    LINKED_IDENTIFIERS,
    INVOLVEMENTS,
    PROFESSIONALS,
    DEPARTMENT,
)
