"""The page of a chair: the conferences to come, and the lists of what waits, by their counts."""

from collections.abc import Callable, Iterable
from dataclasses import dataclass
from datetime import date

from goldenthread.access.conferences import (
    DISSENT,
    ESCALATED,
    PAPERS,
    PLANS,
    RETURNED,
    UNDECIDED,
    UNWRITTEN,
    Chaired,
    Conference,
    Row,
)
from goldenthread.access.left_out import LISTED, NO_ROW, LeftOut, Unmet
from goldenthread.access.naming import ShownAs
from goldenthread.access.numbers import Numbers
from goldenthread.codes import forms
from goldenthread.record.labels import capital, lower
from goldenthread.record.silent_forms import SilentForm
from goldenthread.statute.local_standards import LADDER, LADDER_ASKS
from goldenthread.web import why_not, words
from goldenthread.web.components.data_table import Cell, DataTable, Heading, number_cell
from goldenthread.web.frame import Page, PersonRequest
from goldenthread.web.frame_of_record import chrome_at
from goldenthread.web.pages.oversight.conferences.asked import Asked
from goldenthread.web.why_not import IN_THIS_LIST, WhyNot

LISTS = {
    RETURNED: "Children back with you whom you chaired before",
    UNWRITTEN: "Plans of which it is not written what would end them",
    DISSENT: "Conferences at which somebody did not agree",
    ESCALATED: "Worries taken to managers with no answer on record",
}
SHORT_OF = f"Less than {LADDER[0]} months"
NOT_ON_RECORD = "Not on record"


@dataclass(frozen=True, kw_only=True)
class ComingConference:
    """A conference to come, in words."""

    child: str
    href: str
    when: str
    reports: str
    family: str
    gp: str
    interpreter: str
    last_plan: str


@dataclass(frozen=True, kw_only=True)
class ConferencesPage(Page):
    """`silent` says of which forms no file is loaded."""

    on: str
    silent: tuple[str, ...]
    caption: str
    rows: tuple[ComingConference, ...]
    plans: DataTable
    papers: DataTable
    lists: DataTable
    endings_href: str
    why_not: WhyNot


def build(
    request: PersonRequest,
    asked: Asked,
    chaired: Chaired,
    shown: dict[str, tuple[str, ShownAs]],
    *,
    silent: tuple[SilentForm, ...],
    day: date,
    numbers: Numbers,
    left_out: tuple[LeftOut, ...] = (),
) -> ConferencesPage:
    """The page. `shown` has the address and the name of each child with a conference to come."""
    coming = [one for one in chaired.conferences if one.child_id in shown]
    return ConferencesPage(
        title="Conferences",
        chrome=chrome_at(request, numbers, newest_href=asked.newest_href()),
        on=words.date(day),
        silent=not_told(silent),
        caption=f"Conferences to {words.date(chaired.last_day)}: "
        f"{words.plural(len(coming), 'child', 'children')}",
        rows=tuple(_coming(one, *shown[one.child_id]) for one in coming),
        plans=_plans(asked, chaired),
        papers=_papers(asked, chaired),
        lists=_lists(asked, chaired),
        endings_href=asked.endings_href(),
        why_not=why_not.form(
            request,
            asked.href(),
            tuple(why_not.row(one, _left_out(chaired.last_day)) for one in left_out),
            about="among the conferences to come",
        ),
    )


def _left_out(last_day: date) -> Callable[[Unmet], str]:
    """What leaves a child out of the conferences to come."""

    def say(unmet: Unmet) -> str:
        days = words.listed([words.date(date.fromisoformat(day)) for day in unmet.are])
        said = {
            LISTED: IN_THIS_LIST,
            NO_ROW: "No conference of this child is on record.",
            "is_mine": f"You do not chair the conferences of {days}.",
            "is_ahead": f"The conferences are past: {days}.",
            "is_soon": f"The conferences come after {words.date(last_day)}: {days}.",
        }
        return said[unmet.condition]

    return say


def not_told(silent: Iterable[SilentForm]) -> tuple[str, ...]:
    """What no file tells, in a sentence for each form."""
    return tuple(
        f"No file of {form.named} is loaded: what it would tell is not on record here."
        if form.since is None
        else f"The file of {form.named} ends on {words.date(form.since)}."
        for form in silent
    )


