"""What was known of one child on one day: the record then and since, clocks, who looked, why."""

from uuid import UUID

from django.http import HttpResponse
from django.views.decorators.http import require_safe

from goldenthread.access.log import Kind, Looking, shows_children
from goldenthread.access.numbers import council_numbers
from goldenthread.access.on_the_day import see_the_day, stood_on
from goldenthread.access.visibility import see
from goldenthread.web.addresses import day_asked
from goldenthread.web.frame import PersonRequest, render_page
from goldenthread.web.pages.children.on_the_day.page import build


@require_safe
@shows_children(action="asks what was known on a day", kind=Kind.CHILD)
def on_the_day(request: PersonRequest, looking: Looking, handle: UUID) -> HttpResponse:
    """The child of this handle on the day that the address names, today where it names none.

    No permission is asked first: who may not see the child is answered as if there were none.
    """
    day = min(day_asked(request.GET.get("on", "")) or request.on, request.on)
    numbers = council_numbers()
    editions = numbers.editions()
    stood = stood_on(editions, day)
    then = see(looking, on=request.on, edition=stood.edition) if stood else None
    now = see(looking, on=request.on)
    seen_day = see_the_day(now, then, handle, day, editions)
    page = build(request, seen_day, numbers, day)
    return render_page(request, "pages/children/on_the_day/page.html", page)
