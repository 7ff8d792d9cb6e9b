"""DfE's daily payload by POST: its door, its statuses, and that a batch is taken whole or not."""

import base64
import copy
import json
import re
from pathlib import Path
from typing import Any

import pytest
from django.core.cache import cache
from django.http import HttpResponse
from django.test import Client

from goldenthread.access import suppliers
from goldenthread.access.models import Supplier
from goldenthread.access.suppliers import Credentials, new_supplier
from goldenthread.ledger.models import Edition, Load
from tests.ingest.files import record_now
from tests.ingest.test_dfe_payload import child, plans

pytestmark = pytest.mark.django_db(transaction=True)
CHILDREN = "/api/children_social_care_data/899/children"
TOKEN = "/api/oauth2/token"


@pytest.fixture(autouse=True)
def _home(settings: Any, tmp_path: Path) -> None:
    settings.HOME = tmp_path
    settings.COUNCIL_CODE = "899"
    cache.clear()


@pytest.fixture
def given() -> Credentials:
    return new_supplier("Case system")


def ask_token(given: Credentials, **more: str) -> HttpResponse:
    said = {"grant_type": "client_credentials", "scope": "any"}
    said |= {"client_id": given.client_id, "client_secret": given.client_secret}
    return Client(enforce_csrf_checks=True).post(TOKEN, said | more)


@pytest.fixture
def send(given: Credentials) -> Any:
    token = ask_token(given).json()["access_token"]

    def sends(body: Any, *, url: str = CHILDREN, **headers: str) -> HttpResponse:
        sent = {"Authorization": f"Bearer {token}", "SupplierKey": given.supplier_key} | headers
        data = body if isinstance(body, str) else json.dumps(body)
        return Client(enforce_csrf_checks=True).post(
            url, data, content_type="application/json", headers=sent
        )

    return sends


def test_a_batch_is_taken_in_with_a_receipt_for_each_child(send: Any, settings: Any) -> None:
    answer = send([child("A1"), child("A2")])
    assert answer.status_code == 200
    receipts = answer.json()
    assert len(receipts) == 2
    assert all(
        re.fullmatch(r"\d{4}-\d\d-\d\d_\d\d:\d\d:\d\d\.\d{6}_[0-9a-f-]{36}\.json", r)
        for r in receipts
    )
    assert [number for number, _ in plans()] == ["A1", "A2"]
    load = Load.objects.get()
    assert load.loaded_by == "supplier Case system"
    assert load.slice.kind == "dfe_payload"
    assert list(Path(settings.FILE_UPLOAD_TEMP_DIR).glob("tmp*")) == []


def test_the_same_batch_again_changes_nothing(send: Any) -> None:
    for _ in range(3):
        assert send([child("A1")]).status_code == 200
    assert Edition.objects.count() == 1


def test_a_full_payload_closes_what_vanished(send: Any) -> None:
    send([child("A1"), child("A2")])
    without = child("A1")
    without["social_care_episodes"][0]["child_protection_plans"] = []
    assert send([without]).status_code == 200
    assert [number for number, _ in plans()] == ["A2"]
    assert send([{"la_child_id": "A2", "purge": True}]).status_code == 200
    assert plans() == []
    assert [r["child_id"] for r in record_now().rows("select child_id from people")] == ["A1"]


def faulty(**change: Any) -> dict[str, Any]:
    one = copy.deepcopy(child("B1"))
    one["child_details"] |= change
    return one


@pytest.mark.parametrize(
    ("bad", "says"),
    [
        (faulty(sex="FEMALE"), "[1] child_details.sex is longer than 1 letters."),
        (faulty(date_of_birth="03/02/2018"), "[1] child_details.date_of_birth should be a day"),
        (faulty(date_of_birth="20180203"), "[1] child_details.date_of_birth should be a day"),
        (faulty(uasc_flag="no"), "[1] child_details.uasc_flag should be true or false."),
        (faulty(shoe_size=4), "[1] child_details has 'shoe_size', which is not part of it."),
        (faulty(disabilities=["VIS", "VIS"]), "[1] child_details.disabilities says an item twice."),
        (child("not a number!"), "[1] la_child_id has letters that it may not have."),
        ({"mis_child_id": "M1"}, "[1] la_child_id is missing."),
        ("A1", "[1] It should be an object."),
    ],
)
def test_one_faulty_child_refuses_the_batch_and_is_named_by_its_place(
    send: Any, bad: Any, says: str
) -> None:
    answer = send([child("A1"), bad])
    assert answer.status_code == 400
    assert any(error.startswith(says) for error in answer.json()["errors"]), answer.json()
    assert not Load.objects.exists()