def _coming(one: Conference, href: str, shown: ShownAs) -> ComingConference:
    return ComingConference(
        child=shown.name,
        href=href,
        when=f"{words.date(one.on)}: {lower(one.meeting)}",
        reports=_reports(one.agencies),
        family=_family(one.agencies),
        gp=_general_practice(one.agencies),
        interpreter=one.interpreter or NOT_ON_RECORD,
        last_plan=_last_plan(one),
    )


def _reports(agencies: Iterable[Row]) -> str:
    """Which agencies have sent a report, and for which one waits, of those that were asked."""
    asked = [row for row in agencies if row["invited_on"]]
    if not asked:
        return "No agency is on record as asked"
    came = [row for row in asked if row["report_received_on"]]
    waited = [row for row in asked if not row["report_received_on"]]
    found = f"{len(came)} of {len(asked)} in" + (f": {_agencies(came)}" if came else "")
    return f"{found}. Waited for: {_agencies(waited)}" if waited else found


def _agencies(rows: Iterable[Row]) -> str:
    named = [lower(forms.AGENCY.label(row["agency"] or "", year=0)) for row in rows]
    return words.listed(sorted(named))


def _family(agencies: Iterable[Row]) -> str:
    came = [row for row in agencies if row["report_received_on"]]
    if not came:
        return "No report to have yet"
    shared = [row for row in came if row["report_shared_on"]]
    return f"{len(shared)} of {words.plural(len(came), 'report')}"


def _general_practice(agencies: Iterable[Row]) -> str:
    of_practice = [row for row in agencies if row["agency"] == forms.GP]
    if not of_practice:
        return NOT_ON_RECORD
    invited = of_practice[0]["invited_on"]
    return f"Invited on {words.date(invited)}" if invited else "No invitation on record"


def _last_plan(one: Conference) -> str:
    if one.earlier is None:
        return "None on record"
    why = one.earlier.why or "why is not on record"
    return f"Ended {words.date(one.earlier.ended_on)}: {why}"


def _plans(asked: Asked, chaired: Chaired) -> DataTable:
    """The plans at each rung, and how many of them have passed one with no decision."""
    rungs = {"0": SHORT_OF} | {
        str(months): f"{months} months: {LADDER_ASKS[months]}" for months in LADDER
    }
    return DataTable(
        caption="Plans, by the rung that each has reached",
        headings=(
            Heading("Rung"),
            Heading("Plans", numeric=True),
            Heading("Decision overdue", numeric=True),
        ),
        rows=tuple(
            (Cell(name), *(_number(asked, chaired, kind, part) for kind in (PLANS, UNDECIDED)))
            for part, name in rungs.items()
        ),
        total=(Cell("All"), *(_number(asked, chaired, kind) for kind in (PLANS, UNDECIDED))),
        note="A plan stands at one rung. Each rung that it passed with no decision is overdue.",
        compact=True,
    )


def _papers(asked: Asked, chaired: Chaired) -> DataTable:
    """What is still to be sent of this chair's conferences, by who holds it."""
    papers = (forms.DECISION_LETTER, forms.MINUTES)

    def row(name: str, part: str) -> tuple[Cell, ...]:
        return (Cell(name), *(_number(asked, chaired, PAPERS, part, paper) for paper in papers))

    return DataTable(
        caption="Letters and minutes to be sent, by who holds them",
        headings=(
            Heading("Held by"),
            Heading("Letters", numeric=True),
            Heading("Minutes", numeric=True),
        ),
        rows=tuple(row(capital(part), part) for part in chaired.parts(PAPERS)),
        total=row("All", ""),
        note="One for each recipient. What is withheld from somebody is not waited for.",
        nothing="Nothing of your conferences waits to be sent.",
        compact=True,
    )


def _lists(asked: Asked, chaired: Chaired) -> DataTable:
    return DataTable(
        caption="What else to look at",
        headings=(Heading("List"), Heading("In it", numeric=True)),
        rows=tuple((Cell(name), _number(asked, chaired, kind)) for kind, name in LISTS.items()),
        compact=True,
    )


def _number(asked: Asked, chaired: Chaired, kind: str, part: str = "", of: str = "") -> Cell:
    count = len(chaired.listed(kind, part, of))
    return number_cell(count, href=asked.list_href(kind, part, of) if count else "")
