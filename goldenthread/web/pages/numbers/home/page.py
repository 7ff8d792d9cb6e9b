"""The home page: neglect recognised and recorded across the continuum of need."""

from collections.abc import Mapping
from dataclasses import dataclass, replace
from datetime import date
from typing import Any

from django.urls import reverse
from django.utils.timezone import localtime

from goldenthread.access.continuum import CouncilContinuum
from goldenthread.access.numbers import Made, Numbers
from goldenthread.access.permissions import (
    person_can_load_files,
    person_can_see_loads,
    person_can_see_teams,
)
from goldenthread.access.standing import Standing
from goldenthread.measures.continuum import Continuum
from goldenthread.measures.neglect import NEG_01
from goldenthread.measures.periods import twelve_months_to
from goldenthread.measures.published import COUNCIL
from goldenthread.web import words
from goldenthread.web.components.chrome import Chrome
from goldenthread.web.components.data_table import Cell, DataTable
from goldenthread.web.components.figure import Figure
from goldenthread.web.components.filters import FilterField, Filters, Option
from goldenthread.web.components.notice import Empty, Notice
from goldenthread.web.components.summary_list import SummaryRow
from goldenthread.web.frame import Page, PersonRequest
from goldenthread.web.frame_of_record import chrome_at
from goldenthread.web.pages.numbers.home import beside, continuum, standing
from goldenthread.web.pages.numbers.home.asked import Asked
from goldenthread.web.pages.numbers.home.continuum import StepTable

TITLE = "Neglect recognised and recorded"


@dataclass(frozen=True, kw_only=True)
class Counted:
    """What was counted for the page, where the record speaks of a day. `openable` are the children
    of each group whom the person may open; None where that is every child."""

    day: date
    council: CouncilContinuum
    clocks: Mapping[tuple[str, str], int]
    standing: Standing
    openable: Mapping[str, int] | None


@dataclass(frozen=True, kw_only=True)
class HomePage(Page):
    """Either `nothing`, or the rest. `beyond` warns of a day of which the record does not speak:
    no count is shown then. `n1` is what primary need N1 is called on the day."""

    nothing: Empty | None = None
    on: str = ""
    opens_all: bool = True
    beyond: Notice | None = None
    headline: tuple[Figure, ...] = ()
    steps: StepTable | None = None
    groups: DataTable | None = None
    ever_16a: Cell | None = None
    pre_proceedings: DataTable | None = None
    pre_proceedings_silence: str = ""
    pre_proceedings_cannot: Cell | None = None
    side_by_side: tuple[DataTable, ...] = ()
    published_of: str = ""
    n1: str = ""
    starred: DataTable | None = None
    overdue: DataTable | None = None
    clocks_href: str = ""
    service_href: str = ""
    held: tuple[SummaryRow, ...] = ()
    missing: tuple[Notice, ...] = ()
    loads_href: str = ""
    question: Filters | None = None


def build(
    request: PersonRequest,
    asked: Asked,
    numbers: Numbers,
    newest: Numbers,
    counted: Counted | None,
) -> HomePage:
    """The page at the edition asked for (`numbers`); `newest` is the record as it stands."""
    chrome = _chrome(request, asked, numbers, newest)
    if counted is None or numbers.as_at is None:
        return HomePage(title=TITLE, chrome=chrome, nothing=_nothing(request))
    counts, period = counted.council.counts, twelve_months_to(counted.day)
    told = continuum.is_told(counts)
    why = standing.why_none(numbers.answers(NEG_01, [period])[0])
    return HomePage(
        title=TITLE,
        chrome=chrome,
        on=words.date(counted.day),
        beyond=None if told else _beyond(asked, counted.day, why, as_at=numbers.as_at),
        headline=continuum.headline(asked, counts, openable=counted.openable)
        if told
        else continuum.without_number(why),
        opens_all=counted.openable is None,
        steps=continuum.step_table(asked, counts, council=chrome.council),
        groups=continuum.group_table(asked, counted.council) if told else None,
        ever_16a=continuum.ever_16a(asked, counted.council) if told else None,
        **_pre_proceedings(asked, counts),
        side_by_side=beside.side_by_side(asked, counts, numbers, council=chrome.council),
        published_of=COUNCIL,
        n1=beside.n1_on(counted.day),
        starred=standing.starred(asked, numbers, period),
        overdue=standing.overdue(asked, counted.clocks) if told else None,
        clocks_href=asked.clocks_href(),
        service_href=asked.service_href() if person_can_see_teams(request.sight) else "",
        held=standing.returns_held(counted.standing, as_at=numbers.as_at, now=request.at),
        missing=standing.missing(counted.standing, numbers),
        loads_href=reverse("loads") if person_can_see_loads(request.sight) else "",
        question=_question(asked, newest, as_at=numbers.as_at),
    )


def _pre_proceedings(asked: Asked, counts: Continuum) -> dict[str, Any]:
    """The part of the page about the status; of a day that no return speaks of, that alone."""
    silence = counts.pre_proceedings.silence
    if silence:
        return {"pre_proceedings_silence": silence}
    return {
        "pre_proceedings": continuum.pre_proceedings_table(asked, counts),
        "pre_proceedings_cannot": continuum.pre_proceedings_cannot(asked, counts),
    }


def _chrome(request: PersonRequest, asked: Asked, numbers: Numbers, newest: Numbers) -> Chrome:
    is_earlier = numbers.edition != newest.edition
    return chrome_at(
        request,
        numbers,
        newest_href=replace(asked, known_at=None).home_href() if is_earlier else "",
    )


def _nothing(request: PersonRequest) -> Empty:
    may_load = person_can_load_files(request.sight)
    return Empty(
        title="Nothing has been loaded yet",
        text="Load a census with goldenthread load FILE. Then this page shows how many children "
        "are at each step of the continuum of need, and for whom neglect is recorded.",
        href=reverse("load_a_file") if may_load else "",
        link="Load a census here" if may_load else "",
    )


def _beyond(asked: Asked, day: date, why: str, *, as_at: date) -> Notice:
    """The day of which nothing can be told, why, and the way back to the last that is told."""
    nothing = f"Nothing can be told of {words.date(day)}"
    return Notice(
        kind="warning",
        title=f"The record speaks to {words.date(as_at)} only" if day > as_at else nothing,
        text=f"{nothing}, so no number stands here." if day > as_at else why,
        href=replace(asked, on=as_at).home_href(),
        link=f"See {words.date(as_at)}, the last day that is told",
    )


def _question(asked: Asked, newest: Numbers, *, as_at: date) -> Filters:
    """The form that asks about another day, or as it was known at an earlier load."""
    return Filters(
        action=reverse("home"),
        fields=(
            FilterField(
                name="on",
                label="On the day",
                kind="date",
                value=asked.on.isoformat() if asked.on else "",
                hint=f"Left empty, the last that the record speaks of: {words.date(as_at)}",
            ),
            FilterField(
                name="known_at",
                label="As known after",
                options=tuple(_edition(made, newest) for made in newest.editions()),
                value=str(asked.known_at or ""),
            ),
        ),
        title="Ask about another day, or as it was known",
        button="Ask",
    )


def _edition(made: Made, newest: Numbers) -> Option:
    by = f", {made.source}" if made.source else ""
    text = f"Edition {made.edition}{by}, {words.moment(localtime(made.made_at))}"
    if made.edition == newest.edition:
        return Option("", f"{text} (the newest)")
    return Option(str(made.edition), text)
