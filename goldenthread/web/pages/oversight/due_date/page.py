"""The due date of one running: what was decided of it, and the forms to decide more."""

from collections.abc import Iterator, Mapping
from dataclasses import dataclass

from django.urls import reverse

from goldenthread.access.numbers import Numbers
from goldenthread.access.permissions import person_can_decide_dates
from goldenthread.access.receipts import LookedAt
from goldenthread.clocks.running import UNDER_WAY
from goldenthread.clocks.what_was_decided import DateDecision
from goldenthread.record.decided_dates import Decided
from goldenthread.statute.rules import Kind
from goldenthread.web.components.clock import Clock
from goldenthread.web.components.data_table import DataTable
from goldenthread.web.components.notice import Notice
from goldenthread.web.decided_dates import history, said, what
from goldenthread.web.frame import Page, PersonRequest
from goldenthread.web.frame_of_record import chrome_at
from goldenthread.web.pages.children.child.clocks import clock_of
from goldenthread.web.pages.oversight.due_date.forms import (
    AgreeForm,
    DecisionForm,
    EndForm,
    PauseForm,
    TakeBackForm,
)

AGREE, PAUSE, END, TAKE_BACK = "agree", "pause", "end", "take-back"
FORMS: dict[str, type[DecisionForm]] = {
    AGREE: AgreeForm,
    PAUSE: PauseForm,
    END: EndForm,
    TAKE_BACK: TakeBackForm,
}
"""What a person may do, with its form. What is done to one decision is followed by its number."""

LOCAL_MEANS = (
    "This is a local standard. A day that is agreed here is its due date from now on, and whether "
    "it is late is judged by that day; the day by the rule stays beside it. Days of a pause are "
    "not counted. No measure of a statutory timescale follows from it."
)
NATIONAL_MEANS = (
    "Its due date is not the council's to move: whether it is late, and every measure, is judged "
    "by the rule. A day that is agreed here stands beside the due date, with who agreed it and why."
)
NOT_OWED = "Nothing is owed on a day here, so that no other day can be agreed."
NO_PAUSE = "Nobody here may pause it: only its own rule could."
COUNTS_BACK = "It cannot be paused: it counts back from a day to come."


@dataclass(frozen=True, kw_only=True)
class Way:
    """One thing that can be done: its form under a heading, which is open where it was sent."""

    do: str
    title: str
    text: str
    button: str
    form: DecisionForm
    is_open: bool


@dataclass(frozen=True, kw_only=True)
class DueDatePage(Page):
    """`means` says what a decision does; `no_way` why nothing can be decided, or not all."""

    child: str
    running: str
    running_href: str
    means: str
    clock: Clock
    ways: tuple[Way, ...]
    no_way: str
    quicker: Notice | None
    history: DataTable


def form_of(
    do: str, after: int | None, sent: Mapping[str, str] | None = None
) -> DecisionForm | None:
    """The form of a thing that can be done (AGREE, `end-12`); None for what cannot."""
    form = FORMS.get(do.rstrip("-0123456789"))
    return form(sent, prefix=do, initial={"after": after}) if form else None


def number_of(do: str) -> int:
    """The number of the decision to which it is done; 0 where it is to none."""
    number = do.rpartition("-")[2]
    return int(number) if number.isdecimal() else 0


def build(
    request: PersonRequest,
    running: LookedAt,
    *,
    numbers: Numbers,
    is_newest: bool,
    sent: tuple[str, DecisionForm] | None,
    quicker: bool,
) -> DueDatePage:
    """The page; `sent` is what a person did and its form, where it could not be."""
    told = running.explained
    can = person_can_decide_dates(request.sight)
    no_way = _no_way(running, can=can, is_newest=is_newest)
    return DueDatePage(
        title=f"Due date: {told.title}",
        chrome=chrome_at(request, numbers),
        child=running.shown.name,
        running=told.title,
        running_href=reverse("running", args=[running.handle, running.key]),
        means=LOCAL_MEANS if told.rule_kind == Kind.LOCAL else NATIONAL_MEANS,
        clock=clock_of(told, running.source_file),
        ways=_all_ways(running, sent) if can and is_newest else (),
        no_way=no_way,
        quicker=_quicker(running) if quicker else None,
        history=history(
            running.decisions,
            tells_why=running.tells_why,
            caption="What was decided of its due date, newest first",
        ),
    )


def _all_ways(running: LookedAt, sent: tuple[str, DecisionForm] | None) -> tuple[Way, ...]:
    ways = tuple(_ways(running, sent))
    if sent is None or any(one.is_open for one in ways):
        return ways
    # It could be done when the form was opened: what was written since is not lost.
    do, form = sent
    title = "What you wrote, and cannot be done now"
    return (Way(do=do, title=title, text="", button="Try again", form=form, is_open=True), *ways)


def _ways(running: LookedAt, sent: tuple[str, DecisionForm] | None) -> Iterator[Way]:
    after = running.decisions[0].number if running.decisions else None
    standing = [one for one in running.decisions if one.stands]

    def way(do: str, title: str, button: str, text: str = "") -> Way:
        is_sent = sent is not None and sent[0] == do
        form = sent[1] if sent and is_sent else form_of(do, after)
        assert form
        return Way(do=do, title=title, button=button, text=text, form=form, is_open=is_sent)

    is_agreed = any(one.decided is Decided.AGREED for one in standing)
    if running.explained.state in UNDER_WAY:
        if running.may_be_agreed:
            yield way(AGREE, "Agree another day", "Agree this day")
        if running.may_be_paused and not is_agreed:
            yield way(PAUSE, "Pause it", "Pause it")
        for one in standing:
            if one.decided is Decided.PAUSED:
                yield way(f"{END}-{one.number}", f"End the pause: {what(one)}", "End it", said(one))
    for one in standing:
        yield way(f"{TAKE_BACK}-{one.number}", f"Take back: {what(one)}", "Take it back", said(one))


def _no_way(running: LookedAt, *, can: bool, is_newest: bool) -> str:
    if not can:
        return "Team managers, heads of service and the director decide here."
    if not is_newest:
        return "You are looking at what was known earlier: nothing can be decided of it now."
    if running.explained.state not in UNDER_WAY:
        return "It is no longer open with a due date, so that nothing can be moved."
    if not running.may_be_agreed:
        return NOT_OWED
    if running.may_be_paused:
        return ""
    return NO_PAUSE if running.explained.rule_kind != Kind.LOCAL else COUNTS_BACK


def _quicker(running: LookedAt) -> Notice:
    newest: DateDecision = running.decisions[0]
    return Notice(
        kind="warning",
        title="Somebody decided something of it while you wrote",
        text=f"{said(newest)}. What you wrote is below, and is not kept yet. Save it again to put "
        "it after theirs.",
    )
