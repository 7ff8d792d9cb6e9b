"""Published figures beside a measure's own, where they are of the same cases and the same days.

Where they are not, the answer says so in words and holds no figure. No council is ranked: of the
statistical neighbours there is the median, with how many have a figure, and no name.
"""

import datetime
from collections.abc import Sequence
from dataclasses import dataclass

from goldenthread.measures.answers import Answer
from goldenthread.measures.comparisons import COMPARISONS, Comparison
from goldenthread.measures.measure import Kind, Measure
from goldenthread.measures.neighbours import NeighbourList, list_in_force
from goldenthread.measures.population import estimate_year
from goldenthread.measures.published_of_edition import Beside, OfEdition
from goldenthread.measures.published_rows import Edition, editions_with
from goldenthread.measures.this_council import this_council
from goldenthread.record.snapshot import Reading
from goldenthread.returns.published_figures.catalogue import INDICATORS
from goldenthread.returns.published_figures.other_publications import CHILDREN_0_TO_17


@dataclass(frozen=True, kw_only=True)
class NotCompared:
    """Why nothing stands beside the measure. `on` is the newest day on which something would."""

    why: str
    on: datetime.date | None = None


@dataclass(frozen=True, kw_only=True)
class SetBeside:
    """The published figures of the measure's own day or year: `ours` of this council, `neighbours`
    (None where no list was in force), `region` and `england`, where the edition has them."""

    comparison: Comparison
    source: str
    ours: Beside | None
    neighbours: Beside | None
    region: Beside | None
    england: Beside | None
    neighbour_list: NeighbourList | None = None
    notes: tuple[str, ...] = ()

    @property
    def figures(self) -> tuple[Beside, ...]:
        """Those that there are, in the order in which they stand."""
        every = (self.ours, self.neighbours, self.region, self.england)
        return tuple(one for one in every if one is not None)


def set_beside(reading: Reading, measure: Measure, answer: Answer) -> SetBeside | NotCompared:
    """What is published beside the answer of a measure, or why nothing is."""
    comparison = COMPARISONS.get(measure.code)
    if comparison is None:
        return NotCompared(why="Nothing that is published is set beside this measure.")
    if comparison.refused:
        return NotCompared(why=comparison.refused)
    editions = editions_with(reading, [c for c in comparison.figures if c != CHILDREN_0_TO_17])
    if not editions:
        return NotCompared(why=_not_loaded(comparison))
    refusal = _other_days(measure, answer, editions) or _no_number_of_ours(measure, answer)
    if refusal is not None:
        return refusal
    day = answer.period.last_day
    populations = editions_with(reading, [CHILDREN_0_TO_17]) if measure.kind is Kind.RATE else []
    council = this_council(reading)
    best = max(
        (
            OfEdition(
                edition=one,
                comparison=comparison,
                day=day,
                populations=populations,
                council=council,
            )
            for one in editions
        ),
        key=lambda found: found.rank,
    )
    return _everything(best, list_in_force(reading, council, day))


def _everything(best: OfEdition, neighbours: NeighbourList | None) -> SetBeside:
    no_list = (
        "No list of statistical neighbours that is loaded was in force then, so there is no median "
        "of theirs."
    )
    return SetBeside(
        comparison=best.comparison,
        source=best.edition.in_words,
        ours=best.of(best.council, "This council") if best.council else None,
        neighbours=best.of_neighbours(neighbours) if neighbours else None,
        region=best.of_region(),
        england=best.of_england(),
        neighbour_list=neighbours,
        notes=tuple(filter(None, (best.comparison.differs, "" if neighbours else no_list))),
    )


def _not_loaded(comparison: Comparison) -> str:
    figure = INDICATORS[comparison.figures[0]]
    return (
        f"No published figure is loaded that this measure could be compared with: DfE prints it in "
        f"{figure.publication}, table {figure.table}."
    )


def _other_days(
    measure: Measure, answer: Answer, editions: Sequence[Edition]
) -> NotCompared | None:
    """The refusal where no edition has a figure of the days that the page shows."""
    page = (answer.period.first_day, answer.period.last_day)
    printed = {(p.first_day, p.last_day) for one in editions for p in one.figures.values()}
    days = sorted((first, last) for first, last in printed if (first == last) == measure.is_stock)
    if any(last == page[1] and (measure.is_stock or first == page[0]) for first, last in days):
        return None
    if not days:
        return NotCompared(why="DfE's figure is of other days than this measure's.")
    before = [pair for pair in days if pair[1] <= page[1]]
    nearest = before[-1] if before else days[0]
    which = "newest" if nearest == days[-1] else "nearest"
    theirs, ours = _day(nearest[1]), _day(page[1])
    if measure.is_stock:
        why = f"DfE's {which} figure is for {theirs}; the page shows {ours}."
    else:
        why = (
            f"DfE's {which} figure is for the year to {theirs}; the page shows the twelve months "
            f"to {ours}."
        )
    return NotCompared(why=why, on=nearest[1])


def _no_number_of_ours(measure: Measure, answer: Answer) -> NotCompared | None:
    """The refusal where there is no number of ours, or it is of another population."""
    if not answer.is_told:
        return NotCompared(
            why="What we hold does not reach so far, so there is no number of ours to compare."
        )
    if measure.kind is not Kind.RATE:
        return None
    wanted, used = estimate_year(answer.period.last_day), answer.population_year
    if used is None:
        return NotCompared(
            why="No population is loaded, so ours is a number of cases; DfE's is a rate."
        )
    if used != wanted:
        return NotCompared(
            why=f"Ours is of the population of mid-{used}; DfE's is of that of mid-{wanted}."
        )
    return None


def _day(day: datetime.date) -> str:
    return f"{day:%-d %B %Y}"
