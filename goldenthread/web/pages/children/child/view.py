"""One child: what is open, every clock explained, the timeline, the family, the sources."""

from dataclasses import replace
from uuid import UUID

from django.http import HttpResponse
from django.views.decorators.http import require_safe

from goldenthread.access.log import Kind, Looking, shows_children
from goldenthread.access.numbers import council_numbers
from goldenthread.access.one_child import see_child
from goldenthread.access.to_mend import to_mend_of_child
from goldenthread.access.visibility import see
from goldenthread.web.addresses import day_asked, number_asked
from goldenthread.web.frame import PersonRequest, render_page
from goldenthread.web.pages.children.child.linked import linked_ids
from goldenthread.web.pages.children.child.page import Asked, build
from goldenthread.web.pages.records.ways_in import ways_in


@require_safe
@shows_children(action="opens child", kind=Kind.CHILD)
def child(request: PersonRequest, looking: Looking, handle: UUID) -> HttpResponse:
    """The child of this handle, on the day and at the edition that the address asks for.

    No permission is asked first: who may not see the child is answered as if there were none.
    """
    seen = see(looking, on=request.on, edition=number_asked(request.GET.get("known_at", "")))
    numbers = council_numbers(seen.reading.edition)
    asked = Asked(
        handle=handle,
        on=day_asked(request.GET.get("on", "")) or numbers.as_at or request.on,
        edition=seen.reading.edition,
        newest=not seen.now,
    )
    seen_child = see_child(seen, handle, on=asked.on)
    linked = linked_ids(request, seen, handle)
    found = to_mend_of_child(seen, handle)
    page = build(request, asked, seen_child, numbers, linked, found)
    page = replace(page, to_type=ways_in(request, handle))
    return render_page(request, "pages/children/child/page.html", page)
