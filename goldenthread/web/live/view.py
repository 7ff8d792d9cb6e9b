"""The stream by which an open page hears that something changed, never what.

The page asks again for itself, under its own permissions. The stream carries an edition's number
and nothing about anybody. When the session that opened it is no longer good for a page (signed out,
unused, too old, its person disabled or with another password), or when the person may no longer see
what they saw (an appointment has ended, or leave to see names), it says so in seconds, and ends.
The page then goes: nothing is left on a screen that nobody watches.
"""

from collections.abc import AsyncIterator

from asgiref.sync import sync_to_async
from django.db import connections
from django.http import HttpRequest, HttpResponse, HttpResponseNotAllowed, StreamingHttpResponse

from goldenthread.access.sight import Sight
from goldenthread.access.topics import Topic, changed_by
from goldenthread.web.live.hub import hub
from goldenthread.web.live.still_here import Stream, asking, stream_of

SECONDS_BETWEEN_LOOKS = 4
MOST_DIGITS = 15


async def live(request: HttpRequest) -> HttpResponse | StreamingHttpResponse:
    """Open the stream for somebody who is signed in."""
    if request.method not in ("GET", "HEAD"):
        return HttpResponseNotAllowed(["GET", "HEAD"])
    sight: Sight = request.sight  # type: ignore[attr-defined]
    stream = editions(
        stream_of(request.session.session_key or "", sight),
        since=seen_by(request),
        topic=topic_of(request),
    )
    answer = StreamingHttpResponse(stream, content_type="text/event-stream")
    answer["X-Accel-Buffering"] = "no"
    return answer


def seen_by(request: HttpRequest) -> int | None:
    """The edition that the page has: the last event that it heard of, where it comes again, else
    the one at which it was drawn. None where neither is said, or is no number."""
    said = request.headers.get("Last-Event-ID") or request.GET.get("since", "")
    return int(said) if said.isascii() and said.isdigit() and len(said) <= MOST_DIGITS else None


def topic_of(request: HttpRequest) -> Topic:
    """What the page is about; everything where that is not said, or is no topic of ours."""
    said = request.GET.get("topic", "")
    return Topic(said) if said in list(Topic) else Topic.EVERYTHING


async def editions(
    stream: Stream, *, since: int | None = None, topic: Topic = Topic.EVERYTHING
) -> AsyncIterator[str]:
    """Server-sent events, one for each edition that could change a page of the topic, while the
    person may still see what they saw. What was made since the page was drawn, or since its stream
    broke, is told at once."""
    known = hub.edition if since is None else since
    # Each stream has a thread of its own for as long as it is open; a connection that the page's
    # middleware left in it would be one of the database's hundred.
    await sync_to_async(connections.close_all)()
    yield "retry: 2000\n\n"
    while True:
        edition = await hub.next_edition(SECONDS_BETWEEN_LOOKS, known)
        if not await asking.is_still_here(stream):
            yield "event: ended\ndata: ended\n\n"
            return
        is_news = edition is not None and changed_by(topic, edition) > known
        known = edition or known
        if is_news:
            yield f"id: {edition}\nevent: edition\ndata: {edition}\n\n"
        else:
            yield ": still here\n\n"
