"""What is to be done for the children whom one may see: the work of a worker, or of a team."""

from django.http import HttpResponse
from django.views.decorators.http import require_safe

from goldenthread.access.log import Kind, Looking, shows_children
from goldenthread.access.my_work import cut_work
from goldenthread.access.numbers import council_numbers
from goldenthread.access.permissions import check_person_can_see_clocks
from goldenthread.access.visibility import see
from goldenthread.web.frame import PersonRequest, render_page
from goldenthread.web.pages.oversight.my_work.page import PER_PAGE, asked_of, build


@require_safe
@shows_children(action="lists work", kind=Kind.CLOCKS)
def work(request: PersonRequest, looking: Looking) -> HttpResponse:
    """The work that the address asks for, at the newest edition unless it names another."""
    check_person_can_see_clocks(looking.sight)
    asked = asked_of(request.GET)
    seen = see(looking, on=request.on, edition=asked.known_at)
    numbers = council_numbers(seen.reading.edition)
    day = asked.on or numbers.as_at or request.on
    cut = cut_work(seen, asked.chosen, on=day, page=asked.page, per_page=PER_PAGE)
    page = build(request, asked, cut, day=day, numbers=numbers)
    return render_page(request, "pages/oversight/my_work/page.html", page)
