"""My endings: each plan that a chair ended, and what had happened afterwards, for that chair."""

from dataclasses import dataclass
from datetime import date

from goldenthread.access.endings import Ending
from goldenthread.access.numbers import Numbers
from goldenthread.measures.after_a_plan import MARKS
from goldenthread.record.labels import capital
from goldenthread.web import words
from goldenthread.web.frame import Page, PersonRequest
from goldenthread.web.frame_of_record import chrome_at
from goldenthread.web.pages.oversight.conferences.page import child_href


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
    caption: str
    marks: tuple[str, ...]
    rows: tuple[Row, ...]


def build(
    request: PersonRequest, endings: tuple[Ending, ...], *, day: date, numbers: Numbers
) -> EndingsPage:
    """The page of these endings."""
    return EndingsPage(
        title="My endings",
        chrome=chrome_at(request, numbers),
        on=words.date(day),
        caption="The plans that you ended, the newest first",
        marks=tuple(f"After {months} months" for months in MARKS),
        rows=tuple(_row(ending) for ending in endings),
    )


def _row(ending: Ending) -> Row:
    return Row(
        child=ending.shown.name,
        href=child_href(ending.handle) if ending.handle else "",
        lasted=f"{words.date(ending.started_on)} to {words.date(ending.ended_on)}",
        evidence=ending.evidence or "Not on record",
        after=tuple(
            (f"After {months} months", capital(said)) for months, said in ending.after.items()
        ),
    )
