"""A chronology for court: date, event, what came of it, source, in the order of days."""

from collections.abc import Iterable
from dataclasses import dataclass
from datetime import date
from uuid import UUID

from django.urls import reverse
from django.utils.timezone import localtime

from goldenthread.access.numbers import Numbers
from goldenthread.access.one_child import SeenHistory
from goldenthread.record.one_child import Fact
from goldenthread.web import words
from goldenthread.web.components.filters import FilterField, Filters
from goldenthread.web.frame import Page, PersonRequest
from goldenthread.web.frame_of_record import chrome_at, edition
from goldenthread.web.pages.children.child.history import place_of

IMPACT_NOT_TOLD = "A line is left blank where the record does not tell: write there, by hand."


@dataclass(frozen=True, kw_only=True)
class Asked:
    """Of which child, between which days; without a first day from the first entry on."""

    handle: UUID
    first_day: date | None
    last_day: date


@dataclass(frozen=True)
class Line:
    """One entry: its day or days, what happened, what came of it (empty: a line to write on), and
    where it stands."""

    day: str
    event: str
    impact: str
    source: str


@dataclass(frozen=True, kw_only=True)
class ChronologyPage(Page):
    """`about` says what it is, made when, by whom and from what. `undated` are entries whose day
    is missing or cannot be read: they stand under the others."""

    child: str
    child_href: str
    about: tuple[str, ...]
    ask: Filters
    lines: tuple[Line, ...]
    undated: tuple[Line, ...]


def build(
    request: PersonRequest, asked: Asked, child: SeenHistory, numbers: Numbers
) -> ChronologyPage:
    """The page of what this person may see of the child."""
    told = [fact for fact in child.facts if not fact.is_detail]
    within = [fact for fact in told if fact.on and _is_within(fact.on, asked)]
    lines = tuple(_line(fact, asked.last_day) for fact in within)
    until = words.date(asked.last_day)
    since = words.date(asked.first_day) if asked.first_day else ""
    between = f"from {since} to {until}" if since else f"to {until}"
    return ChronologyPage(
        title=f"Chronology of {child.shown.name}",
        chrome=chrome_at(request, numbers),
        child=child.shown.name,
        child_href=reverse("child", args=[asked.handle]),
        about=(
            f"{words.plural(len(lines), 'entry', 'entries')}, {between}, in the order of days.",
            _made(request, numbers),
            "It tells what the returns of the council's systems tell, each entry with its file and "
            f"line, and nothing else. {IMPACT_NOT_TOLD}",
        ),
        ask=_ask(asked),
        lines=lines,
        undated=tuple(_line(fact, asked.last_day) for fact in told if fact.on is None),
    )


def _is_within(day: date, asked: Asked) -> bool:
    return (asked.first_day is None or day >= asked.first_day) and day <= asked.last_day


def _made(request: PersonRequest, numbers: Numbers) -> str:
    sight = request.sight
    made = edition(numbers.made())
    from_what = f", from {made} of the record" if made else ""
    return (
        f"Made on {words.moment(localtime(request.at))} by {sight.person.full_name}, "
        f"{sight.role_name.lower()}{from_what}."
    )


def _line(fact: Fact, day: date) -> Line:
    return Line(
        day=_days(fact, day),
        event=f"{fact.what} ({fact.end_in_doubt})" if fact.end_in_doubt else fact.what,
        impact=fact.detail_on(day),
        source=place_of(fact),
    )


def _days(fact: Fact, day: date) -> str:
    """The day; of what lasted, from when to when."""
    if fact.on is None:
        return "the day cannot be read" if fact.unreadable else words.NOT_RECORDED
    if not fact.lasts or fact.end_is_unreadable:
        return words.date(fact.on)
    if fact.until and fact.until <= day:
        return f"{words.date(fact.on)} to {words.date(fact.until)}"
    return f"{words.date(fact.on)}, and still open on {words.date(day)}"


def _ask(asked: Asked) -> Filters:
    days: Iterable[tuple[str, str, date | None]] = (
        ("from", "From", asked.first_day),
        ("to", "To", asked.last_day),
    )
    return Filters(
        action=reverse("chronology", args=[asked.handle]),
        fields=tuple(
            FilterField(name=name, label=label, kind="date", value=day.isoformat() if day else "")
            for name, label, day in days
        ),
        title="Between other days",
    )
