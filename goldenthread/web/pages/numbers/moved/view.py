"""Who moved a figure between two editions, and by which load."""

from django.core.exceptions import BadRequest
from django.http import HttpResponse
from django.views.decorators.http import require_safe

from goldenthread.access.case_lists import cut_moves
from goldenthread.access.log import Kind, Looking, shows_children
from goldenthread.access.numbers import council_numbers
from goldenthread.access.permissions import check_person_can_open_cases
from goldenthread.access.visibility import see
from goldenthread.measures.periods import twelve_months_to
from goldenthread.web.frame import PersonRequest, render_page
from goldenthread.web.pages.numbers.measure.asked import asked_of, edition_asked
from goldenthread.web.pages.numbers.moved.page import PER_PAGE, Moves, build


@require_safe
@shows_children(action="opens who moved a figure", kind=Kind.CASE_LIST)
def moved(request: PersonRequest, looking: Looking, code: str) -> HttpResponse:
    """The cases whose verdict differs between `from` and `to` (left out: the newest), on a day."""
    check_person_can_open_cases(looking.sight)
    asked = asked_of(request, code)
    newest = council_numbers()
    first, last = _editions(request, newest.edition)
    day = asked.on or newest.as_at
    moves = None
    if day is not None and first is not None:
        seen = see(looking, on=request.on, edition=last)
        period = twelve_months_to(day)
        cut = cut_moves(
            seen,
            asked.measure,
            period,
            first=first,
            last=last,
            page=asked.page,
            per_page=PER_PAGE,
        )
        moves = Moves(cut=cut, period=period, first=first, last=last)
    page = build(request, asked, newest, moves)
    return render_page(request, "pages/numbers/moved/page.html", page)


def _editions(request: PersonRequest, newest: int) -> tuple[int | None, int]:
    first = edition_asked(request, "from") or (newest - 1 if newest > 1 else None)
    last = edition_asked(request, "to") or newest
    if first is not None and first > last:
        raise BadRequest("the earlier edition comes first")
    return first, last
