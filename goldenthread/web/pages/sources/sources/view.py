"""Where two kinds of return speak of the same days: what each counts, and how far they differ."""

from django.http import HttpResponse
from django.views.decorators.http import require_safe

from goldenthread.access.beside import council_beside
from goldenthread.access.numbers import council_numbers
from goldenthread.access.permissions import check_person_can_see_measures
from goldenthread.web.frame import PersonRequest, render_page
from goldenthread.web.pages.sources.sources.page import build


@require_safe
def sources(request: PersonRequest) -> HttpResponse:
    """Every pair of returns that can be compared, in counts of the whole council."""
    check_person_can_see_measures(request.sight)
    page = build(request, council_numbers(), council_beside(None))
    return render_page(request, "pages/sources/sources/page.html", page)
