"""Lists and outcomes that a database keeps in one cell as JSON, or as what it takes for JSON.

The Standard Safeguarding Dataset holds the factors of an assessment in one cell, as a list
(`["2B","16A"]`) or with a mark for each (`{"2B":"Y","16A":"N"}`), and the outcomes of a contact, a
referral, an assessment, an enquiry and a conference as marks. Some builds put these together by
hand, so that a quotation mark in a comment breaks them: what can be told from them is told.
"""

import json
import re
from collections.abc import Callable, Iterator
from dataclasses import dataclass

from goldenthread.codes import annex_a_care
from goldenthread.codes.assessment import ASSESSMENT_FACTOR
from goldenthread.codes.standard_safeguarding import said

_CODE = re.compile(r"(?<![0-9a-z.])0?(\d{1,2}[a-f]?)(?![0-9a-z])", re.IGNORECASE)
_KEY = re.compile(r"(?<![0-9])0?(\d{1,2}[a-f]?)(?![0-9a-z])", re.IGNORECASE)
_ONLY_CODES = re.compile(r"\[?\s*(?:'?\d{1,2}[A-Fa-f]?'?\s*(?:[,;|]\s*|$|(?=\])))*\]?")
_MARKED = re.compile(
    r"[\"']?([A-Za-z_ ]{0,20}?0?\d{1,2}[A-Fa-f]?)\b[^:,{}\"']*[\"']?\s*:\s*[\"']?(\w+)", re.ASCII
)
_YES = re.compile(r"(?:y|yes|t|true|1|1\.0)\b", re.IGNORECASE)
_NO = re.compile(r"(?:n|no|f|false|0|0\.0|null|none|u|unknown|-1)?\Z", re.IGNORECASE)
_NAMES_A_FACTOR = ("code", "factor", "factor_code", "answer_no", "assessment_factor")
_DEEPEST = 5
_IN_WORDS = {code.label.lower(): code.code for code in ASSESSMENT_FACTOR}


@dataclass(frozen=True, kw_only=True)
class Factors:
    """The factors of a cell, in order and each once, and whether any of it could not be read."""

    codes: tuple[str, ...] = ()
    damaged: bool = False


def factors(text: str) -> Factors:
    """The factors that a cell names. Of a damaged cell, those that can still be told."""
    told = said(text)
    if not told:
        return Factors()
    if _ONLY_CODES.fullmatch(told):
        return _each_once(_CODE.findall(told), damaged=False)
    try:
        found = list(_from(_parsed(told), 0))
    except (ValueError, RecursionError):
        return _each_once(_salvaged(told), damaged=True)
    return _each_once([code for code in found if code], damaged=None in found)


def _each_once(codes: list[str], *, damaged: bool) -> Factors:
    return Factors(codes=tuple(dict.fromkeys(code.upper() for code in codes)), damaged=damaged)


def _parsed(told: str) -> object:
    """What the JSON of a cell holds, out of as many quotes as it was put into. Raises ValueError
    where it is none."""
    value: object = told
    for _ in range(_DEEPEST):
        if not isinstance(value, str):
            return value
        value = _once_parsed(value)
    raise ValueError


def _once_parsed(text: str) -> object:
    ways = (text, text.replace('""', '"'), text.strip("'\""), text.replace("'", '"'))
    for way in ways:
        try:
            return json.loads(way)
        except ValueError:
            continue
    raise ValueError


def _from(value: object, depth: int) -> Iterator[str | None]:
    """The codes that a value names; None for each part of it that is neither yes nor no."""
    if depth > _DEEPEST:
        yield None
    elif isinstance(value, list):
        for item in value:
            yield from _from(item, depth + 1)
    elif isinstance(value, dict):
        yield from _from_marks(value, depth)
    elif isinstance(value, str):
        yield from _named(value)
    elif isinstance(value, int | float) and not isinstance(value, bool):
        yield f"{value:g}"


