"""Which children moved a figure between two editions, and by which load."""

from collections.abc import Callable
from typing import Any

from goldenthread.measures.answers import because
from goldenthread.measures.became import row_of, what_became
from goldenthread.measures.case_lists import case_list
from goldenthread.measures.measure import Measure
from goldenthread.measures.periods import Period
from goldenthread.record.snapshot import Reading

ABSENT = "not counted"

Rows = dict[tuple[str, str], dict[str, Any]]


def moved_between(
    at: Callable[[int], Reading], measure: Measure, period: Period, *, first: int, last: int
) -> list[dict[str, Any]]:
    """Every case whose verdict differs between two editions: child, was, now, reason, load.

    The reason is that of the edition moved to; of a case that is not counted there, it says what
    was counted before, and what the record now says of the same row.

    The load is the one whose edition gave the case the verdict that it has now: editions are
    gone through one by one, because a later year's file can move a child it does not hold.
    `at` gives the reading of an edition and raises NoSuchEdition.
    """
    before = now = _cases(at(first), measure, period)
    after = _cases(at(last), measure, period)
    moved_by: dict[tuple[str, str], int] = {}
    step = 1 if last >= first else -1
    for edition in range(first + step, last + step, step):
        was, now = now, after if edition == last else _cases(at(edition), measure, period)
        # Going back, what undid a case is the load that had made it: the edition before.
        maker = edition if step > 0 else edition + 1
        for key in was.keys() | now.keys():
            if _verdict(was, key) != _verdict(now, key):
                moved_by[key] = maker
    made = at(max(first, last)).rows("select number, made_by_id from main.editions")
    loads = {row["number"]: row["made_by_id"] for row in made}
    keys = [k for k in before.keys() | after.keys() if _verdict(before, k) != _verdict(after, k)]
    left = [before[key] for key in keys if key not in after]
    became = what_became(left, at(first), at(last))
    return [
        {
            "child_id": key[0],
            "was": _verdict(before, key),
            "now": _verdict(after, key),
            "reason": because(measure, after[key])
            if key in after
            else f"Before: {because(measure, before[key])} Now: {became[row_of(before[key])]}",
            "load": loads.get(moved_by[key]),
        }
        for key in sorted(keys)
    ]


def _cases(reading: Reading, measure: Measure, period: Period) -> Rows:
    name = case_list(reading, measure, [period])
    apart = measure.told_apart_by
    return {(r["child_id"], str(r[apart])): r for r in reading.rows(f"select * from {name}")}


def _verdict(rows: Rows, key: tuple[str, str]) -> str:
    return rows[key]["verdict"] if key in rows else ABSENT
