"""The gallery: every component once, with made-up examples. It shows nobody's record."""

from django.http import HttpRequest, HttpResponse
from django.shortcuts import render

from goldenthread.web.pages.gallery.page import build


def gallery(request: HttpRequest) -> HttpResponse:
    """The page that the accessibility test reads, and that one reads before making a page."""
    return render(request, "pages/gallery/page.html", {"page": build()})
