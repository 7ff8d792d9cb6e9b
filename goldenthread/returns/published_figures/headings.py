"""Column headings of published tables as one compares them: the editions differ in how they write.

`Re_referrals_percent` (2024) and `rereferral_percent` (2025), `Referrals` and `referral_count`, are
one heading each: words are taken without their endings, and those that only say that it is a
number are left out.
"""

import re
from functools import cache

SAYS_NOTHING = {"count", "number", "numbers", "num", "of", "the", "total"}
TIME, LEVEL = "time_period", "geographic_level"

TIME_AND_PLACE = (
    TIME,
    "time_identifier",
    LEVEL,
    "country_code",
    "country_name",
    "region_code",
    "region_name",
    "old_la_code",
    "new_la_code",
    "la_name",
)
"""The headings with which each of DfE's tables begins: of when and of where its rows are."""

PERCENT = {"percentage", "perc", "pct", "pc", "percent"}


@cache
def bare(heading: str) -> str:
    """A heading's words run together, in small letters and singular."""
    words = re.findall(r"[a-z0-9+]+", heading.casefold().replace("%", " percent "))
    said = ["percent" if word in PERCENT else _singular(word) for word in words]
    return "".join(word for word in said if word not in SAYS_NOTHING) or "".join(said)


def _singular(word: str) -> str:
    return word[:-1] if len(word) > 3 and word.endswith("s") and not word.endswith("ss") else word
