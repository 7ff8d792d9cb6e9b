"""The looked-after children whom the officer who looks reviews."""

from django.http import HttpResponse

from goldenthread.access.case_lists import named
from goldenthread.access.left_out_of_lists import left_out_of_reviews
from goldenthread.access.log import Kind, Looking, shows_children
from goldenthread.access.numbers import council_numbers
from goldenthread.access.permissions import check_person_can_see_reviews
from goldenthread.access.reviews import FORMS, before_the_officer
from goldenthread.access.visibility import see
from goldenthread.record.silent_forms import silent_forms
from goldenthread.web.frame import PersonRequest, render_page
from goldenthread.web.pages.oversight.reviews.page import asked_of, build, listed
from goldenthread.web.why_not import may_ask_why, number_asked


@may_ask_why
@shows_children(action="looks at reviews", kind=Kind.CASE_LIST)
def reviews(request: PersonRequest, looking: Looking) -> HttpResponse:
    """The children of the list that the address asks for, the next review first. A POST asks why
    the child of a number is not among them."""
    check_person_can_see_reviews(looking.sight)
    asked = asked_of(request.GET)
    seen = see(looking, on=request.on, edition=asked.known_at)
    numbers = council_numbers(seen.reading.edition)
    day = asked.on or numbers.as_at or request.on
    children = before_the_officer(seen, on=day)
    shown = named(seen, {child.child_id for child in listed(children, asked.kind)}, on=day)
    silent = silent_forms(seen.reading, on=day, among=FORMS)
    left_out = left_out_of_reviews(seen, number_asked(request), children, asked.kind, on=day)
    page = build(
        request, asked, children, shown, silent=silent, day=day, numbers=numbers, left_out=left_out
    )
    return render_page(request, "pages/oversight/reviews/page.html", page)
