"""What the address of a list of the continuum asks."""

from collections.abc import Mapping
from dataclasses import dataclass, replace
from datetime import date

from goldenthread.measures.continuum import HIGHEST
from goldenthread.web.addresses import (
    address,
    day_asked,
    kept,
    number_asked,
    page_asked,
    word_asked,
)
from goldenthread.web.pages.numbers.home.asked import Asked as AskedOfHome


@dataclass(frozen=True, kw_only=True)
class Asked:
    """Which number: a step (empty: all), a group, a day, an edition, and the part of the list."""

    step: str = ""
    group: str = HIGHEST
    on: date | None = None
    known_at: int | None = None
    page: int = 1

    @property
    def kept(self) -> tuple[tuple[str, str], ...]:
        """The day and the edition, where they were asked."""
        return kept(self.on, self.known_at)

    def home_href(self) -> str:
        """The home page, for the same day and edition."""
        return AskedOfHome(on=self.on, known_at=self.known_at).home_href()

    def at_the_newest(self) -> "Asked":
        """The same question of the newest edition."""
        return replace(self, known_at=None, page=1)

    def href(self, *, page: int = 1) -> str:
        """The address of this list at a page."""
        return address(
            "step",
            step=self.step,
            group=self.group,
            **dict(self.kept),
            page=str(page) if page > 1 else "",
        )


def asked_of(query: Mapping[str, str]) -> Asked:
    """What the query asks. Raises BadRequest for what is no day, number or name."""
    return Asked(
        step=word_asked(query.get("step", "")),
        group=word_asked(query.get("group", "")) or HIGHEST,
        on=day_asked(query.get("on", "")),
        known_at=number_asked(query.get("known_at", "")),
        page=page_asked(query),
    )
