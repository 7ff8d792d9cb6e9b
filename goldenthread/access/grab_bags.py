"""Whether the nightly grab-bag was made: what an administrator must hear of before it is needed."""

from dataclasses import dataclass
from datetime import datetime, timedelta

from goldenthread.access.models import GrabBag

A_NIGHT = timedelta(hours=26)
"""A bag is made each night; two hours more are leave for a night that took longer."""


@dataclass(frozen=True, kw_only=True)
class BagsMade:
    """When the last bag was made, and when a making since then began and came to nothing; None
    where there was none."""

    made_at: datetime | None
    failed_at: datetime | None

    def is_late(self, at: datetime) -> bool:
        """Whether at this moment there is none of the night before."""
        return self.made_at is None or at - self.made_at > A_NIGHT


def bag_begun(at: datetime) -> GrabBag:
    """Remember that a bag is being made, before anything of it can fail."""
    return GrabBag.objects.create(begun_at=at)


def bag_made(bag: GrabBag, at: datetime) -> None:
    """Remember that the file is in its place."""
    bag.made_at = at
    bag.save(update_fields=["made_at"])


def bags_made() -> BagsMade:
    """What is known of the nights before."""
    made = GrabBag.objects.filter(made_at__isnull=False).order_by("begun_at").last()
    failed = GrabBag.objects.filter(made_at__isnull=True).order_by("begun_at").last()
    is_since = failed is not None and (made is None or failed.begun_at > made.begun_at)
    return BagsMade(
        made_at=made.made_at if made else None,
        failed_at=failed.begun_at if failed and is_since else None,
    )
