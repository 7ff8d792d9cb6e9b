"""How cells are written in lists that people keep, brought to what a flag, a number or a code is.

Ofsted's Annex A is filled in by hand and by reports: a choice may stand with the letter of its
drop-down (`a) Yes`), with its code before or behind it (`N1 - Abuse or neglect`, `Died [E2]`), in
words alone, or be what a spreadsheet writes where it has nothing (`#N/A`).
"""

import re
from collections.abc import Callable, Mapping
from functools import lru_cache

from goldenthread.codes.code_set import CodeSet
from goldenthread.codes.days import day_as_written

_STANDS_FOR_NOTHING = frozenset(
    (
        *("#n/a", "#multivalue", "#value!", "#ref!", "#name?", "#div/0!", "#null!", "#num!"),
        *("null", "n/a", "na", "nan", "nat", "<na>", "none", "-", "--", ".", "..", "?"),
        *("<blank>", "(blank)", "[blank]", "blank", "not applicable"),
    )
)
_NOT_KNOWN = re.compile(
    r"(?:unknown|not (?:known|recorded|stated|specified|available)|information not (?:yet )?"
    r"(?:obtained|recorded)|no information|don'?t know|unborn)\b.*"
)
_DROP_DOWN = re.compile(r"\A[a-z]{1,2}\)\s*", re.IGNORECASE)
_LIKE = str.maketrans({"\xa0": " ", "‘": "'", "’": "'", "“": '"', "”": '"', "–": "-", "—": "-"})
_YES = re.compile(r"(?:y|yes|true|t|1(?:\.0+)?)(?:\s*[-:,;(.].*)?")
_NO = re.compile(r"(?:n|no|false|f|0(?:\.0+)?)(?:\s*[-:,;(.].*)?")

_CUT_SHORT = re.compile(r"\d(?:\.\d+)?e\+\d+", re.IGNORECASE)
"""1.2E+07: what a spreadsheet makes of a long number when it is saved as CSV."""

_A_TOTAL = re.compile(r"(?:grand |sub[- ]?)?totals?\b", re.IGNORECASE)
_NO_CHILD = frozenset(
    (
        *("total", "totals", "subtotal", "grandtotal", "sum", "count", "text", "string", "code"),
        *("number", "integer", "alphanumeric", "note", "notes", "end", "endofreport"),
    )
)

Meaning = Callable[[str], str]


@lru_cache(maxsize=20_000)  # headings of every return are compared with those of every table
def fold(text: str) -> str:
    """The letters and figures of what is written, in small letters: what two ways of writing the
    same thing have in common."""
    return "".join(c for c in text.casefold() if c.isalnum())


def said(text: str) -> str:
    """The text on one line, its quotes and dashes plain; nothing where it stands for none."""
    told = " ".join(text.translate(_LIKE).split())
    return "" if told.lower() in _STANDS_FOR_NOTHING else told


def as_written(text: str) -> str:
    """The text as it is, every letter of it; nothing where it stands for none."""
    return text if said(text) else ""


def chosen(text: str) -> str:
    """The words of a choice, in lower case, without the letter that a drop-down puts before."""
    return _DROP_DOWN.sub("", said(text), count=1).lower()


def day(text: str) -> str:
    """The day as YYYY-MM-DD; the text unchanged where it is none; nothing for what is blank."""
    return day_as_written(said(text))


def flag(text: str) -> str:
    """`yes` or `no`; nothing where it is said not to be known; else the text unchanged."""
    told = chosen(text)
    if not told or _NOT_KNOWN.fullmatch(told):
        return ""
    if _YES.fullmatch(told):
        return "yes"
    return "no" if _NO.fullmatch(told) else text


def flag_by(*, yes: str, no: str, unsaid: str = "") -> Meaning:
    """What reads a flag that is also written in words: patterns of whole texts, in lower case."""
    known = {word: re.compile(pattern) for word, pattern in (("yes", yes), ("no", no)) if pattern}
    silent = re.compile(unsaid) if unsaid else None

    def read(text: str) -> str:
        told = chosen(text)
        if silent and silent.fullmatch(told):
            return ""
        for word, pattern in known.items():
            if pattern.fullmatch(told):
                return word
        return flag(text)

    return read


def number(text: str) -> str:
    """The whole number that is written; nothing where it is said not to be known."""
    told = said(text)
    return "" if _NOT_KNOWN.fullmatch(told.lower()) else told.replace(",", "")


def child_number(text: str) -> str:
    """A child's number: without the mark by which a spreadsheet keeps it text, and without the
    decimals that it gets where it is taken for a quantity; nothing where it was cut short."""
    if text.isascii() and text.isalnum() and not text.isalpha():
        return text  # as nearly all are written, and there are as many as children
    told = said(text).removeprefix("'").strip()
    if _CUT_SHORT.fullmatch(told):
        return ""
    return told[: told.index(".")] if re.fullmatch(r"\d+\.0+", told) else told


def number_in_a_list(text: str) -> str:
    """A child's number in a list that people make: nothing where a line of totals, a note or the
    kind of the column stands in its place."""
    return "" if no_number_because(text) else child_number(text)


def no_number_because(text: str) -> str:
    """Why what stands in the place of a child's number is none; nothing where it may be one."""
    told = said(text)
    if _CUT_SHORT.fullmatch(told):
        return (
            "was cut short by a spreadsheet, so that several children may have the same; keep the "
            "column as text and export it again"
        )
    has_figure = any(letter.isdigit() for letter in told)
    is_word = told and not has_figure and (" " in told or fold(told) in _NO_CHILD)
    if is_word or _A_TOTAL.match(told):
        return "is no number of a child, but a line of totals, a note or the kind of the column"
    return ""


def code_in(
    codes: CodeSet,
    *,
    spelt: str = "",
    words: Mapping[str, str] | None = None,
    unsaid: str = "",
    anywhere: bool = True,
) -> Meaning:
    """What reads a code of the set: the code alone, before its words or in brackets behind them,
    else the first of `words` (patterns, searched in lower case) that is found.

    `spelt` finds a code that has more behind it than its letters, as the group `code`; a text that
    matches `unsaid` says nothing. Where codes look like words or figures that stand for something
    else, they are not looked for `anywhere`. A text in which no code is seen comes back as it is.
    """
    names = "|".join(sorted(map(re.escape, codes.values), key=len, reverse=True))
    alone = re.compile(rf"(?<![a-z0-9])({names})(?![a-z0-9])", re.IGNORECASE)
    longer = re.compile(spelt, re.IGNORECASE) if spelt else None
    silent = re.compile(unsaid) if unsaid else None
    in_words = [(re.compile(pattern), code) for pattern, code in (words or {}).items()]

    def read(text: str) -> str:
        told = chosen(text)
        if not told or (silent and silent.fullmatch(told)):
            return ""
        if codes.holds(told.upper()):
            return told.upper()
        longest = longer.search(told) if longer else None
        if longest and codes.holds(longest["code"].upper()):
            return longest["code"].upper()
        seen = alone.search(told) if anywhere else None
        if seen:
            return seen[1].upper()
        return next((code for pattern, code in in_words if pattern.search(told)), text)

    return read


def brought_to_code(codes: CodeSet, also: Mapping[str, str] | None = None) -> Meaning:
    """What reads a code of one of our own sets: the code or its words, however they are spelt, or
    one of `also`, which are folded. A text that is none of them comes back as it is."""
    known = {fold(name): one.code for one in codes for name in (one.code, one.label)}
    known |= also or {}

    def meaning(text: str) -> str:
        return known.get(fold(text), text)

    return meaning
