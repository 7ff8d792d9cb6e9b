"""Codes about a person: sex, ethnicity, disability, and why a pupil number is missing.

Source: the children in need census code sets (DfE), 2016-17 to 2026-27 editions.
"""

from __future__ import annotations

import re
from collections.abc import Mapping
from types import MappingProxyType

from goldenthread.codes.code_set import Code, CodeSet

# The census asked for "gender" as a number until 2023-24 and asks for sex as a letter since.
SEX = CodeSet(
    "Sex",
    (
        Code(code="M", label="Male", since=2025),
        Code(code="F", label="Female", since=2025),
        Code(code="U", label="Unknown or unborn", since=2025),
    ),
)

GENDER = CodeSet(
    "Gender (to 2023-24)",
    (
        Code(code="1", label="Male", until=2024),
        Code(code="2", label="Female", until=2024),
        Code(code="0", label="Not recorded or unborn", until=2024),
        Code(code="9", label="Indeterminate", until=2024),
    ),
)

SEX_OF_GENDER: Mapping[str, str] = MappingProxyType({"1": "M", "2": "F", "0": "U", "9": "U"})

ETHNICITY = CodeSet(
    "Ethnicity",
    (
        Code(code="WBRI", label="White British"),
        Code(code="WIRI", label="White Irish"),
        Code(code="WIRT", label="Traveller of Irish heritage"),
        Code(code="WROM", label="Gypsy or Roma"),
        Code(code="WOTH", label="Any other White background"),
        Code(code="MWBC", label="White and Black Caribbean"),
        Code(code="MWBA", label="White and Black African"),
        Code(code="MWAS", label="White and Asian"),
        Code(code="MOTH", label="Any other Mixed background"),
        Code(code="AIND", label="Indian"),
        Code(code="APKN", label="Pakistani"),
        Code(code="ABAN", label="Bangladeshi"),
        Code(code="CHNE", label="Chinese"),
        Code(code="AOTH", label="Any other Asian background"),
        Code(code="BCRB", label="Black Caribbean"),
        Code(code="BAFR", label="Black African"),
        Code(code="BOTH", label="Any other Black background"),
        Code(code="OOTH", label="Any other ethnic group"),
        Code(code="REFU", label="Refused"),
        Code(code="NOBT", label="Not yet obtained"),
    ),
)

WHITE = "White"
MIXED = "Mixed"
ASIAN = "Asian or Asian British"
BLACK = "Black or Black British"
OTHER = "Other"
UNKNOWN = "Unknown"

# In the order in which DfE's tables list them.
ETHNIC_GROUPS = (WHITE, MIXED, ASIAN, BLACK, OTHER, UNKNOWN)

# Chinese is counted under Asian: in DfE's 2024 release the five Asian codes of table A7 (Chinese
# among them) add up to its Asian group in every year (4,130 + 10,020 + 4,740 + 720 + 12,480 =
# 32,090 in 2024). Releases up to 2020 counted Chinese under "other ethnic groups".
ETHNIC_GROUP: Mapping[str, str] = MappingProxyType(
    {
        **dict.fromkeys(("WBRI", "WIRI", "WIRT", "WROM", "WOTH"), WHITE),
        **dict.fromkeys(("MWBC", "MWBA", "MWAS", "MOTH"), MIXED),
        **dict.fromkeys(("AIND", "APKN", "ABAN", "CHNE", "AOTH"), ASIAN),
        **dict.fromkeys(("BCRB", "BAFR", "BOTH"), BLACK),
        "OOTH": OTHER,
        **dict.fromkeys(("REFU", "NOBT"), UNKNOWN),
    }
)

DISABILITY = CodeSet(
    "Disability",
    (
        Code(code="NONE", label="No disability"),
        Code(code="MOB", label="Mobility"),
        Code(code="HAND", label="Hand function"),
        Code(code="PC", label="Personal care"),
        Code(code="INC", label="Incontinence"),
        Code(code="COMM", label="Communication"),
        Code(code="LD", label="Learning"),
        Code(code="HEAR", label="Hearing"),
        Code(code="VIS", label="Vision"),
        Code(code="BEH", label="Behaviour"),
        Code(code="CON", label="Consciousness"),
        Code(code="AUT", label="Autism or Asperger syndrome"),
        Code(code="DDA", label="Other disability"),
    ),
)

# UN6 is read as "unborn" from practice: the published sets that could be read give no words for it.
UPN_UNKNOWN = CodeSet(
    "Reason that the unique pupil number is unknown",
    (
        Code(code="UN1", label="Not of school age"),
        Code(code="UN2", label="Has never attended a maintained school"),
        Code(code="UN3", label="Educated outside England"),
        Code(code="UN4", label="Child identified only recently"),
        Code(code="UN5", label="Sources disagree about the number"),
        Code(code="UN6", label="Unborn"),
        Code(code="UN7", label="Referral with no further action"),
    ),
)

CHECK_LETTERS = "ABCDEFGHJKLMNPQRTUVWXYZ"
"""Of a unique pupil number, by remainder from 0 to 22: the alphabet without I, O and S."""


def is_valid_upn(upn: str) -> bool:
    """Whether it has the form of a unique pupil number and its first letter fits the rest. The last
    place of a temporary number is a letter. Source: DfE's guide to unique pupil numbers."""
    if not re.fullmatch(rf"[{CHECK_LETTERS}][0-9]{{11}}[0-9{CHECK_LETTERS}]", upn):
        return False
    last = CHECK_LETTERS.find(upn[-1]) if upn[-1].isalpha() else int(upn[-1])
    values = [*(int(digit) for digit in upn[1:-1]), last]
    total = sum(value * weight for weight, value in enumerate(values, start=2))
    return CHECK_LETTERS[total % len(CHECK_LETTERS)] == upn[0]


def is_valid_nhs_number(number: str) -> bool:
    """Whether ten figures are an NHS number: its last fits the nine before it (modulo 11), and they
    are not one figure ten times, which is written where no number is known. Source: NHS Data
    Dictionary, NHS NUMBER."""
    if not re.fullmatch(r"[0-9]{10}", number) or len({*number}) == 1:
        return False
    check = -sum(int(figure) * (10 - place) for place, figure in enumerate(number[:9])) % 11
    return check == int(number[9])
