"""The due dates that people moved or paused, of the children whom one may see."""

from django.core.exceptions import BadRequest
from django.http import HttpResponse
from django.views.decorators.http import require_safe

from goldenthread.access.log import Kind, Looking, shows_children
from goldenthread.access.moved_dates import What, listed_dates, standing_dates
from goldenthread.access.numbers import council_numbers
from goldenthread.access.permissions import check_person_can_see_clocks
from goldenthread.access.visibility import see
from goldenthread.web.addresses import day_asked, number_asked, page_asked
from goldenthread.web.frame import PersonRequest, render_page
from goldenthread.web.pages.oversight.moved_dates.page import PER_PAGE, Asked, build


@require_safe
@shows_children(action="lists moved due dates", kind=Kind.CLOCKS)
def moved_dates(request: PersonRequest, looking: Looking) -> HttpResponse:
    """The decisions that stand, at the newest edition unless the address names another."""
    check_person_can_see_clocks(looking.sight)
    what = request.GET.get("what", "")
    if what not in ("", *What):
        raise BadRequest("nothing is asked so")
    asked = Asked(
        what=What(what) if what else None,
        on=day_asked(request.GET.get("on", "")),
        known_at=number_asked(request.GET.get("known_at", "")),
        page=page_asked(request.GET),
    )
    seen = see(looking, on=request.on, edition=asked.known_at)
    numbers = council_numbers(seen.reading.edition)
    day = asked.on or numbers.as_at or request.on
    standing = standing_dates(seen, on=day)
    first = (asked.page - 1) * PER_PAGE
    listed = listed_dates(seen, standing, asked.what, on=day, rows=slice(first, first + PER_PAGE))
    page = build(request, asked, standing, listed, day=day, numbers=numbers)
    return render_page(request, "pages/oversight/moved_dates/page.html", page)
