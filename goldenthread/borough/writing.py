"""Writes the returns that Thornbeck would send, all of them about the same children."""

import csv
import datetime
import json
from collections.abc import Callable, Collection, Iterable, Iterator, Sequence
from dataclasses import asdict, fields
from pathlib import Path
from typing import Any

from goldenthread.borough.annex_a import annex_a_of
from goldenthread.borough.census import census_of
from goldenthread.borough.chairing import (
    chaired_conferences,
    reviewing_disputes,
    reviewing_officers,
)
from goldenthread.borough.collection import collection_of
from goldenthread.borough.dataset import dataset_of
from goldenthread.borough.days import extracted_on
from goldenthread.borough.disagreeing import (
    ANNEX_A,
    NIGHTLY,
    Disagreement,
    disagreements,
    log_of,
)
from goldenthread.borough.health_and_housing import early_help, health_contacts, housing
from goldenthread.borough.making import Borough
from goldenthread.borough.meetings import agencies, core_groups, strategy_discussions
from goldenthread.borough.overseeing import (
    cin_plan_reviews,
    front_door_decisions,
    management_decisions,
    supervisions,
)
from goldenthread.borough.papers import papers
from goldenthread.borough.partners import appointments, attendance
from goldenthread.borough.payload import in_parts, payload_of
from goldenthread.borough.requests import (
    serious_incidents,
    subject_access_requests,
    transfers_in,
)
from goldenthread.borough.saying_otherwise import (
    in_census,
    in_collection,
    in_early_help,
    in_tables,
)
from goldenthread.borough.several_ids import SecondId, as_its_systems_have_it
from goldenthread.borough.visits import visits
from goldenthread.returns.own_contract import (
    CHAIRED_CONFERENCES,
    CIN_PLAN_REVIEWS,
    CORE_GROUPS,
    EARLY_HELP,
    FRONT_DOOR_DECISIONS,
    HEALTH_CONTACTS,
    HOUSING,
    MANAGEMENT_DECISIONS,
    MEETING_AGENCIES,
    MEETING_PAPERS,
    PEOPLE_AND_ALLOCATIONS,
    POPULATION,
    REVIEWING_DISPUTES,
    REVIEWING_OFFICERS,
    SCHOOL_ATTENDANCE,
    SERIOUS_INCIDENTS,
    STRATEGY_DISCUSSIONS,
    SUBJECT_ACCESS_REQUESTS,
    SUPERVISIONS,
    TRANSFERS_IN,
    VISITS,
    WAS_NOT_BROUGHT,
)
from goldenthread.returns.shape import Return
from goldenthread.returns.writing import write_cin_census, write_csv
from goldenthread.returns.writing_annex_a import write_annex_a
from goldenthread.returns.writing_ssda903 import write_ssda903
from goldenthread.returns.writing_standard_safeguarding import write_standard_safeguarding

Rows = Callable[[Borough], Iterable[dict[str, Any]]]
Found = Sequence[Disagreement]
Write = Callable[[Borough, Path, Found], Iterator[Path]]


USUAL = ("census", "workforce", "population", "early_help", "partners", "forms")
"""The returns that are written where nobody says which."""

UNDATED = ("annex_a", "standard_safeguarding")
"""What begins the names of the returns that do not say up to which day they speak."""

DISAGREEMENTS = "disagreements.csv"
SECOND_IDS = "second_ids.csv"
LOGS = (DISAGREEMENTS, SECOND_IDS)
"""What is written beside the returns, and is none."""

OF_OTHERS = ("partners",)
"""The returns of those who know each child by its first id, whatever our own systems do."""

COLUMNS_OF_THE_LOG = (
    *("child", "table", "began on", "column", "one", "one says", "other", "other says"),
)


def write_returns(
    borough: Borough,
    out: Path,
    *,
    returns: Collection[str] = USUAL,
    disagreeing: int = 0,
    second_ids: int = 0,
    says: Callable[[Path], None] | None = None,
) -> list[Path]:
    """Write these returns (of RETURNS) into the folder `out` (made if absent), censuses first.

    Each path is one return to load: a file, or the folder of its files. Of `disagreeing` children
    one return says something else than the others; which, and what, is in the file DISAGREEMENTS
    beside them, which is no return. `second_ids` stories are told of children whom our systems have
    under two ids, or who only look it: those are in the file SECOND_IDS. `says` is called with each
    as it is done, for those who show progress. Raises KeyError for a return that there is not, and
    ValueError where so few children cannot disagree.
    """
    if unknown := sorted(set(returns) - set(RETURNS)):
        raise KeyError(", ".join(unknown))
    found = disagreements(borough, disagreeing)
    known, pairs = as_its_systems_have_it(
        borough, second_ids, apart={one.child_id for one in found}
    )
    out.mkdir(parents=True, exist_ok=True)
    if found:
        kinds = ["cin_census" if name == "census" else name for name in returns]
        _log(out / DISAGREEMENTS, COLUMNS_OF_THE_LOG, log_of(found, kinds))
    if pairs:
        columns = [one.name for one in fields(SecondId)]
        _log(out / SECOND_IDS, columns, map(asdict, pairs))
    written = []
    for name, write in RETURNS.items():
        if name not in returns:
            continue
        for path in write(borough if name in OF_OTHERS else known, out, found):
            written.append(path)
            if says:
                says(path)
    return written


