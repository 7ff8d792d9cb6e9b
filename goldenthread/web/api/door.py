"""The door of what other systems send: who knocks, whose returns these are, and how much it is."""

import json
import re
import tempfile
from collections.abc import Iterator
from contextlib import contextmanager
from pathlib import Path
from typing import Any

from django.conf import settings
from django.http import HttpRequest, HttpResponse, JsonResponse

from goldenthread.access.models import Supplier
from goldenthread.access.suppliers import NotASupplier, has_key, supplier_of
from goldenthread.ingest.whose import is_of_another_council
from goldenthread.ledger.connection import database_uri

LARGEST = 20_000_000
"""Bytes of a batch. A hundred children of long histories take a tenth of it."""

OF_A_COUNCIL = re.compile("[0-9]{3}")
MOST_FAULTS = 500
"""So many of them are told of."""


class Answer(Exception):
    """What ends the reading of a batch: a status, and why in plain sentences."""

    def __init__(self, status: int, *why: str, **more: Any) -> None:
        super().__init__(status)
        self.status, self.why, self.more = status, why, more

    def as_response(self) -> HttpResponse:
        """The same as what the sender is answered with. It repeats no value of the batch."""
        if self.status == 204:
            return HttpResponse(status=204)
        said = {"errors": list(self.why)} | self.more
        response = JsonResponse(said, status=self.status)
        if self.status == 401:
            response["WWW-Authenticate"] = "Bearer"
        return response


def supplier_at(request: HttpRequest) -> Supplier:
    """Whose token this is. Ends with 401 for none that is good."""
    scheme, _, token = request.headers.get("Authorization", "").partition(" ")
    try:
        if scheme.lower() != "bearer":
            raise NotASupplier
        return supplier_of(token.strip())
    except NotASupplier:
        raise Answer(401, "Ask for a token first, and send it as a bearer token.") from None


def sent_by(supplier: Supplier) -> str:
    """By whom it is said to be loaded, where a system sent it by itself."""
    return f"supplier {supplier.name}"


def check_key(supplier: Supplier, key: str) -> None:
    """End with 403 where this is not the key that the supplier was given."""
    if not has_key(supplier, key):
        raise Answer(403, "The SupplierKey is not that of this supplier.")


def check_council(code: str) -> None:
    """End with 400 for what is no council's number, with 403 where the home holds another."""
    if not OF_A_COUNCIL.fullmatch(code):
        raise Answer(400, "A council is named by its number of three figures.")
    if is_of_another_council(database_uri(), code, settings.COUNCIL_CODE):
        raise Answer(403, "This home holds another council.")


def body_of(request: HttpRequest) -> bytes:
    """What was sent, whole. Ends with 413 for more than any batch is."""
    body: bytes = request.read(LARGEST + 1)
    if len(body) > LARGEST:
        raise Answer(413, "The batch is too large.")
    return body


@contextmanager
def as_file(body: bytes, name: str) -> Iterator[Path]:
    """What was sent as a file of this name, to be loaded and kept as every return is; it goes at
    the end."""
    with tempfile.TemporaryDirectory(dir=settings.FILE_UPLOAD_TEMP_DIR) as folder:
        path = Path(folder) / name
        path.touch(mode=0o600)
        path.write_bytes(body)
        yield path


def json_in(text: str) -> Any:
    """What JSON says; ends with 400 where it is none."""
    try:
        return json.loads(text, parse_constant=_no_number)
    except (ValueError, RecursionError):
        raise Answer(400, "The batch is not JSON.") from None


def _no_number(_name: str) -> None:
    raise ValueError
