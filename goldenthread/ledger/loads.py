"""What was loaded: each load with its counts and findings."""

from dataclasses import dataclass
from datetime import date, datetime
from typing import Any

from django.db.models import Count, Max, Min, QuerySet

from goldenthread.ledger.append import Extent
from goldenthread.ledger.models import Finding, Load, LoadedTable, Slice
from goldenthread.record.kept_here import TYPED_HERE

COUNTS = ("read", "loaded", "unchanged", "closed", "held_back")


@dataclass(frozen=True, kw_only=True)
class LastHeardOf:
    """When a kind of return last came: whole, and as changed rows."""

    whole_at: datetime | None = None
    rows_at: datetime | None = None


def last_heard_of(edition: int | None = None) -> dict[str, LastHeardOf]:
    """By kind of return when it last came, up to an edition where one is named."""
    loads = Load.objects.filter(**({} if edition is None else {"edition__lte": edition}))
    came: dict[str, dict[str, datetime]] = {}
    for row in loads.values("slice__kind", "is_live").annotate(at=Max("loaded_at")):
        name = "rows_at" if row["is_live"] else "whole_at"
        came.setdefault(row["slice__kind"], {})[name] = row["at"]
    return {kind: LastHeardOf(**moments) for kind, moments in came.items()}


def _arrived() -> QuerySet[Load]:
    """The loads of returns that came. What is typed here is no return from outside."""
    return Load.objects.exclude(slice__kind=TYPED_HERE)


def count_of_loads() -> int:
    """How many loads there are."""
    return _arrived().count()


def loads_newest_first(limit: int | None = None, first: int = 0) -> list[dict[str, Any]]:
    """The loads with their counts per table and how many findings each has, newest first: all, or
    so many after the first so many."""
    loads = (
        _arrived()
        .select_related("slice")
        .annotate(finding_count=Count("findings"))
        .order_by("-id")[first : None if limit is None else first + limit]
    )
    tables: dict[int, list[LoadedTable]] = {}
    for row in LoadedTable.objects.filter(load__in=[load.pk for load in loads]).order_by("id"):
        tables.setdefault(row.load_id, []).append(row)
    return [as_dictionary(load, tables.get(load.pk, [])) for load in loads]


def as_dictionary(load: Load, tables: list[LoadedTable]) -> dict[str, Any]:
    """A load in the words of the command line's contract. `in_part` are the tables of which the
    absence of a row says nothing."""
    said = load.slice
    days = load if load.last_day else said  # a load from before they were kept with each
    period = f" {said.period}" if said.period else ""
    return {
        "load": load.pk,
        "edition": load.edition,
        "changed": load.changed,
        "kind": said.kind,
        "slice": f"{said.council} {said.kind}{period}",
        "first_day": days.first_day.isoformat() if days.first_day else None,
        "last_day": days.last_day.isoformat() if days.last_day else None,
        "source": load.source,
        "sha256": load.sha256,
        "loaded_at": load.loaded_at.isoformat(timespec="seconds"),
        "loaded_by": load.loaded_by,
        "is_live": load.is_live,
        "findings": getattr(load, "finding_count", 0),
        "seconds": load.seconds,
        "tables": {row.table: {name: getattr(row, name) for name in COUNTS} for row in tables},
        "in_part": [row.table for row in tables if row.extent == Extent.IN_PART],
    }


@dataclass(frozen=True, kw_only=True)
class Arrival:
    """What came last of one kind of return, and the days of which all of the kind speaks."""

    kind: str
    load: int
    loaded_at: datetime
    first_day: date | None
    last_day: date | None


def newest_arrivals() -> list[Arrival]:
    """The newest load of each kind, also one that changed nothing; the last to come first."""
    days = {
        row["kind"]: row
        for row in Slice.objects.values("kind").annotate(
            first=Min("first_day"), last=Max("last_day")
        )
    }
    newest = _arrived().select_related("slice").order_by("slice__kind", "-id")
    found = [
        Arrival(
            kind=load.slice.kind,
            load=load.pk,
            loaded_at=load.loaded_at,
            first_day=days[load.slice.kind]["first"],
            last_day=days[load.slice.kind]["last"],
        )
        for load in newest.distinct("slice__kind")
    ]
    return sorted(found, key=lambda one: one.loaded_at, reverse=True)


def one_load(number: int) -> dict[str, Any] | None:
    """One load with its counts; None when there is none of this number."""
    load = (
        Load.objects.select_related("slice")
        .annotate(finding_count=Count("findings"))
        .filter(pk=number)
        .first()
    )
    if load is None:
        return None
    return as_dictionary(load, list(LoadedTable.objects.filter(load=load).order_by("id")))


def findings_of(number: int, *, first: int = 0, limit: int = 100) -> list[Finding]:
    """The findings of one load, what to mend first, in the order of the file."""
    ordered = Finding.objects.filter(load_id=number).order_by("severity", "code", "table", "id")
    return list(ordered[first : first + limit])
