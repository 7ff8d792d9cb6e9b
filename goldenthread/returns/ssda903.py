"""The SSDA903, DfE's collection about children looked after: a set of CSV tables for one year.

Headings as the collections of 2016-17 to 2026-27 have them; a council's own columns beside them
are passed over. The sector's validator takes the set of the year before too, each file with
`_last` after its name. Dates are written 31/03/2025.
"""

from collections.abc import Callable
from typing import Any

from goldenthread.codes import leaving_care, looked_after, people, ssda903, written
from goldenthread.codes.code_set import CodeSet
from goldenthread.returns.shape import NOWHERE, Cell, Group, Reads, Return, Speaks

LAST_YEARS = "_last"


def _text(name: str, *, needed: bool = False, also: tuple[str, ...] = ()) -> Cell:
    return Cell(name=name, needed=needed, also=also, meaning=written.said)


def _code(name: str, codes: CodeSet, **more: Any) -> Cell:
    return Cell(name=name, reads=Reads.CODE, codes=codes, meaning=written.code_in(codes), **more)


def _day(name: str, *, needed: bool = False) -> Cell:
    return Cell(name=name, reads=Reads.DATE, needed=needed, meaning=ssda903.day)


def _flag(name: str, *, needed: bool = False) -> Cell:
    return Cell(name=name, reads=Reads.FLAG, needed=needed, meaning=written.flag)


def _number(name: str) -> Cell:
    return Cell(name=name, reads=Reads.NUMBER, meaning=written.number)


def _of(name: str, heading: str, meaning: Callable[[str], str], reads: Reads, **more: Any) -> Cell:
    return Cell(name=name, heading=heading, meaning=meaning, reads=reads, **more)


CHILD = Cell(
    name="CHILD", needed=True, also=("CHILDID", "CHILD_ID"), meaning=written.number_in_a_list
)
BORN = _day("DOB")
YEAR = _of("YEAR", "YEAR", ssda903.year_ending, Reads.NUMBER)
"""No column of DfE's: the sector's pipelines add it. Where a file has none, it is the year of the
return."""


def _group(name: str, *cells: Cell, also: tuple[str, ...] = (), **more: Any) -> Group:
    names = (*also, *(f"{one}{LAST_YEARS}" for one in (name, *also)))
    return Group(name=name, also=names, cells=cells, **more)


HEADER = _group(
    "header",
    CHILD,
    Cell(name="SEX", reads=Reads.CODE, codes=people.SEX, needed=True, meaning=written.said),
    BORN,
    _code("ETHNIC", people.ETHNICITY),
    _of("UPN", "UPN", ssda903.upn, Reads.TEXT),
    _of("UPN_UNKNOWN", "UPN", ssda903.upn_unknown, Reads.CODE),
    _of("IS_MOTHER", "MOTHER", ssda903.is_mother, Reads.TEXT),
    _day("MC_DOB"),
)

EPISODES = _group(
    "episodes",
    CHILD,
    _day("DECOM", needed=True),
    _code("RNE", looked_after.REASON_EPISODE_STARTED),
    _code("LS", looked_after.LEGAL_STATUS),
    _code("CIN", looked_after.CATEGORY_OF_NEED),
    _code("PLACE", looked_after.PLACEMENT_TYPE, also=("PL",)),
    _code("PLACE_PROVIDER", looked_after.PLACEMENT_PROVIDER),
    _day("DEC"),
    _code("REC", looked_after.REASON_CEASED),
    _code("REASON_PLACE_CHANGE", looked_after.REASON_PLACEMENT_CHANGED),
    _text("HOME_POST"),
    _text("PL_POST"),
    _text("URN"),
    _of("SHORT_BREAK", "LS", ssda903.short_break, Reads.TEXT),
    Cell(name="IN_CARE", heading=NOWHERE),
)

REVIEWS = _group(
    "reviews",
    CHILD,
    BORN,
    _day("REVIEW", needed=True),
    _code("REVIEW_CODE", looked_after.REVIEW_PARTICIPATION),
)

UASC = _group(
    "uasc",
    CHILD,
    Cell(name="SEX", reads=Reads.CODE, codes=people.SEX, meaning=written.said),
    BORN,
    _day("DUC", needed=True),
)

OC2 = _group(
    "oc2",
    CHILD,
    BORN,
    _number("SDQ_SCORE"),
    _code("SDQ_REASON", leaving_care.SDQ_REASON),
    _flag("CONVICTED"),
    _flag("HEALTH_CHECK"),
    _flag("IMMUNISATIONS"),
    _flag("TEETH_CHECK"),
    _flag("HEALTH_ASSESSMENT", needed=True),
    _flag("SUBSTANCE_MISUSE"),
    _flag("INTERVENTION_RECEIVED"),
    _flag("INTERVENTION_OFFERED"),
    Cell(name="HAS_SDQ", heading=NOWHERE),
    YEAR,
)

