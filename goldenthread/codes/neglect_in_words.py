"""Whether words name neglect, and which category of abuse they say.

Councils write the category of a plan and the main need in many ways: in code, in words, in local
codes of their own that tell neglect apart, and as several kinds in one cell. Abuse *or* neglect,
which is what need N1 is called, names neglect and does not say that it is there; nor does a plan
under several categories that are not named.
"""

import re

from goldenthread.codes.written import chosen

NEGLECT, PHYSICAL, SEXUAL, EMOTIONAL = "NEG", "PHY", "SAB", "EMO"

_EITHER_OF_TWO = re.compile(
    r"\babuse\s*,\s*neglect\s*,?\s*(?:and|&|/|or)\s*exploitation\b"
    r"|\b(?:physical|sexual|emotional)\s+abuse\s+or\s+neglect\b"
    r"|(?<!physical )(?<!sexual )(?<!emotional )(?<!domestic )"
    r"\babuse\s*(?:or|/|and|&|,|-)?\s*neglect\b"
    r"|\bneglect\s*(?:or|/|and|&)\s*abuse\b"
    r"|\babusneg\b|\d?abusneg\b"
)
"""Abuse or neglect, in one of its spellings: it cannot be told which."""

_SPELT = {
    NEGLECT: r"(?:neglect(?:ed|ful|ing)?|negl|neg)",
    PHYSICAL: r"(?:physical(?:ly)?|physab|phys?|pa)",
    SEXUAL: r"(?:sexual(?:ly)?|sexa?|sab)",
    EMOTIONAL: r"(?:emotional(?:ly)?|emotion|emot?)",
}
_SAYS = {kind: re.compile(rf"(?:\b|_){spelt}(?:\b|_)") for kind, spelt in _SPELT.items()}


def _denied(spelt: str) -> re.Pattern[str]:
    """What finds a kind of abuse that is named to say that it is not there."""
    return re.compile(
        r"\b(?:no|not|non|without|excluding|excludes|except|other than|rather than|never|nor)"
        r"(?:[\s-]+(?:evidence|concerns?|signs?|indication|of|about|for|any|current|further|longer|"
        rf"a|the|due|to|recommended|believed|thought|be|being|is|in))*[\s-]+{spelt}\b"
        rf"|\b{spelt}\b(?:\s+(?:abuse|harm))?\s*(?:[-:,(]\s*)?"
        r"(?:(?:is|was|has|have|been|now)\s+)*"
        r"(?:(?:not|never)(?:\s+been)?\s+(?:found|substantiated|confirmed|evident|evidenced|present|"
        r"identified|recommended|proven|proved|established|applicable|a concern|an issue|met)\b"
        r"(?!\s+for\b)|no longer\b|ruled out|excluded|discounted|unsubstantiated|unfounded|"
        r"disproved|dismissed|(?:no|not|n|false|none)\s*\)?$)"
    )


_DENIED = {kind: _denied(spelt) for kind, spelt in _SPELT.items()}
_OTHER_HARM = re.compile(
    r"\b(?:domestic|violence|exploitation|traffick\w*|slavery|self[ -]harm|abandon\w*|"
    r"genital mutilation|radicali\w+|(?:alcohol|drug|substance) mis\w+|injur\w+|as abuser|"
    r"prostitution)\b"
)
_OTHER_NEED = re.compile(
    r"\bn[2-8](?![0-9])|^[2-8][a-z]\b|\b(?:disab\w+|illness|acute (?:di)?stress|dysfunction\w*|"
    r"unacceptable behaviour|low income|absent parent\w*)\b"
)
_SEVERAL = re.compile(r"\bmult?i?ple\b|\bmuliple\b|\bmul\b|\Anot recommended\Z")
_YES_OR_NO_FOR_EACH = re.compile(r"[yn]{4}")
"""A letter for each kind of abuse, in the order in which they stand above."""


def names_neglect(text: str) -> str:
    """`yes` where the words name neglect, alone or among several; `no` where they name something
    else, or say that neglect is not there; nothing where it cannot be told."""
    told = chosen(text)
    if _YES_OR_NO_FOR_EACH.fullmatch(told):
        return "yes" if told[0] == "y" else "no"
    kinds = _kinds(told)
    if NEGLECT in kinds:
        return "yes"
    left = _EITHER_OF_TWO.sub(" ", told)
    names_another = kinds or _OTHER_HARM.search(left) or _OTHER_NEED.search(left)
    return "no" if names_another or _DENIED[NEGLECT].search(told) else ""


def category_of_abuse(text: str) -> str:
    """NEG, PHY, SAB or EMO where one kind is named; MUL where several are, or none of them is; the
    text unchanged where no category is seen in it."""
    told = chosen(text)
    if not told:
        return ""
    if _YES_OR_NO_FOR_EACH.fullmatch(told):
        kinds = [kind for letter, kind in zip(told, _SPELT, strict=True) if letter == "y"]
    else:
        kinds = _kinds(told)
    if len(kinds) > 1 or _SEVERAL.search(told):
        return "MUL"
    return kinds[0] if kinds else text


def _kinds(told: str) -> list[str]:
    """The kinds of abuse that are named, without those that are named to be denied."""
    left = _EITHER_OF_TWO.sub(" ", told)
    return [kind for kind, says in _SAYS.items() if says.search(_DENIED[kind].sub(" ", left))]
