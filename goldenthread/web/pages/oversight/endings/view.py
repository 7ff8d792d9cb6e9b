"""The plans that the chair who looks has ended. For anybody else there is no such page."""

from django.http import HttpResponse
from django.views.decorators.http import require_safe

from goldenthread.access.endings import endings_of
from goldenthread.access.log import Kind, Looking, shows_children
from goldenthread.access.numbers import council_numbers
from goldenthread.access.permissions import check_person_can_see_endings
from goldenthread.access.visibility import see_endings
from goldenthread.web.frame import PersonRequest, render_page
from goldenthread.web.pages.oversight.endings.page import asked_of, build


@require_safe
@shows_children(action="looks at own endings", kind=Kind.CASE_LIST)
def endings(request: PersonRequest, looking: Looking) -> HttpResponse:
    """One's own endings; the address of another's does not exist."""
    check_person_can_see_endings(looking.sight)
    asked = asked_of(request.GET)
    seen = see_endings(looking, on=request.on, edition=asked.known_at)
    numbers = council_numbers(seen.reading.edition)
    day = asked.on or numbers.as_at or request.on
    page = build(request, asked, endings_of(seen, on=day), day=day, numbers=numbers)
    return render_page(request, "pages/oversight/endings/page.html", page)
