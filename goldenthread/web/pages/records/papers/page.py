"""The papers that are still to be sent, as a page."""

from dataclasses import dataclass

from django.urls import reverse

from goldenthread.access.numbers import Numbers
from goldenthread.access.papers import CutPapers, PaperToSend
from goldenthread.codes import forms
from goldenthread.web import words
from goldenthread.web.components.data_table import Cell, DataTable, Heading
from goldenthread.web.components.pagination import Pagination, paginate
from goldenthread.web.frame import Page, PersonRequest
from goldenthread.web.frame_of_record import chrome_at

PER_PAGE = 50
HEADINGS = ("Child", "Meeting", "Day of the meeting", "Paper", "For whom", "Next", "Held by")


@dataclass(frozen=True, kw_only=True)
class PapersPage(Page):
    """One table, a row a paper and recipient."""

    table: DataTable
    pages: Pagination | None


def build(request: PersonRequest, numbers: Numbers, cut: CutPapers, *, page: int) -> PapersPage:
    """The page."""
    return PapersPage(
        title="Papers to be sent",
        chrome=chrome_at(request, numbers),
        table=DataTable(
            caption=words.plural(cut.total, "paper"),
            headings=tuple(map(Heading, HEADINGS)),
            rows=tuple(_row(one) for one in cut.papers),
            nothing="Every paper of the children whom you reach is sent, or withheld.",
            is_wide=True,
        ),
        pages=paginate(
            total=cut.total,
            per_page=PER_PAGE,
            page=page,
            href=lambda number: f"{reverse('papers')}?page={number}",
            noun="papers",
        ),
    )


def _row(one: PaperToSend) -> tuple[Cell, ...]:
    href = (
        reverse("typed_paper_again", args=[one.handle, one.key])
        if one.key
        else reverse("typed_paper", args=[one.handle])
    )
    return (
        Cell(one.shown.name, href),
        Cell(forms.MEETING.label(one.meeting, year=0)),
        Cell(words.date(one.meeting_on)),
        Cell(forms.PAPER.label(one.paper, year=0) if one.paper else "None on record"),
        Cell(forms.RECIPIENT.label(one.recipient, year=0) if one.recipient else "Nobody yet"),
        Cell(one.next_stage),
        Cell(one.held_by or "not said"),
    )
