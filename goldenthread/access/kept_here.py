"""Where each kind of record is kept, as known at an edition, and what of one child is on record."""

from collections.abc import Iterable, Mapping
from dataclasses import dataclass, replace
from datetime import UTC, date, datetime
from typing import Any
from uuid import UUID

from django.utils.crypto import salted_hmac

from goldenthread.access import visibility
from goldenthread.access.case_lists import children_by_id
from goldenthread.access.naming import ShownAs, identify
from goldenthread.access.visibility import Seen
from goldenthread.record.kept_here import MAY_BE_KEPT_HERE, TYPED_HERE, kept_at
from goldenthread.record.one_child import people_of
from goldenthread.record.snapshot import Reading
from goldenthread.record.table import RecordTable


@dataclass(frozen=True, kw_only=True)
class Kept:
    """How one kind of record stands. `owner` is a role, an e-mail address, or empty where nobody
    has been named; `kept_from` is None where it was never kept here."""

    table: RecordTable
    owner: str = ""
    kept_from: date | None = None
    kept_to: date | None = None
    why: str = ""
    said_by: str = ""
    said_at: datetime | None = None

    def is_here_on(self, day: date) -> bool:
        """Whether it is typed here on a day."""
        if self.kept_from is None or day < self.kept_from:
            return False
        return self.kept_to is None or day <= self.kept_to


@dataclass(frozen=True, kw_only=True)
class RowOnRecord:
    """A row of one child as it stands: its cells, what said it and the number of that load, which
    is its version. `key` names it in an address; `is_typed` where it was typed here."""

    key: str
    row_key: str
    cells: Mapping[str, Any]
    source: str
    load: int
    is_typed: bool


@dataclass(frozen=True, kw_only=True)
class KnownChild:
    """A child of whom something is to be typed, and what is known of it already."""

    child_id: str
    other_ids: tuple[str, ...]
    handle: UUID
    shown: ShownAs
    worker: str
    team: str
    last_on: date | None = None


def council_keepings() -> dict[str, Kept]:
    """Every kind of record that may be kept here, by its table."""
    return _keepings(visibility.reading_of(None))


def _keepings(reading: Reading) -> dict[str, Kept]:
    said = {row["table_name"]: row for row in reading.rows(kept_at(reading.edition))}
    return {name: _kept(table, said.get(name)) for name, table in MAY_BE_KEPT_HERE.items()}


def _kept(table: RecordTable, row: Mapping[str, Any] | None) -> Kept:
    if row is None:
        return Kept(table=table)
    return Kept(
        table=table,
        owner=row["owner"],
        kept_from=row["kept_from"],
        kept_to=row["kept_to"],
        why=row["why"],
        said_by=row["said_by"],
        said_at=datetime.fromtimestamp(row["said_us"] / 1_000_000, UTC),
    )


def rows_on_record(seen: Seen, child_id: str, table: RecordTable) -> list[RowOnRecord]:
    """The rows of one kind of a child whom this look has shown, the newest first."""
    found = seen.reading.rows(
        f"select t.*, l.source, s.kind as slice_kind from {table.name} t "
        "left join main.loads l on l.id = t.load_id left join main.slices s on s.id = t.slice_id "
        f"where t.child_id = $child order by t.{table.spans[0]} desc nulls last, t.row_key",
        child=child_id,
    )
    return [
        RowOnRecord(
            key=key_of_row(row["row_key"]),
            row_key=row["row_key"],
            cells={name: row[name] for name in table.column_names},
            source=row["source"] or "",
            load=row["load_id"],
            is_typed=row["slice_kind"] == TYPED_HERE,
        )
        for row in found
    ]


def key_of_row(row_key: str) -> str:
    """What names a row among those of its child in an address: it tells nothing of the child."""
    return salted_hmac("goldenthread.row", row_key, algorithm="sha256").hexdigest()[:16]


def child_to_type_of(seen: Seen, handle: UUID) -> KnownChild:
    """The child of this handle with what is known already. Raises ChildNotFound."""
    child_id = seen.child_id(handle)
    return _known(seen, {child_id: handle})[0]


def children_of_workers(seen: Seen, table: RecordTable) -> dict[str, tuple[KnownChild, ...]]:
    """The children within reach by the worker whom they are allocated to on the day of asking, the
    workers in the order of their names; each with the last row of a table that is on record."""
    relation, reach = seen.relation
    rows = seen.reading.rows(
        f"select distinct child_id, worker from teams_of_the_time where child_id in ({relation}) "
        "and worker is not null and $day between span_from and span_to",
        **{"day": seen.on, **reach},
    )
    of_worker = {row["child_id"]: row["worker"] for row in rows}
    found: dict[str, list[KnownChild]] = {}
    handles = seen.handles(of_worker)
    last_on = _last_on(seen, table, handles)
    for known in _known(seen, handles):
        dated = replace(known, last_on=last_on.get(known.child_id))
        found.setdefault(of_worker[known.child_id], []).append(dated)
    return {worker: tuple(found[worker]) for worker in sorted(found)}


def _last_on(seen: Seen, table: RecordTable, child_ids: Iterable[str]) -> dict[str, date]:
    rows = seen.reading.rows(
        f"select child_id, max({table.spans[0]}) as last_on from {table.name} "
        f"where list_contains($ids, child_id) and {table.spans[0]} <= $day group by child_id",
        ids=list(child_ids),
        day=seen.on,
    )
    return {row["child_id"]: row["last_on"] for row in rows}


def _known(seen: Seen, handles: Mapping[str, UUID]) -> list[KnownChild]:
    children = children_by_id(seen, handles)
    people = people_of(seen.reading, list(handles), on=seen.on)
    found = [
        KnownChild(
            child_id=child_id,
            other_ids=seen.reading.ids_of(child_id),
            handle=handle,
            shown=identify(seen.sight, children[child_id], on=seen.on),
            worker=people[child_id].worker or "",
            team=people[child_id].team or "",
        )
        for child_id, handle in handles.items()
    ]
    return sorted(found, key=lambda one: (one.shown.name, str(one.handle)))
