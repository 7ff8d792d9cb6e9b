"""The stream by which an open page hears that something changed, never what.

The page asks again for itself, under its own permissions. The stream carries an edition's number
and nothing about anybody. When the session that opened it is no longer good for a page (signed out,
unused, too old, its person disabled or with another password) it says so within seconds, and ends.
The page then goes: nothing is left on a screen that nobody watches.
"""

from collections.abc import AsyncIterator

from asgiref.sync import sync_to_async
from django.db import connections
from django.http import HttpRequest, HttpResponse, HttpResponseNotAllowed, StreamingHttpResponse

from goldenthread.web.live.hub import hub
from goldenthread.web.live.still_here import asking

SECONDS_BETWEEN_LOOKS = 4
MOST_DIGITS = 15


async def live(request: HttpRequest) -> HttpResponse | StreamingHttpResponse:
    """Open the stream for somebody who is signed in."""
    if request.method not in ("GET", "HEAD"):
        return HttpResponseNotAllowed(["GET", "HEAD"])
    person: int = await sync_to_async(lambda: request.user.pk)()  # type: ignore[assignment]
    stream = editions(request, person, since=seen_by(request))
    answer = StreamingHttpResponse(stream, content_type="text/event-stream")
    answer["X-Accel-Buffering"] = "no"
    return answer


def seen_by(request: HttpRequest) -> int | None:
    """The edition that the page has: the last event that it heard of, where it comes again, else
    the one at which it was drawn. None where neither is said, or is no number."""
    said = request.headers.get("Last-Event-ID") or request.GET.get("since", "")
    return int(said) if said.isascii() and said.isdigit() and len(said) <= MOST_DIGITS else None


async def editions(
    request: HttpRequest, person: int, *, since: int | None = None
) -> AsyncIterator[str]:
    """Server-sent events, one for each edition, while the person may still be here. What was made
    since the page was drawn, or since its stream broke, is told at once."""
    known = hub.edition if since is None else since
    # Each stream has a thread of its own for as long as it is open; a connection that the page's
    # middleware left in it would be one of the database's hundred.
    await sync_to_async(connections.close_all)()
    yield "retry: 2000\n\n"
    key = request.session.session_key or ""
    while True:
        edition = await hub.next_edition(SECONDS_BETWEEN_LOOKS, known)
        if not await asking.is_still_here((key, person)):
            yield "event: ended\ndata: ended\n\n"
            return
        if edition is None:
            yield ": still here\n\n"
        else:
            known = edition
            yield f"id: {edition}\nevent: edition\ndata: {edition}\n\n"
