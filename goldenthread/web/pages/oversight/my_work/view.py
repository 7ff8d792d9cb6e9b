"""What is to be done for the children whom one may see: the work of a worker, or of a team."""

from django.http import HttpResponse

from goldenthread.access.left_out_of_lists import left_out_of_work
from goldenthread.access.log import Kind, Looking, shows_children
from goldenthread.access.my_work import cut_work
from goldenthread.access.numbers import council_numbers
from goldenthread.access.permissions import check_person_can_see_clocks
from goldenthread.access.visibility import see
from goldenthread.web.frame import PersonRequest, render_page
from goldenthread.web.pages.oversight.my_work.page import PER_PAGE, asked_of, build
from goldenthread.web.why_not import may_ask_why, number_asked


@may_ask_why
@shows_children(action="lists work", kind=Kind.CLOCKS)
def work(request: PersonRequest, looking: Looking) -> HttpResponse:
    """The work that the address asks for, at the newest edition unless it names another. A POST
    asks why the child of a number is not in it."""
    check_person_can_see_clocks(looking.sight)
    asked = asked_of(request.GET)
    seen = see(looking, on=request.on, edition=asked.known_at)
    numbers = council_numbers(seen.reading.edition)
    day = asked.on or numbers.as_at or request.on
    cut = cut_work(seen, asked.chosen, on=day, page=asked.page, per_page=PER_PAGE)
    left_out = left_out_of_work(seen, number_asked(request), asked.chosen, on=day)
    page = build(request, asked, cut, day=day, numbers=numbers, left_out=left_out)
    return render_page(request, "pages/oversight/my_work/page.html", page)
