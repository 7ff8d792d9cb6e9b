"""The children on whom two kinds of return differ, each with what both say."""

from django.http import Http404, HttpResponse
from django.views.decorators.http import require_safe

from goldenthread.access.beside import cut_differences
from goldenthread.access.log import Kind, Looking, shows_children
from goldenthread.access.numbers import council_numbers
from goldenthread.access.permissions import check_person_can_open_cases
from goldenthread.access.visibility import see
from goldenthread.web.addresses import MOST_PAGES, number_asked, word_asked
from goldenthread.web.frame import PersonRequest, render_page
from goldenthread.web.pages.differences.page import PER_PAGE, build


@require_safe
@shows_children(action="opens a list of differences", kind=Kind.CASE_LIST)
def differences(request: PersonRequest, looking: Looking) -> HttpResponse:
    """The list that the address asks for, 50 to a page."""
    check_person_can_open_cases(looking.sight)
    page = min(number_asked(request.GET.get("page", "")) or 1, MOST_PAGES)
    asked = {name: word_asked(request.GET.get(name, "")) for name in ("table", "one", "other")}
    numbers = council_numbers()
    seen = see(looking, on=request.on, edition=numbers.edition)
    try:
        cut = cut_differences(seen, **asked, page=page, per_page=PER_PAGE)
    except KeyError:
        raise Http404("No two such returns speak of the same days") from None
    return render_page(
        request, "pages/differences/page.html", build(request, numbers, cut, page=page)
    )
