"""Reads the tables that DfE publishes for re-use: a row for each period and area.

They have had the same columns for time and place since 2018 (`time_period`, `geographic_level` and
the codes and names of each level), or one pair for places of any level (`location`,
`location_code`). All other columns are figures, groups or a caption, and change with each edition.
"""

from collections.abc import Iterator
from dataclasses import dataclass

from goldenthread.codes.published_symbols import is_known_symbol, number_of
from goldenthread.codes.written import fold
from goldenthread.ingest.published.figures import MOST_NAMED, PLACES, Figures, note
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
    since = len(into.rows)
    lines = found.cells["line"].to_pylist()
    cells = {place: _texts(found, place) for place in _places(columns, wanted)}
    for row in areas.kept:
        year, area = years[periods[row]], areas.areas[row]
        if year is None or area is None:
            continue
        said = {name: cells[place][row] for name, place in columns.groups.items()}
        about = {name: cells[place][row] for name, place in columns.captions.items()}
        for indicator, place in wanted:
            breakdown = _breakdown(indicator, said, about)
            if breakdown is not None and not cells[place][row]:
                into.blank += 1
            elif breakdown is not None:
                into.add(
                    indicator,
                    area,
                    line=lines[row],
                    time_period=periods[row],
                    year=year,
                    says=cells[place][row],
                    breakdown=breakdown,
                )
    if len(into.rows) == since:
        return False
    release = max(filter(None, years.values()), default=0)
    into.close_table(found, areas, table=_table_of(into, since), release=release, since=since)
    _say_what_was_passed_over(found, columns, years, into)
    return True


def _table_of(into: Figures, since: int) -> str:
    """The table of the publication: that of the figures which stand in no other."""
    codes = {str(row[PLACES["indicator"]]) for row in into.rows[since:]}
    own = {INDICATORS[code].table for code in codes if not INDICATORS[code].stands_in_others}
    return " and ".join(sorted(own or {INDICATORS[code].table for code in codes}))


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


def _wanted(columns: Columns) -> list[tuple[Indicator, int]]:
    """The figures that the table has, each with the place of its column."""
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
                wanted.append((indicator, columns.figures[bare(name)]))
                break
    return wanted


def _breakdown(indicator: Indicator, said: dict[str, str], about: dict[str, str]) -> str | None:
    """Of which group a row's figure is, empty where it is of all; None where the row does not say
    what the figure is of."""
    left = {name: text for name, text in said.items() if fold(text) not in ALL_OF_THEM}
    if not indicator.where:
        return "; ".join(f"{name}: {text}" for name, text in left.items())
    told = said | about
    for alternatives in indicator.where:
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


def _places(columns: Columns, wanted: list[tuple[Indicator, int]]) -> set[int]:
    of_groups = {*columns.groups.values(), *columns.captions.values()}
    return of_groups | {place for _, place in wanted}


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
