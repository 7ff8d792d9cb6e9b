"""A census written from the record: who is in it, and that to take it in again changes nothing."""

import datetime
from pathlib import Path
from typing import Any

import pytest

from goldenthread.access.exports import ExportAsked, Exports, export_of
from goldenthread.borough import make_borough, write_returns
from goldenthread.packs.exports import Written, write
from tests.ingest.files import a_child, census, day, record_now, take_in
from tests.written_out.again import WRITTEN_AT, all_said, differences

pytestmark = pytest.mark.django_db(transaction=True)


def written_again(folder: Path, year: int) -> Written:
    """The census of a year, written from the record as it stands."""
    asked = ExportAsked(kind=Exports.CIN_CENSUS, on=day(f"{year}-03-31"))
    out = folder / "out"
    out.mkdir(exist_ok=True)
    return write(export_of(record_now(), asked), out, WRITTEN_AT)


@pytest.mark.prove
@pytest.mark.parametrize("seed", [1, 2])
def test_every_year_written_out_and_taken_in_again_changes_nothing(
    tmp_path: Path, seed: int
) -> None:
    borough = make_borough(children=150, years=4, seed=seed, last_year=2027)
    for path in write_returns(borough, tmp_path / "sent"):
        if path.name.startswith("cin_census"):
            take_in(path, tmp_path)
    reading = record_now()
    before = all_said(reading)
    last, *earlier = reversed(borough.census_years)
    taken = take_in(written_again(tmp_path, last).files[0], tmp_path)
    assert all((t["loaded"], t["closed"]) == (0, 0) for t in taken.tables.values())
    assert taken.edition == reading.edition
    for year in earlier:
        # What was learnt since is in it too, so that its own rows change; what is current does not.
        take_in(written_again(tmp_path, year).files[0], tmp_path)
        assert differences(before, all_said(record_now())) == []


def test_the_last_year_fills_an_empty_home_with_the_same(
    tmp_path: Path, django_db_blocker: Any
) -> None:
    """One year alone: what it held, another home holds."""
    borough = make_borough(children=150, years=1, seed=3, last_year=2027)
    sent = write_returns(borough, tmp_path / "sent")[0]
    take_in(sent, tmp_path)
    before = all_said(record_now())
    written = written_again(tmp_path, 2027)
    _empty()
    taken = take_in(written.files[0], tmp_path)
    assert taken.edition == 1
    assert differences(before, all_said(record_now())) == []


def _empty() -> None:
    from django.core.management import call_command

    call_command("flush", verbosity=0, interactive=False)


AN_ENQUIRY = {"S47ActualStartDate": day("2025-03-20"), "ICPCnotRequired": False}
AN_ASSESSMENT = {
    "AssessmentActualStartDate": day("2025-03-10"),
    "AssessmentAuthorisationDate": day("2025-04-20"),
    "AssessmentFactors": ["16A"],
}
ONCE = [
    # child, what the census of 2025-26 says of it, is it in the census of 2024-25 that is written
    ("A", a_child("A", referred="2024-05-01"), True),
    ("B", a_child("B", referred="2025-04-01"), False),
    ("C", a_child("C", referred="2024-05-01", closed="2025-04-02"), True),
    ("D", a_child("D", referred="2025-03-31", plans=[("2025-04-02", "")]), True),
    ("E", a_child("E", referred="2024-03-01", ReferralNFA=True), False),
    ("F", a_child("F", referred="2025-03-01", ReferralNFA=True), True),
    ("G", a_child("G", referred="2025-03-01", Section47=[AN_ENQUIRY]), True),
    ("H", a_child("H", referred="2025-03-01", Assessments=[AN_ASSESSMENT]), True),
]


def test_a_year_has_what_was_open_or_begun_in_it(tmp_path: Path) -> None:
    take_in(census(tmp_path, 2026, [child for _, child, _ in ONCE]), tmp_path)
    written = written_again(tmp_path, 2025)
    children = {child["LAchildID"]: child for child in written.export.rows.children}
    assert sorted(children) == [number for number, _, is_in in ONCE if is_in]
    # Nothing that came after its last day is in it.
    (closed_later,) = children["C"]["CINdetails"]
    assert "CINclosureDate" not in closed_later
    assert "ReasonForClosure" not in closed_later
    assert "ChildProtectionPlans" not in children["D"]["CINdetails"][0]
    assert [e["S47ActualStartDate"] for e in children["G"]["CINdetails"][0]["Section47"]] == [
        day("2025-03-20")
    ]
    (authorised_later,) = children["H"]["CINdetails"][0]["Assessments"]
    assert authorised_later == {"AssessmentActualStartDate": day("2025-03-10")}
    # Nobody sent a census of that year.
    assert all("before 1 April 2025" in why or "in this time" in why for why in _silent(written))


def _silent(written: Written) -> list[str]:
    return [why for why in written.export.rows.silent.values() if "no loaded return" in why]


def test_an_end_that_cannot_be_read_is_written_as_it_stood(tmp_path: Path) -> None:
    child = a_child("A", plans=[("2024-06-03", "")])
    child["CINdetails"][0]["ChildProtectionPlans"][0]["CPPendDate"] = "2025-02-31"
    take_in(census(tmp_path, 2025, [child]), tmp_path)
    written = written_again(tmp_path, 2025)
    assert "<CPPendDate>2025-02-31</CPPendDate>" in written.files[0].read_text()
    (unsaid,) = written.unsaid
    assert (unsaid.column, unsaid.rows) == ("CPPendDate", 1)
    assert take_in(written.files[0], tmp_path).edition == 1


def test_it_is_made_of_the_edition_that_is_asked_for(tmp_path: Path) -> None:
    take_in(census(tmp_path, 2025, [a_child("A")]), tmp_path)
    take_in(census(tmp_path, 2025, [a_child("A", closed="2025-01-06")]), tmp_path)
    asked = ExportAsked(kind=Exports.CIN_CENSUS, on=datetime.date(2025, 3, 31))
    closed = [
        export_of(record_now(edition), asked)
        .rows.children[0]["CINdetails"][0]
        .get("CINclosureDate")
        for edition in (1, 2)
    ]
    assert closed == [None, day("2025-01-06")]


def test_cells_stand_in_the_order_of_dfe(tmp_path: Path) -> None:
    child = a_child(
        "A",
        plans=[("2024-06-03", "")],
        Section47=[{"S47ActualStartDate": day("2024-05-20"), "ICPCnotRequired": False}],
        Assessments=[{"AssessmentActualStartDate": day("2024-05-02")}],
    )
    take_in(census(tmp_path, 2025, [child]), tmp_path)
    text = written_again(tmp_path, 2025).files[0].read_text()
    order = ["CINreferralDate", "Assessments", "Section47", "ReferralNFA", "ChildProtectionPlans"]
    places = [text.index(f"<{name}>") for name in order]
    assert places == sorted(places)


@pytest.mark.prove
def test_beside_every_other_return_no_current_row_changes(tmp_path: Path) -> None:
    """The census of a home that holds all that the borough sends: its own rows may learn from the
    others, and no row that is current is another."""
    borough = make_borough(children=120, years=3, seed=1, last_year=2027)
    for path in write_returns(borough, tmp_path / "sent"):
        take_in(path, tmp_path)
    before = all_said(record_now())
    take_in(written_again(tmp_path, 2027).files[0], tmp_path)
    assert differences(before, all_said(record_now())) == []
