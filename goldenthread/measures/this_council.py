"""Which council the record is of, as published figures name it."""

from goldenthread.record.snapshot import Reading


def this_council(reading: Reading) -> str:
    """DfE's three figures for the council whose returns are held, at this edition; empty where
    nothing says them. A list of its neighbours knows it where its own returns do not."""
    known: str = reading.remember("this council", lambda: _this_council(reading))
    return known


def _this_council(reading: Reading) -> str:
    rows = reading.rows(
        "select council_code as code, 1 as first from statistical_neighbours "
        "union all select council, 2 from slices order by first, code limit 1"
    )
    return rows[0]["code"] or "" if rows else ""
