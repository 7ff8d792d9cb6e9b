"""The clocks or children of whom something changed, of those whom one may see."""

from dataclasses import replace
from datetime import timedelta

from django.http import HttpResponse
from django.views.decorators.http import require_safe

from goldenthread.access.changed_lists import ChangedList, cut_changes
from goldenthread.access.changes import standing_now, standing_then
from goldenthread.access.log import Kind, Looking, shows_children
from goldenthread.access.numbers import council_numbers
from goldenthread.access.permissions import check_person_can_see_teams
from goldenthread.access.visibility import see
from goldenthread.web.frame import PersonRequest, render_page
from goldenthread.web.pages.oversight.changes.asked import asked_of
from goldenthread.web.pages.oversight.changes.page import PER_PAGE, build


@require_safe
@shows_children(action="lists what changed", kind=Kind.CLOCKS)
def changes(request: PersonRequest, looking: Looking) -> HttpResponse:
    """What changed since the day that the address names, or the day before, 50 to a page."""
    check_person_can_see_teams(looking.sight)
    asked = asked_of(request.GET)
    seen = see(looking, on=request.on, edition=asked.known_at)
    numbers = council_numbers(seen.reading.edition)
    day = asked.on or numbers.as_at or request.on
    since = asked.since or day - timedelta(days=1)
    then = standing_then(seen, since, asked.meant)
    cut = (
        cut_changes(
            seen,
            asked.what,
            asked.how,
            then=then,
            now=standing_now(seen, day),
            page=asked.page,
            per_page=PER_PAGE,
        )
        if then
        else ChangedList(total=0)
    )
    page = build(request, replace(asked, since=since), cut, day=day, numbers=numbers)
    return render_page(request, "pages/oversight/changes/page.html", page)
