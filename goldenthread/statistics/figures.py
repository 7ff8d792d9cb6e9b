"""The one place that divides and rounds: cases in, a figure with its interval and its words out.

A case that cannot be judged is never in the denominator; it is counted beside it and said.
"""

from __future__ import annotations

from collections.abc import Iterable
from dataclasses import dataclass, replace
from enum import StrEnum
from fractions import Fraction
from functools import lru_cache
from math import floor

from goldenthread.statistics.intervals import byars, wilson

DECIMALS_KEPT = 4
FIGURES_KEPT = 20_000
"""Small groups have few different shares, and a figure never changes: one serves them all."""

CHILDREN = "children"


class FigureKind(StrEnum):
    """What sort of number a measure is."""

    SHARE = "share"
    RATE = "rate"
    COUNT = "count"
    MEDIAN = "median"


@dataclass(frozen=True, kw_only=True)
class Figure:
    """One number and what it is made of.

    `value`, `low` and `high` are in `unit` (a share in per cent), kept to four decimals, and None
    where there is nothing to divide by. `low` and `high` are the 95 % interval; of a median, the
    quartiles. `numerator` and `denominator` are cases, except that a rate's denominator is its
    population; of a median both are the cases that have a value. `per` is what the ratio is
    multiplied by (100 for a share).
    """

    kind: FigureKind
    numerator: int
    denominator: int | None
    unjudged: int
    value: float | None
    low: float | None
    high: float | None
    unit: str
    per: int = 1

    def words(self) -> str:
        """The figure as a page prints it: the share never without its "16 of 20"."""
        return _WORDS[self.kind](self) + self._unjudged_in_words()

    def shown(self) -> str | None:
        """The value alone to one decimal (a whole number for a count), None where there is none.

        Rounded from the cases themselves, half up as DfE's tables are, never from a rounded value.
        """
        if self.value is None:
            return None
        if self.kind is FigureKind.COUNT:
            return f"{self.numerator:,}"
        if self.kind is FigureKind.MEDIAN:
            return _plain(self.value)
        assert self.denominator
        return one_decimal(Fraction(self.numerator * self.per, self.denominator))

    def _unjudged_in_words(self) -> str:
        return f"; {self.unjudged:,} cannot be judged" if self.unjudged else ""


@lru_cache(maxsize=FIGURES_KEPT)
def share(numerator: int, denominator: int, *, unjudged: int = 0) -> Figure:
    """`numerator` of `denominator` cases in per cent, with Wilson's interval.

    Raises ValueError unless 0 <= numerator <= denominator.
    """
    interval = wilson(numerator, denominator)
    low, high = interval if interval is not None else (None, None)
    return Figure(
        kind=FigureKind.SHARE,
        numerator=numerator,
        denominator=denominator,
        unjudged=_checked(unjudged),
        value=_kept(100 * numerator / denominator) if denominator else None,
        low=_kept(100 * low) if low is not None else None,
        high=_kept(100 * high) if high is not None else None,
        unit="%",
        per=100,
    )


@lru_cache(maxsize=FIGURES_KEPT)
def rate(
    numerator: int,
    population: int | None,
    *,
    per: int = 10_000,
    unit: str | None = None,
    unjudged: int = 0,
) -> Figure:
    """`numerator` per `per` of `population`, with Byar's interval; no value without a population.

    `unit` are the words behind the number; left out, "per 10,000 children aged 0 to 17".
    """
    if population is not None and population < 0:
        raise ValueError(f"{population} is not a population")
    low, high = byars(numerator)
    scale = per / population if population else None
    return Figure(
        kind=FigureKind.RATE,
        numerator=numerator,
        denominator=population or None,
        unjudged=_checked(unjudged),
        value=_kept(numerator * per / population) if population else None,
        low=_kept(low * scale) if scale is not None else None,
        high=_kept(high * scale) if scale is not None else None,
        unit=unit or f"per {per:,} children aged 0 to 17",
        per=per,
    )


