"""How long a snapshot takes to open, and to take in a small change."""

import time
from dataclasses import replace

import psycopg
import pyarrow as pa

from goldenthread.bench.results import Result, of_runs
from goldenthread.ledger.changes import changes_since
from goldenthread.record.arriving import Delta
from goldenthread.record.catalogue import TABLES
from goldenthread.record.snapshot import Snapshot

RUNS = 5
ROWS_CHANGED = 100
EARLIER, TURNS = (1_000, 20_000), 40
MANY_LOADS = (
    "insert into ledger_editions (number, made_at) select n + g, now() from "
    "(select coalesce(max(number), 0) as n from ledger_editions) newest, "
    "generate_series(1, %(many)s) g",
    "insert into ledger_loads (edition, changed, slice_id, source, sha256, loaded_at, loaded_by, "
    "first_day, last_day, is_live, seconds) select e.number, true, s.id, 'rows.json', '', now(), "
    "'the bench', s.first_day, s.last_day, true, 0 from (select * from ledger_slices order by id "
    "limit 1) s, ledger_editions e where not exists "
    "(select from ledger_loads l where l.edition = e.number)",
    'insert into ledger_loaded_tables (load_id, "table", read, loaded, unchanged, closed, '
    "held_back, extent) select l.id, t.name, 1, 1, 0, 1, 0, 'of its children' from ledger_loads l, "
    "(values ('referrals'), ('child_protection_plans')) t(name) where not exists "
    "(select from ledger_loaded_tables t where t.load_id = l.id)",
    "analyze ledger_loads, ledger_loaded_tables, ledger_editions",
)
"""What the ledger holds of batches of changed rows that came before, but for their rows."""


def results(uri: str, working_days: pa.Table) -> list[Result]:
    """Opening from PostgreSQL; then a load of 100 changed rows, as the follower takes it in."""
    opened, taken = [], []
    rows = 0
    for _ in range(RUNS):
        started = time.perf_counter()
        snapshot = Snapshot(working_days=working_days)
        delta = changes_since(uri, 0)
        snapshot.take_in(delta)
        opened.append(time.perf_counter() - started)
        rows = sum(table.num_rows for table in delta.opened.values())
        taken.append(_small_change(snapshot, delta))
    return [
        of_runs(
            "a snapshot opens",
            opened,
            unit="s",
            aim=rows / 300_000,
            note=f"{rows:,} rows; the aim is 1 s for 300,000",
        ),
        of_runs("it takes in 100 changed rows", [t * 1000 for t in taken], unit="ms", aim=50.0),
    ]


def _small_change(snapshot: Snapshot, delta: Delta) -> float:
    """Close 100 referrals and open them again as the next edition would."""
    edition = delta.edition + 1
    rows = delta.opened["referrals"].slice(0, ROWS_CHANGED)
    names = rows.schema.names
    again = rows.set_column(
        names.index("opened_by"), "opened_by", pa.array([edition] * rows.num_rows, pa.int64())
    ).set_column(
        names.index("id"),
        "id",
        pa.array(range(10**9, 10**9 + rows.num_rows), pa.int64()),
    )
    closed = pa.table(
        {"id": rows["id"], "closed_by": pa.array([edition] * rows.num_rows, pa.int64())}
    )
    empty = {name: table.slice(0, 0) for name, table in delta.opened.items() if name in TABLES}
    change = replace(
        delta,
        since=delta.edition,
        edition=edition,
        opened={**empty, "referrals": again},
        closed={"referrals": closed},
    )
    started = time.perf_counter()
    snapshot.take_in(change)
    return time.perf_counter() - started


def after_many_loads(uri: str, working_days: pa.Table) -> list[Result]:
    """How long a follower takes over one more load, after so many loads before it. The ledger is
    not fit for anything else afterwards."""
    found, before = [], 0
    for many in EARLIER:
        _load_nothing(uri, many - before)
        before = many
        snapshot = Snapshot(working_days=working_days)
        snapshot.take_in(changes_since(uri, 0))
        taken = []
        for _ in range(TURNS):
            _load_nothing(uri, 1)
            started = time.perf_counter()
            snapshot.take_in(changes_since(uri, snapshot.edition))
            taken.append((time.perf_counter() - started) * 1000)
        name = f"a load is followed, after {many:,} loads before it"
        found.append(of_runs(name, taken, unit="ms"))
    return found


def _load_nothing(uri: str, many: int) -> None:
    with psycopg.connect(uri) as connection:
        for sql in MANY_LOADS:
            connection.execute(sql, {"many": many})
