"""One pair of ids, as a page: what speaks for it and against, what each record says, buttons."""

from collections.abc import Callable, Iterable
from dataclasses import dataclass

from django.urls import reverse
from django.utils.timezone import localtime

from goldenthread.access.beside import title_of
from goldenthread.access.pairs import SeenDecision, SeenId, SeenPair
from goldenthread.codes.people import SEX
from goldenthread.ingest.linking.one_id import OneId
from goldenthread.record.labels import capital
from goldenthread.record.links import How, Verdict
from goldenthread.web import words
from goldenthread.web.components.data_table import Cell, DataTable, Heading
from goldenthread.web.frame import Page, PersonRequest, chrome_for
from goldenthread.web.pages.quality.links.page import HOW, STANDS, stands

SAYS = {
    "same": Verdict.SAME,
    "not-same": Verdict.NOT_SAME,
    "cannot-tell": Verdict.CANNOT_TELL,
    "undo": Verdict.UNDONE,
}
"""What the buttons say."""

SAME, NOT_SAME = ("same", "They are one child"), ("not-same", "They are two children")
CANNOT_TELL, UNDO = ("cannot-tell", "I cannot tell yet"), ("undo", "Undo the link")

FOUND = "Found, for a person to decide"


@dataclass(frozen=True, kw_only=True)
class Button:
    """One decision: what the form sends, its words, and whether it is the likeliest of them."""

    says: str
    text: str
    is_secondary: bool


@dataclass(frozen=True, kw_only=True)
class PairPage(Page):
    """The pair. `what_follows` says what the decision will do; `still_linked` that the two are one
    child by way of a third id, whatever was decided of them."""

    stands: str
    spoken_for: tuple[str, ...]
    spoken_against: tuple[str, ...]
    beside: DataTable
    buttons: tuple[Button, ...]
    what_follows: str
    history: DataTable
    is_pseudonym: bool
    still_linked: bool


def build(request: PersonRequest, pair: SeenPair) -> PairPage:
    """The page."""
    linked = pair.verdict is Verdict.SAME
    return PairPage(
        title=f"{pair.one.shown.name} and {pair.other.shown.name}",
        chrome=chrome_for(request),
        stands=f"{stands(pair)}.",
        spoken_for=tuple(capital(one) for one in pair.spoken_for),
        spoken_against=tuple(capital(one) for one in pair.spoken_against),
        beside=beside(pair),
        buttons=_buttons(pair.verdict),
        what_follows=(
            "Undone, everything stands as if the two had never been linked, and no machine links "
            "them again."
            if linked
            else "One child: what is known of both is read as one child's, on every page and in "
            "every number. It can be undone at any time, and nothing is lost."
        ),
        history=history(pair.decisions),
        is_pseudonym=pair.one.known is None,
        still_linked=pair.is_read_as_one and not linked,
    )


def _buttons(verdict: Verdict) -> tuple[Button, ...]:
    linked = verdict is Verdict.SAME
    offered = (UNDO, NOT_SAME) if linked else (SAME, NOT_SAME, CANNOT_TELL)
    return tuple(
        Button(says=says, text=text, is_secondary=place > 0)
        for place, (says, text) in enumerate(offered)
        if SAYS[says] is not verdict
    )


def beside(pair: SeenPair) -> DataTable:
    """What each record says, line by line; under a pseudonym, only which returns have it."""
    sides = (pair.one, pair.other)
    rows = [("Said by", *(_said_by(side) for side in sides))]
    if pair.one.known and pair.other.known:
        rows = [*_who(pair.one, pair.other, pair.one.known, pair.other.known), *rows]
    leads = [Cell("Page"), *(Cell("Open", reverse("child", args=[s.handle])) for s in sides)]
    return DataTable(
        caption="What each record says",
        headings=(Heading("What"), Heading("One"), Heading("The other")),
        rows=(*(tuple(Cell(said) for said in row) for row in rows), tuple(leads)),
        is_wide=True,
    )


def _who(one: SeenId, other: SeenId, first: OneId, second: OneId) -> Iterable[tuple[str, str, str]]:
    says: tuple[tuple[str, Callable[[OneId], str]], ...] = (
        ("Id", lambda known: known.child_id),
        ("Born", lambda known: words.date(known.born_on)),
        ("Birth expected", lambda known: words.date(known.expected_on)),
        ("Sex", lambda known: SEX.label(known.sex, year=0) if known.sex else words.NOT_RECORDED),
        ("UPN", lambda known: _listed(known.upns)),
        ("Former UPN", lambda known: _listed(known.former_upns)),
        ("NHS number", lambda known: _listed(known.nhs_numbers)),
        ("Home postcode", lambda known: _listed(known.postcodes)),
    )
    yield "Name", one.shown.name, other.shown.name
    for label, say in says:
        both = say(first), say(second)
        if set(both) != {words.NOT_RECORDED}:
            yield label, *both


def _listed(said: frozenset[str]) -> str:
    return ", ".join(sorted(said)) or words.NOT_RECORDED


def _said_by(side: SeenId) -> str:
    return capital(words.listed([title_of(kind) for kind in side.kinds]))


def history(decisions: Iterable[SeenDecision]) -> DataTable:
    """What was decided, newest first."""
    return DataTable(
        caption="What was decided",
        headings=(Heading("When"), Heading("Decision"), Heading("By")),
        rows=tuple(
            (
                Cell(words.moment(localtime(one.at))),
                Cell(FOUND if one.verdict is Verdict.TO_DECIDE else STANDS[one.verdict]),
                Cell(one.by if one.how is How.PERSON else f"Matching, {HOW[one.how]}"),
            )
            for one in decisions
        ),
    )
