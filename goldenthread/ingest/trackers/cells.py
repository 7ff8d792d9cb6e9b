"""How the cells of a tracker are read: what can be told for certain is, the rest says why not.

People write into a tracker for people: a day without its year, a week, two days, a tick, a name
beside a number. A day is never guessed: it would start or stop a clock.
"""

import re
from collections.abc import Callable, Mapping
from dataclasses import dataclass
from functools import partial

from goldenthread.codes import written
from goldenthread.codes.code_set import CodeSet
from goldenthread.codes.days import day_as_written
from goldenthread.ingest.trackers.mapping import SAYS_NOTHING, word_key
from goldenthread.returns.shape import Cell, Reads

NO_WORD_CHOSEN = "holds a word for which no meaning was chosen"
NO_NUMBER = "holds no number of a child"
TWO_NUMBERS = "holds more than one number: give each child a row of its own"
NO_DAY = "holds no day"
NOT_YET = "says that there is no day yet; it was read as blank"

_ISO = re.compile(r"\d{4}-\d\d-\d\d")
_SHORT = re.compile(r"(\d{1,2})\s*([/.-])\s*(\d{1,2})\s*\2\s*(\d\d)")
_SHORT_IN_WORDS = re.compile(r"(\d{1,2}(?:st|nd|rd|th)?[ -]*[a-z]{3,9})[ ,'-]*(\d\d)")
_FIRST_SHORT, _LAST_SHORT = 10, 39
"""A year of two figures is one of these of our century: a tracker is of work under way."""

_NOT_YET = re.compile(
    r"t\.?b\.?[cads]\.?|to be (?:confirmed|arranged|agreed|booked|decided|set|sent|held)\b.*|"
    r"awaiting\b.*|awaited|pending|not yet\b.*|outstanding|ongoing|on-going|open|in progress"
)
_A_DAY = re.compile(
    r"\d{1,2}\s*[/.-]\s*\d{1,2}(?:\s*[/.-]\s*\d{2,4})?|\d{4}-\d{1,2}-\d{1,2}|"
    r"\d{1,2}(?:st|nd|rd|th)?\s*(?:of\s+)?(?:jan|feb|mar|apr|may|jun|jul|aug|sep|oct|nov|dec)[a-z]*"
    r"(?:\s*\d{2,4})?"
)
_WEEK = re.compile(r"\b(?:w\s*/\s*[cbe]|wc|wb|week)\b")
_MONTH = re.compile(
    r"(?:(?:early|mid|late|end)[ -])?(?:of )?"
    r"(?:jan|feb|mar|apr|may|jun|jul|aug|sep|oct|nov|dec)[a-z]*[ '-]*(?:\d{2}|\d{4})?"
    r"|\d\d?[/-]\d{4}"
)
_NUMBER = re.compile(r"(?<![A-Za-z0-9])[A-Za-z]{0,4}[-/]?\d{3,}[A-Za-z]{0,2}(?![A-Za-z0-9])")
_BEFORE_A_NAME = re.compile(r"([A-Za-z]{0,4}\d+[A-Za-z]{0,2})\s*[-–:,(]\s*\D+")
_TICKS, _CROSSES = frozenset("✓✔√☑✅"), frozenset("✗✘❌")


@dataclass(frozen=True, kw_only=True)
class Told:
    """What a cell says: `value` as the record's reader has it (nothing where it says nothing, the
    text itself where it cannot be read). `why` is what is to be said of it; it ends a sentence
    that begins with the heading. `is_read` is False where it cannot be read."""

    value: str
    why: str = ""
    is_read: bool = True


Reader = Callable[[str], Told]


