"""Reads lists of statistical neighbours: ten columns of codes, or one column that lists them.

No list says within it from when it is in force: its name does (`April 2021`, `2025`), or whoever
loads it.
"""

import calendar
import datetime
import re
from dataclasses import dataclass, field, replace
from pathlib import Path

from goldenthread.codes.regions import council_code
from goldenthread.codes.written import fold
from goldenthread.ingest.findings import Finding, Severity
from goldenthread.ingest.published.whose_figures import OfOurs
from goldenthread.ingest.raw import RawTable
from goldenthread.ingest.tables_in_files import FoundTable
from goldenthread.returns.published_figures import STATISTICAL_NEIGHBOURS

GROUP = STATISTICAL_NEIGHBOURS.root
OF_THE_COUNCIL = ("lanum", "lanumber", "oldlacode", "lacode", "localauthoritycode")
LISTED, LISTED_BEFORE = ("statneighbours", "statisticalneighbours"), ("statneighboursprevious",)
FEWEST, LOOKED_AT = 5, 5
MONTHS = {name.casefold(): n for n, name in enumerate(calendar.month_name) if name}


@dataclass(kw_only=True)
class Neighbours:
    """The neighbours of this council, from one list or several."""

    rows: list[list[object]] = field(default_factory=list)
    findings: list[Finding] = field(default_factory=list)
    lists: set[str] = field(default_factory=set)

    def raw(self) -> RawTable:
        """All of them as a raw table of the return."""
        return RawTable(cells=tuple(cell.name for cell in GROUP.cells), rows=self.rows)


def is_list_of_neighbours(headings: list[str]) -> bool:
    """Whether a table's headings are those of a list of statistical neighbours."""
    folded = [fold(heading) for heading in headings]
    numbered = [one for one in folded if re.fullmatch(r"sn\d{1,2}", one)]
    if not any(one in OF_THE_COUNCIL for one in folded):
        return False
    return len(numbered) >= FEWEST or any(one in LISTED for one in folded)


def with_its_headings(found: FoundTable) -> FoundTable:
    """The table with its headings where they stand a few rows down, if it is a list that begins
    with rows of numbers; else as it is."""
    if is_list_of_neighbours(found.headings):
        return found
    for row in range(min(LOOKED_AT, found.cells.num_rows)):
        cells = [found.cells[f"c{n}"][row].as_py() or "" for n in range(len(found.headings))]
        if is_list_of_neighbours(cells):
            return replace(found, headings=cells, cells=found.cells.slice(row + 1))
    return found


def read_neighbours(
    name: str, found: FoundTable, ours: OfOurs, into: Neighbours, *, as_at: datetime.date | None
) -> None:
    """Add the neighbours that a list names for this council; `name` is that of its file."""
    folded = [fold(heading) for heading in found.headings]
    named, in_force_from = _name_and_day(Path(name).stem, as_at)
    code = next(folded.index(one) for one in OF_THE_COUNCIL if one in folded)
    codes = [council_code((text or "").strip(), "") for text in _texts(found, code)]
    into.findings += _about_the_day(named, in_force_from, as_at)
    for row, council in enumerate(codes):
        if council != ours.council:
            continue
        line = found.cells["line"][row].as_py()
        for position, (neighbour, closeness) in enumerate(_of_row(found, folded, row), start=1):
            into.lists.add(named)
            cells: dict[str, object] = {
                "council_code": ours.council,
                "neighbour_code": neighbour,
                "in_force_from": in_force_from.isoformat() if in_force_from else None,
                "list_name": named,
                "position": str(position),
                "closeness": closeness,
            }
            said = [cells[cell.name] for cell in GROUP.cells]
            into.rows.append([len(into.rows) + 1, 0, line, *said])
    others = sum(council != ours.council for council in codes)
    why = f"{others:,} of its {len(codes):,} rows are not of {ours.named}, and were passed over."
    into.findings.append(_note("rows-passed-over", f"{found.name}: {why}", says=str(others)))


def _of_row(found: FoundTable, folded: list[str], row: int) -> list[tuple[str, str]]:
    """The codes of the neighbours of a row with how close each is, the closest first."""
    cells = [(found.cells[f"c{n}"][row].as_py() or "").strip() for n in range(len(folded))]
    numbered = sorted(
        (int(one[2:]), place) for place, one in enumerate(folded) if re.fullmatch(r"sn\d{1,2}", one)
    )
    if numbered:
        pairs = [(cells[place], _closeness(folded, cells, place)) for _, place in numbered]
    else:
        listed = cells[next(folded.index(one) for one in LISTED if one in folded)]
        pairs = [(text, "") for text in listed.split(",")]
    coded = [(council_code(text.strip(), ""), close) for text, close in pairs]
    return [(code, close) for code, close in coded if code]


def _closeness(folded: list[str], cells: list[str], place: int) -> str:
    """What the column after a neighbour's says (`SN1` then `SNP`, or `SN_1P`)."""
    after = place + 1
    is_closeness = after < len(folded) and re.fullmatch(r"sn\d{0,2}p\d{0,2}", folded[after])
    return cells[after] if is_closeness else ""


def _name_and_day(name: str, as_at: datetime.date | None) -> tuple[str, datetime.date | None]:
    """What a list is called and from when it is in force: by what a person said, else its name."""
    if as_at:
        return f"{as_at:%B %Y}", as_at
    words = re.findall(r"[a-z]+|\d+", name.casefold())
    year = next((int(word) for word in words if re.fullmatch(r"20\d\d", word)), None)
    month = next((MONTHS[word] for word in words if word in MONTHS), None)
    if year is None:
        return name[:60], None
    if month is None:
        return str(year), datetime.date(year, 1, 1)
    return f"{calendar.month_name[month]} {year}", datetime.date(year, month, 1)


def _about_the_day(
    named: str, in_force_from: datetime.date | None, as_at: datetime.date | None
) -> list[Finding]:
    if as_at:
        return []
    if in_force_from is None:
        why = (
            "Nothing says from when this list of statistical neighbours is in force; load it again "
            "and say the day."
        )
        return [_note("list-without-a-day", why, severity=Severity.QUERY)]
    why = (
        f"The list is taken to be in force from {in_force_from:%-d %B %Y}, by its name; if that is "
        "not so, load it again and say the day."
    )
    severity = Severity.QUERY if named.isdigit() else Severity.NOTE  # a year alone names no day
    return [_note("list-day-taken", why, says=named, severity=severity)]


def _texts(found: FoundTable, place: int) -> list[str | None]:
    texts: list[str | None] = found.cells[f"c{place}"].to_pylist()
    return texts


def _note(code: str, why: str, *, says: str = "", severity: Severity = Severity.NOTE) -> Finding:
    return Finding(code=code, table=GROUP.name, says=says[:200], why=why, severity=severity)
