"""What happened to a child, as its page shows it: open now, the timeline, and every source."""

from collections.abc import Iterable, Mapping
from dataclasses import replace
from datetime import date, timedelta

from goldenthread.access.one_child import SeenChild
from goldenthread.record.catalogue import TABLES
from goldenthread.record.one_child import Fact
from goldenthread.record.telling import PARTNERS, Step
from goldenthread.web import words
from goldenthread.web.components.data_table import (
    Cell,
    DataTable,
    Heading,
    date_cell,
)
from goldenthread.web.components.timeline import Band, Event, Lane, Span, Timeline

CANNOT_BE_READ = "cannot be read"
AT_LEAST = timedelta(days=90)  # the shortest time that a timeline is drawn over
HALF_A_YEAR = timedelta(days=183)
LANES = tuple(step for step in Step if step not in (*PARTNERS, Step.CHILD))
OF_TABLES = {
    "visits": "Visits",
    "looked_after_visits": "Visits",
    "core_groups": "Core groups",
    "supervisions": "Supervision",
    "management_decisions": "Management decisions",
    "tool_results": "Graded care",
}
"""The tables that have a lane of their own, whichever step they lie at."""
DENSE = ("Visits", "Core groups", "Supervision")
GAPS = "Without a visit"
NOT_SEEN = "not seen"
NOT_SEEN_IS_SHORT = "A short stroke is a visit at which the child was not seen."
BANDS = ("child_protection_plans", "looked_after_periods")


def open_now(facts: Iterable[Fact], silent: Mapping[Step, str], on: date) -> tuple[str, ...]:
    """What is open on the day, the furthest step first, each in a sentence; `silent` says of which
    steps nothing speaks by then."""
    steps = list(Step)
    still = [fact for fact in facts if fact.is_help and fact.is_open_on(on)]
    still.sort(key=lambda fact: (-steps.index(fact.step), fact.on))
    return tuple(
        f"{fact.what} since {words.date(fact.on)}"
        + (f": {more}" if more else "")
        + (f". {silence}" if silence else "")
        for fact in still
        for more, silence in ((fact.detail_on(on), silent.get(fact.step)),)
    )


def timeline_of(child: SeenChild, on: date) -> Timeline:
    """Every step in a lane of its own up to the day, with plans drawn behind; a step that no return
    speaks of says so. Lanes of visits, of graded care and of gaps are there where they have any."""
    past = [fact for fact in child.facts if is_drawn(fact) and fact.on and fact.on <= on]
    steps = tuple(
        _lane(step.value, [f for f in past if f.step is step and f.table not in OF_TABLES], on)
        for step in LANES
    )
    beside = tuple(
        _lane(name, found, on)
        for name in dict.fromkeys(OF_TABLES.values())
        if (found := [fact for fact in past if OF_TABLES.get(fact.table) == name])
    )
    days = [fact.on for fact in past if fact.on]
    return Timeline(
        title="Timeline",
        lanes=(
            *(replace(lane, nothing=_nothing(child, lane)) for lane in steps),
            *beside,
            *_gaps(child, on),
        ),
        bands=tuple(
            Band(text=fact.what, first_day=span.first_day, last_day=span.last_day)
            for fact in past
            if fact.table in BANDS and _is_span(fact)
            for span in (_span(fact, on),)
        ),
        first_day=min([*days, on - AT_LEAST]),
        last_day=on,
        note=NOT_SEEN_IS_SHORT if any(lane.name == "Visits" for lane in beside) else "",
        since=on - HALF_A_YEAR,
    )


def is_drawn(fact: Fact) -> bool:
    """Whether a fact stands in the timeline and its table, and so in no other."""
    return fact.on is not None and not fact.is_detail and fact.step in LANES


