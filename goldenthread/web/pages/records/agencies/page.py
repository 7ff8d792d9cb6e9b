"""The agencies at one meeting as a page: the GP, the child's agencies, then the others."""

from collections.abc import Mapping, Sequence
from dataclasses import dataclass

from django.urls import reverse

from goldenthread.access.kept_here import KnownChild, RowOnRecord
from goldenthread.access.numbers import Numbers
from goldenthread.casework.models import Draft
from goldenthread.casework.record_forms import RecordForm
from goldenthread.codes.forms import AGENCY, GP
from goldenthread.record.words_of_forms import what_an_agency_did
from goldenthread.web.components.data_table import Cell, DataTable, Heading
from goldenthread.web.components.notice import Notice
from goldenthread.web.components.summary_list import SummaryRow
from goldenthread.web.drafts import draft_in_words
from goldenthread.web.frame import Page, PersonRequest
from goldenthread.web.frame_of_record import chrome_at
from goldenthread.web.pages.records.agencies.forms import Asked, MeetingForms
from goldenthread.web.pages.records.typed.page import (
    NOT_SAID,
    known_rows,
    quicker_notice,
    table_of,
)


@dataclass(frozen=True, kw_only=True)
class AgenciesPage(Page):
    """`ours` are the GP and the agencies that work with the child, as the record or the form tells;
    `others` may be opened one by one."""

    child: str
    back_href: str
    known: tuple[SummaryRow, ...]
    on_record: DataTable
    forms: MeetingForms
    ours: tuple[Asked, ...]
    others: tuple[Asked, ...]
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
    forms: MeetingForms,
    stands: Mapping[str, RowOnRecord],
    draft: Draft | None,
    quicker: Sequence[RowOnRecord],
) -> AgenciesPage:
    """The page; `stands` are the rows that are corrected, `quicker` those that somebody typed
    meanwhile."""
    ours = tuple(one for one in forms.agencies if one.is_open or one.agency == GP)
    what = "Correct the agencies at a meeting" if stands else form.action
    return AgenciesPage(
        title=f"{what}, {known.shown.name}",
        # What is being typed is not drawn again under its writer's hands.
        chrome=chrome_at(request, numbers, live_href=""),
        child=known.shown.name,
        back_href=reverse("records_of_child", args=[known.handle, form.table.name]),
        known=known_rows(request, known, next(iter(stands.values()), None)),
        on_record=table_of(form, rows[:5], caption="On record already, newest first"),
        forms=forms,
        ours=ours,
        others=tuple(one for one in forms.agencies if one not in ours),
        draft=draft_in_words(draft),
        quicker=quicker_notice(quicker[0] if quicker else None),
        both=_both(forms, quicker) if quicker else None,
        may_take_back=any(row.is_typed for row in stands.values()),
    )


def _both(forms: MeetingForms, quicker: Sequence[RowOnRecord]) -> DataTable:
    """What stands now of each agency beside what was typed."""
    stands = {row.cells["agency"]: row for row in quicker}
    mine = forms.cells(stands) if forms.is_valid() else {}
    return DataTable(
        caption="Both versions",
        headings=tuple(map(Heading, ("Agency", "On record now", "What you typed"))),
        rows=tuple(
            (
                Cell(AGENCY.label(agency, year=0)),
                Cell(what_an_agency_did(dict(row.cells))),
                Cell(what_an_agency_did(mine[agency][1]) if agency in mine else NOT_SAID),
            )
            for agency, row in stands.items()
        ),
        is_wide=True,
    )
