"""The weighted caseloads of the page of teams, each with the sum it is made of."""

from collections.abc import Mapping
from dataclasses import dataclass
from decimal import Decimal

from goldenthread.access.teams import Teams
from goldenthread.record.weights import NO_STEP, UNBORN, Weighed, Weights
from goldenthread.web import words
from goldenthread.web.components.data_table import Cell, DataTable, Heading
from goldenthread.web.pages.oversight.teams.asked import Asked
from goldenthread.web.pages.oversight.teams.tables import (
    KINDS,
    Part,
    children_cell,
    name_cell,
    parts_of,
)


@dataclass(frozen=True, kw_only=True)
class Weighing:
    """The weighted caseload of each row, the sums on request, and whose rule it is."""

    table: DataTable
    sums: DataTable
    rule: str


def in_words(weight: Decimal) -> str:
    """`12.5`, `3`: no zeros that say nothing."""
    return f"{weight.normalize():,f}"


def in_a_sum(weighed: Weighed, steps: Mapping[str, str]) -> str:
    """`12.5 = 3 × 1.5 (looked after) + 8 × 1 (child in need plan)`."""
    named = {**steps, NO_STEP: KINDS[NO_STEP], UNBORN: f"added where {KINDS[UNBORN].lower()}"}
    parts = (
        f"{one.children} × {in_words(one.weight)} ({named[one.kind].lower()})"
        for one in weighed.parts
    )
    return f"{in_words(weighed.total)} = {' + '.join(parts) or '0'}"


def set_by(weights: Weights) -> str:
    """Whose rule it is, since when, and why."""
    return (
        f"A local standard of this council, set by {weights.set_by} for days from "
        f"{words.date(weights.in_force_from)}: {weights.why}"
    )


def weighing(asked: Asked, counted: Teams, team: str) -> Weighing | None:
    """The weighted caseloads by team, or by worker of the team; None where nothing is weighted."""
    if counted.weights is None:
        return None
    of = "worker" if team else "team"
    parts = parts_of(counted, team)
    whole = Part(team=team)
    left_out = "" if counted.tells_unborn else " What is added for a child not born is left out."
    return Weighing(
        table=DataTable(
            caption="Weighted caseload, by this council's local standard",
            headings=(
                Heading(of.capitalize()),
                Heading("Children", numeric=True),
                Heading("Weighted", numeric=True),
            ),
            rows=tuple((name_cell(asked, one), *_numbers(asked, counted, one)) for one in parts),
            total=(Cell("All"), *_numbers(asked, counted, whole)),
            compact=True,
            nothing="Nobody holds a child whom you can open.",
        ),
        sums=DataTable(
            caption="What each is made of",
            headings=(Heading(of.capitalize()), Heading("Sum")),
            rows=tuple(
                (
                    Cell(name_cell(asked, one).text),
                    Cell(in_a_sum(weighed_of(counted, one, counted.weights), counted.steps)),
                )
                for one in parts
            ),
            is_wide=True,
        ),
        rule=f"{set_by(counted.weights)}{left_out}",
    )


def weighed_of(counted: Teams, part: Part, weights: Weights) -> Weighed:
    """What the children of a row count for together."""
    kinds: dict[str, int] = {}
    for load in counted.loads:
        if part.holds(load):
            for kind, children in load.kinds.items():
                kinds[kind] = kinds.get(kind, 0) + children
    return weights.weigh(kinds, counted.steps)


def _numbers(asked: Asked, counted: Teams, part: Part) -> tuple[Cell, Cell]:
    """The children, and what they count for: both lead to the same children."""
    assert counted.weights
    children = sum(one.children for one in counted.loads if part.holds(one))
    cell = children_cell(asked, part, children, "")
    weighed = weighed_of(counted, part, counted.weights).total
    return cell, Cell(in_words(weighed), cell.href, str(weighed))
