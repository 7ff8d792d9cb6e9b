"""Whose return it is, and of which days it speaks: the slice that it is held in."""

import datetime
import re
from collections.abc import Iterator
from dataclasses import replace

from goldenthread.codes.councils import COUNCILS
from goldenthread.ingest.findings import DAY_TAKEN, NO_DAY_SAID, Finding, Refused, Severity
from goldenthread.ingest.raw import RawReturn
from goldenthread.ingest.staging import Staged
from goldenthread.ledger.append import SliceName
from goldenthread.ledger.feed import councils
from goldenthread.returns.cin_census import CIN_CENSUS
from goldenthread.returns.dfe_payload import payload_begins
from goldenthread.returns.shape import Reads, Return, Speaks
from goldenthread.returns.tracker import TRACKER
from goldenthread.statute.months import add_months, census_year, days_of_census_year

FIRST_CENSUS = 2009
"""There was no children in need census of children by name before that of 2008-09."""

NOT_SAID = "000"
"""Stands for the council where the first returns of a home did not name it and its settings do not:
one home is of one council, so that whatever comes after is of the same."""

MOST_YEARS_AHEAD = 5
"""A made-up census may be for a year to come; one further ahead is a slip of the hand."""

AS_AT = "as_at"
"""The cell by which a return of our own says the day up to which it speaks."""

OUTLIERS = 0.005
"""The share of days that may lie before the day from which a system's rows truly begin."""


def council_of(name: str, raw: RawReturn, shape: Return, wanted: str, known: list[str]) -> str:
    """The code of the council whose return it is. Raises Refused for another's, and for a census
    that names none.

    `wanted` is the council of the settings, empty for any; `known` are those that are held.
    """
    if shape is not CIN_CENSUS:
        return _council_of_a_home(known, wanted)
    council = raw.header.get("LEA", "")
    if not re.fullmatch(r"[0-9]{3}", council):
        raise Refused(f"{name} does not say which council it is from (LEA in its Header).")
    if wanted not in ("", council):
        raise Refused(
            f"{name} is from {_council(council)}; the settings of this home say that it is for "
            f"{_council(wanted)}."
        )
    if known == [NOT_SAID]:
        return NOT_SAID
    if known and council not in known:
        raise Refused(
            f"{name} is from {_council(council)}; this home holds {_council(known[0])}, "
            "and one home holds one council."
        )
    return council


def council_here(uri: str, wanted: str) -> str:
    """The code of the council whose returns this home holds, else of the one that its settings name
    (`wanted`)."""
    return _council_of_a_home(councils(uri), wanted)


def _council_of_a_home(known: list[str], wanted: str) -> str:
    return known[0] if known else wanted or NOT_SAID


def is_of_another_council(uri: str, code: str, wanted: str) -> bool:
    """Whether this home is of a council other than the one of this code: of the one whose returns
    it holds, else of the one that its settings name (`wanted`)."""
    held = councils(uri) or [wanted]
    return held not in ([code], [NOT_SAID], [""])


def slice_of_census(name: str, raw: RawReturn, council: str, this_year: int) -> SliceName:
    """The slice of a census: its council and its year. Raises Refused where it names no year."""
    return _year_of_a_return(council, CIN_CENSUS.kind, _census_year(name, raw.header, this_year))


def slice_of_tables(
    staged: Staged,
    council: str,
    *,
    year: int | None,
    as_at: datetime.date | None,
    today: datetime.date,
) -> SliceName:
    """The slice of a return in tables, and the days of which it speaks.

    `as_at` is the day that a person said, if one did; else it is the day that the return's own
    cells say, or the latest day of those that it says have been. A year that is not over is
    spoken of up to that day. `today` is the last day that is believed of a cell: the day of the
    load, or a later one where what is held speaks to a later (a made-up council's year to come).
    """
    kind, speaks = staged.shape.kind, staged.shape.speaks
    if speaks is Speaks.NO_DAYS:
        return SliceName(council=council, kind=kind, period=staged.period)
    last_day = as_at or _day_of_its_own(staged, today) or _latest_day(staged, today) or today
    if speaks is Speaks.YEAR:
        one = _year_of_a_return(council, kind, year or census_year(last_day))
        assert one.last_day is not None
        if one.last_day > today:
            one = replace(one, last_day=max(last_day, one.first_day or last_day))
        return one
    if speaks is Speaks.UP_TO_A_DAY:
        return SliceName(
            council=council,
            kind=kind,
            period=last_day.isoformat(),
            first_day=add_months(last_day, -staged.shape.months),
            last_day=last_day,
        )
    if staged.shape.of_its_children:
        # What a child's payload holds begins two years before the one that runs (DfE's cohort).
        first_day = payload_begins(last_day)
    else:
        first_day = _earliest_day(staged, last_day) or last_day
    one = SliceName(council=council, kind=kind, period=staged.period, last_day=last_day)
    return replace(one, first_day=first_day)


