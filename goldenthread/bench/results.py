"""What a benchmark says: medians with their n, the aim beside it, and a peer from the same run."""

import statistics
from collections.abc import Callable, Sequence
from dataclasses import asdict, dataclass
from typing import Any

NOT_MEASURED = "not measured"


@dataclass(frozen=True, kw_only=True)
class Result:
    """One line of the bench: what was measured, the median of n runs, and what was aimed at."""

    name: str
    unit: str
    median: float | None
    worst: float | None = None
    n: int = 0
    aim: float | None = None
    note: str = ""

    @property
    def verdict(self) -> str:
        """Whether the aim was met, in words."""
        if self.median is None:
            return NOT_MEASURED
        if self.aim is None:
            return ""
        return "within the aim" if self.median <= self.aim else "over the aim"

    def as_json(self) -> dict[str, Any]:
        """The object that `bench --json` prints."""
        return asdict(self) | {"verdict": self.verdict}


def of_runs(
    name: str, values: Sequence[float], *, unit: str, aim: float | None = None, note: str = ""
) -> Result:
    """A result from the values of several runs."""
    return Result(
        name=name,
        unit=unit,
        median=round(statistics.median(values), 4),
        worst=round(max(values), 4),
        n=len(values),
        aim=aim,
        note=note,
    )


def percentile(values: Sequence[float], part: float) -> float:
    """The value below which this part of the values lies."""
    ordered = sorted(values)
    return ordered[min(len(ordered) - 1, int(part * len(ordered)))]


def not_measured(name: str, why: str, *, unit: str = "s") -> Result:
    """A result that says why there is none."""
    return Result(name=name, unit=unit, median=None, note=why)


def repeated(times: int, run: Callable[[], float]) -> list[float]:
    """The values of several runs, one after another."""
    return [run() for _ in range(times)]
