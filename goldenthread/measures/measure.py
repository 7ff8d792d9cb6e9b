"""A measure is a list of cases, each met, not met or unjudged. All that is shown is read off it."""

from collections.abc import Mapping
from dataclasses import dataclass, field
from enum import StrEnum
from functools import cached_property
from typing import Any

import ibis
from ibis import _

from goldenthread.clocks.history import is_after_told, told_only_to, with_told_to
from goldenthread.clocks.states import with_state
from goldenthread.measures.about_the_child import with_breakdowns
from goldenthread.record.expressions import periods
from goldenthread.record.keeping import compiled

MET, NOT_MET, UNJUDGED = "met", "not met", "unjudged"
NO_START = "its start date is not known"


ROOMS = ("measures", "clocks", "record", "codes", "statute")
"""Where all that a case list follows from is written."""


class Kind(StrEnum):
    """What a measure's number is."""

    SHARE = "share"
    RATE = "rate"
    COUNT = "count"
    MEDIAN = "median"


class Better(StrEnum):
    """Which way is better, for the page; a measure of context has none."""

    HIGHER = "higher"
    LOWER = "lower"
    NEITHER = "neither"


@dataclass(frozen=True, kw_only=True)
class Flow:
    """Counts a case in the period in which this day falls."""

    on: Any

    def placed(self, cases: ibis.Table) -> ibis.Table:
        """The cases, each beside the periods in which it counts."""
        return cases.cross_join(periods).filter(self.on.between(_.first_day, _.last_day))

    def counted_on(self) -> Any:
        """The day on which the case is counted."""
        return self.on


@dataclass(frozen=True, kw_only=True)
class Stock:
    """Counts a case on the last day of every period on which it is open.

    Open: started on or before the day and not ended, or ended after it. A start or an end that
    cannot be read leaves the case in the list: without a start it is unjudged there whatever else
    is said, without an end by the measure's own `unjudged_because`. On a day after all that the
    return speaks of that said the case (`told_to`) it may have ended, and is unjudged as well.
    """

    starts: Any
    ends: Any

    def placed(self, cases: ibis.Table) -> ibis.Table:
        """The cases, each beside the periods on whose last day it is open."""
        told = cases if "told_to" in cases.columns else with_told_to(cases)
        return told.cross_join(periods).filter(
            (self.starts.isnull() | (self.starts <= _.last_day))
            & (self.ends.isnull() | (self.ends > _.last_day))
        )

    def counted_on(self) -> Any:
        """The day on which the case is counted: the last day of the period."""
        return _.last_day


@dataclass(frozen=True, kw_only=True)
class StockAsAt:
    """Counts cases that say themselves on which periods' last days they are open.

    For a case that depends on the day (the latest assessment by then): `cases` has read `periods`
    and has one row for each case and period, with the columns of both.
    """

    def placed(self, cases: ibis.Table) -> ibis.Table:
        """The cases as they are."""
        return cases

    def counted_on(self) -> Any:
        """The day on which the case is counted: the last day of the period."""
        return _.last_day


