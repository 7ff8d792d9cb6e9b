"""One running of a clock of one child; a POST says what came of looking at it."""

from uuid import UUID

from django.http import HttpResponse, HttpResponseRedirect
from django.urls import reverse
from django.views.decorators.http import require_http_methods

from goldenthread.access.log import Kind, Looking, shows_children
from goldenthread.access.numbers import council_numbers
from goldenthread.access.permissions import check_person_can_give_receipts
from goldenthread.access.receipts import LookedAt, look_at
from goldenthread.access.visibility import Seen, see
from goldenthread.casework.receipts import Wrong, give_receipt
from goldenthread.ledger.saying import SaidSince
from goldenthread.record.receipts import Said
from goldenthread.web.addresses import day_asked, number_asked
from goldenthread.web.frame import PersonRequest, render_page
from goldenthread.web.pages.oversight.running.forms import ReceiptForm
from goldenthread.web.pages.oversight.running.page import build


@require_http_methods(["GET", "HEAD", "POST"])
@shows_children(action="looks at a clock", kind=Kind.CHILD)
def running(request: PersonRequest, looking: Looking, handle: UUID, key: str) -> HttpResponse:
    """The running of this key, on the day and at the edition that the address asks for.

    Who may not see the child is answered as if there were none.
    """
    # What is said is said of what is known now, whatever the address asks about.
    asked = "" if request.method == "POST" else request.GET.get("known_at", "")
    known_at = number_asked(asked)
    seen = see(looking, on=request.on, edition=known_at)
    numbers = council_numbers(seen.reading.edition)
    day = day_asked(request.GET.get("on", "")) or numbers.as_at or request.on
    looked_at = look_at(seen, handle, key, on=day)
    held = looked_at.held.number if looked_at.held else None
    quicker = False
    form = ReceiptForm(initial={"after": held})
    if request.method == "POST":
        check_person_can_give_receipts(looking.sight)
        form = ReceiptForm(request.POST)
        if form.is_valid():
            try:
                _give(seen, looked_at, form, request)
                return HttpResponseRedirect(reverse("running", args=[handle, key]))
            except Wrong as wrong:
                form.add_error(wrong.field, str(wrong))
            except SaidSince:
                quicker = True
                form = ReceiptForm({**request.POST.dict(), "after": held})
    page = build(
        request,
        looked_at,
        day=day,
        numbers=numbers,
        is_newest=known_at is None,
        form=form,
        quicker=quicker,
    )
    return render_page(request, "pages/oversight/running/page.html", page)


def _give(seen: Seen, looked_at: LookedAt, form: ReceiptForm, request: PersonRequest) -> None:
    said = form.cleaned_data
    give_receipt(
        seen,
        looked_at,
        Said(said["said"]),
        why=said["why"].strip(),
        next_look_on=said["next_look_on"],
        after=said["after"],
        at=request.at,
    )
