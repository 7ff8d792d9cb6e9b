"""Extracts of the case system's forms: what each brings, and what it does not speak of."""

from pathlib import Path
from typing import Any

import pytest

from goldenthread.borough import make_borough, write_returns
from goldenthread.record.catalogue import TABLES
from goldenthread.record.one_child import facts_of, silent_steps
from goldenthread.record.telling import Step
from goldenthread.returns.own_contract import FORMS
from tests.ingest.files import a_child, census, day, record_now, take_in
from tests.ingest.test_early_help_and_partners import of
from tests.spec.given import read_table

pytestmark = pytest.mark.django_db(transaction=True)

BY_KIND = {shape.kind: shape for shape in FORMS}

GIVEN = {
    "front_door_decisions": """
        kind     | received on | decided on | decision | referrer told on
        Referral | 2025-01-06  | 2025-01-07 | Assess   | 2025-01-08
    """,
    "strategy_discussions": """
        cause on   | held on    | enquiry began
        2025-01-10 | 2025-01-13 | yes
    """,
    "core_groups": """
        core group on | plan from
        2025-02-10    | 2025-01-28
    """,
    "meeting_agencies": """
        meeting            | meeting on | agency  | relevant | invited on | came | contributed
        initial conference | 2025-01-28 | GP      | yes      | 2025-01-14 | no   | yes
    """,
    "meeting_papers": """
        meeting | meeting on | paper   | recipient | version  | why        | typed on   | held by
        ICPC    | 2025-01-28 | minutes | father    | redacted | Her address | 2025-02-03 | BS1
    """,
    "supervisions": """
        supervision on | worker | kind
        2025-02-04     | W1     | case
    """,
    "management_decisions": """
        decided on | about                  | decision        | decided by
        2025-02-20 | Chair's mid-point check | Plan on course  | C1
    """,
    "cin_plan_reviews": """
        plan review on | plan from
        2025-02-21     | 2025-01-20
    """,
    "serious_incidents": """
        aware on   | notified on | review on  | kind
        2025-03-03 | 2025-03-05  | 2025-03-24 | Serious harm
    """,
    "subject_access_requests": """
        reference | received on | paused from | paused to  | pause reason | extended to
        SAR-7     | 2025-03-03  | 2025-03-10  | 2025-03-12 | Identity     | 2025-06-03
    """,
    "transfers_in": """
        notified on | from council | papers on
        2025-03-04  | Harrowdale   | 2025-03-10
    """,
    "visits": """
        visited on | kind of visit    | seen | seen alone | bedroom seen
        2025-02-11 | CP visit         | yes  | no         | not known
    """,
    "chaired_conferences": """
        meeting | conference on | chair | interpreter | dissent | what would end the plan
        RCPC    | 2025-04-22    | C1    | needed      | no      | Six clean months
    """,
    "reviewing_officers": """
        reviewing officer | reviews from | reviews to
        R1                | 2025-03-05   |
    """,
    "reviewing_disputes": """
        dispute raised on | resolved on | Cafcass on
        2025-03-10        |             | 2025-03-20
    """,
}
"""A row of each, in the words that people write; the child is the census's."""

THEN = {
    "front_door_decisions": """
        kind     | received_on | decided_on | decision | referrer_told_on
        REFERRAL | 2025-01-06  | 2025-01-07 | Assess   | 2025-01-08
    """,
    "strategy_discussions": """
        cause_on   | held_on    | led_to_enquiry
        2025-01-10 | 2025-01-13 | True
    """,
    "core_groups": """
        held_on    | plan_started_on
        2025-02-10 | 2025-01-28
    """,
    "meeting_agencies": """
        meeting            | meeting_on | agency | relevant | invited_on | came  | contributed
        INITIAL_CONFERENCE | 2025-01-28 | GP     | True     | 2025-01-14 | False | True
    """,
    "meeting_papers": """
        meeting            | meeting_on | paper   | recipient | version  | version_because | held_by
        INITIAL_CONFERENCE | 2025-01-28 | MINUTES | FATHER    | REDACTED | Her address     | BS1
    """,
    "supervisions": """
        held_on    | worker | kind
        2025-02-04 | W1     | CASE
    """,
    "management_decisions": """
        about           | decided_on | decision       | decided_by
        MID_POINT_CHECK | 2025-02-20 | Plan on course | C1
    """,
    "cin_plan_reviews": """
        held_on    | plan_started_on
        2025-02-21 | 2025-01-20
    """,
    "serious_incidents": """
        aware_on   | notified_on | rapid_review_on | kind
        2025-03-03 | 2025-03-05  | 2025-03-24      | Serious harm
    """,
    "subject_access_requests": """
        reference | received_on | paused_from | paused_to  | paused_because | extended_to
        SAR-7     | 2025-03-03  | 2025-03-10  | 2025-03-12 | Identity       | 2025-06-03
    """,
    "transfers_in": """
        notified_on | from_council | papers_received_on
        2025-03-04  | Harrowdale   | 2025-03-10
    """,
    "visits": """
        visited_on | kind             | seen | seen_alone | bedroom_seen
        2025-02-11 | child protection | True | False      | None
    """,
    "chaired_conferences": """
        meeting           | conference_on | chair | interpreter | dissent | would_end_plan
        REVIEW_CONFERENCE | 2025-04-22    | C1    | NOT_BOOKED  | False   | Six clean months
    """,
    "reviewing_officers": """
        officer | started_on | ended_on
        R1      | 2025-03-05 | None
    """,
    "reviewing_disputes": """
        raised_on  | resolved_on | cafcass_on
        2025-03-10 | None        | 2025-03-20
    """,
}
"""The same row as the record has it."""

