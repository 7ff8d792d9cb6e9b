"""The first page of a person who has nothing to see here, or not yet."""

from django.http import HttpResponse, HttpResponseRedirect
from django.urls import reverse
from django.views.decorators.http import require_safe

from goldenthread.access.permissions import person_can_manage_people, person_can_type_papers
from goldenthread.web.frame import PersonRequest, chrome_for, render_page
from goldenthread.web.pages.people.nothing_yet.page import NothingYetPage


@require_safe
def nothing_yet(request: PersonRequest) -> HttpResponse:
    """Says so in plain words; an administrator is led to the people, business support to papers."""
    if person_can_manage_people(request.sight):
        return HttpResponseRedirect(reverse("people"))
    if person_can_type_papers(request.sight):
        return HttpResponseRedirect(reverse("papers"))
    row = request.sight.row
    page = NothingYetPage(
        title="Nothing is yours yet",
        chrome=chrome_for(request),
        role=row.name if row else "",
        sees=row.sees if row else "",
    )
    return render_page(request, "pages/people/nothing_yet/page.html", page)
