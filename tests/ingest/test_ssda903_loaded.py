"""An SSDA903 taken in: again, corrected, in part, and the year after; what the record says then."""

from pathlib import Path
from typing import Any

import pytest

from goldenthread.ingest.load import Loaded
from goldenthread.measures.continuum import continuum
from goldenthread.record.one_child import facts_of, people_of
from goldenthread.returns.writing_ssda903 import write_ssda903
from tests.ingest.files import a_child as a_census_child
from tests.ingest.files import census, day, record_now, take_in

pytestmark = pytest.mark.django_db(transaction=True)

Row = dict[str, Any]
LAST_DAY = day("2025-03-31")


def a_child(number: str, **cells: Any) -> Row:
    return {
        "CHILD": number,
        "SEX": "F",
        "DOB": day("2016-05-04"),
        "ETHNIC": "WBRI",
        "UPN_UNKNOWN": "UN4",
        **cells,
    }


def an_episode(child: str, starts: str, ends: str = "", **cells: Any) -> Row:
    row = {"CHILD": child, "DECOM": day(starts), "RNE": "S", "LS": "C1", "CIN": "N1"}
    if ends:
        row |= {"DEC": day(ends), "REC": "X1"}
    return row | {"PLACE": "U6", "PLACE_PROVIDER": "PR1"} | cells


CARE = [
    an_episode("C1", "2024-06-03", "2024-09-02"),
    an_episode("C1", "2024-09-02", RNE="P", PLACE="K2", PL_POST="AB1 2CD"),
    an_episode("C2", "2024-05-06", "2024-11-04", REC="E4A"),
    an_episode("C3", "2022-02-01", RNE="L", LS="C2"),
    an_episode("C4", "2024-05-06", LS="V4"),
]
CHILDREN = [a_child(number) for number in ("C1", "C2", "C3", "C4")]


def loaded(folder: Path, year: int = 2025, **tables: list[Row]) -> Loaded:
    """Take in the return of a year, written into a folder with the name of that year."""
    written = folder / f"{year - 1}-{year % 100:02d}"
    written.mkdir(parents=True, exist_ok=True)
    write_ssda903(written, tables, year=year)
    return take_in(written, folder, council="899")


def now(table: str, *columns: str) -> list[tuple[Any, ...]]:
    said = record_now().rows(f"select {', '.join(columns)} from {table} order by row_key")
    return [tuple(row.values()) for row in said]


def test_its_slice_is_the_year_that_its_folder_says(tmp_path: Path) -> None:
    taken = loaded(tmp_path, header=CHILDREN, episodes=CARE)
    assert (taken.kind, taken.slice) == ("ssda903", "899 ssda903 2024-25")
    assert (taken.first_day, taken.last_day) == ("2024-04-01", "2025-03-31")
    assert taken.findings == []


def test_every_row_is_accounted_for(tmp_path: Path) -> None:
    taken = loaded(tmp_path, header=CHILDREN, episodes=CARE)
    counts = taken.tables
    assert counts["people"]["loaded"] == 4
    assert counts["care_episodes"]["read"] + counts["short_breaks"]["read"] == len(CARE)
    for name, said in counts.items():
        assert said["loaded"] + said["unchanged"] + said["held_back"] == said["read"], name


def test_the_same_again_changes_nothing(tmp_path: Path) -> None:
    oc2 = [{"CHILD": "C3", "HEALTH_ASSESSMENT": True, "TEETH_CHECK": False, "SDQ_SCORE": 17}]
    loaded(tmp_path, header=CHILDREN, episodes=CARE, oc2=oc2)
    again = loaded(tmp_path, header=CHILDREN, episodes=CARE, oc2=oc2)
    assert not [n for n, said in again.tables.items() if said["loaded"] or said["closed"]]
    assert again.tables["health_of_looked_after"]["unchanged"] == 1
    assert now(
        "health_of_looked_after", "child_id", "year", "health_assessed", "teeth_checked"
    ) == [("C3", 2025, True, False)]
    assert now("strengths_and_difficulties", "year", "score") == [(2025, 17)]


def test_short_breaks_are_never_counted_as_looked_after(tmp_path: Path) -> None:
    loaded(tmp_path, header=CHILDREN, episodes=CARE)
    assert now("short_breaks", "child_id", "legal_status") == [("C4", "V4")]
    for table in ("looked_after_periods", "placements", "legal_statuses", "care_episodes"):
        assert ("C4",) not in now(table, "child_id")
    steps = {one.step.code: one.in_step for one in continuum(record_now(), LAST_DAY).steps}
    assert steps["looked-after"] == 2  # C1 and C3: C2 went home


