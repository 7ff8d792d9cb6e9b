"""What one's digest says today, and a time without it."""

from collections.abc import Sequence
from dataclasses import dataclass
from datetime import date
from itertools import groupby

from django.forms import BaseForm

from goldenthread.access.digests import Pressing
from goldenthread.access.numbers import Numbers
from goldenthread.packs.digest import MOST_LINES, list_href, says
from goldenthread.web import words
from goldenthread.web.frame import Page, PersonRequest
from goldenthread.web.frame_of_record import chrome_at


@dataclass(frozen=True, kw_only=True)
class Way:
    """One way in which clocks press, with its lines and the list that each opens."""

    title: str
    lines: tuple[tuple[str, str], ...]


@dataclass(frozen=True, kw_only=True)
class DigestPage(Page):
    """`until` is the day from which digests are sent again, empty where they are; `left` says how
    many lines the cap leaves out."""

    on: str
    ways: tuple[Way, ...]
    left: str
    until: str
    form: BaseForm


def build(
    request: PersonRequest,
    pressing: Sequence[Pressing],
    *,
    day: date,
    numbers: Numbers,
    until_on: date | None,
    form: BaseForm,
) -> DigestPage:
    """The page of the digest as it would be written now."""
    left = len(pressing) - MOST_LINES
    return DigestPage(
        title="Your digest",
        chrome=chrome_at(request, numbers),
        on=words.date(day),
        ways=tuple(
            Way(title=presses.value, lines=tuple((says(one), list_href(one)) for one in ones))
            for presses, ones in groupby(pressing[:MOST_LINES], key=lambda one: one.presses)
        ),
        left=f"{words.plural(left, 'more kind')} of clock press less." if left > 0 else "",
        until=words.date(until_on) if until_on else "",
        form=form,
    )
