"""The sector's own sender against our door, over HTTP: what it sends, and how it reads our answers.

Written from what is published of how it behaves; nothing of it is copied. It asks for a token with
a form, a scope among it, and sends a hundred children at a time with its supplier's key. Of an
answer of 200 it expects a list with a receipt for each; of 400 it reads by `[n]` which were wrong.
A 401, 403 or 429 it tries again three times, waiting as long as Retry-After says, else twice as
long each time.
"""

import json
import re
import urllib.error
import urllib.parse
import urllib.request
from collections.abc import Callable, Iterator
from dataclasses import dataclass, field
from pathlib import Path
from typing import Any

import pytest
from django.core.cache import cache

from goldenthread.access import suppliers
from goldenthread.access.suppliers import Credentials, new_supplier
from goldenthread.ledger.models import Load
from tests.ingest.test_dfe_payload import child
from tests.journeys.serving import served

pytestmark = pytest.mark.django_db(transaction=True)

BATCH, TRIES, FIRST_WAIT, LONGEST_WAIT, LONGEST_TEXT = 100, 3, 5, 30, 500
AGAIN = (401, 403, 429)
RECEIPT = re.compile(r"\d{4}-\d\d-\d\d_\d\d:\d\d:\d\d\.\d+_[0-9a-f-]{36}\.json")


@dataclass
class Sender:
    """What keeps a row for each child in the case system's database, and pushes it each day.

    `state` has for each child `Pending`, `Sent` or `Error`, and `said` what was answered of it.
    """

    address: str
    client_id: str
    client_secret: str
    supplier_key: str
    waited: list[float] = field(default_factory=list)
    state: dict[str, str] = field(default_factory=dict)
    said: dict[str, str] = field(default_factory=dict)
    as_it_waits: Callable[[], None] = lambda: None

    def push(self, children: list[dict[str, Any]], council: str = "899") -> None:
        """Send every child, a hundred at a time."""
        token = self._token()
        if token is None:
            return
        for start in range(0, len(children), BATCH):
            batch = children[start : start + BATCH]
            self._keep(batch, *self._send(batch, token, council))

    def _token(self) -> str | None:
        form = {
            "grant_type": "client_credentials",
            "client_id": self.client_id,
            "client_secret": self.client_secret,
            "scope": "api://children-in-social-care/.default",
        }
        status, text = self._ask(
            "/api/oauth2/token",
            urllib.parse.urlencode(form).encode(),
            {"Content-Type": "application/x-www-form-urlencoded"},
        )
        return str(json.loads(text)["access_token"]) if status == 200 else None

    def _send(self, batch: list[dict[str, Any]], token: str, council: str) -> tuple[int, str]:
        return self._ask(
            f"/api/children_social_care_data/{council}/children",
            json.dumps(batch).encode(),
            {
                "Content-Type": "application/json",
                "Authorization": f"Bearer {token}",
                "SupplierKey": self.supplier_key,
            },
        )

    def _ask(self, path: str, body: bytes, headers: dict[str, str]) -> tuple[int, str]:
        wait = float(FIRST_WAIT)
        for turn in range(TRIES + 1):
            asked = urllib.request.Request(self.address + path, body, headers)
            try:
                with urllib.request.urlopen(asked, timeout=30) as answer:
                    return answer.status, answer.read().decode()
            except urllib.error.HTTPError as refused:
                text = refused.read().decode()[:LONGEST_TEXT]
                if refused.code not in AGAIN or turn == TRIES:
                    return refused.code, text
                self.waited.append(float(refused.headers.get("Retry-After") or wait))
                wait = min(wait * 2, LONGEST_WAIT)
                self.as_it_waits()
        raise AssertionError

    def _keep(self, batch: list[dict[str, Any]], status: int, text: str) -> None:
        """Write down beside each child what came of it."""
        receipts = json.loads(text) if status == 200 else []
        wrong = {int(place) for place in re.findall(r"\[(\d+)\]", text)} if status == 400 else set()
        for place, one in enumerate(batch):
            name = one["la_child_id"]
            if status == 200 and len(receipts) == len(batch):
                self.state[name], self.said[name] = "Sent", receipts[place]
            else:
                self.state[name] = "Error"
                self.said[name] = (
                    text if status != 400 or place in wrong else "valid, but its batch failed"
                )


@pytest.fixture
def given(settings: Any, tmp_path: Path) -> Credentials:
    settings.HOME = tmp_path
    settings.COUNCIL_CODE = "899"
    cache.clear()
    return new_supplier("Case system")


@pytest.fixture
def sender(given: Credentials) -> Iterator[Sender]:
    with served() as address:
        yield Sender(address, given.client_id, given.client_secret, given.supplier_key)


def children(many: int) -> list[dict[str, Any]]:
    return [child("A1"), *({"la_child_id": f"C{n}"} for n in range(1, many))]


def test_every_child_has_its_receipt_a_hundred_at_a_time(sender: Sender) -> None:
    sender.push(children(101))
    assert set(sender.state.values()) == {"Sent"}
    assert len(sender.state) == len(set(sender.said.values())) == 101
    assert all(RECEIPT.fullmatch(receipt) for receipt in sender.said.values())
    assert Load.objects.count() == 2
    assert sender.waited == []


def test_it_can_tell_which_child_of_a_batch_was_wrong(sender: Sender) -> None:
    wrong = child("B1")
    wrong["child_details"]["sex"] = "FEMALE"
    sender.push([child("A1"), wrong, child("A2")])
    assert set(sender.state.values()) == {"Error"}
    assert sender.said["A1"] == sender.said["A2"] == "valid, but its batch failed"
    assert "[1] child_details.sex" in sender.said["B1"]
    assert sender.waited == [], "what is wrong is not sent again"
    assert not Load.objects.exists()


@pytest.mark.parametrize(
    ("change", "council"),
    [({"supplier_key": "another"}, "899"), ({}, "889")],
    ids=["a key that is not its own", "another council"],
)
def test_what_it_may_not_do_it_tries_three_times_and_keeps_why(
    sender: Sender, change: dict[str, str], council: str
) -> None:
    vars(sender).update(change)
    sender.push([child("A1")], council)
    assert sender.waited == [5, 10, 20]
    assert sender.state == {"A1": "Error"}
    assert json.loads(sender.said["A1"])["errors"]
    assert not Load.objects.exists()


def test_it_waits_as_long_as_it_is_told_to_and_then_is_let_in(
    sender: Sender, given: Credentials
) -> None:
    guesser = Sender(sender.address, given.client_id, "a guess", given.supplier_key)
    while len(guesser.waited) < suppliers.MOST_FAILURES:
        guesser.push([child("A1")])
    sender.as_it_waits = cache.clear
    sender.push([child("A1")])
    assert sender.waited == [suppliers.TooManyTries.seconds]
    assert sender.state == {"A1": "Sent"}
