"""Which kept mapping a file's tables are read by, told by their headings."""

from collections.abc import Iterable, Sequence
from dataclasses import dataclass
from pathlib import PurePath

from goldenthread.codes.written import fold
from goldenthread.ingest.findings import Refused
from goldenthread.ingest.raw import RawReturn
from goldenthread.ingest.tables_in_files import FoundTable
from goldenthread.ingest.trackers.applying import as_return
from goldenthread.ingest.trackers.mapping import Mapping, heading_keys

ENOUGH_SHARED = 0.5
"""The share of a tracker's headings that a sheet must have for it to be that tracker, changed."""


class HeadingsChanged(Refused):
    """A tracker whose headings are no longer those of its mapping. `name` is the tracker's."""

    def __init__(self, sentence: str, name: str) -> None:
        super().__init__(sentence)
        self.name = name


@dataclass(frozen=True, kw_only=True)
class Seen:
    """A tracker that is seen in a file: by which mapping, in which of its tables. `shared` are how
    many of the mapping's headings it has, `gone` those that are read and are not there."""

    mapping: Mapping
    table: FoundTable
    shared: int
    gone: tuple[str, ...]

    def nearness(self, file_name: str) -> tuple[bool, int, bool, bool]:
        """How near the sheet is to the tracker: the more, the nearer."""
        return (
            not self.gone,
            self.shared,
            fold(self.table.name) == fold(self.mapping.sheet),
            _stem(self.mapping.file) == _stem(file_name),
        )

    def rows(self, found: Sequence[FoundTable], name: str) -> RawReturn:
        """The return that it is. Raises HeadingsChanged where a heading that is read has gone."""
        if self.gone:
            gone = " and ".join(f"“{heading}”" for heading in self.gone[:3])
            more = f" and {len(self.gone) - 3} more" if len(self.gone) > 3 else ""
            has = "has" if len(self.gone) == 1 else "have"
            raise HeadingsChanged(
                f"{name} is the tracker {self.mapping.name!r}, but its headings have changed: "
                f"{gone}{more} {has} gone. Look at its mapping again (Loads, Trackers), "
                "and load it there.",
                self.mapping.name,
            )
        return as_return(self.mapping, self.table, [t for t in found if t is not self.table])


def seen_among(
    found: Sequence[FoundTable], mappings: Iterable[Mapping], file_name: str
) -> Seen | None:
    """The tracker that these tables are, or were before its headings changed; None where they are
    none that is known. Raises Refused where they may be either of two."""
    best = nearest(found, mappings, file_name)
    if best is None:
        return None
    others = {one.mapping.name for one in best} - {best[0].mapping.name}
    if others:
        raise Refused(
            f"{file_name} has the headings of more than one tracker: {best[0].mapping.name!r} and "
            f"{sorted(others)[0]!r}. Name the file, or its sheet, as when it was mapped."
        )
    return best[0]


def nearest(
    found: Sequence[FoundTable], mappings: Iterable[Mapping], file_name: str
) -> list[Seen] | None:
    """The trackers that these tables are nearest to, several where they are as near to each; None
    where they are none that is known."""
    every = [
        seen
        for mapping in mappings
        for table in found
        if (seen := _seen(mapping, table)) is not None
    ]
    if not every:
        return None
    near = max(one.nearness(file_name) for one in every)
    return [one for one in every if one.nearness(file_name) == near]


def _seen(mapping: Mapping, table: FoundTable) -> Seen | None:
    there = set(heading_keys(table.headings)) - {""}
    known = dict(zip(heading_keys(mapping.headings), mapping.headings, strict=True))
    known.pop("", None)
    shared = len(there & set(known))
    gone = tuple(known[key] for key in mapping.columns if key not in there)
    if not shared or (gone and shared < len(known) * ENOUGH_SHARED):
        return None
    return Seen(mapping=mapping, table=table, shared=shared, gone=gone)


def _stem(name: str) -> str:
    """What stays of a file's name from one month to the next: its letters."""
    return "".join(c for c in fold(PurePath(name).stem) if not c.isdigit())
