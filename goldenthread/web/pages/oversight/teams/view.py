"""The teams of the children whom one may see, or one team worker by worker. It names no child."""

from django.http import HttpResponse
from django.views.decorators.http import require_safe

from goldenthread.access.log import Kind, Looking, shows_children
from goldenthread.access.numbers import council_numbers
from goldenthread.access.permissions import check_person_can_see_teams
from goldenthread.access.teams import count_teams
from goldenthread.access.visibility import see
from goldenthread.web.frame import PersonRequest, render_page
from goldenthread.web.pages.oversight.teams.asked import asked_of
from goldenthread.web.pages.oversight.teams.page import build


@require_safe
@shows_children(action="counts teams", kind=Kind.CLOCKS)
def teams(request: PersonRequest, looking: Looking) -> HttpResponse:
    """What teams hold; of whoever works in one team alone, that team."""
    check_person_can_see_teams(looking.sight)
    asked = asked_of(request.GET)
    seen = see(looking, on=request.on, edition=asked.known_at)
    numbers = council_numbers(seen.reading.edition)
    day = asked.on or numbers.as_at or request.on
    counted = count_teams(seen, on=day, away_on=asked.on)
    page = build(request, asked, counted, day=day, numbers=numbers)
    return render_page(request, "pages/oversight/teams/page.html", page)
