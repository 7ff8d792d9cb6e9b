"""What was typed into a form outlives the sign-in of who typed it."""

from collections.abc import Callable

from django.http import HttpRequest, HttpResponse
from django.utils import timezone

from goldenthread.casework.drafts import keep_draft, kept_until, marked
from goldenthread.casework.models import Draft
from goldenthread.web import words
from goldenthread.web.components.notice import Notice

NOT_TYPED = {"mark", "csrfmiddlewaretoken"}


def keep_what_was_typed(request: HttpRequest) -> bool:
    """Keep a form that was sent as a draft, by the mark that it carries; whether it was kept.

    The mark says whose it is: nobody else is shown it, and it saves nothing.
    """
    sent = request.POST if request.method == "POST" else None
    found = marked(sent["mark"]) if sent and "mark" in sent else None
    if sent is None or found is None:
        return False
    number, place = found
    person = request.user
    if person.is_authenticated and person.pk != number:
        return False
    says = {name: sent.getlist(name) for name in sent if name not in NOT_TYPED}
    return keep_draft(number, place, says, at=timezone.now())


def draft_in_words(draft: Draft | None) -> Notice | None:
    """What its writer is told of a draft: from when it is, and until when it is kept."""
    if draft is None:
        return None
    return Notice(
        kind="information",
        title=f"A draft of yours of {words.moment(timezone.localtime(draft.kept_at))}",
        text="It is not saved yet: nobody else sees it, and no clock counts it. It is kept until "
        f"{words.date(kept_until(draft))}.",
    )


class KeptAtTheDoor:
    """A form that arrives when its writer is no longer signed in is kept before the door is shown:
    whoever signs in again is led back to it."""

    def __init__(self, get_response: Callable[[HttpRequest], HttpResponse]) -> None:
        self.get_response = get_response

    def __call__(self, request: HttpRequest) -> HttpResponse:
        """Hand the request on."""
        return self.get_response(request)

    def process_view(self, request: HttpRequest, *_: object) -> None:
        """Keep what nobody who is signed in has sent."""
        if not request.user.is_authenticated:
            keep_what_was_typed(request)
