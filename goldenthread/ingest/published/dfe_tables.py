"""Reads the tables that DfE publishes for re-use: a row for each period and area.

They have had the same columns for time and place since 2018 (`time_period`, `geographic_level` and
the codes and names of each level), or one pair for places of any level (`location`,
`location_code`). All other columns are figures, groups or a caption, and change with each edition.
"""

from collections.abc import Iterator
from dataclasses import dataclass

from goldenthread.codes.published_symbols import is_known_symbol, number_of
from goldenthread.codes.written import fold
from goldenthread.ingest.published.figures import MOST_NAMED, Figures, note
from goldenthread.ingest.published.periods import year_of
from goldenthread.ingest.published.whose_figures import (
    Area,
    AreasOfATable,
    OfOurs,
    area_of_dfe,
)
from goldenthread.ingest.tables_in_files import FoundTable
from goldenthread.returns.published_figures.catalogue import INDICATORS
from goldenthread.returns.published_figures.headings import (
    LEVEL,
    TIME,
    TIME_AND_PLACE,
    bare,
)
from goldenthread.returns.published_figures.in_rows import in_rows
from goldenthread.returns.published_figures.indicator import Indicator

OF_TIME_AND_PLACE = (*TIME_AND_PLACE, "location_code", "location")
FOLDED = {fold(name): name for name in OF_TIME_AND_PLACE} | {
    "lacode": "old_la_code",
    "localauthoritycode": "old_la_code",
    "localauthorityname": "la_name",
    "localauthority": "la_name",
    "locationname": "location",
}

ALL_OF_THEM = {"total", "all", "allchildren", "totalchildren", "allages", "persons", "people"}
"""What stands in a column of groups where the row is of all."""

LONGEST_MARK = 3
"""Letters of a symbol: `low` is the longest yet."""

CAPTIONS = ("category", "categorytype", "topic", "table", "tabletitle")
OF_A_CAPTION = (
    "child",
    "plan",
    "referral",
    "assessment",
    "conference",
    "episode",
    "factor",
    "need",
)
"""A column that says one thing in all its rows, with one of these words, says what the table is."""


@dataclass(kw_only=True)
class Columns:
    """The columns of a table, each by its place: time and place, figures, groups, and the rest."""

    of_time_and_place: dict[str, int]
    figures: dict[str, int]
    groups: dict[str, int]
    captions: dict[str, int]
    passed_over: list[str]


@dataclass(frozen=True)
class Wanted:
    """A figure that a table has, and the place of its column. `where` is what the row must say,
    each in all its words; it `is_row` where the row alone says what is counted."""

    indicator: Indicator
    place: int
    where: tuple[tuple[str, ...], ...] = ()
    is_row: bool = False


def is_dfe_table(headings: list[str]) -> bool:
    """Whether a table's headings are those of a table that DfE publishes."""
    folded = {FOLDED.get(fold(heading)) for heading in headings}
    return TIME in folded and LEVEL in folded


def read_dfe_table(found: FoundTable, ours: OfOurs, into: Figures) -> bool:
    """Add the figures of a table that we know; False where it has none of them."""
    columns = _columns(found)
    wanted = _wanted(columns)
    if not wanted:
        return False
    areas = AreasOfATable(ours=ours, areas=list(_areas(found, columns)))
    periods = _texts(found, columns.of_time_and_place[TIME])
    years = {period: year_of(period) for period in set(periods)}
    since, added = len(into.rows), set[Wanted]()
    lines = found.cells["line"].to_pylist()
    cells = {place: _texts(found, place) for place in _places(columns, wanted)}
    for row in areas.kept:
        year, area = years[periods[row]], areas.areas[row]
        if year is None or area is None:
            continue
        for one, breakdown in _of_row(wanted, columns, cells, row):
            if not cells[one.place][row]:
                into.blank += 1
                continue
            added.add(one)
            into.add(
                one.indicator,
                area,
                line=lines[row],
                time_period=periods[row],
                year=year,
                says=cells[one.place][row],
                breakdown=breakdown,
            )
    if not added:
        return False
    release = max(filter(None, years.values()), default=0)
    table = _table_of({one.indicator for one in added})
    if all(one.is_row for one in added):
        table = f"national figures of {table}"
    into.close_table(found, areas, table=table, release=release, since=since)
    _say_what_was_passed_over(found, columns, years, into)
    return True


def _of_row(
    wanted: list[Wanted], columns: Columns, cells: dict[int, list[str]], row: int
) -> Iterator[tuple[Wanted, str]]:
    """The figures that a row has, each with the group that it is of."""
    said = {name: cells[place][row] for name, place in columns.groups.items()}
    about = {name: cells[place][row] for name, place in columns.captions.items()}
    for one in wanted:
        breakdown = _breakdown(one, said, about)
        if breakdown is not None:
            yield one, breakdown


def _table_of(added: set[Indicator]) -> str:
    """The table of the publication: that of the figures which stand in no other."""
    own = {one.table for one in added if not one.stands_in_others}
    return " and ".join(sorted(own or {one.table for one in added}))


