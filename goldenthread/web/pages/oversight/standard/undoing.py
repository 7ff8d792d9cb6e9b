"""What a council set from a day on is taken back, by that day."""

import contextlib
from dataclasses import dataclass
from datetime import date

from django.http import Http404
from django.utils.dateparse import parse_date

from goldenthread.web.frame import PersonRequest


@dataclass(frozen=True, kw_only=True)
class Undoable:
    """A setting that may be taken back: in words, and the day that names it."""

    words: str
    since: str


def day_taken_back(request: PersonRequest) -> date:
    """The day of the setting that was sent to be taken back. Raises Http404 where it is none."""
    since: date | None = None
    with contextlib.suppress(ValueError):
        since = parse_date(request.POST["take_back"])
    if since is None:
        raise Http404("There is no such setting")
    return since
