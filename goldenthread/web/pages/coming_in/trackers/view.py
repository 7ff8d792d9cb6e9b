"""The trackers that are mapped: each version, who made it, when, and what it reads."""

from django.http import HttpResponse
from django.views.decorators.http import require_safe

from goldenthread.access.permissions import check_person_can_see_loads
from goldenthread.ledger.tracker_mappings import every_version
from goldenthread.web.frame import PersonRequest, render_page
from goldenthread.web.pages.coming_in.trackers.page import build


@require_safe
def trackers(request: PersonRequest) -> HttpResponse:
    """Every mapping that is kept."""
    check_person_can_see_loads(request.sight)
    page = build(request, every_version())
    return render_page(request, "pages/coming_in/trackers/page.html", page)
