"""Changed rows by POST: their door, their forms, their statuses and what the sender is told."""

import json
from pathlib import Path
from typing import Any

import pytest
from hypothesis import given
from hypothesis import strategies as st

from goldenthread.ledger.models import Load
from goldenthread.web.api import forms
from tests.drawing import drawn
from tests.ingest.files import day, record_now, take_in

pytestmark = pytest.mark.django_db(transaction=True)


def plan(number: str = "P1", **more: Any) -> dict[str, Any]:
    """A plan of one child."""
    return {
        "cppl_cp_plan_id": number,
        "cppl_person_id": "C1",
        "cppl_cp_plan_start_date": "2025-10-20",
        "cppl_cp_plan_initial_category": "NEG",
        "changed_at": "2025-10-21T10:00:00Z",
        **more,
    }


def plans() -> list[str]:
    return [
        f"{row['child_id']} {row['started_on']} {row['ended_on']}"
        for row in record_now().rows("select * from child_protection_plans order by row_key")
    ]


AS_LINES = json.dumps(plan()) + "\n\n" + json.dumps(plan("P2", cppl_person_id="C2")) + "\n"
AS_CSV = (
    "cppl_cp_plan_id,cppl_person_id,cppl_cp_plan_start_date,changed_at\r\n"
    "P1,C1,20/10/2025,2025-10-21T10:00:00Z\r\nP2,C2,20/10/2025,2025-10-21T10:00:00Z\r\n"
)


@pytest.mark.parametrize(
    ("body", "kind"),
    [
        ([plan(), plan("P2", cppl_person_id="C2")], "application/json"),
        (AS_LINES, "application/x-ndjson"),
        (AS_CSV, "text/csv"),
    ],
)
def test_rows_in_three_forms(send_rows: Any, body: Any, kind: str, settings: Any) -> None:
    answer = send_rows(body, kind=kind)
    assert answer.status_code == 200, answer.content
    said = answer.json()
    load = Load.objects.get()
    assert (said["load"], said["edition"], said["speaks_to"]) == (load.pk, 1, "2025-10-21")
    assert said["tables"] == {
        "ssd_cp_plans": {"read": 2, "changed": 2, "unchanged": 0, "older": 0, "held_back": 0}
    }
    assert plans() == ["C1 2025-10-20 None", "C2 2025-10-20 None"]
    assert load.loaded_by == "supplier Change feed"
    assert (Path(settings.HOME) / "files" / load.sha256).exists()
    assert list(Path(settings.FILE_UPLOAD_TEMP_DIR).glob("tmp*")) == []


@pytest.mark.parametrize("name", ["ssd_cp_plans", "cp_plans", "SSD_CP_Plans"])
def test_a_table_by_any_of_its_names(send_rows: Any, name: str) -> None:
    assert send_rows([plan()], url=f"/api/record/{name}").status_code == 200


def test_a_table_that_is_none_is_answered_with_those_that_are(send_rows: Any) -> None:
    answer = send_rows([plan()], url="/api/record/shoes")
    assert answer.status_code == 404
    assert "ssd_cp_plans" in answer.json()["tables"]


@pytest.mark.parametrize(
    ("bad", "says"),
    [
        ("P1", "[1] It should be an object: a field for each column."),
        (plan(""), "[1] cppl_cp_plan_id is missing: a row is known by its own number."),
        (plan("-1"), "[1] cppl_cp_plan_id stands for no row."),
        (plan(cppl_person_id=None), "[1] cppl_person_id is missing: the row would be of no child."),
        (plan(cppl_person_id=["CANARY"]), "[1] cppl_person_id should be text or a whole number."),
        (plan(cppl_person_id=True), "[1] cppl_person_id should be text or a whole number."),
        (plan(cppl_cp_plan_id={"CANARY": 1}), "[1] cppl_cp_plan_id should be text or a whole"),
        (plan(changed_at=20251103), "[1] changed_at should be a moment, as 2025-11-03T09:30:00Z."),
        (plan(changed_at="CANARY"), "[1] changed_at should be a moment, as 2025-11-03T09:30:00Z."),
        (plan(changed_at="2999-01-01"), "[1] changed_at has not come yet."),
        (plan(deleted="CANARY"), "[1] deleted should be true or false."),
        (plan(cppl_person_id="CANARY\x00"), "[1] cppl_person_id has letters that are none."),
        (plan(cppl_person_id="CANARY\ud800"), "[1] cppl_person_id has letters that are none."),
        (plan(cppl_person_id="CANARY" * 20_000), "[1] cppl_person_id is longer than any cell"),
    ],
)
def test_one_faulty_row_refuses_the_batch_and_is_named_by_its_place(
    send_rows: Any, bad: Any, says: str
) -> None:
    answer = send_rows([plan(), bad])
    assert answer.status_code == 400
    assert [error for error in answer.json()["errors"] if error.startswith(says)], answer.json()
    assert "CANARY" not in answer.content.decode()
    assert not Load.objects.exists()


