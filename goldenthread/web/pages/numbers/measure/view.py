"""One measure: what it counts, its number, its months, its groups, and as it was known before."""

from django.http import HttpResponse
from django.views.decorators.http import require_safe

from goldenthread.access.numbers import council_numbers
from goldenthread.access.permissions import check_person_can_see_measures
from goldenthread.web.frame import PersonRequest, render_page
from goldenthread.web.pages.numbers.measure.asked import asked_of
from goldenthread.web.pages.numbers.measure.page import build


@require_safe
def measure(request: PersonRequest, code: str) -> HttpResponse:
    """The council's number and what it is made of; it names no child."""
    check_person_can_see_measures(request.sight)
    asked = asked_of(request, code)
    page = build(request, asked, council_numbers(asked.known_at), council_numbers())
    return render_page(request, "pages/numbers/measure/page.html", page)
