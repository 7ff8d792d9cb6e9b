"""A person's own digest: what it says today, and a time without it. It names no child."""

from django.http import HttpResponse, HttpResponseRedirect
from django.urls import reverse
from django.views.decorators.http import require_http_methods

from goldenthread.access.digests import ask_quiet, pressing, quiet_until
from goldenthread.access.numbers import council_numbers
from goldenthread.access.permissions import check_person_can_have_digest
from goldenthread.web.frame import PersonRequest, render_page
from goldenthread.web.pages.people.digest.forms import QuietForm
from goldenthread.web.pages.people.digest.page import build


@require_http_methods(["GET", "HEAD", "POST"])
def digest(request: PersonRequest) -> HttpResponse:
    """What presses now in the role one acts in; a POST asks for quiet, or ends it."""
    check_person_can_have_digest(request.sight)
    form = QuietForm(request.POST if request.method == "POST" else None)
    if request.method == "POST":
        until_on = None
        if "end" in request.POST:
            until_on = request.on
        elif form.is_valid():
            until_on = request.on + form.cleaned_data["days"]
        if until_on:
            ask_quiet(request.sight, until_on, on=request.on, at=request.at)
            return HttpResponseRedirect(reverse("digest"))
    numbers = council_numbers()
    day = numbers.as_at or request.on
    page = build(
        request,
        pressing(request.sight, on=request.on, day=day),
        day=day,
        numbers=numbers,
        until_on=quiet_until(request.sight, on=request.on),
        form=form,
    )
    return render_page(request, "pages/people/digest/page.html", page)
