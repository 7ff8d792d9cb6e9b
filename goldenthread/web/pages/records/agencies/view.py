"""The agencies at one meeting of a child are typed, corrected or taken back on one page, where they
are kept here."""

from collections.abc import Sequence
from dataclasses import dataclass
from uuid import UUID

from django.http import HttpResponse
from django.views.decorators.http import require_http_methods

from goldenthread.access.kept_here import (
    RowOnRecord,
    child_to_type_of,
    rows_on_record,
)
from goldenthread.access.log import ChildNotFound, Kind, Looking, shows_children
from goldenthread.access.numbers import council_numbers
from goldenthread.access.visibility import see
from goldenthread.casework.agencies import wrong_with_agency
from goldenthread.casework.drafts import Place, draft_of, mark_of
from goldenthread.casework.typing import Said, take_back, type_records
from goldenthread.ledger.typed import TypedSince
from goldenthread.web.drafts import NOT_TYPED
from goldenthread.web.frame import PersonRequest, render_page
from goldenthread.web.pages.records.agencies.forms import (
    MeetingForms,
    filled_with,
    opened_forms,
    sent_forms,
)
from goldenthread.web.pages.records.agencies.page import build
from goldenthread.web.pages.records.sending import UnderWay, answer_to
from goldenthread.web.pages.records.typed.view import form_kept_here


@dataclass(kw_only=True)
class Meeting(UnderWay):
    """One meeting of one child under way. `stands` are its rows by agency, `all_rows` those of
    every meeting, and `quicker` the rows that somebody typed meanwhile."""

    all_rows: Sequence[RowOnRecord]
    stands: dict[str, RowOnRecord]
    forms: MeetingForms
    quicker: tuple[RowOnRecord, ...] = ()

    @property
    def usual(self) -> set[str]:
        """The agencies of this child, as its meetings on record tell."""
        relevant = (row.cells for row in self.all_rows if row.cells["relevant"])
        return {cells["agency"] for cells in relevant}


@require_http_methods(["GET", "HEAD", "POST"])
@shows_children(action="types agencies at a meeting", kind=Kind.CHILD)
def agencies(
    request: PersonRequest, looking: Looking, handle: UUID, table: str, key: str = ""
) -> HttpResponse:
    """The form, as a draft has it or as the rows stand; a POST keeps it. `key` is that of a row of
    the meeting."""
    form = form_kept_here(request, table)
    seen = see(looking, on=request.on)
    known = child_to_type_of(seen, handle)
    rows = rows_on_record(seen, known.child_id, form.table)
    stands = _of_meeting(rows, key)
    if key and not stands:
        raise ChildNotFound(handle)
    named = min((row.key for row in stands.values()), default="")
    one = Meeting(
        request=request,
        seen=seen,
        form=form,
        known=known,
        all_rows=rows,
        stands=stands,
        place=Place(name=f"{table} {named}".strip(), child=handle),
        forms=opened_forms({}, ()),
    )
    one.forms = _opened(one)
    if request.method == "POST" and (answer := _posted(one)) is not None:
        return answer
    return _shown(one)


def _of_meeting(rows: Sequence[RowOnRecord], key: str) -> dict[str, RowOnRecord]:
    """The rows of the meeting of which this is one, by agency."""
    found = next((row.cells for row in rows if row.key == key), None)
    if found is None:
        return {}
    of = (found["meeting"], found["meeting_on"])
    return {
        row.cells["agency"]: row
        for row in rows
        if (row.cells["meeting"], row.cells["meeting_on"]) == of
    }


def _opened(one: Meeting) -> MeetingForms:
    """The form as it is sent, or as a draft, the rows or the day fill it."""
    if one.request.method == "POST":
        return sent_forms(one.request.POST, one.usual)
    filled = {"meeting_on": one.request.on.isoformat(), **filled_with(one.stands.values())}
    filled["mark"] = mark_of(one.request.user, one.place)
    if draft := draft_of(one.request.user, one.place):
        filled |= {name: values[-1] for name, values in draft.says.items() if values}
    return opened_forms(filled, one.usual)


def _posted(one: Meeting) -> HttpResponse | None:
    """What a POST does; None where the form is shown again."""
    sent = one.request.POST
    says = {name: sent.getlist(name) for name in sent if name not in (*NOT_TYPED, "keep")}
    return answer_to(one, says, saved=_saved, taken_back=_taken_back, show_both=_show_both)


def _saved(one: Meeting) -> bool:
    """Save what was typed; whether nothing was wrong with it."""
    if not one.forms.is_valid():
        return False
    cells = one.forms.cells(one.stands)
    by_agency = {asked.agency: asked.form for asked in one.forms.agencies}
    for agency, (answer, row) in cells.items():
        for wrong in wrong_with_agency(row, answer, today=one.request.on):
            form = by_agency[agency]
            told = form if wrong.column in form.fields else one.forms.meeting
            if wrong.column not in told.errors:
                told.add_error(wrong.column, wrong.sentence)
        stood = one.stands.get(agency)
        if stood and not stood.is_typed and one.key(row) != stood.row_key:
            said = "Correct this in the case system: its extract says it of this meeting"
            one.forms.meeting.add_error("meeting_on", said)
    if one.forms.has_errors():
        return False
    said_of = [
        Said(
            child=one.known,
            cells=row,
            instead_of=one.stands.get(agency),
            after=by_agency[agency].cleaned_data["after"],
        )
        for agency, (_, row) in cells.items()
    ]
    type_records(one.seen, one.form, said_of, at=one.request.at)
    return True


def _taken_back(one: Meeting) -> bool:
    """Take back all of the meeting that was typed here."""
    if not one.forms.is_valid():
        return False
    after = {a.agency: a.form.cleaned_data["after"] for a in one.forms.agencies}
    typed = {row.row_key: after[agency] for agency, row in one.stands.items() if row.is_typed}
    if not typed:
        return False
    take_back(one.seen, one.form, typed, at=one.request.at)
    return True


def _show_both(one: Meeting, since: TypedSince) -> None:
    """Let the form follow what stands now, and be shown beside it."""
    one.seen = see(one.seen.looking, on=one.request.on)
    one.all_rows = rows_on_record(one.seen, one.known.child_id, one.form.table)
    keys = {*since.row_keys, *(row.row_key for row in one.stands.values())}
    rows = [row for row in one.all_rows if row.row_key in keys]
    one.quicker = tuple(row for row in rows if row.row_key in since.row_keys)
    after = {f"{row.cells['agency']}-after": str(row.load) for row in rows}
    one.forms = sent_forms({**one.request.POST.dict(), **after}, one.usual)


def _shown(one: Meeting) -> HttpResponse:
    page = build(
        one.request,
        council_numbers(),
        one.form,
        one.known,
        one.all_rows,
        forms=one.forms,
        stands=one.stands,
        draft=one.draft,
        quicker=one.quicker,
    )
    return render_page(one.request, "pages/records/agencies/page.html", page)
