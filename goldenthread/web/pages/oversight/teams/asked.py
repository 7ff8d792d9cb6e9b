"""What the address of the page of teams asks, and the addresses behind its numbers."""

from collections.abc import Mapping
from dataclasses import dataclass

from django.core.exceptions import BadRequest

from goldenthread.access.teams import PRESSING
from goldenthread.clocks.looked_at import UNSEEN
from goldenthread.clocks.states import OVERDUE
from goldenthread.web.addresses import word_asked
from goldenthread.web.asked_of_record import AskedOfRecord, day_and_edition


@dataclass(frozen=True, kw_only=True)
class Asked(AskedOfRecord):
    """The team, and which clocks the grid counts: one of PRESSING. What is empty was not asked."""

    team: str = ""
    how: str = ""

    def href(self, *, team: str = "", how: str = "") -> str:
        """The page of one team, or of all."""
        return self.address("teams", team=team, how=how)

    def children_href(self, *, team: str, worker: str = "", kind: str = "") -> str:
        """The children behind a number."""
        return self.address("team_children", team=team, worker=worker, kind=kind)

    def clocks_href(self, *, how: str, team: str, worker: str = "", clock: str = "") -> str:
        """The clocks behind a number."""
        return self.address(
            "clocks",
            clock=clock,
            state=OVERDUE if how == UNSEEN else how,
            look=UNSEEN if how == UNSEEN else "",
            team=team,
            worker=worker,
        )

    def work_href(self, *, team: str, worker: str) -> str:
        """The work of one worker."""
        return self.address("work", team=team, worker=worker)


def asked_of(query: Mapping[str, str]) -> Asked:
    """What the query asks. Raises BadRequest for what of clocks is not counted."""
    how = query.get("how", "")
    if how not in ("", *PRESSING):
        raise BadRequest("that is not counted")
    return Asked(
        team=word_asked(query.get("team", "")),
        how=how,
        **day_and_edition(query),
    )
