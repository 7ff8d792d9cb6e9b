"""Files of early help and of partners: what they bring, and what they do not speak of."""

import datetime
from pathlib import Path
from typing import Any

import pytest

from goldenthread.record.one_child import facts_of, people_of
from goldenthread.returns.own_contract import (
    EARLY_HELP,
    HEALTH_CONTACTS,
    HOUSING,
    SCHOOL_ATTENDANCE,
    WAS_NOT_BROUGHT,
)
from goldenthread.returns.shape import Return
from goldenthread.returns.writing import write_csv
from tests.ingest.files import a_child, census, day, record_now, take_in

pytestmark = pytest.mark.django_db(transaction=True)

AS_AT = day("2025-03-31")


def of(folder: Path, shape: Return, *rows: dict[str, Any], as_at: bool = True) -> Path:
    """A file of our own contract, as at AS_AT."""
    path = folder / f"{shape.kind}.csv"
    write_csv(path, shape, [row | ({"as_at": AS_AT} if as_at else {}) for row in rows])
    return path


def an_episode(child: str, start: str, end: str = "", **cells: Any) -> dict[str, Any]:
    ended = {"help to": day(end)} if end else {}
    return {"child": child, "help from": day(start), **ended, **cells}


@pytest.fixture
def folder(tmp_path: Path) -> Path:
    """Where a census of two children has been loaded from."""
    take_in(census(tmp_path, 2025, [a_child("A1"), a_child("A2")]), tmp_path)
    return tmp_path


def test_early_help_brings_its_episodes_and_says_up_to_which_day_it_speaks(folder: Path) -> None:
    path = of(
        folder,
        EARLY_HELP,
        an_episode("A1", "2023-11-06", "2024-04-30", neglect=True, reason="Home conditions"),
        an_episode("EH7", "2024-12-02", name="Made Up", born=day("2019-05-06"), sex="M"),
    )
    loaded = take_in(path, folder)
    assert loaded.kind == "early_help"
    assert {name: t["loaded"] for name, t in loaded.tables.items()} == {
        "people": 2,
        "names": 1,
        "early_help_episodes": 2,
    }
    assert loaded.findings == []
    rows = record_now().rows(
        "select child_id, names_neglect from early_help_episodes order by child_id"
    )
    assert [tuple(row.values()) for row in rows] == [("A1", True), ("EH7", None)]
    spoken = record_now().rows(
        "select first_day, last_day from spoken_for where table_name = 'early_help_episodes'"
    )
    assert spoken == [{"first_day": day("2024-04-30"), "last_day": AS_AT}]


def test_who_a_child_is_is_what_the_census_says_where_it_knows_the_child(folder: Path) -> None:
    """The early help system speaks to a later day, and gives way all the same."""
    path = of(
        folder,
        EARLY_HELP,
        an_episode("A1", "2024-12-02", born=day("2001-01-01"), sex="M", name="Somebody Else"),
        an_episode("EH7", "2024-12-02", born=day("2019-05-06"), sex="M", name="Made Up"),
    )
    names = folder / "names.csv"
    names.write_text("child,name,family\nA1,True Name,F1\n")
    take_in(path, folder)
    take_in(names, folder)
    people = people_of(record_now(), ["A1", "EH7"], on=AS_AT)
    assert (people["A1"].name, people["A1"].born_on, people["A1"].ethnicity) == (
        "True Name",
        day("2018-02-03"),
        "WBRI",
    )
    assert (people["EH7"].name, people["EH7"].born_on) == ("Made Up", day("2019-05-06"))


def test_without_as_at_the_newest_day_that_has_been_is_taken_and_told(folder: Path) -> None:
    path = of(folder, EARLY_HELP, an_episode("A1", "2023-11-06", "2024-04-30"), as_at=False)
    loaded = take_in(path, folder)
    assert [f.code for f in loaded.findings] == ["as-at-taken"]
    assert "30 April 2024" in loaded.findings[0].why


