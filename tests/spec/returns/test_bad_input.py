"""What bad input gets

One outcome each: refused with one plain sentence and nothing changed, or taken with a finding.
"""

import datetime
import re
from collections.abc import Callable
from pathlib import Path

import pytest

from goldenthread.ingest.findings import Refused
from goldenthread.ledger.following import newest_edition
from tests.ingest.files import a_child, census, record_now, take_in

pytestmark = pytest.mark.django_db(transaction=True)

CHILDREN = [a_child("A1", plans=[("2024-06-03", "")], reviews=["2024-08-30"]), a_child("A2")]


def text_of(folder: Path) -> str:
    """A sound census of two children, as text."""
    return census(folder, 2025, CHILDREN, name="sound.xml").read_text()


def cut_off(folder: Path) -> bytes:
    return text_of(folder)[:900].encode()


def with_entities(folder: Path) -> bytes:
    lol = '<!DOCTYPE Message [<!ENTITY a "aaaa"><!ENTITY b "&a;&a;">]>'
    return text_of(folder).replace("<Message>", lol + "<Message>").replace("A1", "&b;").encode()


def with_an_outside_definition(folder: Path) -> bytes:
    outside = '<!DOCTYPE Message SYSTEM "file:///etc/passwd">'
    return text_of(folder).replace("<Message>", outside + "<Message>").encode()


def nested_deep(folder: Path) -> bytes:
    return b"<Message>" + b"<a>" * 200_000 + b"</a>" * 200_000 + b"</Message>"


def with_a_huge_attribute(folder: Path) -> bytes:
    return text_of(folder).replace("<Children>", f'<Children a="{"x" * 30_000_000}">').encode()


def another_xml(folder: Path) -> bytes:
    return b"<?xml version='1.0'?><Invoice><Child><LAchildID>1</LAchildID></Child></Invoice>"


def another_collection(folder: Path) -> bytes:
    """The social work workforce census begins as this one does."""
    text = text_of(folder)
    assert "<Collection>CIN<" in text
    return text.replace("<Collection>CIN<", "<Collection>CSWW<").encode()


def a_csv_named_xml(folder: Path) -> bytes:
    return b"LAchildID,UPN\nA1,\n"


def in_a_wrong_encoding(folder: Path) -> bytes:
    return text_of(folder).replace("A1", "Zo\u00eb").encode("latin-1")


def nothing_but_space(folder: Path) -> bytes:
    return b"\x00" * 4096


def without_a_header(folder: Path) -> bytes:
    return re.sub("<Header>.*</Header>", "", text_of(folder), flags=re.S).encode()


def of_a_year_far_ahead(folder: Path) -> bytes:
    return text_of(folder).replace("<ReferenceDate>2025", "<ReferenceDate>2099").encode()


REFUSED: dict[str, tuple[Callable[[Path], bytes], str]] = {
    "cut off in the middle": (cut_off, "breaks off or is damaged at line"),
    "entities": (with_entities, "document type definition or entities"),
    "a definition outside the file": (with_an_outside_definition, "document type definition"),
    "nested 200,000 deep": (nested_deep, "deeper than any census"),
    "a 30 MB attribute": (with_a_huge_attribute, "larger than any census|damaged at line"),
    "another XML": (another_xml, "not a CIN census: its first element is Invoice"),
    "another collection's XML": (
        another_collection,
        "not a CIN census: its Header says that it is for the collection CSWW",
    ),
    "a CSV named .xml": (a_csv_named_xml, "is not XML"),
    "a wrong encoding": (in_a_wrong_encoding, "not in the encoding that it declares"),
    "nothing but zeros": (nothing_but_space, "holds nothing that can be read"),
    "no header": (without_a_header, "does not say which council and year"),
    "a year that has not begun": (of_a_year_far_ahead, "31 March 2099, which has not begun"),
}


