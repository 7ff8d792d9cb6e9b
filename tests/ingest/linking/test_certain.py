"""What a machine decides by numbers alone: given what is known of the ids, then the decisions."""

import datetime
from typing import Any

import pytest

from goldenthread.ingest.linking.certain import certain_pairs
from goldenthread.ingest.linking.deciding import Deciding, Outcome
from goldenthread.ingest.linking.one_id import OneId, parted
from goldenthread.ledger.links import Decision, HeldDecision
from goldenthread.record.links import How, Verdict

U1, U2, U3 = "H801200001001", "M801200001002", "R801200001003"
N1, N2 = "9434765919", "9876543210"
BORN, NEXT_DAY = datetime.date(2015, 2, 3), datetime.date(2015, 2, 4)
SAME, NOT_SAME, TO_DECIDE = Verdict.SAME, Verdict.NOT_SAME, Verdict.TO_DECIDE


def an_id(child_id: str, **known: Any) -> OneId:
    """An id of the case system, or of early help where it begins with EH; sets may be one word."""
    cells: dict[str, Any] = {"kinds": "early_help" if child_id.startswith("EH") else "cin_census"}
    cells |= known
    for name in ("kinds", "upns", "former_upns", "nhs_numbers", "former_ids", "early_help_ids"):
        cells[name] = frozenset(str(cells.get(name, "")).split())
    if "name" in cells:
        cells["first_names"], cells["surname"] = parted(cells.pop("name"))
    return OneId(child_id=child_id, **cells)


def decided(
    *ids: OneId,
    held: tuple[tuple[str, str, Verdict, How], ...] = (),
    adopted: str = "",
    to_be_adopted: str = "",
) -> Outcome:
    """What comes of these ids, beside what is held."""
    known = {one.child_id: one for one in ids}
    return Deciding(
        ids=known,
        found=certain_pairs(known),
        held={
            (one, other): a_decision(one, other, verdict, how) for one, other, verdict, how in held
        },
        adopted=frozenset(adopted.split()),
        to_be_adopted=frozenset(to_be_adopted.split()),
    ).outcome()


def a_decision(one: str, other: str, verdict: Verdict, how: How) -> HeldDecision:
    return HeldDecision(
        one=one,
        other=other,
        verdict=verdict,
        how=how,
        evidence="",
        decided_by="",
        decided_at=datetime.datetime(2025, 6, 30, tzinfo=datetime.UTC),
        opened_by=1,
        closed_by=None,
    )


def said(decisions: tuple[Decision, ...]) -> list[str]:
    """`A EH1: the same child, by UPN`."""
    return [f"{d.one} {d.other}: {d.verdict}, by {d.how}" for d in decisions]


BY_NHS_NUMBER = "A B: the same child, by NHS number"
GIVEN_THEN = [
    # what is known of the ids, what is decided
    ([an_id("A", upns=U1), an_id("EH1", upns=U1)], ["A EH1: the same child, by UPN"]),
    ([an_id("A", upns=U2, former_upns=U1), an_id("B", upns=U1)], ["A B: the same child, by UPN"]),
    ([an_id("A", upns=U1), an_id("B", upns=U2)], []),
    ([an_id("A", nhs_numbers=N1), an_id("B", nhs_numbers=N1)], [BY_NHS_NUMBER]),
    # A number that would be enough, and something that speaks against it: a person decides.
    (
        [an_id("A", upns=U1, born_on=BORN), an_id("B", upns=U1, born_on=NEXT_DAY)],
        ["A B: to be decided, by UPN"],
    ),
    ([an_id("A", upns=U1, sex="F"), an_id("B", upns=U1, sex="M")], ["A B: to be decided, by UPN"]),
    (
        [an_id("A", upns=U1, nhs_numbers=N1), an_id("B", upns=U1, nhs_numbers=N2)],
        ["A B: to be decided, by UPN"],
    ),
    (
        [an_id("A", upns=U1, nhs_numbers=N1), an_id("B", upns=U2, nhs_numbers=N1)],
        ["A B: to be decided, by NHS number"],
    ),
    (
        [an_id("A", upns=U1, name="Ann Lee", born_on=BORN), an_id("B", upns=U1, name="Joy Lee")],
        ["A B: to be decided, by UPN"],
    ),
    (
        [an_id("A", upns=U1, name="Annie Lee"), an_id("B", upns=U1, name="Ann Lee")],
        ["A B: the same child, by UPN"],
    ),
    # A former id may be another child's by chance.
    (
        [an_id("A", former_ids="B", born_on=BORN), an_id("B", born_on=BORN)],
        ["A B: the same child, by former id"],
    ),
    ([an_id("A", former_ids="B", born_on=BORN), an_id("B")], ["A B: to be decided, by former id"]),
    ([an_id("A", former_ids="Z")], []),
    ([an_id("A", early_help_ids="EH1"), an_id("EH1")], ["A EH1: the same child, by early help id"]),
    ([an_id("A", early_help_ids="B"), an_id("B")], []),  # B is of the case system
    # A number that fills a cell is nobody's.
    ([an_id(one, upns=U1) for one in "ABCDE"], []),
    # Three ids of one child: two links do.
    (
        [an_id("A", upns=U1), an_id("B", upns=U1), an_id("EH1", upns=U1)],
        ["A B: the same child, by UPN", "A EH1: the same child, by UPN"],
    ),
    # A third id would join two that do not fit.
    (
        [
            an_id("A", upns=U1, born_on=BORN),
            an_id("B", nhs_numbers=N1, born_on=NEXT_DAY),
            an_id("EH1", upns=U1, nhs_numbers=N1),
        ],
        ["A EH1: the same child, by UPN", "B EH1: to be decided, by NHS number"],
    ),
]  # fmt: skip


