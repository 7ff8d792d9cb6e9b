"""Who speaks for what, as a page: those subjects first of which two returns speak."""

from collections.abc import Sequence
from dataclasses import dataclass

from django.urls import reverse

from goldenthread.access.authority import HeldSource, SubjectHeld
from goldenthread.access.beside import title_of
from goldenthread.access.numbers import Numbers
from goldenthread.access.permissions import person_can_choose_sources
from goldenthread.record.labels import capital
from goldenthread.web import words
from goldenthread.web.components.data_table import Cell, DataTable, Heading
from goldenthread.web.components.notice import Empty
from goldenthread.web.frame import Page, PersonRequest
from goldenthread.web.frame_of_record import chrome_at

NOTHING = Empty(
    title="Nothing has been loaded yet",
    text="When two kinds of return say the same thing, this page says which of them is believed.",
)


@dataclass(frozen=True, kw_only=True)
class AuthorityPage(Page):
    """The subjects that two returns or more hold, and those that one does."""

    may_choose: bool = False
    of_several: DataTable | None = None
    of_one: DataTable | None = None
    nothing: Empty | None = None


def build(request: PersonRequest, numbers: Numbers, held: Sequence[SubjectHeld]) -> AuthorityPage:
    """The page of every subject."""
    may_choose = person_can_choose_sources(request.sight)
    several = [one for one in held if len(one.sources) > 1]
    single = [one for one in held if len(one.sources) == 1]
    return AuthorityPage(
        title="Who speaks for what",
        chrome=chrome_at(request, numbers),
        may_choose=may_choose,
        of_several=_table("Said by two returns or more", several, may_choose),
        of_one=_table("Said by one return", single, may_choose) if single else None,
        nothing=None if held else NOTHING,
    )


def choice_href(code: str) -> str:
    """Where one chooses for a subject."""
    return reverse("authority_of", args=[code])


def who_speaks(held: SubjectHeld) -> str:
    """`The Standard Safeguarding Dataset, then Annex A; the others are compared with them`."""
    if not held.kinds:
        return "The return that speaks to the later day"
    return capital(in_turn(held.kinds))


def in_turn(kinds: Sequence[str]) -> str:
    """`the Standard Safeguarding Dataset, then the SSDA903`; nothing of none."""
    return ", then ".join(title_of(kind) for kind in kinds)


def by_whom(held: SubjectHeld) -> str:
    """Who chose it and when; that it is built in where nobody did."""
    if held.is_built_in:
        return "As built in" if held.kinds else "Nobody has chosen"
    why = f": {held.why}" if held.why else ""
    return f"{held.chosen_by}, {words.date(held.decided_on)}, edition {held.edition}{why}"


def holds(source: HeldSource) -> str:
    """`The children in need census: 1 April 2022 to 31 March 2027, 330 rows of 310 children`."""
    days = ""
    if source.last_day:
        since = f"{words.date(source.first_day)} to " if source.first_day else "to "
        days = f"{since}{words.date(source.last_day)}, "
    return (
        f"{capital(title_of(source.kind))}: {days}{words.plural(source.rows, 'row')} of "
        f"{words.plural(source.children, 'child', 'children')}"
    )


def _table(caption: str, held: Sequence[SubjectHeld], may_choose: bool) -> DataTable:
    return DataTable(
        caption=caption,
        headings=tuple(
            Heading(text) for text in ("Subject", "Who speaks first", "Which returns hold it")
        ),
        rows=tuple(
            (
                Cell(one.subject.title, choice_href(one.subject.code) if may_choose else ""),
                Cell(f"{who_speaks(one)}. {by_whom(one)}."),
                Cell("; ".join(holds(source) for source in one.sources)),
            )
            for one in held
        ),
        nothing="No subject is held by two kinds of return.",
        is_wide=True,
    )
