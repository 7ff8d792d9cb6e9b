"""Each source: to which day it speaks, when it was last taken in, and how often it comes."""

from django.http import HttpResponse
from django.views.decorators.http import require_safe

from goldenthread.access.numbers import council_numbers
from goldenthread.access.permissions import check_person_can_see_measures
from goldenthread.ledger.loads import last_heard_of, newest_arrivals
from goldenthread.web.frame import PersonRequest, render_page
from goldenthread.web.pages.sources.sources_held.page import build


@require_safe
def sources_held(request: PersonRequest) -> HttpResponse:
    """Every kind of return that is held. It names no child."""
    check_person_can_see_measures(request.sight)
    page = build(request, council_numbers(), newest_arrivals(), last_heard_of())
    return render_page(request, "pages/sources/sources_held/page.html", page)
