"""The timescales as a page: what the council sets for itself, then what the nation does."""

from collections.abc import Iterable, Sequence
from dataclasses import dataclass
from datetime import date

from django.urls import reverse

from goldenthread.access.numbers import Numbers
from goldenthread.access.permissions import person_can_set_standards
from goldenthread.access.standards import HeldStandard
from goldenthread.clocks.clock import Clock
from goldenthread.clocks.register import AREAS
from goldenthread.record.standards import Standard
from goldenthread.statute.rules import Kind, Rule
from goldenthread.web import words
from goldenthread.web.components.data_table import Cell, DataTable, Heading
from goldenthread.web.frame import Page, PersonRequest
from goldenthread.web.frame_of_record import chrome_at


@dataclass(frozen=True, kw_only=True)
class StandardsPage(Page):
    """The local standards of each area, and the national rules."""

    may_set: bool
    local: tuple[DataTable, ...]
    national: DataTable


def build(
    request: PersonRequest, numbers: Numbers, held: Sequence[HeldStandard], *, on: date
) -> StandardsPage:
    """The page as the rules stand on a day."""
    may_set = person_can_set_standards(request.sight)
    by_code = {str(one.rule.code): one for one in held}
    areas = {
        area: [by_code[code] for code in _codes(clocks) if code in by_code]
        for area, clocks in AREAS.items()
    }
    return StandardsPage(
        title="Timescales",
        chrome=chrome_at(request, numbers),
        may_set=may_set,
        local=tuple(_local(area, some, on, may_set) for area, some in areas.items() if some),
        national=_national(),
    )


def _codes(clocks: Iterable[Clock]) -> tuple[str, ...]:
    """The rules of these clocks, once each, in order."""
    return tuple(dict.fromkeys(str(rule.code) for clock in clocks for rule in clock.rules))


def allows(rule: Rule, allowed: int) -> str:
    """`10 working days`; that it is not used where nothing is allowed."""
    return str(rule.allowance.of(allowed)) if allowed else "Not used"


def said_by(standard: Standard) -> str:
    """Who set it, and since when it is in force."""
    if not standard.set_by:
        return "As built in"
    return f"{standard.set_by}, for what starts from {words.date(standard.in_force_from)}"


def _local(area: str, held: Sequence[HeldStandard], on: date, may_set: bool) -> DataTable:
    return DataTable(
        caption=f"{area}: local standards",
        headings=tuple(Heading(t) for t in ("Standard", "Allows", "Counted from", "Set by")),
        rows=tuple(
            (
                Cell(
                    one.rule.title,
                    reverse("standard", args=[one.rule.code]) if may_set else "",
                ),
                Cell(allows(one.rule, one.on(on).allowed)),
                Cell(one.rule.starts_from),
                Cell(said_by(one.on(on))),
            )
            for one in held
        ),
        is_wide=True,
    )


def _national() -> DataTable:
    newest: dict[str, Rule] = {}
    for clocks in AREAS.values():
        for clock in clocks:
            for rule in clock.rules:
                if rule.kind is not Kind.LOCAL:
                    newest[rule.code] = rule
    return DataTable(
        caption="National rules, in their newest edition",
        headings=tuple(
            Heading(t) for t in ("Rule", "Allows", "Counted from", "Of what kind", "Source")
        ),
        rows=tuple(
            (
                Cell(rule.title),
                Cell(str(rule.allowance)),
                Cell(rule.starts_from),
                Cell(rule.kind.value),
                Cell(rule.source),
            )
            for rule in newest.values()
        ),
        is_wide=True,
    )
