"""Words of names that are alike: they sound alike, or have the same letters but one.

Both are of one word, in small letters without accents or marks. Nothing is scored: a word is alike
or it is not, and a page says in which way.
"""

import re
from collections.abc import Iterable
from enum import StrEnum
from functools import lru_cache


class How(StrEnum):
    """In which way a word that was asked for is one of a name; the nearest way first."""

    SAME = "the same"
    BEGINS = "begins so"
    SOUNDS = "sounds like"
    ONE_LETTER = "the same letters but one"


NEARNESS = {how: place for place, how in enumerate(How)}

AS_SPOKEN: tuple[tuple[str, str], ...] = (
    (r"^chr", "kr"),
    (r"^(?:kn|gn|pn)", "n"),
    (r"^wr", "r"),
    (r"^gh", "g"),
    (r"^x", "s"),
    (r"gh", ""),
    (r"ph", "f"),
    (r"t?ch|sch|sh", "x"),
    (r"ck|q", "k"),
    (r"dg", "j"),
    (r"c(?=[eiy])", "s"),
    (r"g(?=[eiy])", "j"),
    (r"c", "k"),
    (r"z", "s"),
    (r"v", "f"),
    (r"th", "t"),
    (r"(.)\1+", r"\1"),
    (r"(?<=.)[aeiouyhw]", ""),
    (r"^[aeiou]", "a"),
)
"""What is written in two ways and spoken in one, in the order in which it is read."""

_RULES = tuple((re.compile(written), spoken) for written, spoken in AS_SPOKEN)
SHORTEST_SOUND = 2
"""Consonants. Of Lee and Lou one is left: they would sound alike, and so would half a class."""
SHORTEST_MISSPELT = 4
SHORTEST_BEGINNING = 2


@lru_cache(maxsize=100_000)
def sound_of(word: str) -> str:
    """The consonants of a word as they are spoken: Stephen and Steven have the same."""
    for written, spoken in _RULES:
        word = written.sub(spoken, word)
    return word


def differ_by_one(one: str, other: str) -> bool:
    """Whether a letter is left out, put in or another, or two that stand together are exchanged."""
    if one == other or abs(len(one) - len(other)) > 1:
        return False
    if len(one) > len(other):
        one, other = other, one
    at = next((n for n, letter in enumerate(one) if letter != other[n]), len(one))
    if len(one) < len(other):
        return one[at:] == other[at + 1 :]
    exchanged = one[at : at + 2] == other[at : at + 2][::-1] and one[at + 2 :] == other[at + 2 :]
    return one[at + 1 :] == other[at + 1 :] or exchanged


def how_alike(asked: str, word: str) -> How | None:
    """In which way the word of a name is the one asked for; None where it is not."""
    if asked == word:
        return How.SAME
    if len(asked) >= SHORTEST_BEGINNING and word.startswith(asked):
        return How.BEGINS
    sound = sound_of(asked)
    if len(sound.lstrip("a")) >= SHORTEST_SOUND and sound == sound_of(word):
        return How.SOUNDS
    if len(asked) >= SHORTEST_MISSPELT and differ_by_one(asked, word):
        return How.ONE_LETTER
    return None


def alike(asked: str, words: Iterable[str]) -> dict[str, How]:
    """Of these words those that are, or are like, the one asked for; and in which way."""
    return {word: how for word in words if (how := how_alike(asked, word))}
