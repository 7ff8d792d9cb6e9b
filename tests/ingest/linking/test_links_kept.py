"""Links in the ledger: found in returns that were loaded, read through, undone, and never across an
adoption order, whichever way it is tried."""

import datetime
from collections.abc import Callable
from pathlib import Path
from typing import Any

import psycopg
import pytest

from goldenthread.codes.people import CHECK_LETTERS, is_valid_upn
from goldenthread.ingest.linking.linking import link
from goldenthread.ledger.connection import database_uri
from goldenthread.ledger.links import Decision, decide, decisions_on, held_decisions
from goldenthread.ledger.looks import Look
from goldenthread.record.links import How, Verdict
from goldenthread.record.snapshot import Reading
from goldenthread.returns.own_contract import EARLY_HELP
from goldenthread.returns.writing_standard_safeguarding import write_standard_safeguarding
from tests.ingest.files import a_child, census, day, record_now, take_in
from tests.ingest.test_early_help_and_partners import an_episode, of

pytestmark = pytest.mark.django_db(transaction=True)

COUNCIL = "899"
AT = datetime.datetime(2025, 7, 1, 9, tzinfo=datetime.UTC)
UPN = next(
    f"{letter}801200001001" for letter in CHECK_LETTERS if is_valid_upn(f"{letter}801200001001")
)
BORN = day("2018-02-03")


def look(*, likeness: bool = False) -> Look:
    """One look through the record as it stands."""
    return link(record_now(), database_uri(), COUNCIL, at=AT, likeness=likeness)


def person_says(one: str, other: str, verdict: Verdict) -> int | None:
    """What a person decides of a pair."""
    decision = Decision(one=one, other=other, verdict=verdict, how=How.PERSON, evidence="")
    return decide(database_uri(), COUNCIL, [decision], decided_by="somebody", at=AT)


def with_upn(number: str, **cells: Any) -> dict[str, Any]:
    """A child of the census, whose UPN is known."""
    child = a_child(number, plans=[("2024-06-01", "")], **cells) | {"UPN": UPN}
    child.pop("UPNunknown")
    return child


def helped(child: str, **cells: Any) -> dict[str, Any]:
    """An episode of early help, of the same child by its UPN."""
    known = {"name": "Ann Lee", "born": BORN, "sex": "F", "upn": UPN} | cells
    return an_episode(child, "2023-01-09", "2023-06-30", **known)


@pytest.fixture
def two_ids(tmp_path: Path) -> Path:
    """A1 of the census, and EH1 of early help, which have the UPN in common; and A2 apart."""
    take_in(census(tmp_path, 2025, [with_upn("A1"), a_child("A2")]), tmp_path)
    take_in(of(tmp_path, EARLY_HELP, helped("EH1")), tmp_path)
    return tmp_path


def everything(reading: Reading) -> list[list[str]]:
    """Every row of some tables, without its places."""
    tables = ("people", "names", "referrals", "child_protection_plans", "early_help_episodes")
    return [sorted(str(row) for row in reading.rows(f"select * from {table}")) for table in tables]


def test_a_upn_counts_though_the_return_that_is_believed_has_none(tmp_path: Path) -> None:
    take_in(census(tmp_path, 2025, [with_upn("A1")]), tmp_path)
    later = {"pers_person_id": "A1", "pers_dob": BORN, "pers_sex": "F"}
    write_standard_safeguarding(tmp_path / "nightly", {"ssd_person": [later]})
    take_in(tmp_path / "nightly", tmp_path, as_at=day("2025-11-24"))
    take_in(of(tmp_path, EARLY_HELP, helped("EH1")), tmp_path)
    assert record_now().rows("select upn from people_as_told where child_id = 'A1'") == [
        {"upn": None}
    ]
    look()
    (held,) = held_decisions(database_uri(), COUNCIL)
    assert (held.pair, held.how) == (("A1", "EH1"), How.UPN)


