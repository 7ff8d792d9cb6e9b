"""Where a child's page leads back to: the list from which it was opened."""

from dataclasses import dataclass
from urllib.parse import urlsplit

from django.http import HttpRequest
from django.urls import Resolver404, resolve, reverse

LISTS = {
    "cases": "Back to the cases",
    "moved": "Back to who moved the figure",
    "step": "Back to the list of children",
    "clocks": "Back to the clocks",
}


@dataclass(frozen=True)
class WayBack:
    """A link: its address, and what it says."""

    href: str
    text: str


def way_back(request: HttpRequest) -> WayBack:
    """To the list of ours that the browser says it came from, as it was asked for; else clocks."""
    came_from = urlsplit(request.headers.get("Referer", ""))
    if came_from.netloc == request.get_host():
        try:
            name = resolve(came_from.path).url_name
        except Resolver404:
            name = None
        if name in LISTS:
            query = f"?{came_from.query}" if came_from.query else ""
            return WayBack(f"{came_from.path}{query}", LISTS[name])
    return WayBack(reverse("clocks"), "Clocks")
