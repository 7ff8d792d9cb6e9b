"""What is written in the cells of Ofsted's Annex A, lists 1 to 7 and what every list has.

The choices are those of the lists' own drop-downs; the other ways of writing them are those that
councils' systems and people use beside them.
"""

from goldenthread.codes import front_door, people
from goldenthread.codes.ethnicity_in_words import ethnicity
from goldenthread.codes.neglect_in_words import category_of_abuse, names_neglect
from goldenthread.codes.written import (
    as_written,
    child_number,
    chosen,
    code_in,
    day,
    flag,
    flag_by,
    number,
    number_in_a_list,
    said,
)

__all__ = [
    "as_written",
    "case_status",
    "category_of_abuse",
    "child_number",
    "closure_reason",
    "day",
    "disabled",
    "ethnicity",
    "flag",
    "is_unborn",
    "kind_of_visit",
    "names_neglect",
    "number",
    "number_in_a_list",
    "primary_need",
    "referral_source",
    "said",
    "seen",
    "seen_alone",
    "seen_if_alone",
    "seen_on_a_day",
    "sex",
]

sex = code_in(
    people.SEX,
    words={
        r"\A(?:1|1\.0)\Z|\Amale\b|\A1\W+male\b": "M",
        r"\A(?:2|2\.0)\Z|\Afemale\b|\A2\W+female\b": "F",
        r"\A(?:0|9|0\.0|9\.0|i)\Z|\bnot (?:stated|known|recorded|specified|classified)|"
        r"unknown|unborn|unspecified|withheld|indeterminate|neither|unable to classify": "U",
    },
)
"""M, F, or U for what is not known, not recorded, or neither."""

_disability_code = code_in(people.DISABILITY)


def disabled(text: str) -> str:
    """Whether a child has a disability: in a flag, in words, or by the code of one."""
    if said(text).upper() in ("NO DISABILITY", "NOT DISABLED") or text.strip() == "NONE":
        return "no"
    read = flag(text)
    if read != text or read in ("yes", "no", ""):
        return read
    code = _disability_code(text)
    if people.DISABILITY.holds(code):
        return "no" if code == "NONE" else "yes"
    return text


def is_unborn(text: str) -> str:
    """`yes` where an age is one before birth: in words, or below nothing."""
    told = chosen(text)
    return "yes" if told.startswith("unborn") or (told[:1] == "-" and told[1:2].isdigit()) else ""


seen = flag_by(
    yes=r"(?:child )?seen(?: alone)?",
    no=r"(?:child )?not seen",
    unsaid=r"(?:child )?not seen alone",
)
"""Whether a child was seen. Not seen alone does not say it."""

seen_alone = flag_by(
    yes=r"(?:child )?seen alone",
    no=r"(?:child )?not seen(?: alone)?",
    unsaid=r"(?:child )?seen|no visit\b.*",
)
"""Whether a child was seen alone. Seen does not say it."""


def seen_if_alone(text: str) -> str:
    """`yes` where a child was seen alone, and so was seen; nothing where that cannot be told."""
    told = chosen(text)
    if told in ("child not seen", "not seen"):
        return "no"
    return "yes" if told in ("child seen", "seen") or seen_alone(text) == "yes" else ""


def seen_on_a_day(text: str) -> str:
    """`yes` where it is said on which day a child was seen."""
    return "yes" if said(text) else ""


referral_source = code_in(
    front_door.REFERRAL_SOURCE,
    spelt=r"\A(?:[a-z]\d\)\s*)?\(?(?P<code>10|[1235][a-f]|[46789])\)?(?![0-9])\s*(?:[-:,.)\]]|\s|\Z)",
    words={
        r"acquaintance|neighbour|child ?minder": "1B",
        r"individual.*\bself\b|\Aself(?:[ -]referr\w+)?\Z": "1C",
        r"individual.*(?:family|relative|carer)|\A(?:family member|relative|parent|carer)\b": "1A",
        r"individual.*\bother\b|\bstranger": "1D",
        r"school nurse": "3C",
        r"health visit": "3B",
        r"\ba ?(?:&|and) ?e\b|accident (?:and|&|or) emergency|emergency dep": "3E",
        r"\bgp\b|general practitioner": "3A",
        r"health.*other primary": "3D",
        r"health.*\bother\b": "3F",
        r"\Aschools?\b": "2A",
        r"\Aeducation service": "2B",
        r"\b(?:la|local authority) services.*early help": "5D",
        r"\b(?:la|local authority) services.*(?:external|other la\b|another)": "5C",
        r"\b(?:la|local authority) services.*(?:internal|other)": "5B",
        r"\b(?:la|local authority) services.*social care": "5A",
        r"\Ahousing\b|housing association": "4",
        r"\Apolice\b": "6",
        r"legal agency|\bcourts?\b|probation|cafcass": "7",
        r"\Aanonymous": "9",
        r"\Aunknown|\Anot (?:known|recorded)": "10",
        r"\Aother\b": "8",
    },
    anywhere=False,
)
"""Who made a contact or a referral, by DfE's code."""

