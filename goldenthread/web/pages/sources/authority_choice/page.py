"""The choice of who speaks for one subject, as a page."""

from collections.abc import Sequence
from dataclasses import dataclass
from urllib.parse import urlencode

from django.urls import reverse

from goldenthread.access.authority import SubjectHeld
from goldenthread.access.beside import title_of
from goldenthread.access.numbers import Numbers
from goldenthread.record.authority import Subject
from goldenthread.record.catalogue import TABLES
from goldenthread.record.labels import capital
from goldenthread.record.supposing import TableSupposed
from goldenthread.web import words
from goldenthread.web.components.data_table import Cell, DataTable, Heading, number_cell
from goldenthread.web.components.summary_list import SummaryRow
from goldenthread.web.frame import Page, PersonRequest
from goldenthread.web.frame_of_record import chrome_at
from goldenthread.web.pages.sources.authority.page import by_whom, holds, who_speaks
from goldenthread.web.pages.sources.authority_choice.forms import ChoiceForm, ReasonForm, filled_in


@dataclass(frozen=True, kw_only=True)
class ChoicePage(Page):
    """The form, and where an answer was given what it would change: `says`, `would_change`, and
    the form that keeps it. `is_so_already` where that is the choice in force."""

    facts: tuple[SummaryRow, ...]
    form: ChoiceForm
    reason: ReasonForm
    limit: str = ""
    says: str = ""
    would_change: DataTable | None = None
    is_so_already: bool = False


def build(
    request: PersonRequest,
    numbers: Numbers,
    held: SubjectHeld,
    *,
    form: ChoiceForm,
    reason: ReasonForm,
    supposed: Sequence[TableSupposed] | None,
) -> ChoicePage:
    """The page of one subject; `supposed` is None until an answer is given."""
    as_at = words.date(numbers.as_at) if numbers.as_at else ""
    asked = supposed is not None
    return ChoicePage(
        title=f"Who speaks for: {held.subject.title}",
        chrome=chrome_at(request, numbers),
        facts=(
            SummaryRow(key="Who speaks first now", value=f"{who_speaks(held)}. {by_whom(held)}."),
            *(
                SummaryRow(key=capital(title_of(one.kind)), value=holds(one).partition(": ")[2])
                for one in held.sources
            ),
        ),
        form=form,
        reason=reason,
        limit=_limit(held, form.kinds) if asked else "",
        says=_says(supposed or ()) if asked else "",
        would_change=_table(held.subject, form.kinds, supposed or (), as_at) if asked else None,
        is_so_already=asked and form.kinds == held.kinds and not held.is_built_in,
    )


def _limit(held: SubjectHeld, kinds: tuple[str, ...]) -> str:
    """Where who is to speak speaks to no later day than another: what that means."""
    days = {one.kind: one.last_day for one in held.sources if one.last_day}
    first = next((kind for kind in kinds if kind in days), None)
    if first is None:
        return ""
    last = days[first]
    later = [kind for kind, day in days.items() if kind not in kinds and day > last]
    if not later:
        return ""
    return (
        f"{capital(title_of(first))} speaks to {words.date(last)}. What goes on after that day "
        f"is still said by {words.listed([title_of(kind) for kind in later])}, so that nothing "
        "that is open today is hidden."
    )


def _says(supposed: Sequence[TableSupposed]) -> str:
    children = {change.child_id for table in supposed for change in table.changes}
    if not children:
        return "Nothing that we hold would change: the returns agree, or one alone says it."
    rows = sum(len(table.changes) for table in supposed)
    who = words.plural(len(children), "child", "children")
    return f"{words.plural(rows, 'row')} of {who} would change."


def children_href(subject: Subject, kinds: tuple[str, ...]) -> str:
    """The list of the children whose rows a choice would change."""
    query = urlencode(filled_in(kinds))
    return f"{reverse('authority_children', args=[subject.code])}?{query}"


def _table(
    subject: Subject, kinds: tuple[str, ...], supposed: Sequence[TableSupposed], as_at: str
) -> DataTable:
    href = children_href(subject, kinds)
    return DataTable(
        caption=f"What would change, as at {as_at}" if as_at else "What would change",
        headings=(
            Heading("Rows of"),
            Heading("Open now", numeric=True),
            Heading("Open then", numeric=True),
            Heading("All now", numeric=True),
            Heading("All then", numeric=True),
            Heading("Children whose rows change", numeric=True),
        ),
        rows=tuple(
            (
                Cell(TABLES[one.table].title),
                *_open(one),
                number_cell(one.rows_now),
                number_cell(one.rows_then),
                number_cell(one.children, href=href if one.children else ""),
            )
            for one in supposed
            if one.rows_now or one.rows_then
        ),
        nothing="No return holds a row of it.",
        compact=True,
        is_wide=True,
    )


def _open(one: TableSupposed) -> tuple[Cell, Cell]:
    """What is open now and then; blank of rows that happen on one day, or have none: they are never
    open."""
    if len(TABLES[one.table].spans) < 2:
        return Cell(""), Cell("")
    return number_cell(one.open_now), number_cell(one.open_then)