@dataclass(frozen=True, kw_only=True)
class Measure:
    """One measure.

    `cases` has one row for each case with child_id and its trace (table_name, row_key, load_id,
    ordinal, line). `counts` places a case in periods. `met` is true, false or null; where
    `unjudged_because` gives a reason, the case is unjudged whatever `met` says. `because` holds a
    sentence for each verdict with the case's own dates in braces (reasons.py). `one_for` names the
    column of which each period counts one case (a child re-referred twice is one child): it is met
    when any of its cases is, and unjudged when none is but one cannot be judged. `on_a_clock` says
    that the cases are runnings of a clock: `state` and `clock_verdict` are added, as they stand on
    the day that the case is counted. `value` is the column that a median is taken of. `says` are
    cells for the sentence that depend on the day (`_.counted_on`, `_.asked_on`). `looks_back` says,
    for the page, how far back a case must look (reach.py). Nothing dated after `_.asked_on` may
    decide a verdict or stand in a sentence; what has no date in a return (a category, a need) is as
    last recorded. `same_list_as` is a
    measure whose list this one reads in another way (by age, by ethnicity): it is compiled and
    built once for both. `part_of` is one whose list has this one's cases among others, those of
    which `part` (SQL) is true: where it is there already, this one's is cut from it.
    """

    code: str
    title: str
    definition: str
    kind: Kind
    cases: ibis.Table
    counts: Flow | Stock | StockAsAt
    because: Mapping[str, str]
    source: str
    met: Any = True
    unjudged_because: Any = None
    one_for: str = ""
    on_a_clock: bool = False
    value: str = ""
    unit: str = ""
    says: Mapping[str, Any] = field(default_factory=dict)
    breakdowns: Mapping[str, Any] = field(default_factory=dict)
    better: Better = Better.NEITHER
    counterpart: str = ""
    looks_back: str = ""
    area: str = ""
    spoken_by: str = "referrals"
    starred: bool = False
    same_list_as: "Measure | None" = None
    part_of: "Measure | None" = None
    part: str = ""

    @property
    def is_stock(self) -> bool:
        """Whether it is counted on a day, rather than over a time."""
        return isinstance(self.counts, Stock | StockAsAt)

    @cached_property
    def case_list(self) -> ibis.Table:
        """One row for each case and period, with its verdict, its reason's dates and breakdowns.

        Unbound: it reads the record, `periods` and `calendar`.
        """
        placed = self.counts.placed(self.cases)
        if self.on_a_clock:
            placed = with_state(placed, self.counts.counted_on()).rename(clock_verdict="verdict")
        met = ibis.literal(True) if self.met is True else self.met
        if self.unjudged_because is None:
            reason: Any = ibis.null("string")
        else:
            reason = self.unjudged_because
        if isinstance(self.counts, Stock):
            reason = ibis.cases(
                (reason.notnull(), reason),
                (self.counts.starts.isnull(), NO_START),
                (is_after_told(_.last_day), told_only_to()),
                else_=None,
            )
        judged = placed.mutate(
            counted_on=self.counts.counted_on(), unjudged_reason=reason, is_met=met
        ).mutate(
            verdict=ibis.cases(
                (_.unjudged_reason.notnull() | _.is_met.isnull(), UNJUDGED),
                (_.is_met, MET),
                else_=NOT_MET,
            )
        )
        if self.one_for:
            judged = self._one_for_each(judged)
        described = with_breakdowns(judged.mutate(**self.says) if self.says else judged)
        if self.breakdowns:
            described = described.mutate(**self.breakdowns)
        return described

    @property
    def told_apart_by(self) -> str:
        """The column that, beside the child, says that two editions speak of the same case.

        The row of the record, except where a child (an episode) is one case whatever row it is in.
        """
        return "child_id" if isinstance(self.counts, StockAsAt) else self.one_for or "row_key"

    @cached_property
    def case_list_sql(self) -> str:
        """The case list as SQL text for DuckDB, compiled once."""
        if self.same_list_as is not None:
            return self.same_list_as.case_list_sql
        return compiled(f"case list {self.code}", ROOMS, lambda: self.case_list)

    def _one_for_each(self, judged: ibis.Table) -> ibis.Table:
        rank = ibis.cases((_.verdict == MET, 0), (_.verdict == UNJUDGED, 1), else_=2)
        first = ibis.window(
            group_by=["period", self.one_for], order_by=[rank, _.counted_on, _.row_key]
        )
        return judged.mutate(place=ibis.row_number().over(first)).filter(_.place == 0).drop("place")

    @property
    def breakdown_names(self) -> tuple[str, ...]:
        """What the number can be broken down by."""
        usual = ("team", "age_band", "age_band_on_31_march", "sex", "ethnic_group", "ethnicity")
        return (*usual, *self.breakdowns)
