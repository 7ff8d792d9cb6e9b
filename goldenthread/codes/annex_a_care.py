"""What is written in the cells of Ofsted's Annex A, lists 8 to 10: children in care, care leavers,
adoption. The choices are those of the lists' drop-downs, which are DfE's codes with fewer words.
"""

import re

from goldenthread.codes import leaving_care, looked_after
from goldenthread.codes.annex_a import primary_need
from goldenthread.codes.written import chosen, code_in, flag, flag_by

NOT_RECORDED = r"unknown|not (?:stated|known|recorded|required)"

category_of_need = primary_need

unaccompanied = flag_by(yes=r"uasc|former(?:ly)? uasc", no=r"non[- ]uasc|not uasc|cla")

legal_status = code_in(
    looked_after.LEGAL_STATUS,
    words={
        r"(?:series of )?short[- ](?:term )?breaks?.*agreement|agreed series.*not individual": "V4",
        r"series of short[- ]|short[- ]term breaks?.*episode|short breaks.*one by one": "V3",
        r"interim care order|\Aico\Z": "C1",
        r"placement order|\Apo\Z": "E1",
        r"(?:full )?care order\b|\Afco\Z": "C2",
        r"freeing|freed for adoption": "D1",
        r"\bs(?:ection|ec)?\.? ?20\b.*single|single.*\bs(?:ection|ec)?\.? ?20\b": "V2",
        r"\baccom\w* under s(?:ection|ec)?\.? ?20\b": "V2",
        r"police protection|police powers": "L1",
        r"emergency protection|\Aepo\b": "L2",
        r"child assessment order": "L3",
        r"\bremand": "J1",
        r"\bpace\b": "J2",
        r"youth rehabilitation": "J3",
    },
    unsaid=NOT_RECORDED,
)
"""The legal status, by DfE's code; V3 and V4 are short breaks."""


def short_break(text: str) -> str:
    """V3 or V4 where the legal status is that of short breaks; nothing for every other."""
    code = legal_status(text)
    return code if code in looked_after.SHORT_BREAKS else ""


reason_ceased = code_in(
    looked_after.REASON_CEASED,
    words={
        r"adopted.*unopposed": "E11",
        r"adopted.*consent dispensed": "E12",
        r"\A(?:child )?died": "E2",
        r"care taken (?:over )?by (?:an)?other (?:la\b|local authority)": "E3",
        r"child arrangements? order|residence order": "E41",
        r"adult (?:social )?(?:care|services)": "E7",
        r"\bcustody\b": "E9",
        r"remand ended": "E14",
        r"age assess": "E15",
        r"moved abroad": "E16",
    },
    unsaid=NOT_RECORDED,
)
"""Why care ceased, by DfE's code. Words that leave several codes open are not taken for one."""

placement_type = code_in(
    looked_after.PLACEMENT_TYPE,
    spelt=r"(?<![a-z0-9])(?P<code>[a-z][0-9]{1,2})(?![0-9a-z])",
    words={
        r"secure (?:children'?s home|unit|accommodation)": "K1",
        r"\Achildren'?s home": "K2",
        r"supported accommodation": "K3",
        r"placed with (?:own )?parent|\Awith parents": "P1",
        r"independent living": "P2",
        r"residential school": "S1",
        r"\bhospital\b.*temporary|temporary.*\bhospital\b": "T1",
        r"young offender|prison": "R5",
        r"family cent|mother and baby": "R3",
        r"\Aother placements?": "Z1",
    },
    unsaid=NOT_RECORDED,
)
"""The placement, by DfE's code."""

placement_provider = code_in(
    looked_after.PLACEMENT_PROVIDER,
    words={
        r"\Aown (?:la\b|provision)|\Aprovision by own|\Alocal authority\Z": "PR1",
        r"\Aother (?:la\b|local authority)": "PR2",
        r"other public": "PR3",
        r"\Aprivate": "PR4",
        r"voluntary": "PR5",
        r"parental resp|\bwith pr\b|\Aparents": "PR0",
    },
    unsaid=NOT_RECORDED,
)

outside_council = flag_by(
    yes=r"out(?:side)?\b.*|no",
    no=r"in(?:side)?\b.*|yes",
    unsaid=NOT_RECORDED,
)
"""Whether a placement lies outside the council's area. The lists ask where it is, in or out; a yes
there is yes to lying in it."""

permanence_plan = code_in(
    looked_after.PERMANENCE_PLAN,
    words={
        r"\breturn|remain\w* with birth|place(?:d)? with parent": "RETURN",
        r"concurrent|parallel|task cent|time limited": "OTHER",
        r"special guardian|\bsgo\b|\bcao\b|arrangements? order|residence order": "SGO/CAO",
        r"adoption": "ADOPTION",
        r"supported living|independent living": "SUPPORTED",
        r"residential": "RESIDENTIAL",
        r"foster|long[- ]term placement with (?:foster|relatives)": "FOSTERING",
        r"\Aother": "OTHER",
    },
    unsaid=NOT_RECORDED,
    anywhere=False,
)

