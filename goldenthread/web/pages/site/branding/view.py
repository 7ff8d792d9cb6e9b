"""The council's colour as a style sheet: a page then needs no style of its own, and the content
security policy no exception."""

import re

from django.conf import settings
from django.contrib.auth.decorators import login_not_required
from django.http import HttpRequest, HttpResponse
from django.views.decorators.cache import cache_control

DEFAULT_COLOUR = "#12436d"
BLACK = "#000000"
WHITE = "#ffffff"


def luminance(colour: str) -> float:
    """How light `#rrggbb` is, from 0 for black to 1 for white, as WCAG 2 reckons it."""
    channels = [int(colour[start : start + 2], 16) / 255 for start in (1, 3, 5)]
    linear = [c / 12.92 if c <= 0.04045 else ((c + 0.055) / 1.055) ** 2.4 for c in channels]
    return 0.2126 * linear[0] + 0.7152 * linear[1] + 0.0722 * linear[2]


def text_colour_on(colour: str) -> str:
    """Black or white, whichever reads better on the colour."""
    on_white = 1.05 / (luminance(colour) + 0.05)
    on_black = (luminance(colour) + 0.05) / (luminance(BLACK) + 0.05)
    return WHITE if on_white >= on_black else BLACK


def branding_style(colour: str) -> str:
    """The style sheet for a council's colour; anything but `#rrggbb` gives the default colour."""
    if not re.fullmatch(r"#[0-9a-fA-F]{6}", colour):
        colour = DEFAULT_COLOUR
    return (
        f":root{{--govuk-brand-colour:{colour};--council-colour:{colour};"
        f"--council-text-colour:{text_colour_on(colour)}}}\n"
    )


@login_not_required
@cache_control(public=True, max_age=3600)
def branding(_request: HttpRequest) -> HttpResponse:
    """`branding.css`, from the setting COUNCIL_COLOUR. It says nothing about anybody."""
    colour = getattr(settings, "COUNCIL_COLOUR", DEFAULT_COLOUR)
    return HttpResponse(branding_style(colour), content_type="text/css; charset=utf-8")