def as_at_of(path: Path, last_day: datetime.date) -> datetime.date | None:
    """What must be said of one of these when it is loaded: the borough's last day, or nothing."""
    return last_day if path.name.startswith(UNDATED) else None


def _log(path: Path, columns: Sequence[str], rows: Iterable[dict[str, Any]]) -> None:
    with path.open("w", encoding="utf-8", newline="") as file:
        log = csv.DictWriter(file, columns)
        log.writeheader()
        log.writerows(rows)


def _censuses(borough: Borough, out: Path, found: Found) -> Iterator[Path]:
    for year in borough.census_years:
        path = out / census_name(year)
        taken_at = datetime.datetime.combine(
            extracted_on(year), datetime.time(9), tzinfo=datetime.UTC
        )
        children = census_of(borough, year)
        write_cin_census(
            path,
            in_census(children, found) if year == borough.last_year else children,
            council=borough.council,
            year=year,
            written_at=taken_at,
        )
        yield path


def _of_our_own(*shapes: tuple[Return, Rows]) -> Write:
    """What writes returns of our own contract, a CSV each."""

    def write(borough: Borough, out: Path, found: Found) -> Iterator[Path]:
        for shape, rows_of in shapes:
            path, rows = out / f"{shape.kind}.csv", rows_of(borough)
            write_csv(path, shape, in_early_help(rows, found) if shape is EARLY_HELP else rows)
            yield path

    return write


def _annex_a(borough: Borough, out: Path, found: Found) -> Iterator[Path]:
    path = out / f"annex_a_{borough.last_day}.xlsx"
    lists = in_tables(annex_a_of(borough), ANNEX_A, found)
    write_annex_a(path, lists, on=borough.last_day)
    yield path


def _collections(borough: Borough, out: Path, found: Found) -> Iterator[Path]:
    for year in borough.census_years:
        folder = out / f"ssda903_{year - 1}-{year % 100:02d}"
        folder.mkdir(parents=True, exist_ok=True)
        tables = collection_of(borough, year)
        if year == borough.last_year:
            tables = in_collection(tables, found)
        write_ssda903(folder, tables, year=year)
        yield folder


def _standard_safeguarding(borough: Borough, out: Path, found: Found) -> Iterator[Path]:
    folder = out / "standard_safeguarding_dataset"
    write_standard_safeguarding(folder, in_tables(dataset_of(borough), NIGHTLY, found))
    yield folder


def _payloads(borough: Borough, out: Path, _found: Found) -> Iterator[Path]:
    for number, children in enumerate(in_parts(payload_of(borough)), 1):
        path = out / f"dfe_payload_{number:03d}.json"
        path.write_text(json.dumps(children, indent=1), encoding="utf-8")
        yield path


def census_name(year: int) -> str:
    """The name of a year's file: cin_census_2024-25.xml."""
    return f"cin_census_{year - 1}-{year % 100:02d}.xml"


def _allocations(borough: Borough) -> Iterator[dict[str, Any]]:
    for child in borough.children:
        for held in child.allocations:
            if held.ended_on and held.ended_on < borough.first_day:
                continue
            yield {
                "child": child.child_id,
                "name": child.name,
                "family": child.family_id,
                "worker": held.worker,
                "team": held.team,
                "from": held.started_on,
                "to": held.ended_on,
            }


def _population(borough: Borough) -> Iterator[dict[str, Any]]:
    for estimate in borough.population:
        yield {
            "year": estimate.year,
            "age": estimate.age,
            "sex": estimate.sex,
            "ethnicity": estimate.ethnicity,
            "ward": estimate.ward,
            "people": estimate.people,
        }


RETURNS: dict[str, Write] = {
    "census": _censuses,
    "workforce": _of_our_own((PEOPLE_AND_ALLOCATIONS, _allocations)),
    "population": _of_our_own((POPULATION, _population)),
    "early_help": _of_our_own((EARLY_HELP, early_help)),
    "partners": _of_our_own(
        (SCHOOL_ATTENDANCE, attendance),
        (WAS_NOT_BROUGHT, appointments),
        (HEALTH_CONTACTS, health_contacts),
        (HOUSING, housing),
    ),
    "forms": _of_our_own(
        (FRONT_DOOR_DECISIONS, front_door_decisions),
        (STRATEGY_DISCUSSIONS, strategy_discussions),
        (CORE_GROUPS, core_groups),
        (MEETING_AGENCIES, agencies),
        (MEETING_PAPERS, papers),
        (SUPERVISIONS, supervisions),
        (MANAGEMENT_DECISIONS, management_decisions),
        (CIN_PLAN_REVIEWS, cin_plan_reviews),
        (SERIOUS_INCIDENTS, serious_incidents),
        (SUBJECT_ACCESS_REQUESTS, subject_access_requests),
        (TRANSFERS_IN, transfers_in),
        (VISITS, visits),
        (CHAIRED_CONFERENCES, chaired_conferences),
        (REVIEWING_OFFICERS, reviewing_officers),
        (REVIEWING_DISPUTES, reviewing_disputes),
    ),
    "ssda903": _collections,
    "annex_a": _annex_a,
    "standard_safeguarding": _standard_safeguarding,
    "dfe_payload": _payloads,
}
"""Every return that Thornbeck can send, by its name, in the order in which they are written."""
