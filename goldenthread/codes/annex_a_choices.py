"""The choices of an Annex A's drop-downs, by the code that each stands for."""

from goldenthread.codes import child_protection, front_door, leaving_care, looked_after, people
from goldenthread.codes.code_set import CodeSet

YES, NO = "a) Yes", "b) No"

_LETTERS = "abcdefghijklmnopqrstuvwxyz"


def _lettered(*codes: str) -> dict[str, str]:
    return {code: f"{letter}) {code}" for letter, code in zip(_LETTERS, codes, strict=False)}


_ETHNICITY = _lettered(
    *("WBRI", "WIRI", "WIRT", "WOTH", "WROM", "MWBC", "MWBA", "MWAS", "MOTH", "AIND"),
    *("APKN", "ABAN", "AOTH", "BCRB", "BAFR", "BOTH", "CHNE", "OOTH", "REFU", "NOBT"),
)

_SOURCE_WORDS = {
    "1": "Individual",
    "2A": "Schools",
    "2B": "Education services",
    "3": "Health services",
    "4": "Housing",
    "5": "LA services",
    "6": "Police",
    "7": "Other legal agency",
    "8": "Other",
    "9": "Anonymous",
    "10": "Unknown",
}


def _sources() -> dict[str, str]:
    found, letters = {}, iter(_LETTERS)
    for code in front_door.REFERRAL_SOURCE.values:
        letter = "p1" if code == "5D" else next(letters)
        words = _SOURCE_WORDS.get(code) or _SOURCE_WORDS[code[0]]
        found[code] = f"{letter}) {code}: {words}"
    return found


_CHOICES: dict[str, dict[str, str]] = {
    people.SEX.name: {"M": "a) Male", "F": "b) Female", "U": "c) Not stated/recorded"},
    people.ETHNICITY.name: _ETHNICITY,
    front_door.REFERRAL_SOURCE.name: _sources(),
    front_door.CASE_STATUS.name: {
        "LAC": "a) Looked after child",
        "CPP": "b) Child Protection plan",
        "CIN": "c) Child in need plan",
        "ASSESSMENT": "d) Open assessment",
        "CLOSED": "e) Closed episode",
    },
    child_protection.CATEGORY_OF_ABUSE.name: {
        "NEG": "a) Neglect",
        "PHY": "b) Physical abuse",
        "SAB": "c) Sexual abuse",
        "EMO": "d) Emotional abuse",
        "MUL": "e) Multiple/not recommended",
    },
    looked_after.PERMANENCE_PLAN.name: {
        "RETURN": "a) Return to family",
        "ADOPTION": "b) Adoption",
        "SGO/CAO": "c) SGO/CAO",
        "SUPPORTED": "d) Supported living in the community",
        "RESIDENTIAL": "e) Long-term residential placement",
        "FOSTERING": "f) Long-term fostering",
        "OTHER": "g) Other",
    },
    leaving_care.ELIGIBILITY.name: {
        "RELEVANT": "a) Relevant child",
        "FORMER RELEVANT": "b) Former relevant child",
        "QUALIFYING": "c) Qualifying care leaver",
        "ELIGIBLE": "d) Eligible child",
    },
    leaving_care.IN_TOUCH.name: {
        "YES": YES,
        "NO": NO,
        "DIED": "c) Died",
        "REFU": "d) Refu",
        "NREQ": "e) NREQ",
        "RHOM": "f) Rhom",
    },
}

_PARTED_BY_A_HYPHEN = (
    front_door.PRIMARY_NEED.name,
    looked_after.CATEGORY_OF_NEED.name,
    front_door.CLOSURE_REASON.name,
    looked_after.PLACEMENT_PROVIDER.name,
    leaving_care.NO_LONGER_FOR_ADOPTION.name,
)


def choice(codes: CodeSet, code: str, *, year: int) -> str:
    """The choice of a drop-down for a code, in a year; the code as it is where there is none."""
    if not codes.holds(code):
        return code
    known = _CHOICES.get(codes.name)
    if known:
        return known[code]
    between = " - " if codes.name in _PARTED_BY_A_HYPHEN else ": "
    return f"{code}{between}{codes.label(code, year=year)}"
