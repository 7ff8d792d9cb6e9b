"""Who is away and who covers, as a page: those that stand, and the form."""

from collections.abc import Sequence
from dataclasses import dataclass

from goldenthread.access.numbers import Numbers
from goldenthread.record.absences import REASONS, Absence
from goldenthread.record.labels import capital
from goldenthread.web.addresses import address
from goldenthread.web.components.data_table import Cell, DataTable, Heading
from goldenthread.web.components.notice import Notice
from goldenthread.web.frame import Page, PersonRequest
from goldenthread.web.frame_of_record import chrome_at
from goldenthread.web.pages.oversight.absences.forms import AbsenceForm, key_of
from goldenthread.web.pages.oversight.teams.away import in_days


@dataclass(frozen=True, kw_only=True)
class AbsencesPage(Page):
    """`asks` is the heading of the form; one that is changed may be taken back."""

    table: DataTable
    asks: str
    form: AbsenceForm
    is_changed: bool
    quicker: Notice | None


def build(
    request: PersonRequest,
    numbers: Numbers,
    standing: Sequence[Absence],
    *,
    form: AbsenceForm,
    chosen: Absence | None,
    quicker: bool,
) -> AbsencesPage:
    """The page; `quicker` says that somebody else said another of the same days meanwhile."""
    to_come = [one for one in standing if one.last_on is None or one.last_on >= request.on]
    return AbsencesPage(
        title="Who is away, and who covers",
        chrome=chrome_at(request, numbers, live_href=""),
        table=DataTable(
            caption="Away now or later",
            headings=tuple(
                map(Heading, ("Worker", "Away", "Who covers", "What it is", "Said by", "Change"))
            ),
            rows=tuple(map(_row, to_come)),
            nothing="Nobody of whom you may say it is said to be away.",
            is_wide=True,
        ),
        asks=f"Change: {key_of(chosen)}" if chosen else "Say that somebody is away",
        form=form,
        is_changed=chosen is not None,
        quicker=Notice(
            kind="warning",
            title="Somebody has said something else of these days meanwhile",
            text="Nothing of yours was kept. What they said stands in the table: open it to change "
            "it.",
        )
        if quicker
        else None,
    )


def _row(one: Absence) -> tuple[Cell, ...]:
    return (
        Cell(key_of(one)),
        Cell(capital(in_days(one))),
        Cell(one.cover or "Nobody yet"),
        Cell(REASONS[one.reason]),
        Cell(one.set_by),
        Cell(f"Change: {one.worker}", address("absences", change=str(one.edition))),
    )
