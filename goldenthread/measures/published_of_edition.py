"""What one edition of a published table has for a comparison: printed, or worked out of it."""

import datetime
from collections.abc import Sequence
from dataclasses import dataclass
from fractions import Fraction
from statistics import median

from goldenthread.codes.regions import ENGLAND, ENGLAND_CODE, REGIONS
from goldenthread.measures.comparisons import Comparison
from goldenthread.measures.neighbours import NeighbourList
from goldenthread.measures.population import estimate_year
from goldenthread.measures.published_rows import Edition, Printed
from goldenthread.returns.published_figures.other_publications import CHILDREN_0_TO_17
from goldenthread.statistics.figures import one_decimal

NEIGHBOURS = "Statistical neighbours"
MOST_DECIMALS = 1


@dataclass(frozen=True, kw_only=True)
class Beside:
    """One published figure: `shown` as it is printed, `counted` what it rests on (`604 of 2,806`).

    Where there is no number `because` says why. `is_worked_out` where the edition prints the
    numbers and not the figure.
    """

    whose: str
    shown: str = ""
    counted: str = ""
    because: str = ""
    is_worked_out: bool = False
    exact: Fraction | None = None


@dataclass(kw_only=True)
class OfEdition:
    """What one edition has for a comparison."""

    edition: Edition
    comparison: Comparison
    day: datetime.date
    populations: Sequence[Edition]
    council: str

    @property
    def rank(self) -> tuple[bool, bool, int, bool]:
        """Editions from the least to the most fit: one that has figures of the day, a publication
        before the tool that is made from it, the newest, one that prints the figure."""
        england, ours = self.of(ENGLAND_CODE, ""), self.of(self.council, "")
        has_any = england is not None or ours is not None
        is_printed = any(one and not one.is_worked_out for one in (england, ours))
        return has_any, not self.edition.is_the_tools, self.edition.release, is_printed

    def of(self, area: str, whose: str) -> Beside | None:
        """The figure of an area: as printed, else worked out; None where the edition has none."""
        counts = self._counts(area)
        printed = self.edition.figures.get((self.comparison.value, self.day, area))
        if printed is not None:
            number = printed.number
            return Beside(
                whose=whose,
                shown=_as_printed(printed.says) if number is not None else "",
                counted=counts.in_words,
                because=printed.because,
                exact=Fraction(number) if number is not None else None,
            )
        if not self.comparison.part or not counts.is_there:
            return None
        return self._worked_out(counts, whose)

    def of_region(self) -> Beside | None:
        """The figure of the region in which the edition counts the council."""
        mine = [one for (_, _, area), one in self.edition.figures.items() if area == self.council]
        code = next((one.region_code for one in mine if one.region_code), "")
        return self.of(code, REGIONS[code]) if code in REGIONS else None

    def of_england(self) -> Beside | None:
        """The figure of England."""
        return self.of(ENGLAND_CODE, ENGLAND)

    def of_neighbours(self, neighbours: NeighbourList) -> Beside:
        """The median of the neighbours that have a number, and of how many that is."""
        every = [self.of(code, "") for code in neighbours.codes]
        exact = [one.exact for one in every if one is not None and one.exact is not None]
        missing = _missing(every)
        if not exact:
            return Beside(whose=NEIGHBOURS, because=f"none of {len(every)}: {missing}")
        of_how_many = f"median of {len(exact)} of {len(every)}"
        return Beside(
            whose=NEIGHBOURS,
            shown=one_decimal(Fraction(median(exact))),
            counted=f"{of_how_many}; {missing}" if missing else of_how_many,
            is_worked_out=True,
            exact=Fraction(median(exact)),
        )

    def _worked_out(self, counts: "_Counts", whose: str) -> Beside:
        scale = 10_000 if self.comparison.whole == CHILDREN_0_TO_17 else 100
        whole = counts.whole.number if counts.whole else None
        if counts.part is None or not whole:
            because = counts.because or "there is none to divide by"
            return Beside(whose=whose, counted=counts.in_words, because=because, is_worked_out=True)
        exact = counts.part * scale / Fraction(whole)
        return Beside(
            whose=whose,
            shown=one_decimal(exact),
            counted=counts.in_words,
            is_worked_out=True,
            exact=exact,
        )

    def _counts(self, area: str) -> "_Counts":
        parts = [self.edition.figures.get((code, self.day, area)) for code in self.comparison.part]
        whole = self.edition.figures.get((self.comparison.whole, self.day, area))
        if self.comparison.whole == CHILDREN_0_TO_17:
            whole = self._population(area)
        return _Counts(parts=parts, whole=whole)

    def _population(self, area: str) -> Printed | None:
        mid_year = datetime.date(estimate_year(self.day), 6, 30)
        newest_first = sorted(self.populations, key=lambda one: -one.release)
        found = (one.figures.get((CHILDREN_0_TO_17, mid_year, area)) for one in newest_first)
        return next((printed for printed in found if printed is not None), None)


@dataclass(kw_only=True)
class _Counts:
    """The numbers that a figure rests on; a part that is a symbol leaves no sum."""

    parts: list[Printed | None]
    whole: Printed | None

    @property
    def is_there(self) -> bool:
        """Whether the edition prints them all, be it as symbols."""
        return bool(self.parts) and None not in self.parts and self.whole is not None

    @property
    def part(self) -> Fraction | None:
        """The parts together."""
        numbers = [one.number if one else None for one in self.parts]
        if not numbers or None in numbers:
            return None
        return sum((Fraction(n) for n in numbers if n is not None), Fraction(0))

    @property
    def because(self) -> str:
        """Why there is no sum, or nothing to divide by: the symbol that stands there, in words."""
        every = (*self.parts, self.whole)
        return next((one.because for one in every if one and one.because), "")

    @property
    def in_words(self) -> str:
        """`604 of 2,806`; of a rate `604 for 40,390`; empty where a number is missing."""
        if self.part is None or self.whole is None or self.whole.number is None:
            return ""
        joined = "for" if self.whole.indicator == CHILDREN_0_TO_17 else "of"
        return f"{_whole(self.part)} {joined} {_whole(Fraction(self.whole.number))}"


def _missing(every: Sequence[Beside | None]) -> str:
    """Why some of several areas have no number: how many for each reason."""
    reasons = [one.because if one else "not held here" for one in every if not one or one.because]
    return ", ".join(
        f"{reasons.count(reason)} {reason}" for reason in dict.fromkeys(sorted(reasons))
    )


def _as_printed(says: str) -> str:
    """The number as it is printed, to no more decimals than a page shows."""
    text = says.strip().removesuffix("%").strip()
    if len(text.partition(".")[2]) > MOST_DECIMALS:
        return one_decimal(Fraction(text.replace(",", "")))
    return text


def _whole(number: Fraction) -> str:
    """A number of cases: published ones are whole, those of full-time equivalents are not."""
    return f"{int(number):,}" if number.denominator == 1 else one_decimal(number)
