"""The slow, obvious twin of what makes periods of care, placements and legal statuses.

It takes one child's episodes one after another, as a person would with the file before them, and
imports nothing of the project. An end is a pair: what is written, and the day that it is (None
where it cannot be told); an end of (None, None) has not come.
"""

import datetime
from dataclasses import dataclass, field
from typing import Any

Row = dict[str, Any]
End = tuple[str | None, datetime.date | None]
FAR = datetime.date(9999, 12, 31)


def day_of(text: str | None) -> datetime.date | None:
    """The day written as 31/03/2025; None for a blank and for what is no day."""
    try:
        return datetime.datetime.strptime(text or "", "%d/%m/%Y").date()
    except ValueError:
        return None


@dataclass
class Chain:
    """Episodes that are one period, placement or legal status, in order."""

    rows: list[Row] = field(default_factory=list)
    opens_period: bool = False


def care_of(episodes: list[Row]) -> dict[str, list[tuple[Any, ...]]]:
    """The rows of each made table for one child's episodes, in the order in which they start.

    A period is (first day as written, end, category, reason, began earlier); a placement (first
    day, end, type, provider, reason started, reason ended, postcode, began earlier); a legal status
    (first day, end, status, began earlier).
    """
    rows = in_order(episodes)
    periods = split_periods(rows)
    for period in periods:
        tell_ends(period, periods)
    placements = [c for p in periods for c in split(p, is_other_placement)]
    statuses = [c for p in periods for c in split(p, is_other_status)]
    return {
        "periods_of_care": [_period(c) for c in periods],
        "placements": [_placement(c) for c in placements],
        "legal_statuses": [_status(c) for c in statuses],
    }


def _period(c: Chain) -> tuple[Any, ...]:
    reason = None if last(c)["REC"] == "X1" else last(c)["REC"]
    starts = c.rows[0]["RNE"] == "S"
    return (c.rows[0]["DECOM"], end_of(c), first_said(c, "CIN"), reason, not starts)


def _placement(c: Chain) -> tuple[Any, ...]:
    began_earlier = c.opens_period and c.rows[0]["RNE"] not in ("S", "P", "T", "B", "U")
    return (
        c.rows[0]["DECOM"],
        end_of(c),
        first_said(c, "PLACE"),
        last_said(c, "PLACE_PROVIDER"),
        c.rows[0]["RNE"],
        last(c)["REC"],
        last_said(c, "PL_POST"),
        began_earlier,
    )


def _status(c: Chain) -> tuple[Any, ...]:
    began_earlier = c.opens_period and c.rows[0]["RNE"] not in ("S", "L", "B", "U")
    return (c.rows[0]["DECOM"], end_of(c), first_said(c, "LS"), began_earlier)


def in_order(episodes: list[Row]) -> list[Row]:
    """Those that are care and not the same twice, by the day on which they start."""
    seen: list[tuple[Any, ...]] = []
    kept = []
    for number, row in enumerate(episodes):
        cells = tuple(sorted((name, value or "") for name, value in row.items()))
        if row["LS"] in ("V3", "V4") or cells in seen:
            continue
        seen.append(cells)
        kept.append({**row, "number": number})
    return sorted(
        kept,
        key=lambda row: (
            day_of(row["DECOM"]) or day_of(row["DEC"]) or FAR,
            row["RNE"] != "S",
            day_of(row["DEC"]) or FAR,
            row["number"],
        ),
    )


def split_periods(rows: list[Row]) -> list[Chain]:
    """Periods: a new one on S, and after an episode by which care ceased."""
    periods: list[Chain] = []
    for place, row in enumerate(rows):
        if place == 0 or row["RNE"] == "S" or care_ceased(rows[place - 1], row):
            periods.append(Chain(opens_period=True))
        periods[-1].rows.append(row)
    return periods


def care_ceased(before: Row, row: Row) -> bool:
    if before["REC"] in (None, "X1"):
        return False
    ended, began = day_of(before["DEC"]), day_of(row["DECOM"])
    return ended is None or began is None or ended <= began


def split(period: Chain, is_other: Any) -> list[Chain]:
    """A period's placements, or its legal statuses."""
    chains = [Chain([period.rows[0]], opens_period=True)]
    for before, row in zip(period.rows, period.rows[1:], strict=False):
        if is_other(before, row):
            chains.append(Chain())
        chains[-1].rows.append(row)
    return chains


def differs(before: Row, row: Row, name: str) -> bool:
    return before[name] is not None and row[name] is not None and before[name] != row[name]


def is_other_placement(before: Row, row: Row) -> bool:
    if row["RNE"] in ("P", "T", "B", "U") or differs(before, row, "PLACE"):
        return True
    return row["RNE"] is None and any(differs(before, row, n) for n in ("PL_POST", "URN"))


def is_other_status(before: Row, row: Row) -> bool:
    return row["RNE"] in ("L", "B", "U") or differs(before, row, "LS")


def tell_ends(period: Chain, periods: list[Chain]) -> None:
    """Write into each episode of a period its end, and until when it lasts beside the others."""
    which = next(i for i, p in enumerate(periods) if p is period)
    next_start = periods[which + 1].rows[0] if which + 1 < len(periods) else None
    for place, row in enumerate(period.rows):
        ends = day_of(row["DEC"])
        if place + 1 < len(period.rows):
            follows = period.rows[place + 1]
            began = day_of(follows["DECOM"])
            if ends or row["DEC"]:
                row["end"] = (row["DEC"], ends)
            else:
                row["end"] = (follows["DECOM"] or "another episode", began)
            row["lasts"] = ends or began or day_of(row["DECOM"]) or datetime.date.min
            continue
        row["lasts"] = ends or FAR
        row["end"] = end_of_the_last(row, next_start)


def end_of_the_last(row: Row, next_start: Row | None) -> End:
    ends = day_of(row["DEC"])
    if ends and row["REC"] == "X1":
        starts_then = next_start is not None and day_of(next_start["DECOM"]) == ends
        return (row["DEC"], ends) if starts_then else (f"X1 on {row['DEC']}", None)
    if row["DEC"]:
        return row["DEC"], ends
    if row["REC"] not in (None, "X1"):
        return row["REC"], None
    if next_start is not None:
        return next_start["DECOM"] or "another start", None
    return None, None


def last(chain: Chain) -> Row:
    """The episode that lasts longest: the later in order, of two that last as long."""
    found = chain.rows[0]
    for row in chain.rows:
        if row["lasts"] >= found["lasts"]:
            found = row
    return found


def end_of(chain: Chain) -> End:
    end: End = last(chain)["end"]
    return end


def first_said(chain: Chain, name: str) -> str | None:
    return next((row[name] for row in chain.rows if row[name] is not None), None)


def last_said(chain: Chain, name: str) -> str | None:
    return next((row[name] for row in reversed(chain.rows) if row[name] is not None), None)
