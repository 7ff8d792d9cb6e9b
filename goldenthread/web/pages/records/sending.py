"""What is done with a form of a record that is sent: kept as a draft, saved, taken back or left."""

from collections.abc import Callable, Mapping
from typing import Protocol, TypeVar

from django.http import HttpResponse, HttpResponseRedirect

from goldenthread.casework.drafts import Place, keep_draft, let_go
from goldenthread.ledger.typed import TypedSince
from goldenthread.web.frame import PersonRequest

BY_ITSELF = "X-Kept-By-Itself"
"""The header of a draft that the page sends while somebody types."""


class UnderWay(Protocol):
    """A form under way: who sent it, where its draft is kept, and the list that it belongs to."""

    @property
    def request(self) -> PersonRequest: ...
    @property
    def place(self) -> Place: ...
    @property
    def list_href(self) -> str: ...


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
