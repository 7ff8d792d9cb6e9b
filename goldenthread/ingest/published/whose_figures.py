"""Of which areas figures are kept: this council, its region, its neighbours and England."""

from collections.abc import Iterable
from dataclasses import dataclass, field

from goldenthread.codes.councils import COUNCILS
from goldenthread.codes.regions import ENGLAND, ENGLAND_CODE, REGIONS, council_code, region_code

COUNCIL, REGION = "council", "region"


@dataclass(frozen=True, kw_only=True)
class OfOurs:
    """The council whose home it is, by DfE's three figures, and those that it is set beside."""

    council: str
    neighbours: frozenset[str] = frozenset()

    @property
    def named(self) -> str:
        """The council in words."""
        return COUNCILS.get(self.council, f"council {self.council}")


@dataclass(frozen=True, kw_only=True)
class Area:
    """An area of a published table; `region` is the code of the region that a council is in."""

    level: str
    code: str
    name: str
    region: str = ""


@dataclass(kw_only=True)
class AreasOfATable:
    """The areas of a table's rows, None where a row is of no area that we know, and which of them
    are kept."""

    ours: OfOurs
    areas: list[Area | None]
    our_region: str = ""
    has_councils: bool = False
    kept: list[int] = field(default_factory=list)

    def __post_init__(self) -> None:
        """Find the region from the council's own rows; a table that has no councils tells none, and
        there the figures of every region are kept."""
        self.has_councils = any(area and area.level == COUNCIL for area in self.areas)
        for area in self.areas:
            if area and area.level == COUNCIL and area.code == self.ours.council and area.region:
                self.our_region = area.region
        self.kept = [row for row, area in enumerate(self.areas) if area and self._is_kept(area)]

    @property
    def holds_ours(self) -> bool:
        """Whether the table has any row of this council."""
        codes = {area.code for area in self.areas if area}
        return self.ours.council in codes

    def neighbours_held(self) -> int:
        """How many of the statistical neighbours the table has."""
        return len({area.code for area in self.areas if area} & self.ours.neighbours)

    def _is_kept(self, area: Area) -> bool:
        if area.level == COUNCIL:
            return area.code == self.ours.council or area.code in self.ours.neighbours
        if area.level == REGION:
            return area.code == self.our_region or not self.has_councils
        return True


def area_of_dfe(
    level: str,
    *,
    country: str,
    region: tuple[str, str],
    council: tuple[str, str],
    place: tuple[str, str],
) -> Area | None:
    """The area of a row of one of DfE's tables: its level, and codes and names of each kind.

    `place` are the code and name of a table that has one column for places of every level.
    """
    match "".join(c for c in level.casefold() if c.isalpha()):
        case "national" | "country":
            name = country or place[1] or ENGLAND
            return england() if name.strip().casefold() == "england" else None
        case "regional" | "region":
            code = region_code(*region) or region_code(*place)
            return Area(level=REGION, code=code, name=REGIONS[code]) if code else None
        case "localauthority" | "localauthorities" | "la":
            code = council_code(*council) or council_code(*place)
            name = council[1] or place[1] or COUNCILS.get(code, "")
            lies_in = region_code(*region)
            return Area(level=COUNCIL, code=code, name=name, region=lies_in) if code else None
    return None


def area_of_tool(number: str, name: str, region: str) -> Area | None:
    """The area of a row of the interactive tool, which has one column for places of every level."""
    if name.strip().casefold().startswith("england"):
        return england()
    if code := region_code("", name):
        return Area(level=REGION, code=code, name=REGIONS[code])
    if code := council_code(number, name):
        lies_in = region_code("", region)
        return Area(level=COUNCIL, code=code, name=name or COUNCILS.get(code, ""), region=lies_in)
    return None


def england() -> Area:
    """England as a whole."""
    return Area(level=ENGLAND, code=ENGLAND_CODE, name=ENGLAND)


def levels(areas: Iterable[Area | None]) -> set[str]:
    """The levels of area that are among them."""
    return {area.level for area in areas if area}
