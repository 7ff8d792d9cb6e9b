"""What speaks against two ids being one child's: where anything does, only a person may link them.

In words that tell of no child: neither a name nor a day nor a number is in them.
"""

from collections.abc import Iterator

from goldenthread.ingest.linking.one_id import Day, OneId

EARLIEST_BIRTH, LATEST_BIRTH = 119, 28
"""Days before and after the day expected between which a child may be born: from 23 weeks of
pregnancy, at which a birth may be survived, to 44."""


def against(one: OneId, other: OneId) -> list[str]:
    """What speaks against it, each in words; nothing where nothing does."""
    return [*by_number(one, other), *_by_person(one, other), *_by_time(one, other)]


def by_number(one: OneId, other: OneId) -> Iterator[str]:
    """What speaks against it of the numbers that a child has one of for life."""
    if differ(one.nhs_numbers, other.nhs_numbers):
        yield "two different NHS numbers"
    every = one.upns | one.former_upns, other.upns | other.former_upns
    if one.upns and other.upns and every[0].isdisjoint(every[1]):
        yield "two different UPNs, of which neither is a former one of the other"


def _by_person(one: OneId, other: OneId) -> Iterator[str]:
    if one.born_on and other.born_on and one.born_on != other.born_on:
        yield "two different dates of birth"
    if not may_be_birth_of(one, other):
        yield "a date of birth that is too far from the day on which a birth was expected"
    if one.sex and other.sex and one.sex != other.sex:
        yield "different sexes"
    if one.died_on and other.died_on and one.died_on != other.died_on:
        yield "two different dates of death"
    if first_names_clash(one, other):
        yield "first names that are not alike"
    elif may_be_twins(one, other):
        yield "one system has both, with first names that twins might have"


def _by_time(one: OneId, other: OneId) -> Iterator[str]:
    if at_once(one.plans, other.plans):
        yield "child protection plans that ran at the same time and began on different days"
    if at_once(one.care, other.care):
        yield "periods of being looked after that ran at the same time and began on different days"


def differ(one: frozenset[str], other: frozenset[str]) -> bool:
    """Whether both are known and have nothing in common."""
    return bool(one) and bool(other) and one.isdisjoint(other)


def may_be_birth_of(one: OneId, other: OneId) -> bool:
    """Whether the birth of the one may be that which the other expects; true where neither does, or
    both do of days close to one another."""
    for born, unborn in ((one, other), (other, one)):
        if born.born_on and unborn.is_unborn and unborn.expected_on:
            days = (born.born_on - unborn.expected_on).days
            return -EARLIEST_BIRTH <= days <= LATEST_BIRTH
    if one.is_unborn and other.is_unborn and one.expected_on and other.expected_on:
        return abs((one.expected_on - other.expected_on).days) <= LATEST_BIRTH
    return True


def at_once(one: frozenset[tuple[Day, Day]], other: frozenset[tuple[Day, Day]]) -> bool:
    """Whether something of the one ran while something of the other did that began on another day:
    the same stretch, said under both ids, begins on the same."""
    same = {start for start, _ in one} & {start for start, _ in other}
    return any(
        max(a[0], b[0]) < min(a[1], b[1])
        for a in one
        for b in other
        if a[0] not in same and b[0] not in same
    )


def first_names_clash(one: OneId, other: OneId) -> bool:
    """Whether both have first names, and no first name of the one is like one of the other, or like
    its surname where the names may have changed places."""
    if not one.first_names or not other.first_names or are_reversed(one, other):
        return False
    return not any(alike(a, b) for a in one.first_names.split() for b in other.first_names.split())


def may_be_twins(one: OneId, other: OneId) -> bool:
    """Whether one system tells them apart by first names that are alike, and no more: Kayla and
    Layla. Ann and Annie, or one name twice, it has by mistake."""
    first, second = sorted((one.first_name, other.first_name), key=len)
    known = bool(first) and one.born_on is not None and one.born_on == other.born_on
    return known and not one.kinds.isdisjoint(other.kinds) and not second.startswith(first)


def in_two_families(one: OneId, other: OneId) -> bool:
    """Whether one system has both, and each in a family of its own."""
    known = bool(one.family) and bool(other.family) and one.family != other.family
    return known and not one.kinds.isdisjoint(other.kinds)


def are_reversed(one: OneId, other: OneId) -> bool:
    """Whether first name and surname of the one are, or nearly, surname and first name of the
    other."""
    names = (one.first_name, other.surname), (one.surname, other.first_name)
    return all(a and b and alike(a, b) for a, b in names)


def alike(one: str, other: str) -> bool:
    """Whether two names may be one, mistyped or shortened: equal, one the beginning of the other
    (of three letters or more), or a letter or two apart by the length of the shorter."""
    short, long = sorted((one, other), key=len)
    if short == long or (len(short) >= SHORTEST_BEGINNING and long.startswith(short)):
        return True
    allowed = 1 if len(short) <= SHORT_NAME else 2
    return steps_between(one, other) <= allowed


SHORTEST_BEGINNING, SHORT_NAME = 3, 5


def steps_between(one: str, other: str) -> int:
    """Letters to put in, leave out, change or change places with the next, to make one the other
    (Damerau and Levenshtein, each place once)."""
    before_last: list[int] = []
    last = list(range(len(other) + 1))
    for row, a in enumerate(one, start=1):
        now = [row]
        for column, b in enumerate(other, start=1):
            steps = min(last[column] + 1, now[-1] + 1, last[column - 1] + (a != b))
            swapped = row > 1 and column > 1 and a == other[column - 2] and one[row - 2] == b
            now.append(min(steps, before_last[column - 2] + 1) if swapped else steps)
        before_last, last = last, now
    return last[-1]