interview_offered = flag_by(yes=r"offered and .*", no=r"not offered.*", unsaid=NOT_RECORDED)
interview_accepted = flag_by(
    yes=r"offered and accepted.*",
    no=r"offered and (?:declined|refused).*|not offered.*",
    unsaid=NOT_RECORDED,
)

eligibility = code_in(
    leaving_care.ELIGIBILITY,
    words={
        r"qualifying|\Aq\Z": "QUALIFYING",
        r"former(?:ly)?[ -]relevant|\Afr\Z": "FORMER RELEVANT",
        r"\brelevant|\Ar\Z": "RELEVANT",
        r"\beligible|\Ae\Z": "ELIGIBLE",
    },
    unsaid=NOT_RECORDED,
    anywhere=False,
)

in_touch = code_in(
    leaving_care.IN_TOUCH,
    words={
        r"\bdied": "DIED",
        r"refus|\brefu\b": "REFU",
        r"no longer requires|\bnreq\b": "NREQ",
        r"returned (?:home|to (?:live|parents))|\brhom\b": "RHOM",
        r"\A(?:0?1\W+)?yes\b|\Ay\Z": "YES",
        r"\A(?:0?[0-9]\W+)?no\b(?! (?:contact|care leaver))|\An\Z": "NO",
    },
    unsaid=rf"{NOT_RECORDED}|no contact recorded|no care leaver.*",
    anywhere=False,
)
"""Whether the council is in touch with a care leaver, by DfE's code."""

_LETTER_OF_HOME = re.compile(r"\(?([b-hkr-z])([12]?)\)?(?:\s*[-:,]|\s|\Z)")
_home_in_words = code_in(
    leaving_care.ACCOMMODATION,
    words={
        r"former foster": "Z",
        r"parents? or (?:other )?relative|parents/relatives": "B",
        r"residential care|community home": "C",
        r"semi[- ]independent|transitional": "D",
        r"supported lodging": "E",
        r"ordinary lodging": "K",
        r"gone abroad": "G",
        r"deported": "H",
        r"residence not known": "R",
        r"no fixed abode|homeless": "S",
        r"\bfoyer": "T",
        r"\Aindependent living": "U",
        r"emergency accom": "V",
        r"bed and breakfast|\bb&b\b": "W",
        r"custody|prison": "X",
        r"\Aother accom": "Y",
    },
    unsaid=NOT_RECORDED,
    anywhere=False,
)


def accommodation(text: str) -> str:
    """Where a care leaver lives: DfE's letter, with or without the figure for suitable behind it,
    else by the words; 0 where it is said not to be known."""
    told = chosen(text)
    if re.match(r"0(?:\.0)?(?:\s*[-:,]|\Z)", told):
        return "0"
    letter = _LETTER_OF_HOME.match(told)
    if letter and leaving_care.ACCOMMODATION.holds(letter[1].upper()):
        return letter[1].upper()
    return _home_in_words(text)


_SUITABLE = re.compile(r"(?:1|1\.0|1\W+.*)|.*\b(?:is|to be)? ?suitable\b.*", re.DOTALL)
_UNSUITABLE = re.compile(r"2|2\.0|2\W+.*|.*\b(?:un|not (?:considered )?)suitable\b.*", re.DOTALL)


def suitable(text: str) -> str:
    """Whether a care leaver's accommodation is suitable: in words, in a flag, by DfE's figure."""
    told = chosen(text)
    if told in ("", "0", "0.0") or re.fullmatch(NOT_RECORDED, told):
        return ""
    if _UNSUITABLE.fullmatch(told):
        return "no"
    return "yes" if _SUITABLE.fullmatch(told) else flag(text)


activity = code_in(
    leaving_care.ACTIVITY,
    spelt=r"(?<![a-z0-9])(?P<code>[fpg][1-6]|0(?=\s*[-:]))(?![0-9])",
    words={
        r"pregnan|parenting": "G6",
        r"\b(?:neet|not in (?:education|employment)).*(?:illness|disab)": "G4",
        r"\b(?:neet|not in (?:education|employment))": "G5",
        r"full[- ]time.*(?:other than|not) higher": "F2",
        r"part[- ]time.*(?:other than|not) higher": "P2",
        r"full[- ]time.*higher": "F1",
        r"part[- ]time.*higher": "P1",
        r"full[- ]time.*\bnot (?:an )?apprentice": "F5",
        r"part[- ]time.*\bnot (?:an )?apprentice": "P5",
        r"full[- ]time.*apprentice": "F4",
        r"part[- ]time.*apprentice": "P4",
        r"full[- ]time.*(?:training|employment)": "F5",
        r"part[- ]time.*(?:training|employment)": "P5",
    },
    unsaid=NOT_RECORDED,
    anywhere=False,
)
"""What a care leaver does, by DfE's code."""

reason_reversed = code_in(
    leaving_care.NO_LONGER_FOR_ADOPTION,
    words={
        r"child'?s needs? changed": "RD1",
        r"court did not (?:make|grant)": "RD2",
        r"adopters? (?:could|can) ?not be found|no adopters found": "RD3",
        r"(?:any )?other reason": "RD4",
    },
    unsaid=NOT_RECORDED,
)
