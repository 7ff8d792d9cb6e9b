"""What was decided of due dates, in words, wherever a page shows it."""

from collections.abc import Iterable

from django.utils.timezone import localtime

from goldenthread.clocks.explanation import title_of
from goldenthread.clocks.what_was_decided import DateDecision
from goldenthread.record.decided_dates import Decided
from goldenthread.web import words
from goldenthread.web.components.data_table import Cell, DataTable, Heading

HIDDEN = "not shown to you"


def what(decision: DateDecision) -> str:
    """`Another day agreed: 3 March 2026`, `Paused from 3 March 2026 to 10 March 2026`."""
    if decision.decided is Decided.AGREED:
        return f"Another day agreed: {words.date(decision.agreed_on)}"
    if decision.decided is Decided.TAKEN_BACK:
        return "Taken back"
    since = words.date(decision.paused_from)
    if decision.paused_to:
        return f"Paused from {since} to {words.date(decision.paused_to)}"
    again = words.date(decision.look_again_on)
    return f"Paused since {since}, with no last day; to be looked at again on {again}"


def who(decision: DateDecision) -> str:
    """`Pat Field, team manager`, and whose decision it was where it was another's."""
    by = f"{decision.said_by}, {decision.said_as.lower()}"
    return f"{by}; decision of {decision.whose}" if decision.whose else by


def said(decision: DateDecision) -> str:
    """All of it in one line: what, when, by whom and why."""
    when = words.date(localtime(decision.said_at).date())
    why = f": {decision.why}" if decision.why else ""
    return f"{what(decision)}. Decided on {when} by {who(decision)}{why}"


def clock_of(decision: DateDecision) -> str:
    """The clock that it is of, and the day on which that started."""
    title = title_of({"clock": decision.clock, "about": decision.about})
    return f"{title}, started {words.date(decision.started_on)}"


def history(
    decisions: Iterable[DateDecision],
    *,
    tells_why: bool,
    caption: str,
    names_clock: bool = False,
    nothing: str = "Nobody has decided anything of its due date.",
) -> DataTable:
    """Decisions, in the order in which they come, with what became of each; with the clock of
    each where they are of several."""
    decisions = tuple(decisions)
    numbers = {one.number: one for one in decisions}
    return DataTable(
        caption=caption,
        headings=tuple(
            map(Heading, ("When", *(["Clock"] * names_clock), "By", "Decided", "Why", "Stands"))
        ),
        rows=tuple(
            (
                Cell(words.moment(localtime(one.said_at))),
                *([Cell(clock_of(one))] * names_clock),
                Cell(who(one)),
                Cell(_decided(one, numbers)),
                Cell(one.why if tells_why else HIDDEN),
                Cell(_stands(one)),
            )
            for one in decisions
        ),
        nothing=nothing,
        compact=True,
        is_wide=True,
    )


def _decided(one: DateDecision, numbers: dict[int, DateDecision]) -> str:
    before = numbers.get(one.instead_of or 0)
    if before is None:
        return what(one)
    if one.decided is Decided.TAKEN_BACK:
        return f"Taken back: {what(before)}"
    return f"{what(one)}, instead of: {what(before)}"


def _stands(one: DateDecision) -> str:
    if one.decided is Decided.TAKEN_BACK:
        return ""
    return "yes" if one.stands else "no longer"
