"""Returns as files that leave: written, then read again as any return is, and looked over."""

import datetime
import io
import zipfile
from collections import Counter
from collections.abc import Callable
from dataclasses import dataclass, field
from pathlib import Path

from goldenthread.access.exports import Export, Exports
from goldenthread.ingest.census_reader import read_census
from goldenthread.ingest.findings import Finding
from goldenthread.ingest.payload_reader import read_payload
from goldenthread.ingest.rules.running import check_census
from goldenthread.ingest.staging import stage
from goldenthread.ingest.table_reader import read_return
from goldenthread.ledger.connection import database_uri
from goldenthread.ledger.written import remember_written
from goldenthread.record.catalogue import tables_of
from goldenthread.record.written_out.unsaid import UnsaidTogether, together
from goldenthread.returns.annex_a import ANNEX_A
from goldenthread.returns.cin_census import CIN_CENSUS
from goldenthread.returns.dfe_payload import DFE_PAYLOAD
from goldenthread.returns.writing import write_cin_census
from goldenthread.returns.writing_annex_a import write_annex_a
from goldenthread.returns.writing_dfe_payload import write_payload
from goldenthread.statute.months import days_of_census_year


@dataclass(kw_only=True)
class Written:
    """Files that were written, how many rows of each table are in them, and what is to be looked at
    before they are sent: what they do not say, and what our own rules find in them."""

    export: Export
    files: list[Path]
    rows: dict[str, int]
    findings: list[Finding] = field(default_factory=list)

    @property
    def unsaid(self) -> list[UnsaidTogether]:
        """What the record holds, or is asked for, and the files do not say."""
        return together(self.export.rows.unsaid)


def write(export: Export, folder: Path, written_at: datetime.datetime) -> Written:
    """Write a return into a folder that is there, and look it over."""
    return WRITERS[export.asked.kind](export, folder, written_at)


def remember(written: Written, *, by: str, written_at: datetime.datetime) -> None:
    """Remember the files, before they leave: when they come back they are no news."""
    remember_written(
        database_uri(),
        written.files,
        kind=written.export.asked.kind,
        period=written.export.asked.period,
        edition=written.export.edition,
        written_at=written_at,
        written_by=by,
    )


def download_name(written: Written) -> str:
    """What the one file is called that a person takes away: of several, a zip of them."""
    if len(written.files) == 1:
        return written.files[0].name
    return _name(written.export, ".zip")


def download(written: Written) -> tuple[str, str, bytes]:
    """The one file that a person takes away: its name, what it is, and what is in it."""
    name = download_name(written)
    if len(written.files) == 1:
        return name, KINDS_OF_FILE[written.files[0].suffix], written.files[0].read_bytes()
    whole = io.BytesIO()
    with zipfile.ZipFile(whole, "w", zipfile.ZIP_DEFLATED) as out:
        for file in written.files:
            out.write(file, file.name)
    return name, "application/zip", whole.getvalue()


KINDS_OF_FILE = {
    ".xml": "application/xml",
    ".json": "application/json",
    ".xlsx": "application/vnd.openxmlformats-officedocument.spreadsheetml.sheet",
}


def _name(export: Export, ending: str) -> str:
    """What a file is called: `cin_census_2024-25.xml`."""
    return f"{export.asked.kind}_{export.asked.period}{ending}"


def _annex_a(export: Export, folder: Path, _written_at: datetime.datetime) -> Written:
    path, rows = folder / _name(export, ".xlsx"), export.rows
    write_annex_a(path, rows.lists, on=export.asked.on, instead=rows.silent)
    raw, shape = read_return(path.name, [path], ANNEX_A.kind)
    staged = stage(raw, shape)
    return Written(
        export=export,
        files=[path],
        rows={name: len(listed) for name, listed in rows.lists.items()},
        findings=[f for f in staged.findings if f.code not in WE_KNOW],
    )


def _payload(export: Export, folder: Path, _written_at: datetime.datetime) -> Written:
    paths = write_payload(folder, _name(export, ""), export.rows.children)
    staged = [stage(read_payload(path), DFE_PAYLOAD) for path in paths]
    rows = Counter({t.name: 0 for t in tables_of(DFE_PAYLOAD.kind)})
    for one in staged:
        rows.update({table.name: one.count(table.name) for table in one.tables})
    return Written(
        export=export,
        files=paths,
        rows=dict(rows),
        findings=[finding for one in staged for finding in one.findings],
    )


WE_KNOW = ("table-not-read",)
"""What reading our own file finds that is so on purpose: a list that is a sentence."""


def _census(export: Export, folder: Path, written_at: datetime.datetime) -> Written:
    path, year = folder / _name(export, ".xml"), export.asked.year
    write_cin_census(
        path, export.rows.children, council=export.council, year=year, written_at=written_at
    )
    staged = stage(read_census(path), CIN_CENSUS)
    first_day, last_day = days_of_census_year(year)
    found = check_census(staged, year=year, first_day=first_day, last_day=last_day)
    return Written(
        export=export,
        files=[path],
        rows={table.name: staged.count(table.name) for table in staged.tables},
        findings=[*staged.findings, *found],
    )


WRITERS: dict[Exports, Callable[[Export, Path, datetime.datetime], Written]] = {
    Exports.CIN_CENSUS: _census,
    Exports.ANNEX_A: _annex_a,
    Exports.DFE_PAYLOAD: _payload,
}
