"""Look for a child. What is asked stands in the body of a POST alone: never in an address or a log.

The access log says that somebody searched and which children they were shown, not for what.
"""

from django.http import HttpResponse
from django.views.decorators.debug import sensitive_post_parameters
from django.views.decorators.http import require_http_methods

from goldenthread.access.log import Kind, Looking, shows_children
from goldenthread.access.numbers import council_numbers
from goldenthread.access.permissions import check_person_can_search
from goldenthread.access.searching import search as search_within_reach
from goldenthread.access.visibility import see
from goldenthread.web.frame import PersonRequest, render_page
from goldenthread.web.pages.children.search.page import build


@sensitive_post_parameters()
@require_http_methods(["GET", "HEAD", "POST"])
@shows_children(action="opens the search", kind=Kind.SEARCH)
def search(request: PersonRequest, looking: Looking) -> HttpResponse:
    """The form; after a POST the children found, on the day that the record speaks to."""
    check_person_can_search(looking.sight)
    seen = see(looking, on=request.on)
    numbers = council_numbers(seen.reading.edition)
    asked = request.POST.get("child", "").strip()
    answer = None
    if asked:
        looking.action = "searches for children"
        answer = search_within_reach(seen, asked, on=numbers.as_at or request.on)
    page = build(request, numbers, asked, answer)
    return render_page(request, "pages/children/search/page.html", page)