def _lane(name: str, facts: list[Fact], on: date) -> Lane:
    return Lane(
        name=name,
        spans=tuple(_span(fact, on) for fact in facts if _is_span(fact)),
        events=tuple(_event(fact) for fact in facts if not _is_span(fact)),
        is_dense=name in DENSE,
    )


def _gaps(child: SeenChild, on: date) -> tuple[Lane, ...]:
    """The lane of stretches in which no visit is told; none where there are none."""
    spans = tuple(
        Span(
            text=f"{words.plural(gap.days, 'day')} without a visit",
            first_day=gap.first_day,
            last_day=gap.last_day if gap.last_day < on else None,
        )
        for gap in child.gaps
    )
    return (Lane(name=GAPS, spans=spans),) if spans else ()


def _is_span(fact: Fact) -> bool:
    # A stretch whose end cannot be read is not drawn as still going on.
    return fact.lasts and not fact.end_is_unreadable


def _span(fact: Fact, on: date) -> Span:
    assert fact.on is not None
    ended = fact.until if fact.until and fact.until <= on else None
    return Span(
        text=told_on(fact, on),
        first_day=fact.on,
        last_day=ended,
        source=place_of(fact),
        short=fact.what,
    )


def _event(fact: Fact) -> Event:
    assert fact.on is not None
    text = f"{fact.what} ({fact.end_in_doubt})" if fact.end_in_doubt else fact.what
    more = fact.detail
    return Event(
        text=f"{text}: {more}" if more else text,
        on=fact.on,
        source=place_of(fact),
        short=text,
        is_slight=more == NOT_SEEN,
    )


def told_on(fact: Fact, on: date) -> str:
    """All that is known of it on the day: of an end that came later, nothing is yet."""
    more = fact.detail_on(on)
    return f"{fact.what}: {more}" if more else fact.what


def _nothing(child: SeenChild, lane: Lane) -> str:
    if lane.entries:
        return ""
    return child.silent.get(Step(lane.name), "Nothing is recorded.")


def place_of(fact: Fact) -> str:
    """Where a fact stands: `visits.csv, visits, line 7`; of what was typed here, who typed it."""
    place = f"{fact.source_file or words.NOT_RECORDED}, {TABLES[fact.table].title.lower()}"
    return f"{place}, line {fact.line}" if fact.ordinal else place


def other_sources(child: SeenChild, on: date) -> DataTable:
    """Every fact that is not drawn, with its place, the newest first: what belongs to another, who
    the child is, and what has no day or one after the day asked about."""
    found = [fact for fact in child.facts if not (is_drawn(fact) and fact.on and fact.on <= on)]
    newest_first = sorted(
        (fact for fact in found if fact.step not in PARTNERS),
        key=lambda fact: fact.on or date.min,
        reverse=True,
    )
    return DataTable(
        caption="What else is recorded, and where it comes from",
        headings=tuple(map(Heading, ("What", "Day", "Source"))),
        rows=tuple((Cell(f.words), _day(f), Cell(place_of(f))) for f in newest_first),
        compact=True,
        is_wide=True,
        sortable=True,
        nothing="No return that was loaded by then says anything else of this child.",
    )


def _day(fact: Fact) -> Cell:
    if fact.on is None:
        said = CANNOT_BE_READ if fact.unreadable else words.NOT_RECORDED
        return Cell("" if fact.is_detail else said, sort="0000-00-00")
    return date_cell(fact.on)


def silence_of_forms(child: SeenChild) -> tuple[str, ...]:
    """Of which of the case system's forms nothing speaks: those of which none is loaded in one
    sentence, and one for each day on which others fell silent."""
    days = sorted({one.since for one in child.silent_forms}, key=lambda day: day or date.min)
    return tuple(
        f"No loaded return speaks of {words.listed(_forms(child, day), 'or')}"
        + (f" since {words.date(day)}." if day else ".")
        for day in days
    )


def _forms(child: SeenChild, since: date | None) -> list[str]:
    return [one.named for one in child.silent_forms if one.since == since]
