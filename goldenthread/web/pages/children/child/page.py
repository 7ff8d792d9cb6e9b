"""One child, on one page: name band, open now, clocks, timeline, family, sources, editions."""

from dataclasses import dataclass
from datetime import date
from uuid import UUID

from django.urls import reverse
from django.utils.timezone import localtime

from goldenthread.access.numbers import Made, Numbers
from goldenthread.access.one_child import SeenChild, SeenRunning
from goldenthread.access.permissions import person_can_decide_dates
from goldenthread.access.to_mend import ListedToMend
from goldenthread.clocks.states import DUE_SOON, OVERDUE
from goldenthread.codes.people import DISABILITY, ETHNICITY, SEX
from goldenthread.record.one_child import Person
from goldenthread.web import words
from goldenthread.web.addresses import kept
from goldenthread.web.components.chrome import Chrome
from goldenthread.web.components.data_table import DataTable
from goldenthread.web.components.filters import FilterField, Filters, Option
from goldenthread.web.components.summary_list import SummaryRow
from goldenthread.web.components.timeline import Timeline
from goldenthread.web.frame import Page, PersonRequest, chrome_for
from goldenthread.web.frame_of_record import live_since
from goldenthread.web.pages.children.child.band import band_of
from goldenthread.web.pages.children.child.clocks import ChildClocks, clocks_of
from goldenthread.web.pages.children.child.family import family_of
from goldenthread.web.pages.children.child.history import (
    open_now,
    other_sources,
    silence_of_forms,
    timeline_of,
)
from goldenthread.web.pages.children.child.partners import Partners, partners_of
from goldenthread.web.pages.children.child.to_log import outcomes_to_log
from goldenthread.web.pages.children.child.to_mend import ToMend, to_mend_in_words
from goldenthread.web.pages.children.child.way_back import WayBack, way_back
from goldenthread.web.pages.records.ways_in import WayIn


@dataclass(frozen=True, kw_only=True)
class Asked:
    """Which child, on which day, at which edition; `newest` where no later one has been made."""

    handle: UUID
    on: date
    edition: int
    newest: bool


@dataclass(frozen=True, kw_only=True)
class ChildPage(Page):
    """`alert` says what is overdue or due soon. `day_href` and `chronology_href` lead to other
    pages of the child. `unknown_then` says that nothing was known of it at that edition."""

    back: WayBack
    name: str
    on: str
    band: tuple[SummaryRow, ...]
    about: tuple[SummaryRow, ...]
    alert: str
    open_now: tuple[str, ...]
    clocks: ChildClocks
    to_log: DataTable
    timeline: Timeline
    silence_of_forms: tuple[str, ...]
    partners: Partners
    family: DataTable
    linked: DataTable | None
    sources: DataTable
    editions: Filters
    day_href: str
    chronology_href: str
    unknown_then: bool
    is_pseudonym: bool
    to_mend: tuple[ToMend, ...] = ()
    to_type: tuple[WayIn, ...] = ()


def build(
    request: PersonRequest,
    asked: Asked,
    child: SeenChild,
    numbers: Numbers,
    linked: DataTable | None = None,
    to_mend: tuple[ListedToMend, ...] = (),
) -> ChildPage:
    """The page of what this person may see of the child."""
    address = reverse("child", args=[asked.handle])
    made = numbers.editions()
    return ChildPage(
        title=child.shown.name,
        chrome=_chrome(request, asked, numbers, made),
        back=way_back(request),
        name=child.shown.name,
        on=words.date(asked.on),
        band=band_of(child, asked.on),
        about=_who(child.person) if child.person else (),
        alert=alert(child.runnings),
        open_now=open_now(child.facts, child.silent, asked.on),
        clocks=clocks_of(
            child,
            _same(asked, numbers),
            decides=person_can_decide_dates(request.sight) and asked.newest,
        ),
        to_log=outcomes_to_log(child.to_log),
        timeline=timeline_of(child, asked.on),
        silence_of_forms=silence_of_forms(child),
        partners=partners_of(child, asked.on),
        family=family_of(child, on=asked.on, query=_query(asked)),
        linked=linked,
        sources=other_sources(child, asked.on),
        editions=editions(made, asked, address),
        day_href=reverse("on_the_day", args=[asked.handle]),
        chronology_href=reverse("chronology", args=[asked.handle]),
        unknown_then=not child.facts,
        is_pseudonym=child.person is None,
        to_mend=to_mend_in_words(to_mend),
    )


