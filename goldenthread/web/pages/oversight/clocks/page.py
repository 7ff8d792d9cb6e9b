"""The list of clocks, with its counts and filters."""

from collections.abc import Mapping
from dataclasses import dataclass, field, replace
from datetime import date

from django.conf import settings
from django.core.exceptions import BadRequest
from django.urls import reverse

from goldenthread.access.clock_lists import ChosenRunnings, CutRunnings
from goldenthread.access.left_out import LeftOut
from goldenthread.access.numbers import Numbers
from goldenthread.access.topics import Topic
from goldenthread.clocks.due_ahead import WITHIN
from goldenthread.clocks.looked_at import LOOK_AGAIN, LOOKS, UNSEEN
from goldenthread.clocks.register import CLOCKS
from goldenthread.clocks.running import URGENCY
from goldenthread.clocks.states import CANNOT, DUE_SOON, OVERDUE, RUNNING, STATES
from goldenthread.record.catalogue import TABLES
from goldenthread.record.labels import capital, lower
from goldenthread.web import why_not, words
from goldenthread.web.addresses import (
    address,
    page_asked,
    word_asked,
)
from goldenthread.web.asked_of_record import AskedOfRecord, day_and_edition
from goldenthread.web.clock_rows import Row, rows_of, to_look
from goldenthread.web.components.data_table import Cell, DataTable, Heading, number_cell
from goldenthread.web.components.filters import Chosen, FilterField, Filters, Option
from goldenthread.web.components.pagination import Pagination, paginate
from goldenthread.web.frame import Page, PersonRequest
from goldenthread.web.frame_of_record import chrome_at
from goldenthread.web.why_not import WhyNot, WhyRow

PER_PAGE = 50
IN_DAYS = {str(days): f"Due within {days} working days" for days in WITHIN}
COUNTED = {
    "Overdue and unseen": (OVERDUE, UNSEEN),
    "Overdue, seen and unchanged": (OVERDUE, LOOK_AGAIN),
    **{state.capitalize(): (state, "") for state in (OVERDUE, DUE_SOON, RUNNING, CANNOT)},
}
"""The columns of the counts: the state, and how it was looked at, of what each counts."""


@dataclass(frozen=True, kw_only=True)
class Asked(AskedOfRecord):
    """What the address asks; what is empty was not asked."""

    chosen: ChosenRunnings = field(default_factory=ChosenRunnings)
    page: int = 1

    def href(self, *, page: int = 1, chosen: ChosenRunnings | None = None) -> str:
        """The address of this list, or of another choice, from its first page unless said."""
        choice = chosen or self.chosen
        return self.address(
            "clocks",
            clock=choice.clock,
            state=choice.state,
            team=choice.team,
            worker=choice.worker,
            look=choice.look,
            within=choice.within,
            page=str(page) if page > 1 else "",
        )


@dataclass(frozen=True, kw_only=True)
class ClocksPage(Page):
    """`whose` says whose clocks these are; the tables count what the list shows. `convention` says
    how working days are counted, and `moved_href` leads to the due dates that people moved."""

    on: str
    whose: str
    moved_href: str
    convention: str
    by_clock: DataTable
    by_team: DataTable
    filters: Filters
    caption: str
    rows: tuple[Row, ...]
    pages: Pagination
    untold: tuple[str, ...]
    why_not: WhyNot
    look: str


def asked_of(query: Mapping[str, str]) -> Asked:
    """What the query asks. Raises BadRequest for a clock or a state that there is not."""
    clock, state, look = (query.get(name, "") for name in ("clock", "state", "look"))
    within = query.get("within", "")
    for asked, known in ((clock, CLOCKS), (state, STATES), (look, LOOKS), (within, IN_DAYS)):
        if asked and asked not in known:
            raise BadRequest("no such clock, state, look or time")
    team, worker = (word_asked(query.get(name, "")) for name in ("team", "worker"))
    return Asked(
        chosen=ChosenRunnings(
            clock=clock, state=state, team=team, worker=worker, look=look, within=within
        ),
        **day_and_edition(query),
        page=page_asked(query),
    )


def build(
    request: PersonRequest,
    asked: Asked,
    cut: CutRunnings,
    *,
    day: date,
    numbers: Numbers,
    left_out: tuple[LeftOut, ...] = (),
) -> ClocksPage:
    """The page of a list that has been cut to what this person may see."""
    return ClocksPage(
        title="Clocks",
        chrome=chrome_at(
            request,
            numbers,
            topic=Topic.CLOCKS,
            newest_href=asked.newest_href(),
        ),
        on=words.date(day),
        whose="The clocks of the children whom you can open: every number here counts those alone.",
        moved_href=address("moved_dates", **dict(asked.kept)),
        convention=settings.DAY_CONVENTION.explanation,
        by_clock=_counts(asked, cut.counts, "clock"),
        by_team=_counts(asked, cut.by_team, "team"),
        filters=_filters(asked, cut),
        caption=_caption(asked, cut.total, day),
        rows=rows_of(cut.rows, asked.kept),
        untold=_untold(cut),
        why_not=why_not.form(
            request, asked.href(), tuple(_left_out(asked, one) for one in left_out)
        ),
        look=to_look(request.sight),
        pages=paginate(
            total=cut.total,
            per_page=PER_PAGE,
            page=asked.page,
            href=lambda page: asked.href(page=page),
            noun="clocks",
        ),
    )


