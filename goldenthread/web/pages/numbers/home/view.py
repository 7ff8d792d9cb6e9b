"""The home page: what the council knows of neglect, as it stands. It names no child."""

from django.http import HttpResponse
from django.views.decorators.http import require_safe

from goldenthread.access.continuum import council_continuum
from goldenthread.access.numbers import council_numbers
from goldenthread.access.permissions import person_can_see_home
from goldenthread.access.roles import Scope
from goldenthread.access.standing import open_clocks_within_reach, standing_of_the_record
from goldenthread.access.within_reach import children_within_reach
from goldenthread.web.frame import PersonRequest, render_page
from goldenthread.web.pages.numbers.home.asked import asked_of
from goldenthread.web.pages.numbers.home.page import Counted, build
from goldenthread.web.pages.people.nothing_yet.view import nothing_yet


@require_safe
def home(request: PersonRequest) -> HttpResponse:
    """The numbers, for whoever may see them; the others are told that nothing is theirs yet."""
    if not person_can_see_home(request.sight):
        return nothing_yet(request)
    asked = asked_of(request.GET)
    numbers = council_numbers(asked.known_at)
    day = asked.on or numbers.as_at
    counted = None
    if day is not None and numbers.as_at is not None:
        counted = Counted(
            day=day,
            council=council_continuum(numbers.edition, day),
            clocks=open_clocks_within_reach(
                request.sight, on=request.on, day=day, edition=numbers.edition
            ),
            standing=standing_of_the_record(numbers.edition),
            openable=None
            if request.sight.scope is Scope.ALL
            else children_within_reach(request.sight, day, on=request.on, edition=numbers.edition),
        )
    page = build(request, asked, numbers, council_numbers(), counted)
    return render_page(request, "pages/numbers/home/page.html", page)
