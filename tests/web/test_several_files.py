"""Several files chosen at once are one return; a person may say up to which day it speaks."""

import re
from collections.abc import Callable
from datetime import date, timedelta
from pathlib import Path
from typing import Any

import pytest
from django.conf import settings
from django.core.files.uploadedfile import SimpleUploadedFile
from django.urls import reverse

from goldenthread.access.roles import Role
from goldenthread.ingest.load import Loaded
from goldenthread.ledger.models import Load
from goldenthread.returns.catalogue import RETURNS
from goldenthread.web import uploads
from goldenthread.web.pages.coming_in.load_a_file import choosing
from goldenthread.web.pages.coming_in.load_a_file.arriving import Arriving
from goldenthread.web.pages.coming_in.load_a_file.day_said import day_said
from goldenthread.web.pages.coming_in.load_a_file.facts import facts
from tests.conftest import SignedIn
from tests.ingest.files import a_child, census
from tests.web.test_loads import text_of, token_of

ADDRESS = "/loads/new/"
EARLY_HELP = "child,help from,help to\n"
TODAY = date(2026, 11, 25)


@pytest.fixture
def steward(steward_of: Callable[..., SignedIn]) -> SignedIn:
    """Who may load files, where a census of two children is held."""
    return steward_of("A1", "A2")


def a_file(name: str, *rows: str, headings: str = EARLY_HELP) -> SimpleUploadedFile:
    return SimpleUploadedFile(name, (headings + "".join(f"{row}\n" for row in rows)).encode())


def north_and_south() -> list[SimpleUploadedFile]:
    """Early help in two files, of which the latest day is 3 February 2025."""
    return [
        a_file("north.csv", "A1,2024-05-06,2025-02-03"),
        a_file("south.csv", "A2,2024-06-03,2024-11-12", "E7,2024-09-01,"),
    ]


def a_day(day: date) -> dict[str, str]:
    """A day as a person types it."""
    return {"as_at-day": str(day.day), "as_at-month": str(day.month), "as_at-year": str(day.year)}


def kept() -> list[str]:
    """The files that wait, by name."""
    folder = Path(settings.FILE_UPLOAD_TEMP_DIR)
    return sorted(p.name for p in folder.rglob("*") if p.is_file())


def test_several_files_are_one_return(steward: SignedIn) -> None:
    notes = a_file("notes.csv", "1,2", headings="shoe,size\n")
    tried = steward.post(ADDRESS, {"file": [*north_and_south(), notes]})
    said = text_of(tried)
    assert "What north.csv with 2 others would change" in said
    assert "Taken for Early help Files north.csv; south.csv; notes.csv" in said
    assert "Of which days 12 November 2024 to 3 February 2025. Nobody said the last" in said
    assert "Early help episodes 3 3 0 0 0" in said
    assert "Passed over notes. What is there was not read: it is no part of this return." in said
    assert kept() == ["north.csv", "notes.csv", "south.csv"]
    done = steward.post(ADDRESS, {"arriving": token_of(tried), "do": "load"})
    load = Load.objects.order_by("-id")[0]
    assert done.headers["Location"] == reverse("load", args=[load.pk])
    assert load.source == "north.csv with 2 others"
    assert kept() == []
    listed = text_of(steward.get(reverse("loads")))
    assert "Early help 12 November 2024 to 3 February 2025" in listed
    shown = text_of(steward.get(done.headers["Location"]))
    assert "Of which days 12 November 2024 to 3 February 2025 Brings Children; " in shown


def test_the_same_files_again_change_nothing(steward: SignedIn) -> None:
    for _ in range(2):
        tried = steward.post(ADDRESS, {"file": north_and_south()})
        steward.post(ADDRESS, {"arriving": token_of(tried), "do": "load"})
    assert "It would change no row." in text_of(tried)
    assert [load.changed for load in Load.objects.order_by("id")] == [True, True, False]


def test_the_day_that_a_person_says_is_the_last_that_is_spoken_of(steward: SignedIn) -> None:
    tried = steward.post(ADDRESS, {"file": north_and_south(), **a_day(date(2025, 3, 14))})
    said = text_of(tried)
    assert "to 14 March 2025. The last of them is the day that you said." in said
    assert "as-at-taken" not in said
    other = steward.post(
        ADDRESS, {"arriving": token_of(tried), "do": "check", **a_day(date(2025, 3, 20))}
    )
    assert "to 20 March 2025. The last of them is the day that you said." in text_of(other)
    nobody = dict.fromkeys(a_day(TODAY), "")
    taken = steward.post(ADDRESS, {"arriving": token_of(tried), "do": "check", **nobody})
    assert "to 3 February 2025. Nobody said the last of them" in text_of(taken)
    steward.post(ADDRESS, {"arriving": token_of(tried), "do": "check", **a_day(date(2025, 3, 20))})
    steward.post(ADDRESS, {"arriving": token_of(tried), "do": "load"})
    assert Load.objects.order_by("-id")[0].last_day == date(2025, 3, 20)


