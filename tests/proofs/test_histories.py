"""Feeds that come late, doubled, out of order and corrected, of ids that are made one and parted,
end in one ledger and one record: through whole files.

The ledger is real; what each history is held against is the same sayings loaded once each, in the
order in which they were said. `HISTORIES_OF_FILES` says how many are tried; thousands are tried as
rows (test_histories_of_rows.py).
"""

import datetime
import os
import random
from collections import Counter
from dataclasses import replace
from pathlib import Path

import psycopg
import pytest

from goldenthread.ingest.findings import Refused
from goldenthread.ledger.connection import database_uri
from goldenthread.ledger.links import Decision, decide
from goldenthread.record.catalogue import TABLES
from goldenthread.record.links import How
from tests.ingest.files import record_now, take_in
from tests.proofs.feeds import Decided, Saying, make_history, some_order

pytestmark = pytest.mark.django_db(transaction=True)
HISTORIES = int(os.environ.get("HISTORIES_OF_FILES", "48"))
ORDERS = 8
"""Histories of one set of sayings."""
COMPARED = ("people", "referrals", "child_protection_plans")
KEPT = ("ledger_slices", "ledger_loads", "ledger_editions", "ledger_children")
WORKING_COPY = ("ledger_said_rows", "ledger_said_tables")
EMPTIED = (
    "ledger_loaded_tables",
    "ledger_findings",
    "ledger_links",
    *KEPT,
    *WORKING_COPY,
    *(f"ledger_{t}" for t in TABLES),
)
State = dict[str, frozenset[str]]


@pytest.fixture
def ledger() -> psycopg.Connection:
    with psycopg.connect(database_uri(), autocommit=True) as connection:
        yield connection


def empty(ledger: psycopg.Connection) -> None:
    ledger.execute(f"truncate {', '.join(EMPTIED)}")  # type: ignore[arg-type]


def open_rows(ledger: psycopg.Connection) -> State:
    """Every open row of the ledger, with the slice that holds it, each slice's days, and what is
    decided of two ids."""
    found = {}
    for table in TABLES.values():
        columns = ", ".join(f"r.{c}" for c in ("row_key", "unreadable", *table.column_names))
        rows = ledger.execute(
            f"select row(s.kind, s.period, {columns})::text from ledger_{table.name} r "  # type: ignore[arg-type]
            "join ledger_slices s on s.id = r.slice_id where r.closed_by is null"
        ).fetchall()
        found[table.name] = frozenset(row for (row,) in rows)
    days = ledger.execute(
        "select row(kind, period, first_day, last_day)::text from ledger_slices"
    ).fetchall()
    decided = ledger.execute(
        "select row(one, other, verdict)::text from ledger_links where closed_by is null"
    ).fetchall()
    found["links"] = frozenset(row for (row,) in decided)
    return found | {"slices": frozenset(row for (row,) in days)}


def current_rows() -> dict[str, frozenset[tuple[object, ...]]]:
    """What the record says is current, of the tables that the feeds bring."""
    reading = record_now()
    reading.ready(*COMPARED)
    return {
        name: frozenset(
            reading.fetch(f"select {', '.join(TABLES[name].column_names)}, unreadable from {name}")
        )
        for name in COMPARED
    }


def arrive(one: Saying | Decided, folder: Path) -> str:
    """Take one saying in, and see that each row is accounted for; gives what became of it."""
    if isinstance(one, Decided):
        first, other = one.pair
        made = Decision(one=first, other=other, verdict=one.verdict, how=How.PERSON, evidence="")
        at = datetime.datetime.now(datetime.UTC)
        moved = decide(database_uri(), "899", [made], decided_by="a test", at=at)
        return "decided" if moved else "decided again"
    try:
        loaded = take_in(one.path, folder, council="899", as_at=one.as_at)
    except Refused as why:
        if "speaks up to" not in str(why):
            raise
        return "late, refused"
    for name, counts in loaded.tables.items():
        accounted = counts["loaded"] + counts["unchanged"] + counts["held_back"]
        assert counts["read"] == accounted, (one.slice, name, counts)
    return "taken"


def written(said: list[Saying | Decided], folder: Path) -> list[Saying | Decided]:
    """The sayings with their files."""
    found: list[Saying | Decided] = []
    for number, one in enumerate(said):
        if isinstance(one, Decided):
            found.append(one)
            continue
        place = folder / str(number) / one.slice.split()[0]
        place.mkdir(parents=True)
        found.append(replace(one, path=one.write(place)))
    return found


def run(order: list[Saying | Decided], ledger: psycopg.Connection, folder: Path) -> Counter[str]:
    """An emptied ledger, and the sayings in this order; twice over changes nothing."""
    empty(ledger)
    became: Counter[str] = Counter()
    before: Saying | Decided | None = None
    for one in order:
        at = ledger.execute("select max(number) from ledger_editions").fetchone()
        what = arrive(one, folder)
        if one is before and what == "taken":
            now = ledger.execute("select max(number) from ledger_editions").fetchone()
            assert now == at, f"{one} said twice moved the edition"
            what = "said again, unchanged"
        became[what] += 1
        before = one
    return became


@pytest.mark.prove
def test_histories_of_feeds_end_in_one_ledger(ledger: psycopg.Connection, tmp_path: Path) -> None:
    became: Counter[str] = Counter()
    tried = compared = 0
    while tried < HISTORIES:
        chance = random.Random(tried)
        folder = tmp_path / str(tried)
        said = written(make_history(chance), folder)
        run(said, ledger, folder)
        ideal, current = open_rows(ledger), current_rows()
        assert len(ideal["child_protection_plans"]) > 5
        for number in range(ORDERS):
            became += run(some_order(chance, said), ledger, folder)
            assert open_rows(ledger) == ideal, f"history {tried} ends in another ledger"
            if number == 0:
                assert current_rows() == current, f"history {tried} ends in another record"
                compared += 1
            tried += 1
    print(f"\n{tried} histories, {became.total()} arrivals: {dict(became)}; {compared} records")
    assert became["late, refused"] > tried / 10
    assert became["said again, unchanged"] > tried / 10
