"""The clocks of a child's page: a card for what presses, a line for each of the rest."""

from collections.abc import Iterable, Sequence
from dataclasses import dataclass, replace
from urllib.parse import urlencode
from uuid import UUID

from django.urls import reverse

from goldenthread.access.one_child import SeenChild, SeenRunning
from goldenthread.clocks.explanation import Explanation, SkippedDay
from goldenthread.clocks.states import DUE_SOON, OVERDUE
from goldenthread.record.catalogue import TABLES
from goldenthread.record.labels import capital
from goldenthread.web import words
from goldenthread.web.components.clock import Clock, SkippedDays
from goldenthread.web.components.data_table import Cell, DataTable, Heading, date_cell
from goldenthread.web.components.provenance import Provenance
from goldenthread.web.receipts import looked

MONDAY_TO_FRIDAY = 5
PRESSING = (OVERDUE, DUE_SOON)


@dataclass(frozen=True, kw_only=True)
class ChildClocks:
    """Every running: a card for each that is overdue or due soon, and two tables of the others,
    those that are open and those that have ended."""

    pressing: tuple[Clock, ...]
    open_lines: DataTable
    ended_lines: DataTable


def clocks_of(child: SeenChild, same: tuple[tuple[str, str], ...]) -> ChildClocks:
    """The clocks of a child; `same` is what is asked of the child's page, and of each of them."""
    still = [one for one in child.runnings if one.is_open]
    others = [one for one in still if one.explained.state not in PRESSING]
    ended = [one for one in child.runnings if not one.is_open]
    return ChildClocks(
        pressing=tuple(
            looked_at(one, child.handle, same) for one in still if one.explained.state in PRESSING
        ),
        open_lines=clock_lines(others, child.handle, same, "Other clocks that are open"),
        ended_lines=clock_lines(ended, child.handle, same, "Clocks that have ended"),
    )


def looked_at(running: SeenRunning, handle: UUID, same: tuple[tuple[str, str], ...]) -> Clock:
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
        skipped=skipped(told.skipped),
        started_source=Provenance(
            file=source_file,
            table=TABLES[told.table].title,
            row=told.ordinal,
            line=told.line,
        ),
    )


def skipped(days: Sequence[SkippedDay]) -> tuple[SkippedDays, ...]:
    """The days that do not count: the weekends in one line, each other day with its reason."""
    weekends = [one.day for one in days if one.day.weekday() >= MONDAY_TO_FRIDAY]
    said = [
        SkippedDays(words.date(one.day), one.why)
        for one in days
        if one.day.weekday() < MONDAY_TO_FRIDAY
    ]
    if weekends:
        between = f"from {words.date(weekends[0])} to {words.date(weekends[-1])}"
        said.append(SkippedDays(f"{words.plural(len(weekends), 'day')} {between}", "weekends"))
    return tuple(said)


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
