"""The clocks of a child's page: a card for what presses, a line for each of the rest."""

from collections.abc import Iterable, Sequence
from dataclasses import dataclass, replace
from itertools import groupby
from operator import attrgetter
from urllib.parse import urlencode
from uuid import UUID

from django.urls import reverse

from goldenthread.access.one_child import SeenChild, SeenRunning
from goldenthread.clocks.explanation import Explanation, SkippedDay
from goldenthread.clocks.states import DUE_SOON, OVERDUE
from goldenthread.clocks.what_was_decided import DateDecision
from goldenthread.record.catalogue import TABLES
from goldenthread.record.labels import capital
from goldenthread.web import words
from goldenthread.web.components.clock import Clock, SkippedDays
from goldenthread.web.components.data_table import Cell, DataTable, Heading, date_cell
from goldenthread.web.components.provenance import Provenance
from goldenthread.web.decided_dates import clock_of as clock_decided
from goldenthread.web.decided_dates import said
from goldenthread.web.receipts import looked

WEEKEND = ("Saturday", "Sunday")
PRESSING = (OVERDUE, DUE_SOON)


@dataclass(frozen=True, kw_only=True)
class ChildClocks:
    """Every running: a card for each that is overdue or due soon, and two tables of the others,
    those that are open and those that have ended; and what was decided of the due date of what no
    longer runs."""

    pressing: tuple[Clock, ...]
    open_lines: DataTable
    ended_lines: DataTable
    decided_of_none: tuple[str, ...]


def clocks_of(child: SeenChild, same: tuple[tuple[str, str], ...], *, decides: bool) -> ChildClocks:
    """The clocks of a child; `same` is what is asked of the child's page, and of each of them;
    `decides` is whether the reader may decide of due dates."""
    still = [one for one in child.runnings if one.is_open]
    others = [one for one in still if one.explained.state not in PRESSING]
    ended = [one for one in child.runnings if not one.is_open]
    return ChildClocks(
        pressing=tuple(
            looked_at(one, child.handle, same, decides=decides)
            for one in still
            if one.explained.state in PRESSING
        ),
        open_lines=clock_lines(others, child.handle, same, "Other clocks that are open"),
        ended_lines=clock_lines(ended, child.handle, same, "Clocks that have ended"),
        decided_of_none=tuple(of_none(one) for one in child.decided_of_none),
    )


def looked_at(
    running: SeenRunning, handle: UUID, same: tuple[tuple[str, str], ...], *, decides: bool
) -> Clock:
    """A running, explained, for the page; with what was said of it while it is open."""
    clock = clock_of(running.explained, running.source_file)
    if not running.is_open:
        return clock
    asked_so = urlencode(same)
    href = reverse("running", args=[handle, running.key])
    return replace(
        clock,
        looked=looked(running.look, running.receipt),
        look_href=f"{href}?{asked_so}" if asked_so else href,
        decide_href=reverse("due_date", args=[handle, running.key]) if decides else "",
    )


def of_none(decision: DateDecision) -> str:
    """A decision on what no longer runs as it did, in a sentence."""
    return (
        f"{said(decision)}. It was decided of a clock that does not run now ("
        f"{clock_decided(decision)}), so that it moves nothing: that started on another day, as is "
        "told now, or no file tells of it any more."
    )


def clock_of(told: Explanation, source_file: str) -> Clock:
    """A running, explained, for a page."""
    about = [told.rule_source, f"edition {told.rule_edition}" if told.rule_edition else ""]
    return Clock(
        title=told.title,
        state=told.state,  # type: ignore[arg-type]
        sentence=told.sentence,
        rule=told.rule,
        rule_kind=told.rule_kind,  # type: ignore[arg-type]
        edition=". ".join(
            part for part in ("; ".join(filter(None, about)), told.rule_note) if part
        ),
        started_on=told.started_on,
        started_by=told.start_event,
        due_on=told.due_on,
        counted_from=told.counting,
        stopped_on=told.stopped_on,
        stopped_by=told.stop_event if told.stopped_on else "",
        closed_on=told.closed_on,
        closed_by=told.close_event if told.closed_on else "",
        decided=tuple(said(one) for one in told.decided),
        skipped=skipped(told.skipped),
        started_source=Provenance(
            file=source_file,
            table=TABLES[told.table].title,
            row=told.ordinal,
            line=told.line,
        ),
    )


def skipped(days: Sequence[SkippedDay]) -> tuple[SkippedDays, ...]:
    """The days that do not count: the weekends in one line, days of one pause in another, each
    other day with its reason."""
    weekends = [one for one in days if one.why in WEEKEND]
    others = [one for one in days if one.why not in WEEKEND]
    said = [_span([*alike], why) for why, alike in groupby(others, key=attrgetter("why"))]
    return (*said, _span(weekends, "weekends")) if weekends else tuple(said)


def _span(days: Sequence[SkippedDay], why: str) -> SkippedDays:
    if len(days) == 1 and why != "weekends":
        return SkippedDays(words.date(days[0].day), why)
    between = f"from {words.date(days[0].day)} to {words.date(days[-1].day)}"
    return SkippedDays(f"{words.plural(len(days), 'day')} {between}", why)


def clock_lines(
    runnings: Iterable[SeenRunning], handle: UUID, same: tuple[tuple[str, str], ...], caption: str
) -> DataTable:
    """Runnings, a line each, which leads to its explanation; `same` is what their addresses ask."""
    asked = f"?{urlencode(same)}" if same else ""
    return DataTable(
        caption=caption,
        headings=tuple(map(Heading, ("Clock", "Started", "Due", "How it stands"))),
        rows=tuple(
            (
                Cell(
                    running.explained.title,
                    f"{reverse('running', args=[handle, running.key])}{asked}",
                ),
                date_cell(running.explained.started_on),
                date_cell(running.explained.due_on),
                Cell(_stands(running)),
            )
            for running in runnings
        ),
        compact=True,
        is_wide=True,
        nothing="None.",
    )


def _stands(running: SeenRunning) -> str:
    said = capital(running.explained.sentence)
    return f"{said} {looked(running.look, running.receipt)}" if running.receipt else said
