"""One year's SSDA903 of Thornbeck: what DfE's collection takes of children in care and after."""

from collections import defaultdict
from collections.abc import Iterator
from typing import Any

from goldenthread.borough.as_at import AsAt, Day
from goldenthread.borough.care_episodes import CareEpisode, episodes_of
from goldenthread.borough.dataset_care import is_immunised
from goldenthread.borough.days import add_months, first_day_of, last_day_of
from goldenthread.borough.events import Child
from goldenthread.borough.in_care import ShortBreaks
from goldenthread.borough.making import Borough

Row = dict[str, Any]
Rows = Iterator[tuple[str, Row]]

WORKERS_SINCE, LIBERTY_SINCE = 2024, 2027
TABLES = (
    *("header", "episodes", "reviews", "uasc", "oc2", "oc3", "ad1", "placed_for_adoption"),
    *("previous_permanence", "missing"),
)
HOME = "ZZ99 1AA"


def collection_of(borough: Borough, year: int) -> dict[str, list[Row]]:
    """The tables of the year to 31 March `year`, each with its rows."""
    as_at = AsAt(last_day_of(year), first_day_of(year))
    tables: dict[str, list[Row]] = defaultdict(list, {name: [] for name in TABLES})
    if year >= WORKERS_SINCE:
        tables["sw_episodes"] = []
    if year >= LIBERTY_SINCE:
        tables["dolo"] = []
    for child in borough.children:
        rows = list(_rows(as_at, year, child))
        for table, row in rows:
            tables[table].append({"CHILD": child.child_id, **row})
        if rows:
            tables["header"].append(_header(as_at, child))
    return dict(tables)


def _header(as_at: AsAt, child: Child) -> Row:
    known = as_at.known(child)
    return {
        "CHILD": child.child_id,
        "SEX": known.sex,
        "DOB": known.born_on,
        "ETHNIC": known.ethnicity,
        "UPN": known.pupil_number,
        "UPN_UNKNOWN": known.no_pupil_number,
    }


def _rows(as_at: AsAt, year: int, child: Child) -> Rows:
    in_year = as_at.told(child.care.periods)
    for care in in_year:
        for one in as_at.told(episodes_of(care, on=as_at.on)):
            yield "episodes", _episode(one)
        for review in care.reviews:
            if as_at.has_day(review.held_on):
                said = {"REVIEW": review.held_on, "REVIEW_CODE": review.participation}
                yield "reviews", {"DOB": child.born_on, **said}
    for breaks in as_at.told(child.care.short_breaks):
        yield "episodes", _breaks(breaks, as_at.seen(breaks.ended_on))
    if in_year:
        yield from _of_the_year(as_at, year, child)
    yield from _after_care(as_at, child)
    yield from _adoption(as_at, child)


def _episode(one: CareEpisode) -> Row:
    moves = one.ended_on is not None and one.placement.ended_on == one.ended_on
    return {
        "DECOM": one.started_on,
        "RNE": one.began,
        "LS": one.status,
        "CIN": one.need,
        "PLACE": one.placement.kind,
        "PLACE_PROVIDER": one.placement.provider,
        "DEC": one.ended_on,
        "REC": one.ceased,
        "REASON_PLACE_CHANGE": one.placement.change_reason if moves else None,
        "HOME_POST": HOME,
        "PL_POST": one.placement.postcode,
        "URN": one.placement.urn,
    }


def _breaks(breaks: ShortBreaks, ended_on: Day | None) -> Row:
    return {
        "DECOM": breaks.started_on,
        "RNE": "S",
        "LS": breaks.status,
        "CIN": "N2",
        "PLACE": "K2",
        "DEC": ended_on,
        "REC": "E8" if ended_on else None,
        "HOME_POST": HOME,
        "PL_POST": breaks.postcode,
    }


