"""The papers that are still to be sent, as a page."""

from dataclasses import dataclass

from django.urls import reverse

from goldenthread.access.left_out import LISTED, NO_ROW, LeftOut
from goldenthread.access.numbers import Numbers
from goldenthread.access.papers import CutPapers, PaperToSend
from goldenthread.codes import forms
from goldenthread.web import why_not, words
from goldenthread.web.components.data_table import Cell, DataTable, Heading
from goldenthread.web.components.pagination import Pagination, paginate
from goldenthread.web.frame import Page, PersonRequest
from goldenthread.web.frame_of_record import chrome_at
from goldenthread.web.why_not import IN_THIS_LIST, WhyNot, WhyRow

PER_PAGE = 50
HEADINGS = ("Child", "Meeting", "Day of the meeting", "Paper", "For whom", "Next", "Held by")


@dataclass(frozen=True, kw_only=True)
class PapersPage(Page):
    """One table, a row a paper and recipient."""

    table: DataTable
    pages: Pagination | None
    why_not: WhyNot


SAID = {
    LISTED: IN_THIS_LIST,
    NO_ROW: "No paper of a meeting of this child is on record, and no conference of late.",
    "is_past": "The meetings are still to come.",
    "is_given": "What is not sent is withheld.",
    "is_to_be_sent": "Every paper of this child is sent.",
}
"""What leaves a child out, in the words of the condition that does not hold."""


def build(
    request: PersonRequest,
    numbers: Numbers,
    cut: CutPapers,
    *,
    page: int,
    left_out: tuple[LeftOut, ...] = (),
) -> PapersPage:
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
        why_not=why_not.form(
            request,
            reverse("papers"),
            tuple(_left_out(one) for one in left_out),
        ),
    )


def _left_out(one: LeftOut) -> WhyRow:
    href = reverse("papers_of_child", args=[one.handle])
    return why_not.row(one, lambda unmet: SAID[unmet.condition], href=href)


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
