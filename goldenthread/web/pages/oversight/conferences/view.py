"""What is before the chair of conferences who looks: of the children whom they reach, no others."""

from django.http import HttpResponse

from goldenthread.access.case_lists import named
from goldenthread.access.conferences import before_the_chair
from goldenthread.access.left_out_of_lists import left_out_of_coming
from goldenthread.access.log import Kind, Looking, shows_children
from goldenthread.access.numbers import council_numbers
from goldenthread.access.permissions import check_person_can_see_conferences
from goldenthread.access.visibility import see
from goldenthread.web.frame import PersonRequest, render_page
from goldenthread.web.pages.oversight.conferences.asked import asked_of
from goldenthread.web.pages.oversight.conferences.page import build
from goldenthread.web.why_not import may_ask_why, number_asked


@may_ask_why
@shows_children(action="looks at conferences", kind=Kind.CASE_LIST)
def conferences(request: PersonRequest, looking: Looking) -> HttpResponse:
    """The conferences of the next ten working days by name, and the rest in numbers, at the newest
    edition unless the address names another. A POST asks why the child of a number has none."""
    check_person_can_see_conferences(looking.sight)
    asked = asked_of(request.GET)
    seen = see(looking, on=request.on, edition=asked.known_at)
    numbers = council_numbers(seen.reading.edition)
    day = asked.on or numbers.as_at or request.on
    chaired = before_the_chair(seen, on=day)
    children = named(seen, {one.child_id for one in chaired.conferences}, on=day)
    shown = {one: (asked.child_href(handle), known) for one, (handle, known) in children.items()}
    left_out = left_out_of_coming(seen, number_asked(request), chaired, on=day)
    page = build(
        request,
        asked,
        chaired,
        shown,
        silent=chaired.silent,
        day=day,
        numbers=numbers,
        left_out=left_out,
    )
    return render_page(request, "pages/oversight/conferences/page.html", page)
