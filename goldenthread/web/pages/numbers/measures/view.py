"""The catalogue: every measure with its number now."""

from django.http import HttpResponse
from django.views.decorators.http import require_safe

from goldenthread.access.numbers import council_numbers
from goldenthread.access.permissions import check_person_can_see_measures
from goldenthread.web.frame import PersonRequest, render_page
from goldenthread.web.pages.numbers.measures.page import build


@require_safe
def measures(request: PersonRequest) -> HttpResponse:
    """All measures by area; it names no child."""
    check_person_can_see_measures(request.sight)
    return render_page(
        request, "pages/numbers/measures/page.html", build(request, council_numbers())
    )
