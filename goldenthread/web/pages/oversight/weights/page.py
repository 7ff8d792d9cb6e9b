"""The weights of caseloads as a page: what is in force, and what a change would do."""

from dataclasses import dataclass
from datetime import date

from goldenthread.access.numbers import Numbers
from goldenthread.access.teams import Teams
from goldenthread.record.weights import Weights
from goldenthread.web import words
from goldenthread.web.components.data_table import Cell, DataTable, Heading
from goldenthread.web.components.notice import Notice
from goldenthread.web.frame import Page, PersonRequest
from goldenthread.web.frame_of_record import chrome_at
from goldenthread.web.pages.oversight.standard.forms import ReasonForm
from goldenthread.web.pages.oversight.standard.undoing import Undoable
from goldenthread.web.pages.oversight.teams.tables import Part, named, parts_of
from goldenthread.web.pages.oversight.teams.weighing import in_words, set_by, weighed_of
from goldenthread.web.pages.oversight.weights.forms import WeightsForm

NOT_WEIGHTED = "not weighted"


@dataclass(frozen=True, kw_only=True)
class WeightsPage(Page):
    """What is in force in words, the form, and where an answer was given what it would change."""

    stands: str
    form: WeightsForm
    reason: ReasonForm
    quicker: Notice | None
    would_change: DataTable | None
    undoable: tuple[Undoable, ...]


def build(
    request: PersonRequest,
    numbers: Numbers,
    counted: Teams,
    sets: tuple[Weights, ...],
    *,
    form: WeightsForm,
    reason: ReasonForm,
    supposed: Weights | None,
    quicker: bool,
    on: date,
) -> WeightsPage:
    """The page; `supposed` is None until an answer is given, and `quicker` says that somebody else
    set the weights of the same day meanwhile."""
    now = counted.weights
    return WeightsPage(
        title="Weights of caseloads",
        chrome=chrome_at(request, numbers, live_href=""),
        stands=set_by(now) if now else "Nothing is weighted: no weights have been set.",
        form=form,
        reason=reason,
        quicker=Notice(
            kind="warning",
            title="Somebody set the weights of that day meanwhile",
            text="Nothing of yours was kept. Theirs stand under “Set before”: set yours again to "
            "put them in place of theirs.",
        )
        if quicker
        else None,
        would_change=_table(counted, now, supposed, on) if supposed else None,
        undoable=tuple(
            Undoable(words=_said(one, form.kinds), since=one.in_force_from.isoformat())
            for one in reversed(sets)
        ),
    )


def _said(one: Weights, kinds: dict[str, str]) -> str:
    """A set in words: each weight, since when, by whom and why."""
    each = (f"{label.lower()} {in_words(one.weight(kind))}" for kind, label in kinds.items())
    return f"{set_by(one)}. {'; '.join(each)}"


def _table(counted: Teams, now: Weights | None, then: Weights, on: date) -> DataTable:
    """What each team holds, weighted now and as it would be."""

    def row(part: Part, name: str) -> tuple[Cell, ...]:
        children = sum(one.children for one in counted.loads if part.holds(one))
        stands = in_words(weighed_of(counted, part, now).total) if now else NOT_WEIGHTED
        return (
            Cell(name),
            Cell(words.number(children)),
            Cell(stands),
            Cell(in_words(weighed_of(counted, part, then).total)),
        )

    return DataTable(
        caption=f"What each team holds on {words.date(on)}",
        headings=(
            Heading("Team"),
            *(Heading(text, numeric=True) for text in ("Children", "Weighted now", "Then")),
        ),
        rows=tuple(row(one, named(one.team, "team")) for one in parts_of(counted, "")),
        total=row(Part(), "All"),
    )