def test_no_answer_repeats_a_value(send: Any) -> None:
    said = send([faulty(first_name=["CANARY"], sex="CANARY", postcode="CANARY CANARY")])
    assert said.status_code == 400
    assert "CANARY" not in said.content.decode()


@pytest.mark.parametrize(
    ("body", "status"),
    [
        ([], 204),
        ([{"la_child_id": f"C{n}"} for n in range(101)], 413),
        ("[{", 400),
        ("{}", 400),
        ("[" * 50_000, 400),
        ('[{"la_child_id": "A1", "social_care_episodes": null}]', 400),
    ],
)
def test_statuses_of_what_is_no_batch(send: Any, body: Any, status: int) -> None:
    assert send(body).status_code == status
    assert not Load.objects.exists()


def test_a_hundred_children_are_a_batch(send: Any) -> None:
    answer = send([{"la_child_id": f"C{n}"} for n in range(100)])
    assert answer.status_code == 200
    assert len(answer.json()) == 100


@pytest.mark.parametrize(
    ("headers", "status"),
    [
        ({"Authorization": ""}, 401),
        ({"Authorization": "Bearer nonsense"}, 401),
        ({"Authorization": "Basic abc"}, 401),
        ({"SupplierKey": ""}, 403),
        ({"SupplierKey": "another"}, 403),
    ],
)
def test_without_its_token_or_its_key_nothing_is_taken(
    send: Any, headers: dict[str, str], status: int
) -> None:
    assert send([child("A1")], **headers).status_code == status
    assert not Load.objects.exists()


def test_another_council_is_refused(send: Any) -> None:
    assert send([child("A1")], url=CHILDREN.replace("899", "889")).status_code == 403


@pytest.mark.parametrize("code", ["C", "89", "8990", "٨٩٩"])
def test_a_council_that_is_no_number_of_three_figures_is_refused(
    send: Any, settings: Any, code: str
) -> None:
    settings.COUNCIL_CODE = ""  # of a home that has not been told whose it is
    assert send([child("A1")], url=CHILDREN.replace("899", code)).status_code == 400
    assert not Load.objects.exists()


def test_a_supplier_that_was_ended_sends_nothing_more(send: Any, given: Credentials) -> None:
    Supplier.objects.update(is_active=False)
    assert send([child("A1")]).status_code == 401
    assert ask_token(given).status_code == 401


def test_a_token_ends(send: Any, monkeypatch: pytest.MonkeyPatch) -> None:
    monkeypatch.setattr(suppliers, "LASTS", -1)
    assert send([child("A1")]).status_code == 401


def test_a_token_by_the_header_too(given: Credentials) -> None:
    said = base64.b64encode(f"{given.client_id}:{given.client_secret}".encode()).decode()
    answer = Client().post(
        TOKEN, {"grant_type": "client_credentials"}, headers={"Authorization": f"Basic {said}"}
    )
    assert answer.status_code == 200
    assert answer.json()["token_type"] == "Bearer"


@pytest.mark.parametrize(
    ("more", "status", "error"),
    [
        ({"grant_type": "password"}, 400, "unsupported_grant_type"),
        ({"client_secret": ""}, 400, "invalid_request"),
        ({"client_secret": "wrong"}, 401, "invalid_client"),
        ({"client_id": "nobody"}, 401, "invalid_client"),
    ],
)
def test_what_gets_no_token(
    given: Credentials, more: dict[str, str], status: int, error: str
) -> None:
    answer = ask_token(given, **more)
    assert (answer.status_code, answer.json()["error"]) == (status, error)


def test_who_guesses_is_slowed_down(given: Credentials) -> None:
    for _ in range(suppliers.MOST_FAILURES):
        assert ask_token(given, client_secret="wrong").status_code == 401
    answer = ask_token(given)
    assert answer.status_code == 429
    assert int(answer["Retry-After"]) > 0


def test_only_fingerprints_of_the_secrets_are_kept(given: Credentials) -> None:
    kept = Supplier.objects.values().get()
    assert given.client_secret not in str(kept)
    assert given.supplier_key not in str(kept)
