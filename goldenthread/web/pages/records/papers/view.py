"""The papers of meetings that are still to be sent."""

from django.http import HttpResponse

from goldenthread.access.left_out_of_lists import left_out_of_papers
from goldenthread.access.log import Kind, Looking, shows_children
from goldenthread.access.numbers import council_numbers
from goldenthread.access.papers import cut_papers
from goldenthread.access.visibility import see
from goldenthread.casework.record_forms import PAPER
from goldenthread.web.addresses import page_asked
from goldenthread.web.frame import PersonRequest, render_page
from goldenthread.web.pages.records.papers.page import PER_PAGE, build
from goldenthread.web.pages.records.typed.view import form_kept_here
from goldenthread.web.why_not import may_ask_why, number_asked


@may_ask_why
@shows_children(action="lists papers", kind=Kind.PAPERS)
def papers(request: PersonRequest, looking: Looking) -> HttpResponse:
    """Those of the children within reach, the oldest meeting first. A POST asks why no paper of the
    child of a number is among them."""
    form_kept_here(request, PAPER.table.name)
    seen = see(looking, on=request.on)
    asked = page_asked(request.GET)
    cut = cut_papers(seen, page=asked, per_page=PER_PAGE)
    left_out = left_out_of_papers(seen, number_asked(request))
    page = build(request, council_numbers(), cut, page=asked, left_out=left_out)
    return render_page(request, "pages/records/papers/page.html", page)
