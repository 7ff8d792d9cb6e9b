"""One child, on one page: name band, open now, clocks, timeline, family, sources, editions."""

from collections.abc import Sequence
from dataclasses import dataclass, replace
from datetime import date
from urllib.parse import urlencode
from uuid import UUID

from django.http import HttpRequest
from django.urls import reverse
from django.utils.timezone import localtime

from goldenthread.access.numbers import Made, Numbers
from goldenthread.access.one_child import SeenChild, SeenRunning
from goldenthread.access.to_mend import ListedToMend
from goldenthread.clocks.explanation import Explanation, SkippedDay
from goldenthread.clocks.states import DUE_SOON, OVERDUE
from goldenthread.codes.people import DISABILITY, ETHNICITY, SEX
from goldenthread.record.catalogue import TABLES
from goldenthread.record.one_child import Person
from goldenthread.web import words
from goldenthread.web.addresses import kept
from goldenthread.web.components.clock import Clock, SkippedDays
from goldenthread.web.components.data_table import Cell, DataTable, Heading
from goldenthread.web.components.filters import FilterField, Filters, Option
from goldenthread.web.components.provenance import Provenance
from goldenthread.web.components.summary_list import SummaryRow
from goldenthread.web.components.timeline import Timeline
from goldenthread.web.frame import Page, chrome_for
from goldenthread.web.frame_of_record import live_since
from goldenthread.web.pages.children.child.history import (
    open_now,
    silence_of_forms,
    sources,
    timeline_of,
)
from goldenthread.web.pages.children.child.partners import Partners, partners_of
from goldenthread.web.pages.children.child.to_mend import ToMend, to_mend_in_words
from goldenthread.web.pages.children.child.way_back import WayBack, way_back
from goldenthread.web.pages.records.ways_in import WayIn
from goldenthread.web.receipts import looked

MONDAY_TO_FRIDAY = 5


@dataclass(frozen=True, kw_only=True)
class Asked:
    """Which child, on which day, at which edition; `newest` where no later one has been made."""

    handle: UUID
    on: date
    edition: int
    newest: bool


@dataclass(frozen=True, kw_only=True)
class ChildPage(Page):
    """`alert` says what is overdue or due soon. `open_clocks` and `ended_clocks` are all runnings;
    `unknown_then` says that nothing was known of the child at the edition asked for."""

    back: WayBack
    name: str
    on: str
    about: tuple[SummaryRow, ...]
    alert: str
    open_now: tuple[str, ...]
    open_clocks: tuple[Clock, ...]
    ended_clocks: tuple[Clock, ...]
    timeline: Timeline
    silence_of_forms: tuple[str, ...]
    partners: Partners
    family: DataTable
    linked: DataTable | None
    sources: DataTable
    editions: Filters
    unknown_then: bool
    is_pseudonym: bool
    to_mend: tuple[ToMend, ...] = ()
    to_type: tuple[WayIn, ...] = ()


def build(
    request: HttpRequest,
    asked: Asked,
    child: SeenChild,
    numbers: Numbers,
    linked: DataTable | None = None,
    to_mend: tuple[ListedToMend, ...] = (),
) -> ChildPage:
    """The page of what this person may see of the child."""
    address = reverse("child", args=[asked.handle])
    made = numbers.editions()
    clocks = _clocks(asked, child, numbers)
    return ChildPage(
        title=child.shown.name,
        chrome=chrome_for(
            request,
            as_at=words.date(numbers.as_at) if numbers.as_at else "",
            edition=edition_in_words(made, asked.edition),
            newest_href="" if asked.newest else address,
            live_href=live_since(request, asked.edition),
        ),
        back=way_back(request),
        name=child.shown.name,
        on=words.date(asked.on),
        about=about(child),
        alert=alert(child.runnings),
        open_now=open_now(child, asked.on),
        open_clocks=tuple(clock for is_open, clock in clocks if is_open),
        ended_clocks=tuple(clock for is_open, clock in clocks if not is_open),
        timeline=timeline_of(child, asked.on),
        silence_of_forms=silence_of_forms(child),
        partners=partners_of(child, asked.on),
        family=family(child, asked),
        linked=linked,
        sources=sources(child),
        editions=editions(made, asked, address),
        unknown_then=not child.facts,
        is_pseudonym=child.person is None,
        to_mend=to_mend_in_words(to_mend),
    )


