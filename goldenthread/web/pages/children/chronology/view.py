"""A chronology of one child for a court, between two days: to read, to write in and to print."""

from uuid import UUID

from django.http import HttpResponse
from django.views.decorators.http import require_safe

from goldenthread.access.log import Kind, Looking, shows_children
from goldenthread.access.numbers import council_numbers
from goldenthread.access.one_child import see_history
from goldenthread.access.visibility import see
from goldenthread.web.addresses import day_asked
from goldenthread.web.frame import PersonRequest, render_page
from goldenthread.web.pages.children.chronology.page import Asked, build


@require_safe
@shows_children(action="makes a chronology", kind=Kind.CHILD)
def chronology(request: PersonRequest, looking: Looking, handle: UUID) -> HttpResponse:
    """What the newest edition tells of the child of this handle, between the days asked for.

    No permission is asked first: who may not see the child is answered as if there were none.
    """
    seen = see(looking, on=request.on)
    numbers = council_numbers(seen.reading.edition)
    asked = Asked(
        handle=handle,
        first_day=day_asked(request.GET.get("from", "")),
        last_day=day_asked(request.GET.get("to", "")) or numbers.as_at or request.on,
    )
    page = build(request, asked, see_history(seen, handle, on=asked.last_day), numbers)
    return render_page(request, "pages/children/chronology/page.html", page)