def test_two_ids_become_one_child(two_ids: Path) -> None:
    before = everything(record_now())
    found = look()
    assert (found.made, found.to_decide, found.withdrawn) == (1, 0, 0)
    now = record_now()
    assert dict(now.linked) == {"A1": "A1", "EH1": "A1"}
    assert now.ids_of("A1") == ("A1", "EH1")
    (person,) = now.rows("select * from people where child_id in ('A1', 'EH1')")
    (name,) = now.rows("select child_id, name from names")
    (helped_,) = now.rows("select child_id, row_key from early_help_episodes")
    assert (person["child_id"], person["ethnicity"]) == ("A1", "WBRI")  # of the case system
    assert name == {"child_id": "A1", "name": "Ann Lee"}  # of early help alone
    assert helped_ == {"child_id": "A1", "row_key": "A1|2023-01-09"}
    assert look().edition is None, "nothing is news the second time"
    assert everything(record_now(now.edition - 1)) == before, "as it was known then"


def test_undone_the_rows_are_as_they_were(two_ids: Path) -> None:
    before = everything(record_now())
    look()
    person_says("A1", "EH1", Verdict.UNDONE)
    assert everything(record_now()) == before
    assert look().edition is None, "a machine does not do again what a person undid"
    verdicts = [(d.verdict, d.how) for d in decisions_on(database_uri(), COUNCIL, ["EH1"])]
    assert verdicts == [(Verdict.SAME, How.UPN), (Verdict.UNDONE, How.PERSON)]
    person_says("A1", "EH1", Verdict.SAME)
    assert dict(record_now().linked) == {"A1": "A1", "EH1": "A1"}


def test_a_link_follows_what_the_returns_say(two_ids: Path) -> None:
    look()
    take_in(of(two_ids, EARLY_HELP, helped("EH1", upn=None)), two_ids)
    assert look().withdrawn == 1
    assert not record_now().linked
    take_in(of(two_ids, EARLY_HELP, helped("EH1")), two_ids)
    assert look().made == 1


def test_two_writers_at_once_and_the_person_stands(two_ids: Path) -> None:
    """A machine that looked before a person decided does not take the place of the decision."""
    reading = record_now()
    person_says("A1", "EH1", Verdict.NOT_SAME)
    found = link(reading, database_uri(), COUNCIL, at=AT, likeness=False)
    assert found.edition is None
    assert [d.verdict for d in held_decisions(database_uri(), COUNCIL)] == [Verdict.NOT_SAME]


def test_an_unborn_child_who_is_born_keeps_both_dates(tmp_path: Path) -> None:
    unborn = a_child("A1") | {"ExpectedPersonBirthDate": day("2024-06-01"), "Sex": "U"}
    unborn.pop("PersonBirthDate")
    born = a_child("A1") | {"PersonBirthDate": day("2024-05-20")}
    take_in(census(tmp_path, 2024, [unborn]), tmp_path)
    take_in(census(tmp_path, 2025, [born]), tmp_path)
    (person,) = record_now().rows("select born_on, expected_on, sex from people")
    assert person == {"born_on": day("2024-05-20"), "expected_on": day("2024-06-01"), "sex": "F"}


def test_and_so_does_one_who_was_given_a_new_id(tmp_path: Path) -> None:
    unborn = a_child("A9") | {"ExpectedPersonBirthDate": day("2025-03-25"), "Sex": "U"}
    unborn.pop("PersonBirthDate")
    born = a_child("A1", referred="2025-03-01") | {"PersonBirthDate": day("2025-03-20")}
    take_in(census(tmp_path, 2025, [unborn, born]), tmp_path)
    person_says("A1", "A9", Verdict.SAME)
    (person,) = record_now().rows("select * from people")
    told = {name: person[name] for name in ("child_id", "born_on", "expected_on", "sex")}
    assert told == {
        "child_id": "A1",
        "born_on": day("2025-03-20"),
        "expected_on": day("2025-03-25"),
        "sex": "F",
    }
    assert len(record_now().rows("select * from referrals")) == 2