def count(numerator: int, *, unit: str = CHILDREN, unjudged: int = 0) -> Figure:
    """A number of cases and nothing more: no denominator and no interval."""
    return Figure(
        kind=FigureKind.COUNT,
        numerator=_checked(numerator),
        denominator=None,
        unjudged=_checked(unjudged),
        value=float(numerator),
        low=None,
        high=None,
        unit=unit,
    )


def median(values: Iterable[float], *, unit: str, unjudged: int = 0) -> Figure:
    """The middle of `values` (in `unit`) with its quartiles; no value where there are none."""
    ordered = sorted(values)
    low, middle, high = (
        (_kept(quantile(ordered, part)) for part in (0.25, 0.5, 0.75))
        if ordered
        else (None, None, None)
    )
    return Figure(
        kind=FigureKind.MEDIAN,
        numerator=len(ordered),
        denominator=len(ordered),
        unjudged=_checked(unjudged),
        value=middle,
        low=low,
        high=high,
        unit=unit,
    )


@lru_cache(maxsize=FIGURES_KEPT)
def without_value(figure: Figure) -> Figure:
    """The cases alone, where what is held does not allow a number."""
    return replace(figure, value=None, low=None, high=None)


def rate_ratio(group: Figure, every: Figure) -> float | None:
    """How many times the rate of all a group's rate is, to two decimals; None where either has no
    rate, or that of all is nought."""
    if group.kind is not FigureKind.RATE or group.value is None or not every.value:
        return None
    return round(group.value / every.value, 2)


def quantile(ordered: list[float], part: float) -> float:
    """The value below which `part` of `ordered` (sorted, not empty) lies: linear, as R's type 7."""
    place = (len(ordered) - 1) * part
    below = floor(place)
    above = min(below + 1, len(ordered) - 1)
    return ordered[below] + (ordered[above] - ordered[below]) * (place - below)


def one_decimal(exact: Fraction | float) -> str:
    """`exact` to one decimal, halves away from zero, with thousands separated: "1,234.6"."""
    # A float is taken as it is written: 0.35 means 0.35 and not the binary number just below it.
    written = exact if isinstance(exact, Fraction) else Fraction(repr(float(exact)))
    tenths = floor(abs(written) * 10 + Fraction(1, 2))
    sign = "-" if exact < 0 and tenths else ""
    return f"{sign}{tenths // 10:,}.{tenths % 10}"


def _share_in_words(figure: Figure) -> str:
    if not figure.denominator:
        return "no cases"
    return (
        f"{figure.numerator:,} of {figure.denominator:,} "
        f"({figure.shown()} %; {_interval(figure)} %)"
    )


def _rate_in_words(figure: Figure) -> str:
    if figure.value is None:
        return f"{figure.numerator:,} (no rate: no population is held)"
    return f"{figure.numerator:,} ({figure.shown()} {figure.unit}; {_interval(figure)})"


def _count_in_words(figure: Figure) -> str:
    return f"{figure.shown()} {_unit(figure.unit, figure.value)}"


def _median_in_words(figure: Figure) -> str:
    if figure.value is None or figure.low is None or figure.high is None:
        return "no cases"
    return (
        f"{figure.shown()} {_unit(figure.unit, figure.value)} "
        f"(median of {figure.numerator:,}; middle half {_plain(figure.low)} to "
        f"{_plain(figure.high)})"
    )


_WORDS = {
    FigureKind.SHARE: _share_in_words,
    FigureKind.RATE: _rate_in_words,
    FigureKind.COUNT: _count_in_words,
    FigureKind.MEDIAN: _median_in_words,
}


def _interval(figure: Figure) -> str:
    assert figure.low is not None
    assert figure.high is not None
    return f"{one_decimal(figure.low)} to {one_decimal(figure.high)}"


def _plain(value: float) -> str:
    """A value as a person writes it: no ".0" on whole days."""
    return one_decimal(value).removesuffix(".0")


def _unit(unit: str, value: float | None) -> str:
    if value != 1:
        return unit
    return "child" if unit == CHILDREN else unit.removesuffix("s")


def _kept(value: float) -> float:
    return round(value, DECIMALS_KEPT)


def _checked(cases: int) -> int:
    if cases < 0:
        raise ValueError(f"{cases} is not a number of cases")
    return cases
