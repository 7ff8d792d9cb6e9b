"""Whatever stands in a tracker and whatever is said of it, each of its rows is accounted for.

The slow twin counts by hand: a row is taken in when its child's number can be read and no row
before it has the same child and day; every other is held back, with a finding of its line. A row of
graded care is as many rows as it has grades, and one where it has none.
"""

import json
import random
from collections import Counter
from typing import Any

from hypothesis import given
from hypothesis import strategies as st

from goldenthread.ingest.staging import Staged, stage
from goldenthread.ingest.tables_in_files import FoundTable
from goldenthread.ingest.trackers.applying import NO_CHILD, as_return
from goldenthread.ingest.trackers.cells import reader_of
from goldenthread.ingest.trackers.mapping import Mapping, heading_keys, mapping_of_json
from goldenthread.record.catalogue import TABLES
from goldenthread.returns.shape import Reads
from goldenthread.returns.tracker import GRADE_OF, TRACKER
from tests.drawing import drawn
from tests.ingest.trackers.made import a_sheet

CELLS: tuple[Any, ...] = (
    "1234567", "1234567 - Smith", "1234568 & 1234569", "A12", "Smith", "", None, "n/a", "12/3/25",
    "13/3/2025", "w/c 3 March", "TBC", "12/3/25, 13/3/25", "✓", "x", "Y", "No", "LGM agreed PLO",
    "b", "Neglect", "NEG", 3, 45728.0, "?", "  ", "|#|", "Total", "31/02/2025", "9999-12-31",
    "' or 1=1", "\N{SNOWMAN}", "a\nb",
)  # fmt: skip
HEADINGS = ("ID", "Date", "Date", "Outcome", "Notes", "", "date", "Ünïcode", "*", "x" * 300)
MEANINGS = {"lgm agreed plo": "B", "x": "yes", "tbc": "-"}


def made(chance: random.Random) -> tuple[FoundTable, Mapping]:
    """A sheet with any cells under any headings, and any of its headings said to be any column."""
    headings = [chance.choice(HEADINGS) for _ in range(chance.randint(1, 8))]
    headings[0] = headings[0] or "ID"
    rows = [[chance.choice(CELLS) for _ in headings] for _ in range(chance.randint(1, 25))]
    if chance.random() < 0.5:  # somebody is on the list twice
        rows += [chance.choice(rows) for _ in range(chance.randint(1, 4))]
    # The widest row stands first, so that the headings are found where they are.
    sheet = a_sheet([[h or " " for h in headings], *rows])
    group = chance.choice(TRACKER.groups)
    columns = [cell.name for cell in group.cells]
    chance.shuffle(columns)
    keys = [key for key in heading_keys(sheet.headings) if key]
    chosen = {
        key: column for key, column in zip(keys, columns, strict=False) if chance.random() < 0.8
    }
    if keys and chance.random() < 0.8:
        chosen = {k: c for k, c in chosen.items() if c != "child_id"} | {keys[0]: "child_id"}
    words = {
        cell.name: MEANINGS
        for cell in group.cells
        if cell.reads in (Reads.CODE, Reads.FLAG) and chance.random() < 0.5
    }
    mapping = Mapping(
        name="Made",
        table=group.name,
        sheet=sheet.name,
        headings=tuple(sheet.headings),
        columns=chosen,
        meanings=words,
        holds_all=chance.random() < 0.5,
    )
    return sheet, mapping


def staged_by(mapping: Mapping, sheet: FoundTable) -> Staged:
    return stage(as_return(mapping, sheet, []), TRACKER)


def rows_of(staged: Staged, table: str) -> list[tuple[Any, ...]]:
    return staged.connection.execute(f"select * from {table} order by ordinal").fetchall()


def said_in(mapping: Mapping, sheet: FoundTable) -> list[dict[str, str]]:
    """What each row of the sheet says, by column of the record; what says nothing is not there."""
    places = {c: heading_keys(sheet.headings).index(k) for k, c in mapping.columns.items()}
    read = {
        cell.name: reader_of(cell, mapping.meanings.get(cell.name, {}))
        for cell in mapping.group.cells
        if cell.name in places
    }
    return [
        {
            name: value
            for name, place in places.items()
            if (text := row[f"c{place}"]) and (value := read[name](text).value)
        }
        for row in sheet.cells.to_pylist()
    ]


def rows_of_one(mapping: Mapping, said: dict[str, str]) -> list[str]:
    """What tells the rows of the record apart that one row of the sheet makes."""
    if mapping.table != "tool_results":
        return [""]
    graded = [area for cell, area in GRADE_OF.items() if cell in said]
    if "grade" in said or not graded:
        graded.append(said.get("area", ""))
    return [f"{said.get('tool', '')}|{area}" for area in graded]


def taken_in_by_hand(mapping: Mapping, sheet: FoundTable) -> int:
    """How many rows of the record they make, counted one by one."""
    start = TABLES[mapping.table].key[1]
    seen: Counter[tuple[str, str, str]] = Counter()
    blanks = 0
    for said in said_in(mapping, sheet):
        for apart in rows_of_one(mapping, said) if "child_id" in said else ():
            if began := said.get(start, "").strip():
                seen[said["child_id"], began, apart] += 1
            else:
                blanks += 1
    return len(seen) + blanks


@drawn(60)
@given(st.integers(0, 2**32))
def test_rows_in_are_rows_taken_in_and_held_back(seed: int) -> None:
    sheet, mapping = made(random.Random(seed))
    staged = staged_by(mapping, sheet)
    taken = staged.count(mapping.table)
    said = said_in(mapping, sheet)
    assert len(said) == sheet.cells.num_rows
    assert staged.read[mapping.table] == sum(len(rows_of_one(mapping, one)) for one in said)
    assert staged.read[mapping.table] == taken + staged.held_back[mapping.table]
    assert taken == taken_in_by_hand(mapping, sheet)
    told = [f for f in staged.findings if f.code in (NO_CHILD, "same-row-twice")]
    if "child_id" in mapping.columns.values():
        of_nobody = [rows_of_one(mapping, one) for one in said if "child_id" not in one]
        more = sum(map(len, of_nobody)) - len(of_nobody)
        assert len(told) + more == staged.held_back[mapping.table]
    else:
        assert len(told) == (sheet.cells.num_rows > 0)


@drawn(40)
@given(st.integers(0, 2**32))
def test_a_mapping_that_was_kept_reads_the_same(seed: int) -> None:
    sheet, mapping = made(random.Random(seed))
    kept = mapping_of_json("Made", 0, json.loads(json.dumps(mapping.as_json())))
    one, other = staged_by(mapping, sheet), staged_by(kept, sheet)
    assert rows_of(one, mapping.table) == rows_of(other, mapping.table)
    assert one.findings == other.findings


def test_the_made_trackers_hold_each_thing_that_can_happen() -> None:
    seen: Counter[str] = Counter()
    for seed in range(300):
        sheet, mapping = made(random.Random(seed))
        staged = staged_by(mapping, sheet)
        codes = {finding.code for finding in staged.findings}
        seen.update(codes)
        seen["taken in"] += staged.count(mapping.table) > 0
    for code in (
        NO_CHILD,
        "same-row-twice",
        "unreadable",
        "unknown-code",
        "no-day-yet",
        "taken in",
    ):
        assert seen[code] > 10, (code, seen)