TOLD = {
    "front_door_decisions": "Decision on a referral",
    "strategy_discussions": "Strategy discussion: a section 47 enquiry began",
    "core_groups": "Core group",
    "meeting_agencies": "General practice: initial conference: invited; did not come; contributed",
    "meeting_papers": "Minutes, initial conference, for father: redacted; typed",
    "supervisions": "Case supervision",
    "management_decisions": "Management decision, chair's mid-point check",
    "cin_plan_reviews": "Review of the child in need plan",
    "serious_incidents": "The council became aware of a serious incident",
    "subject_access_requests": "Subject access request",
    "transfers_in": "Told that the child moved in on another council's plan: from Harrowdale",
    "visits": "Visit, child protection: seen, not alone",
    "chaired_conferences": "Form of the review conference: chair: C1; interpreter: needed, "
    "not booked",
    "reviewing_officers": "Reviewing officer: R1",
    "reviewing_disputes": "The reviewing officer raised a dispute",
}


def row_of(kind: str, /, **changed: Any) -> dict[str, Any]:
    """The row that is given of this kind, with some cells changed."""
    (cells,) = read_table(GIVEN[kind])
    return {"child": "A1"} | cells | changed


def written(folder: Path, kind: str, /, **changed: Any) -> Path:
    """A file of this row, each cell as it is given."""
    row = row_of(kind, **changed) | {"as at": "31/03/2025"}
    path = folder / f"{kind}.csv"
    path.write_text(f"{','.join(row)}\n{','.join(row.values())}\n")
    return path


def held(kind: str) -> list[dict[str, Any]]:
    return record_now().rows(f"select * from {kind}")


@pytest.fixture
def folder(tmp_path: Path) -> Path:
    """Where a census of one child has been loaded from."""
    take_in(census(tmp_path, 2025, [a_child("A1")]), tmp_path)
    return tmp_path


def test_each_form_is_read_and_told_of_the_child(folder: Path) -> None:
    for kind in BY_KIND:
        loaded = take_in(written(folder, kind), folder)
        assert (loaded.kind, loaded.findings) == (kind, [])
        assert {name: t["loaded"] for name, t in loaded.tables.items()} == {kind: 1}
    reading = record_now()
    facts = facts_of(reading, ["A1"])["A1"]
    for kind in BY_KIND:
        (row,) = reading.rows(f"select * from {kind}")
        (then,) = read_table(THEN[kind])
        assert {name: str(row[name]) for name in then} == then
        assert (row["child_id"], row["unreadable"]) == ("A1", "")
        assert TOLD[kind] in [fact.words for fact in facts if fact.table == kind]
        (spoken,) = reading.rows(f"select last_day from spoken_for where table_name = '{kind}'")
        assert spoken["last_day"] == day("2025-03-31")


def test_the_same_file_again_changes_nothing_and_one_without_the_row_withdraws_it(
    folder: Path,
) -> None:
    """The child of the second is one that nobody knows: it is kept, and told of."""
    for kind in BY_KIND:
        path = written(folder, kind)
        take_in(path, folder)
        again = take_in(path, folder)
        assert all(t["loaded"] == t["closed"] == 0 for t in again.tables.values()), kind
        loaded = take_in(written(folder, kind, child="Z9"), folder, replaces=True)
        assert (loaded.tables[kind]["loaded"], loaded.tables[kind]["closed"]) == (1, 1), kind
        assert [f.code for f in loaded.findings] == ["no-such-child"], kind
    reading = record_now()
    for kind in BY_KIND:
        found = reading.rows(f"select child_id from {kind}")
        assert [row["child_id"] for row in found] == ["Z9"], kind


