"""The ways from a child's page to what may be typed of it: the kinds that are kept here."""

from dataclasses import dataclass
from uuid import UUID

from django.urls import reverse

from goldenthread.access.kept_here import council_keepings
from goldenthread.casework.record_forms import FORMS, SUPERVISION
from goldenthread.web.frame import PersonRequest


@dataclass(frozen=True, kw_only=True)
class WayIn:
    """What may be typed, and where."""

    text: str
    href: str


def way_to_supervision(request: PersonRequest) -> str:
    """Where one supervision is typed for several children of a worker; empty where supervision is
    not kept here today, or this person may not type it."""
    may = SUPERVISION.can(request.sight)
    if may and council_keepings()[SUPERVISION.table.name].is_here_on(request.on):
        return reverse("supervision")
    return ""


def ways_in(request: PersonRequest, handle: UUID) -> tuple[WayIn, ...]:
    """The kinds of record that are kept here today and that this person may type."""
    may = [form for form in FORMS.values() if form.can(request.sight)]
    kept = council_keepings() if may else {}
    return tuple(
        WayIn(text=form.table.title, href=reverse("records_of_child", args=[handle, name]))
        for form in may
        for name in (form.table.name,)
        if kept[name].is_here_on(request.on)
    )
