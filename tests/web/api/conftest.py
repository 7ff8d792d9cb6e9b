"""A home that takes changed rows, and a system that sends them."""

import json
from pathlib import Path
from typing import Any

import pytest
from django.core.cache import cache
from django.http import HttpResponse
from django.test import Client

from goldenthread.access.suppliers import new_supplier

PLANS = "/api/record/ssd_cp_plans"


@pytest.fixture
def send_rows(settings: Any, tmp_path: Path, transactional_db: None) -> Any:
    """`send_rows(body)`, `send_rows(body, url=..., kind="text/csv")`: sent with a good token."""
    settings.HOME = tmp_path
    settings.COUNCIL_CODE = "899"
    cache.clear()
    given = new_supplier("Change feed")
    said = {"client_id": given.client_id, "client_secret": given.client_secret}
    asked = {"grant_type": "client_credentials"} | said
    token = Client().post("/api/oauth2/token", asked).json()["access_token"]

    def sends(
        body: Any, *, url: str = PLANS, kind: str = "application/json", **headers: str
    ) -> HttpResponse:
        data = body if isinstance(body, str | bytes) else json.dumps(body)
        sent = {"Authorization": f"Bearer {token}"} | headers
        return Client(enforce_csrf_checks=True, raise_request_exception=False).post(
            url, data, content_type=kind, headers=sent
        )

    return sends
