"""The Jinja2 environment that pages are rendered in (TEMPLATES names `environment`).

Our own templates are strict: a name that is not there is an error, not a gap in a page. The
design system's macros lean on names that are not there ("if params.classes"), so they live in an
environment of their own, which forgives, and are reached by their prefix.
"""

import re
from collections.abc import MutableMapping
from typing import Any

from django.templatetags.static import static
from django.urls import reverse
from jinja2 import Environment, PackageLoader, PrefixLoader, StrictUndefined, Template
from markupsafe import Markup, escape

from goldenthread.web import words

DESIGN_SYSTEM = "govuk_frontend_jinja"


class PageEnvironment(Environment):
    """A strict environment that hands the design system's templates to a forgiving one."""

    def __init__(self, **options: Any) -> None:
        super().__init__(**options)
        self.design_system = Environment(
            loader=PrefixLoader({DESIGN_SYSTEM: PackageLoader(DESIGN_SYSTEM)}),
            autoescape=True,
            trim_blocks=True,
            lstrip_blocks=True,
        )

    def get_template(
        self,
        name: str | Template,
        parent: str | None = None,
        globals: MutableMapping[str, Any] | None = None,
    ) -> Template:
        """The template of that name; a name under the design system's prefix comes from there."""
        if isinstance(name, str) and name.startswith(f"{DESIGN_SYSTEM}/"):
            return self.design_system.get_template(name)
        return super().get_template(name, parent, globals)


def url(name: str, *arguments: object, **named: object) -> str:
    """The address of a page by its name in the list of URLs."""
    return reverse(name, args=arguments or None, kwargs=named or None)


NOT_TO_BREAK = re.compile(
    r"\(?\b[A-Z][A-Z0-9]{2}-\d{2}[a-z]?\b\)?"
    r"|\(?\d[\d,.]*[ \u00a0](?:%|working days?|months?)\)?"
)
"""A measure's code, (CPP-01), a percentage, (18.4 %), with their brackets, and 12 months."""


def unbroken(text: object) -> Markup:
    """The text, safe to show, in which no line ends within a code or a percentage."""
    whole = r'<span class="app-whole">\g<0></span>'
    return Markup(NOT_TO_BREAK.sub(whole, str(escape(text))))


def environment(**options: Any) -> PageEnvironment:
    """The environment with its globals (`static`, `url`) and filters for words."""
    options |= {"undefined": StrictUndefined, "autoescape": True}
    pages = PageEnvironment(trim_blocks=True, lstrip_blocks=True, **options)
    pages.globals.update(static=static, url=url)
    pages.filters.update(
        date=words.date,
        moment=words.moment,
        number=words.number,
        percentage=words.percentage,
        plural=words.plural,
        listed=words.listed,
        unbroken=unbroken,
    )
    return pages