def _of_the_year(as_at: AsAt, year: int, child: Child) -> Rows:
    born = {"DOB": child.born_on}
    if child.care.unaccompanied_from:
        yield "uasc", {**born, "SEX": child.sex, "DUC": child.birthday(18)}
    if as_at.has_day(child.care.periods[0].started_on):
        before = {"PREV_PERM": child.care.permanence_before, "LA_PERM": None}
        yield (
            "previous_permanence",
            born | before | {"YEAR_PERM": child.care.permanence_before_in},
        )
    for missing in as_at.told(child.care.missing):
        days = {"MIS_START": missing.started_on, "MIS_END": as_at.seen(missing.ended_on)}
        yield "missing", {**born, "MISSING": missing.kind, **days}
    care = child.care.period_on(as_at.on)
    if care and care.started_on <= add_months(as_at.on, -12):
        yield "oc2", born | _health(as_at, child)
    if year >= WORKERS_SINCE:
        yield from _workers(as_at, child)
    if year >= LIBERTY_SINCE and child.care.liberty:
        start, end = child.care.liberty
        if as_at.has(start, end):
            yield "dolo", {**born, "DOLO_START": start, "DOLO_END": as_at.seen(end)}


def _workers(as_at: AsAt, child: Child) -> Rows:
    """Who held the case of a child in care, as the allocations have it."""
    spans = as_at.told(child.care.periods)
    for held in as_at.told(child.allocations):
        in_care = any(
            held.started_on <= (care.ended_on or as_at.on)
            and (held.ended_on is None or held.ended_on >= care.started_on)
            for care in spans
        )
        if in_care:
            ended_on = as_at.seen(held.ended_on)
            yield (
                "sw_episodes",
                {
                    "DOB": child.born_on,
                    "SW_ID": held.worker,
                    "SW_DECOM": held.started_on,
                    "SW_DEC": ended_on,
                    "SW_REASON": "LEFTRL" if ended_on else None,
                    "SW_TEAM": held.team,
                },
            )


def _health(as_at: AsAt, child: Child) -> Row:
    age = child.age_on(as_at.on)
    scores = [score for score in child.care.scores if as_at.has_day(score.on)]
    checked = {kind for day, kind in child.care.health if as_at.has_day(day)}
    found = as_at.has_day(child.care.substance_found_on)
    return {
        "SDQ_SCORE": scores[-1].score if scores else None,
        "SDQ_REASON": scores[-1].reason if scores else "SDQ1" if age < 4 or age >= 17 else "SDQ4",
        "CONVICTED": as_at.has_day(child.care.convicted_on),
        "HEALTH_CHECK": "ASSESSMENT" in checked if age < 5 else None,
        "IMMUNISATIONS": is_immunised(child),
        "TEETH_CHECK": "DENTAL" in checked,
        "HEALTH_ASSESSMENT": "ASSESSMENT" in checked,
        "SUBSTANCE_MISUSE": found,
        "INTERVENTION_RECEIVED": True if found else None,
        "INTERVENTION_OFFERED": None,
    }


def _after_care(as_at: AsAt, child: Child) -> Rows:
    """A young person whose birthday is in the year, by what was known about it."""
    for known in child.care.after:
        if as_at.has_day(child.birthday(known.age)):
            yield (
                "oc3",
                {
                    "DOB": child.born_on,
                    "IN_TOUCH": known.in_touch,
                    "ACTIV": known.activity,
                    "ACCOM": known.accommodation,
                    "SUITABLE": known.suitable if known.accommodation != "0" else None,
                },
            )


def _adoption(as_at: AsAt, child: Child) -> Rows:
    told = child.care.adoption
    if told is None:
        return
    born = {"DOB": child.born_on}
    if as_at.has(told.decided_on, told.reversed_on or told.ordered_on):
        reversed_on = as_at.seen(told.reversed_on)
        yield (
            "placed_for_adoption",
            {
                **born,
                "DATE_PLACED": told.decided_on,
                "DATE_PLACED_CEASED": reversed_on,
                "REASON_PLACED_CEASED": told.reason_reversed if reversed_on else None,
            },
        )
    if as_at.has_day(told.ordered_on):
        yield (
            "ad1",
            {
                **born,
                "DATE_INT": told.decided_on,
                "DATE_MATCH": told.matched_on,
                "FOSTER_CARE": told.by_foster_carer,
                "NB_ADOPTR": told.adopters,
                "SEX_ADOPTR": told.sex,
                "LS_ADOPTR": told.legal_status,
            },
        )
