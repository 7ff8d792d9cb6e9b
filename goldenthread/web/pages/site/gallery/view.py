"""The gallery: every component once, with made-up examples. It shows nobody's record."""

from django.http import HttpResponse
from django.shortcuts import render
from django.views.decorators.http import require_safe

from goldenthread.access.permissions import check_person_can_see_gallery
from goldenthread.web.frame import PersonRequest
from goldenthread.web.pages.site.gallery.page import build


@require_safe
def gallery(request: PersonRequest) -> HttpResponse:
    """The page that the accessibility test reads, and that one reads before making a page."""
    check_person_can_see_gallery(request.sight)
    return render(request, "pages/site/gallery/page.html", {"page": build()})