OC3 = _group(
    "oc3",
    CHILD,
    BORN,
    _code("IN_TOUCH", leaving_care.IN_TOUCH, needed=True),
    _code("ACTIV", leaving_care.ACTIVITY),
    _of("ACCOM", "ACCOM", ssda903.accommodation, Reads.CODE, codes=leaving_care.ACCOMMODATION),
    _of("SUITABLE", "ACCOM", ssda903.suitable, Reads.FLAG),
    YEAR,
)

AD1 = _group(
    "ad1",
    CHILD,
    BORN,
    _day("DATE_INT", needed=True),
    _day("DATE_MATCH"),
    _flag("FOSTER_CARE"),
    _number("NB_ADOPTR"),
    _code("SEX_ADOPTR", leaving_care.SEX_OF_ADOPTERS),
    _code("LS_ADOPTR", leaving_care.LEGAL_STATUS_OF_ADOPTERS),
)

# Its dates are those of decisions, whatever its name says: that the child should be placed, and
# that the child should no longer be. The placing itself is an episode with a placement A3 to A6.
PLACED_FOR_ADOPTION = _group(
    "placed_for_adoption",
    CHILD,
    BORN,
    _day("DATE_PLACED", needed=True),
    _day("DATE_PLACED_CEASED"),
    _code("REASON_PLACED_CEASED", leaving_care.NO_LONGER_FOR_ADOPTION),
    also=("PlacedAdoption", "should_be_placed_for_adoption"),
)

PREVIOUS_PERMANENCE = _group(
    "previous_permanence",
    CHILD,
    BORN,
    _code("PREV_PERM", leaving_care.PREVIOUS_PERMANENCE, needed=True),
    _text("LA_PERM"),
    _of("DATE_PERM", "DATE_PERM", ssda903.permanence_day, Reads.DATE),
    _of("YEAR_PERM", "DATE_PERM", ssda903.permanence_year, Reads.NUMBER),
    also=("PrevPerm",),
)

MISSING = _group(
    "missing",
    CHILD,
    BORN,
    _code("MISSING", looked_after.MISSING),
    _day("MIS_START", needed=True),
    _day("MIS_END"),
)

SW_EPISODES = _group(
    "sw_episodes",
    CHILD,
    BORN,
    _text("SW_ID"),
    _day("SW_DECOM", needed=True),
    _day("SW_DEC"),
    _code("SW_REASON", looked_after.WORKER_CHANGE),
    _text("SW_TEAM", also=("TEAM",)),
    also=("social_worker", "SWEpisodes"),
    since=2024,
)
"""No edition has a team; a council may add the column."""

DOLO = _group(
    "dolo",
    CHILD,
    BORN,
    _day("DOLO_START", needed=True),
    _day("DOLO_END"),
    since=2027,
)

ARRIVING = (
    HEADER,
    EPISODES,
    REVIEWS,
    UASC,
    OC2,
    OC3,
    AD1,
    PLACED_FOR_ADOPTION,
    PREVIOUS_PERMANENCE,
    MISSING,
    SW_EPISODES,
    DOLO,
)


def _made(name: str, *cells: Cell) -> Group:
    return Group(name=name, made_from=("episodes",), cells=(Cell(name="CHILD"), *cells))


def _is(name: str, reads: Reads = Reads.TEXT) -> Cell:
    return Cell(name=name, reads=reads, heading=NOWHERE)


STARTED, ENDED = _is("STARTED", Reads.DATE), _is("ENDED", Reads.DATE)
BEGAN_EARLIER = _is("BEGAN_EARLIER", Reads.FLAG)

MADE = (
    _made("periods_of_care", STARTED, ENDED, _is("CIN"), _is("REC"), BEGAN_EARLIER),
    _made(
        "placements",
        STARTED,
        ENDED,
        *map(_is, ("PLACE", "PLACE_PROVIDER", "RNE", "REC", "REASON_PLACE_CHANGE")),
        *map(_is, ("HOME_POST", "PL_POST", "URN")),
        BEGAN_EARLIER,
    ),
    _made("legal_statuses", STARTED, ENDED, _is("LS"), BEGAN_EARLIER),
)
"""Made from the episodes (ingest/making/ssda903.py)."""

SSDA903 = Return(
    kind="ssda903",
    title="SSDA903 (children looked after)",
    groups=(*ARRIVING, *MADE),
    speaks=Speaks.YEAR,
    year_before=LAST_YEARS,
)

EARLIEST_SEX = 2025
"""From 2024-25 SEX is M, F or U; before, 1 or 2."""
