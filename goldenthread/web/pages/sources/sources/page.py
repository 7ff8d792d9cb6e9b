"""Which returns speak of the same days, and on how many children they differ, as a page."""

from dataclasses import dataclass
from itertools import groupby
from urllib.parse import urlencode

from django.urls import reverse

from goldenthread.access.beside import title_of
from goldenthread.access.numbers import Numbers
from goldenthread.record.beside import Compared, Pair, SaidBy
from goldenthread.record.catalogue import TABLES
from goldenthread.record.labels import capital
from goldenthread.web import words
from goldenthread.web.components.data_table import Cell, DataTable, Heading, number_cell
from goldenthread.web.components.notice import Empty
from goldenthread.web.frame import Page, PersonRequest
from goldenthread.web.frame_of_record import chrome_at

NOTHING = Empty(
    title="No two returns speak of the same days",
    text="Where two kinds of return say the same thing of the same days, each child on whom they "
    "differ is listed here.",
)


@dataclass(frozen=True, kw_only=True)
class SourcesPage(Page):
    """One table for each table of the record; `nothing` where no two returns can be compared."""

    tables: tuple[DataTable, ...]
    nothing: Empty | None = None


def build(request: PersonRequest, numbers: Numbers, found: tuple[Compared, ...]) -> SourcesPage:
    """The page of what two returns both say."""
    return SourcesPage(
        title="Where returns differ",
        chrome=chrome_at(request, numbers),
        tables=tuple(
            _table(name, list(pairs)) for name, pairs in groupby(found, key=lambda c: c.pair.table)
        ),
        nothing=None if found else NOTHING,
    )


def differences_href(
    pair: Pair, *, said_by: str = "", column: str = "", page: str = "differences"
) -> str:
    """The list of the children on whom this pair differs, or of some of them."""
    query = {"table": pair.table, "one": pair.one, "other": pair.other}
    query |= {"said_by": said_by} if said_by else {}
    query |= {"column": column} if column else {}
    return f"{reverse(page)}?{urlencode(query)}"


def _table(name: str, found: list[Compared]) -> DataTable:
    lasts = len(TABLES[name].spans) > 1
    return DataTable(
        caption=TABLES[name].title,
        headings=(
            Heading("Two returns"),
            Heading("Days that both speak of"),
            Heading("Open on the last of them" if lasts else "In those days"),
            Heading("Children only in the first", numeric=True),
            Heading("Only in the second", numeric=True),
            Heading("In both, differing", numeric=True),
        ),
        rows=tuple(_row(one) for one in found),
        is_wide=True,
    )


def _row(found: Compared) -> tuple[Cell, ...]:
    pair = found.pair
    one, other = title_of(pair.one), title_of(pair.other)
    return (
        Cell(capital(f"{one} and {other}")),
        Cell(f"{words.date(pair.first_day)} to {words.date(pair.last_day)}"),
        Cell(
            f"{capital(one)} says {words.number(found.one_counts)}, "
            f"{other} {words.number(found.other_counts)}"
        ),
        *(_children(found, said_by) for said_by in SaidBy),
    )


def _children(found: Compared, said_by: SaidBy) -> Cell:
    count = found.children(said_by)
    return number_cell(count, href=differences_href(found.pair, said_by=said_by) if count else "")
