"""The council's numbers, at one edition: counts in which no child is named, and nothing else.

A page of numbers is not a look at a child, so it needs no `Looking`; it can ask for no row either.
Every number counts the whole council. The list under it is cut in `case_lists.py`.
"""

from collections.abc import Iterable, Sequence
from dataclasses import dataclass, field
from datetime import UTC, date, datetime
from typing import Any

from goldenthread.access import visibility
from goldenthread.measures.answers import Answer, answers, make_ready
from goldenthread.measures.case_lists import case_list
from goldenthread.measures.measure import MET, NOT_MET, UNJUDGED, Measure
from goldenthread.measures.periods import Period
from goldenthread.measures.set_beside import NotCompared, SetBeside, set_beside
from goldenthread.measures.speaking import Speaking, speaking_of
from goldenthread.record.kept_here import TYPED_HERE
from goldenthread.record.snapshot import Reading
from goldenthread.returns.published_figures.other_publications import CHILDREN_0_TO_17

HELD = {
    "population": "select 1 from population union all select 1 from published_figures "
    f"where indicator = '{CHILDREN_0_TO_17}' "
    "and area_code in (select council from slices) limit 1",
    "allocations": "select 1 from allocations limit 1",
}
LEDGER = {name: f"ledger_{name}" for name in HELD}


@dataclass(frozen=True, kw_only=True)
class Made:
    """One edition: its number, when it was made, and by which load of which file (none: it was
    recorded here)."""

    edition: int
    made_at: datetime
    source: str
    load: int | None


@dataclass(frozen=True, kw_only=True)
class Verdicts:
    """How many cases have each verdict."""

    met: int = 0
    not_met: int = 0
    unjudged: int = 0

    @property
    def cases(self) -> int:
        """All cases."""
        return self.met + self.not_met + self.unjudged


@dataclass(frozen=True)
class Numbers:
    """What may be counted at one edition."""

    _reading: Reading = field(repr=False)

    @property
    def edition(self) -> int:
        """The edition that is counted at."""
        return self._reading.edition

    @property
    def as_at(self) -> date | None:
        """The last day of which the record speaks; None before anything dated is loaded."""
        return self._reading.as_at

    def answers(self, measure: Measure, asked: Sequence[Period], by: str = "") -> list[Answer]:
        """The measure's number for each period, or for each group (`measures.answers`)."""
        return answers(self._reading, measure, asked, by)

    def make_ready(self, measures: Iterable[Measure], asked: Sequence[Period]) -> None:
        """Work out the case lists of several measures together, which is sooner than in turn."""
        make_ready(self._reading, measures, asked)

    def set_beside(self, measure: Measure, answer: Answer) -> SetBeside | NotCompared:
        """What is published beside an answer of a measure, or why nothing is."""
        return set_beside(self._reading, measure, answer)

    def verdicts(
        self, measure: Measure, asked: Sequence[Period], by: str = ""
    ) -> dict[tuple[str, str], Verdicts]:
        """How many cases are met, not met and unjudged, by (period, group); group "" without by."""
        if by and by not in measure.breakdown_names:
            raise KeyError(by)
        name = case_list(self._reading, measure, asked)
        group = part_sql(measure, by) if by else "''"
        rows = self._reading.rows(
            f"select period, {group} as part, "
            f"count(*) filter (verdict = '{MET}') as met, "
            f"count(*) filter (verdict = '{NOT_MET}') as not_met, "
            f"count(*) filter (verdict = '{UNJUDGED}') as unjudged "
            f"from {name} group by all"
        )
        return {
            (row["period"], row["part"]): Verdicts(
                met=row["met"], not_met=row["not_met"], unjudged=row["unjudged"]
            )
            for row in rows
        }

    def unjudged_because(self, measure: Measure, period: Period) -> dict[str, int]:
        """How many cases of the period cannot be judged for each reason, the commonest first; those
        that are only not due yet, or are too early to say, have none and are not among them."""
        name = case_list(self._reading, measure, [period])
        rows = self._reading.rows(
            f"select unjudged_reason as why, count(*) as cases from {name} "
            f"where verdict = '{UNJUDGED}' and unjudged_reason is not null "
            "group by all order by cases desc, why"
        )
        return {row["why"]: row["cases"] for row in rows}

    def groups(
        self, measure: Measure, period: Period, names: Sequence[str]
    ) -> dict[str, list[str]]:
        """The groups that have a case, by breakdown (those of `names`), each sorted."""
        name = case_list(self._reading, measure, [period])
        lists = ", ".join(
            f'list_sort(list(distinct {part_sql(measure, by)})) as "{by}"' for by in names
        )
        row = self._reading.rows(f"select {lists} from {name}")[0]
        return {by: list(row[by] or []) for by in names}

    def moved_since(self, measure: Measure, period: Period, *, edition: int) -> int:
        """How many children's cases differ between this edition and another."""
        other = _verdict_of_each(visibility.reading_of(edition), measure, period)
        here = _verdict_of_each(self._reading, measure, period)
        return len(
            {key[0] for key in other.keys() | here.keys() if other.get(key) != here.get(key)}
        )

    def speaking(self, measure: Measure, day: date) -> Speaking:
        """From when the record speaks of the measure's cases."""
        return speaking_of(self._reading, measure, day)

    def holds(self, table: str) -> bool:
        """Whether the record has any row of `population` or `allocations`; else KeyError."""
        return bool(self._reading.rows(HELD[table]))

    def held_since(self, table: str) -> Made | None:
        """The edition that first held a row of `population` or `allocations`, whichever edition is
        read here; None where none does."""
        first = self._reading.rows(f"select min(opened_by) as first from main.{LEDGER[table]}")
        number = first[0]["first"]
        return next((one for one in self.editions() if one.edition == number), None)

    def made(self) -> Made | None:
        """The edition itself; None before there is one."""
        return next((one for one in self.editions() if one.edition == self.edition), None)

    def editions(self) -> list[Made]:
        """Every edition up to now, newest first, whichever of them is read here."""
        rows = self._reading.rows(
            "select e.number, epoch_us(e.made_at) as made_us, e.made_by_id, "
            f"if(s.kind = '{TYPED_HERE}', '', l.source) as source "
            "from main.editions e left join main.loads l on l.id = e.made_by_id "
            "left join main.slices s on s.id = l.slice_id order by e.number desc"
        )
        return [
            Made(
                edition=row["number"],
                made_at=datetime.fromtimestamp(row["made_us"] / 1_000_000, UTC),
                source=row["source"] or "",
                load=row["made_by_id"],
            )
            for row in rows
        ]


def council_numbers(edition: int | None = None) -> Numbers:
    """The numbers at an edition, the newest where None. Raises Http404 for one not made yet."""
    return Numbers(visibility.reading_of(edition))


def part_sql(measure: Measure, by: str, table: str = "") -> str:
    """SQL for the part of a breakdown that a case is in; KeyError where there is no such one."""
    column = {name: name for name in measure.breakdown_names}[by]
    return f"coalesce(cast({table}\"{column}\" as varchar), '')"


def _verdict_of_each(reading: Reading, measure: Measure, period: Period) -> dict[Any, str]:
    name = case_list(reading, measure, [period])
    apart = measure.told_apart_by
    rows = reading.rows(f'select child_id, "{apart}" as apart, verdict from {name}')
    return {(row["child_id"], str(row["apart"])): row["verdict"] for row in rows}
