"""Write a return: see what will be in it and what cannot be, then take its file away."""

import tempfile
from datetime import date
from pathlib import Path

from django.core.exceptions import BadRequest
from django.http import Http404, HttpResponse
from django.views.decorators.http import require_safe

from goldenthread.access.exports import (
    CannotBeWritten,
    ExportAsked,
    Exports,
    council_checks,
    council_export,
    export_seen,
)
from goldenthread.access.log import Kind, Looking, shows_children
from goldenthread.access.numbers import council_numbers
from goldenthread.access.permissions import check_person_can_export
from goldenthread.access.visibility import see
from goldenthread.packs.exports import download, remember, write
from goldenthread.web.addresses import day_asked, number_asked, word_asked
from goldenthread.web.frame import PersonRequest, render_page
from goldenthread.web.pages.going_out.exports.page import ExportsPage, build

NOTHING_LOADED = "Nothing has been loaded yet, so there is nothing to write."
NO_DAY = "That is no day; write it like 2025-03-31."


@require_safe
def exports(request: PersonRequest) -> HttpResponse:
    """The question; where it is asked, what the return will hold. No child is shown."""
    check_person_can_export(request.sight)
    kind, typed = word_asked(request.GET.get("kind", "")), request.GET.get("on", "")[:20]
    as_at = council_numbers().as_at
    on = _day(typed) if typed else as_at
    shown = typed or (as_at.isoformat() if as_at else "")
    if kind not in set(Exports):
        return _page(request, build(request, kind=Exports.ANNEX_A, on=shown))
    if on is None and not typed:
        return _page(request, build(request, kind=kind, on=shown, problem=NOTHING_LOADED))
    if on is None:
        return _page(request, build(request, kind=kind, on=shown, problem=NO_DAY))
    try:
        made = council_export(ExportAsked(kind=Exports(kind), on=on), None)
    except CannotBeWritten as why:
        return _page(request, build(request, kind=kind, on=shown, problem=str(why)))
    with tempfile.TemporaryDirectory() as folder:
        written = write(made, Path(folder), request.at)
    beside = council_checks(made)
    return _page(request, build(request, kind=kind, on=shown, written=written, checks=beside))


def _day(typed: str) -> date | None:
    try:
        return day_asked(typed)
    except BadRequest:
        return None


def _page(request: PersonRequest, page: ExportsPage) -> HttpResponse:
    return render_page(request, "pages/going_out/exports/page.html", page)


@require_safe
@shows_children(action="takes a return away", kind=Kind.EXPORT)
def export_file(request: PersonRequest, looking: Looking) -> HttpResponse:
    """The file of a return at one edition; each child in it is logged before it leaves."""
    check_person_can_export(looking.sight)
    asked = _asked(request)
    seen = see(looking, on=request.on, edition=number_asked(request.GET.get("edition", "")))
    try:
        made = export_seen(seen, asked)
    except CannotBeWritten as why:
        raise Http404(str(why)) from None
    with tempfile.TemporaryDirectory() as folder:
        written = write(made, Path(folder), request.at)
        remember(written, by=looking.sight.person.email, written_at=request.at)
        name, kind, content = download(written)
    answer = HttpResponse(content, content_type=kind)
    answer["Content-Disposition"] = f'attachment; filename="{name}"'
    return answer


def _asked(request: PersonRequest) -> ExportAsked:
    kind, on = request.GET.get("kind", ""), day_asked(request.GET.get("on", ""))
    if kind not in set(Exports) or not isinstance(on, date):
        raise Http404("There is no such return")
    return ExportAsked(kind=Exports(kind), on=on)
