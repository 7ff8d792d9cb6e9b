"""Takes returns in: recognise, read, stage, check, compare, commit. All of a file or nothing."""

import datetime
from collections.abc import Callable, Sequence
from dataclasses import dataclass, field, replace
from functools import partial
from pathlib import Path
from typing import Any

import duckdb

from goldenthread.ingest.beside_others import beside_other_years, not_yet_over
from goldenthread.ingest.census_reader import read_census
from goldenthread.ingest.days_in_order import days_in_order
from goldenthread.ingest.difference import Difference, check_not_too_much_gone, difference
from goldenthread.ingest.files import Arrived, arrived, keep
from goldenthread.ingest.findings import DAY_TAKEN, NO_DAY_SAID, Finding, Refused
from goldenthread.ingest.gates import hold_for_a_person
from goldenthread.ingest.known_children import among_known_children, children_named
from goldenthread.ingest.live_rows.under_a_feed import copy_beside, follow, lay_under
from goldenthread.ingest.making import YEAR_SAID_BY
from goldenthread.ingest.of_itself import of_itself
from goldenthread.ingest.of_rows import as_kept, rows_of_findings
from goldenthread.ingest.payload_reader import read_payload
from goldenthread.ingest.published import of_this_home, read_published
from goldenthread.ingest.raw import RawReturn, rows_in
from goldenthread.ingest.rules.running import check_census
from goldenthread.ingest.ssda903_in_xml import is_ssda903, read_ssda903
from goldenthread.ingest.staging import Staged, stage
from goldenthread.ingest.table_reader import AsPublished, AsTracker, read_return
from goldenthread.ingest.trackers.kept import kept_mappings
from goldenthread.ingest.trackers.mapping import Mapping
from goldenthread.ingest.trackers.matching import seen_among
from goldenthread.ingest.whose import (
    NOT_SAID,
    council_of,
    day_taken,
    header_findings,
    slice_of_census,
    slice_of_tables,
)
from goldenthread.ingest.words_of_the_record import in_words_of_the_record
from goldenthread.ingest.written_here import all_held, known_again
from goldenthread.ledger.append import (
    ChangedMeanwhile,
    Committed,
    Extent,
    FindingRow,
    LoadDetails,
    SliceName,
    append,
)
from goldenthread.ledger.beside import children_of_other_returns, years_beside
from goldenthread.ledger.feed import councils, held_slice, last_day_held
from goldenthread.ledger.said_rows import SaidRows
from goldenthread.ledger.written import WrittenBefore, written_here
from goldenthread.returns.catalogue import RETURNS
from goldenthread.returns.cin_census import CIN_CENSUS
from goldenthread.returns.dfe_payload import DFE_PAYLOAD
from goldenthread.returns.shape import Return
from goldenthread.returns.ssda903 import SSDA903
from goldenthread.returns.tracker import TRACKER
from goldenthread.statute.months import census_year

KINDS = tuple(RETURNS)


@dataclass(frozen=True, kw_only=True)
class Asked:
    """How a load was asked for. `files` is the folder in which loaded files are kept.

    `council` is the code of the one council whose files are taken: of any where it is empty.
    `as_at` is the day up to which the return speaks, where a person says it. `mapping` is that by
    which a tracker is read, where it is not one that is kept already.
    """

    uri: str
    files: Path
    loaded_by: str
    now: Callable[[], datetime.datetime]
    kind: str = ""
    council: str = ""
    as_at: datetime.date | None = None
    mapping: Mapping | None = None
    replaces: bool = False
    dry_run: bool = False
    phase: Callable[[str], None] = lambda _name: None
    progress: Callable[[int], None] | None = None


@dataclass(kw_only=True)
class Loaded:
    """What came of one return, in the words of the command line's contract.

    It speaks of the days from `first_day` to `last_day` (2025-03-31), None where it speaks of no
    days of its own. Of the tables `in_part` the absence of a row says nothing.
    """

    load: int | None
    edition: int | None
    kind: str
    slice: str
    source: str
    tables: dict[str, dict[str, int]]
    first_day: str | None = None
    last_day: str | None = None
    in_part: list[str] = field(default_factory=list)
    findings: list[Finding] = field(default_factory=list)
    seconds: float = 0.0
    dry_run: bool = False
    locked_for: float = 0.0

    def as_json(self) -> dict[str, Any]:
        """The object that `load --json` prints."""
        keys = ("load", "edition", "kind", "slice", "source", "first_day", "last_day", "tables")
        said = {key: getattr(self, key) for key in keys}
        said["in_part"] = self.in_part
        said["findings"] = [dict(vars(f)) for f in self.findings]
        said["seconds"] = round(self.seconds, 3)
        said["locked_for"] = round(self.locked_for, 3)
        said["dry_run"] = self.dry_run
        said["refused"] = None
        return said


