"""What databases write in place of codes, flags and days; lists and outcomes out of JSON."""

import json

import pytest
from hypothesis import given
from hypothesis import strategies as st

from goldenthread.codes import pre_proceedings_in_words as in_words
from goldenthread.codes import standard_safeguarding as meanings
from goldenthread.codes.assessment import ASSESSMENT_FACTOR
from goldenthread.codes.lists_in_json import factors, outcome, permanence_plan, postcode
from goldenthread.codes.written import Meaning

PLACEHOLDERS = ("SSD_PH", "ssd_ph", "PLACEHOLDER_DATA", "[PLACEHOLDER_DATA]", "NULL", "#N/A", "")

EVERY_MEANING: list[Meaning] = [
    *(
        read
        for name, read in vars(meanings).items()
        if callable(read)
        and not name.startswith(("_", "is_"))
        and getattr(read, "__module__", "").startswith("goldenthread.codes")
    ),
    in_words.decision,
    in_words.legal_gateway,
    in_words.care_plan,
    in_words.short_notice,
    in_words.represented_at_issue,
    postcode,
    permanence_plan,
    outcome("NFA"),
]


@pytest.mark.parametrize("placeholder", PLACEHOLDERS)
def test_what_holds_a_place_says_nothing(placeholder: str) -> None:
    for read in EVERY_MEANING:
        assert read(placeholder) == "", read


@given(text=st.text(max_size=60))
def test_no_text_stops_a_reader(text: str) -> None:
    for read in EVERY_MEANING:
        assert isinstance(read(text), str)
    factors(text)


@pytest.mark.parametrize(
    ("read", "said"),
    [
        (meanings.flag, {"Y": "yes", "0": "no", "T": "yes", "-1": "", "U": "", "maybe": "maybe"}),
        (meanings.whole, {"12.6": "13", "3": "3", "x": "x", "-": ""}),
        (meanings.disability, {"NONE": "NONE", "Autism": "AUT", "LD - Learning": "LD"}),
        (meanings.upn, {"UN1": "", "A899000000001": "A899000000001", "0": ""}),
        (meanings.upn_unknown, {"UN1 - Not of school age": "UN1", "SSD_PH": ""}),
        (meanings.reason_started, {"S": "S", "P - Placement": "P", "T - other": "T"}),
        (meanings.missing, {"M": "M", "Missing": "M", "Away without authorisation": "A"}),
        (meanings.change_reason, {"CARPL": "CARPL", "It was time": ""}),
        (meanings.is_unaccompanied, {"UASC": "yes", "Not UASC": "", "Refugee status": ""}),
        (meanings.is_adoption, {"Adoption Order": "yes", "Special guardianship": ""}),
        (meanings.quorate, {"Y": "yes", "Not quorate": "no", "Inquorate": "no", "so": "so"}),
        (meanings.health_check, {"Dental Check": "DENTAL", "RHA": "ASSESSMENT", "Feet": "OTHER"}),
        (meanings.kind_of_identifier, {"FORMER_UPN": "former UPN", "NHS Number": "NHS number"}),
        (meanings.kind_of_number, {"9434765919": "NHS number", "9434765918": "single unique id"}),
        (meanings.order_day, {"2014-05-06": "2014-05-06", "zz/zz/2014": ""}),
        (meanings.order_year, {"2014-05-06": "2014", "zz/zz/2014": "2014", "zz/zz/zzzz": ""}),
        (meanings.status_of_short_breaks, {"V4": "V4", "C2": "", "Series of short breaks": "V3"}),
        (meanings.status_in_care, {"V4": "", "C2": "yes", "Wardship": "yes", "SSD_PH": ""}),
        (in_words.represented_at_issue, {"Y": "yes", "NA": "", "Not in care proceedings": ""}),
        (in_words.care_plan, {"A": "A", "Supervision Order": "D", "H - not final": "H"}),
        (in_words.short_notice, {"C": "C", "EPO criteria met": "B"}),
        (postcode, {'{"POSTCODE": "ZZ99 1AA"}': "ZZ99 1AA", "{}": ""}),
        (permanence_plan, {'{"ADOPTION":"Y"}': "ADOPTION", '{"ADOPTION":"Y","RESPLMT":"Y"}': ""}),
        (permanence_plan, {"Long term fostering": "FOSTERING", "{}": ""}),
    ],
)  # fmt: skip
def test_what_is_written_is_read(read: Meaning, said: dict[str, str]) -> None:
    for written, wanted in said.items():
        assert read(written) == wanted, written


@given(codes=st.lists(st.sampled_from(sorted(ASSESSMENT_FACTOR.values)), unique=True))
def test_factors_are_the_same_in_every_shape(codes: list[str]) -> None:
    unmarked = [code for code in ASSESSMENT_FACTOR.values if code not in codes]
    marks = {**dict.fromkeys(codes, "Y"), **dict.fromkeys(unmarked, "N")}
    shapes = (
        json.dumps(codes),
        json.dumps(json.dumps(codes)),
        json.dumps(marks),
        json.dumps({f"factor_{code}": value == "Y" for code, value in marks.items()}),
        json.dumps(codes).replace('"', '""'),
    )
    for shape in shapes:
        found = factors(shape)
        assert (list(found.codes), found.damaged) == (codes, False), shape


@pytest.mark.parametrize(
    ("mark", "codes", "damaged"),
    [
        ('{"answer": "Yes", "comment": "see file"}', ("16A",), False),
        ('{"answer": "No", "comment": "see file"}', (), False),
        ('{"answer": "Neglect"}', (), True),
        ("{}", (), False),
    ],
)
def test_a_factor_whose_mark_has_parts(mark: str, codes: tuple[str, ...], damaged: bool) -> None:
    found = factors(f'{{"16A": {mark}}}')
    assert (found.codes, found.damaged) == (codes, damaged)


@given(
    codes=st.lists(st.sampled_from(sorted(ASSESSMENT_FACTOR.values)), unique=True, min_size=1),
    data=st.data(),
)
def test_a_list_cut_short_names_none_that_was_not_there(
    codes: list[str], data: st.DataObject
) -> None:
    whole = json.dumps(codes)
    cut = whole[: data.draw(st.integers(min_value=2, max_value=len(whole) - 1))]
    found = factors(cut)
    # The last may be cut within its code: 16A is 1 then, and is no code.
    assert list(found.codes[:-1]) == codes[: len(found.codes[:-1])]
