"""What people looked at. The row is committed before the first byte of the answer leaves.

A view that shows children is marked `@shows_children(...)`. Only such a view holds a `Looking`,
and `visibility.py` opens nothing without one: a view that forgets the mark cannot show a child.
"""

from collections.abc import Callable, Iterable
from contextvars import ContextVar
from dataclasses import dataclass, field
from enum import StrEnum
from functools import wraps
from typing import Any, Concatenate, ParamSpec, TypeVar
from uuid import UUID

from django.db import DatabaseError, transaction
from django.http import Http404, HttpRequest, HttpResponse
from django.urls import resolve

from goldenthread.access.models import AccessEntry, Outcome
from goldenthread.access.sight import Sight

P = ParamSpec("P")
R = TypeVar("R", bound=HttpRequest)


class Kind(StrEnum):
    """What was looked at."""

    CHILD = "child"
    PAPERS = "papers"
    CASE_LIST = "case list"
    CLOCKS = "clocks"
    SEARCH = "search"
    LOAD = "load"
    EXPORT = "export"
    IDENTITY = "identity"
    PERSON = "person"
    PAGE = "page"


class AccessNotRecorded(Exception):
    """The access log could not be written, so nothing may be shown: the answer is 503."""


class ChildNotFound(Http404):
    """There is no such child, or this person may not see it: nobody can tell which."""

    def __init__(self, child: UUID) -> None:
        super().__init__("no such child")
        self.child = child


class LookingUndeclared(Exception):
    """Children were asked for outside a view that is marked `@shows_children`."""


@dataclass
class Looking:
    """One look under way: whose eyes, at what, and which children it has shown so far."""

    sight: Sight
    action: str
    kind: Kind
    url_name: str
    edition: int | None = None
    children: set[UUID] = field(default_factory=set)

    def shows(self, children: Iterable[UUID]) -> None:
        """Say which children the answer shows; each becomes a row of the access log."""
        self.children.update(children)


_UNDER_WAY: ContextVar[Looking | None] = ContextVar("looking", default=None)


def check_look_is_under_way(looking: Looking) -> None:
    """Raise LookingUndeclared unless this is the look that the marked view is having now."""
    if _UNDER_WAY.get() is not looking:
        raise LookingUndeclared("mark the view with @shows_children")


def record_access(
    sight: Sight,
    *,
    action: str,
    kind: Kind,
    outcome: Outcome,
    children: Iterable[UUID] = (),
    url_name: str = "",
    edition: int | None = None,
) -> None:
    """Commit what was looked at: a row for each child, or one row without a child.

    Raises AccessNotRecorded where the rows cannot be written, or could still be undone because a
    transaction is open around this call.
    """
    shown: list[UUID] | list[None] = sorted(children) or [None]
    rows = [
        AccessEntry(
            person=sight.person,
            role=sight.role or "",
            action=action,
            kind=kind,
            child=child,
            url_name=url_name,
            outcome=outcome,
            edition=edition,
            purpose=sight.purpose,
        )
        for child in shown
    ]
    try:
        with transaction.atomic(durable=True):
            AccessEntry.objects.bulk_create(rows)
    except (DatabaseError, RuntimeError) as error:
        raise AccessNotRecorded from error


def shows_children(
    *, action: str, kind: Kind
) -> Callable[
    [Callable[Concatenate[R, Looking, P], HttpResponse]],
    Callable[Concatenate[R, P], HttpResponse],
]:
    """Mark a view that shows children. The view is given the look as its second argument.

    What it shows (or that it was refused) is in the access log before this returns the answer. An
    answer that is streamed is refused, because what it shows is not known yet.
    """

    def mark(
        view: Callable[Concatenate[R, Looking, P], HttpResponse],
    ) -> Callable[Concatenate[R, P], HttpResponse]:
        @wraps(view)
        def marked(request: R, *args: P.args, **kwargs: P.kwargs) -> HttpResponse:
            looking = Looking(
                sight=request_sight(request), action=action, kind=kind, url_name=url_name(request)
            )
            return _look(looking, lambda: view(request, looking, *args, **kwargs))

        marked.shows_children = True  # type: ignore[attr-defined]
        return marked

    return mark


def _look(looking: Looking, answer: Callable[[], HttpResponse]) -> HttpResponse:
    before = _UNDER_WAY.set(looking)
    try:
        response = answer()
    except ChildNotFound as refusal:
        _record(looking, Outcome.REFUSED, {refusal.child})
        raise
    finally:
        _UNDER_WAY.reset(before)
    if response.streaming:
        raise LookingUndeclared("what a streamed answer shows is not known before it leaves")
    _record(looking, Outcome.SHOWN, looking.children)
    return response


def _record(looking: Looking, outcome: Outcome, children: Iterable[UUID]) -> None:
    record_access(
        looking.sight,
        action=looking.action,
        kind=looking.kind,
        outcome=outcome,
        children=children,
        url_name=looking.url_name,
        edition=looking.edition,
    )


def request_sight(request: HttpRequest) -> Sight:
    """The sight of the person who asks, which the middleware put on the request."""
    sight: Any = getattr(request, "sight", None)
    if not isinstance(sight, Sight):
        raise LookingUndeclared("nobody is signed in")
    return sight


def url_name(request: HttpRequest) -> str:
    """The name of the page asked for, never its address."""
    match = request.resolver_match or resolve(request.path_info)
    return match.view_name