def load(path: Path, asked: Asked) -> Loaded:
    """Take one return in, a file or a folder of its files. Raises Refused, with one plain sentence,
    and then nothing has changed."""
    started_at = asked.now()
    asked.phase("parse")
    what = arrived(path)
    raw, shape = _read(what, asked)
    known = councils(asked.uri)
    council = council_of(what.name, raw, shape, asked.council, known)
    if not asked.replaces and (ours := written_here(asked.uri, what.sha256)):
        return _nothing_new(path, *_staged(what, raw, shape, council, asked), ours)
    with copy_beside(shape, asked.uri, council) as copy:
        raw.lets_go = copy is None
        staged, slice_name = _staged(what, raw, shape, council, asked)
        if copy is not None:
            staged, slice_name = _with_live_rows(copy, raw, staged, slice_name, asked)
        _look_over(staged, slice_name, asked)
        findings = [in_words_of_the_record(f, shape) for f in staged.findings]
        kept = as_kept(findings, rows_of_findings(staged, staged.findings))
        while True:
            found, details = _compare(what, staged, slice_name, asked)
            if not asked.dry_run:
                # Before it is committed: killed in between, no load is without its file.
                keep(what, asked.files)
            try:
                committed = _commit(found, details, kept, asked, started_at, copy)
                break
            except ChangedMeanwhile:
                continue
    return _loaded(path, details.slice, found, findings, committed, asked, started_at)


def _nothing_new(path: Path, staged: Staged, one: SliceName, ours: WrittenBefore) -> Loaded:
    """What is said of a return that this home wrote itself: all of it is held, none is taken in."""
    return Loaded(
        load=None,
        edition=ours.edition_now,
        kind=one.kind,
        slice=one.in_words,
        source=path.name,
        tables=all_held(staged),
        findings=[known_again(ours)],
    )


def _staged(
    what: Arrived, raw: RawReturn, shape: Return, council: str, asked: Asked
) -> tuple[Staged, SliceName]:
    """The return staged, and the slice of which it speaks."""
    today = asked.now().date()
    if shape is CIN_CENSUS:
        slice_name = slice_of_census(what.name, raw, council, today.year)
    believed_to = max(today, last_day_held(asked.uri) or datetime.date.min)
    staged = stage(raw, shape, lambda read: _year_said(what, shape, read, asked, believed_to))
    if shape is not CIN_CENSUS:
        slice_name = slice_of_tables(
            staged, council, year=staged.year, as_at=asked.as_at, today=believed_to
        )
        staged.findings += day_taken(slice_name, staged, as_at=asked.as_at, today=believed_to)
    staged.findings += header_findings(raw)
    return staged, slice_name


def _with_live_rows(
    copy: SaidRows, raw: RawReturn, staged: Staged, slice_name: SliceName, asked: Asked
) -> tuple[Staged, SliceName]:
    """The same with the rows that changed since and were sent by themselves laid over it; the
    working copy of both is written, to stand when the load does."""
    assert slice_name.last_day is not None
    under = lay_under(copy, raw, slice_name.last_day)
    if under.raw is not None:
        about_the_day = [f for f in staged.findings if f.code in (DAY_TAKEN, NO_DAY_SAID)]
        staged = stage(under.raw, staged.shape)
        staged.findings += about_the_day
    staged.findings += under.feed.findings
    if not asked.dry_run:
        follow(copy, under, staged)
    return staged, replace(slice_name, last_day=under.last_day)


def _look_over(staged: Staged, slice_name: SliceName, asked: Asked) -> None:
    """Add what is to be said of the return by itself, beside others, and by the rules."""
    staged.findings += check(staged, slice_name)
    staged.findings += days_in_order(staged, slice_name.last_day)
    if children_named(staged):
        others = children_of_other_returns(asked.uri, slice_name)
        staged.findings += among_known_children(staged, others)
    staged.findings[:0] = [
        *beside_other_years(staged, slice_name, years_beside(asked.uri, slice_name)),
        *not_yet_over(slice_name, asked.now().date()),
        *of_itself(staged),
    ]


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


def _read(what: Arrived, asked: Asked) -> tuple[RawReturn, Return]:
    if what.is_json:
        if asked.kind not in ("", DFE_PAYLOAD.kind):
            raise Refused(f"{what.name} was said to be {asked.kind}, but it is JSON.")
        return read_payload(what.path), DFE_PAYLOAD
    if what.is_xml and asked.kind in ("", SSDA903.kind) and is_ssda903(what.start):
        return read_ssda903(what.path), SSDA903
    says_census = asked.kind == CIN_CENSUS.kind
    if not (says_census or what.is_xml or what.path.suffix.lower() == ".xml"):
        files = [file for file, _ in what.files]
        try:
            return read_return(what.name, files, asked.kind, _published(asked), _tracker(asked))
        except OSError:
            raise Refused(f"{what.name} is not a file that can be read.") from None
    if not what.is_xml:
        raise Refused(f"{what.name} is not XML, so it is not a CIN census.")
    if asked.kind and not says_census:
        raise Refused(f"{what.name} was said to be {asked.kind}, but it is XML.")
    raw = read_census(what.path, asked.progress)
    children = raw.tables[CIN_CENSUS.root.name]
    if not rows_in(children) and not asked.replaces:
        raise Refused(
            f"{what.name} holds no child, so nothing would be left of its year; if it really "
            "replaces them, load it again with --replaces."
        )
    return raw, CIN_CENSUS


