"""Thousands of histories of feeds, as rows: compared, appended to the real ledger, linked, undone.

What `test_histories.py` does through whole files is done here from the staged rows on, so that
thousands can be tried: rows said twice are merged, the rest compared with what the slice holds and
appended, in one order in which the feeds may arrive. Each history is a council of its own.
`HISTORIES` says how many (`HISTORIES=10000 make prove`).
"""

import datetime
import itertools
import os
import random
from collections import Counter
from collections.abc import Iterator
from dataclasses import dataclass, field

import adbc_driver_postgresql.dbapi as adbc
import duckdb
import psycopg
import pyarrow as pa
import pytest
from hypothesis import Phase, given, settings
from hypothesis import strategies as st

from goldenthread.ingest.difference import difference
from goldenthread.ingest.findings import Refused
from goldenthread.ingest.load import no_earlier
from goldenthread.ingest.said_twice import merge_rows_said_twice
from goldenthread.ingest.staging import Staged
from goldenthread.ledger.append import LoadDetails, append
from goldenthread.ledger.as_arrow import arrow_cursor
from goldenthread.ledger.connection import database_uri
from goldenthread.ledger.feed import held_in
from goldenthread.ledger.links import Decision, decide, held_decisions
from goldenthread.record.catalogue import TABLES
from goldenthread.record.links import How
from goldenthread.record.table import ARROW_TYPES
from goldenthread.returns.catalogue import RETURNS
from tests.proofs.made_histories import Decided, Event, Saying, Twin, arriving, make_history

pytestmark = [pytest.mark.django_db(transaction=True), pytest.mark.prove]
HISTORIES = int(os.environ.get("HISTORIES", "1000"))
PLANS = TABLES["child_protection_plans"]
NOW = datetime.datetime(2025, 6, 1, 9, tzinfo=datetime.UTC)
ROWS = pa.schema(
    [
        *((c.name, ARROW_TYPES[c.holds]) for c in PLANS.columns),
        ("row_key", pa.string()),
        ("ordinal", pa.int32()),
        ("line", pa.int32()),
        ("place", pa.int32()),
        ("unreadable", pa.string()),
    ]
)


@dataclass(kw_only=True)
class Ground:
    """The ledger, and what was seen of all histories until now."""

    ledger: psycopg.Connection
    staging: duckdb.DuckDBPyConnection
    arrow: adbc.Cursor
    uri: str
    numbers: Iterator[int] = field(default_factory=itertools.count)
    became: Counter[str] = field(default_factory=Counter)

    def edition(self) -> int:
        row = self.ledger.execute("select max(number) from ledger_editions").fetchone()
        return int(row[0] or 0) if row else 0

    def staged(self, saying: Saying) -> Staged:
        """The saying as a file of it would be staged."""
        said = [*saying.plans, *saying.said_twice]
        rows = [
            {
                "child_id": child,
                "started_on": day,
                "ended_on": saying.plans[child, day].ended_on,
                "latest_category": saying.plans[child, day].category,
                "row_key": f"{child}|{day}",
                "ordinal": place,
                "line": place + 1,
                "place": 0,
                "unreadable": "",
            }
            for place, (child, day) in enumerate(said, 1)
        ]
        self.staging.register("arriving", pa.Table.from_pylist(rows, schema=ROWS))
        self.staging.execute(f"create or replace table {PLANS.name} as select * from arriving")
        self.staging.unregister("arriving")
        found, merged = merge_rows_said_twice(self.staging, PLANS)
        staged = Staged(self.staging, RETURNS[saying.feed[0]], [PLANS], found)
        staged.read[PLANS.name], staged.held_back[PLANS.name] = len(rows), merged
        return staged

    def load(self, saying: Saying, council: str) -> dict[str, int]:
        """Compare what was staged with what is held, and append; gives the rows as counted. Raises
        Refused where it is late."""
        one = saying.slice(council)
        held = held_in(self.arrow, (council, one.kind, one.period), [PLANS.name])
        one = no_earlier("a file", one, held.last_day, as_at=saying.as_at, replaces=False)
        found = difference(self.staged(saying), held)
        details = LoadDetails(
            slice=one,
            source="a file",
            sha256="",
            loaded_at=NOW,
            loaded_by="a test",
            seen_touched_by=held.touched_by,
            speaks_further=held.slice_id > 0 and held.last_day != one.last_day,
        )
        append(
            self.uri,
            details,
            found.changes,
            [],
            started_at=NOW,
            now=lambda: NOW,
            within=self.ledger,
        )
        return found.changes[PLANS.name].counts

    def decide(self, decided: Decided, council: str) -> None:
        one, other = decided.pair
        made = Decision(one=one, other=other, verdict=decided.verdict, how=How.PERSON, evidence="")
        decide(self.uri, council, [made], decided_by="a test", at=NOW)

    def rows_at(self, council: str) -> dict[int, frozenset[tuple[object, ...]]]:
        """What stood at each edition of a council, from the rows as the ledger keeps them."""
        rows = self.ledger.execute(
            "select r.opened_by, r.closed_by, s.kind, s.period, r.child_id, r.started_on, "
            f"r.latest_category, r.ended_on from ledger_{PLANS.name} r "
            "join ledger_slices s on s.id = r.slice_id where s.council = %s",
            [council],
        ).fetchall()
        editions = self.ledger.execute(
            "select distinct edition from ledger_loads l join ledger_slices s "
            "on s.id = l.slice_id where s.council = %s",
            [council],
        ).fetchall()
        return {
            at: frozenset(
                (*said,)
                for opened, closed, *said in rows
                if opened <= at and (closed is None or closed > at)
            )
            for (at,) in editions
        }