def reader_of(cell: Cell, meanings: Mapping[str, str]) -> Reader:
    """What reads the cells of one column. `meanings` are the words that a person gave a meaning."""
    read: Reader
    match cell.reads:
        case Reads.DATE:
            read = day
        case Reads.FLAG:
            read = flag
        case Reads.NUMBER:
            read = number
        case Reads.CODE:
            assert cell.codes is not None
            read = partial(code, codes=cell.codes)
        case _:
            read = child_number if cell.name == "child_id" else words
    if not meanings:
        return read

    def read_with_meanings(text: str) -> Told:
        chosen = meanings.get(word_key(text))
        if chosen is None:
            return read(text)
        return Told(value="" if chosen == SAYS_NOTHING else chosen)

    return read_with_meanings


def words(text: str) -> Told:
    """Words as they stand; nothing where they stand for nothing (`n/a`)."""
    return Told(value=written.as_written(text))


def day(text: str) -> Told:
    """The day as YYYY-MM-DD. A year of two figures is one of 2010 to 2039."""
    told = written.said(text)
    if not told:
        return Told(value="")
    plain = told.lower()
    if _NOT_YET.fullmatch(plain):
        return Told(value="", why=NOT_YET)
    iso = day_as_written(_with_its_century(plain))
    if _ISO.fullmatch(iso):
        return Told(value=iso)
    return Told(value=text, why=_why_no_day(plain), is_read=False)


def _with_its_century(plain: str) -> str:
    """The text with the year of a day in four figures, where it is written in two."""
    short = _SHORT.fullmatch(plain)
    if short and _FIRST_SHORT <= int(short[4]) <= _LAST_SHORT:
        return f"{short[1]}/{short[3]}/20{short[4]}"
    in_words = _SHORT_IN_WORDS.fullmatch(plain)
    if in_words and _FIRST_SHORT <= int(in_words[2]) <= _LAST_SHORT:
        return f"{in_words[1]} 20{in_words[2]}"
    return plain


def _why_no_day(plain: str) -> str:
    if _WEEK.search(plain):
        return "tells a week, not a day"
    if len(_A_DAY.findall(plain)) > 1:
        return "holds more than one day: which of them is meant cannot be told"
    if _MONTH.fullmatch(plain):
        return "tells a month, not a day"
    seen = _A_DAY.search(plain)
    if seen is None:
        return NO_DAY
    if seen[0] != plain:
        return "holds words beside the day, which may mean that it was not so"
    return "holds no real day, or one without its year"


def flag(text: str) -> Told:
    """`yes` or `no`, from those words or a tick; an x may mean either."""
    told = written.said(text)
    if told and set(told) <= _TICKS:
        return Told(value="yes")
    if told and set(told) <= _CROSSES:
        return Told(value="no")
    read = written.flag(text)
    if read in ("", "yes", "no"):
        return Told(value=read)
    return Told(value=text, why=NO_WORD_CHOSEN, is_read=False)


def number(text: str) -> Told:
    """A whole number."""
    read = written.number(text)
    if not read or re.fullmatch(r"\d{1,9}(?:\.0+)?", read):
        return Told(value=read)
    return Told(value=text, why="holds no whole number", is_read=False)


def code(text: str, codes: CodeSet) -> Told:
    """A code of the set: the code itself, or the words that it is labelled with."""
    told = written.chosen(text)
    if not told:
        return Told(value="")
    if codes.holds(told.upper()):
        return Told(value=told.upper())
    for one in codes:
        if written.fold(one.label) == written.fold(told):
            return Told(value=one.code)
    return Told(value=text, why=NO_WORD_CHOSEN, is_read=False)


def child_number(text: str) -> Told:
    """A child's number; of one that has a name beside it the number alone."""
    told = written.child_number(text)
    if not told:
        return Told(value="")
    if re.fullmatch(r"[A-Za-z0-9_./-]*\d[A-Za-z0-9_./-]*", told):
        return Told(value=told)
    before = _BEFORE_A_NAME.fullmatch(told)
    seen = [before[1]] if before else _NUMBER.findall(told)
    if len(set(seen)) == 1:
        return Told(value=seen[0])
    return Told(value="", why=TWO_NUMBERS if seen else NO_NUMBER, is_read=False)
