"""The list behind a number of the page of conferences."""

from django.http import HttpResponse

from goldenthread.access.case_lists import named
from goldenthread.access.conferences import before_the_chair
from goldenthread.access.left_out_of_lists import KIND, OF, PART, left_out_of_a_chair
from goldenthread.access.log import Kind, Looking, shows_children
from goldenthread.access.numbers import council_numbers
from goldenthread.access.permissions import check_person_can_see_conferences
from goldenthread.access.visibility import see
from goldenthread.web.frame import PersonRequest, render_page
from goldenthread.web.pages.oversight.conference_list.page import asked_of, build, on_page
from goldenthread.web.why_not import may_ask_why, number_asked


@may_ask_why
@shows_children(action="lists children of a chair", kind=Kind.CASE_LIST)
def conference_list(request: PersonRequest, looking: Looking) -> HttpResponse:
    """The items that the address asks for, 50 to a page. A POST asks why the child of a number is
    not among them."""
    check_person_can_see_conferences(looking.sight)
    asked = asked_of(request.GET)
    seen = see(looking, on=request.on, edition=asked.known_at)
    numbers = council_numbers(seen.reading.edition)
    day = asked.on or numbers.as_at or request.on
    chaired = before_the_chair(seen, on=day)
    items = chaired.listed(asked.kind, asked.part, asked.of)
    shown = named(seen, {item.child_id for item in on_page(asked, items)}, on=day)
    wanted = {KIND: asked.kind, PART: asked.part, OF: asked.of}
    left_out = left_out_of_a_chair(seen, number_asked(request), chaired, wanted, on=day)
    page = build(request, asked, items, shown, day=day, numbers=numbers, left_out=left_out)
    return render_page(request, "pages/oversight/conference_list/page.html", page)