def _columns(found: FoundTable) -> Columns:
    known = {bare(name) for one in INDICATORS.values() for name in one.columns}
    columns = Columns(of_time_and_place={}, figures={}, groups={}, captions={}, passed_over=[])
    for place, heading in enumerate(found.headings):
        name = FOLDED.get(fold(heading))
        if name:
            columns.of_time_and_place.setdefault(name, place)
            continue
        if not heading:
            continue
        values = _different(found, place)
        if bare(heading) in known and _are_figures(values):
            columns.figures.setdefault(bare(heading), place)
        elif _are_figures(values):
            columns.passed_over.append(heading)
        elif len(values) == 1 and (fold(heading) in CAPTIONS or _is_caption(values)):
            columns.captions[heading] = place
        else:
            columns.groups[heading] = place
    return columns


def _wanted(columns: Columns) -> list[Wanted]:
    """The figures that the table has."""
    wanted = []
    for indicator in INDICATORS.values():
        if indicator.beside and not {bare(name) for name in indicator.beside} & set(
            columns.figures
        ):
            continue
        if indicator.where and not (columns.groups or columns.captions):
            continue
        for name in indicator.columns:
            if bare(name) in columns.figures:
                place = columns.figures[bare(name)]
                wanted.append(Wanted(indicator, place, indicator.where))
                break
    if not columns.groups:
        return wanted
    return wanted + [
        Wanted(indicator, columns.figures[bare(column)], ((words,),), is_row=True)
        for words, indicator, column in in_rows()
        if bare(column) in columns.figures
    ]


def _breakdown(one: Wanted, said: dict[str, str], about: dict[str, str]) -> str | None:
    """Of which group a row's figure is, empty where it is of all; None where the row does not say
    what the figure is of."""
    left = {name: text for name, text in said.items() if fold(text) not in ALL_OF_THEM}
    if one.is_row:
        left = {name: text for name, text in left.items() if fold(name) not in CAPTIONS}
    if not one.where:
        return "; ".join(f"{name}: {text}" for name, text in left.items())
    told = said | about
    for alternatives in one.where:
        wanted = {fold(text) for text in alternatives}
        name = next((name for name, text in told.items() if fold(text) in wanted), None)
        if name is None:
            return None
        left.pop(name, None)
    return "; ".join(f"{name}: {text}" for name, text in left.items())


def _areas(found: FoundTable, columns: Columns) -> Iterator[Area | None]:
    nothing = [""] * found.cells.num_rows

    def texts(name: str) -> list[str]:
        place = columns.of_time_and_place.get(name)
        return nothing if place is None else _texts(found, place)

    made: dict[tuple[str, ...], Area | None] = {}
    names = (LEVEL, "country_name", "region_code", "region_name", "old_la_code", "la_name")
    for row in zip(*map(texts, (*names, "location_code", "location")), strict=True):
        if row not in made:
            level, country, region, region_name, council, council_name, code, name = row
            made[row] = area_of_dfe(
                level,
                country=country,
                region=(region, region_name),
                council=(council, council_name),
                place=(code, name),
            )
        yield made[row]


def _places(columns: Columns, wanted: list[Wanted]) -> set[int]:
    of_groups = {*columns.groups.values(), *columns.captions.values()}
    return of_groups | {one.place for one in wanted}


def _texts(found: FoundTable, place: int) -> list[str]:
    return [(text or "").strip() for text in found.cells[f"c{place}"].to_pylist()]


def _different(found: FoundTable, place: int) -> set[str]:
    values = found.cells[f"c{place}"].unique().to_pylist()
    return {text.strip() for text in values if text and text.strip()}


def _are_figures(values: set[str]) -> bool:
    """Whether a column holds numbers and symbols; one that holds symbols alone holds figures too,
    none of which could be shown.

    A mark that no edition has explained may stand among numbers. Whatever says that a row is of
    all, or is longer than a mark, makes it a column of groups (ages, each its own row).
    """
    others = [v for v in values if number_of(v) is None and not is_known_symbol(v)]
    are_marks = all(len(v) <= LONGEST_MARK and fold(v) not in ALL_OF_THEM for v in others)
    return not others or (are_marks and 2 * len(others) < len(values))


def _is_caption(values: set[str]) -> bool:
    return any(word in value.casefold() for value in values for word in OF_A_CAPTION)


def _say_what_was_passed_over(
    found: FoundTable, columns: Columns, years: dict[str, int | None], into: Figures
) -> None:
    if columns.passed_over:
        named = ", ".join(columns.passed_over[:MOST_NAMED])
        more = len(columns.passed_over) - MOST_NAMED
        rest = f" and {more} more" if more > 0 else ""
        why = f"No measure here is set beside these columns, which were passed over: {named}{rest}."
        into.findings.append(note(found, "columns-passed-over", why))
    unknown = sorted(period for period, year in years.items() if year is None)
    if unknown:
        why = f"The periods {', '.join(unknown[:MOST_NAMED])} name no year, and were passed over."
        into.findings.append(note(found, "period-not-read", why))
