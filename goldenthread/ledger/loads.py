"""What was loaded: each load with its counts and findings."""

from typing import Any

from django.db.models import Count

from goldenthread.ledger.models import Finding, Load, LoadedTable

COUNTS = ("read", "loaded", "unchanged", "closed", "held_back")


def loads_newest_first(limit: int | None = None) -> list[dict[str, Any]]:
    """Every load with its counts per table and how many findings it has, newest first."""
    loads = (
        Load.objects.select_related("slice")
        .annotate(finding_count=Count("findings"))
        .order_by("-id")[:limit]
    )
    tables: dict[int, dict[str, dict[str, int]]] = {}
    for row in LoadedTable.objects.filter(load__in=[load.pk for load in loads]).order_by("id"):
        counts = {name: getattr(row, name) for name in COUNTS}
        tables.setdefault(row.load_id, {})[row.table] = counts
    return [as_dictionary(load, tables.get(load.pk, {})) for load in loads]


def as_dictionary(load: Load, tables: dict[str, dict[str, int]]) -> dict[str, Any]:
    """A load in the words of the command line's contract."""
    said = load.slice
    period = f" {said.period}" if said.period else ""
    return {
        "load": load.pk,
        "edition": load.edition,
        "changed": load.changed,
        "kind": said.kind,
        "slice": f"{said.council} {said.kind}{period}",
        "source": load.source,
        "sha256": load.sha256,
        "loaded_at": load.loaded_at.isoformat(timespec="seconds"),
        "loaded_by": load.loaded_by,
        "findings": getattr(load, "finding_count", 0),
        "seconds": load.seconds,
        "tables": tables,
    }


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
    rows = LoadedTable.objects.filter(load=load).order_by("id")
    return as_dictionary(
        load, {row.table: {name: getattr(row, name) for name in COUNTS} for row in rows}
    )


def findings_of(number: int, *, first: int = 0, limit: int = 100) -> list[Finding]:
    """The findings of one load, what to mend first, in the order of the file."""
    ordered = Finding.objects.filter(load_id=number).order_by("severity", "code", "table", "id")
    return list(ordered[first : first + limit])