def test_a_day_that_is_none_is_remembered_and_the_row_is_kept(folder: Path) -> None:
    """Of every form the last of its own days: those that it needs are its key."""
    for shape in FORMS:
        last = [c.name for c in shape.root.cells if c.reads == "date" and c.name != "as_at"][-1]
        loaded = take_in(written(folder, shape.kind, **{last: "31/02/2025"}), folder)
        assert ("unreadable", last) in [(f.code, f.column) for f in loaded.findings]
        (row,) = held(shape.kind)
        (source,) = TABLES[shape.kind].sources_of(shape.kind)
        column = next(name for name, cell in source.says.items() if cell == last)
        assert (row[column], row["unreadable"]) == (None, f" {column} ")


def test_days_that_cannot_both_be_right_are_said(folder: Path) -> None:
    """Of every pair that a form has, the second a day before the first; and a day to come."""
    for kind in BY_KIND:
        table = TABLES[kind]
        (source,) = table.sources_of(kind)
        for first, second in table.in_order:
            cells = {source.says[first]: "2025-02-05", source.says[second]: "2025-02-04"}
            loaded = take_in(written(folder, kind, **cells), folder, replaces=True)
            said = [(f.code, f.column) for f in loaded.findings]
            assert ("days-out-of-order", second) in said
        later = {source.says[table.spans[0]]: "2025-04-01"}
        loaded = take_in(written(folder, kind, **later), folder, replaces=True)
        said = [f.code for f in loaded.findings if f.code == "starts-after-the-return"]
        # A meeting may be to come.
        is_no_plan = table.has_been or len(table.spans) == 2
        assert said == ["starts-after-the-return"] * is_no_plan


def test_a_code_that_is_none_is_kept_and_is_a_finding(folder: Path) -> None:
    for shape in FORMS:
        coded = {cell.name: "xyz" for cell in shape.root.cells if cell.codes}
        loaded = take_in(written(folder, shape.kind, **coded), folder)
        assert [(f.code, f.column) for f in loaded.findings] == [
            ("unknown-code", name) for name in coded
        ]
        assert loaded.tables[shape.kind]["held_back"] == 0


def test_a_template_that_is_sent_empty_brings_no_row(folder: Path) -> None:
    for shape in FORMS:
        loaded = take_in(of(folder, shape), folder)
        assert loaded.kind == shape.kind
        assert {name: t["read"] for name, t in loaded.tables.items()} == {shape.kind: 0}


def test_a_form_tells_nothing_of_the_step_that_it_lies_at(folder: Path) -> None:
    before = silent_steps(record_now(), on=day("2025-03-31"))
    for kind in BY_KIND:
        take_in(written(folder, kind), folder)
    assert silent_steps(record_now(), on=day("2025-03-31")) == before
    assert Step.WORKERS in before


def test_a_core_group_is_moved_with_its_plan_and_a_review_of_another_kind_of_plan_is_not(
    tmp_path: Path,
) -> None:
    """The year after says that the protection plan of 10 January began two days later."""
    for year, started in ((2024, "2024-01-10"), (2025, "2024-01-12")):
        child = a_child("A1", referred="2023-12-04", plans=[(started, "")])
        take_in(census(tmp_path, year, [child]), tmp_path)
    for kind in ("core_groups", "cin_plan_reviews"):
        take_in(written(tmp_path, kind, **{"plan from": "2024-01-10"}), tmp_path)
    began = {kind: held(kind)[0]["plan_started_on"] for kind in ("core_groups", "cin_plan_reviews")}
    assert began == {"core_groups": day("2024-01-12"), "cin_plan_reviews": day("2024-01-10")}


def test_what_a_borough_sends_is_right_and_twice_changes_nothing(tmp_path: Path) -> None:
    borough = make_borough(children=120, years=2, seed=2, last_year=2025)
    paths = write_returns(borough, tmp_path / "sent", returns=("census", "forms"))
    forms = [path for path in paths if path.suffix == ".csv"]
    for path in paths:
        loaded = take_in(path, tmp_path)
        assert path not in forms or loaded.findings == []
    for path in forms:
        again = take_in(path, tmp_path)
        assert all(t["loaded"] == t["closed"] == 0 for t in again.tables.values())
    assert all(held(kind) for kind in BY_KIND if kind != "transfers_in")
