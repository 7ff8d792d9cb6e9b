"""The children behind one number of the continuum, as a page."""

from dataclasses import dataclass
from datetime import date
from urllib.parse import urlencode

from goldenthread.access.continuum import BEGAN_FOR_NEGLECT, EVER_16A, STATUS, CutStep, ListedChild
from goldenthread.access.numbers import Numbers
from goldenthread.access.roles import Scope
from goldenthread.access.sight import Sight
from goldenthread.measures.cases_neglect import NONE_RECORDED
from goldenthread.measures.continuum import (
    CANNOT,
    CODED,
    HIGHEST,
    IN_STEP,
    PRE_PROCEEDINGS,
    group_words,
)
from goldenthread.measures.measure import MET, NOT_MET, UNJUDGED
from goldenthread.web import words
from goldenthread.web.components.chrome import Chrome
from goldenthread.web.components.notice import Empty
from goldenthread.web.components.pagination import Pagination, paginate
from goldenthread.web.frame import Page, PersonRequest
from goldenthread.web.frame_of_record import chrome_at
from goldenthread.web.pages.numbers.measure import wording
from goldenthread.web.pages.numbers.measure.asked import child_href
from goldenthread.web.pages.numbers.step.asked import Asked

PER_PAGE = 50
NOTHING = Empty(title="No child yet", text="No return with days in it has been loaded.")
RECORDED = {MET: "Coded", NOT_MET: "Not recorded", UNJUDGED: "Cannot be told"}
BEGAN = {MET: "Yes", NOT_MET: "No", UNJUDGED: "Cannot be judged"}
IN_WORDS = {
    HIGHEST: "each child once, at the highest step",
    IN_STEP: "every child in the step, highest or not",
    CODED: "neglect is coded",
    CANNOT: "it cannot be told whether neglect is recorded",
    NONE_RECORDED: "neglect is not recorded",
    EVER_16A: "16A at any time in the open episode",
}


@dataclass(frozen=True, kw_only=True)
class Row:
    """One child: `answer` is what the list's column of answers says of it."""

    child: str
    href: str
    answer: str
    step: str
    reason: str
    age: str
    team: str
    source: str


@dataclass(frozen=True, kw_only=True)
class StepPage(Page):
    """The list. `within` says how much of it this person may open; `heading` stands over the
    answers, and is empty where the list has none."""

    home_href: str
    when: str = ""
    within: str = ""
    heading: str = ""
    caption: str = ""
    rows: tuple[Row, ...] = ()
    pages: Pagination | None = None
    nothing: Empty | None = None


def build(
    request: PersonRequest,
    asked: Asked,
    numbers: Numbers,
    newest: Numbers,
    *,
    day: date | None,
    cut: CutStep | None,
) -> StepPage:
    """The page of one part of the list."""
    chrome = _chrome(request, asked, numbers, newest)
    if day is None or cut is None:
        return StepPage(
            title="Children in the continuum of need",
            chrome=chrome,
            home_href=asked.home_href(),
            nothing=NOTHING,
        )
    title = title_of(asked, day, cut.step)
    return StepPage(
        title=title,
        chrome=chrome,
        home_href=asked.home_href(),
        when=f"On {words.date(day)}",
        within=within_reach(cut, request.sight),
        heading=_heading(asked),
        caption=title,
        rows=tuple(_row(asked, child) for child in cut.children),
        pages=paginate(
            total=cut.openable,
            per_page=PER_PAGE,
            page=asked.page,
            href=lambda page: asked.href(page=page),
        ),
    )


def _chrome(request: PersonRequest, asked: Asked, numbers: Numbers, newest: Numbers) -> Chrome:
    is_earlier = numbers.edition != newest.edition
    return chrome_at(
        request,
        numbers,
        newest_href=asked.at_the_newest().href() if is_earlier else "",
    )


def title_of(asked: Asked, day: date, title: str) -> str:
    """`Child protection plan: neglect is coded`; `title` is the step's, empty for all steps."""
    step = title or "All steps"
    if asked.group == BEGAN_FOR_NEGLECT:
        return "Open child protection plans, and whether each began for neglect"
    if asked.group in STATUS:
        status = "in pre-proceedings"
        if asked.group != PRE_PROCEEDINGS:
            status = "it cannot be told whether in pre-proceedings"
        return f"{step}: {status}"
    return f"{step}: {IN_WORDS.get(asked.group) or group_words(day).get(asked.group, '')}"


def within_reach(cut: CutStep, sight: Sight) -> str:
    """How many of them this person may open; the whole number is on the home page too."""
    if sight.scope is Scope.ALL:
        return f"{words.plural(cut.openable, 'child', 'children')}."
    if cut.counted == cut.openable:
        return f"{words.plural(cut.openable, 'child', 'children')}, all of whom you may open."
    return (
        f"You may open {words.number(cut.openable)} of these "
        f"{words.plural(cut.counted, 'child', 'children')}. "
        "The number counts the whole council; the rest are not listed here."
    )


def _heading(asked: Asked) -> str:
    """What stands over the answers; nothing where the list's title has said it of every child."""
    if asked.group == BEGAN_FOR_NEGLECT:
        return "Began for neglect"
    return "Neglect" if asked.group in (HIGHEST, IN_STEP, EVER_16A) else ""


def _row(asked: Asked, child: ListedChild) -> Row:
    answers = BEGAN if asked.group == BEGAN_FOR_NEGLECT else RECORDED
    query = urlencode(asked.kept)
    place = child.place
    return Row(
        child=child.shown.name,
        href=f"{child_href(child.handle)}?{query}" if query else child_href(child.handle),
        answer="" if asked.group in STATUS else answers[child.verdict],
        step=child.step,
        reason=child.reason,
        age=child.shown.age,
        team=wording.part("team", child.team, day=date.min),
        source=(
            f"From {place.file}, {place.table.lower()}, row {words.number(place.row)}, "
            f"line {words.number(place.line)}"
        ),
    )


__all__ = ["PER_PAGE", "Row", "StepPage", "build", "title_of", "within_reach"]
