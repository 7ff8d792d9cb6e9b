"""Set what a child of each kind of work counts for: first what it would change, then, with a
reason, the change; or undo it."""

from django.http import HttpResponse, HttpResponseRedirect
from django.urls import reverse
from django.views.decorators.http import require_http_methods

from goldenthread.access.log import Kind, Looking, shows_children
from goldenthread.access.numbers import council_numbers
from goldenthread.access.permissions import check_person_can_set_standards
from goldenthread.access.teams import Teams, count_teams
from goldenthread.access.visibility import see
from goldenthread.access.weights import set_weights, take_weights_back, weights_set
from goldenthread.ledger.saying import SaidSince
from goldenthread.record.weights import Weights
from goldenthread.web.frame import PersonRequest, render_page
from goldenthread.web.pages.oversight.standard.undoing import day_taken_back
from goldenthread.web.pages.oversight.teams.weighing import in_words
from goldenthread.web.pages.oversight.weights.forms import LABELS, WeightsForm, WhyForm
from goldenthread.web.pages.oversight.weights.page import build


@require_http_methods(["GET", "HEAD", "POST"])
@shows_children(action="weighs caseloads", kind=Kind.CLOCKS)
def caseload_weights(request: PersonRequest, looking: Looking) -> HttpResponse:
    """The form; with an answer in the address, what it would change; a POST keeps or undoes it."""
    check_person_can_set_standards(request.sight)
    if request.method == "POST" and "take_back" in request.POST:
        return _undo(request)
    seen = see(looking, on=request.on)
    numbers = council_numbers(seen.reading.edition)
    day = numbers.as_at or request.on
    counted, sets = count_teams(seen, on=day, clocks=False), weights_set(seen.reading)
    form = _form(request, counted, sets)
    reason = WhyForm(request.POST if request.method == "POST" else None)
    supposed = form.weights if form.is_bound and form.is_valid() else None
    quicker = False
    if request.method == "POST" and supposed and reason.is_valid():
        try:
            _set(request, form, supposed, reason.cleaned_data["why"])
            return HttpResponseRedirect(reverse("caseload_weights"))
        except SaidSince:
            quicker = True
            form = _form(request, counted, sets, anew=True)
    page = build(
        request,
        numbers,
        counted,
        sets,
        form=form,
        reason=reason,
        supposed=supposed,
        quicker=quicker,
        on=day,
    )
    return render_page(request, "pages/oversight/weights/page.html", page)


def _set(request: PersonRequest, form: WeightsForm, weights: Weights, why: str) -> None:
    set_weights(
        request.sight,
        weights.of,
        weights.in_force_from,
        why=why,
        at=request.at,
        after=form.cleaned_data["after"] or 0,
    )


def _form(
    request: PersonRequest, counted: Teams, sets: tuple[Weights, ...], *, anew: bool = False
) -> WeightsForm:
    """The form as it is sent, with the edition of the set of its day as its reader has it before
    them; else as the weights stand."""
    asked = request.POST if request.method == "POST" else request.GET
    if "since" not in asked:
        now = counted.weights or Weights(of={}, in_force_from=request.on)
        stands = {kind: in_words(now.weight(kind)) for kind in (*counted.steps, *LABELS)}
        return WeightsForm(counted.steps, initial={"since": request.on, **stands})
    said = asked.dict()
    if anew or request.method != "POST":
        of_days = {one.in_force_from.isoformat(): one.edition for one in sets}
        said["after"] = str(of_days.get(said["since"], 0))
    return WeightsForm(counted.steps, said)


def _undo(request: PersonRequest) -> HttpResponse:
    take_weights_back(request.sight, day_taken_back(request), at=request.at)
    return HttpResponseRedirect(reverse("caseload_weights"))
