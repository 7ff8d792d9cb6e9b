"""The owner of a kind of record says where it is kept, names an owner, or takes it back."""

from django.http import Http404, HttpResponse, HttpResponseRedirect
from django.urls import reverse
from django.views.decorators.http import require_http_methods

from goldenthread.access.kept_here import Kept, council_keepings
from goldenthread.access.models import Person
from goldenthread.access.numbers import council_numbers
from goldenthread.access.permissions import check_person_can_say_where_kept
from goldenthread.access.roles import ROLES
from goldenthread.casework.keeping import Turn, turn, turn_back
from goldenthread.casework.receipts import Wrong
from goldenthread.ledger.kept_here import SaidOtherwise
from goldenthread.web.frame import PersonRequest, render_page
from goldenthread.web.pages.records.keeping.forms import OwnerForm, TurnForm
from goldenthread.web.pages.records.keeping.page import build


@require_http_methods(["GET", "HEAD", "POST"])
def record_kept(request: PersonRequest, table: str) -> HttpResponse:
    """One kind of record; a POST says where it is kept. Raises Http404 for one that there is not,
    and NotAllowed for who may not choose."""
    kept = council_keepings().get(table)
    if kept is None:
        raise Http404("There is no such kind of record")
    check_person_can_say_where_kept(request.sight, kept.owner)
    asked = request.POST.get("turn", "") if request.method == "POST" else ""
    said = request.POST if asked in ("on", "off") else None
    form = TurnForm(said, on=request.on)
    owner = OwnerForm(
        request.POST if asked == "owner" else None, owner=kept.owner, owners=_owners()
    )
    quicker = False
    try:
        if asked and _is_done(request, kept, asked, form, owner):
            return HttpResponseRedirect(reverse("record_kept", args=[table]))
    except Wrong as wrong:
        form.add_error(wrong.field, str(wrong))
    except SaidOtherwise:
        quicker = True
    page = build(request, council_numbers(), kept, form=form, owner=owner, quicker=quicker)
    return render_page(request, "pages/records/keeping/page.html", page)


def _is_done(
    request: PersonRequest, kept: Kept, asked: str, form: TurnForm, owner: OwnerForm
) -> bool:
    """Do what was asked where the form says how; whether it is done."""
    if asked == "back":
        turn_back(request.sight, kept, at=request.at)
        return True
    if asked == "owner" and owner.is_valid():
        named = owner.cleaned_data
        said = Turn(owner=named["owner"], is_on=None, since=None, why=named["why"])
    elif asked in ("on", "off") and form.is_valid():
        told = form.cleaned_data
        said = Turn(owner=kept.owner, is_on=asked == "on", since=told["since"], why=told["why"])
    else:
        return False
    turn(request.sight, kept, said, at=request.at)
    return True


def _owners() -> list[tuple[str, str]]:
    """The roles that reach children by name and work now, and the people who may sign in."""
    roles = [(row.role.value, row.name) for row in ROLES if row.works_now and row.permissions]
    people = Person.objects.filter(is_active=True).order_by("full_name", "pk")
    return [("", "Choose"), *roles, *((one.email, one.full_name) for one in people)]
