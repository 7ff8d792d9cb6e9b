"""The cases that cannot be judged: of which measure, why, and whose they are."""

from django.http import HttpResponse
from django.views.decorators.http import require_safe

from goldenthread.access.log import Kind, Looking, shows_children
from goldenthread.access.numbers import council_numbers
from goldenthread.access.permissions import check_person_can_see_to_mend
from goldenthread.access.unjudged import cannot_be_judged
from goldenthread.access.visibility import see
from goldenthread.web.addresses import day_asked, number_asked
from goldenthread.web.frame import PersonRequest, render_page
from goldenthread.web.pages.quality.unjudged.page import build


@require_safe
@shows_children(action="counts what cannot be judged", kind=Kind.CASE_LIST)
def unjudged(request: PersonRequest, looking: Looking) -> HttpResponse:
    """In counts alone: each leads to its list."""
    check_person_can_see_to_mend(looking.sight)
    on, known_at = (
        day_asked(request.GET.get("on", "")),
        number_asked(request.GET.get("known_at", "")),
    )
    numbers = council_numbers(known_at)
    day = on or numbers.as_at
    seen = see(looking, on=request.on, edition=numbers.edition)
    found = cannot_be_judged(seen, on=day) if day else ()
    page = build(request, numbers, found, day=day, on=on, known_at=known_at)
    return render_page(request, "pages/quality/unjudged/page.html", page)
