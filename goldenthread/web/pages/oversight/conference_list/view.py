"""The list behind a number of the page of conferences."""

from django.http import HttpResponse
from django.views.decorators.http import require_safe

from goldenthread.access.case_lists import named
from goldenthread.access.conferences import before_the_chair
from goldenthread.access.log import Kind, Looking, shows_children
from goldenthread.access.numbers import council_numbers
from goldenthread.access.permissions import check_person_can_see_conferences
from goldenthread.access.visibility import see
from goldenthread.web.frame import PersonRequest, render_page
from goldenthread.web.pages.oversight.conference_list.page import asked_of, build, on_page


@require_safe
@shows_children(action="lists children of a chair", kind=Kind.CASE_LIST)
def conference_list(request: PersonRequest, looking: Looking) -> HttpResponse:
    """The items that the address asks for, 50 to a page."""
    check_person_can_see_conferences(looking.sight)
    asked = asked_of(request.GET)
    seen = see(looking, on=request.on)
    numbers = council_numbers(seen.reading.edition)
    day = numbers.as_at or request.on
    items = before_the_chair(seen, on=day).listed(asked.kind, asked.part, asked.of)
    shown = named(seen, {item.child_id for item in on_page(asked, items)}, on=day)
    page = build(request, asked, items, shown, day=day, numbers=numbers)
    return render_page(request, "pages/oversight/conference_list/page.html", page)
