"""One running of a clock: how it stands and why, what was said of it, and the form to say more."""

from dataclasses import dataclass, replace
from datetime import date

from django.urls import reverse
from django.utils.timezone import localtime

from goldenthread.access.numbers import Numbers
from goldenthread.access.permissions import person_can_decide_dates, person_can_give_receipts
from goldenthread.access.receipts import LookedAt
from goldenthread.clocks.running import UNDER_WAY
from goldenthread.record.labels import capital
from goldenthread.web import words
from goldenthread.web.components.clock import Clock
from goldenthread.web.components.data_table import Cell, DataTable, Heading
from goldenthread.web.components.notice import Notice
from goldenthread.web.frame import Page, PersonRequest
from goldenthread.web.frame_of_record import chrome_at
from goldenthread.web.pages.children.child.clocks import clock_of
from goldenthread.web.pages.oversight.running.forms import ReceiptForm
from goldenthread.web.receipts import looked


@dataclass(frozen=True, kw_only=True)
class RunningPage(Page):
    """`form` is none for whoever gives no receipts, and of an earlier edition. `quicker` says that
    somebody said something while this was being written."""

    on: str
    child: str
    child_href: str
    clock: Clock
    looked: str
    said: DataTable
    form: ReceiptForm | None
    quicker: Notice | None
    no_form: str


def build(
    request: PersonRequest,
    running: LookedAt,
    *,
    day: date,
    numbers: Numbers,
    is_newest: bool,
    form: ReceiptForm,
    quicker: bool,
) -> RunningPage:
    """The page."""
    told = running.explained
    can = person_can_give_receipts(request.sight)
    is_to_decide = told.state in UNDER_WAY or bool(running.decisions)
    decides = person_can_decide_dates(request.sight) and is_newest and is_to_decide
    return RunningPage(
        title=f"{told.title}, {running.shown.name}",
        chrome=chrome_at(request, numbers),
        on=words.date(day),
        child=running.shown.name,
        child_href=reverse("child", args=[running.handle]),
        clock=replace(
            clock_of(told, running.source_file),
            decide_href=reverse("due_date", args=[running.handle, running.key]) if decides else "",
        ),
        looked=looked(running.look, running.held),
        said=_said(running),
        form=form if can and is_newest and running.is_open else None,
        quicker=Notice(
            kind="warning",
            title="Somebody said something of it while you wrote",
            text=f"{looked(running.look, running.held)} What you wrote is below, and is not kept "
            "yet. Save it again to put it after theirs.",
        )
        if quicker
        else None,
        no_form=_no_form(can=can, is_newest=is_newest, is_open=running.is_open),
    )


def _no_form(*, can: bool, is_newest: bool, is_open: bool) -> str:
    if not can:
        return "Managers, heads of service and the director say here what they did about it."
    if not is_newest:
        return (
            "You are looking at what was known at an earlier time: nothing can be said of it now."
        )
    return "" if is_open else "It is no longer open, so that there is nothing left to say of it."


def _said(running: LookedAt) -> DataTable:
    hidden = "not shown to you"
    return DataTable(
        caption="What was said of it, newest first",
        headings=tuple(map(Heading, ("When", "By", "Said", "Why", "Next look"))),
        rows=tuple(
            (
                Cell(words.moment(localtime(one.at))),
                Cell(f"{one.by}, {one.as_role.lower()}"),
                Cell(capital(one.said)),
                Cell(one.why or ("none given" if running.tells_why else hidden)),
                Cell(words.date(one.next_look_on) if one.next_look_on else "none"),
            )
            for one in running.receipts
        ),
        nothing="Nobody has looked at it.",
        is_wide=True,
    )
