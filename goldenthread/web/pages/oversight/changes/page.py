"""The list behind a number of what changed."""

from dataclasses import dataclass
from datetime import date

from goldenthread.access.changed_lists import ChangedChild, ChangedList
from goldenthread.access.changes import GONE, Meant, What
from goldenthread.access.left_out import LISTED, NO_ROW, LeftOut, Unmet
from goldenthread.access.left_out_of_lists import HOW, NOT_NOW, NOT_THEN, STANDS, STOOD
from goldenthread.access.numbers import Numbers
from goldenthread.record.labels import capital, lower
from goldenthread.web import why_not, words
from goldenthread.web.clock_rows import Row, rows_of, to_look
from goldenthread.web.components.pagination import Pagination, paginate
from goldenthread.web.frame import Page, PersonRequest
from goldenthread.web.frame_of_record import chrome_at
from goldenthread.web.pages.oversight.changes.asked import Asked
from goldenthread.web.why_not import IN_THIS_LIST, Say, WhyNot

PER_PAGE = 50
TITLES = {
    What.OVERDUE: "Became overdue",
    What.UNSEEN: "Became overdue and unseen",
    What.ENDED: "Overdue no more",
    What.PLAN_BEGUN: "Child protection plans begun",
    What.PLAN_ENDED: "Child protection plans ended",
    What.NO_WORKER: "Children now without a worker",
}
CLOCK = "No clock of this child"
PLAN = "No child protection plan of this child"
SO = {
    What.OVERDUE: (CLOCK, "was overdue", "is overdue"),
    What.UNSEEN: (CLOCK, "was overdue and unseen", "is overdue and unseen"),
    What.ENDED: (CLOCK, "was overdue", "is overdue"),
    What.PLAN_BEGUN: (PLAN, "had begun", "has begun"),
    What.PLAN_ENDED: (PLAN, "had ended", "has ended"),
    What.NO_WORKER: ("It is not so that the child", "had no worker", "has no worker"),
}
"""Of what it is asked whether it changed: what may stand so, and how it then stood and stands."""
NOUNS = {
    What.PLAN_BEGUN: ("plan", "plans"),
    What.PLAN_ENDED: ("plan", "plans"),
    What.NO_WORKER: ("child", "children"),
}


@dataclass(frozen=True, kw_only=True)
class ChildRow:
    """A child of whom something changed, and what, in a sentence."""

    child: str
    href: str
    age: str
    said: str
    team: str
    worker: str


@dataclass(frozen=True, kw_only=True)
class ChangesPage(Page):
    """Clocks or children; `means` says what is compared, `back_href` leads to the numbers."""

    back_href: str
    means: str
    caption: str
    look: str
    clocks: tuple[Row, ...]
    children: tuple[ChildRow, ...]
    pages: Pagination
    why_not: WhyNot


def build(
    request: PersonRequest,
    asked: Asked,
    cut: ChangedList,
    *,
    day: date,
    numbers: Numbers,
    left_out: tuple[LeftOut, ...] = (),
) -> ChangesPage:
    """The page of a list that has been cut to what this person may see."""
    noun = NOUNS.get(asked.what, ("clock", "clocks"))
    return ChangesPage(
        title=title_of(asked.what, asked.how),
        chrome=chrome_at(request, numbers, newest_href=asked.newest_href()),
        back_href=asked.service_href(),
        means=means(asked.meant, asked.since or day, day),
        caption=words.plural(cut.total, *noun),
        look=to_look(request.sight),
        clocks=rows_of(cut.clocks, asked.kept),
        children=tuple(_row(child, asked) for child in cut.children),
        pages=paginate(
            total=cut.total,
            per_page=PER_PAGE,
            page=asked.page,
            href=lambda page: asked.href(page=page),
            noun=noun[1],
        ),
        why_not=why_not.form(
            request,
            asked.href(),
            tuple(why_not.row(one, _left_out(asked, asked.since or day, day)) for one in left_out),
        ),
    )


def _left_out(asked: Asked, since: date, day: date) -> Say:
    """What leaves a child out of what changed."""
    thing, stood, stands = SO[asked.what]
    then, now = words.date(since), words.date(day)

    def say(unmet: Unmet) -> str:
        said = {
            LISTED: IN_THIS_LIST,
            NO_ROW: f"{thing} {stood} on {then}, nor on {now}.",
            STOOD: f"{thing} {stood} on {then}.",
            STANDS: f"{thing} {stands} on {now}.",
            NOT_NOW: f"What {stood} on {then} still {stands} on {now}.",
            NOT_THEN: f"What {stands} on {now} {stood} on {then} already.",
            HOW: f"It stands otherwise now: {words.listed(unmet.are)}.",
        }
        return said[unmet.condition]

    return say


def title_of(what: What, how: str = "") -> str:
    """What changed, in words; of what is overdue no more, as what it stands now."""
    if not how:
        return TITLES[what]
    return f"{TITLES[what]}: {how}" if how == GONE else f"{TITLES[what]}: {lower(how)} now"


def means(meant: Meant, since: date, day: date) -> str:
    """What is set beside what, in a sentence."""
    then, now = words.date(since), words.date(day)
    if meant is Meant.HAPPENED:
        return f"What happened: {then} beside {now}, both as the record tells them now."
    return (
        f"What became known: what the record said at the end of {then} beside what it says now of "
        f"{now}. It may have happened before."
    )


def _row(child: ChangedChild, asked: Asked) -> ChildRow:
    return ChildRow(
        child=child.shown.name,
        href=asked.child_href(child.handle),
        age=child.shown.age,
        said=_said(child, asked.what),
        team=capital(child.team),
        worker=capital(child.worker),
    )


def _said(child: ChangedChild, what: What) -> str:
    if what is What.NO_WORKER:
        return "Nobody is named as the worker."
    began = words.date(child.started_on)
    ended = f", ended {words.date(child.ended_on)}" if child.ended_on else ""
    return f"Plan begun {began}{ended}."
