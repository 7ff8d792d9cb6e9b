"""What is before the chair of conferences who looks: of the children whom they reach, no others."""

from django.http import HttpResponse
from django.views.decorators.http import require_safe

from goldenthread.access.case_lists import named
from goldenthread.access.conferences import before_the_chair
from goldenthread.access.log import Kind, Looking, shows_children
from goldenthread.access.numbers import council_numbers
from goldenthread.access.permissions import check_person_can_see_conferences
from goldenthread.access.visibility import see
from goldenthread.web.frame import PersonRequest, render_page
from goldenthread.web.pages.oversight.conferences.page import build, child_href


@require_safe
@shows_children(action="looks at conferences", kind=Kind.CASE_LIST)
def conferences(request: PersonRequest, looking: Looking) -> HttpResponse:
    """The conferences of the next ten working days by name, and the rest in numbers."""
    check_person_can_see_conferences(looking.sight)
    seen = see(looking, on=request.on)
    numbers = council_numbers(seen.reading.edition)
    day = numbers.as_at or request.on
    chaired = before_the_chair(seen, on=day)
    children = named(seen, {one.child_id for one in chaired.conferences}, on=day)
    shown = {one: (child_href(handle), known) for one, (handle, known) in children.items()}
    page = build(request, chaired, shown, silent=chaired.silent, day=day, numbers=numbers)
    return render_page(request, "pages/oversight/conferences/page.html", page)
