"""What the address of every page of the record may ask: another day, and an earlier edition."""

from abc import ABC, abstractmethod
from collections.abc import Mapping
from dataclasses import dataclass, replace
from datetime import date
from typing import TypedDict
from urllib.parse import urlencode

from django.urls import reverse

from goldenthread.web.addresses import address, day_asked, kept, number_asked


class DayAndEdition(TypedDict):
    """The day and the edition, None where they were not asked."""

    on: date | None
    known_at: int | None


@dataclass(frozen=True, kw_only=True)
class AskedOfRecord(ABC):
    """The day and the edition, which every address that a page leads to keeps. A page adds what
    else it is asked; what is empty was not asked."""

    on: date | None = None
    known_at: int | None = None

    @property
    def kept(self) -> tuple[tuple[str, str], ...]:
        """The day and the edition, where they were asked."""
        return kept(self.on, self.known_at)

    @abstractmethod
    def href(self) -> str:
        """The address of the page itself."""

    def newest_href(self) -> str:
        """The address of the page as it is known now; empty where that is what is shown."""
        return replace(self, known_at=None).href() if self.known_at else ""

    def address(self, name: str, **query: str) -> str:
        """The address of a page on this day and at this edition."""
        return address(name, **query, **dict(self.kept))

    def child_href(self, handle: object) -> str:
        """The address of a child's page on this day and at this edition."""
        child = reverse("child", args=[handle])
        return f"{child}?{urlencode(self.kept)}" if self.kept else child


def day_and_edition(query: Mapping[str, str]) -> DayAndEdition:
    """The day and the edition that the query asks. Raises BadRequest."""
    return {
        "on": day_asked(query.get("on", "")),
        "known_at": number_asked(query.get("known_at", "")),
    }
