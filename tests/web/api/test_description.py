"""The description of the API: served to whoever asks, and true of what is taken."""

import json
from typing import Any

import pytest
from django.test import Client

from goldenthread.returns.standard_safeguarding.by_number import ARRIVING, child_in, own_number
from goldenthread.web.api.description import described
from tests.ingest.live_rows.sending import as_sent
from tests.ingest.safeguarding_dataset import story


@pytest.mark.django_db
def test_it_is_served_to_whoever_asks() -> None:
    answer = Client().get("/api/openapi.json")
    assert answer.status_code == 200
    assert answer.json() == json.loads(json.dumps(described()))
    assert answer.json()["openapi"] == "3.1.0"


def _references(part: Any) -> set[str]:
    if isinstance(part, list):
        return set().union(*map(_references, part)) if part else set()
    if not isinstance(part, dict):
        return set()
    here = {part["$ref"]} if "$ref" in part else set()
    return here.union(*map(_references, part.values()))


def test_whatever_it_refers_to_is_there() -> None:
    named = {f"#/components/schemas/{name}" for name in described()["components"]["schemas"]}
    assert _references(described()["paths"]) <= named


@pytest.mark.parametrize("table", list(ARRIVING))
def test_each_table_has_its_columns_and_asks_for_the_rows_own_number(table: str) -> None:
    schema = described()["components"]["schemas"][table]
    group, child = ARRIVING[table], child_in(ARRIVING[table])
    assert set(group.columns()) | {"changed_at", "deleted"} == set(schema["properties"])
    assert schema["required"] == [own_number(group).name]
    assert child is None or child.name in schema["properties"]


@pytest.mark.django_db(transaction=True)
def test_what_it_describes_is_taken(send_rows: Any) -> None:
    for table, rows in story().items():
        sent = [as_sent(row) for row in rows if row.get(own_number(ARRIVING[table]).name)]
        known = described()["components"]["schemas"][table]["properties"]
        assert all(row.keys() <= known.keys() for row in sent)
        answer = send_rows(sent, url=f"/api/record/{table}")
        assert answer.status_code == 200, (table, answer.content)
        assert answer.json()["not_read"] == []