def _left_out(asked: Asked, one: LeftOut) -> WhyRow:
    chosen = asked.chosen
    say = why_not.of_clocks(
        one,
        clock=chosen.clock,
        state=chosen.state,
        look=chosen.look,
        within=chosen.within,
    )
    if not one.place:
        return why_not.row(one, say)
    page = -(-one.place // PER_PAGE)
    return why_not.row(one, say, more_text=f"Page {page}", more_href=asked.href(page=page))


def _counts(asked: Asked, counts: Mapping[tuple[str, str], int], by: str) -> DataTable:
    """The open runnings by clock or by team, and by state; each count leads to its list."""
    parts = sorted({part for part, _ in counts})
    if by == "clock":
        parts = [code for code in CLOCKS if code in parts]
    rows = tuple(
        (
            Cell(CLOCKS[part].title if by == "clock" else capital(part)),
            *(_count(asked, counts, of, by, part) for of in COUNTED.values()),
        )
        for part in parts
    )
    total = (Cell("All"), *(_count(asked, counts, of, by, "") for of in COUNTED.values()))
    return DataTable(
        caption=f"Open clocks by {'clock' if by == 'clock' else 'team'}",
        headings=(
            Heading("Clock" if by == "clock" else "Team"),
            *(Heading(name, numeric=True) for name in COUNTED),
        ),
        rows=rows,
        total=total if rows else (),
        compact=True,
        nothing="No clock is open for a child whom you can open.",
    )


def _count(
    asked: Asked, counts: Mapping[tuple[str, str], int], of: tuple[str, str], by: str, part: str
) -> Cell:
    state, look = of
    count = sum(n for (p, s), n in counts.items() if s == (look or state) and part in ("", p))
    chosen = replace(asked.chosen, state=state, look=look, within="", **{by: part})
    return number_cell(count, href=asked.href(chosen=chosen) if count else "")


def _filters(asked: Asked, cut: CutRunnings) -> Filters:
    chosen = asked.chosen
    said = [
        (f"Clock: {CLOCKS[chosen.clock].title}" if chosen.clock else "", "clock"),
        (f"State: {chosen.state}" if chosen.state else "", "state"),
        (f"Team: {capital(chosen.team)}" if chosen.team else "", "team"),
        (f"Worker: {capital(chosen.worker)}" if chosen.worker else "", "worker"),
        (f"Looked at: {chosen.look}" if chosen.look else "", "look"),
        (IN_DAYS.get(chosen.within, ""), "within"),
    ]
    return Filters(
        action=reverse("clocks"),
        fields=_fields(chosen, cut),
        kept=asked.kept,
        chosen=tuple(
            Chosen(text, asked.href(chosen=replace(chosen, **{name: ""})))
            for text, name in said
            if text
        ),
        clear_href=Asked(on=asked.on, known_at=asked.known_at).href(),
    )


def _fields(chosen: ChosenRunnings, cut: CutRunnings) -> tuple[FilterField, ...]:
    clocks = [Option(code, clock.title) for code, clock in CLOCKS.items()]
    in_days = [Option(days, text) for days, text in IN_DAYS.items()]
    asked = (
        ("clock", "Clock", "Every clock", clocks),
        ("state", "State", "All that are open", _capitals(URGENCY)),
        ("team", "Team", "Every team", _capitals(cut.teams)),
        ("worker", "Worker", "Every worker", _capitals(cut.workers)),
        ("look", "Looked at", "Seen or not", _capitals(LOOKS)),
        ("within", "Falls due", "Whenever", in_days),
    )
    return tuple(
        FilterField(
            name=name,
            label=label,
            value=getattr(chosen, name),
            options=(Option("", everything), *options),
        )
        for name, label, everything, options in asked
    )


def _capitals(values: tuple[str, ...]) -> list[Option]:
    return [Option(value, capital(value)) for value in values]


def _caption(asked: Asked, total: int, day: date) -> str:
    chosen = asked.chosen
    what = " and ".join(filter(None, (chosen.state or "open", chosen.look)))
    within = f", {lower(IN_DAYS[chosen.within])}," if chosen.within else ""
    return f"{words.plural(total, 'clock')} {what}{within} on {words.date(day)}"


def _untold(cut: CutRunnings) -> tuple[str, ...]:
    """What nothing can be said of, and for want of which file."""
    return tuple(
        f"No file that is loaded speaks of {lower(TABLES[table].title)}: nothing is said of "
        f"{words.listed([lower(clock.title) for clock in clocks])}."
        for table, clocks in cut.untold.items()
    )
