"""What is written in the cells of an Annex A, in code, in words and with a drop-down's letter."""

import pytest
from hypothesis import given
from hypothesis import strategies as st

from goldenthread.codes import annex_a, annex_a_care
from goldenthread.codes.code_set import CodeSet
from goldenthread.codes.front_door import CASE_STATUS, CLOSURE_REASON, PRIMARY_NEED, REFERRAL_SOURCE
from goldenthread.codes.leaving_care import (
    ACCOMMODATION,
    ACTIVITY,
    ELIGIBILITY,
    IN_TOUCH,
    NO_LONGER_FOR_ADOPTION,
)
from goldenthread.codes.looked_after import (
    LEGAL_STATUS,
    PERMANENCE_PLAN,
    PLACEMENT_PROVIDER,
    PLACEMENT_TYPE,
    REASON_CEASED,
)
from goldenthread.codes.people import ETHNICITY
from goldenthread.codes.written import Meaning

BLANKS = ("#N/A", "#MULTIVALUE", "NULL", "n/a", "-", "None", " \xa0", "")

READ: dict[Meaning, dict[str, str]] = {
    annex_a.sex: {
        "a) Male": "M",
        "Female": "F",
        "2 - Female": "F",
        "c) Not stated/recorded": "U",
        "d) Neither": "U",
        "Unborn": "U",
    },
    annex_a.ethnicity: {
        "a) WBRI": "WBRI",
        "White British": "WBRI",
        "White –\xa0British": "WBRI",
        "s) NOBT": "NOBT",
        "WENG - White English": "WBRI",
        "Any other White background": "WOTH",
        "Mixed - White & Asian": "MWAS",
        "White and Black Caribbean": "MWBC",
        "Traveller of Irish Heritage": "WIRT",
        "White": "White",
        "Gypsy or Irish Traveller": "Gypsy or Irish Traveller",
    },
    annex_a.flag: {
        "a) Yes": "yes",
        "Y": "yes",
        "1": "yes",
        "b) No": "no",
        "0 - No": "no",
        "c) Unknown": "",
        "perhaps": "perhaps",
    },
    annex_a.disabled: {
        "a) Yes": "yes",
        "No disability": "no",
        "NONE": "no",
        "MOB": "yes",
        "c) Unknown": "",
    },
    annex_a.seen: {"Child seen": "yes", "Not seen": "no", "Not seen alone": ""},
    annex_a.seen_alone: {"Seen alone": "yes", "Child not seen": "no", "Child seen": ""},
    annex_a.referral_source: {
        "a) 1A: Individual": "1A",
        "q) 6: Police": "6",
        "p1) 5D: LA services": "5D",
        "u) 10: Unknown": "10",
        "3B - Health visitor": "3B",
        "Police": "6",
        "Hospital 6": "Hospital 6",
    },
    annex_a.primary_need: {
        "N1 - Abuse or neglect": "N1",
        "N1j - Neglect": "N1",
        "1d Neglect": "N1",
        "N2 - Child’s disability": "N2",
        "Family in acute stress": "N4",
        "N10": "N10",
    },
    annex_a.closure_reason: {
        "RC1 - Adopted": "RC1",
        "RC5a - Transferred": "RC5",
        "Case closed after assessment, referred to early help": "RC9",
        "Case closed after assessment, no further action": "RC8",
    },
    annex_a.case_status: {
        "b) Child Protection plan": "CPP",
        "CP/CLA": "LAC",
        "c) Child in need plan": "CIN",
        "d) Open assessment": "ASSESSMENT",
        "Closed Assessment": "CLOSED",
    },
    annex_a_care.legal_status: {
        "C1: ICO": "C1",
        "V2: Single period under S20": "V2",
        "V4: Short term breaks, agreements recorded": "V4",
        "Interim Care Order": "C1",
        "L1: Police protection LA accommodation": "L1",
    },
    annex_a_care.placement_type: {"zz) T4: Temporary": "T4", "f) U6: Foster placement": "U6"},
    annex_a_care.placement_provider: {"e) PR4 - Private provision": "PR4", "[PR1] Own": "PR1"},
    annex_a_care.reason_ceased: {"e) E4A: Returned home": "E4A", "c) E2: Died": "E2"},
    annex_a_care.permanence_plan: {"c) SGO/CAO": "SGO/CAO", "f) Long-term fostering": "FOSTERING"},
    annex_a_care.outside_council: {"a) In": "no", "Out of borough": "yes", "Yes": "no"},
    annex_a_care.eligibility: {
        "b) Former relevant child": "FORMER RELEVANT",
        "Relevant": "RELEVANT",
    },
    annex_a_care.in_touch: {"a) Yes": "YES", "d) Refu": "REFU", "2 - No, resident": "NO"},
    annex_a_care.accommodation: {
        "Y: Other accommodation": "Y",
        "B1": "B",
        "With parents or relatives": "B",
    },
    annex_a_care.suitable: {"a) Suitable": "yes", "b) Unsuitable": "no", "2": "no"},
    annex_a_care.activity: {"G4) Illness": "G4", "F1: Full time in higher education": "F1"},
    annex_a_care.reason_reversed: {"(RD1) The child’s needs changed": "RD1"},
    annex_a_care.interview_offered: {"Offered and Declined (by YP)": "yes"},
    annex_a_care.interview_accepted: {"Offered and Declined (by YP)": "no"},
    annex_a.child_number: {"9212044.0": "9212044", "'0123": "0123", "A-1.50": "A-1.50"},
    annex_a.day: {"45016": "2023-03-31", "31/03/2025 00:00:00": "2025-03-31", "soon": "soon"},
    annex_a.is_unborn: {"Unborn": "yes", "-0.2": "yes", "0.85": ""},
}

