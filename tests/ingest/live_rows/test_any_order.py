"""Changed rows in any order, doubled, corrected and taken back: the ledger ends as if the final
state had been loaded at once. The twin is a dictionary, and a whole feed of what is in it."""

import datetime
import itertools
import tempfile
from pathlib import Path
from typing import Any

import pytest
from hypothesis import given
from hypothesis import strategies as st

from goldenthread.record.catalogue import tables_of
from goldenthread.returns.standard_safeguarding.by_number import ARRIVING, child_in, own_number
from tests.drawing import drawn
from tests.ingest.live_rows.sending import held_rows, send
from tests.ingest.safeguarding_dataset import staged, story
from tests.ingest.safeguarding_rows import Row, Tables

pytestmark = pytest.mark.django_db(transaction=True)

Change = tuple[str, Row]
DAYS = [datetime.date(2025, 9, 1), datetime.date(2025, 10, 15), None]
FIRST = datetime.datetime(2025, 11, 1, tzinfo=datetime.UTC)
COUNCILS = itertools.count(1)
"""Each history is that of a council of its own, so that none finds another's rows."""


def own(table: str) -> str:
    return own_number(ARRIVING[table]).name


ROWS = [(table, row) for table, rows in story().items() for row in rows if row.get(own(table))]


@st.composite
def a_change(draw: st.DrawFn) -> Change:
    """A row as it stands, with another day, another link, another child, or taken back."""
    table, row = draw(st.sampled_from(ROWS))
    changed, number, child = dict(row), own(table), child_in(ARRIVING[table])
    what = draw(st.sampled_from(["as it is", "another day", "another link", "child", "deleted"]))
    days = [name for name, value in row.items() if isinstance(value, datetime.date)]
    links = [name for name in row if name.endswith("_id") and name != number]
    if what == "another day" and days:
        changed[draw(st.sampled_from(days))] = draw(st.sampled_from(DAYS))
    if what == "another link" and links:
        link = draw(st.sampled_from(links))
        changed[link] = draw(st.sampled_from([one[link] for _, one in ROWS if one.get(link)]))
    if what == "child" and child and child.name != number:
        changed[child.name] = draw(st.sampled_from(["C1", "C2", "C4", "C10"]))
    return table, ({number: row[number], "deleted": True} if what == "deleted" else changed)


@st.composite
def a_history(draw: st.DrawFn, changes: int = 8, beside: int = 12) -> list[list[Change]]:
    """Changes to some rows, and rows beside them that do not change, in any order, some twice; in
    two halves, of which each table is a batch."""
    history = draw(st.lists(a_change(), min_size=1, max_size=changes))
    history = [(table, row | _moment(n)) for n, (table, row) in enumerate(history, start=1)]
    at_first = draw(st.lists(st.sampled_from(ROWS), max_size=beside))
    history += [(table, row | _moment(0)) for table, row in at_first]
    history += draw(st.lists(st.sampled_from(history), max_size=3))
    history = list(draw(st.permutations(history)))
    half = draw(st.integers(0, len(history)))
    return [history[:half], history[half:]]


def _moment(minutes: int) -> Row:
    return {"changed_at": (FIRST + datetime.timedelta(minutes=minutes)).isoformat()}


def final(history: list[Change]) -> Tables:
    """What stands in the end, by the slow way: of each row the latest saying."""
    stands: dict[tuple[str, str], Row] = {}
    for table, row in history:
        key = table, str(row[own(table)])
        if key not in stands or row["changed_at"] > stands[key]["changed_at"]:
            stands[key] = row
    tables: Tables = {}
    for (table, _), row in sorted(stands.items()):
        if not row.get("deleted"):
            said = {name: value for name, value in row.items() if name != "changed_at"}
            tables.setdefault(table, []).append(said)
    return tables


def loaded_at_once(tables: Tables) -> dict[str, list[tuple[Any, ...]]]:
    """The rows of the record that a whole feed of these tables makes."""
    if not tables:
        return {}
    with tempfile.TemporaryDirectory() as folder:
        one = staged(Path(folder), tables)
    found = {}
    for table in one.tables:
        names = ", ".join(("row_key", "unreadable", *table.column_names))
        said = f"select {names} from {table.name} order by encode(row_key)"
        if rows := one.connection.execute(said).fetchall():
            found[table.name] = rows
    return found


def check(history: list[list[Change]]) -> None:
    council = f"{next(COUNCILS):03}"
    for part in history:
        for table in dict.fromkeys(table for table, _ in part):
            rows = [row for name, row in part if name == table]
            receipt = send(table, *rows, council=council)
            counted = (receipt.changed, receipt.unchanged, receipt.older, receipt.held_back)
            assert sum(counted) == receipt.read == len(rows)
    assert held_rows(council) == loaded_at_once(final([*history[0], *history[1]]))


@drawn(6)
@given(a_history())
def test_any_order_ends_as_the_final_state(history: list[list[Change]]) -> None:
    check(history)


@pytest.mark.prove
@drawn(200)
@given(a_history(20, 40))
def test_any_order_of_long_histories(history: list[list[Change]]) -> None:
    check(history)


def test_the_whole_story_table_by_table_is_the_whole_story() -> None:
    whole = [(table, row | _moment(0)) for table, row in ROWS]
    check([list(reversed(whole)), []])
    assert len(tables_of("standard_safeguarding")) > 30


def test_two_sayings_of_one_moment_end_as_one_whichever_comes_first() -> None:
    table, row = next(one for one in ROWS if one[0] == "ssd_cp_plans")
    sayings = [
        row | _moment(0),
        row | {"cppl_cp_plan_end_date": DAYS[0]} | _moment(0),
        row | {"cppl_cp_plan_end_date": DAYS[1]} | _moment(0),
    ]
    ends = []
    for place, order in enumerate(itertools.permutations(sayings)):
        for one in order:
            send(table, one, council=f"9{place:02}")
        ends.append(held_rows(f"9{place:02}"))
    assert all(end == ends[0] for end in ends)
