"""One local standard as a page: what is in force, and what a change would do."""

from dataclasses import dataclass
from datetime import date

from goldenthread.access.numbers import Numbers
from goldenthread.access.standards import HeldStandard
from goldenthread.clocks.running import URGENCY
from goldenthread.clocks.supposing import StandardSupposed
from goldenthread.record.labels import capital
from goldenthread.record.standards import Standard
from goldenthread.web import words
from goldenthread.web.components.data_table import Cell, DataTable, Heading, number_cell
from goldenthread.web.components.summary_list import SummaryRow
from goldenthread.web.frame import Page, PersonRequest
from goldenthread.web.frame_of_record import chrome_at
from goldenthread.web.pages.oversight.standard.forms import ReasonForm, StandardForm
from goldenthread.web.pages.oversight.standard.undoing import Undoable
from goldenthread.web.pages.oversight.standards.page import allows, said_by


@dataclass(frozen=True, kw_only=True)
class StandardPage(Page):
    """The standard, the form, and where an answer was given what it would change."""

    facts: tuple[SummaryRow, ...]
    form: StandardForm
    reason: ReasonForm
    says: str = ""
    would_change: DataTable | None = None
    undoable: tuple[Undoable, ...] = ()


def build(
    request: PersonRequest,
    numbers: Numbers,
    held: HeldStandard,
    *,
    form: StandardForm,
    reason: ReasonForm,
    supposed: StandardSupposed | None,
    on: date,
) -> StandardPage:
    """The page of one standard; `supposed` is None until an answer is given."""
    now = held.on(on)
    return StandardPage(
        title=held.rule.title,
        chrome=chrome_at(request, numbers),
        facts=(
            SummaryRow(key="Of what kind", value="A local standard: this council's own"),
            SummaryRow(key="Allows now", value=allows(held.rule, now.allowed)),
            SummaryRow(key="Counted from", value=held.rule.starts_from),
            SummaryRow(key="Set by", value=said_by(now)),
            SummaryRow(key="As built in", value=_built_in(held)),
        ),
        form=form,
        reason=reason,
        says=_says(supposed, on) if supposed else "",
        would_change=_table(supposed, on) if supposed else None,
        undoable=tuple(
            Undoable(words=_setting(held, one), since=one.in_force_from.isoformat())
            for one in held.settings
            if one.set_by
        ),
    )


def _built_in(held: HeldStandard) -> str:
    return f"{held.rule.allowance}. {held.rule.source}"


def _setting(held: HeldStandard, one: Standard) -> str:
    """`10 working days for what starts from 1 April 2026, set by ... : why`."""
    return (
        f"{allows(held.rule, one.allowed)} for what starts from "
        f"{words.date(one.in_force_from)}, set by {one.set_by}: {one.why}"
    )


def _says(supposed: StandardSupposed, on: date) -> str:
    if not supposed.children:
        return f"Nothing would change as at {words.date(on)}."
    who = words.plural(supposed.children, "child", "children")
    return f"As at {words.date(on)}, a clock of {who} would stand otherwise, or come or go."


def _table(supposed: StandardSupposed, on: date) -> DataTable:
    states = [one for one in URGENCY if supposed.now.get(one) or supposed.then.get(one)]
    return DataTable(
        caption=f"Its clocks on {words.date(on)}",
        headings=(Heading("State"), Heading("Now", numeric=True), Heading("Then", numeric=True)),
        rows=tuple(
            (
                Cell(capital(state)),
                number_cell(supposed.now.get(state, 0)),
                number_cell(supposed.then.get(state, 0)),
            )
            for state in states
        ),
        nothing="No clock runs by it.",
    )