primary_need = code_in(
    front_door.PRIMARY_NEED,
    spelt=r"(?<![a-z0-9])(?P<code>n[0-9])(?![0-9])",
    words={
        r"\A1(?:[a-j]\s|abusneg)|\Aabs_|abuse\W*(?:or|and)?\W*neglect|\bneglect\b": "N1",
        r"\b(?:physical|sexual|emotional|domestic) (?:abuse|harm|injury|violence)": "N1",
        r"\A2(?:[a-j]\s|chlddis)|\Achild(?:ren)?'?s?'? disab|\Adis(?:ability\b|_)": "N2",
        r"\A3(?:[a-j]\s|parntil)|parent\w*\W+(?:illness|disab)": "N3",
        r"\A4(?:[a-j]\s|famstrs)|acute (?:di)?stress": "N4",
        r"\A5(?:[a-j]\s|famdysf)|family dysfunction": "N5",
        r"\A6(?:[a-j]\s|unacbeh)|unacceptable behaviour": "N6",
        r"\A7(?:[a-j]\s|lowinc)|low income": "N7",
        r"\A8(?:[a-j]\s|absprnt)|absent parent": "N8",
        r"\A9(?:[a-j]\s|notcin)|other than child(?:ren)? in need|\Anot cin\b": "N9",
        r"\Anot (?:stated|recorded|known|specified)|\Aunknown|need code not": "N0",
    },
)
"""The main need, by DfE's code; a local code that tells more of it (N1j) is of the same need."""

closure_reason = code_in(
    front_door.CLOSURE_REASON,
    spelt=r"(?<![a-z0-9])(?P<code>rc[1-9])(?:[a-c])?(?![a-z0-9])",
    words={
        r"\A(?:childrens? - |cin - |child )?adopt(?:ed|ion order)": "RC1",
        r"\A(?:childrens? - |cin - |child |client )?(?:died|deceased|death)": "RC2",
        r"child arrangements? order|residence order": "RC3",
        r"special guardianship": "RC4",
        r"transfer\w*.*\b(?:adult)": "RC6",
        r"transfer\w*.*\b(?:another|other) (?:la\b|local authority|council)": "RC5",
        r"after (?:the )?assess\w*.*(?:early help|other services)": "RC9",
        r"after (?:the |initial |continuous |single )*(?:or continuous )?assess": "RC8",
        r"any other reason|no longer (?:in need|cin)": "RC7",
    },
    unsaid=r"unknown|not (?:stated|known|recorded)",
)
"""Why an episode of need closed, by DfE's code."""

case_status = code_in(
    front_door.CASE_STATUS,
    words={
        r"\bcla\b|\blac\b|looked[ -]after|children? in care": "LAC",
        r"child protection|\bcpp?\b": "CPP",
        r"\Aclosed?\b|\bcare leaver": "CLOSED",
        r"\bas(?:sessment|mt)\b": "ASSESSMENT",
        r"\bin need\b|\bcin\b": "CIN",
    },
    unsaid=r"unknown|not (?:stated|known|recorded)",
    anywhere=False,
)
"""What a case was on the day of the list, the furthest step where several are named."""


def kind_of_visit(text: str) -> str:
    """On what kind of visit a child of that status was last seen: nothing where the child has a
    plan or is looked after, because it may have been any."""
    return "child in need" if case_status(text) in ("CIN", "ASSESSMENT", "CLOSED") else ""
