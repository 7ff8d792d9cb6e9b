"""The children behind one number of the home page, each with the reason it counts there."""

from django.http import Http404, HttpResponse
from django.views.decorators.http import require_safe

from goldenthread.access.continuum import cut_step
from goldenthread.access.log import Kind, Looking, shows_children
from goldenthread.access.numbers import council_numbers
from goldenthread.access.permissions import check_person_can_open_cases
from goldenthread.access.visibility import see
from goldenthread.web.frame import PersonRequest, render_page
from goldenthread.web.pages.numbers.step.asked import asked_of
from goldenthread.web.pages.numbers.step.page import PER_PAGE, build


@require_safe
@shows_children(action="opens a step", kind=Kind.CASE_LIST)
def step(request: PersonRequest, looking: Looking) -> HttpResponse:
    """The list that the address asks for, 50 to a page."""
    check_person_can_open_cases(looking.sight)
    asked = asked_of(request.GET)
    numbers = council_numbers(asked.known_at)
    day = asked.on or numbers.as_at
    cut = None
    if day is not None and numbers.as_at is not None:
        seen = see(looking, on=request.on, edition=numbers.edition)
        try:
            cut = cut_step(
                seen, day, step=asked.step, group=asked.group, page=asked.page, per_page=PER_PAGE
            )
        except KeyError:
            raise Http404("There is no such step or group") from None
    page = build(request, asked, numbers, council_numbers(), day=day, cut=cut)
    return render_page(request, "pages/numbers/step/page.html", page)
