"""Whether those who opened streams may still be here: asked of all at once.

Each stream asks at each edition, and every few seconds. Two hundred of them, one after another,
took longer than the change that they were told of.
"""

import asyncio
from collections.abc import Hashable, Iterable
from concurrent.futures import ThreadPoolExecutor
from dataclasses import dataclass, field
from datetime import datetime

from django.conf import settings
from django.contrib.auth import BACKEND_SESSION_KEY, HASH_SESSION_KEY, SESSION_KEY, load_backend
from django.contrib.sessions.backends.db import SessionStore
from django.contrib.sessions.models import Session
from django.db import close_old_connections
from django.utils import timezone
from django.utils.crypto import constant_time_compare

from goldenthread.access.models import Person
from goldenthread.access.sight import Sight, sight_of
from goldenthread.web.unused import why_it_ended


@dataclass(frozen=True, kw_only=True)
class Stream:
    """The key of the session that opened it, the person whose it was, the role they acted in, and
    what they could see then (reach_of)."""

    key: str
    person: int
    role: str = ""
    reach: Hashable = ()


def reach_of(sight: Sight) -> Hashable:
    """What decides which children somebody may see, and how: two alike show alike pages."""
    return sight.role, sight.teams, sight.services, sight.worker_codes, sight.identity


def stream_of(key: str, sight: Sight) -> Stream:
    """The stream of the session with this key, as it opens for somebody who sees so much."""
    return Stream(key=key, person=sight.person.pk, role=sight.role or "", reach=reach_of(sight))


def still_here(streams: Iterable[Stream]) -> set[Stream]:
    """Those whose session would still show the same person a page of the same children."""
    asked, now = set(streams), timezone.now()
    kept = Session.objects.filter(session_key__in={one.key for one in asked}, expire_date__gt=now)
    sessions = {one.session_key: one.get_decoded() for one in kept}
    people = Person.objects.prefetch_related("appointments").in_bulk({s.person for s in asked})
    found = set()
    for one in asked:
        held, person = SessionStore(), people.get(one.person)  # no key: it reads nothing itself
        held.update(sessions.get(one.key, {}))
        if (
            person
            and not why_it_ended(held, now)
            and _is_theirs(held, person)
            and _sees_as_before(one, person, now)
        ):
            found.add(one)
    return found


def _sees_as_before(stream: Stream, person: Person, now: datetime) -> bool:
    sight = sight_of(person, on=timezone.localdate(now), at=now, acting_as=stream.role)
    return reach_of(sight) == stream.reach


def _is_theirs(session: SessionStore, person: Person) -> bool:
    """Whether a session is this person's, as `django.contrib.auth.get_user` tells it."""
    backend = session.get(BACKEND_SESSION_KEY)
    if backend not in settings.AUTHENTICATION_BACKENDS:
        return False
    if session.get(SESSION_KEY) != person._meta.pk.value_to_string(person):
        return False
    may = getattr(load_backend(backend), "user_can_authenticate", lambda one: one.is_active)
    proof = session.get(HASH_SESSION_KEY, "")
    return bool(may(person)) and constant_time_compare(proof, person.get_session_auth_hash())


ONE_THREAD = ThreadPoolExecutor(1, "asks who is still here")
"""No stream's own: that one ends with it, and would hold a connection for each stream."""


def _now(streams: Iterable[Stream]) -> set[Stream]:
    close_old_connections()
    try:
        return still_here(streams)
    finally:
        close_old_connections()


@dataclass
class Asking:
    """Gathers what streams ask at one time into one question. Lives on the event loop."""

    waiting: dict[Stream, list[asyncio.Future[bool]]] = field(default_factory=dict)
    task: asyncio.Task[None] | None = None

    async def is_still_here(self, stream: Stream) -> bool:
        """Whether this one may still be here."""
        answer: asyncio.Future[bool] = asyncio.get_running_loop().create_future()
        self.waiting.setdefault(stream, []).append(answer)
        if self.task is None or self.task.done():
            self.task = asyncio.create_task(self._ask())
        return await answer

    async def _ask(self) -> None:
        while self.waiting:
            asked, self.waiting = self.waiting, {}
            try:
                found = await asyncio.get_running_loop().run_in_executor(ONE_THREAD, _now, asked)
            except Exception as why:
                for answer in (one for answers in asked.values() for one in answers):
                    if not answer.done():
                        answer.set_exception(why)
                continue
            for stream, answers in asked.items():
                for answer in answers:
                    if not answer.done():  # its page may have gone meanwhile
                        answer.set_result(stream in found)


asking = Asking()
