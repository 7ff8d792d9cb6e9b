"""The clocks or children of whom something changed, of those whom one may see."""

from dataclasses import replace
from datetime import timedelta

from django.http import HttpResponse

from goldenthread.access.changed_lists import ChangedList, cut_changes
from goldenthread.access.changes import standing_now, standing_then
from goldenthread.access.left_out_of_lists import left_out_of_changes
from goldenthread.access.log import Kind, Looking, shows_children
from goldenthread.access.numbers import council_numbers
from goldenthread.access.permissions import check_person_can_see_teams
from goldenthread.access.visibility import see
from goldenthread.web.frame import PersonRequest, render_page
from goldenthread.web.pages.oversight.changes.asked import asked_of
from goldenthread.web.pages.oversight.changes.page import PER_PAGE, build
from goldenthread.web.why_not import may_ask_why, number_asked


@may_ask_why
@shows_children(action="lists what changed", kind=Kind.CLOCKS)
def changes(request: PersonRequest, looking: Looking) -> HttpResponse:
    """What changed since the day that the address names, or the day before, 50 to a page. A POST
    asks why the child of a number is not among it."""
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
    left_out = (
        left_out_of_changes(
            seen,
            number_asked(request),
            asked.what,
            asked.how,
            then=then,
            now=standing_now(seen, day),
        )
        if then
        else ()
    )
    asked = replace(asked, since=since)
    page = build(request, asked, cut, day=day, numbers=numbers, left_out=left_out)
    return render_page(request, "pages/oversight/changes/page.html", page)
