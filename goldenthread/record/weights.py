"""What a child of each kind of work counts for in a caseload, as a council has set it.

Nothing is weighted until it has. A set of weights is in force from a day on, until the next; what
is taken back opens the one before it again. The kinds are those of the team's page: the steps of
the continuum, no open step, and what is added for a child who is not born yet.
"""

from collections.abc import Iterable, Mapping
from dataclasses import dataclass
from datetime import date
from decimal import Decimal
from typing import Any

from goldenthread.record.standards import standing_at

WEIGHTS = "weights_set"
NOTHING_WEIGHTED = (
    "weights varchar, in_force_from date, why varchar, set_by varchar, "
    "opened_by bigint, closed_by bigint"
)
"""The sets of weights, as the record holds them."""

NO_STEP, UNBORN = "no-step", "unborn"
"""Kinds beside the steps: at no open step; not born yet, whatever the step."""


@dataclass(frozen=True, kw_only=True)
class Weights:
    """What each kind counts for from a day on, and who set it; `edition` is that of the setting."""

    of: Mapping[str, Decimal]
    in_force_from: date
    why: str = ""
    set_by: str = ""
    edition: int = 0

    def weight(self, kind: str) -> Decimal:
        """What one child of a kind counts for: one, where the council has said nothing of the kind,
        and nothing is added for who is not born."""
        return self.of.get(kind, Decimal(0 if kind == UNBORN else 1))

    def weigh(self, kinds: Mapping[str, int], steps: Iterable[str]) -> "Weighed":
        """What so many children of each kind count for: each by its own step, or by none, with what
        is added for who is not born yet."""
        parts = tuple(
            Part(kind=kind, children=children, weight=self.weight(kind))
            for kind in (*steps, NO_STEP, UNBORN)
            if (children := kinds.get(kind, 0))
        )
        return Weighed(parts=parts)


@dataclass(frozen=True, kw_only=True)
class Part:
    """So many children of a kind, each of whom counts for so much."""

    kind: str
    children: int
    weight: Decimal


@dataclass(frozen=True, kw_only=True)
class Weighed:
    """What children count for together, part by part."""

    parts: tuple[Part, ...]

    @property
    def total(self) -> Decimal:
        """The sum of the parts."""
        return sum((one.children * one.weight for one in self.parts), Decimal(0))


def weights_at(edition: int) -> str:
    """SQL for the sets of weights that stand at an edition."""
    return standing_at(WEIGHTS, edition)


def as_text(weights: Mapping[str, Decimal]) -> str:
    """A set of weights as the ledger keeps it: `looked-after=1.5 no-step=1`, in the order of the
    kinds."""
    return " ".join(f"{kind}={_plain(weight)}" for kind, weight in sorted(weights.items()))


def weights_of(row: Mapping[str, Any]) -> Weights:
    """A row of the record as an object."""
    said = (one.split("=") for one in row["weights"].split())
    return Weights(
        of={kind: Decimal(weight) for kind, weight in said},
        in_force_from=row["in_force_from"],
        why=row["why"],
        set_by=row["set_by"],
        edition=row["opened_by"],
    )


def _plain(weight: Decimal) -> str:
    """`1.50` and `1.5` are one weight: `1.5`."""
    return f"{weight.normalize():f}"
