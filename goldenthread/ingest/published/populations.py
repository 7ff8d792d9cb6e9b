"""Reads the mid-year population estimates of the Office for National Statistics, by single year of
age: a column for each age, or a row for each. Of children aged 0 to 17 the sum is kept.

The same estimates come in several shapes, and none says its shape: the workbook of local
authorities has a column for each age and its year in its name; the long file has a row for each
age and sex and a column for each year; what Nomis and the ONS's own service give has a row for each
figure. What all have is a column of ONS codes of areas, and every age from 0 to 17.
"""

import datetime
import re
from collections.abc import Callable, Iterator, Sequence
from dataclasses import dataclass, replace

from goldenthread.codes.councils import COUNCILS
from goldenthread.codes.published_symbols import number_of
from goldenthread.codes.regions import ENGLAND_CODE, REGIONS, council_code
from goldenthread.codes.written import fold
from goldenthread.ingest.findings import Refused, Severity
from goldenthread.ingest.published.figures import Figures, note
from goldenthread.ingest.published.whose_figures import (
    COUNCIL,
    REGION,
    Area,
    AreasOfATable,
    OfOurs,
    england,
)
from goldenthread.ingest.tables_in_files import FoundTable
from goldenthread.returns.published_figures.catalogue import INDICATORS
from goldenthread.returns.published_figures.other_publications import (
    CHILDREN_0_TO_17,
    POPULATION_OF_ONS,
)

TABLE = "single year of age"
AGES = frozenset(range(18))
OF_PLACES = r"(?:lad|la|area|geography|utla|ltla|ctyua|ons|local ?authority)?(?:\d\d)?"
A_CODE = re.compile(rf"{OF_PLACES}(?:codes?|cd)(?:\d\d)?|administrativegeography")
A_NAME = re.compile(rf"{OF_PLACES}(?:names?|nm)(?:\d\d)?")
OTHER_NAME = re.compile("geography|localauthority|area")
AN_ONS_CODE = re.compile(r"[EWSNK]\d{8}")
AN_AGE = re.compile(r"(?:aged?\s*)?(\d{1,2})(?:\s*years?(?: old)?)?", re.IGNORECASE)
UNDER_ONE = ("under1", "lessthan1", "agedunder1", "0under1")
A_YEAR = re.compile(r"(?<!\d)(?:19|20)\d\d(?!\d)")
A_YEARS_COLUMN = re.compile(r"(?:mid|population|pop|persons|people)?((?:19|20)\d\d)")

AGE = re.compile("age|c?agename|singleyearofage|ageinyears")
SEX = re.compile("c?(?:sex|gender)(?:name)?")
YEAR = re.compile("year|midyear|date|datename|time|timeperiod|calendaryears")
SAYS = re.compile("v40|obsvalue|value|population|count|persons|people|number|observation")
WHAT = re.compile("measures?name")
EVERYBODY = ("total", "persons", "all", "allpersons", "people", "everybody", "allsexes")


@dataclass(frozen=True, kw_only=True)
class Shape:
    """Where a table has what: the places of its columns. `ages` are those of a column for each age,
    `years` of one for each year; a row has one age, or one year, where there are none."""

    code: int
    name: int | None
    ages: dict[int, int]
    years: dict[int, int]
    age: int | None
    sex: int | None
    year: int | None
    says: int | None
    what: int | None


@dataclass(frozen=True)
class Said:
    """One number of a row: of which area, year and age."""

    area: Area
    year: int
    age: int
    says: str


def is_population(found: FoundTable) -> bool:
    """Whether a table is one of estimates by area and single year of age."""
    shape = _shape(found)
    if shape is None:
        return False
    if not any(AN_ONS_CODE.fullmatch(code) for code in _texts(found, shape.code)):
        return False
    if shape.ages:
        return True
    assert shape.age is not None
    return {_age(text) for text in set(_texts(found, shape.age))} >= AGES


def read_population(
    name: str, found: FoundTable, ours: OfOurs, into: Figures, *, as_at: datetime.date | None
) -> bool:
    """Add how many children of 0 to 17 each area has, by year; False where the table is of one sex
    alone. `name` is that of its file. Raises Refused where nothing says of which year it is."""
    if {"male", "males", "female", "females", "men", "women"} & _words(found.name):
        return False
    shape = _shape(found)
    assert shape is not None
    of_all = _year_of_the_table(name, found, shape, as_at)
    areas = AreasOfATable(ours=ours, areas=list(_areas(found, shape)))
    since, lines = len(into.rows), found.cells["line"].to_pylist()
    sums: dict[tuple[str, int], dict[int, list[str]]] = {}
    first: dict[tuple[str, int], tuple[Area, int]] = {}
    for row, said in _numbers(found, shape, areas, of_all):
        key = (said.area.code, said.year)
        first.setdefault(key, (said.area, lines[row]))
        sums.setdefault(key, {}).setdefault(said.age, []).append(said.says)
    for key, ages in sums.items():
        area, line = first[key]
        numbers = [number_of(text) for texts in ages.values() for text in texts]
        if ages.keys() >= AGES and None not in numbers:
            into.add(
                INDICATORS[CHILDREN_0_TO_17],
                area,
                line=line,
                time_period=str(key[1]),
                year=key[1],
                says=str(int(sum(n for n in numbers if n is not None))),
                publication=POPULATION_OF_ONS,
            )
    if len(into.rows) == since:
        return False
    release = max(year for _, year in sums)
    lost = len(sums) - (len(into.rows) - since)
    into.close_table(found, areas, table=TABLE, release=release, since=since)
    _say_how(found, into, lost=lost)
    return True


