"""What changed, as the page of a service counts it: since the day before, and since a day that the
reader says, such as that of the last meeting."""

from collections.abc import Mapping
from dataclasses import dataclass
from datetime import date, timedelta

from django.urls import reverse

from goldenthread.access.changes import Meant, What
from goldenthread.web import words
from goldenthread.web.components.data_table import Cell, DataTable, Heading, number_cell
from goldenthread.web.components.filters import FilterField, Filters, Option
from goldenthread.web.pages.oversight.changes.page import title_of
from goldenthread.web.pages.oversight.service.asked import Asked

Counts = Mapping[tuple[What, str], int]
MEANS = {
    Meant.HAPPENED: "What happened since, as the record tells it now",
    Meant.KNOWN: "What became known since, whenever it happened",
}


@dataclass(frozen=True, kw_only=True)
class Changed:
    """What changed since a day; `counts` is None where there was no record yet on that day."""

    since: date
    counts: Counts | None


def days_compared(asked: Asked, day: date) -> tuple[date, ...]:
    """The day before, and the one that was asked, where that is another."""
    yesterday = day - timedelta(days=1)
    return (yesterday,) if asked.since in (None, yesterday) else (yesterday, asked.since)


def changes_table(asked: Asked, changed: tuple[Changed, ...], day: date) -> DataTable:
    """How much of each changed since each of the days."""
    return DataTable(
        caption=f"{MEANS[asked.meant]}, up to {words.date(day)}",
        headings=(
            Heading("What changed"),
            *(Heading(f"Since {words.date(one.since)}", numeric=True) for one in changed),
        ),
        rows=tuple(
            (Cell(title_of(what, how)), *(_cell(asked, one, what, how) for one in changed))
            for what, how in _rows(changed)
        ),
        note=_note(changed),
        compact=True,
    )


def _rows(changed: tuple[Changed, ...]) -> list[tuple[What, str]]:
    """What can change; of what is overdue no more also each way in which it ended."""
    hows = sorted({how for one in changed for what, how in one.counts or () if how})
    rows = []
    for what in What:
        rows.append((what, ""))
        rows += [(what, how) for how in hows if what is What.ENDED]
    return rows


def _cell(asked: Asked, one: Changed, what: What, how: str) -> Cell:
    if one.counts is None:
        return Cell(words.NO_FIGURE)
    found = [n for (w, h), n in one.counts.items() if w is what and how in ("", h)]
    count = sum(found)
    href = asked.changes_href(what, since=one.since, how=how) if count else ""
    return number_cell(count, href=href)


def _note(changed: tuple[Changed, ...]) -> str:
    early = [words.date(one.since) for one in changed if one.counts is None]
    return f"At the end of {words.listed(early)} there was no record yet." if early else ""


def question(asked: Asked) -> Filters:
    """The form that asks since when, and what is meant by it."""
    return Filters(
        action=reverse("service"),
        fields=(
            FilterField(
                name="since",
                label="Since the last meeting, on",
                kind="date",
                value=asked.since.isoformat() if asked.since else "",
                hint="Kept in the address of this page",
            ),
            FilterField(
                name="meant",
                label="What is meant",
                value="" if asked.meant is Meant.HAPPENED else asked.meant,
                options=tuple(
                    Option("" if meant is Meant.HAPPENED else meant, text)
                    for meant, text in MEANS.items()
                ),
            ),
        ),
        kept=asked.kept,
        title="Compare with another day",
        button="Compare",
    )
