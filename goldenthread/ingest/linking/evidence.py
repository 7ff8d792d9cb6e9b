"""How what is known of two ids compares, in words that tell nothing of either child.

A name, a day or a number is in none of them: they are kept with the decision, and shown to whoever
decides under a pseudonym too. The page sets beside them what each id says, to whoever may know it.
"""

from collections.abc import Iterator

from goldenthread.ingest.linking.contradictions import against, alike, may_be_birth_of
from goldenthread.ingest.linking.one_id import OneId

FEW_DAYS = 31


def words_for(one: OneId, other: OneId) -> list[str]:
    """What speaks for the two being one child's, the strongest first."""
    return [*_numbers(one, other), *_names(one, other), *_days(one, other), *_rest(one, other)]


def evidence_of(one: OneId, other: OneId, why_doubtful: str = "") -> str:
    """What speaks for it, and what against, as it is kept: `For: ...; ... Against: ...`."""
    parts = []
    if spoken_for := words_for(one, other):
        parts.append(f"For: {'; '.join(spoken_for)}.")
    if spoken_against := [*against(one, other), *([why_doubtful] if why_doubtful else [])]:
        parts.append(f"Against: {'; '.join(spoken_against)}.")
    return " ".join(parts) or "Nothing is known of both."


def parts_of(evidence: str) -> tuple[list[str], list[str]]:
    """What speaks for it and what against, of evidence as it is kept."""
    spoken_for, _, spoken_against = evidence.partition("Against: ")
    parts = (spoken_for.partition("For: ")[2], spoken_against)
    found = [[w for w in part.strip().rstrip(".").split("; ") if w] for part in parts]
    return found[0], found[1]


def _numbers(one: OneId, other: OneId) -> Iterator[str]:
    if one.nhs_numbers & other.nhs_numbers:
        yield "the same NHS number"
    if one.upns & other.upns:
        yield "the same UPN"
    elif (one.upns | one.former_upns) & (other.upns | other.former_upns):
        yield "the UPN of one is a former UPN of the other"
    if other.child_id in one.former_ids or one.child_id in other.former_ids:
        yield "the id of one is a former id of the other"
    if other.child_id in one.early_help_ids or one.child_id in other.early_help_ids:
        yield "the id of one is the other's in the early help system"


def _names(one: OneId, other: OneId) -> Iterator[str]:
    if one.surname and other.surname:
        if one.surname == other.surname:
            yield "the same surname"
        elif alike(one.surname, other.surname):
            yield "surnames that differ by a letter or two"
    if one.first_name and other.first_name:
        if one.first_name == other.first_name:
            yield "the same first name"
        elif alike(one.first_name, other.first_name):
            yield "first names that are alike"
    crossed = one.first_name == other.surname and one.surname == other.first_name
    if crossed and one.first_name and one.surname:
        yield "first name and surname the other way round"


def _days(one: OneId, other: OneId) -> Iterator[str]:
    if one.born_on and one.born_on == other.born_on:
        yield "the same date of birth"
    elif one.born_on and other.born_on:
        days = abs((one.born_on - other.born_on).days)
        first, second = one.born_on, other.born_on
        if (first.year, first.month, first.day) == (second.year, second.day, second.month):
            yield "dates of birth with day and month the other way round"
        elif days <= FEW_DAYS:
            yield "dates of birth a day apart" if days == 1 else "dates of birth some days apart"
        elif (first.month, first.day) == (second.month, second.day):
            yield "dates of birth on the same day of different years"
    if one.is_unborn != other.is_unborn and may_be_birth_of(one, other):
        if one.born_on or other.born_on:
            yield "born about the day on which a birth was expected"
    elif one.is_unborn and one.expected_on == other.expected_on:
        yield "the same day on which a birth is expected"


def _rest(one: OneId, other: OneId) -> Iterator[str]:
    if one.postcodes & other.postcodes:
        yield "the same postcode"
    if one.family and one.family == other.family:
        yield "the same family"
    if one.sex and one.sex == other.sex:
        yield "the same sex"
