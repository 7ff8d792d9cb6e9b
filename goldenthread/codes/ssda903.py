"""What is written in the cells of the SSDA903, brought to what a code, a flag or a day is.

The codes are as DfE's collections of 2016-17 to 2026-27 have them; the ways of writing them, and
of leaving a cell empty, are those of case systems, databases and spreadsheets.
"""

import re

from goldenthread.codes import written
from goldenthread.codes.looked_after import LEGAL_STATUS, SHORT_BREAKS
from goldenthread.codes.people import UPN_UNKNOWN
from goldenthread.codes.written import code_in, flag, said

_YEARS = re.compile(r"((?:19|20)\d{2})\s*[-/_]\s*(?:20)?(\d{2})")
_ONE_YEAR = re.compile(r"((?:19|20)\d{2})(?:\.0)?")
_PARTLY_KNOWN = re.compile(r"[zx?]{1,2}\s*[/.-]\s*(?:[zx?]{1,2}|\d{1,2})\s*[/.-]\s*(\d{4})", re.I)
_AS_DFE_WRITES_IT = re.compile(r"\d\d/\d\d/\d{4}")

_legal_status = code_in(LEGAL_STATUS)


def day(text: str) -> str:
    """The day as YYYY-MM-DD, or as it is where it is written as DfE has it (31/03/2025), which is
    read as well and takes no time; the text unchanged where it is no day."""
    return text if _AS_DFE_WRITES_IT.fullmatch(text) else written.day(text)


def upn(text: str) -> str:
    """The pupil number; nothing where one of the reasons for having none stands there."""
    return "" if upn_unknown(text) else said(text)


def upn_unknown(text: str) -> str:
    """The reason that there is no pupil number; nothing where there is one."""
    return text.upper() if UPN_UNKNOWN.holds(text.upper()) else ""


def short_break(text: str) -> str:
    """The legal status of a short break, V3 or V4; nothing for every other."""
    code = _legal_status(text)
    return code if code in SHORT_BREAKS else ""


def is_mother(text: str) -> str:
    """`yes` where a child is said to be a mother; nothing where she is not."""
    return "yes" if flag(text) == "yes" else ""


def accommodation(text: str) -> str:
    """Where a care leaver lives: the letter of a code like K1, which says with its figure whether
    that is suitable; 0 where it is not known. Two figures are given back as they are."""
    told = said(text).upper()
    if told in ("0", "0.0"):
        return "0"
    return told[0] if re.fullmatch(r"[A-Z][12]?", told) else told


def suitable(text: str) -> str:
    """Whether a care leaver's accommodation is suitable: the figure after its letter."""
    match = re.fullmatch(r"[A-Z]([12])", said(text).upper())
    return {"1": "yes", "2": "no"}[match[1]] if match else ""


def permanence_day(text: str) -> str:
    """The day of an earlier order; nothing where only its year is known (zz/zz/2014)."""
    return "" if _PARTLY_KNOWN.fullmatch(said(text)) else written.day(text)


def permanence_year(text: str) -> str:
    """The year of an earlier order, whether or not its day is known; nothing where neither is."""
    partly = _PARTLY_KNOWN.fullmatch(said(text))
    if partly:
        return partly[1]
    known = re.fullmatch(r"(\d{4})-\d{2}-\d{2}", written.day(text))
    return known[1] if known else ""


def year_ending(text: str) -> str:
    """The year that a return is for, by the year that it ends in: 2024-25 and 2025 are 2025.

    The text is given back as it is where it is neither.
    """
    told = said(text)
    pair = _YEARS.fullmatch(told)
    if pair and (int(pair[1]) + 1) % 100 == int(pair[2]):
        return str(int(pair[1]) + 1)
    one = _ONE_YEAR.fullmatch(told)
    return one[1] if one else told
