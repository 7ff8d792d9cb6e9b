"""Figures as they are gathered from published tables, and what was passed over on the way."""

from collections import Counter
from collections.abc import Sequence
from dataclasses import dataclass, field

from goldenthread.codes.published_symbols import is_known_symbol, number_of
from goldenthread.ingest.findings import Finding, Severity
from goldenthread.ingest.published.whose_figures import Area, AreasOfATable
from goldenthread.ingest.raw import RawTable
from goldenthread.ingest.tables_in_files import FoundTable
from goldenthread.returns.published_figures import PUBLISHED_FIGURES
from goldenthread.returns.published_figures.indicator import Indicator

GROUP = PUBLISHED_FIGURES.root
PLACES = {cell.name: place for place, cell in enumerate(GROUP.cells, start=3)}
MOST_TABLES, MOST_NAMED = 3, 12
"""Symbols or columns named in one finding."""


@dataclass(kw_only=True)
class Figures:
    """The figures of one return, gathered table by table; `blank` counts the cells of the table
    that is being read which should hold one and are blank."""

    rows: list[list[object]] = field(default_factory=list)
    findings: list[Finding] = field(default_factory=list)
    tables: dict[str, set[str]] = field(default_factory=dict)
    codes: set[str] = field(default_factory=set)
    releases: set[int] = field(default_factory=set)
    has_councils: bool = False
    blank: int = 0
    _printed: set[tuple[object, ...]] = field(default_factory=set)

    def add(
        self,
        indicator: Indicator,
        area: Area,
        *,
        line: int,
        time_period: str,
        year: int,
        says: str,
        breakdown: str = "",
        publication: str = "",
    ) -> None:
        """Add a figure; its table and release are written once all of its table are known."""
        first, last = indicator.days(year)
        self.codes.add(indicator.code)
        cells: dict[str, object] = {
            "area_code": area.code,
            "area_level": area.level,
            "area_name": area.name,
            "region_code": area.region,
            "publication": publication or indicator.publication,
            "time_period": time_period,
            "first_day": first.isoformat(),
            "last_day": last.isoformat(),
            "indicator": indicator.code,
            "breakdown": breakdown,
            "says": says,
        }
        row = [0, 0, line, *(cells.get(cell.name) for cell in GROUP.cells)]
        self.rows.append(row)

    def close_table(
        self, found: FoundTable, areas: AreasOfATable, *, table: str, release: int, since: int
    ) -> None:
        """Note the table and the edition of the figures that were added since row `since`, and say
        how many rows were read and passed over."""
        self.releases.add(release)
        self.has_councils = self.has_councils or areas.has_councils
        for row in self.rows[since:]:
            row[PLACES["found_in"]], row[PLACES["release"]] = table, str(release)
            self.tables.setdefault(str(row[PLACES["publication"]]), set()).add(table)
        self.findings += _unknown_symbols(found, [str(row[-1]) for row in self.rows[since:]])
        figures, again = len(self.rows) - since, self._let_go_of_what_is_printed_already(since)
        what = _so_many(figures, "figure")
        if self.blank:
            what += f" and {_so_many(self.blank, 'blank cell')}"
        if again:
            what += f", {again:,} of which another table of this edition prints too"
        self.findings += _accounted_for(found, areas, what)
        self.blank = 0

    def _let_go_of_what_is_printed_already(self, since: int) -> int:
        """Drop the figures of a table that another of its publication has printed, to the letter;
        says how many there were."""
        new = []
        for row in self.rows[since:]:
            if (key := tuple(row[3:])) not in self._printed:
                self._printed.add(key)
                new.append(row)
        again = len(self.rows) - since - len(new)
        self.rows[since:] = new
        return again

    def raw(self) -> RawTable:
        """All of them as a raw table of the return."""
        for number, row in enumerate(self.rows, start=1):
            row[0] = number
        return RawTable(cells=tuple(cell.name for cell in GROUP.cells), rows=self.rows)

    def period(self) -> str:
        """What they are of, as their slice is named: `Children in need D3 to 2025, 3 figures`. A
        table of groups alone prints no figure that a table of all children of an edition does."""
        named = "; ".join(
            f"{publication} {_tables_in_words(sorted(tables))}"
            for publication, tables in sorted(self.tables.items())
        )
        of_england = "" if self.has_councils else ", England and regions alone"
        by_group = ", by group" if all(row[PLACES["breakdown"]] for row in self.rows) else ""
        plural = "s" * (len(self.codes) != 1)
        many = f"{len(self.codes)} figure{plural}"
        return f"{named} to {max(self.releases)}, {many}{by_group}{of_england}"


def _tables_in_words(tables: list[str]) -> str:
    """`D3`, `C1, D3`, or `B1 to D7, 8 tables` where there are many."""
    if len(tables) <= MOST_TABLES:
        return ", ".join(tables)
    return f"{tables[0]} to {tables[-1]}, {len(tables)} tables"


def _so_many(number: int, thing: str) -> str:
    return f"{number:,} {thing}{'s' * (number != 1)}"


def _accounted_for(found: FoundTable, areas: AreasOfATable, what: str) -> list[Finding]:
    rows, kept = len(areas.areas), len(areas.kept)
    unknown = sum(area is None for area in areas.areas)
    others = rows - kept - unknown
    why = f"Of {rows:,} rows {kept:,} are of {_whom(areas)}, which gave {what}"
    if others:
        why += f"; {others:,} are of other areas and were passed over"
    if unknown:
        why += f"; {unknown:,} are of no area that we know and were passed over"
    said = [note(found, "rows-passed-over", f"{why}.", says=str(rows - kept))]
    if areas.has_councils and not areas.holds_ours:
        said.append(
            note(
                found,
                "council-not-in-table",
                f"The table has no row of {areas.ours.named}, so its region is not known and no "
                "figure of a region was kept.",
                severity=Severity.QUERY,
            )
        )
    elif areas.has_councils and not areas.ours.neighbours:
        said.append(
            note(
                found,
                "no-list-of-neighbours",
                "No list of statistical neighbours is loaded, so no figure of theirs was kept: "
                "load the list, then this file again.",
                severity=Severity.QUERY,
            )
        )
    return said


def _whom(areas: AreasOfATable) -> str:
    if not areas.has_councils:
        return "England or its regions"
    named = [areas.ours.named, "its region", "England"]
    if areas.ours.neighbours:
        held, of = areas.neighbours_held(), len(areas.ours.neighbours)
        named.insert(2, f"{held} of its {of} statistical neighbours")
    return f"{', '.join(named[:-1])} or {named[-1]}"


def _unknown_symbols(found: FoundTable, said: Sequence[str]) -> list[Finding]:
    odd = Counter(s for s in said if number_of(s) is None and not is_known_symbol(s))
    return [
        note(
            found,
            "unknown-symbol",
            f"{symbol!r} stands where a number should, {times:,} time{'s' * (times != 1)}; it is "
            "kept as it is, and no number is made of it.",
            says=symbol,
            severity=Severity.QUERY,
        )
        for symbol, times in odd.most_common(MOST_NAMED)
    ]


def note(
    found: FoundTable,
    code: str,
    why: str,
    *,
    says: str = "",
    severity: Severity = Severity.NOTE,
) -> Finding:
    """A finding about a whole table."""
    return Finding(
        code=code, table=GROUP.name, says=says[:200], why=f"{found.name}: {why}", severity=severity
    )
