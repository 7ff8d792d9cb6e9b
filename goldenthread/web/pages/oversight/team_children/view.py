"""The children whom a team or a worker holds, of those whom one may see."""

from django.http import Http404, HttpResponse
from django.views.decorators.http import require_safe

from goldenthread.access.log import Kind, Looking, shows_children
from goldenthread.access.numbers import council_numbers
from goldenthread.access.permissions import check_person_can_see_teams
from goldenthread.access.teams import held_children
from goldenthread.access.visibility import see
from goldenthread.web.frame import PersonRequest, render_page
from goldenthread.web.pages.oversight.team_children.page import PER_PAGE, asked_of, build


@require_safe
@shows_children(action="lists children of a team", kind=Kind.CASE_LIST)
def team_children(request: PersonRequest, looking: Looking) -> HttpResponse:
    """The children that the address asks for, 50 to a page."""
    check_person_can_see_teams(looking.sight)
    asked = asked_of(request.GET)
    seen = see(looking, on=request.on, edition=asked.known_at)
    numbers = council_numbers(seen.reading.edition)
    day = asked.on or numbers.as_at or request.on
    try:
        held = held_children(seen, asked.chosen, on=day, page=asked.page, per_page=PER_PAGE)
    except KeyError:
        raise Http404("no such kind of children") from None
    page = build(request, asked, held, day=day, numbers=numbers)
    return render_page(request, "pages/oversight/team_children/page.html", page)
