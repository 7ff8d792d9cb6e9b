"""Takes returns in: recognise, read, stage, check, compare, commit. All of a file or nothing."""

import datetime
import fcntl
import hashlib
import os
import re
import shutil
import unicodedata
from collections.abc import Callable, Iterable, Iterator
from dataclasses import asdict, dataclass, field, replace
from functools import cache
from pathlib import Path
from typing import Any

from goldenthread.codes.councils import COUNCILS
from goldenthread.ingest.beside_others import beside_other_years, not_yet_over
from goldenthread.ingest.census_reader import RawReturn, read_census
from goldenthread.ingest.csv_reader import read_csv
from goldenthread.ingest.difference import Difference, check_not_too_much_gone, difference
from goldenthread.ingest.findings import Finding, Refused
from goldenthread.ingest.known_children import NAMES_CHILDREN, among_known_children
from goldenthread.ingest.of_itself import of_itself
from goldenthread.ingest.rules.running import check_census
from goldenthread.ingest.staging import Staged, stage
from goldenthread.ledger.append import (
    ChangedMeanwhile,
    Committed,
    FindingRow,
    LoadDetails,
    SliceName,
    append,
)
from goldenthread.ledger.beside import children_of_other_returns, years_beside
from goldenthread.ledger.feed import councils, held_slice
from goldenthread.record.catalogue import TABLES
from goldenthread.returns.cin_census import CIN_CENSUS
from goldenthread.returns.shape import Return

FIRST_CENSUS = 2009
"""There was no children in need census of children by name before that of 2008-09."""

MOST_YEARS_AHEAD = 5
"""A made-up census may be for a year to come; one further ahead is a slip of the hand."""

KINDS = ("cin_census", "people_and_allocations", "population")


@dataclass(frozen=True, kw_only=True)
class Asked:
    """How a load was asked for. `files` is the folder in which loaded files are kept.

    `council` is the code of the one council whose files are taken: of any where it is empty.
    """

    uri: str
    files: Path
    loaded_by: str
    now: Callable[[], datetime.datetime]
    kind: str = ""
    council: str = ""
    replaces: bool = False
    dry_run: bool = False
    phase: Callable[[str], None] = lambda _name: None
    progress: Callable[[int], None] | None = None


@dataclass(kw_only=True)
class Loaded:
    """What came of one file, in the words of the command line's contract."""

    load: int | None
    edition: int | None
    kind: str
    slice: str
    source: str
    tables: dict[str, dict[str, int]]
    findings: list[Finding] = field(default_factory=list)
    seconds: float = 0.0
    dry_run: bool = False
    locked_for: float = 0.0

    def as_json(self) -> dict[str, Any]:
        """The object that `load --json` prints."""
        keys = ("load", "edition", "kind", "slice", "source", "tables")
        said = {key: getattr(self, key) for key in keys}
        said["findings"] = [asdict(f) for f in self.findings]
        said["seconds"] = round(self.seconds, 3)
        said["locked_for"] = round(self.locked_for, 3)
        said["dry_run"] = self.dry_run
        said["refused"] = None
        return said


def load(path: Path, asked: Asked) -> Loaded:
    """Take one file in. Raises Refused, with one plain sentence, and then nothing has changed."""
    started_at = asked.now()
    asked.phase("parse")
    _check_name(path.name)
    try:
        raw, shape, sha256 = _read(path, asked)
    except OSError:
        raise Refused(f"{path.name} is not a file that can be read.") from None
    if shape is CIN_CENSUS and not raw.tables[shape.root.name].rows and not asked.replaces:
        raise Refused(
            f"{path.name} holds no child, so nothing would be left of its year; if it really "
            "replaces them, load it again with --replaces."
        )
    staged = stage(raw, shape)
    slice_name = _slice_of(path.name, raw, shape, asked)
    staged.findings += _header_findings(raw)
    staged.findings += check(staged, slice_name)
    if shape.kind in NAMES_CHILDREN:
        known = children_of_other_returns(asked.uri, slice_name)
        staged.findings += among_known_children(staged, known)
    staged.findings[:0] = [
        *beside_other_years(staged, slice_name, years_beside(asked.uri, slice_name)),
        *not_yet_over(slice_name, asked.now().date()),
        *of_itself(staged),
    ]
    findings = [_in_words_of_the_record(f, shape) for f in staged.findings]
    while True:
        found, details = _compare(path, staged, slice_name, sha256, asked)
        if not asked.dry_run:
            # Before it is committed: killed in between, no load is without its file.
            _keep(path, sha256, asked.files)
        try:
            committed = _commit(found, details, findings, asked, started_at)
            break
        except ChangedMeanwhile:
            continue
    return _loaded(path, slice_name, found, findings, committed, asked, started_at)


