"""The mappings of trackers that are kept: each version with who made it and when, never changed."""

import datetime
from dataclasses import dataclass
from typing import Any

from django.db import IntegrityError, transaction

from goldenthread.ledger.models import TrackerMapping


@dataclass(frozen=True, kw_only=True)
class KeptMapping:
    """One version of a tracker's mapping. `says` is the mapping itself, as `ingest/trackers` reads
    it; `in_use` is False of a version by which somebody stopped its use."""

    number: int
    name: str
    version: int
    made_by: str
    made_at: datetime.datetime
    in_use: bool
    says: dict[str, Any]


def newest_of_each() -> list[KeptMapping]:
    """The newest version of each tracker's mapping that is in use, in the order of their names."""
    newest: dict[str, KeptMapping] = {one.name: one for one in every_version()}
    return [one for one in newest.values() if one.in_use]


def every_version() -> list[KeptMapping]:
    """Every version that is kept, by the name of its tracker, oldest first."""
    return [_kept(row) for row in TrackerMapping.objects.order_by("name", "version")]


def keep_mapping(
    name: str,
    says: dict[str, Any],
    *,
    made_by: str,
    made_at: datetime.datetime,
    in_use: bool = True,
) -> KeptMapping:
    """Keep a mapping as the next version of its tracker's; the newest again, where it says the
    same already."""
    while True:
        newest = TrackerMapping.objects.filter(name=name).order_by("-version").first()
        if newest and newest.says == says and newest.in_use == in_use:
            return _kept(newest)
        try:
            with transaction.atomic():
                row = TrackerMapping.objects.create(
                    name=name,
                    version=newest.version + 1 if newest else 1,
                    says=says,
                    made_by=made_by,
                    made_at=made_at,
                    in_use=in_use,
                )
        except IntegrityError:  # somebody kept a version of it at the same moment
            continue
        return _kept(row)


def _kept(row: TrackerMapping) -> KeptMapping:
    return KeptMapping(
        number=row.pk,
        name=row.name,
        version=row.version,
        made_by=row.made_by,
        made_at=row.made_at,
        in_use=row.in_use,
        says=row.says,
    )
