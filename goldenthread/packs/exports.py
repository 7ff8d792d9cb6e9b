"""Returns as files that leave: written, then read again as any return is, and looked over."""

import datetime
from dataclasses import dataclass, field
from pathlib import Path

from goldenthread.access.exports import Export
from goldenthread.ingest.census_reader import read_census
from goldenthread.ingest.findings import Finding
from goldenthread.ingest.rules.running import check_census
from goldenthread.ingest.staging import stage
from goldenthread.record.written_out.unsaid import UnsaidTogether, together
from goldenthread.returns.cin_census import CIN_CENSUS
from goldenthread.returns.writing import write_cin_census


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
    return _census(export, folder, written_at)


def file_name(export: Export) -> str:
    """What the file is called: `cin_census_2024-25.xml`."""
    return f"{export.asked.kind}_{export.asked.period}.xml"


def _census(export: Export, folder: Path, written_at: datetime.datetime) -> Written:
    path, year = folder / file_name(export), export.asked.year
    write_cin_census(
        path, export.rows.children, council=export.council, year=year, written_at=written_at
    )
    staged = stage(read_census(path), CIN_CENSUS)
    days = (datetime.date(year - 1, 4, 1), datetime.date(year, 3, 31))
    found = check_census(staged, year=year, first_day=days[0], last_day=days[1])
    return Written(
        export=export,
        files=[path],
        rows={table.name: staged.count(table.name) for table in staged.tables},
        findings=[*staged.findings, *found],
    )
