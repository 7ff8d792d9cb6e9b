"""What happens to every request and to every answer, in the order of settings.MIDDLEWARE."""

from collections.abc import Callable

from django.contrib.auth import SESSION_KEY
from django.contrib.auth.middleware import get_user
from django.http import HttpRequest, HttpResponse, HttpResponseRedirect
from django.urls import reverse
from django.utils import timezone

from goldenthread.access.log import AccessNotRecorded, Kind, record_access, url_name
from goldenthread.access.models import Outcome, Person
from goldenthread.access.permissions import NotAllowed
from goldenthread.access.sight import sight_of
from goldenthread.web.error_pages.view import not_for_you, not_found, nothing_shown
from goldenthread.web.unused import end_or_note_use

Answer = Callable[[HttpRequest], HttpResponse]

MAY_BE_KEPT = {"branding"}  # by its url name: it says nothing about anybody
ACTING_AS = "acting_as"
WITH_A_TEMPORARY_PASSWORD = {"account_change_password", "account_logout", "branding", "health"}


class NothingIsKept:
    """No answer is kept by a browser or by anything between: a shared computer shows nothing."""

    def __init__(self, get_response: Answer) -> None:
        self.get_response = get_response

    def __call__(self, request: HttpRequest) -> HttpResponse:
        """Mark the answer."""
        response = self.get_response(request)
        match = request.resolver_match
        if match is None or match.url_name not in MAY_BE_KEPT:
            response["Cache-Control"] = "no-store"
        return response


class TheDay:
    """Read the clock, once, end a session that is over, and work out with whose eyes it is read."""

    def __init__(self, get_response: Answer) -> None:
        self.get_response = get_response

    def __call__(self, request: HttpRequest) -> HttpResponse:
        """Put `on`, `at` and `sight` on the request."""
        request.at = timezone.now()  # type: ignore[attr-defined]
        request.on = timezone.localdate(request.at)  # type: ignore[attr-defined]
        end_or_note_use(request, request.at)  # type: ignore[attr-defined]
        person = get_user(request)
        if isinstance(person, Person):
            request.sight = sight_of(  # type: ignore[attr-defined]
                person,
                on=request.on,  # type: ignore[attr-defined]
                at=request.at,  # type: ignore[attr-defined]
                acting_as=request.session.get(ACTING_AS, ""),
            )
        return self.get_response(request)


class EndedSessions:
    """A person who was disabled loses the session at the next request, and what was in it."""

    def __init__(self, get_response: Answer) -> None:
        self.get_response = get_response

    def __call__(self, request: HttpRequest) -> HttpResponse:
        """End the session of somebody who may no longer sign in."""
        if SESSION_KEY in request.session and not request.user.is_authenticated:
            request.session.flush()
        return self.get_response(request)


class OwnPasswordFirst:
    """An administrator knows a first password: nothing is shown until it has been changed."""

    def __init__(self, get_response: Answer) -> None:
        self.get_response = get_response

    def __call__(self, request: HttpRequest) -> HttpResponse:
        """Hand the request on."""
        return self.get_response(request)

    def process_view(self, request: HttpRequest, *_: object) -> HttpResponse | None:
        """Lead to the page where the password is changed."""
        person = request.user
        if not isinstance(person, Person) or not person.password_is_temporary:
            return None
        if url_name(request) in WITH_A_TEMPORARY_PASSWORD:
            return None
        return HttpResponseRedirect(reverse("account_change_password"))


class Refusals:
    """A refusal is written down, then answered in plain words; if it cannot be, 503."""

    def __init__(self, get_response: Answer) -> None:
        self.get_response = get_response

    def __call__(self, request: HttpRequest) -> HttpResponse:
        """Hand the request on."""
        return self.get_response(request)

    def process_exception(self, request: HttpRequest, error: Exception) -> HttpResponse | None:
        """Answer for what a page was not allowed to do."""
        if isinstance(error, AccessNotRecorded):
            return nothing_shown(request)
        if isinstance(error, NotAllowed):
            try:
                record_access(
                    request.sight,  # type: ignore[attr-defined]
                    action=error.permission.value,
                    kind=Kind.PAGE,
                    outcome=Outcome.REFUSED,
                    url_name=url_name(request),
                )
            except AccessNotRecorded:
                return nothing_shown(request)
            return not_found(request) if error.is_hidden else not_for_you(request)
        return None
