"""A record of two children, as a snapshot that no PostgreSQL stands behind.

Edition 1 has the children, their names and their allocations; edition 2 a plan for each.
"""

from datetime import UTC, date, datetime
from typing import Any
from uuid import UUID

import pyarrow as pa

from goldenthread.record.arriving import Delta
from goldenthread.record.catalogue import TABLES
from goldenthread.record.snapshot import Snapshot
from goldenthread.record.table import ARROW_TYPES, TRACE
from goldenthread.statute.calendar import WorkingCalendar
from tests.spec.given import CENSUS, WHOLE, kinds_of, spoken_by

OWN, OTHER = "CANARY-OWN", "CANARY-OTHER"
CHILDREN = {OWN: UUID(int=0xA1), OTHER: UUID(int=0xB2)}
COUNCIL = "899"
EDITION = 2
CENSUS_SLICE = 2026
AS_AT = date(2026, 3, 31)

BEGAN, PLANNED = date(2020, 1, 1), date(2026, 1, 12)
FIRST_PLANNED, FIRST_ENDED = date(2023, 1, 9), date(2023, 10, 4)
CHAIRS, OFFICERS = {OWN: "C1", OTHER: "C2"}, {OWN: "R1", OTHER: "R2"}
FIRST: dict[str, list[dict[str, Any]]] = {
    "people": [{"child_id": child_id, "born_on": date(2019, 4, 1)} for child_id in CHILDREN],
    "names": [{"child_id": child_id, "name": f"Name of {child_id}"} for child_id in CHILDREN],
    "allocations": [
        {"child_id": OWN, "worker": "W1", "team": "North", "started_on": BEGAN},
        {"child_id": OTHER, "worker": "W2", "team": "South", "started_on": BEGAN},
        {
            "child_id": OTHER,
            "worker": "W1",
            "team": "North",
            "started_on": date(2018, 1, 1),
            "ended_on": date(2019, 12, 31),
        },
    ],
}
SECOND: dict[str, list[dict[str, Any]]] = {
    "child_protection_plans": [
        {"child_id": child_id, "started_on": PLANNED, "initial_category": "NEG"}
        for child_id in CHILDREN
    ]
    + [
        {
            "child_id": child_id,
            "started_on": FIRST_PLANNED,
            "ended_on": FIRST_ENDED,
            "initial_category": "NEG",
        }
        for child_id in CHILDREN
    ],
    "chaired_conferences": [
        {"child_id": child_id, "meeting": meeting, "conference_on": day, "chair": chair}
        for child_id, chair in CHAIRS.items()
        for meeting, day in (("REVIEW_CONFERENCE", FIRST_ENDED), ("INITIAL_CONFERENCE", PLANNED))
    ],
    "reviewing_officers": [
        {"child_id": child_id, "officer": officer, "started_on": PLANNED}
        for child_id, officer in OFFICERS.items()
    ],
    "looked_after_periods": [
        {"child_id": child_id, "started_on": PLANNED} for child_id in CHILDREN
    ],
}


def small_snapshot() -> Snapshot:
    """The record, at its second edition."""
    days = pa.Table.from_pylist(WorkingCalendar.of_england().rows())
    snapshot = Snapshot(working_days=days)
    snapshot.take_in(_delta(0, 1, FIRST))
    snapshot.take_in(_delta(1, EDITION, SECOND))
    return snapshot


def _delta(since: int, edition: int, rows: dict[str, list[dict[str, Any]]]) -> Delta:
    at = datetime(2026, 4, 1, 9, edition, tzinfo=UTC)
    loads = [
        {
            "id": n,
            "edition": n,
            "changed": True,
            "slice_id": 1,
            "source": f"census-{n}.xml",
            "loaded_at": at,
            "loaded_by": "somebody",
        }
        for n in range(1, edition + 1)
    ]
    return Delta(
        since=since,
        edition=edition,
        opened={name: _rows(name, rows.get(name, []), edition) for name in TABLES},
        closed={},
        slices=pa.Table.from_pylist(_slices(edition, rows)),
        spoken=spoken_by(_slices(edition, rows)),
        loads=pa.Table.from_pylist(loads),
        editions=pa.Table.from_pylist(
            [{"number": load["id"], "made_at": at, "made_by_id": load["id"]} for load in loads]
        ),
    )


def _slices(edition: int, rows: dict[str, list[dict[str, Any]]]) -> list[dict[str, Any]]:
    """The census, our own list of people, and the returns that say these rows."""
    one = {"council": COUNCIL, "opened_by": 1, "touched_by": edition}
    kinds = {kinds_of(name)[0]: edition for name in rows} | {"people_and_allocations": 1}
    whole = {"period": "", "year": 0, "first_day": None, "last_day": None}
    days = {"first_day": date(2025, 4, 1), "last_day": AS_AT}
    return [
        one | days | {"id": CENSUS_SLICE, "kind": CENSUS, "period": "2025-26", "year": 2026},
        *(
            one | whole | {"id": WHOLE[kind], "kind": kind, "opened_by": opened_by}
            for kind, opened_by in kinds.items()
            if kind != CENSUS
        ),
    ]


def _rows(name: str, rows: list[dict[str, Any]], edition: int) -> pa.Table:
    table = TABLES[name]
    holds = {**TRACE, **{column.name: column.holds for column in table.columns}}
    schema = pa.schema(
        [("id", pa.int64()), ("council", pa.string())]
        + [(column, ARROW_TYPES[kind]) for column, kind in holds.items()]
        + [("opened_by", pa.int64()), ("closed_by", pa.int64())]
    )
    kinds = kinds_of(name)
    whole = [
        {
            "id": number,
            "council": COUNCIL,
            "slice_id": CENSUS_SLICE if kinds[0] == CENSUS else WHOLE[kinds[0]],
            "load_id": edition,
            "ordinal": number,
            "line": number,
            "unreadable": "",
            "opened_by": edition,
            "row_key": "|".join(str(row[part]) for part in table.key),
            **row,
        }
        for number, row in enumerate(rows, start=1)
    ]
    return pa.Table.from_pylist(whole, schema=schema)
