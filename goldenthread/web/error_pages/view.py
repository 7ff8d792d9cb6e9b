"""The answers when something is not there, not allowed, or went wrong.

None of them repeats anything of the request. A child that one may not see and one that does not
exist get the same page, byte for byte: it has no token and no form.
"""

import logging
import secrets
import sys
import traceback
from types import TracebackType

from django.contrib.auth.decorators import login_not_required
from django.db import InterfaceError, OperationalError
from django.http import HttpRequest, HttpResponse, HttpResponseRedirect

from goldenthread.casework.typing import KeptElsewhere
from goldenthread.web.drafts import keep_what_was_typed
from goldenthread.web.error_pages.page import ErrorPage
from goldenthread.web.frame import chrome_for, empty_chrome, render_page

TEMPLATE = "error_pages/page.html"
LOG = logging.getLogger("goldenthread.errors")


def _answer(
    request: HttpRequest, *, status: int, title: str, lines: tuple[str, ...], **frame: str
) -> HttpResponse:
    page = ErrorPage(title=title, lines=lines, chrome=chrome_for(request, **frame))
    return render_page(request, TEMPLATE, page, status=status)


def not_found(
    request: HttpRequest, exception: Exception | None = None, *_: object, **__: object
) -> HttpResponse:
    """404; of what is kept in the case system it says so, the same for every child."""
    if isinstance(exception, KeptElsewhere):
        return _answer(
            request,
            status=404,
            title="This is kept in the case system",
            lines=(
                f"A {exception} is recorded in the case system of this council, and read from "
                "there, so that it is not typed here.",
                "Its owner may choose otherwise: see where records are kept.",
            ),
        )
    return _answer(
        request,
        status=404,
        title="Page not found",
        sign_out_href="",
        search_href="",
        lines=("If you typed the address, check that it is right.",),
    )


def not_for_you(request: HttpRequest, *_: object, **__: object) -> HttpResponse:
    """403."""
    return _answer(
        request,
        status=403,
        title="This page is not part of your role",
        lines=(
            "You are signed in, and your role does not include this page.",
            "If you need it for your work, ask whoever looks after accounts. "
            "That you asked for it has been written down.",
        ),
    )


@login_not_required
def form_was_too_old(request: HttpRequest, *_: object, **__: object) -> HttpResponse:
    """403: a form without the token that shows it came from our own page. What was typed into a
    form that carries a mark of ours is kept as a draft, and its page is opened again."""
    if keep_what_was_typed(request):
        return HttpResponseRedirect(request.get_full_path())
    return _answer(
        request,
        status=403,
        title="This form is too old",
        sign_out_href="",
        search_href="",
        lines=("Nothing was changed. Go back, load the page again and send the form once more.",),
    )


def too_many(request: HttpRequest, *_: object, **__: object) -> HttpResponse:
    """429."""
    return _bare(
        request,
        status=429,
        title="Wait before you try again",
        lines=("There were too many attempts. Try again in five minutes.",),
    )


def not_understood(request: HttpRequest, *_: object, **__: object) -> HttpResponse:
    """400."""
    return _bare(request, status=400, title="This request could not be understood", lines=())


def nothing_shown(request: HttpRequest) -> HttpResponse:
    """503: what was looked at could not be written down, so nothing is shown."""
    LOG.error("The access log could not be written: nothing was shown")
    return _bare(
        request,
        status=503,
        title="Nothing can be shown now",
        lines=(
            "We write down who looks at a child's record before showing it, and could not do so.",
            "Try again in a few minutes.",
        ),
    )


def went_wrong(request: HttpRequest) -> HttpResponse:
    """500, or 503 where the database does not answer."""
    kind, _, trace = sys.exc_info()
    reference = secrets.token_hex(4).upper()
    LOG.error("Error %s: %s at %s", reference, kind.__name__ if kind else "?", _place(trace))
    away = kind is not None and issubclass(kind, OperationalError | InterfaceError)
    return _bare(
        request,
        status=503 if away else 500,
        title="Nothing can be shown now" if away else "Something went wrong",
        lines=("Nothing was changed. Try again in a few minutes.",),
        reference=reference,
    )


def _bare(
    request: HttpRequest, *, status: int, title: str, lines: tuple[str, ...], reference: str = ""
) -> HttpResponse:
    """A page that asks nothing of the database, which may be what went wrong."""
    page = ErrorPage(title=title, lines=lines, reference=reference, chrome=empty_chrome())
    return render_page(request, TEMPLATE, page, status=status)


def _place(trace: TracebackType | None) -> str:
    """Where in our code, without the message: an exception's words may hold a child's data."""
    frames = traceback.extract_tb(trace)[-3:]
    return " < ".join(f"{f.name}:{f.lineno}" for f in reversed(frames))
