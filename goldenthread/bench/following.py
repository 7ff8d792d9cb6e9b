"""How long a snapshot takes to open, and to take in a small change."""

import time
from dataclasses import replace

import pyarrow as pa

from goldenthread.bench.results import Result, of_runs
from goldenthread.ledger.changes import changes_since
from goldenthread.record.arriving import Delta
from goldenthread.record.catalogue import TABLES
from goldenthread.record.snapshot import Snapshot

RUNS = 5
ROWS_CHANGED = 100


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