# Never across an adoption order ----------------------------------------------------------------


def adopted_child(number: str = "A1", **cells: Any) -> dict[str, Any]:
    """A child of the census whose case was closed because it was adopted."""
    return with_upn(number, closed="2024-12-01", ReasonForClosure="RC1", **cells)


@pytest.fixture
def across(tmp_path: Path) -> Path:
    """A1, who was adopted; EH1, of early help, of the same UPN, name, day and sex."""
    take_in(census(tmp_path, 2025, [adopted_child(), a_child("A2")]), tmp_path)
    take_in(of(tmp_path, EARLY_HELP, helped("EH1")), tmp_path)
    return tmp_path


def by_machine(_: Path) -> None:
    look()


def by_likeness(_: Path) -> None:
    look(likeness=True)


def by_a_person(_: Path) -> None:
    person_says("A1", "EH1", Verdict.SAME)


def by_way_of_a_third_id(folder: Path) -> None:
    person_says("A1", "A2", Verdict.SAME)
    person_says("A2", "EH1", Verdict.SAME)


def by_hand_in_the_database(_: Path) -> None:
    with psycopg.connect(database_uri()) as connection:
        (edition,) = connection.execute("select max(number) + 1 from ledger_editions").fetchone()
        connection.execute(
            "insert into ledger_links (council, one, other, verdict, how, evidence, "
            "of_case_system, decided_by, decided_at, opened_by) "
            "values ('899', 'A1', 'EH1', 'the same child', 'UPN', '', '', '', now(), %s)",
            [edition],
        )
        connection.execute("insert into ledger_editions values (%s, now(), null)", [edition])


WAYS: list[Callable[[Path], None]] = [
    by_machine,
    by_likeness,
    by_a_person,
    by_way_of_a_third_id,
    by_hand_in_the_database,
]


@pytest.mark.parametrize("way", WAYS)
def test_no_link_crosses_an_adoption_order(across: Path, way: Callable[[Path], None]) -> None:
    before = everything(record_now())
    way(across)
    now = record_now()
    assert not {"A1", "EH1"} & set(now.linked)
    assert everything(now) == before
    open_pairs = {d.pair for d in held_decisions(database_uri(), COUNCIL) if not d.by_a_person}
    assert open_pairs <= {("A1", "EH1")} if way is by_hand_in_the_database else not open_pairs


@pytest.mark.parametrize("way", WAYS)
def test_nor_one_that_is_known_of_afterwards(tmp_path: Path, way: Callable[[Path], None]) -> None:
    take_in(census(tmp_path, 2025, [with_upn("A1"), a_child("A2")]), tmp_path)
    take_in(of(tmp_path, EARLY_HELP, helped("EH1")), tmp_path)
    before = record_now().edition
    way(tmp_path)
    linked = record_now()
    assert {"A1", "EH1"} <= set(linked.linked)
    take_in(census(tmp_path, 2025, [adopted_child(), a_child("A2")]), tmp_path)
    now = record_now()
    assert not now.linked
    assert sorted(r["child_id"] for r in now.rows("select child_id from people")) == [
        "A1", "A2", "EH1",
    ]  # fmt: skip
    look(likeness=True)
    assert not record_now().linked
    assert record_now(linked.edition).linked, "what was known before the order stays known"
    assert not record_now(before).linked


def test_nobody_is_linked_who_is_like_a_child_who_was_adopted(tmp_path: Path) -> None:
    """EH1 was helped before the order under another number, and is of the same name and day."""
    after = with_upn("P1")  # the same child after the order: a new id and a new UPN
    before = adopted_child("A1") | {"UPN": None, "UPNunknown": "UN1"}
    take_in(census(tmp_path, 2025, [before, after]), tmp_path)
    rows = [helped("EH1"), helped("A1", upn=None)]
    take_in(of(tmp_path, EARLY_HELP, *rows), tmp_path)
    found = look(likeness=True)
    assert (found.made, found.to_decide) == (0, 0)
