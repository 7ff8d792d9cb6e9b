"""Every load, newest first: what came in, from which file, and what became of its rows."""

from django.http import HttpResponse
from django.views.decorators.http import require_safe

from goldenthread.access.leaves import first_on
from goldenthread.access.numbers import council_numbers
from goldenthread.access.permissions import check_person_can_see_loads
from goldenthread.ledger.loads import count_of_loads, last_heard_of, loads_newest_first
from goldenthread.web.addresses import page_asked
from goldenthread.web.frame import PersonRequest, render_page
from goldenthread.web.pages.coming_in.loads.page import PER_PAGE, build


@require_safe
def loads(request: PersonRequest) -> HttpResponse:
    """The loads, 50 to a page. It names no child."""
    check_person_can_see_loads(request.sight)
    asked = page_asked(request.GET)
    total = count_of_loads()
    first = first_on(asked, per_page=PER_PAGE, total=total)
    page = build(
        request,
        loads_newest_first(PER_PAGE, first),
        council_numbers(),
        page=asked,
        total=total,
        heard=last_heard_of(),
    )
    return render_page(request, "pages/coming_in/loads/page.html", page)
