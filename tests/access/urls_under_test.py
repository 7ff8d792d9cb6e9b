"""The running list of URLs, and three doors for testing what every door to a child must do."""

from uuid import UUID

from django.http import HttpResponse, StreamingHttpResponse
from django.urls import path
from django.views.decorators.http import require_safe

from goldenthread.access.log import Kind, Looking, shows_children
from goldenthread.access.permissions import check_person_can_open_cases
from goldenthread.access.visibility import see
from goldenthread.config import urls
from goldenthread.config.urls import (  # noqa: F401
    handler400,
    handler403,
    handler404,
    handler429,
    handler500,
)
from goldenthread.web.frame import PersonRequest


@require_safe
@shows_children(action="opens child", kind=Kind.CHILD)
def door_to_a_child(request: PersonRequest, looking: Looking, handle: UUID) -> HttpResponse:
    """The shape that a child's page has: no check but whether the child is within reach."""
    seen = see(looking, on=request.on)
    child_id = seen.child_id(handle)
    shown = seen.identify({"child_id": child_id, "name": f"Name of {child_id}"})
    return HttpResponse(shown.name)


@require_safe
@shows_children(action="opens cases", kind=Kind.CASE_LIST)
def door_to_cases(request: PersonRequest, looking: Looking) -> HttpResponse:
    """The shape that a case list has: all children in the record, cut to those within reach."""
    check_person_can_open_cases(looking.sight)
    seen = see(looking, on=request.on)
    handles = seen.handles(["CANARY-OWN", "CANARY-OTHER"])
    return HttpResponse("\n".join(seen.identify({"child_id": c}).name for c in sorted(handles)))


@require_safe
@shows_children(action="streams", kind=Kind.EXPORT)
def door_that_streams(request: PersonRequest, looking: Looking) -> HttpResponse:
    """What may not be: an answer whose children are not known before it leaves."""
    return StreamingHttpResponse([b"CANARY-OWN"])  # type: ignore[return-value]


urlpatterns = [
    *urls.urlpatterns,
    path("doors/child/<uuid:handle>/", door_to_a_child, name="door_to_a_child"),
    path("doors/cases/", door_to_cases, name="door_to_cases"),
]
