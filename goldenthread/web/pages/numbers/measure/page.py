"""One measure, as a page."""

from collections.abc import Mapping
from dataclasses import dataclass

from django.conf import settings
from django.http import HttpRequest
from django.urls import reverse

from goldenthread.access.numbers import Numbers, Verdicts
from goldenthread.access.roles import Scope
from goldenthread.access.topics import Topic
from goldenthread.access.within_reach import cases_within_reach
from goldenthread.measures.answers import Answer
from goldenthread.measures.measure import MET, NOT_MET, UNJUDGED
from goldenthread.measures.periods import Period, twelve_months_to
from goldenthread.measures.register import MEASURES
from goldenthread.measures.speaking import Speaking
from goldenthread.record.labels import capital
from goldenthread.web import words
from goldenthread.web.components.chart import Chart
from goldenthread.web.components.chrome import Chrome
from goldenthread.web.components.figure import Figure
from goldenthread.web.components.filters import Filters
from goldenthread.web.components.notice import Empty, Notice
from goldenthread.web.components.summary_list import SummaryRow
from goldenthread.web.frame import Page, PersonRequest
from goldenthread.web.frame_of_record import chrome_at
from goldenthread.web.pages.numbers.measure import wording
from goldenthread.web.pages.numbers.measure.as_known import figure_now, question, what_moved
from goldenthread.web.pages.numbers.measure.asked import Asked
from goldenthread.web.pages.numbers.measure.groups import Breakdown, breakdown
from goldenthread.web.pages.numbers.measure.missing import missing, short_history
from goldenthread.web.pages.numbers.measure.published import Published, published
from goldenthread.web.pages.numbers.measure.series import months_shown, series


@dataclass(frozen=True)
class VerdictLink:
    """The cases of one verdict, how many there are, and the way to those that may be opened."""

    verdict: str
    text: str
    href: str


@dataclass(frozen=True, kw_only=True)
class MeasurePage(Page):
    """One measure. Where nothing has been loaded `nothing` says so and the rest is empty."""

    definition: str
    area: str
    code: str
    facts: tuple[SummaryRow, ...]
    opens_all: bool = True
    nothing: Empty | None = None
    figures: tuple[Figure, ...] = ()
    verdicts: tuple[VerdictLink, ...] = ()
    notices: tuple[Notice, ...] = ()
    moved: Notice | None = None
    chart: Chart | None = None
    published: Published | None = None
    groups: Breakdown | None = None
    question: Filters | None = None


def build(request: PersonRequest, asked: Asked, numbers: Numbers, newest: Numbers) -> MeasurePage:
    """The page at the edition asked for (`numbers`); `newest` is the record as it stands."""
    as_at = numbers.as_at
    day = asked.on or as_at
    chrome = measure_chrome(request, asked, numbers, newest)
    if day is None or as_at is None:
        return _page_of_nothing(asked, chrome)
    period = twelve_months_to(day)
    answer = numbers.answers(asked.measure, [period])[0]
    speaking = numbers.speaking(asked.measure, day)
    opening = _opening(request, asked, numbers, period)
    teams_known = numbers.holds("allocations")
    is_earlier = numbers.edition != newest.edition
    months = months_shown(asked, min(day, as_at), speaking.starts_on) if speaking.starts_on else ()
    return MeasurePage(
        title=asked.measure.title,
        chrome=chrome,
        code=asked.measure.code,
        definition=asked.measure.definition,
        area=_area(asked),
        facts=_facts(asked, speaking),
        opens_all=opening.opens_all,
        figures=(
            _figure(asked, answer, opening, numbers.unjudged_because(asked.measure, period)),
            *([figure_now(asked, newest, period)] if is_earlier else []),
        ),
        verdicts=_verdicts(asked, opening),
        notices=(
            *missing(asked, numbers, speaking, notes=answer.notes),
            *short_history(asked, speaking, months, unjudged=opening.counted.unjudged),
        ),
        moved=what_moved(asked, numbers, newest, period) if is_earlier else None,
        chart=series(asked, numbers, months),
        published=published(asked, numbers, answer, council=settings.COUNCIL_NAME),
        groups=breakdown(
            asked, numbers, period, teams_known=teams_known, opens_all=opening.opens_all
        ),
        question=question(asked, newest, as_at=as_at),
    )


