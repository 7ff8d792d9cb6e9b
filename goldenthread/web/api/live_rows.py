"""Where changed rows are taken in as they are sent: one table of the Standard Safeguarding Dataset
at a time, as a JSON array, as JSON Lines or as CSV.

A batch is taken whole or refused whole, with the faulty rows by their place in it.
"""

from pathlib import Path
from typing import Any

from django.conf import settings
from django.contrib.auth.decorators import login_not_required
from django.http import HttpRequest, HttpResponse, JsonResponse
from django.utils import timezone
from django.views.decorators.csrf import csrf_exempt
from django.views.decorators.http import require_POST

from goldenthread.access.models import Supplier
from goldenthread.ingest.files import arrived, keep
from goldenthread.ingest.findings import Refused
from goldenthread.ingest.live_rows.arrival import moment_of_arrival
from goldenthread.ingest.live_rows.batch import batch_of
from goldenthread.ingest.live_rows.taking_in import Receipt, Sent, take_in_rows
from goldenthread.ingest.tables_in_files import read_tables
from goldenthread.ingest.whose import council_here
from goldenthread.ledger.connection import database_uri
from goldenthread.ledger.said_rows import Busy
from goldenthread.returns.shape import Group
from goldenthread.returns.standard_safeguarding.by_number import ARRIVING, table_called
from goldenthread.web.api import forms
from goldenthread.web.api.door import (
    MOST_FAULTS,
    Answer,
    as_file,
    body_of,
    check_key,
    json_in,
    sent_by,
    supplier_at,
)
from goldenthread.web.api.forms import CSV, ENDINGS, JSON, LINES, TYPES

SECONDS_TO_WAIT = 20.0


@csrf_exempt  # a supplier has no session: its token is what is shown
@login_not_required
@require_POST
def live_rows(request: HttpRequest, table: str) -> HttpResponse:
    """Take a batch of changed rows in, and say what came of it."""
    try:
        supplier = _supplier(request)
        group = table_called(table)
        if group is None:
            raise Answer(404, "There is no table of this name.", tables=list(ARRIVING))
        kind = _type_of(request)
        receipt = _take_in(body_of(request), kind, group, supplier)
    except Answer as answer:
        return answer.as_response()
    return JsonResponse(receipt.as_json())


def _supplier(request: HttpRequest) -> Supplier:
    supplier = supplier_at(request)
    key = request.headers.get("SupplierKey")
    if key is not None:
        check_key(supplier, key)
    return supplier


def _type_of(request: HttpRequest) -> str:
    said = (request.content_type or JSON).lower()
    if said not in TYPES:
        raise Answer(415, f"Send the rows as {JSON}, {LINES} or {CSV}.")
    return TYPES[said]


def _take_in(body: bytes, kind: str, group: Group, supplier: Supplier) -> Receipt:
    """Read the batch and load it, kept as it came, as every return is."""
    with as_file(body, f"{group.name}{ENDINGS[kind]}") as path:
        rows = _rows(body, kind, path)
        if len(rows) > forms.MOST_ROWS:
            raise Answer(413, f"The batch has more than {forms.MOST_ROWS:,} rows.")
        batch = batch_of(group, rows, moment_of_arrival(database_uri(), timezone.now()))
        if batch.faults:
            raise Answer(400, *batch.faults[:MOST_FAULTS])
        if not batch.rows:
            return Receipt(table=group.name, read=0)
        try:
            what = arrived(path)
            keep(what, Path(settings.HOME) / "files")
            return take_in_rows(batch, _sent(what.name, what.sha256, supplier))
        except Refused as why:
            raise Answer(409, str(why)) from None
        except Busy:
            raise Answer(503, "Other rows are being taken in; send these again.") from None


def _sent(source: str, sha256: str, supplier: Supplier) -> Sent:
    uri = database_uri()
    return Sent(
        uri=uri,
        council=council_here(uri, settings.COUNCIL_CODE),
        sent_by=sent_by(supplier),
        source=source,
        sha256=sha256,
        now=timezone.now,
        wait=SECONDS_TO_WAIT,
    )


def _rows(body: bytes, kind: str, path: Path) -> list[Any]:
    if kind == CSV:
        return _rows_of_csv(path) if body.strip() else []
    try:
        text = body.decode("utf-8-sig")
    except UnicodeDecodeError:
        raise Answer(400, "The batch is not text in UTF-8.") from None
    if kind == LINES:
        return [json_in(line) for line in text.split("\n") if line.strip()]
    rows = json_in(text)
    if not isinstance(rows, list):
        raise Answer(400, "The batch should be an array of rows.")
    return rows


def _rows_of_csv(path: Path) -> list[Any]:
    try:
        tables = read_tables(path)
    except Refused as why:
        raise Answer(400, str(why)) from None
    found = []
    for table in tables:
        cells = [table.cells[f"c{place}"].to_pylist() for place in range(len(table.headings))]
        for values in zip(*cells, strict=True):
            row = zip(table.headings, values, strict=True)
            found.append({name: value for name, value in row if name and value is not None})
    return found
