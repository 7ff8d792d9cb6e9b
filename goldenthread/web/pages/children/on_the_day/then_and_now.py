"""What was said of a day then, what has been said of it since, and the clocks, side by side."""

from collections.abc import Iterable
from datetime import date

from django.utils.timezone import localtime

from goldenthread.access.on_the_day import ClockThenAndNow, SeenDay, ToldSince
from goldenthread.record.one_child import Fact
from goldenthread.web import words
from goldenthread.web.components.data_table import Cell, DataTable, Heading, date_cell
from goldenthread.web.pages.children.child.history import place_of, told_on

SAME, DIFFERENT = "the same", "different"
NOT_THEN, NOT_NOW = "not known then", "no longer known"


def said_then(facts: Iterable[Fact], day: date) -> DataTable:
    """All that the record said had happened by the day, the newest first."""
    rows = tuple(
        (date_cell(fact.on), Cell(in_words(fact, day)), Cell(place_of(fact))) for fact in facts
    )
    return DataTable(
        caption=f"{words.plural(len(rows), 'entry', 'entries')} of the record as it was known then",
        headings=(Heading("Day"), Heading("What"), Heading("Source")),
        rows=rows,
        compact=True,
    )


def said_since(seen: SeenDay, day: date) -> DataTable:
    """What is now said otherwise of the day, with the load that told it."""
    return DataTable(
        caption="What the record says now of that day and before, and did not say then",
        headings=tuple(map(Heading, ("Day", "As known now", "As known then", "Told by"))),
        rows=tuple(_row(one, day) for one in seen.since),
        compact=True,
        is_wide=True,
        nothing="Nothing: what the record says now of that day and before, it said then.",
    )


def _row(one: ToldSince, day: date) -> tuple[Cell, ...]:
    fact = one.now or one.was
    return (
        date_cell(fact.on if fact else None),
        Cell(in_words(one.now, day) if one.now else NOT_NOW),
        Cell(in_words(one.was, day) if one.was else NOT_THEN),
        Cell(_told_by(one)),
    )


def _told_by(one: ToldSince) -> str:
    if one.by is None:
        return "no single load: it follows from several returns"
    how = one.by.source or "recorded here"
    return f"edition {one.by.edition}, {words.date(localtime(one.by.made_at).date())}: {how}"


def in_words(fact: Fact, day: date) -> str:
    """What a fact says of the day: `Plan: neglect (to 3 March 2026)`, `Plan (still open)`."""
    said = told_on(fact, day)
    ends = until_on(fact, day)
    return f"{said} ({ends})" if ends else said


def until_on(fact: Fact, day: date) -> str:
    """To when it lasted, as seen from the day; empty for what happened on one day."""
    if not fact.lasts:
        return ""
    if fact.until and fact.until <= day:
        doubt = f"; {fact.end_in_doubt}" if fact.end_in_doubt else ""
        return f"to {words.date(fact.until)}{doubt}"
    return fact.end_in_doubt or "still open on the day"


def clocks(seen: SeenDay, said: str) -> DataTable:
    """Each clock that was open on the day, or stands otherwise now, as known then and now."""
    return DataTable(
        caption=f"How the clocks stood on {said}",
        headings=tuple(
            map(Heading, ("Clock", "Started", "As known then", "As known now", "Then and now"))
        ),
        rows=tuple(
            (
                Cell(one.title),
                date_cell(one.started_on),
                Cell(one.then.sentence if one.then else NOT_THEN),
                Cell(one.now.sentence if one.now else NOT_NOW),
                Cell(_difference(one)),
            )
            for one in seen.clocks
        ),
        compact=True,
        is_wide=True,
        nothing="No clock was open for this child on that day, as known then or now.",
    )


def _difference(one: ClockThenAndNow) -> str:
    if one.then is None:
        return NOT_THEN
    if one.now is None:
        return NOT_NOW
    return SAME if one.is_same else DIFFERENT
