"""What the address of the home page asks, and the addresses of the lists behind its numbers."""

from collections.abc import Mapping
from dataclasses import dataclass
from datetime import date

from goldenthread.web.addresses import address, day_asked, kept, number_asked


@dataclass(frozen=True, kw_only=True)
class Asked:
    """The day and the edition; what is empty was not asked."""

    on: date | None = None
    known_at: int | None = None

    @property
    def kept(self) -> tuple[tuple[str, str], ...]:
        """What was asked, as it stands in an address."""
        return kept(self.on, self.known_at)

    def home_href(self) -> str:
        """The home page, for the same day and edition."""
        return address("home", **dict(self.kept))

    def step_href(self, *, step: str = "", group: str = "") -> str:
        """The list behind one number of the continuum."""
        return address("step", step=step, group=group, **dict(self.kept))

    def service_href(self) -> str:
        """What comes first of a service, on the same day and edition."""
        return address("service", **dict(self.kept))

    def clocks_href(self, *, clock: str = "", state: str = "", look: str = "") -> str:
        """The list behind one number of the clocks."""
        return address("clocks", clock=clock, state=state, look=look, **dict(self.kept))


def asked_of(query: Mapping[str, str]) -> Asked:
    """What the query asks. Raises BadRequest for what is no day or no number."""
    return Asked(
        on=day_asked(query.get("on", "")), known_at=number_asked(query.get("known_at", ""))
    )