def test_a_day_to_come_is_refused_beside_its_fields_and_the_files_wait(steward: SignedIn) -> None:
    tomorrow = date.today() + timedelta(days=1)
    answer = steward.post(ADDRESS, {"file": north_and_south(), **a_day(tomorrow)})
    html, said = answer.content.decode(), text_of(answer)
    assert said.count("The day must be today or earlier") == 2  # at the head, and beside the field
    assert 'href="#as_at-day"' in html
    assert 'aria-describedby="as_at-hint as_at-error"' in html
    assert f'value="{tomorrow.year}"' in html
    assert "What you chose is here, and waits for the day: north.csv; south.csv." in said
    assert kept() == ["north.csv", "south.csv"]
    again = steward.post(ADDRESS, {"arriving": token_of(answer), "do": "load", **a_day(tomorrow)})
    assert "The day must be today or earlier" in text_of(again)
    assert Load.objects.count() == 1
    mended = {"arriving": token_of(answer), "do": "check", **a_day(date(2025, 3, 14))}
    assert "Early help episodes 3 3 0 0 0" in text_of(steward.post(ADDRESS, mended))


def test_a_day_before_what_is_held_is_asked_about(steward: SignedIn) -> None:
    tried = steward.post(ADDRESS, {"file": north_and_south(), **a_day(date(2025, 3, 14))})
    steward.post(ADDRESS, {"arriving": token_of(tried), "do": "load"})
    early = steward.post(ADDRESS, {"file": north_and_south(), **a_day(date(2025, 2, 10))})
    said = text_of(early)
    assert "is as at 10 February 2025, and what is held of it speaks up to 14 March 2025" in said
    assert "--replaces" not in said
    assert "It speaks up to another day" in said
    token = token_of(early)
    right = steward.post(ADDRESS, {"arriving": token, "do": "check", "replaces": "yes"})
    assert "to 10 February 2025. The last of them is the day that you said." in text_of(right)
    unsaid = steward.post(ADDRESS, {"file": north_and_south()})
    held = "to 14 March 2025. What is held of this return speaks up to the last of them already."
    assert held in text_of(unsaid)


def test_a_census_says_its_own_year(steward: SignedIn, tmp_path: Path) -> None:
    path = census(tmp_path, 2025, [a_child("A1"), a_child("A2"), a_child("A3")], name="again.xml")
    sent = SimpleUploadedFile(path.name, path.read_bytes())
    said = text_of(steward.post(ADDRESS, {"file": sent, **a_day(date(2024, 5, 6))}))
    assert "1 April 2024 to 31 March 2025. You said 6 May 2024, which changes nothing" in said
    assert "It speaks up to another day" not in said


@pytest.mark.parametrize(
    ("day", "month", "year", "problem", "wrong"),
    [
        ("", "3", "2025", "must include a day", ("day",)),
        ("4", "", "", "must include a month and a year", ("month", "year")),
        ("4", "3", "25", "four figures", ("year",)),
        ("4", "3", "٢٠٢٥", "four figures", ("year",)),
        ("31", "2", "2025", "a real day", ("day", "month", "year")),
        ("4", "13", "2025", "a real day", ("day", "month", "year")),
        ("4/3", "4", "2025", "a real day", ("day", "month", "year")),
        ("26", "11", "2026", "today or earlier", ("day", "month", "year")),
        ("4", "3", "1949", "1950 or later", ("year",)),
        ("4", "3", "0000", "a real day", ("day", "month", "year")),
    ],
)
def test_what_is_wrong_with_a_day(
    day: str, month: str, year: str, problem: str, wrong: tuple[str, ...]
) -> None:
    typed = {"as_at-day": day, "as_at-month": month, "as_at-year": year}
    said = day_said(typed, today=TODAY)
    assert problem in said.problem
    assert (said.on, said.wrong, said.at_fault) == (None, wrong, f"as_at-{wrong[0]}")
    assert (said.day, said.month, said.year) == (day, month, year)