def check(staged: Staged, slice_name: SliceName) -> list[Finding]:
    """What the rules say about a staged return (none but the census has rules)."""
    if staged.shape is not CIN_CENSUS or not slice_name.first_day or not slice_name.last_day:
        return []
    return check_census(
        staged,
        year=slice_name.year,
        first_day=slice_name.first_day,
        last_day=slice_name.last_day,
    )


def _check_name(name: str) -> None:
    """Raise Refused for a name with a character that is not seen: a line's end, half a letter."""
    if any(unicodedata.category(c) in ("Cc", "Cf", "Cs", "Zl", "Zp") for c in name):
        raise Refused("A file has characters in its name that cannot be shown; rename it first.")


def _read(path: Path, asked: Asked) -> tuple[RawReturn, Return, str]:
    if path.is_dir():
        raise Refused(f"{path.name or path} is a folder; name the files in it.")
    if not path.exists():
        raise Refused(f"There is no file {path.name}.")
    if not path.is_file():
        raise Refused(f"{path.name} is not a file that can be read.")
    with path.open("rb") as file:
        start = file.read(4096)
        file.seek(0)
        sha256 = hashlib.file_digest(file, "sha256").hexdigest()
    if not start.strip(b"\x00\xef\xbb\xbf\xff\xfe \t\r\n"):
        raise Refused(f"{path.name} is empty, or holds nothing that can be read.")
    is_xml = start.lstrip(b"\xef\xbb\xbf\xff\xfe\x00 \t\r\n")[:1] == b"<"
    if asked.kind == CIN_CENSUS.kind or is_xml or (path.suffix.lower() == ".xml"):
        if not is_xml:
            raise Refused(f"{path.name} is not XML, so it is not a CIN census.")
        if asked.kind not in ("", CIN_CENSUS.kind):
            raise Refused(f"{path.name} was said to be {asked.kind}, but it is XML.")
        return read_census(path, asked.progress), CIN_CENSUS, sha256
    raw, shape = read_csv(path)
    if asked.kind and shape.kind != asked.kind:
        raise Refused(f"{path.name} was said to be {asked.kind}, but it is {shape.kind}.")
    return raw, shape, sha256


def _slice_of(name: str, raw: RawReturn, shape: Return, asked: Asked) -> SliceName:
    known = councils(asked.uri)
    if shape.kind != CIN_CENSUS.kind:
        if not known:
            raise Refused(f"{name} does not say which council it is from; load a census first.")
        return SliceName(council=known[0], kind=shape.kind)
    council = raw.header.get("LEA", "")
    if not re.fullmatch(r"[0-9]{3}", council):
        raise Refused(f"{name} does not say which council it is from (LEA in its Header).")
    if asked.council not in ("", council):
        raise Refused(
            f"{name} is from {_council(council)}; the settings of this home say that it is for "
            f"{_council(asked.council)}."
        )
    if known and council not in known:
        raise Refused(
            f"{name} is from {_council(council)}; this home holds {_council(known[0])}, "
            "and one home holds one council."
        )
    year = _census_year(name, raw.header, asked.now().year)
    return SliceName(
        council=council,
        kind=shape.kind,
        period=f"{year - 1}-{year % 100:02d}",
        year=year,
        first_day=datetime.date(year - 1, 4, 1),
        last_day=datetime.date(year, 3, 31),
    )


def _council(code: str) -> str:
    name = COUNCILS.get(code)
    return f"{name} ({code})" if name else f"council {code}"


def _census_year(name: str, header: dict[str, str], this_year: int) -> int:
    """The year a census ends in: by its reference date where that is a 31 March, else by Year.

    Raises Refused for none, and for one so far ahead that every page would show that day.
    """
    reference = _reference_day(header)
    said = header.get("Year", "")
    if reference and (reference.month, reference.day) == (3, 31):
        year = reference.year
    else:
        year = int(said) if re.fullmatch(r"[0-9]{4}", said) else 0
    if year > this_year + MOST_YEARS_AHEAD:
        raise Refused(
            f"{name} says that it is for the year to 31 March {year}, which has not begun; correct "
            "Year and ReferenceDate in its Header."
        )
    if year >= FIRST_CENSUS:
        return year
    raise Refused(f"{name} does not say which year it is for (Year in its Header).")


