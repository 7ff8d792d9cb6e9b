"""My endings: each plan that a chair ended, and what had happened afterwards, for that chair."""

from collections.abc import Mapping
from dataclasses import dataclass
from datetime import date

from goldenthread.access.endings import Ending
from goldenthread.access.numbers import Numbers
from goldenthread.measures.after_a_plan import MARKS
from goldenthread.record.labels import capital
from goldenthread.web import words
from goldenthread.web.asked_of_record import AskedOfRecord, day_and_edition
from goldenthread.web.frame import Page, PersonRequest
from goldenthread.web.frame_of_record import chrome_at


@dataclass(frozen=True, kw_only=True)
class Asked(AskedOfRecord):
    """The day and the edition."""

    def href(self) -> str:
        """The address of this page."""
        return self.address("endings")

    def conferences_href(self) -> str:
        """The page from which this one was opened."""
        return self.address("conferences")


@dataclass(frozen=True, kw_only=True)
class Row:
    """One plan that was ended. `href` is empty where the child is out of reach now."""

    child: str
    href: str
    lasted: str
    evidence: str
    after: tuple[tuple[str, str], ...]


@dataclass(frozen=True, kw_only=True)
class EndingsPage(Page):
    """`marks` head what had happened after so many months."""

    on: str
    back_href: str
    caption: str
    marks: tuple[str, ...]
    rows: tuple[Row, ...]


def asked_of(query: Mapping[str, str]) -> Asked:
    """What the query asks. Raises BadRequest."""
    return Asked(**day_and_edition(query))


def build(
    request: PersonRequest,
    asked: Asked,
    endings: tuple[Ending, ...],
    *,
    day: date,
    numbers: Numbers,
) -> EndingsPage:
    """The page of these endings."""
    return EndingsPage(
        title="My endings",
        chrome=chrome_at(request, numbers, newest_href=asked.newest_href()),
        on=words.date(day),
        back_href=asked.conferences_href(),
        caption="The plans that you ended, the newest first",
        marks=tuple(f"After {months} months" for months in MARKS),
        rows=tuple(_row(asked, ending) for ending in endings),
    )


def _row(asked: Asked, ending: Ending) -> Row:
    return Row(
        child=ending.shown.name,
        href=asked.child_href(ending.handle) if ending.handle else "",
        lasted=f"{words.date(ending.started_on)} to {words.date(ending.ended_on)}",
        evidence=ending.evidence or "Not on record",
        after=tuple(
            (f"After {months} months", capital(said)) for months, said in ending.after.items()
        ),
    )
