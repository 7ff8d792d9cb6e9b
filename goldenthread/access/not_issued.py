"""Of whom it was decided to issue care proceedings, and nothing was issued: the first of the list
that the measure opens to, the longest decided first."""

from dataclasses import dataclass
from datetime import date
from typing import Any

from goldenthread.access.case_lists import ListedCase, listed_cases
from goldenthread.access.visibility import Seen
from goldenthread.measures.case_lists import case_list
from goldenthread.measures.measure import MET, UNJUDGED
from goldenthread.measures.periods import twelve_months_to
from goldenthread.measures.pre_proceedings import PLO_06


@dataclass(frozen=True, kw_only=True)
class NotIssued:
    """How many children there are, of how many it cannot be judged, and the first of them."""

    children: int
    unjudged: int
    first: tuple[ListedCase, ...]


def not_issued(seen: Seen, *, on: date, rows: int) -> NotIssued:
    """Those within reach, on the day."""
    counts, first = seen.remember(("not issued", on, rows), lambda: _found(seen, on, rows))
    return NotIssued(
        children=counts.get(MET, 0),
        unjudged=counts.get(UNJUDGED, 0),
        first=listed_cases(seen, PLO_06, first, twelve_months_to(on)),
    )


def _found(seen: Seen, on: date, rows: int) -> tuple[dict[str, int], list[dict[str, Any]]]:
    """How many have each verdict, and the rows of the first that are met."""
    period = twelve_months_to(on)
    cases = case_list(seen.reading, PLO_06, [period])
    relation, reach = seen.relation
    within = f"from {cases} where child_id in ({relation})"
    counted = seen.reading.rows(f"select verdict, count(*) as cases {within} group by all", **reach)
    first = seen.reading.rows(
        f"select * {within} and verdict = '{MET}' order by days desc, row_key limit $rows",
        rows=rows,
        **reach,
    )
    return {row["verdict"]: row["cases"] for row in counted}, first