def test_the_same_file_again_changes_nothing_and_a_later_one_ends_what_it_ends(
    folder: Path,
) -> None:
    first = of(folder, EARLY_HELP, an_episode("A1", "2024-12-02"), an_episode("A2", "2024-12-02"))
    take_in(first, folder)
    again = take_in(first, folder)
    assert all(t["loaded"] == t["closed"] == 0 for t in again.tables.values())
    ended = of(
        folder,
        EARLY_HELP,
        an_episode("A1", "2024-12-02", "2025-02-03", **{"end reason": "needs met"}),
        an_episode("A2", "2024-12-02"),
    )
    loaded = take_in(ended, folder)
    assert loaded.tables["early_help_episodes"]["loaded"] == 1
    assert loaded.tables["early_help_episodes"]["closed"] == 1


PARTNERS: list[tuple[Return, dict[str, Any], str]] = [
    (
        SCHOOL_ATTENDANCE,
        {
            "school": "Beckside Primary",
            "from": day("2025-01-06"),
            "to": day("2025-02-14"),
            "possible sessions": 60,
            "attended sessions": 38,
            "authorised absence": 7,
            "unauthorised absence": 15,
        },
        "At school 38 of 60 sessions (63.3 %): 15 absences not authorised",
    ),
    (
        WAS_NOT_BROUGHT,
        {"appointment on": day("2025-01-20"), "service": "Dentist", "outcome": "DNA"},
        "Was not brought: Dentist",
    ),
    (
        HEALTH_CONTACTS,
        {"contact on": day("2025-01-21"), "contact by": "Health visitor", "concern raised": True},
        "Health visitor: a concern was raised",
    ),
    (
        HOUSING,
        {"housing from": day("2024-11-01"), "housing need": "temporary accommodation"},
        "Temporary accommodation",
    ),
]


@pytest.mark.parametrize(
    ("shape", "row", "words"), PARTNERS, ids=[shape.kind for shape, _, _ in PARTNERS]
)
def test_a_partners_file_tells_of_the_child(
    shape: Return, row: dict[str, Any], words: str, folder: Path
) -> None:
    loaded = take_in(of(folder, shape, {"child": "A1"} | row), folder)
    assert loaded.kind == shape.kind
    assert loaded.findings == []
    (fact,) = [f for f in facts_of(record_now(), ["A1"])["A1"] if f.source_file == loaded.source]
    assert fact.words == words
    assert not fact.is_help


def test_a_partners_child_whom_nobody_knows_is_kept_and_told_of(folder: Path) -> None:
    row = {"appointment on": day("2025-01-20"), "outcome": "attended"}
    loaded = take_in(of(folder, WAS_NOT_BROUGHT, {"child": "Z9"} | row), folder)
    assert [f.code for f in loaded.findings] == ["no-such-child"]
    assert loaded.tables["appointments"]["loaded"] == 1


@pytest.mark.parametrize(
    ("says", "taken"),
    [
        ("yes", True),
        ("N", False),
        ("not known", None),
        ("", None),
        ("sometimes", "unreadable"),
    ],
)
def test_whether_neglect_is_a_reason(says: str, taken: bool | str | None, folder: Path) -> None:
    path = folder / "eh.csv"
    path.write_text(f"child,help from,neglect,as at\nA1,02/12/2024,{says},31/03/2025\n")
    take_in(path, folder)
    (row,) = record_now().rows("select names_neglect, unreadable from early_help_episodes")
    if taken == "unreadable":
        assert row == {"names_neglect": None, "unreadable": " names_neglect "}
    else:
        assert row == {"names_neglect": taken, "unreadable": ""}


def test_a_feed_of_a_made_up_council_speaks_as_far_as_its_census(folder: Path) -> None:
    """A made-up census may be for a year to come; what partners say of that year is told too."""
    ahead = datetime.date.today().year + 1
    take_in(census(folder, ahead, [a_child("A1"), a_child("A2")]), folder)
    last = datetime.date(ahead, 3, 31)
    row = {"appointment on": last, "outcome": "attended", "child": "A1", "as_at": last}
    path = folder / "wnb.csv"
    write_csv(path, WAS_NOT_BROUGHT, [row])
    loaded = take_in(path, folder)
    assert [f.code for f in loaded.findings] == ["year-not-over"]
    assert f"up to 31 March {ahead}, which is still to come" in loaded.findings[0].why
    (spoken,) = record_now().rows("select last_day from spoken_for where table_name='appointments'")
    assert spoken["last_day"] == last
