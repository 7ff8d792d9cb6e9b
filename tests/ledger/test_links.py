"""Ids that are one child's are read as one; undone, everything is as if they never had been.

The slow twin of a linked record is the record of the same files in which the one id had stood all
along.
"""

import copy
import random
from typing import Any

import pytest
from hypothesis import Phase, given
from hypothesis import strategies as st

from goldenthread.record.catalogue import TABLES
from goldenthread.record.links import Held, How, Verdict, groups, names_children
from goldenthread.record.snapshot import Reading, Snapshot
from goldenthread.record.table import TRACE
from tests.drawing import drawn
from tests.ledger.made_ledger import MadeLedger
from tests.ledger.stacking import TWINS
from tests.ledger.test_unchanged import opened_anew, read_all
from tests.ledger.worlds import CensusFile, loading_order, make_world
from tests.spec.given import CALENDAR

AS_MADE = (Phase.explicit, Phase.reuse, Phase.generate)
WORLDS = st.builds(random.Random, st.integers(0, 2**32))
SAME, NOT_SAME, UNDONE = Verdict.SAME, Verdict.NOT_SAME, Verdict.UNDONE
Said = dict[str, list[tuple[Any, ...]]]


def told(reading: Reading) -> Said:
    """What the record says, without which row of which load said it."""
    return {
        name: sorted(
            tuple(str(row[c]) for c in (*table.column_names, "row_key", "unreadable"))
            for row in reading.rows(f"select * from {name}")
        )
        for name, table in TABLES.items()
        if name in TWINS  # the tables that these worlds tell of
    }


def split(chance: random.Random, file: CensusFile) -> CensusFile:
    """The file, in which some children stand under another id: X1 is C1."""
    file = copy.deepcopy(file)
    for child in file.children:
        if chance.random() < 0.5:
            child["LAchildID"] = child["LAchildID"].replace("C", "X")
    return file


@drawn(4, phases=AS_MADE)
@given(chance=WORLDS)
def test_linked_ids_are_read_as_if_the_one_had_stood_all_along(chance: random.Random) -> None:
    whole, parted = MadeLedger(), MadeLedger()
    for file in loading_order(chance, make_world(chance)):
        whole.load(file)
        parted.load(split(chance, file))
    for number in range(4):
        parted.decide(f"C{number}", f"X{number}")
    assert told(opened_anew(parted, parted.edition)) == told(opened_anew(whole, whole.edition))


@drawn(4, phases=AS_MADE)
@given(chance=WORLDS)
def test_what_is_undone_was_never_linked(chance: random.Random) -> None:
    ledger, never, followed = MadeLedger(), MadeLedger(), Snapshot(working_days=CALENDAR)
    decided: set[tuple[str, str]] = set()
    for file in loading_order(chance, make_world(chance)):
        file = split(chance, file)
        ledger.load(file)
        never.load(file)
        for _ in range(chance.randint(0, 2)):
            pair = tuple(sorted(chance.sample(["C0", "X0", "C1", "X1"], 2)))
            ledger.decide(*pair)
            decided.add(pair)
            followed.take_in(ledger.since(followed.edition))
            told(followed.at())
    before = ledger.edition
    for pair in sorted(decided, key=lambda _: chance.random()):
        ledger.decide(*pair, chance.choice([UNDONE, NOT_SAME]))
    followed.take_in(ledger.since(followed.edition))
    assert told(followed.at()) == told(opened_anew(never, never.edition))
    assert told(followed.at(before)) == told(opened_anew(ledger, before)), "as it was known then"


@pytest.mark.prove
@drawn(15, phases=AS_MADE)
@given(chance=WORLDS)
def test_a_snapshot_that_follows_is_one_that_is_opened_anew(chance: random.Random) -> None:
    ledger, followed = MadeLedger(), Snapshot(working_days=CALENDAR)
    for file in loading_order(chance, make_world(chance)):
        if chance.random() < 0.6:
            ledger.decide(
                *chance.sample(["C0", "X0", "C1", "X1"], 2),
                chance.choice([SAME, SAME, UNDONE, NOT_SAME]),
            )
        ledger.load(split(chance, file))
        followed.take_in(ledger.since(followed.edition))
        asked = chance.choice([followed.edition, chance.randint(1, followed.edition)])
        if opened_anew(ledger, asked).as_at:
            assert read_all(followed.at(asked)) == read_all(opened_anew(ledger, asked))


def held(one: str, other: str, verdict: Verdict = SAME, case_system: str = "") -> Held:
    """A decision, for the rule alone."""
    ids = frozenset(case_system.split())
    return Held(one=one, other=other, verdict=verdict, how=How.UPN, of_case_system=ids)


@drawn(200)
@given(
    pairs=st.lists(st.tuples(*[st.sampled_from("ABCDEFG")] * 2).filter(lambda p: p[0] != p[1])),
    case_system=st.frozensets(st.sampled_from("ABCDEFG")),
    adopted=st.frozensets(st.sampled_from("ABCDEFG"), max_size=2),
    chance=WORLDS,
)
def test_groups_do_not_depend_on_the_order(
    pairs: list[tuple[str, str]],
    case_system: frozenset[str],
    adopted: frozenset[str],
    chance: random.Random,
) -> None:
    decisions = [held(*pair, case_system=" ".join(case_system & {*pair})) for pair in pairs]
    found = groups(decisions, adopted)
    chance.shuffle(decisions)
    assert groups(decisions, adopted) == found
    for child, stands in found.items():
        members = {one for one, to in found.items() if to == stands}
        assert stands in members
        assert stands == min(members & case_system or members)
        assert child not in adopted
        assert not members & adopted


GROUPS = [
    # decisions, adopted, groups
    ([held("A", "B")], "", {"A": "A", "B": "A"}),
    ([held("A", "B", NOT_SAME)], "", {}),
    ([held("A", "B", UNDONE)], "", {}),
    ([held("A", "B", case_system="B")], "", {"A": "B", "B": "B"}),
    ([held("A", "B"), held("B", "C")], "", {"A": "A", "B": "A", "C": "A"}),
    ([held("A", "B"), held("B", "C")], "C", {}),  # nobody who hangs together with an adopted child
    ([held("A", "B"), held("C", "D")], "C", {"A": "A", "B": "A"}),
]


@pytest.mark.parametrize(("decisions", "adopted", "expected"), GROUPS)
def test_groups(decisions: list[Held], adopted: str, expected: dict[str, str]) -> None:
    assert groups(decisions, adopted.split()) == expected


def test_every_table_of_children_is_keyed_by_the_child_first() -> None:
    """A linked row's key is made by putting the one id in the place of the other."""
    for table in TABLES.values():
        if names_children(table):
            assert table.key[0] == "child_id", table.name
    assert not {"told_of", *TRACE} & {c for t in TABLES.values() for c in t.column_names}
