"""Where each kind of record is kept: in the case system, or here."""

from django.http import HttpResponse
from django.views.decorators.http import require_safe

from goldenthread.access.kept_here import council_keepings
from goldenthread.access.numbers import council_numbers
from goldenthread.access.permissions import check_person_can_see_measures
from goldenthread.web.frame import PersonRequest, render_page
from goldenthread.web.pages.records.kept.page import build


@require_safe
def records_kept(request: PersonRequest) -> HttpResponse:
    """Every kind of record that may be kept here, and where it is."""
    check_person_can_see_measures(request.sight)
    page = build(request, council_numbers(), council_keepings().values())
    return render_page(request, "pages/records/kept/page.html", page)
