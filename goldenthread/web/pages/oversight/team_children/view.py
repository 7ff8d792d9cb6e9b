"""The children whom a team or a worker holds, of those whom one may see."""

from django.http import Http404, HttpResponse

from goldenthread.access.left_out_of_lists import left_out_of_a_team
from goldenthread.access.log import Kind, Looking, shows_children
from goldenthread.access.numbers import council_numbers
from goldenthread.access.permissions import check_person_can_see_teams
from goldenthread.access.teams import held_children
from goldenthread.access.visibility import see
from goldenthread.web.frame import PersonRequest, render_page
from goldenthread.web.pages.oversight.team_children.page import PER_PAGE, asked_of, build
from goldenthread.web.why_not import may_ask_why, number_asked


@may_ask_why
@shows_children(action="lists children of a team", kind=Kind.CASE_LIST)
def team_children(request: PersonRequest, looking: Looking) -> HttpResponse:
    """The children that the address asks for, 50 to a page. A POST asks why the child of a number
    is not among them."""
    check_person_can_see_teams(looking.sight)
    asked = asked_of(request.GET)
    seen = see(looking, on=request.on, edition=asked.known_at)
    numbers = council_numbers(seen.reading.edition)
    day = asked.on or numbers.as_at or request.on
    try:
        held = held_children(seen, asked.chosen, on=day, page=asked.page, per_page=PER_PAGE)
        left_out = left_out_of_a_team(seen, number_asked(request), asked.chosen, on=day)
    except KeyError:
        raise Http404("no such kind of children") from None
    page = build(request, asked, held, day=day, numbers=numbers, left_out=left_out)
    return render_page(request, "pages/oversight/team_children/page.html", page)
