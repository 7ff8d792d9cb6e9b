"""What a page's request carries, and what stands around every page."""

from dataclasses import dataclass
from datetime import date, datetime
from typing import Any

from django.conf import settings
from django.http import HttpRequest, HttpResponse
from django.template.loader import render_to_string
from django.urls import NoReverseMatch, reverse

from goldenthread.access.models import Person
from goldenthread.access.permissions import person_can_search
from goldenthread.access.roles import Identity, Permission
from goldenthread.access.sight import Sight
from goldenthread.web.components.chrome import Chrome, NavigationItem


class PersonRequest(HttpRequest):
    """A request by someone who is signed in, as the middleware hands it to a view.

    `on` and `at` are the day and the moment of asking: the clock is read there and nowhere else.
    """

    user: Person
    sight: Sight
    on: date
    at: datetime


@dataclass(frozen=True, kw_only=True)
class Page:
    """What every page has; a page's own class adds what it shows."""

    title: str
    chrome: Chrome


NAVIGATION = (
    ("Home", "home", Permission.SEE_HOME),
    ("My work", "work", Permission.SEE_CLOCKS),
    ("Service", "service", Permission.SEE_TEAMS),
    ("Conferences", "conferences", Permission.SEE_CONFERENCES),
    ("Reviews", "reviews", Permission.SEE_REVIEWS),
    ("Teams", "teams", Permission.SEE_TEAMS),
    ("Measures", "measures", Permission.SEE_MEASURES),
    ("Clocks", "clocks", Permission.SEE_CLOCKS),
    ("To mend", "to_mend", Permission.SEE_TO_MEND),
    ("Papers", "papers", Permission.TYPE_PAPERS),
    ("Loads", "loads", Permission.SEE_LOADS),
    ("One child, or two?", "links", Permission.DECIDE_LINKS),
    ("Names of children", "identity", Permission.ASK_IDENTITY),
    ("People", "people", Permission.MANAGE_PEOPLE),
    ("Your account", "you", None),
)


def chrome_for(request: HttpRequest, **more: Any) -> Chrome:
    """The frame for the person who asks; `more` fills or replaces parts (edition, as_at)."""
    sight: Sight | None = getattr(request, "sight", None)
    parts: dict[str, Any] = {}
    if sight is not None and request.user.is_authenticated:
        parts |= {
            "person_name": sight.person.full_name,
            "role": sight.role_name,
            "navigation": _navigation(request.path, sight),
            "sign_out_href": reverse("account_logout"),
            # Asked for again, the answer to a form that was sent would be lost.
            "live_href": "" if request.method == "POST" else reverse("live"),
            "sources_href": _sources_href(sight),
            "search_href": reverse("search") if person_can_search(sight) else "",
            "by_pseudonym": sight.identity is not Identity.FULL,
        }
    return empty_chrome(**(parts | more))


def empty_chrome(**more: Any) -> Chrome:
    """The frame for nobody: whose system it is."""
    parts: dict[str, Any] = {
        "council": settings.COUNCIL_NAME,
        "made_up": settings.COUNCIL_IS_MADE_UP,
        "edition": None,
    }
    return Chrome(**(parts | more))


def _navigation(path: str, sight: Sight) -> tuple[NavigationItem, ...]:
    items = []
    for text, name, permission in NAVIGATION:
        href = _address(name)
        if href and (permission is None or permission in sight.permissions):
            here = path == href or (href != "/" and path.startswith(href))
            items.append(NavigationItem(text, href, here))
    return tuple(items)


def _sources_href(sight: Sight) -> str:
    return reverse("sources_held") if Permission.SEE_MEASURES in sight.permissions else ""


def _address(name: str) -> str:
    try:
        return reverse(name)
    except NoReverseMatch:
        return ""


def render_page(
    request: HttpRequest, template: str, page: Page, *, status: int = 200
) -> HttpResponse:
    """The page as an answer, wholly rendered before it leaves."""
    return HttpResponse(render_to_string(template, {"page": page}, request), status=status)
