"""What is to mend, as a page."""

from collections.abc import Mapping
from dataclasses import dataclass, replace
from datetime import date

from django.urls import reverse

from goldenthread.access.numbers import Numbers
from goldenthread.access.roles import Identity, Scope
from goldenthread.access.sight import Sight
from goldenthread.access.to_mend import (
    MENDED,
    NEW,
    OPEN,
    START,
    CutToMend,
    ListedToMend,
    Standing,
    WhatToMend,
)
from goldenthread.clocks.running import NOT_KNOWN
from goldenthread.measures.register import MEASURES
from goldenthread.record.labels import capital
from goldenthread.web import words
from goldenthread.web.components.data_table import Cell, DataTable, Heading, number_cell
from goldenthread.web.components.figure import Figure
from goldenthread.web.components.filters import Filters
from goldenthread.web.components.pagination import Pagination, paginate
from goldenthread.web.frame import Page, PersonRequest
from goldenthread.web.frame_of_record import chrome_at
from goldenthread.web.pages.coming_in.load.cell_names import columns_in_the_file, why_in_the_file
from goldenthread.web.pages.coming_in.load.what_to_do import SEVERITY_WORDS, what_to_do
from goldenthread.web.pages.quality.to_mend.asked import Asked
from goldenthread.web.pages.quality.to_mend.choosing import filters
from goldenthread.web.pages.quality.to_mend.where import where

PER_PAGE = 50
MOST_KINDS = 12
"""So many kinds of thing to mend stand on the page at once; the others are a click away."""
MOST_MEASURES = 3
THING, THINGS = "thing to mend", "things to mend"
NOBODY = "No child that is known"


@dataclass(frozen=True)
class MeasureLink:
    """A measure that is weakened, by its title."""

    title: str
    href: str


@dataclass(frozen=True, kw_only=True)
class Row:
    """One thing to mend. `field` is where it stands in the record, in words; `says` what stands
    there; `since` from when it stood so, and until when where it is mended."""

    child: str
    href: str
    severity: str
    serious: bool
    field: str
    why: str
    says: str
    what_to_do: str
    source: str
    whose: str
    since: str
    measures: tuple[MeasureLink, ...]
    more_measures: str


@dataclass(frozen=True, kw_only=True)
class ToMendPage(Page):
    """`says` is all of it in a sentence; `council` what stands beside it for whoever does not see
    every child; `hidden` that cells which tell who a child is are not shown."""

    says: str
    council: str
    hidden: str
    figures: tuple[Figure, ...]
    by_what: DataTable
    more_kinds: DataTable | None
    by_team: DataTable
    by_measure: DataTable
    by_month: DataTable
    filters: Filters
    caption: str
    rows: tuple[Row, ...]
    nothing: str
    pages: Pagination


def build(
    request: PersonRequest, asked: Asked, cut: CutToMend, *, day: date, numbers: Numbers
) -> ToMendPage:
    """The page of what has been cut to what this person may see."""
    first, more = cut.by_what[:MOST_KINDS], cut.by_what[MOST_KINDS:]
    return ToMendPage(
        title="What to mend",
        chrome=chrome_at(
            request,
            numbers,
            newest_href=replace(asked, known_at=None).href() if asked.known_at else "",
        ),
        says=_sentence(cut.standing, request.sight, day),
        council=_council(cut, request.sight),
        hidden=_hidden(request.sight),
        figures=_figures(asked, cut.standing, day),
        by_what=_by_what(asked, first, "What to mend, what weakens most first"),
        more_kinds=_by_what(asked, more, "The other kinds") if more else None,
        by_team=_by_team(asked, cut.by_team),
        by_measure=_by_measure(asked, cut.by_measure),
        by_month=_by_month(cut.by_month),
        filters=filters(asked, cut),
        caption=_caption(asked, cut.total, day),
        rows=tuple(_row(one) for one in cut.rows),
        nothing="" if cut.rows else "Nothing is in this list.",
        pages=paginate(
            total=cut.total,
            per_page=PER_PAGE,
            page=asked.page,
            href=lambda page: asked.href(page=page),
            noun=THINGS,
        ),
    )


