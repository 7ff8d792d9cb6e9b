"""Reads files of the local authority interactive tool: a row for each figure, year and area."""

from goldenthread.codes.written import fold
from goldenthread.ingest.published.figures import Figures, note
from goldenthread.ingest.published.periods import year_of
from goldenthread.ingest.published.whose_figures import AreasOfATable, OfOurs, area_of_tool
from goldenthread.ingest.tables_in_files import FoundTable
from goldenthread.returns.published_figures.catalogue import INDICATORS

PUBLICATION, TABLE = "Local authority interactive tool", "LAIT"

COLUMNS = {
    "measure": ("measureshort", "shortdesc", "measurecode"),
    "years": ("years", "year"),
    "number": ("lanumber", "lanum", "lacode"),
    "name": ("la", "laandregions", "laname", "localauthority"),
    "region": ("region",),
    "says": ("values", "value", "valuesclean", "valuesnum"),
}
NEEDED = ("measure", "years", "name", "says")


def is_tool_file(headings: list[str]) -> bool:
    """Whether a table's headings are those of the tool's long files."""
    places = _places(headings)
    return all(name in places for name in NEEDED)


def read_tool_file(found: FoundTable, ours: OfOurs, into: Figures) -> bool:
    """Add the figures that we know; False where the file has none of them."""
    places = _places(found.headings)
    known = {fold(name): one for one in INDICATORS.values() for name in one.tool}
    measures = _texts(found, places, "measure")
    if not any(fold(name) in known for name in set(measures)):
        return False
    texts = [_texts(found, places, name) for name in ("number", "name", "region")]
    made = {row: area_of_tool(*row) for row in set(zip(*texts, strict=True))}
    areas = AreasOfATable(ours=ours, areas=[made[row] for row in zip(*texts, strict=True)])
    years, says = _texts(found, places, "years"), _texts(found, places, "says")
    read = {text: year_of(text) for text in set(years)}
    lines, since = found.cells["line"].to_pylist(), len(into.rows)
    for row in areas.kept:
        indicator, area = known.get(fold(measures[row])), areas.areas[row]
        year = read[years[row]]
        if indicator and not says[row]:
            into.blank += 1
        elif indicator and area and year:
            into.add(
                indicator,
                area,
                line=lines[row],
                time_period=years[row],
                year=year,
                says=says[row],
                publication=PUBLICATION,
            )
    if len(into.rows) == since:
        return False
    release = max(filter(None, read.values()), default=0)
    into.close_table(found, areas, table=TABLE, release=release, since=since)
    others = {name for name in measures if fold(name) not in known}
    if others:
        why = f"{len(others):,} of its measures are set beside none of ours, and were passed over."
        into.findings.append(note(found, "columns-passed-over", why))
    return True


def _places(headings: list[str]) -> dict[str, int]:
    folded = [fold(heading) for heading in headings]
    places = {}
    for name, also in COLUMNS.items():
        place = next((folded.index(one) for one in also if one in folded), None)
        if place is not None:
            places[name] = place
    return places


def _texts(found: FoundTable, places: dict[str, int], name: str) -> list[str]:
    if name not in places:
        return [""] * found.cells.num_rows
    return [(text or "").strip() for text in found.cells[f"c{places[name]}"].to_pylist()]
