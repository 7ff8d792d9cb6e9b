"""What is written in the cells of the Standard Safeguarding Dataset, brought to code, flag and day.

Its tables are made by SQL on each council's own case system, so its values are those of that
system: codes or words, `Y` or `Yes`, and marks that stand for nothing (`SSD_PH`, -1, 1 January
1900). What people write is read as in Annex A; what is here is what databases put in its place.
"""

import re
from collections.abc import Callable

from goldenthread.codes import annex_a, annex_a_care, leaving_care, looked_after, written
from goldenthread.codes.people import DISABILITY, UPN_UNKNOWN, is_valid_nhs_number

Meaning = Callable[[str], str]

_PLACEHOLDER = re.compile(
    r"\[?(?:ssd[_ ]?ph|ssd[_ ]?placeholder|placeholder(?:[_ ]?data)?|tbc|undefined)\]?",
    re.IGNORECASE,
)
_NO_NUMBER = re.compile(r"(?:-\d+|0+)(?:\.0+)?")
_NO_SUCH_DAY = re.compile(
    r"0|-1|(?:0001|1753)-01-01|1899-12-3[01]|1900-01-01|(?:2[1-9]\d\d|2099|[3-9]\d{3})-\d\d-\d\d"
)
"""What databases and spreadsheets hold for a day that was never written, or has not come."""


def said(text: str) -> str:
    """The text on one line; nothing where it only holds the place of one."""
    told = written.said(text)
    return "" if _PLACEHOLDER.fullmatch(told) else told


def _where_said(read: Meaning) -> Meaning:
    return lambda text: read(text) if said(text) else ""


as_written = _where_said(written.as_written)
day_of = _where_said(written.day)
number = _where_said(written.number)


def number_of(text: str) -> str:
    """A row's or a person's number; nothing for those that stand for nobody (-1, 0)."""
    told = written.child_number(said(text))
    return "" if _NO_NUMBER.fullmatch(told) else told


def day(text: str) -> str:
    """The day as YYYY-MM-DD; nothing for a day that stands for none; else the text unchanged."""
    told = day_of(text)
    return "" if _NO_SUCH_DAY.fullmatch(told) else told


def flag(text: str) -> str:
    """`yes` or `no`; nothing where it is not said; else the text unchanged."""
    told = said(text)
    return "" if told.lower() in ("", "-1", "-1.0", "u", "x") else written.flag(told)


def whole(text: str) -> str:
    """A whole number: the nearest, where decimals are written."""
    told = number(text)
    return str(round(float(told))) if re.fullmatch(r"\d{1,9}\.\d+", told) else told


_SEX_OF_TWO_FIGURES = {"00": "U", "01": "M", "02": "F", "09": "U"}
_IN_WORDS = {"man": "M", "boy": "M", "woman": "F", "girl": "F"}


def sex(text: str) -> str:
    """M, F or U; nothing for a long number (one build puts the NHS number in its column)."""
    told = said(text)
    if re.fullmatch(r"[\d ]{9,}|-1", told):
        return ""
    known = _SEX_OF_TWO_FIGURES.get(told) or _IN_WORDS.get(told.lower())
    return known or (annex_a.sex(told) if told else "")


_ETHNICITY_OF_CENSUS = {
    "A1": "WBRI",
    "A2": "WIRI",
    "A3": "WOTH",
    "A4": "WIRT",
    "A5": "WROM",
    "B1": "MWBC",
    "B2": "MWBA",
    "B3": "MWAS",
    "B4": "MOTH",
    "C1": "AIND",
    "C2": "APKN",
    "C3": "ABAN",
    "C4": "AOTH",
    "D1": "BCRB",
    "D2": "BAFR",
    "D3": "BOTH",
    "E1": "CHNE",
    "E2": "OOTH",
    "E3": "REFU",
    "E4": "NOBT",
    "ORAB": "OOTH",
}
"""The codes of an older list that case systems keep, as the dataset's own Annex A reads them."""


def ethnicity(text: str) -> str:
    """DfE's code; the text unchanged where no one code is seen in it."""
    told = said(text)
    return _ETHNICITY_OF_CENSUS.get(told.upper()) or (annex_a.ethnicity(told) if told else "")