def _sentence(standing: Standing, sight: Sight, day: date) -> str:
    whom = "" if sight.scope is Scope.ALL else " in the record of the children whom you can open"
    is_are = "is" if standing.open == 1 else "are"
    return (
        f"{words.plural(standing.open, THING, THINGS)} {is_are} open{whom}; "
        f"in {day:%B %Y} {words.number(standing.new)} came in and "
        f"{_were_mended(standing)}.{_at_start(standing)}"
    )


def _at_start(standing: Standing) -> str:
    if not standing.start:
        return ""
    was = "was" if standing.start == 1 else "were"
    return (
        f" {words.number(standing.start)} more {was} found when returns were first loaded: "
        f"{'it' if standing.start == 1 else 'they'} {was} there before, and not new."
    )


def _were_mended(standing: Standing) -> str:
    return f"{words.number(standing.mended)} {'was' if standing.mended == 1 else 'were'} mended"


def _council(cut: CutToMend, sight: Sight) -> str:
    if sight.scope is Scope.ALL:
        return ""
    council = cut.council
    return (
        f"In the whole council {words.number(council.open)} {'is' if council.open == 1 else 'are'} "
        f"open, {words.number(council.new)} came in and {_were_mended(council)}."
    )


def _hidden(sight: Sight) -> str:
    if sight.scope is Scope.ALL and sight.identity is Identity.FULL:
        return ""
    return "Cells that tell who a child is are not quoted to you."


def _figures(asked: Asked, standing: Standing, day: date) -> tuple[Figure, ...]:
    month = f"{day:%B %Y}"
    shown = (
        ("Open now", standing.open, OPEN, words.date(day)),
        ("New this month", standing.new, NEW, month),
        ("Mended this month", standing.mended, MENDED, month),
    )
    plain = Asked(on=asked.on, known_at=asked.known_at)
    return tuple(
        Figure(
            label=label,
            value=words.number(count),
            counted=when,
            href=plain.href(but={"show": show}) if count else "",
            link=f"Open {'the' if count == 1 else 'all'} {words.number(count)}",
        )
        for label, count, show, when in shown
    )


def _by_what(asked: Asked, kinds: tuple[WhatToMend, ...], caption: str) -> DataTable:
    return DataTable(
        caption=caption,
        headings=(
            Heading("What is wrong"),
            Heading("Where"),
            Heading("Measures weakened", numeric=True),
            *_STANDING,
        ),
        rows=tuple(
            (
                Cell(why_in_the_file(one.code, one.table, one.why)),
                Cell(where(one.table, one.kind, one.column)),
                number_cell(len(one.measures)),
                *_standing(
                    one.standing,
                    asked,
                    code=one.code,
                    table=one.table,
                    column=one.column,
                ),
            )
            for one in kinds
        ),
        nothing="Nothing is to mend.",
        compact=True,
    )


_STANDING = tuple(Heading(text, numeric=True) for text in ("Open", "New", "Mended"))


def _standing(standing: Standing, asked: Asked, **chosen: str) -> tuple[Cell, ...]:
    counts = ((standing.open, OPEN), (standing.new, NEW), (standing.mended, MENDED))
    return tuple(
        number_cell(count, href=asked.href(but={"show": show, **chosen}) if count else "")
        for count, show in counts
    )


def _by_team(asked: Asked, by_team: Mapping[str, Standing]) -> DataTable:
    plain = Asked(on=asked.on, known_at=asked.known_at)
    teams = sorted(by_team, key=lambda team: (-by_team[team].open, team))
    return DataTable(
        caption="By team",
        headings=(Heading("Team"), *_STANDING),
        rows=tuple(
            (Cell(capital(team)), *_standing(by_team[team], plain, team=team)) for team in teams
        ),
        note="The team that holds the child's case now; not known where none does, or where what "
        "is to mend is of no child.",
        nothing="Nothing is to mend.",
    )


