"""The due date of one running of one child; a POST agrees another day, pauses, or takes back."""

from datetime import date
from uuid import UUID

from django.http import HttpResponse, HttpResponseRedirect
from django.urls import reverse
from django.views.decorators.http import require_http_methods

from goldenthread.access.log import Kind, Looking, shows_children
from goldenthread.access.numbers import council_numbers
from goldenthread.access.permissions import check_person_can_decide_dates
from goldenthread.access.receipts import LookedAt, look_at
from goldenthread.access.visibility import Seen, see
from goldenthread.casework.decided_dates import (
    Act,
    Pause,
    agree_day,
    change_pause,
    pause,
    take_back,
)
from goldenthread.casework.receipts import Wrong
from goldenthread.ledger.saying import SaidSince
from goldenthread.web.addresses import day_asked, number_asked
from goldenthread.web.frame import PersonRequest, render_page
from goldenthread.web.pages.oversight.due_date.forms import DecisionForm
from goldenthread.web.pages.oversight.due_date.page import (
    AGREE,
    PAUSE,
    TAKE_BACK,
    build,
    form_of,
    number_of,
)


@require_http_methods(["GET", "HEAD", "POST"])
@shows_children(action="looks at a due date", kind=Kind.CHILD)
def due_date(request: PersonRequest, looking: Looking, handle: UUID, key: str) -> HttpResponse:
    """The due date of the running of this key, as it stands on the day that the address asks for.

    Who may not see the child is answered as if there were none.
    """
    # What is decided is decided of what is known now, whatever the address asks about.
    asked = {} if request.method == "POST" else request.GET
    known_at = number_asked(asked.get("known_at", ""))
    seen = see(looking, on=request.on, edition=known_at)
    numbers = council_numbers(seen.reading.edition)
    day = day_asked(asked.get("on", "")) or numbers.as_at or request.on
    running = look_at(seen, handle, key, on=day)
    sent, quicker = None, False
    if request.method == "POST":
        check_person_can_decide_dates(looking.sight)
        do = request.POST.get("do", "")
        form = form_of(do, None, request.POST.dict())
        if form and form.is_valid():
            try:
                _decide(seen, running, do, form, request, since=min(day, request.on))
                return HttpResponseRedirect(reverse("due_date", args=[handle, key]))
            except Wrong as wrong:
                form.add_error(wrong.field if wrong.field in form.fields else "why", str(wrong))
            except SaidSince:
                quicker = True
                form = form_of(do, None, request.POST.dict() | {f"{do}-after": _newest(running)})
        sent = (do, form) if form else None
    page = build(
        request,
        running,
        numbers=numbers,
        is_newest=known_at is None,
        sent=sent,
        quicker=quicker,
    )
    return render_page(request, "pages/oversight/due_date/page.html", page)


def _newest(running: LookedAt) -> str:
    return str(running.decisions[0].number) if running.decisions else ""


def _decide(
    seen: Seen,
    running: LookedAt,
    do: str,
    form: DecisionForm,
    request: PersonRequest,
    *,
    since: date,
) -> None:
    asked = form.cleaned_data
    act = Act(
        why=asked["why"].strip(),
        whose=asked["whose"].strip(),
        after=asked["after"],
        at=request.at,
    )
    if do == AGREE:
        agree_day(seen, running, asked["agreed_on"], act, since=since)
    elif do == PAUSE:
        days = Pause(
            first=asked["paused_from"],
            last=asked["paused_to"],
            look_again_on=asked["look_again_on"],
        )
        pause(seen, running, days, act)
    elif do.startswith(TAKE_BACK):
        take_back(seen, running, number_of(do), act)
    else:
        change_pause(seen, running, number_of(do), asked["paused_to"], act)
