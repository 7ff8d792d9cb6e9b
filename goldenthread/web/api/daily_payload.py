"""Where DfE's daily payload is taken in: as its description, OpenAPI 1.0.1, says it is sent.

Up to a hundred children at a time; a batch is taken whole or refused whole, with the faulty
children by their place in it. What is answered never repeats a value of the batch.
"""

import json
import uuid
from pathlib import Path
from typing import Any

from django.conf import settings
from django.contrib.auth.decorators import login_not_required
from django.http import HttpRequest, HttpResponse, JsonResponse
from django.utils import timezone
from django.views.decorators.csrf import csrf_exempt
from django.views.decorators.http import require_POST

from goldenthread.access.models import Supplier
from goldenthread.ingest.findings import Refused
from goldenthread.ingest.load import Asked, load
from goldenthread.ledger.connection import database_uri
from goldenthread.returns.dfe_payload import DFE_PAYLOAD, MOST_CHILDREN
from goldenthread.returns.dfe_payload_limits import faults_of
from goldenthread.web.api.door import (
    MOST_FAULTS,
    Answer,
    as_file,
    body_of,
    check_council,
    check_key,
    sent_by,
    supplier_at,
)


@csrf_exempt  # a supplier has no session: its token and its key are what is shown
@login_not_required
@require_POST
def daily_payload(request: HttpRequest, la_code: str) -> HttpResponse:
    """Take a batch in; one receipt for each child of it."""
    try:
        supplier = _supplier(request, la_code)
        body = body_of(request)
        children = _children(body)
        _take_in(body, supplier, la_code)
    except Answer as answer:
        return answer.as_response()
    at = timezone.now()
    receipts = [f"{at:%Y-%m-%d_%H:%M:%S.%f}_{uuid.uuid4()}.json" for _ in children]
    return JsonResponse(receipts, safe=False)


def _supplier(request: HttpRequest, la_code: str) -> Supplier:
    supplier = supplier_at(request)
    check_key(supplier, request.headers.get("SupplierKey", ""))
    check_council(la_code)
    return supplier


def _children(body: bytes) -> list[Any]:
    try:
        children = json.loads(body)
    except (ValueError, RecursionError):
        raise Answer(400, "The batch is not JSON.") from None
    if not isinstance(children, list):
        raise Answer(400, "The batch should be an array of children.")
    if not children:
        raise Answer(204)
    if len(children) > MOST_CHILDREN:
        raise Answer(413, f"The batch has more than {MOST_CHILDREN} children.")
    faults = [f"[{n}] {fault}" for n, child in enumerate(children) for fault in faults_of(child)]
    if faults:
        raise Answer(400, *faults[:MOST_FAULTS])
    return children


def _take_in(body: bytes, supplier: Supplier, la_code: str) -> None:
    """Load the batch, kept as it came, as every return is."""
    with as_file(body, "daily payload.json") as path:
        now = timezone.now
        asked = Asked(
            uri=database_uri(),
            files=Path(settings.HOME) / "files",
            loaded_by=sent_by(supplier),
            now=now,
            kind=DFE_PAYLOAD.kind,
            council=la_code,
            as_at=timezone.localdate(now()),
        )
        try:
            load(path, asked)
        except Refused as why:
            raise Answer(400, str(why)) from None
