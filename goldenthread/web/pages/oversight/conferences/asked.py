"""What the addresses of the pages of a chair ask, and the addresses behind their numbers."""

from collections.abc import Mapping
from dataclasses import dataclass

from goldenthread.web.asked_of_record import AskedOfRecord, day_and_edition


@dataclass(frozen=True, kw_only=True)
class Asked(AskedOfRecord):
    """The day and the edition of the page of conferences."""

    def href(self) -> str:
        """The address of this page."""
        return self.address("conferences")

    def list_href(self, kind: str, part: str = "", of: str = "") -> str:
        """The address of a list, or of a part of it."""
        return self.address("conference_list", list=kind, part=part, of=of)

    def endings_href(self) -> str:
        """The plans that this chair ended."""
        return self.address("endings")


def asked_of(query: Mapping[str, str]) -> Asked:
    """What the query asks. Raises BadRequest."""
    return Asked(**day_and_edition(query))
