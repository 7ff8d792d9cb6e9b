"""A session ends when nobody uses it, and in any case some hours after it began.

A page that asks for itself again because the record changed is no use of it, nor is the stream
that tells it so. Both times are kept in the session, to within a minute: most requests write
nothing.
"""

from datetime import datetime, timedelta

from django.conf import settings
from django.contrib.auth import SESSION_KEY
from django.contrib.sessions.backends.base import SessionBase
from django.http import HttpRequest
from django.urls import reverse

from goldenthread.web.words import plural

BEGAN_AT, USED_AT, ENDED_BECAUSE = "began_at", "used_at", "ended_because"
ASKED_AGAIN = "X-Asked-Again"
KEPT_TO_WITHIN = timedelta(minutes=1)


def why_it_ended(session: SessionBase, at: datetime) -> str:
    """Why this session is no longer good, in one sentence; empty while it is."""
    if _since(session, USED_AT, at) > timedelta(minutes=settings.IDLE_MINUTES):
        minutes = plural(settings.IDLE_MINUTES, "minute")
        return f"You were signed out because nothing was done for {minutes}."
    if _since(session, BEGAN_AT, at) > timedelta(seconds=settings.SESSION_COOKIE_AGE):
        hours = plural(settings.SESSION_COOKIE_AGE // 3600, "hour")
        return f"You were signed out because {hours} had passed since you signed in."
    return ""


def end_or_note_use(request: HttpRequest, at: datetime) -> None:
    """End the session of this request where it is over; else remember that it was used."""
    session = request.session
    if SESSION_KEY not in session:
        return
    if ENDED_BECAUSE in session:
        del session[ENDED_BECAUSE]
    if why := why_it_ended(session, at):
        session.flush()
        session[ENDED_BECAUSE] = why
        return
    if ASKED_AGAIN in request.headers or request.path == reverse("live"):
        return
    if BEGAN_AT not in session:
        session[BEGAN_AT] = at.timestamp()
    if USED_AT not in session or _since(session, USED_AT, at) > KEPT_TO_WITHIN:
        session[USED_AT] = at.timestamp()


def _since(session: SessionBase, key: str, at: datetime) -> timedelta:
    return timedelta(seconds=at.timestamp() - session.get(key, at.timestamp()))
