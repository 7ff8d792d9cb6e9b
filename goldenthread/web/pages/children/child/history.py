"""What happened to a child, as its page shows it: open now, the timeline, and every source."""

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
    number_cell,
)
from goldenthread.web.components.timeline import Event, Lane, Span, Timeline

CANNOT_BE_READ = "cannot be read"
TYPED = "typed"  # where a file would have a row and a line
AT_LEAST = timedelta(days=90)  # the shortest time that a timeline is drawn over
LANES = tuple(step for step in Step if step not in (*PARTNERS, Step.CHILD))


def open_now(child: SeenChild, on: date) -> tuple[str, ...]:
    """What is open on the day, the furthest step first, each in a sentence."""
    steps = list(Step)
    still = [fact for fact in child.facts if fact.is_help and fact.is_open_on(on)]
    still.sort(key=lambda fact: (-steps.index(fact.step), fact.on))
    return tuple(
        f"{fact.what} since {words.date(fact.on)}"
        + (f": {more}" if more else "")
        + (f". {silence}" if silence else "")
        for fact in still
        for more, silence in ((fact.detail_on(on), child.silent.get(fact.step)),)
    )


def timeline_of(child: SeenChild, on: date) -> Timeline:
    """Every step in a lane of its own up to the day; one that no return speaks of says so."""
    past = [
        fact
        for fact in child.facts
        if fact.on is not None and fact.on <= on and not fact.is_detail
        if fact.step not in PARTNERS
    ]
    lanes = tuple(
        Lane(
            name=step.value,
            spans=tuple(_span(f, on) for f in past if f.step is step and _is_span(f)),
            events=tuple(_event(f) for f in past if f.step is step and not _is_span(f)),
            nothing=_nothing(child, step, past),
        )
        for step in LANES
    )
    days = [fact.on for fact in past if fact.on and fact.step is not Step.CHILD]
    first = min([*days, on - AT_LEAST])
    return Timeline(title="Timeline", lanes=lanes, first_day=first, last_day=on)


def _is_span(fact: Fact) -> bool:
    # A stretch whose end cannot be read is not drawn as still going on.
    return fact.lasts and not fact.end_is_unreadable


def _span(fact: Fact, on: date) -> Span:
    assert fact.on is not None
    ended = fact.until if fact.until and fact.until <= on else None
    return Span(text=fact.what, first_day=fact.on, last_day=ended)


def _event(fact: Fact) -> Event:
    assert fact.on is not None
    text = f"{fact.what} ({fact.end_in_doubt})" if fact.end_in_doubt else fact.what
    return Event(text=text, on=fact.on)


def _nothing(child: SeenChild, step: Step, past: list[Fact]) -> str:
    if any(fact.step is step for fact in past):
        return ""
    return child.silent.get(step, "Nothing is recorded.")


def sources(child: SeenChild) -> DataTable:
    """Every fact with its place: file, table, row and line, the newest first."""
    newest_first = sorted(child.facts, key=lambda f: f.on or date.min, reverse=True)
    rows = tuple(
        (
            Cell(fact.words),
            _day(fact),
            Cell(fact.source_file or words.NOT_RECORDED),
            Cell(TABLES[fact.table].title),
            number_cell(fact.ordinal) if fact.ordinal else Cell(TYPED),
            number_cell(fact.line) if fact.ordinal else Cell(TYPED),
        )
        for fact in newest_first
    )
    return DataTable(
        caption="Where every fact comes from",
        headings=(
            Heading("What"),
            Heading("Day"),
            Heading("File"),
            Heading("Table"),
            Heading("Row", numeric=True),
            Heading("Line", numeric=True),
        ),
        rows=rows,
        compact=True,
        sortable=True,
        nothing="No return that was loaded by then speaks of this child.",
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
