"""The rows of a list of clocks, wherever a page shows them."""

from collections.abc import Iterable
from dataclasses import dataclass
from urllib.parse import urlencode

from django.urls import reverse

from goldenthread.access.clock_lists import ListedRunning
from goldenthread.access.permissions import person_can_give_receipts
from goldenthread.access.sight import Sight
from goldenthread.record.catalogue import TABLES
from goldenthread.record.labels import capital
from goldenthread.web import words
from goldenthread.web.components.provenance import Provenance
from goldenthread.web.receipts import looked


@dataclass(frozen=True, kw_only=True)
class Row:
    """One running in the list. `sentence` says how far away its due date is, as its rule counts;
    `looked` what was last said of it, and `look_href` is where that is said."""

    child: str
    href: str
    looked: str
    look_href: str
    clock: str
    state: str
    sentence: str
    due: str
    team: str
    worker: str
    source: Provenance


def rows_of(running: Iterable[ListedRunning], kept: tuple[tuple[str, str], ...]) -> tuple[Row, ...]:
    """The rows; `kept` is the day and the edition of the pages that they lead to."""
    query = f"?{urlencode(kept)}" if kept else ""
    return tuple(_row(one, query) for one in running)


def to_look(sight: Sight) -> str:
    """What the link to one running is called for this person."""
    return "Look at it" if person_can_give_receipts(sight) else "See why"


def _row(running: ListedRunning, query: str) -> Row:
    return Row(
        child=running.shown.name,
        href=f"{reverse('child', args=[running.handle])}{query}",
        looked=looked(running.look, running.receipt),
        look_href=f"{reverse('running', args=[running.handle, running.key])}{query}",
        clock=running.title,
        state=running.state,
        sentence=running.sentence,
        due=words.date(running.due_on) if running.due_on else "cannot be worked out",
        team=capital(running.team),
        worker=capital(running.worker),
        source=source_of(running),
    )


def source_of(running: ListedRunning) -> Provenance:
    """The row of the return that started it."""
    return Provenance(
        file=running.source_file,
        table=TABLES[running.table].title,
        row=running.ordinal,
        line=running.line,
    )
