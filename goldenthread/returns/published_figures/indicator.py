"""How a published figure is declared: where it stands in each edition, and of what days it is."""

import datetime
from dataclasses import dataclass
from enum import StrEnum

from goldenthread.statute.months import add_months


class Of(StrEnum):
    """The days that a figure of a year is of."""

    YEAR_TO_31_MARCH = "the year to 31 March"
    ON_31_MARCH = "31 March"
    YEAR_TO_30_SEPTEMBER = "the year to 30 September"
    ON_30_SEPTEMBER = "30 September"
    MID_YEAR = "30 June"


LAST_DAYS = {
    Of.YEAR_TO_31_MARCH: (3, 31),
    Of.ON_31_MARCH: (3, 31),
    Of.YEAR_TO_30_SEPTEMBER: (9, 30),
    Of.ON_30_SEPTEMBER: (9, 30),
    Of.MID_YEAR: (6, 30),
}


class Unit(StrEnum):
    """What a figure is."""

    NUMBER = "number"
    PERCENT = "%"
    RATE = "per 10,000 children"
    DAYS = "working days"
    CASES_A_WORKER = "cases a worker"


@dataclass(frozen=True, kw_only=True)
class Indicator:
    """One figure of a publication.

    `columns` are the headings that it has had in DfE's wide tables (compared as in `headings.py`);
    of several tables in which one stands, those are meant that have one of `beside` too. Where a
    table has a row for each thing that is counted, `where` says what its cells say, each in all the
    words that it has had. `tool` are its short names in the local authority interactive tool.
    `in_words` is what it is, to stand within a sentence. One that `stands_in_others` is printed in
    other tables too, as that of which they give parts.
    """

    code: str
    in_words: str
    publication: str
    table: str
    of: Of
    unit: Unit
    columns: tuple[str, ...] = ()
    beside: tuple[str, ...] = ()
    where: tuple[tuple[str, ...], ...] = ()
    tool: tuple[str, ...] = ()
    stands_in_others: bool = False

    def days(self, year: int) -> tuple[datetime.date, datetime.date]:
        """The first and the last day of the figure of a year."""
        last = datetime.date(year, *LAST_DAYS[self.of])
        if self.of in (Of.YEAR_TO_31_MARCH, Of.YEAR_TO_30_SEPTEMBER):
            return add_months(last + datetime.timedelta(days=1), -12), last
        return last, last
