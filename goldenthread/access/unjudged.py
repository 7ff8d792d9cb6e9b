"""The cases that no measure can judge, as work: why, how many, and whose they are.

What is recorded of them does not say enough, so they are neither met nor not met. No child is named
here: the list under a number does that, cut as every list is.
"""

from collections.abc import Mapping
from dataclasses import dataclass, field
from datetime import date

from goldenthread.access.visibility import Seen
from goldenthread.clocks.running import NOT_KNOWN
from goldenthread.measures.answers import make_ready
from goldenthread.measures.case_lists import case_list
from goldenthread.measures.measure import UNJUDGED
from goldenthread.measures.periods import twelve_months_to
from goldenthread.measures.register import MEASURES


@dataclass(frozen=True, kw_only=True)
class CannotBeJudged:
    """The cases of one measure that cannot be judged for one reason: how many in the whole council,
    how many of children within reach, and of these how many each team has."""

    measure: str
    why: str
    counted: int
    openable: int
    by_team: Mapping[str, int] = field(default_factory=dict)


def cannot_be_judged(seen: Seen, *, on: date) -> tuple[CannotBeJudged, ...]:
    """Of every measure, in the twelve months to the day; what this person can open the most of
    first. Cases that are only not due yet have no such reason and are not among them."""
    period = twelve_months_to(on)
    make_ready(seen.reading, MEASURES.values(), [period])
    found = [
        CannotBeJudged(
            measure=code,
            why=why,
            counted=sum(counted for counted, _ in teams.values()),
            openable=sum(openable for _, openable in teams.values()),
            by_team={team: openable for team, (_, openable) in teams.items() if openable},
        )
        for code in MEASURES
        for why, teams in _of_measure(seen, code, on).items()
    ]
    return tuple(sorted(found, key=lambda one: (-one.openable, -one.counted)))


def _of_measure(seen: Seen, code: str, on: date) -> dict[str, dict[str, tuple[int, int]]]:
    """By reason and team, how many cases the council has, and how many of them are within reach."""
    name = case_list(seen.reading, MEASURES[code], [twelve_months_to(on)])
    relation, reach = seen.relation
    rows = seen.reading.rows(
        f"select unjudged_reason as why, coalesce(c.team, '{NOT_KNOWN}') as team, "
        f"count(*) as counted, count(*) filter (c.child_id in ({relation})) as openable "
        f"from {name} c where verdict = '{UNJUDGED}' and unjudged_reason is not null "
        "group by all order by openable desc, team",
        **reach,
    )
    found: dict[str, dict[str, tuple[int, int]]] = {}
    for row in rows:
        found.setdefault(row["why"], {})[row["team"]] = (row["counted"], row["openable"])
    return found
