"""What the head of a service must look at first, of the children whom one may see."""

from datetime import date

from django.http import HttpResponse

from goldenthread.access.changes import count_changes, standing_now, standing_then
from goldenthread.access.left_out_of_lists import left_out_of_a_service
from goldenthread.access.log import Kind, Looking, shows_children
from goldenthread.access.moved_dates import standing_dates
from goldenthread.access.not_issued import not_issued
from goldenthread.access.numbers import council_numbers
from goldenthread.access.permissions import check_person_can_see_teams
from goldenthread.access.service import FIRST_ROWS, count_service
from goldenthread.access.visibility import Seen, see
from goldenthread.web.frame import PersonRequest, render_page
from goldenthread.web.pages.oversight.service.asked import Asked, asked_of
from goldenthread.web.pages.oversight.service.changed import Changed, days_compared
from goldenthread.web.pages.oversight.service.page import Looked, build
from goldenthread.web.why_not import may_ask_why, number_asked


@may_ask_why
@shows_children(action="looks over a service", kind=Kind.CLOCKS)
def service(request: PersonRequest, looking: Looking) -> HttpResponse:
    """The service within reach, at the newest edition unless the address names another. A POST
    asks why the child of a number is not in its lists."""
    check_person_can_see_teams(looking.sight)
    asked = asked_of(request.GET)
    seen = see(looking, on=request.on, edition=asked.known_at)
    numbers = council_numbers(seen.reading.edition)
    day = asked.on or numbers.as_at or request.on
    looked = Looked(
        service=count_service(seen, on=day),
        not_issued=not_issued(seen, on=day, rows=FIRST_ROWS),
        moved=len(standing_dates(seen, on=day).of_open),
        changed=tuple(_changed(seen, asked, since, day) for since in days_compared(asked, day)),
    )
    left_out = left_out_of_a_service(seen, number_asked(request), on=day)
    page = build(request, asked, looked, day=day, numbers=numbers, left_out=left_out)
    return render_page(request, "pages/oversight/service/page.html", page)


def _changed(seen: Seen, asked: Asked, since: date, day: date) -> Changed:
    then = standing_then(seen, since, asked.meant)
    counts = count_changes(seen, then, standing_now(seen, day)) if then else None
    return Changed(since=since, counts=counts)
