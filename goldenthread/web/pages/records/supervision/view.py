"""A supervision is typed once for several children of one worker."""

from collections.abc import Mapping, Sequence
from uuid import UUID

from django.http import Http404, HttpResponse, HttpResponseRedirect
from django.urls import reverse
from django.views.decorators.http import require_http_methods

from goldenthread.access.kept_here import KnownChild, children_of_workers
from goldenthread.access.log import Kind, Looking, shows_children
from goldenthread.access.numbers import council_numbers
from goldenthread.access.visibility import Seen, see
from goldenthread.casework.drafts import Place, draft_of, keep_draft, let_go, mark_of
from goldenthread.casework.record_forms import SUPERVISION
from goldenthread.casework.typing import Said, type_records, wrong_with
from goldenthread.ledger.typed import TypedSince, row_key
from goldenthread.web.addresses import word_asked
from goldenthread.web.frame import PersonRequest, render_page
from goldenthread.web.pages.records.sending import BY_ITSELF
from goldenthread.web.pages.records.supervision.forms import SupervisionForm
from goldenthread.web.pages.records.supervision.page import build
from goldenthread.web.pages.records.typed.view import form_kept_here

TABLE = SUPERVISION.table.name
Workers = Mapping[str, Sequence[KnownChild]]


@require_http_methods(["GET", "HEAD", "POST"])
@shows_children(action="types a supervision", kind=Kind.CHILD)
def supervision(request: PersonRequest, looking: Looking) -> HttpResponse:
    """The workers whose children are within reach; of one, the form; a POST keeps it."""
    form_kept_here(request, TABLE)
    seen = see(looking, on=request.on)
    workers = children_of_workers(seen, SUPERVISION.table)
    worker = word_asked(request.GET.get("worker", ""))
    if worker and worker not in workers:
        raise Http404("no such worker within reach")
    place = Place(name=f"{TABLE} of {worker}"[:100])
    form: SupervisionForm | None = None
    already: tuple[str, ...] = ()
    if worker:
        form = _opened(request, workers[worker], worker, place)
        if request.method == "POST":
            answer, already = _posted(request, seen, workers[worker], place, form)
            if answer is not None:
                return answer
    draft = draft_of(request.user, place) if request.method != "POST" else None
    page = build(
        request, council_numbers(), workers, worker, form=form, draft=draft, already=already
    )
    return render_page(request, "pages/records/supervision/page.html", page)


def _opened(
    request: PersonRequest, known: Sequence[KnownChild], worker: str, place: Place
) -> SupervisionForm:
    if request.method == "POST":
        return SupervisionForm(request.POST, known=known)
    filled: dict[str, object] = {
        "held_on": request.on.isoformat(),
        "kind": "CASE",
        "worker": worker,
        "mark": mark_of(request.user, place),
    }
    if draft := draft_of(request.user, place):
        said = {name: values[-1] for name, values in draft.says.items() if values}
        filled |= said | {"children": draft.says.get("children", [])}
    return SupervisionForm(initial=filled, known=known)


def _posted(
    request: PersonRequest,
    seen: Seen,
    known: Sequence[KnownChild],
    place: Place,
    form: SupervisionForm,
) -> tuple[HttpResponse | None, tuple[str, ...]]:
    """What a POST does (None where the form is shown again), and the children of whom that
    supervision is on record already."""
    if "start_again" in request.POST:
        let_go(request.user, place)
        return HttpResponseRedirect(request.get_full_path()), ()
    names = (*SUPERVISION.asks, "children")
    says = {name: request.POST.getlist(name) for name in names}
    keep_draft(request.user.pk, place, says, at=request.at)
    if BY_ITSELF in request.headers:
        return HttpResponse(status=204), ()
    if not form.is_valid():
        return None, ()
    cells = form.cells(SUPERVISION)
    for wrong in wrong_with(SUPERVISION, cells, today=request.on):
        form.add_error(wrong.column, wrong.sentence)
    if form.errors:
        return None, ()
    chosen = {UUID(handle) for handle in form.cleaned_data["children"]}
    talked_of = [one for one in known if one.handle in chosen]
    try:
        said = [Said(child=one, cells=cells) for one in talked_of]
        type_records(seen, SUPERVISION, said, at=request.at)
    except TypedSince as since:
        keys = {
            row_key(SUPERVISION.table, {**cells, "child_id": one.child_id}): one
            for one in talked_of
        }
        return None, tuple(keys[key].shown.name for key in since.row_keys)
    let_go(request.user, place)
    return HttpResponseRedirect(reverse("work")), ()