@pytest.mark.parametrize(("ids", "expected"), GIVEN_THEN)
def test_what_numbers_decide(ids: list[OneId], expected: list[str]) -> None:
    assert said(decided(*ids).decisions) == expected
    assert said(decided(*reversed(ids)).decisions) == expected


EXPECTED = datetime.date(2025, 3, 1)


def unborn(child_id: str, family: str = "F1", expected: datetime.date = EXPECTED) -> OneId:
    return an_id(child_id, family=family, expected_on=expected)


def born(child_id: str, on: datetime.date, family: str = "F1") -> OneId:
    return an_id(child_id, family=family, born_on=on)


IN_TIME = datetime.date(2025, 2, 20)
TOO_EARLY, TOO_LATE = datetime.date(2024, 10, 1), datetime.date(2025, 4, 1)
BIRTHS = [
    ([unborn("A"), born("B", IN_TIME)], ["A B: the same child, by expected birth"]),
    ([unborn("A"), born("B", TOO_EARLY)], []),
    ([unborn("A"), born("B", TOO_LATE)], []),
    ([unborn("A"), born("B", IN_TIME, family="F2")], []),
    (
        [unborn("A"), born("B", IN_TIME), born("C", IN_TIME)],  # twins: nobody can tell
        ["A B: to be decided, by expected birth", "A C: to be decided, by expected birth"],
    ),
    (
        [unborn("A"), unborn("B"), born("C", IN_TIME)],
        ["A C: to be decided, by expected birth", "B C: to be decided, by expected birth"],
    ),
]


@pytest.mark.parametrize(("ids", "expected"), BIRTHS)
def test_an_expected_birth(ids: list[OneId], expected: list[str]) -> None:
    assert said(decided(*ids).decisions) == expected


A_AND_B = (an_id("A", upns=U1), an_id("B", upns=U1))


@pytest.mark.parametrize("verdict", [NOT_SAME, Verdict.UNDONE, Verdict.CANNOT_TELL])
def test_what_a_person_decided_is_not_asked_again(verdict: Verdict) -> None:
    outcome = decided(*A_AND_B, held=(("A", "B", verdict, How.PERSON),))
    assert outcome == Outcome(decisions=(), withdrawn=())


def test_nor_is_it_gone_around() -> None:
    third = an_id("C", upns=U1)
    outcome = decided(*A_AND_B, third, held=(("A", "B", NOT_SAME, How.PERSON),))
    assert said(outcome.decisions) == [
        "A C: the same child, by UPN",
        "B C: to be decided, by UPN",
    ]


def test_a_link_whose_ground_has_gone_is_withdrawn() -> None:
    outcome = decided(an_id("A", upns=U1), an_id("B"), held=(("A", "B", SAME, How.UPN),))
    assert outcome == Outcome(decisions=(), withdrawn=(("A", "B"),))


def test_but_not_one_that_a_person_made() -> None:
    outcome = decided(an_id("A"), an_id("B"), held=(("A", "B", SAME, How.PERSON),))
    assert outcome.withdrawn == ()


def test_a_link_against_which_something_speaks_by_now_goes_to_a_person() -> None:
    ids = (an_id("A", upns=U1, born_on=BORN), an_id("B", upns=U1, born_on=NEXT_DAY))
    outcome = decided(*ids, held=(("A", "B", SAME, How.UPN),))
    assert said(outcome.decisions) == ["A B: to be decided, by UPN"]


def test_what_is_held_already_is_said_again_and_is_no_news() -> None:
    assert decided(*A_AND_B, held=(("A", "B", SAME, How.UPN),)).decisions == ()


def test_no_evidence_tells_of_a_child() -> None:
    ids = (
        an_id("A", upns=U1, nhs_numbers=N1, name="Ann Lee", born_on=BORN, postcodes={"TB11AA"}),
        an_id("B", upns=U1, nhs_numbers=N1, name="Ann Lee", born_on=BORN, postcodes={"TB11AA"}),
    )
    (decision,) = decided(*ids).decisions
    assert decision.evidence == (
        "For: the same NHS number; the same UPN; the same surname; the same first name; "
        "the same date of birth; the same postcode."
    )
    for secret in (U1, N1, "Ann", "Lee", "2015", "TB1"):
        assert secret not in decision.evidence
