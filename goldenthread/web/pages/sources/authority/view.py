"""Who speaks for what: each subject, the returns that hold it, and which of them is believed."""

from django.http import HttpResponse
from django.views.decorators.http import require_safe

from goldenthread.access.authority import council_authority
from goldenthread.access.numbers import council_numbers
from goldenthread.access.permissions import check_person_can_see_measures
from goldenthread.web.frame import PersonRequest, render_page
from goldenthread.web.pages.sources.authority.page import build


@require_safe
def authority(request: PersonRequest) -> HttpResponse:
    """Every subject that a return holds, in counts of the whole council."""
    check_person_can_see_measures(request.sight)
    page = build(request, council_numbers(), council_authority())
    return render_page(request, "pages/sources/authority/page.html", page)
