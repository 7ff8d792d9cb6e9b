"""The list of pairs, as a page."""

from dataclasses import dataclass
from datetime import datetime
from urllib.parse import urlencode

from django.urls import reverse
from django.utils.timezone import localtime

from goldenthread.access.pairs import CutPairs, SeenPair
from goldenthread.access.roles import Identity
from goldenthread.record.labels import capital
from goldenthread.record.links import How, Verdict
from goldenthread.web import words
from goldenthread.web.components.pagination import Pagination, paginate
from goldenthread.web.frame import Page, PersonRequest, chrome_for

PER_PAGE = 50
LINKED = "linked"

HOW = {
    How.UPN: "by UPN",
    How.NHS_NUMBER: "by NHS number",
    How.FORMER_ID: "by former id",
    How.EARLY_HELP_ID: "by early help id",
    How.EXPECTED_BIRTH: "as an expected birth",
    How.LIKENESS: "by likeness",
}
"""By what the machine linked two ids."""

STANDS = {
    Verdict.TO_DECIDE: "To be decided",
    Verdict.CANNOT_TELL: "Could not be told",
    Verdict.UNDONE: "Link undone",
    Verdict.SAME: "One child",
    Verdict.NOT_SAME: "Not one child",
}


@dataclass(frozen=True, kw_only=True)
class Row:
    """A pair: what both are called, what speaks for and against it, and how it stands."""

    names: str
    href: str
    spoken_for: str
    spoken_against: str
    stands: str


@dataclass(frozen=True, kw_only=True)
class LinksPage(Page):
    """The list. `other_href` leads to the pairs that this one leaves out."""

    intro: str
    nothing: str
    rows: tuple[Row, ...]
    pages: Pagination
    other_href: str
    other: str
    looked: str
    is_pseudonym: bool


def build(request: PersonRequest, cut: CutPairs, *, linked: bool, page: int) -> LinksPage:
    """The page of one part of the list."""
    here = reverse("links")
    linked_href = f"{here}?{urlencode({'show': LINKED})}"
    return LinksPage(
        title="Ids that are one child's" if linked else "One child, or two?",
        chrome=chrome_for(request),
        intro=_intro(cut.total, linked=linked),
        nothing="No ids are linked." if linked else "No pair is waiting to be decided.",
        rows=tuple(_row(pair) for pair in cut.pairs),
        pages=paginate(
            total=cut.total,
            per_page=PER_PAGE,
            page=page,
            href=lambda number: (
                f"{linked_href}&page={number}" if linked else f"{here}?page={number}"
            ),
            noun="pairs",
        ),
        other_href=here if linked else linked_href,
        other="Pairs to be decided" if linked else "Ids that are linked",
        looked=_looked(cut.looked_at),
        is_pseudonym=request.sight.identity is not Identity.FULL,
    )


def _looked(at: datetime | None) -> str:
    if at is None:
        return "The record has not been looked through for such pairs yet."
    moment = words.moment(localtime(at))
    return (
        f"The record was last looked through for such pairs on {moment}. It is looked through "
        "again after every load that says anything of who a child is."
    )


def _intro(total: int, *, linked: bool) -> str:
    if not total:
        return ""
    count = words.plural(total, "pair")
    if linked:
        is_are = "is" if total == 1 else "are each"
        return f"{count} of ids {is_are} read as one child. Open one to see why, or to undo it."
    return (
        f"{count} of ids may each be one child. Until somebody decides, they are counted as two "
        "children. Open a pair to see what speaks for it and what against."
    )


def pair_href(pair: SeenPair) -> str:
    """The page of a pair."""
    return reverse("pair", args=[pair.one.handle, pair.other.handle])


def stands(pair: SeenPair) -> str:
    """`To be decided`; `One child by UPN, since 3 March 2025`; `Could not be told: decided by`."""
    held = pair.decisions[0]
    if held.verdict is Verdict.TO_DECIDE:
        return STANDS[held.verdict]
    day = words.date(localtime(held.at).date())
    if held.how is How.PERSON:
        return f"{STANDS[held.verdict]}: decided by {held.by}, {day}"
    return f"{STANDS[held.verdict]} {HOW[held.how]}, since {day}"


def _row(pair: SeenPair) -> Row:
    return Row(
        names=f"{pair.one.shown.name} and {pair.other.shown.name}",
        href=pair_href(pair),
        spoken_for=capital("; ".join(pair.spoken_for)),
        spoken_against=capital("; ".join(pair.spoken_against)),
        stands=stands(pair),
    )
