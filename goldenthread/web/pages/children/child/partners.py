"""What schools, health services and housing tell of a child, as its page shows it."""

from dataclasses import dataclass
from datetime import date

from goldenthread.access.one_child import SeenChild
from goldenthread.record.labels import capital
from goldenthread.record.one_child import Fact, named
from goldenthread.record.told_by_partners import Told, known_of_partners
from goldenthread.web import words
from goldenthread.web.components.data_table import Cell, DataTable, Heading, date_cell
from goldenthread.web.components.summary_list import SummaryRow
from goldenthread.web.pages.children.child.history import CANNOT_BE_READ, place_of


@dataclass(frozen=True, kw_only=True)
class Partners:
    """What each feed says over twelve months, every row of them, and in one line which feeds no
    loaded return speaks of."""

    told: tuple[SummaryRow, ...]
    silence: str
    rows: DataTable | None


def partners_of(child: SeenChild, on: date) -> Partners:
    """The section, as at the day."""
    silent = [named(one.step) for one in child.by_partners if one.told_to is None]
    return Partners(
        told=tuple(
            SummaryRow(key=one.step.value, value=_in_words(one, on))
            for one in child.by_partners
            if one.told_to is not None
        ),
        silence=f"No loaded return speaks of {words.listed(silent, 'or')}." if silent else "",
        rows=_rows(child, on),
    )


def _in_words(one: Told, on: date) -> str:
    """`At school 145 of 186 sessions (78.0 %) (twelve months to 31 March 2025)`."""
    assert one.told_to is not None
    to = min(on, one.told_to)
    silent = (on - one.told_to).days
    since = f"; silent for {words.plural(silent, 'day')} since" if silent > 0 else ""
    says = capital(one.sentence)
    return f"{says} (twelve months to {words.date(to)}{since})"


def _rows(child: SeenChild, on: date) -> DataTable | None:
    """All that they told by the day, the newest first; None where that is nothing."""
    facts = known_of_partners(child.facts, on=on)
    if not facts:
        return None
    facts.sort(key=lambda fact: fact.on or date.min, reverse=True)
    return DataTable(
        caption="Every row of theirs, the newest first",
        headings=tuple(map(Heading, ("From", "What", "From, or on", "To", "Source"))),
        rows=tuple(
            (
                Cell(fact.step.value),
                Cell(fact.words),
                date_cell(fact.on),
                _until(fact, on),
                Cell(place_of(fact)),
            )
            for fact in facts
        ),
        compact=True,
    )


def _until(fact: Fact, on: date) -> Cell:
    if fact.until and fact.until <= on:
        return date_cell(fact.until)
    if not fact.lasts:
        return Cell("")
    return Cell(CANNOT_BE_READ if fact.end_is_unreadable else "still open")
