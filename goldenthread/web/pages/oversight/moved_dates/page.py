"""The list of due dates that people moved or paused, with how many there are of each kind."""

from collections.abc import Sequence
from dataclasses import dataclass, replace
from datetime import date
from urllib.parse import urlencode

from django.urls import reverse
from django.utils.timezone import localtime

from goldenthread.access.moved_dates import MovedDate, Standing, What
from goldenthread.access.numbers import Numbers
from goldenthread.access.topics import Topic
from goldenthread.record.labels import capital
from goldenthread.web import words
from goldenthread.web.addresses import address, kept
from goldenthread.web.components.data_table import Cell, DataTable, Heading, number_cell
from goldenthread.web.components.pagination import Pagination, paginate
from goldenthread.web.decided_dates import HIDDEN, what, who
from goldenthread.web.frame import Page, PersonRequest
from goldenthread.web.frame_of_record import chrome_at

PER_PAGE = 50
WORDS = {
    What.MOVED: "Local standards with another day agreed",
    What.PAUSED: "Local standards with a pause",
    What.BESIDE: "A day agreed beside a national due date, which stands",
    What.AGAIN: "Paused with no last day, and to be looked at again by now",
    What.AFTER: "Decided when the due date by the rule was over",
}


@dataclass(frozen=True, kw_only=True)
class Asked:
    """What the address asks; what is empty was not asked."""

    what: What | None = None
    on: date | None = None
    known_at: int | None = None
    page: int = 1

    @property
    def kept(self) -> tuple[tuple[str, str], ...]:
        """The day and the edition, where they were asked."""
        return kept(self.on, self.known_at)

    def href(self, what: What | None, *, page: int = 1) -> str:
        """The address of this list, or of those that answer to something else."""
        page_at = str(page) if page > 1 else ""
        return address("moved_dates", what=what or "", **dict(self.kept), page=page_at)


@dataclass(frozen=True, kw_only=True)
class Row:
    """One decision on a running that is open."""

    child: str
    href: str
    clock: str
    clock_href: str
    decided: str
    by: str
    stands: str
    team: str


@dataclass(frozen=True, kw_only=True)
class MovedDatesPage(Page):
    """`of_none` says how many decisions are of what no longer runs."""

    on: str
    counts: DataTable
    caption: str
    rows: tuple[Row, ...]
    pages: Pagination
    of_none: str


def build(
    request: PersonRequest,
    asked: Asked,
    standing: Standing,
    listed: Sequence[MovedDate],
    *,
    day: date,
    numbers: Numbers,
) -> MovedDatesPage:
    """The page of what has been cut to what this person may see."""
    newest = replace(asked, known_at=None).href(asked.what) if asked.known_at else ""
    counts = {one: standing.count(one, request.on) for one in What}
    total = counts[asked.what] if asked.what else len(standing.of_open)
    return MovedDatesPage(
        title="Due dates that were moved",
        chrome=chrome_at(request, numbers, topic=Topic.CLOCKS, newest_href=newest),
        on=words.date(day),
        counts=_counts(asked, counts, len(standing.of_open)),
        caption=f"{WORDS[asked.what] if asked.what else 'All'}: "
        f"{words.plural(total, 'decision')}, newest first",
        rows=tuple(_row(asked, one) for one in listed),
        pages=paginate(
            total=total,
            per_page=PER_PAGE,
            page=asked.page,
            href=lambda page: asked.href(asked.what, page=page),
            noun="decisions",
        ),
        of_none=_of_none(standing.of_none),
    )


def _counts(asked: Asked, counts: dict[What, int], total: int) -> DataTable:
    return DataTable(
        caption="How many stand, of clocks that are open",
        headings=(Heading("What was decided"), Heading("Decisions", numeric=True)),
        rows=tuple(
            (Cell(said), number_cell(counts[one], href=asked.href(one) if counts[one] else ""))
            for one, said in WORDS.items()
        ),
        total=(Cell("All"), number_cell(total, href=asked.href(None) if total else "")),
        compact=True,
    )


def _row(asked: Asked, one: MovedDate) -> Row:
    query = f"?{urlencode(asked.kept)}" if asked.kept else ""
    running, decision = one.running, one.decision
    when = words.date(localtime(decision.said_at).date())
    return Row(
        child=running.shown.name,
        href=f"{reverse('child', args=[running.handle])}{query}",
        clock=running.title,
        clock_href=f"{reverse('running', args=[running.handle, running.key])}{query}",
        decided=f"{what(decision)}{_later(one)}",
        by=f"{who(decision)}, on {when}: {decision.why or f'why is {HIDDEN}'}",
        stands=running.sentence,
        team=capital(running.team),
    )


def _later(one: MovedDate) -> str:
    if one.later_by is None:
        return ""
    days = one.later_by.days
    way = "later" if days >= 0 else "sooner"
    return f", {words.plural(abs(days), 'day')} {way} than by the rule"


def _of_none(count: int) -> str:
    if not count:
        return ""
    return (
        f"{words.plural(count, 'decision')} more on what no longer runs as it did: "
        "its start was told otherwise since, or no file tells of it. They move nothing, and stand "
        "on the page of the child."
    )
