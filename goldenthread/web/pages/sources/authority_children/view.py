"""The children whose rows a choice of who speaks would change, before it is made."""

from django.http import Http404, HttpResponse
from django.views.decorators.http import require_safe

from goldenthread.access.authority import cut_changes
from goldenthread.access.log import Kind, Looking, shows_children
from goldenthread.access.numbers import council_numbers
from goldenthread.access.permissions import check_person_can_choose_sources
from goldenthread.access.visibility import see
from goldenthread.record.authority import SUBJECTS
from goldenthread.web.addresses import page_asked
from goldenthread.web.frame import PersonRequest, render_page
from goldenthread.web.pages.sources.authority_children.page import PER_PAGE, build
from goldenthread.web.pages.sources.authority_choice.forms import ChoiceForm


@require_safe
@shows_children(action="opens what a choice of sources would change", kind=Kind.CASE_LIST)
def authority_children(request: PersonRequest, looking: Looking, subject: str) -> HttpResponse:
    """The list for the answer in the address, 50 to a page."""
    check_person_can_choose_sources(looking.sight)
    if subject not in SUBJECTS:
        raise Http404("There is no such subject")
    form = ChoiceForm(SUBJECTS[subject], request.GET)
    if not form.is_valid():
        raise Http404("There is no such choice")
    page = page_asked(request.GET)
    numbers = council_numbers()
    seen = see(looking, on=request.on, edition=numbers.edition)
    cut = cut_changes(seen, SUBJECTS[subject], form.kinds, page=page, per_page=PER_PAGE)
    built = build(request, numbers, SUBJECTS[subject], form.kinds, cut, page=page)
    return render_page(request, "pages/sources/authority_children/page.html", built)