def test_a_day_that_cannot_be_read_is_taken_and_told_of(send_rows: Any) -> None:
    answer = send_rows(
        [plan(), plan("P2", cppl_person_id="C2", cppl_cp_plan_end_date="31/02/2025")]
    )
    (found,) = answer.json()["findings"]
    assert (found["row"], found["column"]) == (1, "cppl_cp_plan_end_date")
    assert "31/02" not in answer.content.decode()
    (plan_of,) = record_now().rows("select * from child_protection_plans where child_id = 'C2'")
    assert "ended_on" in plan_of["unreadable"]


def test_a_field_that_the_table_has_not_is_said_and_not_read(send_rows: Any) -> None:
    assert send_rows([plan(colour="red")]).json()["not_read"] == ["colour"]


@pytest.mark.parametrize(
    ("body", "kind", "status"),
    [
        ("[{", "application/json", 400),
        ("{}", "application/json", 400),
        ("[" * 50_000, "application/json", 400),
        ('[{"a": NaN}]', "application/json", 400),
        (b"\xff\xfe[", "application/json", 400),
        ("[]", "application/json", 200),
        ("\n", "application/x-ndjson", 200),
        ("\n", "text/csv", 200),
        ("{}\n[", "application/x-ndjson", 400),
        ("<html>", "text/csv", 400),
        ("[]", "application/xml", 415),
    ],
)
def test_statuses_of_what_is_no_batch(send_rows: Any, body: Any, kind: str, status: int) -> None:
    assert send_rows(body, kind=kind).status_code == status
    assert not Load.objects.exists()


def test_too_many_rows_and_too_many_bytes(send_rows: Any, monkeypatch: pytest.MonkeyPatch) -> None:
    monkeypatch.setattr(forms, "MOST_ROWS", 2)
    assert send_rows([plan(str(n)) for n in range(1, 4)]).status_code == 413
    assert send_rows("[" + " " * 20_000_001 + "]").status_code == 413


@pytest.mark.parametrize(
    ("headers", "status"),
    [
        ({"Authorization": ""}, 401),
        ({"Authorization": "Bearer nonsense"}, 401),
        ({"SupplierKey": "another"}, 403),
    ],
)
def test_without_a_token_nothing_is_taken(
    send_rows: Any, headers: dict[str, str], status: int
) -> None:
    assert send_rows([plan()], **headers).status_code == status
    assert not Load.objects.exists()


CELL = st.one_of(
    st.none(),
    st.booleans(),
    st.integers(),
    st.floats(allow_nan=False, allow_infinity=False),
    st.text(max_size=12),
    st.dates().map(str),
    st.datetimes().map(str),
    st.lists(st.text(max_size=3), max_size=2),
)
FIELD = st.sampled_from([*plan(), "cppl_cp_plan_end_date", "cppl_cp_plan_ola", "deleted"])
BODY = st.one_of(
    st.lists(st.one_of(CELL, st.dictionaries(st.one_of(FIELD, st.text(max_size=5)), CELL))),
    st.lists(st.dictionaries(FIELD, CELL).map(lambda more: plan() | more), max_size=4),
).map(json.dumps)


@drawn(60)
@given(
    body=st.one_of(BODY, st.text(max_size=60), st.binary(max_size=60)),
    kind=st.sampled_from([*forms.TYPES, "text/plain"]),
)
def test_no_body_breaks_it(send_rows: Any, body: Any, kind: str) -> None:
    assert send_rows(body, kind=kind).status_code in (200, 400, 413, 415)


def test_a_home_whose_feed_lies_ahead_of_the_clock_takes_rows_as_of_its_day(
    send_rows: Any, tmp_path: Path
) -> None:
    feed = tmp_path / "feed"
    feed.mkdir()
    (feed / "ssd_cp_plans.csv").write_text(
        "cppl_cp_plan_id,cppl_person_id,cppl_cp_plan_start_date\nP1,C1,2089-10-20\n"
    )
    take_in(feed, tmp_path, council="899", as_at=day("2090-03-31"))
    row = plan("P2", cppl_person_id="C2", cppl_cp_plan_start_date="2090-03-01", changed_at=None)
    for ends in ("2090-03-11", "2090-03-12"):
        said = send_rows([row | {"cppl_cp_plan_end_date": ends}]).json()
        assert said["tables"]["ssd_cp_plans"]["changed"] == 1, said
        assert said["speaks_to"] == "2090-03-31"
    assert plans() == ["C1 2089-10-20 None", "C2 2090-03-01 2090-03-12"]


def test_a_taking_back_is_known_in_whatever_case_it_is_written(send_rows: Any) -> None:
    send_rows([plan()])
    gone = {"deleted": True, "changed_at": "2025-10-22T10:00:00Z"}
    said = send_rows([{name.upper(): value for name, value in (plan() | gone).items()}]).json()
    assert (said["tables"]["ssd_cp_plans"]["changed"], said["not_read"]) == (1, [])
    assert plans() == []
