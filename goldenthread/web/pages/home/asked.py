"""What the address of the home page asks, and the addresses of the lists behind its numbers."""

from collections.abc import Mapping
from dataclasses import dataclass
from datetime import date
from urllib.parse import urlencode

from django.urls import reverse

from goldenthread.web.addresses import day_asked, number_asked


@dataclass(frozen=True, kw_only=True)
class Asked:
    """The day and the edition; what is empty was not asked."""

    on: date | None = None
    known_at: int | None = None

    @property
    def kept(self) -> tuple[tuple[str, str], ...]:
        """What was asked, as it stands in an address."""
        asked = (
            ("on", self.on.isoformat() if self.on else ""),
            ("known_at", str(self.known_at or "")),
        )
        return tuple((name, value) for name, value in asked if value)

    def home_href(self) -> str:
        """The home page, for the same day and edition."""
        return _address("home", **dict(self.kept))

    def step_href(self, *, step: str = "", group: str = "") -> str:
        """The list behind one number of the continuum."""
        return _address("step", step=step, group=group, **dict(self.kept))

    def clocks_href(self, *, clock: str = "", state: str = "") -> str:
        """The list behind one number of the clocks."""
        return _address("clocks", clock=clock, state=state, **dict(self.kept))


def asked_of(query: Mapping[str, str]) -> Asked:
    """What the query asks. Raises BadRequest for what is no day or no number."""
    return Asked(
        on=day_asked(query.get("on", "")), known_at=number_asked(query.get("known_at", ""))
    )


def _address(name: str, **query: str) -> str:
    filled = urlencode({key: value for key, value in query.items() if value})
    return f"{reverse(name)}?{filled}" if filled else reverse(name)