CASES = [(read, text, said) for read, texts in READ.items() for text, said in texts.items()]


@pytest.mark.parametrize(("read", "text", "said"), CASES)
def test_what_is_written_is_read(read: Meaning, text: str, said: str) -> None:
    assert read(text) == said


@pytest.mark.parametrize("read", READ)
@pytest.mark.parametrize("blank", BLANKS)
def test_what_stands_for_nothing_is_blank(read: Meaning, blank: str) -> None:
    assert read(blank) == ""


SETS: list[tuple[Meaning, CodeSet]] = [
    (annex_a.ethnicity, ETHNICITY),
    (annex_a.referral_source, REFERRAL_SOURCE),
    (annex_a.primary_need, PRIMARY_NEED),
    (annex_a.closure_reason, CLOSURE_REASON),
    (annex_a.case_status, CASE_STATUS),
    (annex_a_care.legal_status, LEGAL_STATUS),
    (annex_a_care.placement_type, PLACEMENT_TYPE),
    (annex_a_care.placement_provider, PLACEMENT_PROVIDER),
    (annex_a_care.reason_ceased, REASON_CEASED),
    (annex_a_care.permanence_plan, PERMANENCE_PLAN),
    (annex_a_care.eligibility, ELIGIBILITY),
    (annex_a_care.in_touch, IN_TOUCH),
    (annex_a_care.accommodation, ACCOMMODATION),
    (annex_a_care.activity, ACTIVITY),
    (annex_a_care.reason_reversed, NO_LONGER_FOR_ADOPTION),
]
EVERY_CODE = [(read, code.code) for read, codes in SETS for code in codes]


@pytest.mark.parametrize(("read", "code"), EVERY_CODE)
def test_every_code_alone_is_read_as_itself(read: Meaning, code: str) -> None:
    assert read(code) == code
    assert read(code.lower()) == code
    assert read(f" {code}\xa0") == code


@given(st.sampled_from([read for read, _ in SETS]), st.text())
def test_any_text_is_read_without_an_error(read: Meaning, text: str) -> None:
    assert isinstance(read(text), str)
