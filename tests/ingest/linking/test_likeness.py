"""What a machine decides by likeness, and what it leaves to a person: pairs that must never be
linked by it stand beside those that should be."""

import datetime

import pytest

from goldenthread.ingest.linking.contradictions import alike, steps_between
from goldenthread.ingest.linking.deciding import Deciding
from goldenthread.ingest.linking.likeness import likely_pairs
from goldenthread.ingest.linking.one_id import OneId, parted
from goldenthread.record.links import Verdict
from tests.ingest.linking.made_people import make_people
from tests.ingest.linking.measuring import measure
from tests.ingest.linking.test_certain import an_id

BORN = datetime.date(2018, 2, 3)
NEXT_DAY, EARLIER = datetime.date(2018, 2, 4), datetime.date(2016, 5, 1)
HOME = frozenset({"TB11AA"})
NOWHERE = frozenset[str]()
UPN, OTHER = "A899000112001", "B899000212001"
FILLER = make_people(children=300, seed=5).ids


def child(child_id: str, name: str, **known: object) -> OneId:
    """A girl of one day and home, unless it is said otherwise."""
    return an_id(child_id, name=name, **({"born_on": BORN, "postcodes": HOME, "sex": "F"} | known))


def found(*ids: OneId) -> str:
    """What is decided of two ids among three hundred others."""
    known = {one.child_id: one for one in ids} | FILLER
    outcome = Deciding(
        ids=known, found=likely_pairs(known), held={}, adopted=frozenset(), likeness=True
    ).outcome()
    pair = tuple(sorted(one.child_id for one in ids))
    return next((d.verdict for d in outcome.decisions if d.pair == pair), "nothing")


SAME, ASKED = Verdict.SAME, Verdict.TO_DECIDE
PAIRS = [
    (child("A", "Phoebe Haslam"), child("EH1", "Phoebe Haslam"), SAME),
    (child("A", "Phoebe Haslam"), child("EH1", "Phebe Hasslam"), SAME),
    (child("A", "Phoebe Haslam"), child("EH1", "Haslam Phoebe"), SAME),
    (child("A", "Phoebe Haslam"), child("EH1", "HASLAM, Phoebe May"), SAME),
    (child("A", "Phoebe Haslam"), child("EH1", "Phoebe Haslam", postcodes=frozenset()), SAME),
    # Something speaks against it, or too little for it: a person decides.
    (child("A", "Phoebe Haslam"), child("EH1", "Phoebe Haslam", born_on=NEXT_DAY), ASKED),
    (child("A", "Phoebe Haslam"), child("EH1", "Phoebe Haslam", sex="M"), ASKED),
    (child("A", "Kayla Haslam"), child("B", "Layla Haslam"), ASKED),  # twins, in one system
    (child("A", "Phoebe Haslam"), child("EH1", "Phoebe Ormerod"), ASKED),
    (child("A", "Phoebe Haslam", upns=UPN), child("EH1", "Phoebe Haslam", upns=OTHER), ASKED),
    (
        child("A", "Phoebe Haslam", family="F1", postcodes=NOWHERE),
        child("B", "Phoebe Haslam", family="F2", postcodes=NOWHERE),
        ASKED,  # namesakes, in two families of one system
    ),
    (
        child("A", "Phoebe Haslam", family="F1", postcodes=NOWHERE),
        child("EH1", "Phoebe Haslam", family="F2", postcodes=NOWHERE),
        SAME,  # two systems number families as they like
    ),
    # Brothers and sisters, twins, and strangers born on one day.
    (child("A", "Phoebe Haslam"), child("EH1", "Scarlett Haslam"), "nothing"),
    (child("A", "Phoebe Haslam"), child("EH1", "Scarlett Haslam", born_on=EARLIER), "nothing"),
    (child("A", "", postcodes=frozenset()), child("EH1", "", postcodes=frozenset()), "nothing"),
    (child("A", "Phoebe Haslam"), child("EH1", "Unborn Haslam", born_on=None), "nothing"),
    # Two numbers, and something else that differs.
    (
        child("A", "Phoebe Haslam", upns=UPN),
        child("EH1", "Phoebe Haslam", upns=OTHER, born_on=NEXT_DAY),
        "nothing",
    ),
    (
        child("A", "Phoebe Haslam", nhs_numbers="9434765919"),
        child("EH1", "Phoebe Ormerod", nhs_numbers="9434765870"),
        "nothing",
    ),
]  # fmt: skip


@pytest.mark.parametrize(("one", "other", "expected"), PAIRS)
def test_pair(one: OneId, other: OneId, expected: str) -> None:
    assert found(one, other) == expected


def test_precision_and_recall_of_a_few() -> None:
    """The figures at full size are in tests/proofs/test_linkage.py."""
    measured = measure(make_people(children=500, seed=4))
    assert measured.precision >= 0.99, measured.in_words()
    assert measured.recall >= 0.95, measured.in_words()


@pytest.mark.parametrize(
    ("name", "expected"),
    [
        ("Ann Lee", ("ann", "lee")),
        ("LEE, Ann", ("ann", "lee")),
        ("Zoë O'Brien-Núñez", ("zoe", "obriennunez")),
        ("Unborn Lee", ("", "lee")),
        ("Baby of Ann Lee", ("ann", "lee")),
        ("Lee", ("", "lee")),
        ("", ("", "")),
    ],
)
def test_a_name_in_its_parts(name: str, expected: tuple[str, str]) -> None:
    assert parted(name) == expected


@pytest.mark.parametrize(
    ("one", "other", "steps"),
    [("", "", 0), ("ann", "", 3), ("ann", "anna", 1), ("jon", "jno", 1), ("kayla", "layla", 1)],
)
def test_steps_between(one: str, other: str, steps: int) -> None:
    assert steps_between(one, other) == steps_between(other, one) == steps


def test_alike() -> None:
    assert alike("jon", "jonathan")
    assert alike("mohammed", "muhammed")
    assert not alike("ann", "joy")
    assert not alike("jo", "joy") or steps_between("jo", "joy") == 1
