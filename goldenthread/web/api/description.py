"""The description of what other systems may send, as OpenAPI 3.1: made from the declarations of
the returns, so that it cannot say otherwise than what is read."""

from collections.abc import Mapping
from functools import cache
from typing import Any

from django.contrib.auth.decorators import login_not_required
from django.http import HttpRequest, HttpResponse, JsonResponse
from django.views.decorators.http import require_safe

from goldenthread.ingest.live_rows.batch import CHANGED_AT, DELETED
from goldenthread.returns.dfe_payload import MOST_CHILDREN
from goldenthread.returns.dfe_payload_limits import CHILD, DAY, FLAG, Many, Text
from goldenthread.returns.shape import Cell, Group, Reads
from goldenthread.returns.standard_safeguarding.by_number import ARRIVING, child_in, own_number
from goldenthread.web.api.forms import CSV, JSON, LINES, MOST_ROWS, REFUSALS, REFUSALS_OF_ROWS

Schema = dict[str, Any]

SAYS: Schema = {"type": ["string", "number", "boolean", "object", "array", "null"]}
"""What a cell may be: text as a file has it, or the JSON that stands for it."""

AS_READ = {
    Reads.TEXT: "Words, as they stand.",
    Reads.CODE: "A code of {codes}, or its words.",
    Reads.DATE: "A day: 2025-11-03, or as a case system writes it.",
    Reads.FLAG: "Yes or no.",
    Reads.NUMBER: "A whole number.",
}


@login_not_required
@require_safe
def description(_: HttpRequest) -> HttpResponse:
    """The description, for whoever writes what sends. It holds nothing of this home."""
    return JsonResponse(described(), json_dumps_params={"indent": 1})


@cache
def described() -> Schema:
    """The whole description."""
    rows = {f"/api/record/{name}": _path_of(group) for name, group in ARRIVING.items()}
    return {
        "openapi": "3.1.0",
        "info": {
            "title": "Golden Thread: what other systems send",
            "version": "1",
            "description": "Changed rows of the Standard Safeguarding Dataset as they change, and "
            "DfE's daily payload. A batch is taken whole or refused whole.",
        },
        "security": [{"token": []}],
        "paths": {
            "/api/oauth2/token": _token(),
            "/api/children_social_care_data/{la_code}/children": _payload(),
            **rows,
        },
        "components": {
            "securitySchemes": {
                "token": {
                    "type": "oauth2",
                    "flows": {"clientCredentials": {"tokenUrl": "/api/oauth2/token", "scopes": {}}},
                }
            },
            "schemas": {
                "errors": _object({"errors": _list({"type": "string"})}, "errors"),
                "receipt": _receipt(),
                **{name: _row(group) for name, group in ARRIVING.items()},
            },
        },
    }


def _path_of(group: Group) -> Schema:
    row = {"$ref": f"#/components/schemas/{group.name}"}
    post = {
        "operationId": f"send_{group.name}",
        "summary": f"Send changed rows of {group.name}",
        "description": f"No more than {MOST_ROWS:,} rows. Of two sayings of a row the one of the "
        f"later `{CHANGED_AT}` stands, in whatever order they come; a row that is not in the batch "
        "is left as it is.",
        "requestBody": {
            "required": True,
            "content": {
                JSON: {"schema": _list(row)},
                # Of no type: whatever is sent in these forms is text, and the text says the rest.
                LINES: {"schema": {"description": "Text: a row of JSON a line."}},
                CSV: {"schema": {"description": "Text: headings, then a row a line."}},
            },
        },
        "responses": {
            "200": _answer("Taken whole.", {"$ref": "#/components/schemas/receipt"}),
            **_refusals(REFUSALS_OF_ROWS),
        },
    }
    return {"post": post}


def _row(group: Group) -> Schema:
    own, child = own_number(group).names[0], child_in(group)
    cells = {name: _cell(cells) for name, cells in group.columns().items()}
    cells[own] = {
        "type": ["string", "integer"],
        "description": "The row's own number, by which it is known.",
        "minLength": 1,
    }
    if child and child.names[0] != own:
        cells[child.names[0]] = {
            "type": ["string", "integer", "null"],
            "description": "The child whose row it is.",
        }
    of_the_row = {
        CHANGED_AT: {
            "type": ["string", "null"],
            "format": "date-time",
            "description": "When the case system changed the row; without a zone, on the clocks of "
            "England. Without it, when the row arrives.",
        },
        DELETED: {
            "type": ["boolean", "string", "integer", "null"],
            "description": "True (or 1) where the case system took the row back.",
        },
    }
    return _object(cells | of_the_row, own)