@pytest.mark.parametrize("fault", REFUSED)
def test_refused_with_one_plain_sentence_and_nothing_changed(fault: str, tmp_path: Path) -> None:
    make, sentence = REFUSED[fault]
    path = tmp_path / "bad.xml"
    path.write_bytes(make(tmp_path))
    with pytest.raises(Refused, match=sentence) as refused:
        take_in(path, tmp_path)
    said = str(refused.value)
    assert said.startswith("bad.xml")
    assert said.endswith(".")
    assert "\n" not in said
    assert newest_edition() == 0


def test_a_file_cut_at_any_byte_is_refused_or_is_the_whole_of_it(tmp_path: Path) -> None:
    """Cut anywhere before the last tag ends, nothing is taken; after it, nothing was lost."""
    whole = text_of(tmp_path).encode()
    ends = whole.rindex(b"</Message>") + len(b"</Message>")
    path = tmp_path / "cut.xml"
    for cut in [*range(0, ends, max(1, ends // 60)), ends - 1]:
        path.write_bytes(whole[:cut])
        with pytest.raises(Refused):
            take_in(path, tmp_path, dry_run=True)
    path.write_bytes(whole[:ends])
    assert take_in(path, tmp_path, dry_run=True).tables["people"]["loaded"] == 2


def test_a_file_larger_than_any_census_is_refused_before_it_is_read(tmp_path: Path) -> None:
    path = tmp_path / "nothing.xml"
    with path.open("wb") as file:
        file.write(b"<Message>")
        file.truncate(1_000_000_000)
    with pytest.raises(Refused, match="largest census taken"):
        take_in(path, tmp_path)


def taken(folder: Path, was: str, becomes: str, count: int = 1) -> tuple[set[str], list[str]]:
    """Load the sound census with one change; the codes and columns of what was found."""
    text = text_of(folder)
    assert was in text
    path = folder / "odd.xml"
    path.write_text(text.replace(was, becomes, count))
    loaded = take_in(path, folder)
    accounted = all(
        t["read"] == t["loaded"] + t["unchanged"] + t["held_back"] for t in loaded.tables.values()
    )
    assert accounted
    assert loaded.edition == 1
    return {f.code for f in loaded.findings}, [f.column for f in loaded.findings]


TAKEN: dict[str, tuple[str, str, str]] = {
    "an unknown code": (
        "<ReferralSource>6<",
        "<ReferralSource>6Z<",
        "ReferralSource",
    ),
    "31 February": (
        "<CPPstartDate>2024-06-03<",
        "<CPPstartDate>2024-02-31<",
        "CPPstartDate",
    ),
    "14 October 1066": ("<CPPstartDate>2024-06-03<", "<CPPstartDate>1066-10-14<", "CPPstartDate"),
    "an end on 31 December 9999, which is read as none": (
        "<CPPstartDate>2024-06-03</CPPstartDate>",
        "<CPPstartDate>2024-06-03</CPPstartDate><CPPendDate>9999-12-31</CPPendDate>",
        "CPPendDate",
    ),
    "a year that disagrees with its reference date": (
        "<Year>2025<",
        "<Year>2024<",
        "ReferenceDate",
    ),
    "an element of no edition": (
        "<CINreferralDate>",
        "<Colour>red</Colour><CINreferralDate>",
        "Colour",
    ),
    "a flag that is no flag": ("<ReferralNFA>false<", "<ReferralNFA>perhaps<", "ReferralNFA"),
    "a child without a number": ("<LAchildID>A2</LAchildID>", "", "LAchildID"),
}


@pytest.mark.parametrize("oddity", TAKEN)
def test_taken_with_a_finding(oddity: str, tmp_path: Path) -> None:
    was, becomes, column = TAKEN[oddity]
    _, columns = taken(tmp_path, was, becomes)
    assert column in columns


def test_an_end_that_cannot_be_read_leaves_no_plan_open(tmp_path: Path) -> None:
    text = text_of(tmp_path).replace(
        "<CPPstartDate>2024-06-03</CPPstartDate>",
        "<CPPstartDate>2024-06-03</CPPstartDate><CPPendDate>2025-02-31</CPPendDate>",
    )
    path = tmp_path / "odd.xml"
    path.write_text(text)
    loaded = take_in(path, tmp_path)
    assert any(f.column == "CPPendDate" and f.says == "2025-02-31" for f in loaded.findings)
    row = record_now().rows("select ended_on, unreadable from child_protection_plans")[0]
    assert row == {"ended_on": None, "unreadable": " ended_on "}


def test_a_part_of_a_new_year_is_taken_with_a_finding_before_all_others(tmp_path: Path) -> None:
    many = [a_child(f"A{n}", referred="2023-05-01") for n in range(60)]
    take_in(census(tmp_path, 2024, many), tmp_path)
    loaded = take_in(census(tmp_path, 2025, many[:20]), tmp_path)
    assert [f.code for f in loaded.findings[:2]] == ["far-fewer-rows", "open-and-not-carried-on"]


def test_a_child_of_our_own_csv_whom_no_census_holds_is_taken_with_a_finding(
    tmp_path: Path,
) -> None:
    take_in(census(tmp_path, 2025, [a_child("A1")]), tmp_path)
    path = tmp_path / "people.csv"
    path.write_text("child,team\nZ9,North\n")
    assert [f.code for f in take_in(path, tmp_path).findings] == ["no-such-child"]


def test_an_end_before_a_start_is_taken_with_a_finding(tmp_path: Path) -> None:
    child = a_child("A1", plans=[("2024-06-03", "2024-05-01")])
    loaded = take_in(census(tmp_path, 2025, [child]), tmp_path)
    assert loaded.tables["child_protection_plans"]["loaded"] == 1
    assert any(f.table == "child_protection_plans" for f in loaded.findings)


def test_any_order_and_any_namespace(tmp_path: Path) -> None:
    text = text_of(tmp_path)
    text = text.replace("<Message>", '<Message xmlns="urn:some:census">')
    text = re.sub(
        r"(<CINreferralDate>.*?</CINreferralDate>)(.*?)(</CINdetails>)", r"\2\1\3", text, flags=re.S
    )
    path = tmp_path / "moved.xml"
    path.write_text(text)
    loaded = take_in(path, tmp_path)
    assert loaded.tables["referrals"]["loaded"] == 2
    assert record_now().rows("select distinct referred_on from referrals") == [
        {"referred_on": datetime.date(2024, 5, 1)}
    ]


def test_several_reviews_in_one_group_and_in_many(tmp_path: Path) -> None:
    text = text_of(tmp_path)
    one = re.search("<Reviews>.*?</Reviews>", text, flags=re.S)
    assert one is not None
    many = one[0] + "<Reviews><CPPreviewDate>2025-01-20</CPPreviewDate>"
    many += "<CPPreviewDate>2025-02-20</CPPreviewDate></Reviews>"
    path = tmp_path / "reviews.xml"
    path.write_text(text.replace(one[0], many))
    assert take_in(path, tmp_path).tables["child_protection_reviews"]["loaded"] == 3


@pytest.mark.parametrize("headings", ["CHILD,SHOE", "CHILD,COLOUR,SIZE", "child", "year,age,sex"])
def test_a_csv_of_another_return_that_names_children(headings: str, tmp_path: Path) -> None:
    """Every file about children has such a column: by it alone none is people and allocations."""
    take_in(census(tmp_path, 2025, [a_child("A1")]), tmp_path)
    path = tmp_path / "bad.csv"
    path.write_text(f"{headings}\n{','.join('1' for _ in headings.split(','))}\n")
    with pytest.raises(Refused, match="belong to no return we know; the nearest is"):
        take_in(path, tmp_path)
    assert newest_edition() == 1
