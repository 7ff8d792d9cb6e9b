"""The page on which a child is looked for."""

from dataclasses import dataclass

from django.urls import reverse

from goldenthread.access.asked_for import LONGEST
from goldenthread.access.numbers import Numbers
from goldenthread.access.roles import Identity, Scope
from goldenthread.access.searching import Found, SearchAnswer
from goldenthread.access.sight import Sight
from goldenthread.record.labels import capital
from goldenthread.web import words
from goldenthread.web.frame import Page, PersonRequest
from goldenthread.web.frame_of_record import chrome_at

BY_NAME = (
    "A number (the council's, UPN, NHS, a former one), a name or one that is like it, an old name, "
    "or part of a date of birth: 2015, 05/2015, 14 May. A name and a date together find fewer."
)
BY_PSEUDONYM = (
    "You know children under pseudonyms, so only a pseudonym is looked for (Child K7QF-2MXW): "
    "a name or a number would tell you who the child is."
)
NOBODY = "No child whom you may open was found."
WHAT_IS_LOOKED_AT = (
    "A name is found if its letters are the same, if it begins so, if it sounds so, or if one "
    "letter differs. A child who was adopted, or is to be, is found by the present name and "
    "numbers alone."
)


@dataclass(frozen=True, kw_only=True)
class Row:
    """One child who was found, and why."""

    child: str
    href: str
    why: tuple[str, ...]
    born: str
    number: str
    team: str
    worker: str


@dataclass(frozen=True, kw_only=True)
class SearchPage(Page):
    """The form with what was asked, and after it the answer. `nothing` stands where nobody was
    found, `more` where not all are shown; `headings` are those of the table."""

    hint: str
    asked: str
    longest: int
    within: str
    said: str
    nothing: str
    more: str
    headings: tuple[str, ...]
    rows: tuple[Row, ...]
    how: str


def build(
    request: PersonRequest, numbers: Numbers, asked: str, answer: SearchAnswer | None
) -> SearchPage:
    """The page, before anything was asked or with its answer."""
    by_name = request.sight.identity is Identity.FULL
    rows = tuple(_row(one) for one in answer.found) if answer else ()
    total = answer.total if answer else 0
    return SearchPage(
        title="Find a child",
        chrome=chrome_at(request, numbers, search_href=""),
        hint=BY_NAME if by_name else BY_PSEUDONYM,
        asked=asked[:LONGEST],
        longest=LONGEST,
        within=_within(request.sight),
        said=f"{words.plural(total, 'child', 'children')} found" if total else "",
        nothing=NOBODY if answer and not total else "",
        more=_more(total, len(rows)),
        headings=("Child", "Why", *(("Born", "Number") if by_name else ("Age",)), "Team", "Worker"),
        rows=rows,
        how=WHAT_IS_LOOKED_AT if by_name else "",
    )


def _within(sight: Sight) -> str:
    if sight.scope is Scope.ALL:
        return "Every child of the record is looked at."
    return "Only the children whom you may open are looked at."


def _more(total: int, shown: int) -> str:
    if total <= shown:
        return ""
    return f"The nearest {words.number(shown)} are shown. Say more to find fewer."


def _row(one: Found) -> Row:
    shown = one.shown
    return Row(
        child=shown.name,
        href=reverse("child", args=[one.handle]),
        why=tuple(f"{why}." for why in one.why),
        born=f"{words.date(shown.born_on)}, {shown.age}" if shown.born_on else shown.age,
        number=shown.child_id or "",
        team=capital(one.team or "not known"),
        worker=capital(one.worker or "not known"),
    )
