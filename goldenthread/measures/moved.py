"""Which children moved a figure between two editions, and by which load."""

from collections.abc import Callable
from typing import Any

from goldenthread.measures.answers import because
from goldenthread.measures.became import row_of, what_became
from goldenthread.measures.case_lists import case_list
from goldenthread.measures.measure import Measure
from goldenthread.measures.periods import Period
from goldenthread.record.authority import tables_chosen_by, titles_of
from goldenthread.record.labels import lower
from goldenthread.record.snapshot import Reading

ABSENT = "not counted"

Rows = dict[tuple[str, str], dict[str, Any]]


def moved_between(
    at: Callable[[int], Reading], measure: Measure, period: Period, *, first: int, last: int
) -> list[dict[str, Any]]:
    """Every case whose verdict differs between two editions: child, was, now, reason, load.

    What no load moved has none: where it was moved by the council's choice of who speaks for what,
    the reason says so at its end. The reason is that of the edition moved to; of a case that is not
    counted there, it says what was counted before, and what the record now says of the same row.

    The load is the one whose edition gave the case the verdict that it has now: editions are
    gone through one by one, because a later year's file can move a child it does not hold.
    `at` gives the reading of an edition and raises NoSuchEdition.
    """
    before, after = (_cases(at(edition), measure, period) for edition in (first, last))
    read = {first: before, last: after}
    moved_by = _moved_by(
        lambda edition: read.get(edition) or _cases(at(edition), measure, period), first, last
    )
    loads = _made_by(at(max(first, last)))
    keys = [k for k in before.keys() | after.keys() if _verdict(before, k) != _verdict(after, k)]
    left = [before[key] for key in keys if key not in after]
    became = what_became(left, at(first), at(last))

    def reason(key: tuple[str, str]) -> str:
        if key in after:
            return because(measure, after[key])
        return f"Before: {because(measure, before[key])} Now: {became[row_of(before[key])]}"

    without_load = {moved_by[key] for key in keys if loads.get(moved_by[key]) is None}
    chosen = _choices(at(max(first, last)), without_load)
    return [
        {
            "child_id": key[0],
            "was": _verdict(before, key),
            "now": _verdict(after, key),
            "reason": reason(key) + chosen.get(moved_by[key], ""),
            "load": loads.get(moved_by[key]),
        }
        for key in sorted(keys)
    ]


def _moved_by(cases_at: Callable[[int], Rows], first: int, last: int) -> dict[tuple[str, str], int]:
    """The edition that gave each case the verdict that it has at the last."""
    now, found = cases_at(first), {}
    step = 1 if last >= first else -1
    for edition in range(first + step, last + step, step):
        was, now = now, cases_at(edition)
        # Going back, what undid a case is the load that had made it: the edition before.
        maker = edition if step > 0 else edition + 1
        for key in was.keys() | now.keys():
            if _verdict(was, key) != _verdict(now, key):
                found[key] = maker
    return found


def _made_by(reading: Reading) -> dict[int, int | None]:
    rows = reading.rows("select number, made_by_id from main.editions")
    return {row["number"]: row["made_by_id"] for row in rows}


def _choices(reading: Reading, editions: set[int]) -> dict[int, str]:
    """What to say of a case that one of these editions moved, where a choice made that edition."""
    said = {}
    for edition in editions:
        rows = reading.rows(tables_chosen_by(edition))
        if titles := titles_of(row["table_name"] for row in rows):
            said[edition] = (
                f" The council chose who speaks for {' and '.join(map(lower, titles))}, "
                f"in edition {edition}."
            )
    return said


def _cases(reading: Reading, measure: Measure, period: Period) -> Rows:
    name = case_list(reading, measure, [period])
    apart = measure.told_apart_by
    return {(r["child_id"], str(r[apart])): r for r in reading.rows(f"select * from {name}")}


def _verdict(rows: Rows, key: tuple[str, str]) -> str:
    return rows[key]["verdict"] if key in rows else ABSENT
