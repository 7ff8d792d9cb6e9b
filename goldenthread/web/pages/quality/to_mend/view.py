"""What is to mend in the record, whose it is, which it spoils, and is it getting better."""

from datetime import date

from django.http import HttpResponse
from django.utils.timezone import localtime
from django.views.decorators.http import require_safe

from goldenthread.access.log import Kind, Looking, shows_children
from goldenthread.access.numbers import Numbers, council_numbers
from goldenthread.access.permissions import check_person_can_see_to_mend
from goldenthread.access.to_mend import cut_to_mend
from goldenthread.access.visibility import see
from goldenthread.web.frame import PersonRequest, render_page
from goldenthread.web.pages.quality.to_mend.asked import Asked, asked_of
from goldenthread.web.pages.quality.to_mend.page import PER_PAGE, build


@require_safe
@shows_children(action="lists what to mend", kind=Kind.CASE_LIST)
def to_mend(request: PersonRequest, looking: Looking) -> HttpResponse:
    """What is to mend of the children whom this person may see, 50 to a page."""
    check_person_can_see_to_mend(looking.sight)
    asked = asked_of(request.GET)
    seen = see(looking, on=request.on, edition=asked.known_at)
    numbers = council_numbers(seen.reading.edition)
    day = _day(request, asked, numbers)
    cut = cut_to_mend(seen, asked.chosen, on=day, page=asked.page, per_page=PER_PAGE)
    page = build(request, asked, cut, day=day, numbers=numbers)
    return render_page(request, "pages/quality/to_mend/page.html", page)


def _day(request: PersonRequest, asked: Asked, numbers: Numbers) -> date:
    """The day whose month is this month: the one asked for; else that on which an earlier edition
    was made, where one is read; else the day of asking."""
    made = numbers.made() if asked.known_at else None
    return asked.on or (localtime(made.made_at).date() if made else request.on)