def _chrome(request: PersonRequest, asked: Asked, numbers: Numbers, made: list[Made]) -> Chrome:
    return chrome_for(
        request,
        as_at=words.date(numbers.as_at) if numbers.as_at else "",
        edition=edition_in_words(made, asked.edition),
        newest_href="" if asked.newest else reverse("child", args=[asked.handle]),
        live_href=live_since(request, asked.edition),
    )


def _query(asked: Asked) -> dict[str, str]:
    known_at = {} if asked.newest else {"known_at": str(asked.edition)}
    return {"on": asked.on.isoformat()} | known_at


def _same(asked: Asked, numbers: Numbers) -> tuple[tuple[str, str], ...]:
    """The day and the edition that are asked for, as other addresses ask for them."""
    day = asked.on if asked.on != numbers.as_at else None
    return kept(day, None if asked.newest else asked.edition)


def _who(person: Person) -> tuple[SummaryRow, ...]:
    rows = [("Born", words.date(person.born_on))]
    if person.expected_on is not None:
        expected = ("Birth expected", words.date(person.expected_on))
        rows = [expected] if person.born_on is None else [*rows, expected]
    if person.died_on is not None:
        rows.append(("Died", words.date(person.died_on)))
    # A label of these sets is the same in every year.
    rows += [
        ("Sex", SEX.label(person.sex, year=0) if person.sex else words.NOT_RECORDED),
        (
            "Ethnicity",
            ETHNICITY.label(person.ethnicity, year=0) if person.ethnicity else words.NOT_RECORDED,
        ),
        ("Council's number", person.child_id),
        ("Unique pupil number", person.upn or words.NOT_RECORDED),
    ]
    if person.disabilities:
        named = [DISABILITY.label(code, year=0) for code in person.disabilities]
        rows.append(("Disabilities", words.listed(named)))
    return tuple(SummaryRow(key=key, value=value) for key, value in rows)


def alert(runnings: tuple[SeenRunning, ...]) -> str:
    """`1 clock is overdue and 2 are due soon`; empty where none is."""
    counts = [
        (sum(running.explained.state == state for running in runnings), state)
        for state in (OVERDUE, DUE_SOON)
    ]
    said = [
        f"{words.plural(count, 'clock')} {'is' if count == 1 else 'are'} {state}"
        for count, state in counts
        if count
    ]
    return words.listed(said)


def editions(made: list[Made], asked: Asked, address: str) -> Filters:
    """The form that asks for the child as it was known before, or on another day."""
    options = tuple(
        Option(
            "" if place == 0 else str(one.edition),
            f"{one.edition}{' (newest)' if place == 0 else ''}: "
            f"{one.source or 'recorded here'}, {words.moment(localtime(one.made_at))}",
        )
        for place, one in enumerate(made)
    )
    return Filters(
        action=address,
        fields=(
            FilterField(
                name="known_at",
                label="As known at edition",
                options=options,
                value="" if asked.newest else str(asked.edition),
            ),
            FilterField(name="on", label="As it stood on", kind="date", value=asked.on.isoformat()),
        ),
        title="Ask again as it was",
        button="Show",
    )


def edition_in_words(made: list[Made], edition: int) -> str:
    """`edition 7, loaded 3 March 2025 at 09:12`, as the frame of a page reads on."""
    for one in made:
        if one.edition == edition:
            how = "loaded" if one.source else "made"
            return f"edition {edition}, {how} {words.moment(localtime(one.made_at))}"
    return ""
