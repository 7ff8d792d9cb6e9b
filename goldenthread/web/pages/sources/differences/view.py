"""The children on whom two kinds of return differ, each with what both say."""

from django.http import Http404, HttpResponse
from django.views.decorators.http import require_safe

from goldenthread.access.authority import speaks_first
from goldenthread.access.beside import AskedDifferences, CutDifferences, cut_differences
from goldenthread.access.log import Kind, Looking, shows_children
from goldenthread.access.numbers import Numbers, council_numbers
from goldenthread.access.permissions import check_person_can_open_cases
from goldenthread.access.visibility import see
from goldenthread.packs.differences import as_csv
from goldenthread.web.addresses import page_asked, word_asked
from goldenthread.web.frame import PersonRequest, render_page
from goldenthread.web.pages.sources.differences.page import PER_PAGE, build

ASKED = ("table", "one", "other", "said_by", "column")
MOST_ROWS = 20_000
"""So many differences go into one file."""


@require_safe
@shows_children(action="opens a list of differences", kind=Kind.CASE_LIST)
def differences(request: PersonRequest, looking: Looking) -> HttpResponse:
    """The list that the address asks for, 50 to a page."""
    page = page_asked(request.GET)
    asked, numbers, cut = _cut(request, looking, page=page, per_page=PER_PAGE)
    speaks = speaks_first(asked.table)
    built = build(request, numbers, cut, asked, page=page, speaks=speaks)
    return render_page(request, "pages/sources/differences/page.html", built)


@require_safe
@shows_children(action="takes a list of differences away", kind=Kind.EXPORT)
def differences_to_take(request: PersonRequest, looking: Looking) -> HttpResponse:
    """The same list whole, as a CSV file: of the children whom this person may open."""
    _, _, cut = _cut(request, looking, page=1, per_page=MOST_ROWS)
    answer = HttpResponse(as_csv(cut).encode("utf-8-sig"), content_type="text/csv")
    answer["Content-Disposition"] = 'attachment; filename="differences.csv"'
    return answer


def _cut(
    request: PersonRequest, looking: Looking, *, page: int, per_page: int
) -> tuple[AskedDifferences, Numbers, CutDifferences]:
    check_person_can_open_cases(looking.sight)
    said = {name: word_asked(request.GET.get(name, "")) for name in ASKED}
    asked = AskedDifferences(**said)
    numbers = council_numbers()
    seen = see(looking, on=request.on, edition=numbers.edition)
    try:
        return asked, numbers, cut_differences(seen, asked, page=page, per_page=per_page)
    except (KeyError, ValueError):
        raise Http404("No two such returns speak of the same days") from None