def measure_chrome(request: HttpRequest, asked: Asked, numbers: Numbers, newest: Numbers) -> Chrome:
    """The frame: the edition that is read, the day to which it speaks, the way to the newest."""
    is_earlier = numbers.edition != newest.edition
    return chrome_at(
        request,
        numbers,
        topic=Topic.NUMBERS,
        newest_href=asked.changed(known_at=None).measure_href() if is_earlier else "",
    )


def _page_of_nothing(asked: Asked, chrome: Chrome) -> MeasurePage:
    return MeasurePage(
        title=asked.measure.title,
        chrome=chrome,
        code=asked.measure.code,
        definition=asked.measure.definition,
        area=_area(asked),
        facts=_facts(asked, Speaking()),
        nothing=Empty(
            title="There is no number yet",
            text="No return with days in it has been loaded. The number appears once one has.",
        ),
    )


def _area(asked: Asked) -> str:
    return capital(asked.measure.area)


@dataclass(frozen=True, kw_only=True)
class Opening:
    """The cases that are counted, and those of children whom this person may open."""

    counted: Verdicts
    openable: Verdicts
    opens_all: bool


def _opening(request: PersonRequest, asked: Asked, numbers: Numbers, period: Period) -> Opening:
    counted = numbers.verdicts(asked.measure, [period]).get((period.name, ""), Verdicts())
    if request.sight.scope is Scope.ALL:
        return Opening(counted=counted, openable=counted, opens_all=True)
    openable = cases_within_reach(
        request.sight, asked.measure, period, on=request.on, edition=numbers.edition
    )
    return Opening(counted=counted, openable=openable, opens_all=False)


def _figure(asked: Asked, answer: Answer, opening: Opening, because: Mapping[str, int]) -> Figure:
    counted, openable = opening.counted.cases, opening.openable.cases
    return Figure(
        label=wording.when(asked.measure, answer.period),
        value=wording.value(answer),
        counted=wording.counted(answer),
        interval=wording.interval_sentence(answer.figure),
        unjudged=wording.completeness(counted, opening.counted.unjudged, because),
        href=asked.cases_href() if openable else "",
        link=wording.opens(openable, counted),
        note="" if openable else wording.opens(openable, counted),
    )


def _verdicts(asked: Asked, opening: Opening) -> tuple[VerdictLink, ...]:
    counts, openable = opening.counted, opening.openable
    every = (
        (NOT_MET, counts.not_met, openable.not_met),
        (UNJUDGED, counts.unjudged, openable.unjudged),
        (MET, counts.met, openable.met),
    )
    if counts.cases in (counts.met, counts.not_met, counts.unjudged):
        return ()  # all have one verdict: the link to all cases opens them
    return tuple(
        VerdictLink(
            verdict,
            wording.opens(within, count),
            asked.changed(verdict=verdict).cases_href() if within else "",
        )
        for verdict, count, within in every
        if count
    )


def _facts(asked: Asked, speaking: Speaking) -> tuple[SummaryRow, ...]:
    measure = asked.measure
    other = MEASURES.get(measure.counterpart)
    rows = [
        SummaryRow(key="Source", value=capital(measure.source)),
        SummaryRow(key="Which way is better", value=wording.BETTER[measure.better]),
    ]
    if other is not None:
        rows.append(
            SummaryRow(
                key="Read it beside",
                value=f"{other.title} ({other.code})",
                href=reverse("measure", args=[other.code]),
            )
        )
    looks_back = measure.looks_back or "it needs nothing earlier than the case itself"
    rows.append(SummaryRow(key="Looks back", value=capital(looks_back)))
    if speaking.starts_on:
        rows.append(SummaryRow(key="History starts", value=words.date(speaking.starts_on)))
    return tuple(rows)
