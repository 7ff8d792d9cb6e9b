"""The list under a number: each case of a child whom this person may see, with its reason."""

from django.http import HttpResponse

from goldenthread.access.case_lists import Chosen, cut_case_list
from goldenthread.access.left_out import left_out_of_cases
from goldenthread.access.log import Kind, Looking, shows_children
from goldenthread.access.numbers import council_numbers
from goldenthread.access.permissions import check_person_can_open_cases
from goldenthread.access.visibility import see
from goldenthread.web.frame import PersonRequest, render_page
from goldenthread.web.pages.numbers.cases.page import PER_PAGE, Listing, build
from goldenthread.web.pages.numbers.measure.asked import asked_of
from goldenthread.web.why_not import may_ask_why, number_asked


@may_ask_why
@shows_children(action="opens cases", kind=Kind.CASE_LIST)
def cases(request: PersonRequest, looking: Looking, code: str) -> HttpResponse:
    """The cases of the measure that the address asks for, 50 to a page. A POST asks why the
    child of a number is not among them."""
    check_person_can_open_cases(looking.sight)
    asked = asked_of(request, code)
    numbers = council_numbers(asked.known_at)
    day = asked.on or numbers.as_at
    listing = None
    if day is not None:
        seen = see(looking, on=request.on, edition=numbers.edition)
        by, part = asked.group_parts
        chosen = Chosen(verdict=asked.verdict, team=asked.team, by=by, part=part)
        period = asked.period(day)
        cut = cut_case_list(seen, asked.measure, period, chosen, page=asked.page, per_page=PER_PAGE)
        left_out = left_out_of_cases(seen, number_asked(request), asked.measure, period, chosen)
        listing = Listing(cut=cut, period=period, day=day, left_out=left_out)
    page = build(request, asked, numbers, council_numbers(), listing)
    return render_page(request, "pages/numbers/cases/page.html", page)
