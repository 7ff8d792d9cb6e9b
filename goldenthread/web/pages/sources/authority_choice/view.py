"""Choose who speaks for a subject: first what it would change, then, with a reason, the choice."""

from django.http import Http404, HttpResponse, HttpResponseRedirect
from django.urls import reverse
from django.utils import timezone
from django.views.decorators.http import require_http_methods

from goldenthread.access.authority import (
    SubjectHeld,
    choose_sources,
    council_authority,
    council_supposed,
)
from goldenthread.access.numbers import council_numbers
from goldenthread.access.permissions import check_person_can_choose_sources
from goldenthread.record.authority import SUBJECTS
from goldenthread.web.frame import PersonRequest, render_page
from goldenthread.web.pages.sources.authority_choice.forms import ChoiceForm, ReasonForm, filled_in
from goldenthread.web.pages.sources.authority_choice.page import build


@require_http_methods(["GET", "HEAD", "POST"])
def authority_of(request: PersonRequest, subject: str) -> HttpResponse:
    """The form; with an answer in the address, what it would change; a POST keeps it."""
    check_person_can_choose_sources(request.sight)
    held = _held(subject)
    asked = request.POST if request.method == "POST" else request.GET
    form = ChoiceForm(held.subject, asked if "first" in asked else filled_in(held.kinds))
    is_asked = "first" in asked and form.is_valid()
    reason = ReasonForm(request.POST if request.method == "POST" else None)
    if request.method == "POST" and is_asked and reason.is_valid():
        choose_sources(
            request.sight,
            held.subject,
            form.kinds,
            why=reason.cleaned_data["why"],
            at=timezone.now(),
        )
        return HttpResponseRedirect(reverse("authority"))
    supposed = council_supposed(held.subject, form.kinds) if is_asked else None
    page = build(request, council_numbers(), held, form=form, reason=reason, supposed=supposed)
    return render_page(request, "pages/sources/authority_choice/page.html", page)


def _held(code: str) -> SubjectHeld:
    """The subject of this name, with who holds it. Raises Http404."""
    if code not in SUBJECTS:
        raise Http404("There is no such subject")
    held = {one.subject.code: one for one in council_authority()}
    return held.get(code) or SubjectHeld(subject=SUBJECTS[code], sources=(), kinds=())
