"""Made-up people of whom some stand under two or three ids, with known truth.

In the manner of FEBRL (Christen 2005) a second id is the first with some of its cells mistyped,
misheard, swapped, left out or out of date.

Families are made whole, as no such generator does: brothers and sisters share surname and home,
twins the day of birth too, and one in some hundred shares name and day with a stranger.
"""

import datetime
import random
import string
from collections.abc import Iterator
from dataclasses import dataclass, replace
from itertools import combinations

from goldenthread.borough.people import FORENAMES, SURNAMES
from goldenthread.ingest.linking.one_id import OneId, folded

Day = datetime.date
SHORT = {"george": "georgie", "joshua": "josh", "samuel": "sam", "oliver": "ollie", "daniel": "dan"}
SHORT |= {"isabella": "bella", "jessica": "jess", "phoebe": "phebe", "mohammed": "muhammad"}


@dataclass(frozen=True, kw_only=True)
class MadePeople:
    """The ids, and which pairs of them are one child's."""

    ids: dict[str, OneId]
    truth: frozenset[tuple[str, str]]


def make_people(*, children: int, seed: int, errors: float = 1.0) -> MadePeople:
    """So many children, of whom three in ten stand under more than one id. `errors` is how often a
    cell of a second id is wrong, against what is usual."""
    chance = random.Random(seed)
    ids: dict[str, OneId] = {}
    truth: set[tuple[str, str]] = set()
    for number, child in enumerate(_children(chance, children)):
        own = [f"C{number:06}"]
        ids[own[0]] = replace(child, child_id=own[0])
        for place in range(chance.choices((0, 1, 2), (70, 26, 4))[0]):
            again = f"E{number:06}{place}"
            ids[again] = replace(_said_again(chance, child, errors), child_id=again)
            own.append(again)
        truth |= {(min(pair), max(pair)) for pair in combinations(own, 2)}
    return MadePeople(ids=ids, truth=frozenset(truth))


def _children(chance: random.Random, count: int) -> Iterator[OneId]:
    made = 0
    while made < count:
        surname = folded(chance.choice(SURNAMES))
        if chance.random() < 0.6:  # a tail of rare names, as there is
            surname = _typed_wrong(chance, _typed_wrong(chance, surname)) + chance.choice("aeosny")
        postcode = f"TB{chance.randint(1, 30)}{chance.randint(1, 9)}" + "".join(
            chance.choices("ABDEFGHJLNPQRSTUWXYZ", k=2)
        )
        born = Day(2007, 4, 1) + datetime.timedelta(days=chance.randrange(6500))
        names: set[str] = set()
        for _ in range(chance.choices((1, 2, 3, 4), (45, 32, 15, 8))[0]):
            sex = chance.choice("MF")
            first = folded(chance.choice([n for n in FORENAMES[sex] if folded(n) not in names]))
            names.add(first)
            yield OneId(
                child_id="",
                first_names=first,
                surname=surname,
                born_on=born,
                sex=sex,
                postcodes=frozenset({postcode}),
                kinds=frozenset({"standard_safeguarding"}),
            )
            made += 1
            if chance.random() > 0.03:  # else the next one is a twin
                born += datetime.timedelta(days=chance.randrange(300, 1600))


def _said_again(chance: random.Random, child: OneId, errors: float) -> OneId:
    """The same child as another system has it."""
    first, surname, born, sex = child.first_names, child.surname, child.born_on, child.sex
    postcodes = child.postcodes

    def wrong(share: float) -> bool:
        return chance.random() < share * errors

    if wrong(0.12):
        first = SHORT.get(first) or _typed_wrong(chance, first)
    if wrong(0.10):
        surname = _typed_wrong(chance, surname)
    if wrong(0.03):
        surname = folded(chance.choice(SURNAMES))
    if wrong(0.03):
        first, surname = surname, first
    if born and wrong(0.03):
        born = _day_wrong(chance, born)
    if wrong(0.02):
        sex = ""
    if wrong(0.02):
        first = ""
    if wrong(0.01):
        born = None
    moved = wrong(0.15)
    if moved or wrong(0.15):
        postcodes = frozenset({"TB99" + "".join(chance.choices("ABCD", k=2))} if moved else ())
    return replace(
        child,
        first_names=first,
        surname=surname,
        born_on=born,
        sex=sex,
        postcodes=postcodes,
        kinds=frozenset({"early_help"}),
    )


def _typed_wrong(chance: random.Random, word: str) -> str:
    """A letter changed, left out, put in, or changing places with the next."""
    if len(word) < 3:
        return word
    at = chance.randrange(1, len(word) - 1)
    letter = chance.choice(string.ascii_lowercase)
    return chance.choice(
        [
            word[:at] + letter + word[at + 1 :],
            word[:at] + word[at + 1 :],
            word[:at] + letter + word[at:],
            word[:at] + word[at + 1] + word[at] + word[at + 2 :],
        ]
    )


def _day_wrong(chance: random.Random, day: Day) -> Day:
    """Day and month swapped, or a figure mistyped."""
    if chance.random() < 0.5 and day.day <= 12:
        return Day(day.year, day.day, day.month)
    return chance.choice(
        [
            day + datetime.timedelta(days=chance.choice([-1, 1, 10, -10])),
            Day(day.year + chance.choice([-1, 1]), day.month, min(day.day, 28)),
            Day(day.year, day.month % 12 + 1, min(day.day, 28)),
        ]
    )
