"""One load: what became of its rows, and what was found in it."""

from django.http import Http404, HttpResponse
from django.views.decorators.http import require_safe

from goldenthread.access.load_findings import about_the_whole_file, cut_findings, findings_by_code
from goldenthread.access.log import Kind, Looking, shows_children
from goldenthread.access.numbers import council_numbers
from goldenthread.access.permissions import check_person_can_see_loads, person_can_see_findings
from goldenthread.ledger.loads import one_load
from goldenthread.web.frame import PersonRequest, render_page
from goldenthread.web.pages.coming_in.load.asked import asked_of
from goldenthread.web.pages.coming_in.load.page import PER_PAGE, build

LARGEST_NUMBER = 2**31


@require_safe
@shows_children(action="opens a load", kind=Kind.LOAD)
def load(request: PersonRequest, looking: Looking, number: int) -> HttpResponse:
    """The load of that number. Findings may quote what a file says of a child."""
    check_person_can_see_loads(looking.sight)
    asked = asked_of(request.GET, number)
    found = one_load(number) if number < LARGEST_NUMBER else None
    if found is None:
        raise Http404("There is no such load")
    findings = None
    if person_can_see_findings(looking.sight):
        findings = cut_findings(
            looking.sight, number, asked.chosen, page=asked.page, per_page=PER_PAGE
        )
    counted, first = findings_by_code(number), about_the_whole_file(number)
    page = build(request, asked, found, counted, findings, council_numbers(), first=first)
    return render_page(request, "pages/coming_in/load/page.html", page)
