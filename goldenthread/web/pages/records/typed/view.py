"""A record of one child is typed, corrected or taken back, where its kind is kept here."""

from collections.abc import Sequence
from dataclasses import dataclass
from uuid import UUID

from django.http import Http404, HttpResponse
from django.views.decorators.http import require_http_methods

from goldenthread.access.kept_here import (
    KnownChild,
    RowOnRecord,
    child_to_type_of,
    council_keepings,
    rows_on_record,
)
from goldenthread.access.log import ChildNotFound, Kind, Looking, shows_children
from goldenthread.access.numbers import council_numbers
from goldenthread.access.visibility import see
from goldenthread.casework.drafts import Place, draft_of, mark_of
from goldenthread.casework.record_forms import FORMS, RecordForm
from goldenthread.casework.typing import KeptElsewhere, Said, take_back, type_records, wrong_with
from goldenthread.ledger.typed import TypedSince
from goldenthread.web.frame import PersonRequest, render_page
from goldenthread.web.pages.records.sending import UnderWay, answer_to
from goldenthread.web.pages.records.typed.forms import TypedForm, as_typed, form_of
from goldenthread.web.pages.records.typed.page import build


@dataclass(kw_only=True)
class Typed(UnderWay):
    """The form of one record. `row` is the one that is corrected, `quicker` what somebody typed
    meanwhile."""

    row: RowOnRecord | None
    typed: TypedForm
    quicker: RowOnRecord | None = None

    @property
    def rows(self) -> Sequence[RowOnRecord]:
        """What is on record of this kind."""
        return rows_on_record(self.seen, self.known.child_id, self.form.table)


def form_kept_here(request: PersonRequest, table: str) -> RecordForm:
    """The form of a kind of record that this person may type.

    Raises Http404 for a kind that there is not, NotAllowed, and KeptElsewhere while it is not kept
    here.
    """
    if table not in FORMS:
        raise Http404("There is no such kind of record")
    form = FORMS[table]
    form.check(request.sight)
    if not council_keepings()[table].is_here_on(request.on):
        raise KeptElsewhere(form.one)
    return form.for_eyes(request.sight)


def _typed(
    request: PersonRequest, looking: Looking, handle: UUID, table: str, key: str = ""
) -> HttpResponse:
    """The form, as a draft has it or as the row stands; a POST keeps it."""
    form = form_kept_here(request, table)
    seen = see(looking, on=request.on)
    known = child_to_type_of(seen, handle)
    row = next((r for r in rows_on_record(seen, known.child_id, form.table) if r.key == key), None)
    if key and row is None:
        raise ChildNotFound(handle)
    place = Place(name=f"{table} {key}".strip(), child=handle)
    under_way = Typed(
        request=request,
        seen=seen,
        form=form,
        known=known,
        row=row,
        place=place,
        typed=_opened(request, form, known, row, place),
    )
    if request.method == "POST" and (answer := _posted(under_way)) is not None:
        return answer
    return _shown(under_way)


FORM = require_http_methods(["GET", "HEAD", "POST"])
typed = FORM(shows_children(action="types a record", kind=Kind.CHILD)(_typed))
typed_paper = FORM(shows_children(action="types a paper", kind=Kind.PAPERS)(_typed))
"""The same for a paper: who writes papers reaches children here, and on no other page."""


def _opened(
    request: PersonRequest,
    form: RecordForm,
    known: KnownChild,
    row: RowOnRecord | None,
    place: Place,
) -> TypedForm:
    """The form as it is sent, or as a draft, the row or what is known fills it."""
    if request.method == "POST":
        return form_of(form)(request.POST)
    filled = as_typed(form, row.cells) if row else _filled(request, form, known)
    filled |= {"after": str(row.load) if row else "", "mark": mark_of(request.user, place)}
    if draft := draft_of(request.user, place):
        filled |= {name: values[-1] for name, values in draft.says.items() if name != "mark"}
    return form_of(form)(initial=filled)


def _filled(request: PersonRequest, form: RecordForm, known: KnownChild) -> dict[str, str]:
    codes = request.sight.worker_codes
    return {
        form.table.spans[0]: request.on.isoformat(),
        form.worker: known.worker,
        form.writer: codes[0] if codes else request.user.full_name,
    }


def _posted(one: Typed) -> HttpResponse | None:
    """What a POST does; None where the form is shown again."""
    sent = one.request.POST
    says = {name: sent.getlist(name) for name in (*one.form.asks, "after") if name in sent}
    return answer_to(one, says, saved=_saved, taken_back=_taken_back, show_both=_show_both)


def _saved(one: Typed) -> bool:
    """Save what was typed; whether nothing was wrong with it."""
    if not one.typed.is_valid():
        return False
    stands = one.row.cells if one.row else {}  # with what is not asked of everybody
    cells = {**stands, **one.typed.cells(one.form)}
    for wrong in wrong_with(one.form, cells, today=one.request.on):
        one.typed.add_error(wrong.column, wrong.sentence)
    if one.row and not one.row.is_typed and one.key(cells) != one.row.row_key:
        told = f"Correct this in the case system: its extract says it of this {one.form.one}"
        one.typed.add_error(one.form.table.key[-1], told)
    if one.typed.errors:
        return False
    after = one.typed.cleaned_data["after"]
    said = Said(child=one.known, cells=cells, instead_of=one.row, after=after)
    type_records(one.seen, one.form, [said], at=one.request.at)
    return True


def _taken_back(one: Typed) -> bool:
    after = one.typed.cleaned_data["after"] if one.typed.is_valid() else None
    if one.row is None or not one.row.is_typed or after is None:
        return False
    take_back(one.seen, one.form, {one.row.row_key: after}, at=one.request.at)
    return True


def _show_both(one: Typed, since: TypedSince) -> None:
    """Let the form follow what stands now, and be shown beside it."""
    one.seen = see(one.seen.looking, on=one.request.on)
    keys = {*since.row_keys, one.row.row_key if one.row else ""}
    one.quicker = next((row for row in one.rows if row.row_key in keys), None)
    after = str(one.quicker.load) if one.quicker else ""
    one.typed = form_of(one.form)({**one.request.POST.dict(), "after": after})


def _shown(one: Typed) -> HttpResponse:
    page = build(
        one.request,
        council_numbers(),
        one.form,
        one.known,
        one.rows,
        typed=one.typed,
        row=one.row,
        draft=one.draft,
        quicker=one.quicker,
    )
    return render_page(one.request, "pages/records/typed/page.html", page)