@pytest.mark.parametrize(
    ("day", "month", "year", "on"),
    [
        ("", " ", "", None),
        ("4", "3", "2025", date(2025, 3, 4)),
        ("04", " 03 ", "2025", date(2025, 3, 4)),
        ("4", "Mar", "2025", date(2025, 3, 4)),
        ("4", "march", "2025", date(2025, 3, 4)),
        ("25", "11", "2026", TODAY),
    ],
)
def test_a_day_as_people_type_it(day: str, month: str, year: str, on: date | None) -> None:
    typed = {"as_at-day": day, "as_at-month": month, "as_at-year": year}
    said = day_said(typed, today=TODAY)
    assert (said.on, said.problem, said.wrong) == (on, "", ())


def two(*names: str) -> list[SimpleUploadedFile]:
    """Files of these names, each with a row of its own."""
    return [a_file(name, f"E{n},2024-06-03,") for n, name in enumerate(names)]


@pytest.mark.parametrize(
    ("files", "why"),
    [
        ([], "Choose a file."),
        (two("a.csv", "b.csv", "a.csv"), "More than one of the files is called a.csv."),
        (two("a.csv", "b\ufffd.csv"), "characters in its name that cannot be shown"),
        (two("\ufffd.csv"), "characters in its name that cannot be shown"),
        (two("a.csv", "b.XML"), "b.XML is a whole return by itself."),
        (two("a.csv", "b.json"), "b.json is a whole return by itself."),
        (two("~$a.csv", ".b"), "None of these files holds a return"),
        (two(*(f"{n}.csv" for n in range(9))), "More than 8 files were chosen"),
        (two(*(f"{n}.csv" for n in range(40))), "More than 8 files were chosen"),
        ([a_file("a.csv", "A1"), a_file("b.csv", "x" * 99_000)], "larger than 0 MB"),
        ([a_file("b.csv", "x" * 99_000), a_file("a.csv", "A1")], "larger than 0 MB"),
    ],
)
def test_a_choice_of_which_a_part_cannot_be_taken_is_not_taken_at_all(
    files: list[SimpleUploadedFile],
    why: str,
    signed_in: Callable[..., SignedIn],
    monkeypatch: pytest.MonkeyPatch,
) -> None:
    monkeypatch.setattr(uploads, "MOST_FILES", 8)
    monkeypatch.setattr(choosing, "MOST_FILES", 8)
    monkeypatch.setattr(uploads, "LARGEST", 98_000)
    steward = signed_in(Role.DATA_STEWARD)
    answer = steward.post(ADDRESS, {**a_day(date(2025, 3, 14)), "file": files})
    assert answer.status_code == 200
    assert text_of(answer).count(why) == 2  # at the head, and beside the field
    assert 'value="2025"' in answer.content.decode()  # the day that was typed is still there
    assert "arriving_file" not in steward.session
    assert kept() == []


@pytest.mark.django_db
def test_more_files_than_are_read_at_all_are_told_in_words_too(
    signed_in: Callable[..., SignedIn], settings: Any
) -> None:
    settings.DATA_UPLOAD_MAX_NUMBER_FILES = 210
    answer = signed_in(Role.DATA_STEWARD).post(
        ADDRESS, {"file": two(*(f"{n}.csv" for n in range(300)))}
    )
    assert answer.status_code == 200
    assert "More than 200 files were chosen, and no return has so many." in text_of(answer)
    assert kept() == []


def test_a_choice_that_is_not_taken_leaves_what_waits(steward: SignedIn) -> None:
    tried = steward.post(ADDRESS, {"file": north_and_south()})
    steward.post(ADDRESS, {"file": two("a.csv", "a.csv")})
    assert kept() == ["north.csv", "south.csv"]
    steward.post(ADDRESS, {"arriving": token_of(tried), "do": "load"})
    assert Load.objects.count() == 2


def test_names_that_would_be_the_same_are_kept_apart(steward: SignedIn) -> None:
    files = two("a?.csv", "a*.csv", "A_.csv")
    tried = text_of(steward.post(ADDRESS, {"file": files}))
    assert kept() == ["A_ (3).csv", "a_ (2).csv", "a_.csv"]
    assert "Early help episodes 3 3 0 0 0" in tried


def test_what_an_office_program_leaves_is_left_out_and_told(steward: SignedIn) -> None:
    lock = SimpleUploadedFile("~$south.csv", b"\x15Somebody")
    said = text_of(steward.post(ADDRESS, {"file": [*north_and_south(), lock]}))
    assert "Left out ~$south.csv." in said
    assert kept() == ["north.csv", "south.csv"]


