"""The sources, as a page: as at which day, taken in when, and how often; live only what is."""

from collections.abc import Mapping, Sequence
from dataclasses import dataclass
from datetime import datetime

from django.urls import reverse
from django.utils.timezone import localtime

from goldenthread.access.beside import title_of
from goldenthread.access.numbers import Numbers
from goldenthread.access.permissions import person_can_see_loads
from goldenthread.ledger.loads import Arrival, LastHeardOf
from goldenthread.record.labels import capital
from goldenthread.returns.catalogue import RETURNS
from goldenthread.returns.dfe_payload import DFE_PAYLOAD
from goldenthread.returns.shape import Speaks
from goldenthread.returns.standard_safeguarding import STANDARD_SAFEGUARDING
from goldenthread.web import words
from goldenthread.web.components.data_table import Cell, DataTable, Heading, date_cell
from goldenthread.web.components.notice import Empty
from goldenthread.web.frame import Page, PersonRequest
from goldenthread.web.frame_of_record import chrome_at
from goldenthread.web.how_it_comes import is_live

NOTHING = Empty(
    title="Nothing has been loaded yet",
    text="Each return that is loaded stands here, with the day to which it speaks.",
)
NIGHTLY = {STANDARD_SAFEGUARDING.kind: "Nightly", DFE_PAYLOAD.kind: "Daily, a few children a time"}
HOW_OFTEN = {
    Speaks.YEAR: "Once a year",
    Speaks.UP_TO_A_DAY: "When it is made, up to a day",
    Speaks.ALL_IT_HAS: "When it is sent",
    Speaks.NO_DAYS: "When it is sent",
}


@dataclass(frozen=True, kw_only=True)
class SourcesHeldPage(Page):
    """The table; `nothing` where nothing is held."""

    table: DataTable
    nothing: Empty | None = None


def build(
    request: PersonRequest,
    numbers: Numbers,
    held: Sequence[Arrival],
    heard: Mapping[str, LastHeardOf],
) -> SourcesHeldPage:
    """The page of every kind of return that is held."""
    links = person_can_see_loads(request.sight)
    return SourcesHeldPage(
        title="Source by source",
        chrome=chrome_at(request, numbers),
        table=DataTable(
            caption="What is held, the newest to come first",
            headings=tuple(
                Heading(text) for text in ("Return", "Speaks from", "As at", "Loaded at", "Comes")
            ),
            rows=tuple(
                _row(one, how_often(one.kind, heard[one.kind], request.at), links) for one in held
            ),
            is_wide=True,
        ),
        nothing=None if held else NOTHING,
    )


def _row(one: Arrival, comes: str, links: bool) -> tuple[Cell, ...]:
    no_days = Cell("no days of its own")
    return (
        Cell(capital(title_of(one.kind)), reverse("load", args=[one.load]) if links else ""),
        date_cell(one.first_day) if one.first_day else no_days,
        date_cell(one.last_day) if one.last_day else no_days,
        Cell(words.moment(localtime(one.loaded_at))),
        Cell(comes),
    )


def how_often(kind: str, heard: LastHeardOf, at: datetime) -> str:
    """How a source comes. Live is what came row by row within a day of the moment of asking; what
    did once and has stopped is not."""
    if is_live(heard, at):
        return "Live: rows come as they change"
    if heard.rows_at and not (heard.whole_at and heard.whole_at > heard.rows_at):
        return "Rows came as they changed; none has come for over a day"
    if kind in NIGHTLY:
        return NIGHTLY[kind]
    shape = RETURNS.get(kind)
    return HOW_OFTEN[shape.speaks] if shape else "When it is sent"