def _cell(cells: list[Cell]) -> Schema:
    first = cells[0]
    codes = first.codes.name if first.codes else "its own set"
    return SAYS | {"description": AS_READ[first.reads].format(codes=codes)}


def _receipt() -> Schema:
    whole = {"type": "integer"}
    counts = ("read", "changed", "unchanged", "older", "held_back")
    text = {"type": "string"}
    finding = {"row": {"type": ["integer", "null"]}} | dict.fromkeys(
        ("code", "column", "why", "severity"), text
    )
    return _object(
        {
            "load": {"type": ["integer", "null"]},
            "edition": {"type": ["integer", "null"]},
            "speaks_to": {"type": ["string", "null"], "format": "date"},
            "tables": _each(_object(dict.fromkeys(counts, whole), *counts)),
            "record": _each(_each(whole)),
            "findings": _list(_object(finding, "code", "why")),
            "not_read": _list({"type": "string"}),
        },
        "load",
        "edition",
        "tables",
    )


def _payload() -> Schema:
    council = {
        "name": "la_code",
        "in": "path",
        "required": True,
        "schema": {"type": "string", "pattern": "^[0-9]{3}$"},
    }
    key = {
        "name": "SupplierKey",
        "in": "header",
        "required": True,
        "schema": {"type": "string"},
    }
    children = _list(_of_limits(CHILD)) | {"maxItems": MOST_CHILDREN}
    post = {
        "operationId": "send_children",
        "summary": "Send DfE's daily payload",
        "parameters": [council, key],
        "requestBody": {"required": True, "content": {JSON: {"schema": children}}},
        "responses": {
            "200": _answer("Taken whole: a receipt for each child.", _list({"type": "string"})),
            "204": {"description": "There was no child in it."},
            **_refusals(REFUSALS),
        },
    }
    return {"post": post}


def _of_limits(allowed: Any) -> Schema:
    """What DfE's description lets a value be, as a schema."""
    match allowed:
        case dict():
            needed = [k for k, one in allowed.items() if isinstance(one, Text) and one.needed]
            cells = {name: _of_limits(one) for name, one in allowed.items()}
            return _object(cells, *needed) | {"additionalProperties": False}
        case Many():
            most = {"maxItems": allowed.most} if allowed.most else {}
            return _list(_of_limits(allowed.of)) | most | {"uniqueItems": allowed.once}
        case Text():
            most = {"maxLength": allowed.most} if allowed.most else {}
            letters = {"pattern": f"^{allowed.letters}$"} if allowed.letters else {}
            return {"type": "string"} | most | letters
    if allowed == FLAG:
        return {"type": "boolean"}
    return {"type": "string", "format": "date"} if allowed == DAY else {"type": "integer"}


def _token() -> Schema:
    form = _object(
        {
            "grant_type": {"const": "client_credentials"},
            "client_id": {"type": "string"},
            "client_secret": {"type": "string"},
        },
        "grant_type",
    )
    given = _object(
        {
            "access_token": {"type": "string"},
            "token_type": {"const": "Bearer"},
            "expires_in": {"type": "integer"},
        },
        "access_token",
        "token_type",
        "expires_in",
    )
    error = _object({"error": {"type": "string"}}, "error")
    refused = {
        "400": "No such grant, or no credentials.",
        "401": "These credentials open nothing.",
        "429": "A secret was wrong too often: wait as long as Retry-After says.",
    }
    post = {
        "operationId": "token",
        "summary": "Ask for a token: OAuth 2.0, client credentials",
        "security": [],
        "requestBody": {
            "required": True,
            "content": {"application/x-www-form-urlencoded": {"schema": form}},
        },
        "responses": {
            "200": _answer("A token, good for an hour.", given),
            **{status: _answer(why, error) for status, why in refused.items()},
        },
    }
    return {"post": post}


def _refusals(whys: Mapping[str, str]) -> Schema:
    errors = {"$ref": "#/components/schemas/errors"}
    return {status: _answer(why, errors) for status, why in whys.items()}


def _answer(why: str, schema: Schema) -> Schema:
    return {"description": why, "content": {JSON: {"schema": schema}}}


def _object(properties: Mapping[str, Schema], *required: str) -> Schema:
    return {"type": "object", "properties": dict(properties), "required": list(required)}


def _each(schema: Schema) -> Schema:
    return {"type": "object", "additionalProperties": schema}


def _list(schema: Schema) -> Schema:
    return {"type": "array", "items": schema}