def _published(asked: Asked) -> AsPublished:
    """Reads published statistics, for the council of this home."""
    whose = partial(of_this_home, asked.uri, asked.council, NOT_SAID)
    return partial(read_published, whose=whose, as_at=asked.as_at)


def _tracker(asked: Asked) -> AsTracker:
    """Tells a tracker by the mapping that is given, else by one of those that are kept."""
    given = [asked.mapping] if asked.mapping else None
    return lambda name, found: seen_among(found, given or kept_mappings(), name)


def _year_said(
    what: Arrived,
    shape: Return,
    read: duckdb.DuckDBPyConnection,
    asked: Asked,
    today: datetime.date,
) -> int | None:
    """The year of a return that does not say it itself: by the day that a person said, else by its
    name and the days in it."""
    if shape.kind not in YEAR_SAID_BY:
        return None
    if asked.as_at:
        return census_year(asked.as_at)
    names = [what.path.stem, what.path.resolve().parent.name]
    return YEAR_SAID_BY[shape.kind](read, names, on=today)


def _compare(
    what: Arrived, staged: Staged, slice_name: SliceName, asked: Asked
) -> tuple[Difference, LoadDetails]:
    held = held_slice(
        asked.uri,
        council=slice_name.council,
        kind=slice_name.kind,
        period=slice_name.period,
        tables=[t.name for t in staged.tables],
        children=staged.only_children,
    )
    slice_name = no_earlier(
        what.name, slice_name, held.last_day, as_at=asked.as_at, replaces=asked.replaces
    )
    found = difference(staged, held)
    if not asked.replaces and staged.only_children is None:
        before = _as_held_before(staged.shape, slice_name)
        hold_for_a_person(what.name, staged, held, found, before)
        check_not_too_much_gone(what.name, found, {t.name: t.title for t in staged.tables}, before)
    details = LoadDetails(
        slice=slice_name,
        source=what.name,
        sha256=what.sha256,
        loaded_at=asked.now(),
        loaded_by=asked.loaded_by,
        seen_touched_by=held.touched_by,
        speaks_further=held.slice_id > 0 and held.last_day != slice_name.last_day,
    )
    return found, details


def _as_held_before(shape: Return, one: SliceName) -> str:
    """What held the rows of this slice: `the census of 2024-25, as loaded before,`."""
    if not one.period:
        return "the return before it"
    if shape is TRACKER:
        return f"the tracker {one.period!r}, as loaded before,"
    title = "census" if shape is CIN_CENSUS else shape.title
    return f"the {title} of {one.period}, as loaded before,"


def no_earlier(
    name: str,
    one: SliceName,
    held_to: datetime.date | None,
    *,
    as_at: datetime.date | None,
    replaces: bool,
) -> SliceName:
    """The slice, speaking to no earlier day than it did: on a quiet day nothing new happened, and
    a part of a return may end sooner than the whole. Raises Refused where a person said a day
    that is earlier than what is held."""
    if held_to is None or one.last_day is None or one.last_day >= held_to or replaces:
        return one
    if as_at:
        raise Refused(
            f"{name} is as at {as_at:%-d %B %Y}, and what is held of it speaks up to "
            f"{held_to:%-d %B %Y} already; if it really replaces that, load it with --replaces."
        )
    return replace(one, last_day=held_to)


def _commit(
    found: Difference,
    details: LoadDetails,
    findings: Sequence[FindingRow],
    asked: Asked,
    started_at: datetime.datetime,
    copy: SaidRows | None,
) -> Committed | None:
    if asked.dry_run:
        return None
    return append(
        asked.uri,
        details,
        found.changes,
        findings,
        started_at=started_at,
        now=asked.now,
        phase=asked.phase,
        within=copy.connection if copy else None,
    )


def _loaded(
    path: Path,
    slice_name: SliceName,
    found: Difference,
    findings: list[Finding],
    committed: Committed | None,
    asked: Asked,
    started_at: datetime.datetime,
) -> Loaded:
    return Loaded(
        load=committed.load if committed else None,
        edition=committed.edition if committed else None,
        kind=slice_name.kind,
        slice=slice_name.in_words,
        source=path.name,
        first_day=slice_name.first_day.isoformat() if slice_name.first_day else None,
        last_day=slice_name.last_day.isoformat() if slice_name.last_day else None,
        in_part=[name for name, change in found.changes.items() if change.extent is Extent.IN_PART],
        tables={name: change.counts for name, change in found.changes.items()},
        findings=findings,
        seconds=(asked.now() - started_at).total_seconds(),
        dry_run=asked.dry_run,
        locked_for=committed.locked_for if committed else 0.0,
    )
