"""The loads, as a page."""

from collections.abc import Mapping
from dataclasses import dataclass
from datetime import date, datetime
from typing import Any

from django.urls import reverse
from django.utils.timezone import localtime

from goldenthread.access.numbers import Numbers
from goldenthread.access.permissions import person_can_export, person_can_load_files
from goldenthread.ledger.loads import COUNTS, LastHeardOf
from goldenthread.returns.catalogue import RETURNS
from goldenthread.web import words
from goldenthread.web.components.data_table import Cell, DataTable, Heading, number_cell
from goldenthread.web.components.notice import Empty
from goldenthread.web.components.pagination import Pagination, paginate
from goldenthread.web.components.summary_list import SummaryRow
from goldenthread.web.frame import Page, PersonRequest
from goldenthread.web.frame_of_record import chrome_at
from goldenthread.web.how_it_comes import how_it_comes

PER_PAGE = 50
COUNT_WORDS = {
    "read": "Read",
    "loaded": "Loaded",
    "unchanged": "Unchanged",
    "held_back": "Held back",
    "closed": "Closed",
}
HOW_THEY_ADD_UP = (
    "Every row that was read is loaded, unchanged or held back, and the three add up. Closed rows "
    "are those that the record held before and that this return no longer has, or has otherwise."
)


@dataclass(frozen=True, kw_only=True)
class LoadsPage(Page):
    """Either `nothing`, or the table. `load_href` is empty for whoever may not load a file."""

    about: str = ""
    sources: tuple[SummaryRow, ...] = ()
    nothing: Empty | None = None
    table: DataTable | None = None
    pages: Pagination | None = None
    load_href: str = ""
    exports_href: str = ""


def build(
    request: PersonRequest,
    loads: list[dict[str, Any]],
    numbers: Numbers,
    *,
    page: int,
    total: int,
    heard: Mapping[str, LastHeardOf],
) -> LoadsPage:
    """One part of the list of loads, of `total`; and how each source that comes by itself comes."""
    chrome = chrome_at(request, numbers)
    load_href = reverse("load_a_file") if person_can_load_files(request.sight) else ""
    if not loads:
        return LoadsPage(
            title="Loads", chrome=chrome, nothing=nothing_loaded(), load_href=load_href
        )
    return LoadsPage(
        title="Loads",
        chrome=chrome,
        about="A load takes in the whole of a return or nothing of it.",
        sources=tuple(
            SummaryRow(key=shape.title, value=says)
            for kind, shape in RETURNS.items()
            if (says := how_it_comes(kind, heard.get(kind), request.at))
        ),
        table=_table(loads),
        pages=paginate(
            total=total,
            per_page=PER_PAGE,
            page=page,
            href=lambda number: f"{reverse('loads')}?page={number}",
            noun="loads",
        ),
        load_href=load_href,
        exports_href=_exports_href(request),
    )


def _table(loads: list[dict[str, Any]]) -> DataTable:
    return DataTable(
        caption="Loads, newest first",
        headings=(
            Heading("What it speaks for"),
            Heading("Of which days"),
            Heading("When"),
            Heading("File"),
            *(Heading(text, numeric=True) for text in COUNT_WORDS.values()),
            Heading("Findings", numeric=True),
            Heading("Edition", numeric=True),
            Heading("By"),
        ),
        rows=tuple(_row(load) for load in loads),
        note=HOW_THEY_ADD_UP,
        compact=True,
    )


def nothing_loaded() -> Empty:
    """What stands where nothing has been loaded, and what to do."""
    return Empty(
        title="Nothing has been loaded yet",
        text=(
            "Load a census with goldenthread load FILE. After it come the returns of people and "
            "allocations and of population, which a census cannot hold."
        ),
        href=reverse("templates_to_download"),
        link="Templates of our own returns",
    )


def _row(load: Mapping[str, Any]) -> tuple[Cell, ...]:
    href = reverse("load", args=[load["load"]])
    return (
        Cell(speaks_for(load["slice"]) + (", changed rows" if load["is_live"] else ""), href),
        Cell(days_spoken_of(load["first_day"], load["last_day"])),
        Cell(when(load)),
        Cell(load["source"]),
        *(number_cell(total(load, name)) for name in COUNT_WORDS),
        number_cell(load["findings"], href=f"{href}#findings" if load["findings"] else ""),
        Cell(edition(load)),
        Cell(load["loaded_by"]),
    )


def total(load: Mapping[str, Any], count: str) -> int:
    """One of the five counts over all tables. Raises KeyError for another."""
    if count not in COUNTS:
        raise KeyError(count)
    return sum(int(table[count]) for table in load["tables"].values())


def when(load: Mapping[str, Any]) -> str:
    """When it was loaded, in words."""
    return words.moment(localtime(datetime.fromisoformat(load["loaded_at"])))


def edition(load: Mapping[str, Any]) -> str:
    """The edition that it made; a load that changed nothing made none."""
    return str(load["edition"]) if load["changed"] else f"{load['edition']}, unchanged"


def speaks_for(slice_name: str) -> str:
    """`Children in need census 2024-25` from `899 cin_census 2024-25`."""
    _council, kind, *period = slice_name.split(" ", 2)
    title = RETURNS[kind].title if kind in RETURNS else kind
    return words.days_in_words(" ".join([title, *period]))


def days_spoken_of(first_day: str | None, last_day: str | None) -> str:
    """`1 April 2024 to 31 March 2025` from the two days, written 2024-04-01; a return of no days,
    such as of population, says so."""
    if last_day is None:
        return "No days of its own"
    days = [words.date(date.fromisoformat(day)) for day in (first_day or last_day, last_day)]
    return days[0] if days[0] == days[1] else f"{days[0]} to {days[1]}"


def _exports_href(request: PersonRequest) -> str:
    return reverse("exports") if person_can_export(request.sight) else ""
