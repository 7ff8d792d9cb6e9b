"""What is to mend, since when, and by which load it was mended, against a loop with sets."""

from collections.abc import Iterator
from typing import Any

import pyarrow as pa
import pytest
from hypothesis import given
from hypothesis import strategies as st

from goldenthread.ledger import mending
from tests.drawing import drawn
from tests.ledger.mending_twin import HEADER, Item, MadeLoad, stood

LAST_YEAR, THIS_YEAR, NIGHTLY = 1, 2, 3
PRECEDENCE = {LAST_YEAR: 100, THIS_YEAR: 200, NIGHTLY: 200}
"""Two that speak to the same day: neither is believed before the other."""

PLAN, REVIEW = ("plans", "A|2025-01-06"), ("reviews", "A|2025-03-31")
BAD_END, NO_START = frozenset({"ended_on"}), frozenset({"started_on"})
RIGHT: frozenset[str] = frozenset()
WHOLE = {"plans": True, "reviews": True}


def found_in(loads: list[MadeLoad]) -> set[tuple[Item, int, int | None]]:
    """The same history as the ledger keeps it, asked of the real one."""
    kept = as_kept(loads)
    said = {row["id"]: row for row in kept["findings"]}
    slices = [load.slice_id for load in loads]
    answer = set()
    for span in mending.spans(
        **{name: table(name, rows) for name, rows in kept.items()}
    ).to_pylist():
        one = said[span["finding_id"]]
        item: Item = (one["table_name"], one["row_key"], one["column_name"])
        if not one["row_key"]:
            item = (*item, str(slices[one["load_id"] - 1]), str(one["nth"]))
        answer.add((item, span["from_load"], span["to_load"]))
    return answer


def table(name: str, rows: list[dict[str, Any]]) -> pa.Table:
    schema = getattr(mending, name.upper())
    return pa.Table.from_pylist([{n: row[n] for n in schema.names} for row in rows], schema=schema)


def as_kept(loads: list[MadeLoad]) -> dict[str, list[dict[str, Any]]]:
    """Findings, loads, tables brought and rows held, as the ledger keeps them."""
    kept: dict[str, list[dict[str, Any]]] = {
        name: [] for name in ("findings", "loads", "brought", "touched", "held")
    }
    kept["believed"] = [
        {"slice_id": s, "table_name": t, "precedence": p}
        for s, p in PRECEDENCE.items()
        for t in WHOLE
    ]
    open_rows: dict[tuple[int, tuple[str, str]], tuple[dict[str, Any], Any]] = {}
    for number, load in enumerate(loads, start=1):
        kept["loads"].append({"load_id": number, "slice_id": load.slice_id})
        for name, whole in load.brings.items():
            kept["brought"].append({"load_id": number, "table_name": name, "whole": whole})
        for row, change in changes(load, open_rows):
            name, key = row
            before = open_rows.pop((load.slice_id, row), None)
            if before:
                before[0]["to_load"] = number
            if change is not None:
                held = {
                    "slice_id": load.slice_id,
                    "table_name": name,
                    "row_key": key,
                    "from_load": number,
                    "to_load": None,
                }
                kept["held"].append(held)
                open_rows[load.slice_id, row] = (held, change)
            if not load.brings[name]:
                kept["touched"].append({"load_id": number, "table_name": name, "row_key": key})
        for what in findings_of(load):
            kept["findings"].append({**what, "id": len(kept["findings"]) + 1, "load_id": number})
    return kept


def changes(
    load: MadeLoad, open_rows: dict[tuple[int, tuple[str, str]], Any]
) -> list[tuple[tuple[str, str], frozenset[str] | None]]:
    """The rows that a load opens anew (with what is wrong in them) or closes (None)."""
    held = {row: known[1] for (of, row), known in open_rows.items() if of == load.slice_id}
    gone = {row for row in held if load.brings.get(row[0]) and row not in load.rows}
    gone |= {row for row in load.gone if row in held and row not in load.rows}
    anew = [(row, wrong) for row, wrong in load.rows.items() if held.get(row) != wrong]
    return [*((row, None) for row in sorted(gone)), *anew]


def findings_of(load: MadeLoad) -> Iterator[dict[str, Any]]:
    for (name, key), wrong in load.rows.items():
        for column in sorted(wrong):
            yield {"code": "c", "table_name": name, "row_key": key, "column_name": column, "nth": 1}
    seen: dict[tuple[str, str], int] = {}
    for name, column in load.of_no_row:
        seen[name, column] = nth = seen.get((name, column), 0) + 1
        yield {"code": "c", "table_name": name, "row_key": "", "column_name": column, "nth": nth}


