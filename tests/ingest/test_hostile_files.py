"""Files that are made to break the loader: each is refused in one plain sentence, or taken with
nothing lost."""

from pathlib import Path
from typing import Any

import pytest

from goldenthread.ingest import census_reader
from goldenthread.ingest.findings import Refused
from goldenthread.ledger.following import newest_edition
from tests.ingest.files import a_child, census, record_now, take_in

pytestmark = pytest.mark.django_db(transaction=True)

HEADINGS = "child,name,family,worker,team,from,to\n"


def text_of(folder: Path, *children: dict[str, Any]) -> str:
    return census(folder, 2025, children or [a_child("A1"), a_child("A2")]).read_text()


def write(folder: Path, name: str, text: str | bytes) -> Path:
    path = folder / name
    path.write_bytes(text.encode() if isinstance(text, str) else text)
    return path


def refused(path: Path, sentence: str) -> None:
    with pytest.raises(Refused, match=sentence) as why:
        take_in(path, path.parent)
    assert "\n" not in str(why.value)
    assert newest_edition() == 0


@pytest.mark.parametrize("place", ["<Children>", "<CINdetails>", "<Header>", "</Children>"])
def test_no_stretch_without_a_child_is_kept_in_memory(place: str, tmp_path: Path) -> None:
    """80 MB of elements that mean nothing took 2.7 GB, wherever they stood: now no more than one
    child may take is read on without a child's end."""
    text = text_of(tmp_path).replace(place, place + "<a/>" * 1_100_000, 1)
    path = write(tmp_path, "long.xml", text)
    refused(path, "larger than any census does")


def test_more_children_than_any_council_has(
    tmp_path: Path, monkeypatch: pytest.MonkeyPatch
) -> None:
    monkeypatch.setattr(census_reader, "MOST_CHILDREN", 1)
    refused(census(tmp_path, 2025, [a_child("A1"), a_child("A2")]), "more children than any")


def test_a_census_without_a_child_is_refused_unless_it_is_meant(tmp_path: Path) -> None:
    """Of a year not loaded before, it would end every case that was open."""
    take_in(census(tmp_path, 2024, [a_child("A1", referred="2023-05-01")]), tmp_path)
    empty = census(tmp_path, 2025, [])
    with pytest.raises(Refused, match="holds no child"):
        take_in(empty, tmp_path)
    assert newest_edition() == 1
    assert take_in(empty, tmp_path, replaces=True).edition == 2


def test_headers_that_disagree(tmp_path: Path) -> None:
    text = text_of(tmp_path)
    header = text[text.index("<Header>") : text.index("</Header>") + len("</Header>")]
    second = header.replace("2025", "2024")
    for place in ("<Children>", "</Message>"):
        path = write(tmp_path, "two.xml", text.replace(place, second + place))
        refused(path, "two different things of its Year")
    path = write(tmp_path, "two.xml", text.replace("<Children>", header + "<Children>"))
    assert take_in(path, tmp_path).edition == 1


@pytest.mark.parametrize(
    ("reference", "why"),
    [
        ("0001-03-31", "does not say which year"),
        ("1899-03-31", "does not say which year"),
        ("2099-03-31", "the year to 31 March 2099, which has not begun"),
        ("9999-03-31", "the year to 31 March 9999, which has not begun"),
    ],
)
def test_a_year_of_which_there_is_no_census(reference: str, why: str, tmp_path: Path) -> None:
    """A census of 9999 would be the newest for ever; one of the year 1 ended in a traceback."""
    text = text_of(tmp_path).replace("<ReferenceDate>2025-03-31", f"<ReferenceDate>{reference}")
    refused(write(tmp_path, "year.xml", text), why)


def test_space_around_a_cell_says_nothing(tmp_path: Path) -> None:
    """A file laid out on many lines is the same return."""
    text = text_of(tmp_path)
    take_in(write(tmp_path, "plain.xml", text), tmp_path)
    spaced = text.replace("<LAchildID>A1<", "<LAchildID>\n\t A1\u00a0\r\n<")
    again = take_in(write(tmp_path, "spaced.xml", spaced), tmp_path)
    assert again.tables["people"]["unchanged"] == 2
    assert again.edition == 1


def test_a_number_of_nothing_but_space_is_none(tmp_path: Path) -> None:
    text = text_of(tmp_path).replace("<LAchildID>A1<", "<LAchildID>\n\t<")
    loaded = take_in(write(tmp_path, "blank.xml", text), tmp_path)
    assert loaded.tables["people"]["held_back"] == 1


def test_elements_in_a_cell_are_read_together_and_said(tmp_path: Path) -> None:
    """What followed the first of them was lost without a word."""
    text = text_of(tmp_path).replace("<LAchildID>A1<", "<LAchildID>A<b>1</b>7<")
    loaded = take_in(write(tmp_path, "odd.xml", text), tmp_path)
    assert {r["child_id"] for r in record_now().rows("select child_id from people")} == {
        "A17",
        "A2",
    }
    assert ("elements-in-a-cell", "LAchildID") in {(f.code, f.column) for f in loaded.findings}


def test_elements_of_no_edition_are_named_only_so_often(
    tmp_path: Path, monkeypatch: pytest.MonkeyPatch
) -> None:
    monkeypatch.setattr(census_reader, "MOST_UNKNOWN", 3)
    many = "".join(f"<x{n}/>" for n in range(10))
    text = text_of(tmp_path).replace("<CINdetails>", "<CINdetails>" + many, 1)
    loaded = take_in(write(tmp_path, "odd.xml", text), tmp_path)
    unknown = [f for f in loaded.findings if f.code == "unknown-element"]
    assert [f.says for f in unknown] == ["1 of these"] * 3 + ["7 of these"]


