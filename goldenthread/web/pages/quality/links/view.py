"""The pairs of ids that may be one child's: those to be decided, and those that are linked."""

from django.http import HttpResponse
from django.views.decorators.http import require_safe

from goldenthread.access.log import Kind, Looking, shows_children
from goldenthread.access.pairs import cut_pairs
from goldenthread.access.permissions import check_person_can_decide_links
from goldenthread.access.visibility import see
from goldenthread.web.addresses import page_asked
from goldenthread.web.frame import PersonRequest, render_page
from goldenthread.web.pages.quality.links.page import LINKED, PER_PAGE, build


@require_safe
@shows_children(action="lists pairs of ids", kind=Kind.CASE_LIST)
def links(request: PersonRequest, looking: Looking) -> HttpResponse:
    """The list, 50 pairs to a page; `?show=linked` for those that are linked."""
    check_person_can_decide_links(looking.sight)
    page = page_asked(request.GET)
    linked = request.GET.get("show", "") == LINKED
    seen = see(looking, on=request.on)
    cut = cut_pairs(seen, linked=linked, page=page, per_page=PER_PAGE)
    return render_page(
        request, "pages/quality/links/page.html", build(request, cut, linked=linked, page=page)
    )