def _reference_day(header: dict[str, str]) -> datetime.date | None:
    try:
        return datetime.date.fromisoformat(header.get("ReferenceDate", "")[:10])
    except ValueError:
        return None


def _header_findings(raw: RawReturn) -> Iterator[Finding]:
    if raw.kind != CIN_CENSUS.kind:
        return
    year, reference = raw.header.get("Year", ""), raw.header.get("ReferenceDate", "")
    if reference != f"{year}-03-31":
        yield Finding(
            code="100",
            table="Header",
            column="ReferenceDate",
            says=f"{reference} with Year {year}"[:200],
            why="The reference date should be 31 March of the Year in the header.",
        )


def _in_words_of_the_record(finding: Finding, shape: Return) -> Finding:
    """The same finding, its table named as in the record where it was named as in the return."""
    return replace(finding, table=_table_of_the_record(shape.kind, finding.table, finding.column))


@cache
def _table_of_the_record(kind: str, group: str, column: str) -> str:
    """The table of the record made from a table of the return; of several, the one that uses the
    cell. What is no table of the return keeps its name."""
    made_from_it = [
        (table, source)
        for table in TABLES.values()
        for source in table.sources_of(kind)
        if source.group == group
    ]
    for table, source in made_from_it:
        if any(source.path(one) == f"{group}.{column}" for one in table.column_names):
            return table.name
    return made_from_it[0][0].name if made_from_it else group


def _compare(
    path: Path, staged: Staged, slice_name: SliceName, sha256: str, asked: Asked
) -> tuple[Difference, LoadDetails]:
    held = held_slice(
        asked.uri,
        council=slice_name.council,
        kind=slice_name.kind,
        period=slice_name.period,
        tables=[t.name for t in staged.tables],
    )
    found = difference(staged, held)
    if not asked.replaces:
        titles = {t.name: t.title for t in staged.tables}
        before = "the return before it"
        if slice_name.period:
            before = f"the census of {slice_name.period}, as loaded before,"
        check_not_too_much_gone(path.name, found, titles, before)
    details = LoadDetails(
        slice=slice_name,
        source=path.name,
        sha256=sha256,
        loaded_at=asked.now(),
        loaded_by=asked.loaded_by,
        seen_touched_by=held.touched_by,
    )
    return found, details


def _commit(
    found: Difference,
    details: LoadDetails,
    findings: Iterable[Finding],
    asked: Asked,
    started_at: datetime.datetime,
) -> Committed | None:
    if asked.dry_run:
        return None
    rows = [FindingRow(**{**asdict(f), "severity": f.severity.value}) for f in findings]
    return append(
        asked.uri,
        details,
        found.changes,
        rows,
        started_at=started_at,
        now=asked.now,
        phase=asked.phase,
    )


def _keep(path: Path, sha256: str, files: Path) -> None:
    """Keep the file as it came, once, under the fingerprint of its contents."""
    kept, arriving = files / sha256, files / f".{sha256}.arriving"
    if kept.exists():
        return
    files.mkdir(mode=0o700, parents=True, exist_ok=True)
    place = os.open(arriving, os.O_RDWR | os.O_CREAT, 0o600)
    with os.fdopen(place, "r+b") as out, path.open("rb") as file:
        fcntl.flock(out, fcntl.LOCK_EX)  # two loads of one file at once keep it once
        if kept.exists():
            arriving.unlink(missing_ok=True)
            return
        out.truncate()
        shutil.copyfileobj(file, out)
        out.flush()
        os.fsync(out.fileno())
        arriving.replace(kept)


def _loaded(
    path: Path,
    slice_name: SliceName,
    found: Difference,
    findings: list[Finding],
    committed: Committed | None,
    asked: Asked,
    started_at: datetime.datetime,
) -> Loaded:
    period = f" {slice_name.period}" if slice_name.period else ""
    return Loaded(
        load=committed.load if committed else None,
        edition=committed.edition if committed else None,
        kind=slice_name.kind,
        slice=f"{slice_name.council} {slice_name.kind}{period}",
        source=path.name,
        tables={
            name: {
                "read": c.read,
                "loaded": c.opened.num_rows,
                "unchanged": c.unchanged,
                "closed": len(c.closed),
                "held_back": c.held_back,
            }
            for name, c in found.changes.items()
        },
        findings=findings,
        seconds=(asked.now() - started_at).total_seconds(),
        dry_run=asked.dry_run,
        locked_for=committed.locked_for if committed else 0.0,
    )
