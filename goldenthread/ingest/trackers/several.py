"""A workbook in which several trackers are kept, a sheet each: every one is a return by itself."""

from collections.abc import Iterable, Sequence
from dataclasses import replace
from pathlib import Path

from goldenthread.ingest.files import NO_PART_OF_A_RETURN
from goldenthread.ingest.findings import Refused
from goldenthread.ingest.load import Asked
from goldenthread.ingest.recognising import recognise
from goldenthread.ingest.tables_in_files import FoundTable, read_tables
from goldenthread.ingest.trackers.kept import kept_mappings
from goldenthread.ingest.trackers.mapping import Mapping
from goldenthread.ingest.trackers.matching import Seen, nearest
from goldenthread.returns.catalogue import in_tables
from goldenthread.returns.tracker import TRACKER


def each_asked(path: Path, asked: Asked) -> list[Asked]:
    """How each tracker of a workbook is to be loaded; of anything else `asked` alone."""
    if asked.mapping or asked.kind not in ("", TRACKER.kind):
        return [asked]
    try:
        several = trackers_of(path)
    except Refused:  # and the load says why
        return [asked]
    return [replace(asked, mapping=one, kind=TRACKER.kind) for one in several] or [asked]


def trackers_of(path: Path) -> list[Mapping]:
    """The mappings of the trackers that a workbook holds, in the order of its sheets; none where it
    holds but one, or is another return. Raises Refused where it cannot be read."""
    if not path.is_file() or path.name.startswith(NO_PART_OF_A_RETURN):
        return []
    if path.suffix.lower() in (".xml", ".json", ".csv", ".parquet"):
        return []
    kept = kept_mappings()
    if len(kept) < 2:
        return []
    found = read_tables(path)
    seen = seen_in_each(found, kept, path.name)
    other = recognise(found, in_tables())
    if len(seen) < 2 or (other and other.taken > sum(one.shared for one in seen)):
        return []
    return [one.mapping for one in seen]


def seen_in_each(
    found: Sequence[FoundTable], mappings: Iterable[Mapping], file_name: str
) -> list[Seen]:
    """The tracker of each sheet, and of two sheets that look like one tracker the nearer alone."""
    mappings = list(mappings)
    best: dict[str, Seen] = {}
    of_sheet = [nearest([table], mappings, file_name) for table in found]
    for seen in of_sheet:
        if seen is None or len({one.mapping.name for one in seen}) > 1:
            continue  # of none, or of either of two: the load says so
        before = best.get(seen[0].mapping.name)
        if before is None or seen[0].nearness(file_name) > before.nearness(file_name):
            best[seen[0].mapping.name] = seen[0]
    return [one[0] for one in of_sheet if one and any(one[0] is stays for stays in best.values())]