def _say_how(found: FoundTable, into: Figures, *, lost: int) -> None:
    why = "The ages 0 to 17 were added up: that sum is what is kept."
    into.findings.append(note(found, "added-up", why))
    if lost > 0:
        why = (
            f"{lost:,} sum{'s' * (lost != 1)} could not be made: an age from 0 to 17 is missing "
            "or is no number."
        )
        into.findings.append(note(found, "ages-missing", why, severity=Severity.QUERY))


def _shape(found: FoundTable) -> Shape | None:
    """Where the table has what; None where it is no table of ages by area."""
    folded = [fold(heading) for heading in found.headings]

    def place(pattern: re.Pattern[str]) -> int | None:
        return next((n for n, one in enumerate(folded) if one and pattern.fullmatch(one)), None)

    code = place(A_CODE)
    if code is None:
        return None
    name = place(A_NAME)
    years = {
        int(seen[1]): n for n, one in enumerate(folded) if (seen := A_YEARS_COLUMN.fullmatch(one))
    }
    ages = {
        age: n
        for n, heading in enumerate(found.headings)
        if (age := _age(heading)) is not None and n not in years.values()
    }
    shape = Shape(
        code=code,
        name=name if name is not None else place(OTHER_NAME),
        ages=ages if ages.keys() >= AGES else {},
        years=years,
        age=place(AGE),
        sex=place(SEX),
        year=place(YEAR),
        says=place(SAYS),
        what=place(WHAT),
    )
    is_long = shape.age is not None and (shape.years or shape.says is not None)
    return shape if shape.ages or is_long else None


def _age(text: str) -> int | None:
    """The single year of age; None of several years together, and of all ages."""
    if fold(text) in UNDER_ONE:
        return 0
    seen = AN_AGE.fullmatch(text.strip())
    return int(seen[1]) if seen else None


def _words(name: str) -> set[str]:
    return set(re.findall(r"[a-z]+", name.casefold()))


def _year_of_the_table(
    name: str, found: FoundTable, shape: Shape, as_at: datetime.date | None
) -> int | None:
    """The year of all rows, where no column says one: by the name of the sheet or the file, else
    the day that a person said."""
    if shape.years or shape.year is not None:
        return None
    for text in (found.name, name):
        if seen := A_YEAR.search(text):
            return int(seen[0])
    if as_at:
        return as_at.year
    raise Refused(
        f"{name} has populations by age and does not say of which mid-year; put the year into its "
        "name (2024), or say the day (30 June of that year) when you load it."
    )


def _areas(found: FoundTable, shape: Shape) -> Iterator[Area | None]:
    """The area of each row; a council lies in the region whose row comes before, where the rows
    stand so."""
    codes = _texts(found, shape.code)
    names = _texts(found, shape.name) if shape.name is not None else [""] * len(codes)
    region = ""
    for code, name in zip(codes, names, strict=True):
        area = _area(code, name)
        if area and area.level == REGION:
            region = area.code
        elif area and area.level == COUNCIL:
            area = replace(area, region=region)
        yield area


def _area(code: str, name: str) -> Area | None:
    if code == ENGLAND_CODE:
        return england()
    if code in REGIONS:
        return Area(level=REGION, code=code, name=REGIONS[code])
    if code.startswith("E") and (council := council_code("", name)):
        return Area(level=COUNCIL, code=council, name=COUNCILS.get(council, name))
    return None


def _numbers(
    found: FoundTable, shape: Shape, areas: AreasOfATable, of_all: int | None
) -> Iterator[tuple[int, Said]]:
    """Every number of a child's age in the rows that are kept, each with the place of its row."""
    cell = _cells(found)
    rows = [row for row in areas.kept if _is_counted(shape, cell, row)]
    everybody = shape.sex is not None and any(
        fold(cell(shape.sex, row)) in EVERYBODY for row in rows
    )
    for row in rows:
        area = areas.areas[row]
        assert area is not None
        if everybody and shape.sex is not None and fold(cell(shape.sex, row)) not in EVERYBODY:
            continue
        year = of_all or (_year(cell(shape.year, row)) if shape.year is not None else None)
        columns = shape.years or ({year: shape.says} if year and shape.says is not None else {})
        if shape.ages and year:
            for age in AGES:
                yield row, Said(area, year, age, cell(shape.ages[age], row))
        elif shape.age is not None and (age_said := _age(cell(shape.age, row))) in AGES:
            for one, place in columns.items():
                assert age_said is not None
                yield row, Said(area, one, age_said, cell(place, row))


def _is_counted(shape: Shape, cell: Callable[[int, int], str], row: int) -> bool:
    """Whether the row is a number of people: Nomis has a row for the share of all too."""
    return shape.what is None or fold(cell(shape.what, row)) in ("value", "number", "count")


def _year(text: str) -> int | None:
    seen = A_YEAR.search(text)
    return int(seen[0]) if seen else None


def _cells(found: FoundTable) -> Callable[[int, int], str]:
    held: dict[int, Sequence[str]] = {}

    def cell(place: int, row: int) -> str:
        if place not in held:
            held[place] = _texts(found, place)
        return held[place][row]

    return cell


def _texts(found: FoundTable, place: int) -> list[str]:
    return [(text or "").strip() for text in found.cells[f"c{place}"].to_pylist()]
