"""What the address of the page of what to mend asks."""

from collections.abc import Mapping
from dataclasses import dataclass, field, replace
from datetime import date

from django.core.exceptions import BadRequest

from goldenthread.access.to_mend import OPEN, STANDS, ChosenToMend
from goldenthread.measures.register import MEASURES
from goldenthread.web.addresses import (
    address,
    day_asked,
    kept,
    number_asked,
    page_asked,
    word_asked,
)


@dataclass(frozen=True, kw_only=True)
class Asked:
    """Which things to mend, on which day, at which edition; what is empty was not asked."""

    chosen: ChosenToMend = field(default_factory=ChosenToMend)
    on: date | None = None
    known_at: int | None = None
    page: int = 1

    def href(self, *, page: int = 1, but: Mapping[str, str] | None = None) -> str:
        """The address but for these parts of the choice, from the list's first page."""
        choice = replace(self.chosen, **(but or {}))
        asked = address(
            "to_mend",
            show="" if choice.show == OPEN else choice.show,
            code=choice.code,
            table=choice.table,
            column=choice.column,
            team=choice.team,
            measure=choice.measure,
            **dict(self.kept),
            page=str(page) if page > 1 else "",
        )
        return f"{asked}#list"

    @property
    def kept(self) -> tuple[tuple[str, str], ...]:
        """The day and the edition, where they were asked."""
        return kept(self.on, self.known_at)


def asked_of(query: Mapping[str, str]) -> Asked:
    """What the query asks. Raises BadRequest for a choice or a measure that there is not."""
    show, measure = query.get("show", "") or OPEN, query.get("measure", "")
    if show not in STANDS or (measure and measure not in MEASURES):
        raise BadRequest("no such choice or measure")
    return Asked(
        chosen=ChosenToMend(
            show=show,
            measure=measure,
            code=word_asked(query.get("code", "")),
            table=word_asked(query.get("table", "")),
            column=word_asked(query.get("column", "")),
            team=word_asked(query.get("team", "")),
        ),
        on=day_asked(query.get("on", "")),
        known_at=number_asked(query.get("known_at", "")),
        page=page_asked(query),
    )