@pytest.fixture
def ground() -> Iterator[Ground]:
    uri = database_uri()
    with (
        psycopg.connect(uri, autocommit=True) as ledger,
        duckdb.connect(config={"threads": 1}) as staging,
        arrow_cursor(uri) as arrow,
    ):
        made = Ground(ledger=ledger, staging=staging, arrow=arrow, uri=uri)
        yield made


def take(ground: Ground, one: Event, council: str, twin: Twin) -> str:
    """Take in what happened next, and see that the twin agrees; gives what became of it."""
    before = ground.edition()
    if isinstance(one, Decided):
        moves = twin.take(one)
        ground.decide(one, council)
        assert (ground.edition() > before) == moves
        return "decided" if moves else "decided again"
    if twin.is_late(one):
        with pytest.raises(Refused, match="speaks up to"):
            ground.load(one, council)
        assert ground.edition() == before
        return "late, refused"
    moves = twin.take(one)
    counts = ground.load(one, council)
    assert counts["read"] == counts["loaded"] + counts["unchanged"] + counts["held_back"]
    assert counts["held_back"] == len(one.said_twice)
    assert (ground.edition() > before) == moves
    if not moves:
        assert counts["loaded"] == counts["closed"] == 0
        return "again, unchanged"
    return "taken"


def test_histories_of_rows_end_in_one_ledger(ground: Ground) -> None:
    @settings(max_examples=HISTORIES, database=None, phases=[Phase.explicit, Phase.generate])
    @given(chance=st.builds(random.Random, st.integers(0, 2**63)))
    def one_history(chance: random.Random) -> None:
        happened = make_history(chance)
        ideal, twin, council = Twin(), Twin(), f"H{next(ground.numbers)}"
        for one in happened:
            ideal.take(one)
        stood = {}
        for one in arriving(chance, happened):
            ground.became[take(ground, one, council, twin)] += 1
            stood[ground.edition()] = twin.rows()
        assert twin.rows() == ideal.rows()
        found = ground.rows_at(council)
        assert found == {at: stood[at] for at in found}, "as it was known then"
        assert found[max(found)] == ideal.rows()
        decisions = {d.pair: d.verdict for d in held_decisions(ground.uri, council)}
        assert decisions == ideal.decided

    one_history()
    tried = next(ground.numbers)
    print(f"\n{tried:,} histories of rows, {ground.became.total():,} arrivals: {ground.became}")
    assert all(ground.became[what] > tried / 10 for what in ("late, refused", "again, unchanged"))
