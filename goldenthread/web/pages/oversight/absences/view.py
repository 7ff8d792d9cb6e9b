"""Who is away and who covers: those that stand, and the form by which it is said."""

from django.http import Http404, HttpResponse, HttpResponseRedirect
from django.urls import reverse
from django.views.decorators.http import require_http_methods

from goldenthread.access.absences import (
    CannotBeSo,
    Post,
    absences_at,
    colleagues,
    posts_within_reach,
    say_absence,
    take_absence_back,
)
from goldenthread.access.log import Kind, Looking, shows_children
from goldenthread.access.numbers import council_numbers
from goldenthread.access.permissions import check_person_can_say_who_is_away
from goldenthread.access.visibility import Seen, see
from goldenthread.ledger.saying import SaidSince
from goldenthread.record.absences import Absence
from goldenthread.web.addresses import number_asked
from goldenthread.web.frame import PersonRequest, render_page
from goldenthread.web.pages.oversight.absences.forms import AbsenceForm, filled_with
from goldenthread.web.pages.oversight.absences.page import build


@require_http_methods(["GET", "HEAD", "POST"])
@shows_children(action="says who is away", kind=Kind.CLOCKS)
def absences(request: PersonRequest, looking: Looking) -> HttpResponse:
    """The absences of the workers of whom this person may say it; `change` names one by the edition
    at which it was said, and a POST says one or takes it back."""
    check_person_can_say_who_is_away(request.sight)
    seen = see(looking, on=request.on)
    posts = posts_within_reach(seen)
    standing = [one for one in absences_at(seen.reading).all if Post(one.team, one.worker) in posts]
    chosen = _chosen(request, standing)
    said = request.POST if request.method == "POST" else None
    initial = filled_with(chosen) if chosen else {"first_on": request.on.isoformat()}
    form = AbsenceForm(posts, colleagues(seen, posts), said, initial=initial)
    quicker = False
    if request.method == "POST":
        try:
            if _is_done(request, seen, form, chosen):
                return HttpResponseRedirect(reverse("absences"))
        except CannotBeSo as wrong:
            form.add_error(wrong.field, str(wrong))
        except SaidSince:
            quicker = True
    page = build(request, council_numbers(), standing, form=form, chosen=chosen, quicker=quicker)
    return render_page(request, "pages/oversight/absences/page.html", page)


def _chosen(request: PersonRequest, standing: list[Absence]) -> Absence | None:
    """The absence that the address names. Raises Http404 where none of these is."""
    asked = number_asked(request.GET.get("change", ""))
    if asked is None:
        return None
    for one in standing:
        if one.edition == asked:
            return one
    raise Http404("There is no such absence")


def _is_done(request: PersonRequest, seen: Seen, form: AbsenceForm, chosen: Absence | None) -> bool:
    """Say or take back what was sent; whether nothing was wrong with it."""
    if chosen and "take_back" in request.POST:
        take_absence_back(seen, chosen, at=request.at)
        return True
    if not form.is_valid():
        return False
    said = form.absence(request.user.email)
    if chosen and (said.worker, said.team, said.first_on) != (
        chosen.worker,
        chosen.team,
        chosen.first_on,
    ):
        raise CannotBeSo("first_on", "Take this one back and say another: who and from when stay")
    say_absence(seen, said, at=request.at, after=form.cleaned_data["after"] or 0)
    return True