CASES: dict[str, tuple[list[MadeLoad], set[tuple[Item, int, int | None]]]] = {
    "found once, it is open": (
        [MadeLoad(slice_id=LAST_YEAR, brings=WHOLE, rows={PLAN: BAD_END})],
        {((*PLAN, "ended_on"), 1, None)},
    ),
    "the next load of the return says it rightly": (
        [
            MadeLoad(slice_id=LAST_YEAR, brings=WHOLE, rows={PLAN: BAD_END}),
            MadeLoad(slice_id=LAST_YEAR, brings=WHOLE, rows={PLAN: BAD_END}),
            MadeLoad(slice_id=LAST_YEAR, brings=WHOLE, rows={PLAN: RIGHT}),
        ],
        {((*PLAN, "ended_on"), 1, 3)},
    ),
    "it comes again": (
        [
            MadeLoad(slice_id=LAST_YEAR, brings=WHOLE, rows={PLAN: BAD_END}),
            MadeLoad(slice_id=LAST_YEAR, brings=WHOLE, rows={PLAN: RIGHT}),
            MadeLoad(slice_id=LAST_YEAR, brings=WHOLE, rows={PLAN: BAD_END}),
        ],
        {((*PLAN, "ended_on"), 1, 2), ((*PLAN, "ended_on"), 3, None)},
    ),
    "a load that does not bring the table mends nothing": (
        [
            MadeLoad(slice_id=LAST_YEAR, brings=WHOLE, rows={PLAN: BAD_END}),
            MadeLoad(slice_id=LAST_YEAR, brings={"reviews": True}, rows={REVIEW: RIGHT}),
        ],
        {((*PLAN, "ended_on"), 1, None)},
    ),
    "a load of a part of it mends what it says and no more": (
        [
            MadeLoad(slice_id=NIGHTLY, brings=WHOLE, rows={PLAN: BAD_END, REVIEW: NO_START}),
            MadeLoad(
                slice_id=NIGHTLY, brings={"plans": False, "reviews": False}, rows={PLAN: RIGHT}
            ),
        ],
        {((*PLAN, "ended_on"), 1, 2), ((*REVIEW, "started_on"), 1, None)},
    ),
    "this year's return says last year's row rightly": (
        [
            MadeLoad(slice_id=LAST_YEAR, brings=WHOLE, rows={PLAN: BAD_END}),
            MadeLoad(slice_id=THIS_YEAR, brings=WHOLE, rows={PLAN: RIGHT}),
        ],
        {((*PLAN, "ended_on"), 1, 2)},
    ),
    "this year's return has it as well: one thing, open since": (
        [
            MadeLoad(slice_id=LAST_YEAR, brings=WHOLE, rows={PLAN: BAD_END}),
            MadeLoad(slice_id=THIS_YEAR, brings=WHOLE, rows={PLAN: BAD_END}),
        ],
        {((*PLAN, "ended_on"), 1, None)},
    ),
    "last year's return, loaded late, is not believed": (
        [
            MadeLoad(slice_id=THIS_YEAR, brings=WHOLE, rows={PLAN: RIGHT}),
            MadeLoad(slice_id=LAST_YEAR, brings=WHOLE, rows={PLAN: BAD_END}),
        ],
        set(),
    ),
    "of three rows without a number one is mended": (
        [
            MadeLoad(slice_id=LAST_YEAR, brings=WHOLE, of_no_row=(("plans", "child_id"),) * 3),
            MadeLoad(slice_id=LAST_YEAR, brings=WHOLE, of_no_row=(("plans", "child_id"),) * 2),
        ],
        {
            (("plans", "", "child_id", "1", "1"), 1, None),
            (("plans", "", "child_id", "1", "2"), 1, None),
            (("plans", "", "child_id", "1", "3"), 1, 2),
        },
    ),
    "a header is mended by the next whole load": (
        [
            MadeLoad(slice_id=LAST_YEAR, brings=WHOLE, of_no_row=((HEADER, "Year"),)),
            MadeLoad(slice_id=LAST_YEAR, brings=WHOLE),
        ],
        {((HEADER, "", "Year", "1", "1"), 1, 2)},
    ),
}


@pytest.mark.parametrize("case", CASES)
def test_given_these_loads(case: str) -> None:
    loads, expected = CASES[case]
    assert found_in(loads) == expected
    assert stood(loads, PRECEDENCE) == expected


rows = st.dictionaries(
    st.sampled_from([PLAN, REVIEW, ("plans", "B|2025-02-03"), ("reviews", "B|2025-05-05")]),
    st.frozensets(st.sampled_from(["started_on", "ended_on"])),
)
loose = st.lists(st.sampled_from([("plans", "child_id"), (HEADER, "Year")]), max_size=3)


@st.composite
def made_loads(draw: st.DrawFn) -> MadeLoad:
    brings = draw(st.dictionaries(st.sampled_from(sorted(WHOLE)), st.booleans(), min_size=1))
    said = {row: wrong for row, wrong in draw(rows).items() if row[0] in brings}
    gone = {row for row in draw(rows) if brings.get(row[0]) is False and row not in said}
    return MadeLoad(
        slice_id=draw(st.sampled_from(sorted(PRECEDENCE))),
        brings=brings,
        rows=said,
        of_no_row=tuple(one for one in draw(loose) if one[0] in brings or one[0] == HEADER),
        gone=frozenset(gone),
    )


@drawn(300)
@given(st.lists(made_loads(), max_size=8))
def test_any_history_stands_as_the_loop_says(loads: list[MadeLoad]) -> None:
    assert found_in(loads) == stood(loads, PRECEDENCE)


@drawn(50)
@given(st.lists(made_loads(), min_size=1, max_size=6), st.data())
def test_as_known_earlier_is_what_the_earlier_loads_say(
    loads: list[MadeLoad], data: st.DataObject
) -> None:
    """What was open after the first loads was so, whatever came later."""
    first = data.draw(st.integers(1, len(loads)))
    then = {(i, a) for i, a, b in found_in(loads[:first]) if b is None}
    later = {(i, a) for i, a, b in found_in(loads) if a <= first and (b is None or b > first)}
    assert then == later