def test_a_childs_page_tells_of_care(tmp_path: Path) -> None:
    loaded(
        tmp_path,
        header=CHILDREN,
        episodes=CARE,
        reviews=[{"CHILD": "C1", "REVIEW": day("2024-06-28"), "REVIEW_CODE": "PN1"}],
        missing=[{"CHILD": "C1", "MISSING": "M", "MIS_START": day("2024-12-02")}],
    )
    reading = record_now()
    told = [(f.on, f.words) for f in facts_of(reading, ["C1"])["C1"]]
    assert any(on == day("2024-06-28") and "eview" in words for on, words in told)
    assert any(on == day("2024-09-02") and "Children's home" in words for on, words in told)
    assert any(on == day("2024-12-02") and "issing" in words for on, words in told)
    assert not any("AB1 2CD" in words for _, words in told)
    assert people_of(reading, ["C1"], on=LAST_DAY)["C1"].born_on == day("2016-05-04")


def test_one_of_its_files_alone_withdraws_nothing_of_the_others(tmp_path: Path) -> None:
    loaded(tmp_path, header=CHILDREN, episodes=CARE)
    review = {"CHILD": "C1", "DOB": day("2016-05-04"), "REVIEW": day("2024-06-28")}
    taken = loaded(tmp_path / "reviews", reviews=[review])
    assert taken.slice == "899 ssda903 2024-25"
    assert {n for n, said in taken.tables.items() if said["loaded"]} == {"looked_after_reviews"}
    assert not any(said["closed"] for said in taken.tables.values())
    assert len(now("people", "child_id")) == 4


def test_an_episode_that_is_corrected_moves_what_is_made_of_it(tmp_path: Path) -> None:
    loaded(tmp_path, header=CHILDREN, episodes=CARE)
    corrected = [*CARE[:2], an_episode("C2", "2024-05-06", "2024-11-05", REC="E4B"), *CARE[3:]]
    taken = loaded(tmp_path, header=CHILDREN, episodes=corrected)
    changed = {n for n, said in taken.tables.items() if said["loaded"]}
    assert changed == {"looked_after_periods", "placements", "legal_statuses", "care_episodes"}
    said = now("looked_after_periods", "child_id", "ended_on", "reason_ended")
    assert ("C2", day("2024-11-05"), "E4B") in said


def test_the_year_after_carries_care_on_from_its_first_day(tmp_path: Path) -> None:
    loaded(tmp_path, header=CHILDREN, episodes=CARE)
    moved = [
        an_episode("C1", "2024-09-02", "2025-07-01", RNE="P", PLACE="K2"),
        an_episode("C1", "2025-07-01", RNE="P", PLACE="U4"),
        an_episode("C3", "2022-02-01", "2025-05-05", RNE="L", LS="C2", REC="E45"),
    ]
    loaded(tmp_path, 2026, header=[CHILDREN[0], CHILDREN[2]], episodes=moved)
    periods = now("looked_after_periods", "child_id", "started_on", "ended_on", "began_earlier")
    assert sorted(periods) == [
        ("C1", day("2024-06-03"), None, False),
        ("C2", day("2024-05-06"), day("2024-11-04"), False),
        ("C3", day("2022-02-01"), day("2025-05-05"), True),
    ]
    homes = [
        row for row in now("placements", "child_id", "started_on", "ended_on") if row[0] == "C1"
    ]
    assert sorted(homes, key=lambda row: row[1]) == [
        ("C1", day("2024-06-03"), day("2024-09-02")),
        ("C1", day("2024-09-02"), day("2025-07-01")),
        ("C1", day("2025-07-01"), None),
    ]


def test_an_end_that_no_calendar_has_leaves_no_child_in_care(tmp_path: Path) -> None:
    folder = tmp_path / "2024-25"
    folder.mkdir()
    (folder / "episodes.csv").write_text(
        "CHILD,DECOM,RNE,LS,CIN,PLACE,DEC,REC\n"
        "C1,03/06/2024,S,C1,N1,U6,31/02/2025,E4A\n"
        "C2,03/06/2024,S,C1,N1,U6,31/12/9999,\n",
        encoding="utf-8",
    )
    taken = take_in(folder, tmp_path, council="899")
    assert sorted(f.code for f in taken.findings) == ["no-end-yet", "unreadable"]
    assert now("looked_after_periods", "child_id", "ended_on", "unreadable") == [
        ("C1", None, " ended_on "),
        ("C2", None, ""),
    ]


def test_what_the_census_says_of_disabilities_stands_though_a_later_903_says_none(
    tmp_path: Path,
) -> None:
    child = a_census_child("C1") | {"Disability": ["MOB", "VIS"]}
    take_in(census(tmp_path, 2024, [child]), tmp_path)
    loaded(tmp_path, header=[CHILDREN[0]], episodes=CARE[:2])
    assert now("disabilities", "disability") == [("MOB",), ("VIS",)]