def about(child: SeenChild) -> tuple[SummaryRow, ...]:
    """Who the child is and who works with it, as far as this person may know."""
    rows = [
        SummaryRow(key="Age", value=child.shown.age),
        SummaryRow(key="Worker", value=child.worker or words.NOT_RECORDED),
        SummaryRow(key="Team", value=child.team or words.NOT_RECORDED),
    ]
    return (*rows, *_who(child.person)) if child.person is not None else tuple(rows)


def _who(person: Person) -> list[SummaryRow]:
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
    return [SummaryRow(key=key, value=value) for key, value in rows]


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


def _clocks(asked: Asked, child: SeenChild, numbers: Numbers) -> list[tuple[bool, Clock]]:
    """Every running, and whether it is open."""
    day = asked.on if asked.on != numbers.as_at else None
    same = kept(day, None if asked.newest else asked.edition)
    return [(running.is_open, looked_at(running, asked.handle, same)) for running in child.runnings]


def looked_at(running: SeenRunning, handle: UUID, same: tuple[tuple[str, str], ...]) -> Clock:
    """A running, explained, for the page; with what was said of it while it is open."""
    clock = clock_of(running.explained, running.source_file)
    if not running.is_open:
        return clock
    asked_so = urlencode(same)
    href = reverse("running", args=[handle, running.key])
    return replace(
        clock,
        looked=looked(running.look, running.receipt),
        look_href=f"{href}?{asked_so}" if asked_so else href,
    )


def clock_of(told: Explanation, source_file: str) -> Clock:
    """A running, explained, for a page."""
    about = [told.rule_source, f"edition {told.rule_edition}" if told.rule_edition else ""]
    return Clock(
        title=told.title,
        state=told.state,  # type: ignore[arg-type]
        sentence=told.sentence,
        rule=told.rule,
        rule_kind=told.rule_kind,  # type: ignore[arg-type]
        edition=". ".join(
            part for part in ("; ".join(filter(None, about)), told.rule_note) if part
        ),
        started_on=told.started_on,
        started_by=told.start_event,
        due_on=told.due_on,
        counted_from=told.counting,
        stopped_on=told.stopped_on,
        stopped_by=told.stop_event if told.stopped_on else "",
        closed_on=told.closed_on,
        closed_by=told.close_event if told.closed_on else "",
        skipped=skipped(told.skipped),
        started_source=Provenance(
            file=source_file,
            table=TABLES[told.table].title,
            row=told.ordinal,
            line=told.line,
        ),
    )


def skipped(days: Sequence[SkippedDay]) -> tuple[SkippedDays, ...]:
    """The days that do not count: the weekends in one line, each other day with its reason."""
    weekends = [one.day for one in days if one.day.weekday() >= MONDAY_TO_FRIDAY]
    said = [
        SkippedDays(words.date(one.day), one.why)
        for one in days
        if one.day.weekday() < MONDAY_TO_FRIDAY
    ]
    if weekends:
        between = f"from {words.date(weekends[0])} to {words.date(weekends[-1])}"
        said.append(SkippedDays(f"{words.plural(len(weekends), 'day')} {between}", "weekends"))
    return tuple(said)


def family(child: SeenChild, asked: Asked) -> DataTable:
    """The other children of the family whom this person may open, with what is open for each."""
    kept = {"on": asked.on.isoformat()} | ({} if asked.newest else {"known_at": asked.edition})
    rows = []
    for one in child.siblings:
        href = f"{reverse('child', args=[one.handle])}?{urlencode(kept)}"
        standing = [f"{f.what} since {words.date(f.on)}" for f in one.open_facts if f.is_help]
        rows.append(
            (
                Cell(one.shown.name, href),
                Cell(one.shown.age),
                Cell("; ".join(standing) or "Nothing is open"),
            )
        )
    return DataTable(
        caption="Other children of the family",
        headings=tuple(Heading(text) for text in ("Child", "Age", "Open on the day")),
        rows=tuple(rows),
        nothing="No other child of the family is known whom you can open.",
    )


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