def test_where_it_waits_says_no_year(steward: SignedIn) -> None:
    """A return that does not say its year is asked by the name of its folder."""
    tokens = {token_of(steward.post(ADDRESS, {"file": north_and_south()})) for _ in range(3)}
    assert len(tokens) == 3
    assert not re.search(r"\d", "".join(tokens))


def test_what_is_there_in_part_or_not_at_all_is_said() -> None:
    tables = {"people": {}, "referrals": {}, "child_protection_plans": {}}
    loaded = Loaded(
        load=None, edition=None, kind="cin_census", slice="899 cin_census 2024-25", source="a",
        tables=tables, first_day="2024-04-01", last_day="2025-03-31", in_part=["referrals"],
    )  # fmt: skip
    said = {row.key: row.value for row in facts(Arriving(token="t", name="a"), loaded)}
    assert said["Brings"] == "Children; Child protection plans."
    assert said["Brings in part"] == (
        "Referrals and episodes of need. What is absent of these is not withdrawn, and a blank "
        "cell keeps what was held."
    )
    assert "Assessments; " in said["Does not bring"]
    assert said["Does not bring"].endswith(" What is held of these stays as it is.")


def test_a_part_of_a_return_says_what_it_is_a_part_of(steward: SignedIn) -> None:
    headings = "CHILD,DECOM,RNE,LS,CIN,PLACE,PLACE_PROVIDER,DEC,REC,REASON_PLACE_CHANGE\n"
    episodes = a_file("episodes.csv", "A1,03/06/2024,S,E1,N1,U1,PR1,,,", headings=headings)
    said = text_of(steward.post(ADDRESS, {"file": episodes}))
    assert "Taken for SSDA903 (children looked after) 2024-25" in said
    assert "to 31 March 2025. It is the year that its name says, or in which the latest" in said
    assert "Brings in part Children. What is absent of these is not withdrawn" in said
    assert "Does not bring " in said


def test_where_no_day_is_said_the_page_says_that_it_took_its_own(steward: SignedIn) -> None:
    headings = (
        "CHILD,DOB,SDQ_SCORE,SDQ_REASON,CONVICTED,HEALTH_CHECK,IMMUNISATIONS,TEETH_CHECK,"
        "HEALTH_ASSESSMENT,SUBSTANCE_MISUSE,INTERVENTION_RECEIVED,INTERVENTION_OFFERED\n"
    )
    yearly = a_file("oc2.csv", "A1,03/02/2018,14,,0,1,1,1,1,0,0,0", headings=headings)
    tried = steward.post(ADDRESS, {"file": yearly})
    said = text_of(tried)
    assert "Nothing in it says a day: that of the load was taken." in said
    assert "Look at this first Nothing in this return says a day" in said
    mended = steward.post(
        ADDRESS, {"arriving": token_of(tried), "do": "check", **a_day(date(2024, 12, 4))}
    )
    said = text_of(mended)
    assert "31 March 2025. You said 4 December 2024: it is taken for the return of the year" in said
    assert "Look at this first" not in said


@pytest.mark.parametrize(
    ("other", "waits"),  # a table may be a tracker, which a person may go on to map
    [
        (a_file("shoes.csv", "Anna,4,blue", headings="name,shoe,colour\n"), ["shoes.csv"]),
        (SimpleUploadedFile("invoice.xml", b"<Invoice><Total>4</Total></Invoice>"), []),
    ],
)
def test_a_file_of_no_return_is_told_which_returns_are_read(
    other: SimpleUploadedFile, waits: list[str], steward: SignedIn
) -> None:
    answer = steward.post(ADDRESS, {"file": other})
    said = text_of(answer)
    assert "Nothing was changed" in said
    assert "Which returns are read" not in said  # not folded away
    for shape in RETURNS.values():
        assert shape.title in said
    assert f'href="{reverse("templates_to_download")}"' in answer.content.decode()
    assert kept() == waits


def test_the_form_says_which_returns_are_read(signed_in: Callable[..., SignedIn]) -> None:
    answer = signed_in(Role.DATA_STEWARD).get(ADDRESS)
    html, said = answer.content.decode(), text_of(answer)
    assert re.search(r'<input [^>]*type="file"[^>]* multiple[ >]', html)
    assert "Which returns are read" in said
    assert "Up to which day does it speak?" in said
    assert "the latest day on which something happened in them" in said