def day_taken(
    one: SliceName, staged: Staged, *, as_at: datetime.date | None, today: datetime.date
) -> list[Finding]:
    """That the day up to which a return speaks was worked out, where nobody said it; or that
    nothing says it, and that of the load was taken."""
    if as_at or one.last_day is None or staged.year or _day_of_its_own(staged, today):
        return []
    if _latest_day(staged, today) is None:
        return [_no_day_said(one)]
    if staged.shape.speaks is Speaks.YEAR:
        return []
    return [
        Finding(
            code=DAY_TAKEN,
            table="Message",
            says=one.last_day.isoformat(),
            why=f"This return is taken to speak up to {one.last_day:%-d %B %Y}, the latest day "
            "that it says; if it was made on another day, load it again and say on which.",
            severity=Severity.NOTE,
        )
    ]


def _no_day_said(one: SliceName) -> Finding:
    taken = f"up to {one.last_day:%-d %B %Y}"
    if one.year:
        taken = f"of {one.period}"
    return Finding(
        code=NO_DAY_SAID,
        table="Message",
        says=one.last_day.isoformat() if one.last_day else "",
        why=f"Nothing in this return says a day, so it is taken to speak {taken}, by the day on "
        "which it is loaded; if it is of another day, load it again and say which.",
        severity=Severity.QUERY,
    )


def _year_of_a_return(council: str, kind: str, year: int) -> SliceName:
    first_day, last_day = days_of_census_year(year)
    return SliceName(
        council=council,
        kind=kind,
        period=f"{year - 1}-{year % 100:02d}",
        year=year,
        first_day=first_day,
        last_day=last_day,
    )


def _day_of_its_own(staged: Staged, today: datetime.date) -> datetime.date | None:
    """The latest day up to which the return says, in a cell for it, that it speaks."""
    days = [
        f'select max("{AS_AT}") as day from "read_{group.name}" where "{AS_AT}" <= $today'
        for group in staged.shape.groups
        if any(cell.name == AS_AT and cell.reads is Reads.DATE for cell in group.cells)
    ]
    return _one_day(staged, days, "max(day)", today)


def _latest_day(staged: Staged, today: datetime.date) -> datetime.date | None:
    """The latest day, no later than today, on which the return says that something happened."""
    days = [
        f"select max({column}) as day from {table.name} where {column} <= $today"
        for table in staged.tables
        # People who keep a tracker write into it what has happened since a row began.
        for column in (table.dates if staged.shape is TRACKER else table.spans)
    ]
    return _one_day(staged, days, "max(day)", today)


def _earliest_day(staged: Staged, last_day: datetime.date) -> datetime.date | None:
    """From when the system's rows begin: the earliest day on which any of them ended or happened,
    but for a few that lie far before all others. What was over before is in no row."""
    days = [
        f"select {table.spans[-1]} as day from {table.name} where {table.spans[-1]} <= $today"
        for table in staged.tables
        if table.spans
    ]
    return _one_day(staged, days, f"quantile_disc(day, {OUTLIERS})", last_day)


def _one_day(
    staged: Staged, days: list[str], which: str, today: datetime.date
) -> datetime.date | None:
    if not days:
        return None
    row = staged.connection.execute(
        f"select {which} from ({' union all '.join(days)})", {"today": today}
    ).fetchone()
    found: datetime.date | None = row[0] if row else None
    return found


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


def header_findings(raw: RawReturn) -> Iterator[Finding]:
    """That the reference date and the year of a census's header do not agree."""
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