def upn(text: str) -> str:
    """A pupil number; nothing where a reason for having none, or -1, stands there."""
    told = number_of(text).upper()
    return "" if UPN_UNKNOWN.holds(told) else told


upn_unknown = _where_said(written.code_in(UPN_UNKNOWN, unsaid=r"unknown|null|[yn]"))

_DISABILITY = _where_said(
    written.code_in(
        DISABILITY,
        spelt=r"\A(?P<code>[a-z]{2,4})\s*[-:,(]",
        words={
            r"\Ano\b.*disab|not disabled": "NONE",
            r"mobility": "MOB",
            r"\bhand\b": "HAND",
            r"personal care": "PC",
            r"incontinen": "INC",
            r"communicat|speech": "COMM",
            r"learning": "LD",
            r"hearing|\bdeaf": "HEAR",
            r"vision|visual|sight|\bblind": "VIS",
            r"behavio": "BEH",
            r"conscious|epilep": "CON",
            r"autis|asperger": "AUT",
            r"\bother\b|dda\b|disabilit": "DDA",
        },
        anywhere=False,
    )
)


def disability(text: str) -> str:
    """A disability by DfE's code, of which NONE is one and does not stand for a blank."""
    return "NONE" if text.strip().upper() == "NONE" else _DISABILITY(text)


primary_need = _where_said(annex_a.primary_need)
names_neglect = _where_said(annex_a.names_neglect)
category_of_abuse = _where_said(annex_a.category_of_abuse)
referral_source = _where_said(annex_a.referral_source)
closure_reason = _where_said(annex_a.closure_reason)
legal_status = _where_said(annex_a_care.legal_status)
placement_type = _where_said(annex_a_care.placement_type)
placement_provider = _where_said(annex_a_care.placement_provider)
reason_ceased = _where_said(annex_a_care.reason_ceased)
eligibility = _where_said(annex_a_care.eligibility)
in_touch = _where_said(annex_a_care.in_touch)
accommodation = _where_said(annex_a_care.accommodation)
suitable = _where_said(annex_a_care.suitable)
activity = _where_said(annex_a_care.activity)
reason_reversed = _where_said(annex_a_care.reason_reversed)

reason_started = _where_said(
    written.code_in(
        looked_after.REASON_EPISODE_STARTED,
        spelt=r"\A(?P<code>[slptbu])\s*[-:,(]",
        words={
            r"started to be looked after|\A(?:new|first)\b.*\b(?:episode|care)": "S",
            r"legal status and placement.*same carer": "U",
            r"legal status.*(?:and|,).*placement|legal status, placement": "B",
            r"placement.*same carer": "T",
            r"change (?:of|to|in) placement": "P",
            r"change (?:of|to|in) legal status": "L",
        },
        anywhere=False,
    )
)
_REASON_CHANGED = written.code_in(looked_after.REASON_PLACEMENT_CHANGED)


def _only_codes(read: Meaning, holds: Callable[[str], bool]) -> Meaning:
    """What a reader reads, where that is a code; nothing for the case system's own words."""

    def known(text: str) -> str:
        code = read(text) if said(text) else ""
        return code if holds(code) else ""

    return known


change_reason = _only_codes(_REASON_CHANGED, looked_after.REASON_PLACEMENT_CHANGED.holds)
worker_change = _only_codes(
    written.code_in(looked_after.WORKER_CHANGE), looked_after.WORKER_CHANGE.holds
)

participation_in_review = _where_said(written.code_in(looked_after.REVIEW_PARTICIPATION))

missing = _where_said(
    written.code_in(
        looked_after.MISSING,
        words={r"missing": "M", r"\baway|absent|unauthori": "A"},
        anywhere=False,
    )
)
sdq_reason = _where_said(written.code_in(leaving_care.SDQ_REASON))
sex_of_adopters = _where_said(written.code_in(leaving_care.SEX_OF_ADOPTERS))
legal_status_of_adopters = _where_said(written.code_in(leaving_care.LEGAL_STATUS_OF_ADOPTERS))

previous_permanence = _where_said(
    written.code_in(
        leaving_care.PREVIOUS_PERMANENCE,
        words={
            r"adopt": "P1",
            r"special guardian": "P2",
            r"residence": "P3",
            r"arrangements": "P4",
            r"none|not known|unknown": "Z1",
        },
        anywhere=False,
    )
)

