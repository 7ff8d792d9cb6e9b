"""Where DfE's daily payload is taken in: as its description, OpenAPI 1.0.1, says it is sent.

Up to a hundred children at a time; a batch is taken whole or refused whole, with the faulty
children by their place in it. What is answered never repeats a value of the batch.
"""

import json
import tempfile
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
from goldenthread.access.suppliers import NotASupplier, has_key, supplier_of
from goldenthread.ingest.findings import Refused
from goldenthread.ingest.load import Asked, load
from goldenthread.ingest.whose import is_of_another_council
from goldenthread.ledger.connection import database_uri
from goldenthread.returns.dfe_payload import DFE_PAYLOAD, MOST_CHILDREN
from goldenthread.returns.dfe_payload_limits import faults_of

LARGEST = 20_000_000
"""Bytes of a batch. A hundred children of long histories take a tenth of it."""

MOST_FAULTS = 500


class _Answer(Exception):
    """What ends the reading of a batch: a status, and why in plain sentences."""

    def __init__(self, status: int, *why: str) -> None:
        super().__init__(status)
        self.status, self.why = status, why


@csrf_exempt  # a supplier has no session: its token and its key are what is shown
@login_not_required
@require_POST
def daily_payload(request: HttpRequest, la_code: str) -> HttpResponse:
    """Take a batch in; one receipt for each child of it."""
    try:
        supplier = _supplier(request, la_code)
        body = _body(request)
        children = _children(body)
        _take_in(body, supplier, la_code)
    except _Answer as answer:
        if answer.status == 204:
            return HttpResponse(status=204)
        return JsonResponse({"errors": list(answer.why)}, status=answer.status)
    at = timezone.now()
    receipts = [f"{at:%Y-%m-%d_%H:%M:%S.%f}_{uuid.uuid4()}.json" for _ in children]
    return JsonResponse(receipts, safe=False)


def _supplier(request: HttpRequest, la_code: str) -> Supplier:
    scheme, _, token = request.headers.get("Authorization", "").partition(" ")
    try:
        if scheme.lower() != "bearer":
            raise NotASupplier
        supplier = supplier_of(token.strip())
    except NotASupplier:
        raise _Answer(401, "Ask for a token first, and send it as a bearer token.") from None
    if not has_key(supplier, request.headers.get("SupplierKey", "")):
        raise _Answer(403, "The SupplierKey is not that of this supplier.")
    if is_of_another_council(database_uri(), la_code, settings.COUNCIL_CODE):
        raise _Answer(403, "This home holds another council.")
    return supplier


def _body(request: HttpRequest) -> bytes:
    body: bytes = request.read(LARGEST + 1)
    if len(body) > LARGEST:
        raise _Answer(413, "The batch is too large.")
    return body


def _children(body: bytes) -> list[Any]:
    try:
        children = json.loads(body)
    except (ValueError, RecursionError):
        raise _Answer(400, "The batch is not JSON.") from None
    if not isinstance(children, list):
        raise _Answer(400, "The batch should be an array of children.")
    if not children:
        raise _Answer(204)
    if len(children) > MOST_CHILDREN:
        raise _Answer(413, f"The batch has more than {MOST_CHILDREN} children.")
    faults = [f"[{n}] {fault}" for n, child in enumerate(children) for fault in faults_of(child)]
    if faults:
        raise _Answer(400, *faults[:MOST_FAULTS])
    return children


def _take_in(body: bytes, supplier: Supplier, la_code: str) -> None:
    """Load the batch, kept as it came, as every return is."""
    with tempfile.TemporaryDirectory(dir=settings.FILE_UPLOAD_TEMP_DIR) as folder:
        path = Path(folder) / "daily payload.json"
        path.touch(mode=0o600)
        path.write_bytes(body)
        now = timezone.now
        asked = Asked(
            uri=database_uri(),
            files=Path(settings.HOME) / "files",
            loaded_by=f"supplier {supplier.name}",
            now=now,
            kind=DFE_PAYLOAD.kind,
            council=la_code,
            as_at=timezone.localdate(now()),
        )
        try:
            load(path, asked)
        except Refused as why:
            raise _Answer(400, str(why)) from None
