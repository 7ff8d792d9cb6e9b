"""Set a local standard: first what it would change, then, with a reason, the change; or undo it."""

from django.http import Http404, HttpResponse, HttpResponseRedirect
from django.urls import reverse
from django.utils import timezone
from django.views.decorators.http import require_http_methods

from goldenthread.access.numbers import council_numbers
from goldenthread.access.permissions import check_person_can_set_standards
from goldenthread.access.standards import (
    HeldStandard,
    change_standard,
    council_standard_supposed,
    council_standards,
    undo_standard,
)
from goldenthread.web.frame import PersonRequest, render_page
from goldenthread.web.pages.oversight.standard.forms import ReasonForm, StandardForm
from goldenthread.web.pages.oversight.standard.page import build
from goldenthread.web.pages.oversight.standard.undoing import day_taken_back


@require_http_methods(["GET", "HEAD", "POST"])
def standard(request: PersonRequest, rule: str) -> HttpResponse:
    """The form; with an answer in the address, what it would change; a POST keeps or undoes it."""
    check_person_can_set_standards(request.sight)
    held = _held(rule)
    if request.method == "POST" and "take_back" in request.POST:
        return _undo(request, held)
    asked = request.POST if request.method == "POST" else request.GET
    numbers = council_numbers()
    day = numbers.as_at or request.on
    form = StandardForm(
        held.rule,
        asked if "allowed" in asked else None,
        initial={"allowed": held.on(day).allowed, "since": request.on},
    )
    is_asked = form.is_bound and form.is_valid()
    reason = ReasonForm(request.POST if request.method == "POST" else None)
    if request.method == "POST" and is_asked and reason.is_valid():
        change_standard(
            request.sight,
            rule,
            form.cleaned_data["allowed"],
            form.cleaned_data["since"],
            why=reason.cleaned_data["why"],
            at=timezone.now(),
        )
        return HttpResponseRedirect(reverse("standards"))
    said = form.cleaned_data if is_asked else None
    supposed = council_standard_supposed(rule, said["allowed"], said["since"]) if said else None
    page = build(request, numbers, held, form=form, reason=reason, supposed=supposed, on=day)
    return render_page(request, "pages/oversight/standard/page.html", page)


def _undo(request: PersonRequest, held: HeldStandard) -> HttpResponse:
    undo_standard(request.sight, held.rule.code, day_taken_back(request), at=timezone.now())
    return HttpResponseRedirect(reverse("standard", args=[held.rule.code]))


def _held(code: str) -> HeldStandard:
    """The standard of this name. Raises Http404."""
    held = {str(one.rule.code): one for one in council_standards()}
    if code not in held:
        raise Http404("There is no such standard")
    return held[code]
