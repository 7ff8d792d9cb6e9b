"""What the address of the page of a service asks, and the addresses behind its numbers."""

from collections.abc import Mapping
from dataclasses import dataclass
from datetime import date

from goldenthread.access.changes import Meant, What
from goldenthread.access.service import OPEN, WAITING
from goldenthread.clocks.looked_at import LOOK_AGAIN, UNSEEN
from goldenthread.clocks.running import NOT_KNOWN
from goldenthread.clocks.states import OVERDUE
from goldenthread.measures.measure import Measure
from goldenthread.web.addresses import address, day_asked, kept
from goldenthread.web.asked_of_record import AskedOfRecord, day_and_edition
from goldenthread.web.pages.numbers.measure.asked import Asked as AskedOfMeasure
from goldenthread.web.pages.oversight.changes.asked import meant_by, since_in_address


@dataclass(frozen=True, kw_only=True)
class Asked(AskedOfRecord):
    """The day and the edition; since which day changes are told, beside the day before, and what is
    meant by since. What is empty was not asked."""

    since: date | None = None
    meant: Meant = Meant.HAPPENED

    def href(self) -> str:
        """The address of this page."""
        since = since_in_address(self.since, self.meant)
        return self.address("service", **since)

    def changes_href(self, what: What, *, since: date, how: str = "") -> str:
        """The clocks or children behind a number of what changed."""
        of = since_in_address(since, self.meant)
        return self.address("changes", what=what, how=how, **of)

    def cases_href(self, measure: Measure, verdict: str) -> str:
        """The cases behind a number of a measure."""
        asked = AskedOfMeasure(measure=measure, on=self.on, known_at=self.known_at, verdict=verdict)
        return asked.cases_href()

    def clocks_href(self, chosen: Mapping[str, str], *, on: date | None = None) -> str:
        """The clocks behind a number, on another day where one is named."""
        return address("clocks", **chosen, **dict(kept(on or self.on, self.known_at)))

    def unseen_href(self) -> str:
        """What is overdue and nobody has looked at."""
        return self.clocks_href({"state": OVERDUE, "look": UNSEEN})

    def unchanged_href(self) -> str:
        """What is overdue, was seen, and stood so still on the day of the next look."""
        return self.clocks_href({"state": OVERDUE, "look": LOOK_AGAIN})

    def pile_href(self, kind: str, *, team: str, on: date | None = None) -> str:
        """The clocks or children behind a number of what a team has (service.PILES)."""
        if kind == WAITING:
            days = dict(kept(on or self.on, self.known_at))
            return address("team_children", team=team, worker=NOT_KNOWN, **days)
        state = "" if kind == OPEN else OVERDUE
        look = UNSEEN if kind == UNSEEN else ""
        return self.clocks_href({"state": state, "team": team, "look": look}, on=on)


def asked_of(query: Mapping[str, str]) -> Asked:
    """What the query asks. Raises BadRequest for what is no day or no number."""
    return Asked(
        **day_and_edition(query),
        since=day_asked(query.get("since", "")),
        meant=meant_by(query),
    )