def _named(text: str) -> Iterator[str]:
    told = said(text)
    code = _KEY.search(told)
    if told:
        yield code[1] if code else _IN_WORDS.get(told.lower(), told[:40])


def _from_marks(marks: dict[str, object], depth: int) -> Iterator[str | None]:
    names = {key.lower(): value for key, value in marks.items()}
    named = next((names[name] for name in _NAMES_A_FACTOR if isinstance(names.get(name), str)), "")
    if named:
        others = [value for value in names.values() if value is not named]
        if all(_mark(value) is not False for value in others):
            yield from _named(str(named))
        return
    for key, value in marks.items():
        code = _KEY.search(key)
        if code and isinstance(value, dict):
            of_it = {_mark(one) for one in value.values()}
            value = True in of_it or ("?" if of_it == {None} else False)
        if isinstance(value, list | dict):
            yield from _from(value, depth + 1)
        elif code is None:
            yield from [None] if _mark(value) else []
        elif (says := _mark(value)) is None:
            yield None
        elif says:
            yield code[1]


def _mark(value: object) -> bool | None:
    """What a mark says: yes, no, or neither."""
    text = "" if value is None else str(value).strip()
    if _YES.match(text):
        return True
    return False if _NO.fullmatch(text) else None


def _salvaged(text: str) -> list[str]:
    """The codes that can still be told in what is no JSON: those with a yes where there are marks,
    else all that stand there."""
    if ":" in text:
        return [
            code[1]
            for key, value in _MARKED.findall(text)
            if _YES.fullmatch(value) and (code := _KEY.search(key))
        ]
    return [code for code in _CODE.findall(text) if code]


def outcome(name: str, words: str = "") -> Callable[[str], str]:
    """What reads whether a cell of outcomes says this one: `yes`, `no`, or nothing.

    `name` is that of its mark, without what stands around it (`NFA` of `OUTCOME_NFA_FLAG`);
    `words` is a pattern by which an outcome in words is this one.
    """
    mark = re.compile(
        rf"[\"'](?:OUTCOME_)?{name}(?:_FLAG)?[\"']\s*:\s*[\"']?\s*([^\"',}}\s]*)", re.IGNORECASE
    )
    in_words = re.compile(words, re.IGNORECASE) if words else None

    def read(text: str) -> str:
        told = said(text).replace('""', '"').replace('\\"', '"')
        found = mark.search(told)
        if found:
            return {True: "yes", False: "no", None: ""}[_mark(found[1]) if found[1] else None]
        if told.startswith("["):
            return "yes" if re.search(rf"[\"'](?:OUTCOME_)?{name}(?:_FLAG)?[\"']", told) else ""
        if in_words and not told.startswith("{"):
            return "yes" if in_words.search(told) else ""
        return ""

    return read


def postcode(text: str) -> str:
    """The postcode in the JSON of an address; nothing where there is none."""
    found = re.search(r"[\"']POST_?CODE[\"']\s*:\s*[\"']([^\"']*)[\"']", said(text), re.IGNORECASE)
    return said(found[1]) if found else ""


_PLANS = {
    "REMAINSUP": "RETURN",
    "RETURN1M": "RETURN",
    "RETURN6M": "RETURN",
    "RETURNEV": "RETURN",
    "LTRELFR": "FOSTERING",
    "LTFOST18": "FOSTERING",
    "RESPLMT": "RESIDENTIAL",
    "SUPPLIV": "SUPPORTED",
    "ADOPTION": "ADOPTION",
    "OTHERPLN": "OTHER",
}
"""The marks of a care plan, by our own code for a plan for permanence. The first means that the
child stays with the family, with support."""


def permanence_plan(text: str) -> str:
    """The plan that a care plan's marks name, by code, or that its words do where there are no
    marks; nothing where none or several are marked."""
    told = said(text).replace('""', '"')
    if not told.startswith("{"):
        return annex_a_care.permanence_plan(told)
    marked = {code for name, code in _PLANS.items() if outcome(name)(told) == "yes"}
    return marked.pop() if len(marked) == 1 else ""
