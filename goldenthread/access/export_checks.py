"""What is written laid beside the screens: the number on each list, and the measure's of that day.

Both come of one edition and by two ways: the list by its conditions, the number off the measure's
case list, as every page reads it.
"""

import datetime
from collections import Counter
from collections.abc import Callable
from dataclasses import dataclass
from typing import Any

from goldenthread.codes.looked_after import SHORT_BREAKS
from goldenthread.measures.answers import cases
from goldenthread.measures.measure import MET, NOT_MET, UNJUDGED, Measure
from goldenthread.measures.neglect import EVERY_STEP
from goldenthread.measures.periods import Period, twelve_months_to
from goldenthread.measures.register import MEASURES
from goldenthread.record.snapshot import Reading
from goldenthread.record.written_out.lists import LISTS
from goldenthread.record.written_out.unsaid import WrittenOut
from goldenthread.returns.annex_a import ANNEX_A
from goldenthread.statute.months import add_months

Row = dict[str, Any]
CHILD = "Child Unique ID"
AUTHORISED = "Continuous Assessment Date of Authorisation"
ENQUIRED = "Strategy discussion initiating Section 47 Enquiry Start Date"


@dataclass(frozen=True, kw_only=True)
class Check:
    """A number of a list beside the screen's; `why` says how they come to differ, or why there is
    nothing to lay it beside."""

    list: str
    title: str
    rows: int
    children: int
    what: str = ""
    on_list: int | None = None
    on_screen: int | None = None
    measure: str = ""
    why: str = ""

    @property
    def agrees(self) -> bool:
        """Whether the list and the screen say the same number."""
        return self.on_screen is not None and self.on_list == self.on_screen

    @property
    def sentence(self) -> str:
        """The same, in words."""
        counted = f"{self.rows:,} rows, {self.children:,} children"
        if self.on_screen is None:
            return f"{self.title}: {counted}. {self.why}"
        said = f"{self.title}: {counted}; {self.on_list:,} {self.what}, the screen says "
        said += f"{self.on_screen:,}."
        return f"{said} {self.why}" if self.why else said


@dataclass(frozen=True, kw_only=True)
class Beside:
    """What of a list is the same as what a measure counts. `of` chooses the rows."""

    what: str
    measure: Measure
    of: Callable[[Row, Period], bool]
    verdicts: tuple[str, ...] = (MET,)
    by_child: bool = False
    from_table: str = ""


def _lacks(*cells: str) -> Callable[[Row, Period], bool]:
    return lambda row, _period: not any(row.get(cell) for cell in cells)


def _within(cell: str) -> Callable[[Row, Period], bool]:
    return lambda row, period: (
        row.get(cell) is not None and period.first_day <= row[cell] <= period.last_day
    )


BESIDE = {
    "list_3": Beside(
        what="referrals of the six months",
        measure=MEASURES["REF-01"],
        of=_within("Date of Referral"),
    ),
    "list_4": Beside(
        what="assessments completed in the six months",
        measure=MEASURES["ASM-03"],
        of=_within(AUTHORISED),
        verdicts=(MET, NOT_MET),
    ),
    "list_5": Beside(
        what="enquiries started in the six months",
        measure=MEASURES["S47-01"],
        of=_within(ENQUIRED),
    ),
    "list_6": Beside(
        what="in need on the day",
        measure=MEASURES["CIN-01"],
        of=lambda row, _period: (
            row.get("Case Status") != "CLOSED" and not row.get("CIN Closure Date")
        ),
        by_child=True,
    ),
    "list_7": Beside(
        what="with a plan open on the day",
        measure=MEASURES["CPP-01"],
        of=_lacks("Child Protection Plan End Date"),
    ),
    "list_8": Beside(
        what="looked after on the day, short breaks apart",
        measure=EVERY_STEP,
        of=lambda row, _period: (
            not row.get("Date Ceased to be Looked After")
            and row.get("Legal status") not in SHORT_BREAKS
        ),
        verdicts=(MET, NOT_MET, UNJUDGED),
        by_child=True,
        from_table="looked_after_periods",
    ),
}
NO_SCREEN = {
    "list_1": "No screen counts contacts.",
    "list_2": "The home page counts a child once, at the highest step: who is helped early and in "
    "need too is not in its number for early help.",
    "list_9": "No screen counts care leavers.",
    "list_10": "No screen counts decisions for adoption.",
    "list_11": "They are no children, and no screen shows them.",
}


def checks(reading: Reading, on: datetime.date, written: WrittenOut) -> list[Check]:
    """Each list that is written, beside the screen where one counts the same."""
    months = Period(
        name="six months",
        first_day=add_months(on, -ANNEX_A.months),
        last_day=on,
    )
    return [
        _check(reading, one.name, one.heading, written.lists[one.name], months)
        for one in LISTS
        if one.name in written.lists
    ]


def _check(reading: Reading, name: str, title: str, rows: list[Row], months: Period) -> Check:
    whose = {row[CHILD] for row in rows if CHILD in row}
    counted: dict[str, Any] = {
        "list": name, "title": title, "rows": len(rows), "children": len(whose)
    }  # fmt: skip
    beside = BESIDE.get(name)
    if beside is None:
        return Check(**counted, why=NO_SCREEN[name])
    here = [row[CHILD] for row in rows if beside.of(row, months)]
    there, unjudged = _on_the_screen(reading, beside, months)
    if beside.by_child:
        here = list(set(here))
    return Check(
        **counted,
        what=beside.what,
        on_list=len(here),
        on_screen=len(there),
        measure=beside.measure.code if not beside.from_table else "",
        why=_why(here, there, unjudged),
    )


def _on_the_screen(reading: Reading, beside: Beside, months: Period) -> tuple[list[str], set[str]]:
    """The children that the measure counts, and those whom it cannot judge."""
    stock = beside.measure.is_stock
    period = twelve_months_to(months.last_day) if stock else months
    found = [
        case
        for case in cases(reading, beside.measure, [period])
        if not beside.from_table or case.table == beside.from_table
    ]
    there = [case.child_id for case in found if case.verdict in beside.verdicts]
    unjudged = {case.child_id for case in found if case.verdict == UNJUDGED}
    return (list(set(there)) if beside.by_child else there), unjudged


def _why(here: list[str], there: list[str], unjudged: set[str]) -> str:
    """How a list and a screen come to differ: whom each has alone."""
    only_here, only_there = Counter(here) - Counter(there), Counter(there) - Counter(here)
    if not only_here and not only_there:
        return ""
    cannot = sum(times for child, times in only_here.items() if child in unjudged)
    parts = []
    if cannot:
        parts.append(f"{cannot:,} on the list cannot be judged on the screen")
    if rest := only_here.total() - cannot:
        parts.append(f"{rest:,} on the list are not counted on the screen")
    if missing := only_there.total():
        parts.append(f"{missing:,} counted on the screen are not on the list")
    return f"{'; '.join(parts)}."
