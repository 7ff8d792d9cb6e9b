"""The clocks of the children whom one may see: what is overdue first, then what is due soon."""

from django.http import HttpResponse

from goldenthread.access.clock_lists import cut_runnings
from goldenthread.access.left_out import left_out_of_clocks
from goldenthread.access.log import Kind, Looking, shows_children
from goldenthread.access.numbers import council_numbers
from goldenthread.access.permissions import check_person_can_see_clocks
from goldenthread.access.visibility import see
from goldenthread.web.frame import PersonRequest, render_page
from goldenthread.web.pages.oversight.clocks.page import PER_PAGE, asked_of, build
from goldenthread.web.why_not import may_ask_why, number_asked


@may_ask_why
@shows_children(action="lists clocks", kind=Kind.CLOCKS)
def clocks(request: PersonRequest, looking: Looking) -> HttpResponse:
    """The runnings that the address asks for, at the newest edition unless it names another. A POST
    asks why the child of a number is not among them."""
    check_person_can_see_clocks(looking.sight)
    asked = asked_of(request.GET)
    seen = see(looking, on=request.on, edition=asked.known_at)
    numbers = council_numbers(seen.reading.edition)
    day = asked.on or numbers.as_at or request.on
    cut = cut_runnings(seen, asked.chosen, on=day, page=asked.page, per_page=PER_PAGE)
    left_out = left_out_of_clocks(seen, number_asked(request), asked.chosen, on=day)
    page = build(request, asked, cut, day=day, numbers=numbers, left_out=left_out)
    return render_page(request, "pages/oversight/clocks/page.html", page)
