"""What the address of the page of teams asks, and the addresses behind its numbers."""

from collections.abc import Mapping
from dataclasses import dataclass
from datetime import date

from django.core.exceptions import BadRequest

from goldenthread.access.teams import PRESSING
from goldenthread.clocks.looked_at import UNSEEN
from goldenthread.clocks.states import OVERDUE
from goldenthread.web.addresses import address, day_asked, kept, number_asked, word_asked


@dataclass(frozen=True, kw_only=True)
class Asked:
    """The team, and which clocks the grid counts: one of PRESSING. What is empty was not asked."""

    team: str = ""
    how: str = ""
    on: date | None = None
    known_at: int | None = None

    @property
    def kept(self) -> tuple[tuple[str, str], ...]:
        """The day and the edition, where they were asked."""
        return kept(self.on, self.known_at)

    def href(self, *, team: str = "", how: str = "") -> str:
        """The page of one team, or of all."""
        return address("teams", team=team, how=how, **dict(self.kept))

    def children_href(self, *, team: str, worker: str = "", kind: str = "") -> str:
        """The children behind a number."""
        return address("team_children", team=team, worker=worker, kind=kind, **dict(self.kept))

    def clocks_href(self, *, how: str, team: str, worker: str = "", clock: str = "") -> str:
        """The clocks behind a number."""
        return address(
            "clocks",
            clock=clock,
            state=OVERDUE if how == UNSEEN else how,
            look=UNSEEN if how == UNSEEN else "",
            team=team,
            worker=worker,
            **dict(self.kept),
        )

    def work_href(self, *, team: str, worker: str) -> str:
        """The work of one worker."""
        return address("work", team=team, worker=worker, **dict(self.kept))


def asked_of(query: Mapping[str, str]) -> Asked:
    """What the query asks. Raises BadRequest for what of clocks is not counted."""
    how = query.get("how", "")
    if how not in ("", *PRESSING):
        raise BadRequest("that is not counted")
    return Asked(
        team=word_asked(query.get("team", "")),
        how=how,
        on=day_asked(query.get("on", "")),
        known_at=number_asked(query.get("known_at", "")),
    )
