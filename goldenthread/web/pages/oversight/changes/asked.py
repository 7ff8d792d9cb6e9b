"""What the address of the list of what changed asks: what, since when, and in which sense."""

from collections.abc import Mapping
from dataclasses import dataclass
from datetime import date

from django.core.exceptions import BadRequest

from goldenthread.access.changes import GONE, Meant, What
from goldenthread.clocks.states import STATES
from goldenthread.web.addresses import day_asked, page_asked
from goldenthread.web.asked_of_record import AskedOfRecord, day_and_edition


@dataclass(frozen=True, kw_only=True)
class Asked(AskedOfRecord):
    """`how` chooses, of what is overdue no more, that which stands so now; empty for all of it."""

    what: What = What.OVERDUE
    since: date | None = None
    meant: Meant = Meant.HAPPENED
    how: str = ""
    page: int = 1

    def href(self, *, page: int = 1) -> str:
        """The address of this list at a page of it."""
        return self.address(
            "changes",
            what=self.what,
            how=self.how,
            **self._since,
            page=str(page) if page > 1 else "",
        )

    def service_href(self) -> str:
        """The page from which the list was opened."""
        return self.address("service", **self._since)

    @property
    def _since(self) -> dict[str, str]:
        return since_in_address(self.since, self.meant)


def asked_of(query: Mapping[str, str]) -> Asked:
    """What the query asks. Raises BadRequest for what does not change, or cannot stand so."""
    how = query.get("how", "")
    if how not in ("", GONE, *STATES):
        raise BadRequest("no state of a clock")
    try:
        what = What(query.get("what") or What.OVERDUE)
    except ValueError:
        raise BadRequest("nothing that changes") from None
    return Asked(
        what=what,
        since=day_asked(query.get("since", "")),
        meant=meant_by(query),
        how=how,
        **day_and_edition(query),
        page=page_asked(query),
    )


def since_in_address(since: date | None, meant: Meant) -> dict[str, str]:
    """The day and what is meant by since, as they stand in an address."""
    return {
        "since": since.isoformat() if since else "",
        "meant": "" if meant is Meant.HAPPENED else meant,
    }


def meant_by(query: Mapping[str, str]) -> Meant:
    """What is meant by since: what happened, where nothing else is said. Raises BadRequest."""
    try:
        return Meant(query.get("meant") or Meant.HAPPENED)
    except ValueError:
        raise BadRequest("since can mean what happened or what became known") from None
