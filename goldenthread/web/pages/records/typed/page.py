"""The form of one record of one child: what is known, the questions, a draft, and both versions
where somebody was quicker."""

from collections.abc import Mapping, Sequence
from dataclasses import dataclass
from typing import Any

from django.urls import reverse

from goldenthread.access.kept_here import KnownChild, RowOnRecord
from goldenthread.access.numbers import Numbers
from goldenthread.access.permissions import person_can_open_a_child
from goldenthread.casework.models import Draft
from goldenthread.casework.record_forms import RecordForm
from goldenthread.record.table import Column, Holds
from goldenthread.web import words
from goldenthread.web.components.data_table import Cell, DataTable, Heading
from goldenthread.web.components.notice import Notice
from goldenthread.web.components.summary_list import SummaryRow
from goldenthread.web.drafts import draft_in_words
from goldenthread.web.frame import Page, PersonRequest
from goldenthread.web.frame_of_record import chrome_at
from goldenthread.web.pages.records.typed.forms import TypedForm

NOT_SAID = "not said"
YES_OR_NO = {True: "yes", False: "no"}


@dataclass(frozen=True, kw_only=True)
class TypedPage(Page):
    """`draft` says that this was typed before and is not saved; `both` are the two versions where
    somebody was quicker. `may_take_back` is of what was typed here."""

    child: str
    back_href: str
    known: tuple[SummaryRow, ...]
    on_record: DataTable
    form: TypedForm
    draft: Notice | None
    quicker: Notice | None
    both: DataTable | None
    may_take_back: bool


def build(
    request: PersonRequest,
    numbers: Numbers,
    form: RecordForm,
    known: KnownChild,
    rows: Sequence[RowOnRecord],
    *,
    typed: TypedForm,
    row: RowOnRecord | None,
    draft: Draft | None,
    quicker: RowOnRecord | None,
) -> TypedPage:
    """The page; `row` is the one that is corrected, `quicker` what somebody typed meanwhile."""
    return TypedPage(
        title=f"{form.action if row is None else f'Correct a {form.one}'}, {known.shown.name}",
        # What is being typed is not drawn again under its writer's hands.
        chrome=chrome_at(request, numbers, live_href=""),
        child=known.shown.name,
        back_href=reverse("records_of_child", args=[known.handle, form.table.name]),
        known=known_rows(request, known, row),
        on_record=table_of(form, rows[:3], caption="On record already, newest first"),
        form=typed,
        draft=draft_in_words(draft),
        quicker=quicker_notice(quicker),
        both=_both(form, quicker, typed) if quicker else None,
        may_take_back=row is not None and row.is_typed,
    )


def known_rows(
    request: PersonRequest, known: KnownChild, row: RowOnRecord | None
) -> tuple[SummaryRow, ...]:
    """What is known of the child already, for who has a page of it, and who said the row."""
    said = (SummaryRow(key="Said by", value=row.source),) if row else ()
    if not person_can_open_a_child(request.sight):
        return said
    return (
        SummaryRow(key="Age", value=known.shown.age),
        SummaryRow(key="Worker", value=known.worker or words.NOT_RECORDED),
        SummaryRow(key="Team", value=known.team or words.NOT_RECORDED),
        *said,
    )


def quicker_notice(quicker: RowOnRecord | None) -> Notice | None:
    """That somebody else was quicker, and what may be done."""
    if quicker is None:
        return None
    return Notice(
        kind="warning",
        title="This is on record already, or somebody changed it while you typed",
        text=f"{quicker.source}. Both are below, and nothing of yours is lost. Save yours again to "
        "put it in place of theirs, which stays in the history; or leave theirs as it is.",
    )


def _both(form: RecordForm, theirs: RowOnRecord, typed: TypedForm) -> DataTable:
    mine = typed.cells(form) if typed.is_valid() else {}
    return DataTable(
        caption="Both versions",
        headings=tuple(map(Heading, ("Question", "On record now", "What you typed"))),
        rows=tuple(
            (
                Cell(form.label(column)),
                Cell(in_words(column, theirs.cells)),
                Cell(in_words(column, mine)),
            )
            for column in form.columns
        ),
        is_wide=True,
    )


def table_of(
    form: RecordForm,
    rows: Sequence[RowOnRecord],
    *,
    caption: str,
    hrefs: Mapping[str, str] | None = None,
) -> DataTable:
    """The rows of a child, with who said each; each leads to `hrefs` by its key."""
    first, *others = form.listed
    return DataTable(
        caption=caption,
        headings=(*(Heading(form.label(column)) for column in form.listed), Heading("Said by")),
        rows=tuple(
            (
                Cell(in_words(first, row.cells), (hrefs or {}).get(row.key, "")),
                *(Cell(in_words(column, row.cells)) for column in others),
                Cell(row.source),
            )
            for row in rows
        ),
        nothing="Nothing of this kind is on record.",
        is_wide=True,
    )


def in_words(column: Column, cells: Mapping[str, Any]) -> str:
    """What a cell says, in words."""
    value = cells.get(column.name)
    if value is None or value == "":
        return NOT_SAID
    if column.holds is Holds.FLAG:
        return YES_OR_NO[value]
    if column.holds is Holds.DATE:
        return words.date(value)
    if column.codes:
        return column.codes.label(str(value), year=0)  # our own words: the same in every year
    return str(value)