def _by_measure(asked: Asked, by_measure: Mapping[str, Standing]) -> DataTable:
    plain = Asked(on=asked.on, known_at=asked.known_at)
    order = list(MEASURES)
    codes = sorted(by_measure, key=lambda code: (-by_measure[code].open, order.index(code)))
    return DataTable(
        caption="By measure",
        headings=(Heading("Measure"), *_STANDING),
        rows=tuple(
            (
                Cell(MEASURES[code].title, reverse("measure", args=[code])),
                *_standing(by_measure[code], plain, measure=code),
            )
            for code in codes
        ),
        note="A measure is weakened by what stands in a column that its verdicts follow from. One "
        "thing to mend may weaken several.",
        nothing="No measure is weakened.",
    )


def _by_month(by_month: Mapping[date, Standing]) -> DataTable:
    return DataTable(
        caption="Month by month",
        headings=(
            Heading("Month"),
            Heading("Found at the start", numeric=True),
            Heading("New", numeric=True),
            Heading("Mended", numeric=True),
            Heading("Open at its end", numeric=True),
        ),
        rows=tuple(
            (
                Cell(f"{month:%B %Y}"),
                number_cell(one.start),
                number_cell(one.new),
                number_cell(one.mended),
                number_cell(one.open),
            )
            for month, one in by_month.items()
        ),
        note="By the days on which returns were loaded. What was open before a month, what was "
        "found at the start in it and what came in it is mended in it or open at its end. Found at "
        "the start is what a return had wrong when it was first loaded: nobody can say since when.",
        nothing="Nothing has come in.",
    )


def _caption(asked: Asked, total: int, day: date) -> str:
    when = {
        OPEN: f"open on {words.date(day)}",
        NEW: f"new in {day:%B %Y}",
        MENDED: f"mended in {day:%B %Y}",
        START: f"found at the start in {day:%B %Y}",
    }
    return f"{words.plural(total, THING, THINGS)}, {when[asked.chosen.show]}"


def _row(one: ListedToMend) -> Row:
    measures = [MEASURES[code] for code in one.measures]
    more = len(measures) - MOST_MEASURES
    cells = columns_in_the_file(one.code, one.table, one.column)
    return Row(
        child=one.shown.name if one.shown else NOBODY,
        href=reverse("child", args=[one.handle]) if one.handle else "",
        severity=SEVERITY_WORDS[one.severity],
        serious=one.severity == "error",
        field=where(one.table, one.kind, one.column),
        why=why_in_the_file(one.code, one.table, one.why),
        says=words.days_in_words(one.says),
        what_to_do="" if one.to_on else what_to_do(one.code, one.severity),
        source=_source(one, cells),
        whose=_whose(one),
        since=f"{words.date(one.from_on)}; mended {words.date(one.to_on)}"
        if one.to_on
        else words.date(one.from_on),
        measures=tuple(
            MeasureLink(m.title, reverse("measure", args=[m.code]))
            for m in measures[: MOST_MEASURES if more > 1 else None]
        ),
        more_measures=f"and {words.number(more)} others" if more > 1 else "",
    )


def _whose(one: ListedToMend) -> str:
    if one.handle is None:
        return "Whoever makes the return"
    if (one.team, one.worker) == (NOT_KNOWN, NOT_KNOWN):
        return "No team holds the case now"
    return f"{capital(one.team)}, {one.worker if one.worker != NOT_KNOWN else 'worker not known'}"


def _source(one: ListedToMend, cells: str) -> str:
    place = [
        f"code {one.code}",
        cells,
        f"row {words.number(one.ordinal)}" if one.ordinal else "",
        f"line {words.number(one.line)}" if one.line else "",
    ]
    return f"From {one.file}, {', '.join(part for part in place if part)}"