health_check = _where_said(
    written.code_in(
        leaving_care.HEALTH_CHECK,
        words={
            r"dent": "DENTAL",
            r"optic|\beye": "OPTICAL",
            r"develop": "DEVELOPMENT",
            r"health|medical|assess|\b[ir]ha\b": "ASSESSMENT",
            r".": "OTHER",
        },
        anywhere=False,
    )
)


def is_unaccompanied(text: str) -> str:
    """`yes` where an immigration status is that of an unaccompanied asylum seeker; else nothing."""
    told = said(text).lower()
    found = re.search(r"\buasc\b|unaccompanied", told)
    return "yes" if found and not re.search(r"\b(?:not|non|no|never)\b", told) else ""


def is_adoption(text: str) -> str:
    """`yes` where a permanence order is that of adoption; nothing for every other."""
    return "yes" if re.search(r"\badopt|\Aao\Z|\Ae1[12]\b", said(text).lower()) else ""


def quorate(text: str) -> str:
    """Whether a conference was quorate; nothing where other words stand there."""
    told = said(text).lower()
    if re.search(r"\b(?:in|not |non[- ]?)quorate", told):
        return "no"
    return "yes" if told == "quorate" else flag(text)


_NO_CASEHOLDER = re.compile(
    r"\biros?\b|reviewing officer|\bcp chair|conference chair|personal advis|supervising|"
    r"\bfoster|adopt|independent visitor|advocate|\bnurse\b|health visitor|\bteacher|guardian|"
    r"\bsolicitor|legal|\beducation\b|\bvirtual school|\bka\b|key agency"
)


def holds_no_case(text: str) -> str:
    """`yes` where a role beside a child is plainly not that of the worker who holds the case."""
    return "yes" if _NO_CASEHOLDER.search(said(text).lower()) else ""


def status_of_short_breaks(text: str) -> str:
    """V3 or V4 where a legal status is that of short breaks; nothing for every other."""
    code = legal_status(text)
    return code if code in looked_after.SHORT_BREAKS else ""


def status_in_care(text: str) -> str:
    """`yes` for every legal status but those of short breaks."""
    return "yes" if said(text) and not status_of_short_breaks(text) else ""


def source_by_code(text: str) -> str:
    """Who made a contact or a referral, by DfE's code; nothing for a number of the case system's
    own list, which means nothing here: its words stand in a column beside it."""
    told = written.child_number(said(text))
    is_of_own_list = (told.isdecimal() and int(told) > 10) or told == "-1"
    return "" if is_of_own_list else referral_source(told)


_KINDS_OF_NUMBER = (
    (r"former.*(?:unique pupil|\bupn\b)", "former UPN"),
    (r"unique pupil number|\bupn\b", "UPN"),
    (r"\bnhs\b", "NHS number"),
    (r"early help|\behm?\b", "early help id"),
    (r"home office", "Home Office number"),
    (r"youth (?:offending|justice)|\by[oj][ts]\b", "youth justice number"),
    (r"national insurance", "National Insurance number"),
    (r"court", "court case number"),
    (r"legacy|former (?:id|case|system)|previous (?:id|case|system)", "legacy id"),
    (r"case number", "case number"),
)


def kind_of_identifier(text: str) -> str:
    """What kind of number it is, in our words; in its own where they are none that we know."""
    told = said(text)
    spaced = told.lower().replace("_", " ")
    return next((kind for kind_is, kind in _KINDS_OF_NUMBER if re.search(kind_is, spaced)), told)


def kind_of_number(text: str) -> str:
    """What kind of number stands where one number for every child was meant to: an NHS number where
    its last figure fits the nine before it."""
    told = number_of(text).replace(" ", "").replace("-", "")
    if is_valid_nhs_number(told):
        return "NHS number"
    return "single unique id" if told else ""


def order_day(text: str) -> str:
    """The day of an earlier order; nothing where only its year is known, or less."""
    told = said(text)
    return "" if re.search(r"\bzz|\bxx|\?\?", told, re.IGNORECASE) else day(told)


def order_year(text: str) -> str:
    """The year of an earlier order; nothing where it is not known."""
    found = re.search(r"(?<!\d)(?:19|20)\d{2}(?!\d)", day(text) or said(text))
    return found[0] if found else ""
