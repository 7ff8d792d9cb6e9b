"""The timescales: the council's own standards, and the national ones beside them."""

from django.http import HttpResponse
from django.views.decorators.http import require_safe

from goldenthread.access.numbers import council_numbers
from goldenthread.access.permissions import check_person_can_see_measures
from goldenthread.access.standards import council_standards
from goldenthread.web.frame import PersonRequest, render_page
from goldenthread.web.pages.oversight.standards.page import build


@require_safe
def standards(request: PersonRequest) -> HttpResponse:
    """Every rule that a clock runs by, local ones first."""
    check_person_can_see_measures(request.sight)
    numbers = council_numbers()
    page = build(request, numbers, council_standards(), on=numbers.as_at or request.on)
    return render_page(request, "pages/oversight/standards/page.html", page)
