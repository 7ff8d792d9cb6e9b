"""A Standard Safeguarding Dataset taken in night after night: what the record says then."""

import datetime
from pathlib import Path

import pytest

from goldenthread.ingest.load import Loaded
from goldenthread.record.one_child import facts_of, family_of, people_of
from tests.ingest.annex_a_lists import day
from tests.ingest.files import record_now, take_in
from tests.ingest.safeguarding_dataset import renumbered, story, written
from tests.ingest.safeguarding_rows import Tables

pytestmark = pytest.mark.django_db(transaction=True)

TONIGHT, TOMORROW = day("2025-11-01"), day("2025-11-02")


def loaded(
    folder: Path, tables: Tables, on: datetime.date = TONIGHT, *, replaces: bool = False
) -> Loaded:
    """The tables taken in as those of a night."""
    arriving = folder / f"night_{on}"
    for file in arriving.glob("*") if arriving.exists() else ():
        file.unlink()
    return take_in(written(arriving, tables), folder, council="899", as_at=on, replaces=replaces)


def changes(one: Loaded) -> dict[str, tuple[int, int]]:
    """The tables in which a load opened or closed rows."""
    counts = {name: (c["loaded"], c["closed"]) for name, c in one.tables.items()}
    return {name: both for name, both in counts.items() if any(both)}


def test_a_night_after_a_night_in_which_only_numbers_changed(tmp_path: Path) -> None:
    first = loaded(tmp_path, story())
    assert (first.kind, first.slice) == ("standard_safeguarding", "899 standard_safeguarding")
    for name, counts in first.tables.items():
        assert counts["read"] == counts["loaded"] + counts["held_back"], name
    again = loaded(tmp_path, renumbered(story(), 1), TOMORROW)
    assert changes(again) == {}


def test_a_row_of_nobody_is_one_row_held_back(tmp_path: Path) -> None:
    """A case system has a person -1 for want of one: it is read twice (sex, gender), and is one."""
    tables = story()
    everybody = len(tables["ssd_person"])
    tables["ssd_person"].append({"pers_person_id": "-1", "pers_dob": day("2015-01-01")})
    people = loaded(tmp_path, tables).tables["people"]
    assert (people["read"], people["loaded"], people["held_back"]) == (everybody + 1, everybody, 1)


@pytest.mark.parametrize(
    ("code", "words", "wrong"),
    [
        ("2A", "Our own word for a school", []),
        ("20131", "Our own word for a school", ["cine_referral_source_desc"]),
        ("20131", "Schools", []),
        ("", "Our own word for a school", ["cine_referral_source_desc"]),
    ],
)
def test_words_beside_a_code_that_is_read_may_be_the_councils_own(
    code: str, words: str, wrong: list[str], tmp_path: Path
) -> None:
    tables = story()
    tables["ssd_cin_episodes"][0] |= {
        "cine_referral_source_code": code,
        "cine_referral_source_desc": words,
    }
    assert [f.column for f in loaded(tmp_path, tables).findings if "source" in f.column] == wrong


def test_what_a_childs_page_tells(tmp_path: Path) -> None:
    loaded(tmp_path, story())
    reading = record_now()
    told = facts_of(reading, ["C1", "C5"])
    said = {(fact.what, fact.detail) for fact in told["C1"]}
    assert ("Initial conference", "after an enquiry; led to a plan") in said
    assert ("Child protection plan, multiple or not recommended", "") in said
    assert ("Review conference", "the plan goes on") in said
    assert ("Pre-proceedings", "legal gateway: begin pre-proceedings") in said
    assert ("Visit, child protection", "seen alone") in said
    other = {fact.what for fact in told["C5"]}
    assert "Child protection plan of another council, neglect" in other
    assert not any(what.startswith("Child protection plan,") for what in other)
    assert people_of(reading, ["C1"], on=TONIGHT)["C1"].worker == "Pat Field"
    assert family_of(reading, "C1") == ["C2", "C3"]


def test_a_plan_that_vanishes_is_gone_and_one_that_ends_has_ended(tmp_path: Path) -> None:
    loaded(tmp_path, story())
    tables = story()
    first, other, last = tables["ssd_cp_plans"]
    last["cppl_cp_plan_end_date"] = day("2025-10-31")
    tables["ssd_cp_plans"] = [other, last]
    loaded(tmp_path, tables, TOMORROW, replaces=True)
    plans = record_now().rows("select child_id, ended_on from child_protection_plans")
    assert plans == [{"child_id": last["cppl_person_id"], "ended_on": day("2025-10-31")}]
    assert first["cppl_person_id"] == "C1"


def test_a_part_of_the_tables_takes_nothing_from_the_others(tmp_path: Path) -> None:
    loaded(tmp_path, story())
    part = {"ssd_cp_visits": story()["ssd_cp_visits"]}
    part["ssd_cp_visits"].append(
        {
            "cppv_person_id": "C1",
            "cppv_cp_visit_date": day("2025-11-02"),
            "cppv_cp_visit_seen": True,
        }
    )
    assert changes(loaded(tmp_path, part, TOMORROW)) == {"visits": (1, 0)}
    (visits,) = record_now().rows("select count(*) as n from visits")
    assert visits["n"] == 4
