"""Returns written from the record: what of it leaves, for whom, and as known at which edition.

A return names its children. Only who may see every child by name makes one, and each child in it is
a row of the access log before the first byte leaves.
"""

import datetime
from collections.abc import Callable
from dataclasses import dataclass
from enum import StrEnum

from django.conf import settings

from goldenthread.access import visibility
from goldenthread.access.export_checks import Check, checks
from goldenthread.access.permissions import NotAllowed, check_person_can_export
from goldenthread.access.roles import Identity, Permission, Scope
from goldenthread.access.sight import Sight
from goldenthread.access.visibility import Seen
from goldenthread.ingest.days_not_read import UNREADABLE
from goldenthread.ingest.whose import NOT_SAID
from goldenthread.ledger.models import Finding
from goldenthread.record.snapshot import Reading
from goldenthread.record.written_out.annex_a import annex_a_of
from goldenthread.record.written_out.cin_census import census_of
from goldenthread.record.written_out.dfe_payload import payload_of
from goldenthread.record.written_out.unsaid import AsWritten, Row, WrittenOut
from goldenthread.returns.cin_census import EDITIONS
from goldenthread.statute.months import census_year


class Exports(StrEnum):
    """The returns that are written."""

    CIN_CENSUS = "cin_census"
    ANNEX_A = "annex_a"
    DFE_PAYLOAD = "dfe_payload"


class CannotBeWritten(Exception):
    """Why a return cannot be written: one plain sentence."""


@dataclass(frozen=True, kw_only=True)
class ExportAsked:
    """Which return, of which day; a census is of the year in which the day lies."""

    kind: Exports
    on: datetime.date

    @property
    def year(self) -> int:
        """The census year, by the year that it ends in."""
        return census_year(self.on)

    @property
    def period(self) -> str:
        """What it is of, as a part of a file's name: `2024-25`, or a day."""
        if self.kind is Exports.CIN_CENSUS:
            return f"{self.year - 1}-{self.year % 100:02d}"
        return self.on.isoformat()


@dataclass(frozen=True, kw_only=True)
class Export:
    """A return as its writer takes it, with the council and the edition that it is made of."""

    asked: ExportAsked
    council: str
    edition: int
    rows: WrittenOut


def export_seen(seen: Seen, asked: ExportAsked) -> Export:
    """The return, for a look that is under way; its children are recorded as shown.

    Raises NotAllowed for who does not see every child by name, CannotBeWritten.
    """
    check_person_can_export(seen.sight)
    if not sees_every_child_by_name(seen.sight):
        raise NotAllowed(Permission.EXPORT_RETURNS)
    made = export_of(seen.reading, asked)
    seen.handles(made.rows.child_ids)
    return made


def sees_every_child_by_name(sight: Sight) -> bool:
    """Whether every child is within reach, and shown as who it is: a return names them all."""
    return sight.scope is Scope.ALL and sight.identity is Identity.FULL


def export_of(reading: Reading, asked: ExportAsked) -> Export:
    """The return as the record stood at this reading: for the command line, which logs by itself.

    Raises CannotBeWritten.
    """
    if not reading.edition:
        raise CannotBeWritten("Nothing has been loaded yet, so there is nothing to write.")
    return Export(
        asked=asked,
        council=_council(reading),
        edition=reading.edition,
        rows=WRITES[asked.kind](reading, asked),
    )


def _census(reading: Reading, asked: ExportAsked) -> WrittenOut:
    if asked.year not in EDITIONS:
        raise CannotBeWritten(
            f"The census of the year to 31 March {asked.year} cannot be written: the shapes of "
            f"{EDITIONS[0]} to {EDITIONS[-1]} are known."
        )
    return census_of(reading, asked.year, _as_it_stood())


def _annex_a(reading: Reading, asked: ExportAsked) -> WrittenOut:
    return annex_a_of(reading, asked.on, _as_it_stood())


def _payload(reading: Reading, asked: ExportAsked) -> WrittenOut:
    return payload_of(reading, asked.on)


WRITES: dict[Exports, Callable[[Reading, ExportAsked], WrittenOut]] = {
    Exports.CIN_CENSUS: _census,
    Exports.ANNEX_A: _annex_a,
    Exports.DFE_PAYLOAD: _payload,
}


def _council(reading: Reading) -> str:
    said = reading.rows("select distinct council from main.slices order by council")
    known = [row["council"] for row in said if row["council"] != NOT_SAID]
    council = known[0] if known else settings.COUNCIL_CODE
    if not council:
        raise CannotBeWritten(
            "No loaded return says which council it is from; give its number as code under "
            "[council] in settings.toml."
        )
    return str(council)


def _as_it_stood() -> AsWritten:
    """What stood in the cells that could not be read, as the findings of their loads quote it."""
    stood = {
        (load, table, ordinal, column): says
        for load, table, ordinal, column, says in Finding.objects.filter(
            code=UNREADABLE
        ).values_list("load_id", "table", "ordinal", "column", "says")
    }

    def as_written(row: Row, table: str, cell: str) -> str | None:
        return stood.get((row["load_id"], table, row["ordinal"], cell))

    return as_written


def council_export(asked: ExportAsked, edition: int | None) -> Export:
    """The return as the council has it, for a page of counts: none of its rows is for a page.

    Raises CannotBeWritten, Http404 for an edition not made yet.
    """
    return export_of(visibility.reading_of(edition), asked)


def council_checks(export: Export) -> list[Check]:
    """Its lists beside the screens of the same edition and day."""
    return checks(visibility.reading_of(export.edition), export.asked.on, export.rows)
