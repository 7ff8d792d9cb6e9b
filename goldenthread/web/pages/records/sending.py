"""What is done with a form of a record that is sent: kept as a draft, saved, taken back or left."""

from collections.abc import Callable, Mapping
from dataclasses import dataclass
from typing import TypeVar

from django.http import HttpResponse, HttpResponseRedirect
from django.urls import reverse

from goldenthread.access.kept_here import KnownChild
from goldenthread.access.visibility import Seen
from goldenthread.casework.drafts import Place, draft_of, keep_draft, let_go
from goldenthread.casework.models import Draft
from goldenthread.casework.record_forms import RecordForm
from goldenthread.ledger.typed import TypedSince, row_key
from goldenthread.web.frame import PersonRequest

BY_ITSELF = "X-Kept-By-Itself"
"""The header of a draft that the page sends while somebody types."""


@dataclass(kw_only=True)
class UnderWay:
    """A form of one child under way: who asks for it or sent it, and where its draft is kept."""

    request: PersonRequest
    seen: Seen
    form: RecordForm
    known: KnownChild
    place: Place

    @property
    def list_href(self) -> str:
        """The page of what is on record."""
        return reverse("records_of_child", args=[self.known.handle, self.form.table.name])

    @property
    def draft(self) -> Draft | None:
        """What is told of as a draft: of a form that was sent, what was sent is shown."""
        return draft_of(self.request.user, self.place) if self.request.method != "POST" else None

    def key(self, cells: Mapping[str, object]) -> str:
        """The key of a row of the child with these cells."""
        return row_key(self.form.table, {**cells, "child_id": self.known.child_id})


One = TypeVar("One", bound=UnderWay)


def answer_to(
    one: One,
    says: Mapping[str, list[str]],
    *,
    saved: Callable[[One], bool],
    taken_back: Callable[[One], bool],
    show_both: Callable[[One, TypedSince], None],
) -> HttpResponse | None:
    """What a POST does; None where the form is shown again.

    `says` is what the draft keeps. `saved` and `taken_back` say whether it was done; where somebody
    else was quicker, `show_both` lets the form follow what stands now.
    """
    request, sent = one.request, one.request.POST
    if "start_again" in sent or "leave" in sent:
        let_go(request.user, one.place)
        return HttpResponseRedirect(one.list_href if "leave" in sent else request.path)
    keep_draft(request.user.pk, one.place, says, at=request.at)
    if BY_ITSELF in request.headers:
        return HttpResponse(status=204)
    if "keep" in sent:
        return HttpResponseRedirect(request.path)
    try:
        is_kept = taken_back(one) if "take_back" in sent else saved(one)
    except TypedSince as since:
        show_both(one, since)
        return None
    if not is_kept:
        return None
    let_go(request.user, one.place)
    return HttpResponseRedirect(one.list_href)