@pytest.mark.parametrize("day", ["0202-05-01", "1/5/24", "epoch", "infinity", "1900-01-01"])
def test_a_day_that_cannot_have_been_is_unreadable(day: str, tmp_path: Path) -> None:
    text = text_of(tmp_path, a_child("A1", plans=[("2024-06-03", "")]))
    text = text.replace("<CPPstartDate>2024-06-03<", f"<CPPstartDate>{day}<")
    loaded = take_in(write(tmp_path, "odd.xml", text), tmp_path)
    assert ("CPPstartDate", day) in {(f.column, f.says) for f in loaded.findings}
    rows = record_now().rows("select started_on, unreadable from child_protection_plans")
    assert rows == [{"started_on": None, "unreadable": " started_on "}]


def an_assessment(start: str) -> str:
    return (
        f"<Assessments>{start}<AssessmentAuthorisationDate>2024-06-10"
        "</AssessmentAuthorisationDate><FactorsIdentifiedAtAssessment><AssessmentFactors>16A"
        "</AssessmentFactors></FactorsIdentifiedAtAssessment></Assessments>"
    )


@pytest.mark.parametrize("start", ["", "<AssessmentActualStartDate/>"])
def test_an_assessment_without_a_start_keeps_its_factors(start: str, tmp_path: Path) -> None:
    """A neglect marker that was loaded, and counted as loaded, was not in the record."""
    twice = an_assessment(start) + an_assessment(start)
    text = text_of(tmp_path).replace("</CINdetails>", twice + "</CINdetails>", 1)
    loaded = take_in(write(tmp_path, "odd.xml", text), tmp_path)
    assert loaded.tables["assessment_factors"]["loaded"] == 2
    rows = record_now().rows("select child_id, factor from assessment_factors")
    assert rows == [{"child_id": "A1", "factor": "16A"}] * 2


@pytest.mark.parametrize("number", ["A|1", "A#1", "A\\1", "|", "#1|2024-05-01", "A||1#2"])
def test_a_number_with_signs_that_part_keys(number: str, tmp_path: Path) -> None:
    start = "<AssessmentActualStartDate>2024-05-05</AssessmentActualStartDate>"
    text = text_of(tmp_path, a_child("Q1"), a_child("A"))
    text = text.replace("</CINdetails>", an_assessment(start) + "</CINdetails>", 1)
    text = text.replace(">Q1<", f">{number}<")
    take_in(write(tmp_path, "odd.xml", text), tmp_path)
    record = record_now()
    for table in ("people", "referrals", "assessments", "assessment_factors", "disabilities"):
        rows = record.rows(f"select child_id from {table} where child_id = $id", id=number)
        assert len(rows) == 1, table


@pytest.mark.parametrize(
    "name", ["new\nline.xml", "carriage\rreturn.xml", "right\u202eto-left.xml", "half\udcff.xml"]
)
def test_a_name_with_characters_that_cannot_be_shown(name: str, tmp_path: Path) -> None:
    census(tmp_path, 2025, [a_child("A1")], name="sound.xml").rename(tmp_path / name)
    refused(tmp_path / name, "characters in its name that cannot be shown")


@pytest.mark.parametrize("name", ["x" * 300 + ".xml", "a/" * 3000 + "x.xml"])
def test_a_name_that_is_too_long(name: str, tmp_path: Path) -> None:
    refused(Path(name), "is not a file that can be read")


def test_a_file_that_may_not_be_read(tmp_path: Path, monkeypatch: pytest.MonkeyPatch) -> None:
    path = census(tmp_path, 2025, [a_child("A1")])

    def shut(*_: object, **__: object) -> None:
        raise PermissionError

    monkeypatch.setattr(Path, "open", shut)
    refused(path, "is not a file that can be read")


UTF_16 = (HEADINGS + "A1,Ann,,,,,\n").encode("utf-16")


@pytest.mark.parametrize(
    ("fault", "data"),
    [
        ("text with a zero", (HEADINGS + "A\0 1,Ann,,,,,\n").encode("utf-16")),
        ("two bytes", b"\xff\xfea"),
        ("zeros", HEADINGS.encode() + b"A\x001,,,,,,\n"),
    ],
)
def test_a_csv_that_is_not_text(fault: str, data: bytes, tmp_path: Path) -> None:
    take_in(census(tmp_path, 2025, [a_child("A1")]), tmp_path)
    with pytest.raises(Refused):
        take_in(write(tmp_path, "odd.csv", data), tmp_path)
    assert newest_edition() == 1


@pytest.mark.parametrize("end", [b"x", b"\x00\xd8\n\x00"])
def test_half_a_letter_in_a_csv_is_shown_as_such(end: bytes, tmp_path: Path) -> None:
    take_in(census(tmp_path, 2025, [a_child("A1")]), tmp_path)
    loaded = take_in(write(tmp_path, "odd.csv", UTF_16 + end), tmp_path)
    assert loaded.tables["allocations"]["read"] == 2


def test_cells_beyond_the_headings_and_headings_said_twice_are_findings(tmp_path: Path) -> None:
    take_in(census(tmp_path, 2025, [a_child("A1"), a_child("A2")]), tmp_path)
    text = "child,child,name,team\nA1,B2,One, Ann,North\nA2,A2,Two,South\n"
    loaded = take_in(write(tmp_path, "odd.csv", text), tmp_path)
    said = [(f.code, f.column, f.ordinal, f.line) for f in loaded.findings]
    assert said == [("said-twice", "child", None, 1), ("too-many-cells", "", 1, 2)]
    names = record_now().rows("select child_id from names order by child_id")
    assert [row["child_id"] for row in names] == ["A1", "A2"]
