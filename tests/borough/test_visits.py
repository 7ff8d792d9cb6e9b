"""Visits in Thornbeck: most in time, some late, some on which the child was not seen."""

import datetime
from collections import Counter
from collections.abc import Iterator
from itertools import pairwise

import pytest

from goldenthread.borough import Borough, make_borough
from goldenthread.borough.annex_a import annex_a_of
from goldenthread.borough.dataset import dataset_of
from goldenthread.borough.days import working_days_between
from goldenthread.borough.events import Child
from goldenthread.borough.forms import Extract
from goldenthread.borough.in_care import Visit
from goldenthread.borough.visits import visits

D = datetime.date
Row = tuple[str, str, D, bool | None, bool | None, bool | None]
"""The child, the kind, the day, and whether it was seen, seen alone, and its bedroom."""

NIGHTLY = {
    "child in need": ("ssd_cin_visits", "cinv_cin_visit"),
    "child protection": ("ssd_cp_visits", "cppv_cp_visit"),
    "looked after": ("ssd_cla_visits", "clav_cla_visit"),
}


def made(borough: Borough) -> Iterator[tuple[Child, Visit]]:
    for child in borough.children:
        for lasting in (*child.episodes, *child.care.periods):
            for visit in lasting.visits:
                yield child, visit


def truth(borough: Borough, since: D) -> list[Row]:
    return sorted(
        (c.child_id, v.kind, v.on, v.seen, v.alone, v.bedroom)
        for c, v in made(borough)
        if v.on >= since
    )


def test_the_form_and_the_nightly_dataset_say_the_same_visits(hamlet: Borough) -> None:
    told = sorted(
        (
            *(row["child"], row["kind of visit"].lower(), row["visited on"]),
            *(row["seen"], row["seen alone"], row["bedroom seen"]),
        )
        for row in visits(hamlet)
    )
    assert told == truth(hamlet, Extract(hamlet).since)
    tables = dataset_of(hamlet)
    nightly = sorted(
        (
            *(row[f"{name[:4]}_person_id"], kind, row[f"{name}_date"]),
            *(row[f"{name}_{what}"] for what in ("seen", "seen_alone")),
            row.get(f"{name}_bedroom"),
        )
        for kind, (table, name) in NIGHTLY.items()
        for row in tables[table]
    )
    assert nightly == truth(hamlet, hamlet.first_day)


def test_the_same_borough_has_the_same_visits_and_another_has_others() -> None:
    one, again, other = (make_borough(children=60, years=2, seed=seed) for seed in (3, 3, 4))
    assert truth(one, D.min) == truth(again, D.min) != truth(other, D.min)


def test_there_is_one_of_a_kind_a_day_and_none_after_the_last(hamlet: Borough) -> None:
    days = Counter((child.child_id, visit.kind, visit.on) for child, visit in made(hamlet))
    assert set(days.values()) == {1}
    assert max(visit.on for _, visit in made(hamlet)) <= hamlet.last_day


def test_most_visits_see_the_child_some_do_not_and_a_few_do_not_say(hamlet: Borough) -> None:
    for kind in NIGHTLY:
        said = Counter(
            visit.seen
            for child, visit in made(hamlet)
            if visit.kind == kind and child.born_on and child.born_on <= visit.on
        )
        assert said[True] / said.total() > 0.85
        assert 0.03 < said[False] / said.total() < 0.12
        assert 0 < said[None] / said.total() < 0.05


def test_nobody_is_said_to_have_been_seen_before_birth_nor_alone_as_a_baby(
    hamlet: Borough,
) -> None:
    before = [v for c, v in made(hamlet) if c.born_on is None or v.on < c.born_on]
    assert before
    assert {visit.seen for visit in before} == {None}
    for child, visit in made(hamlet):
        assert not visit.alone or (visit.seen and child.age_on(visit.on) >= 3)


@pytest.mark.parametrize(("kind", "allowed"), [("child in need", 20), ("child protection", 10)])
def test_under_a_plan_most_are_in_time_and_some_are_late(
    kind: str, allowed: int, hamlet: Borough
) -> None:
    """Of all waits from the start of a plan, or from a visit that saw the child, to the next."""
    found: Counter[str] = Counter()
    for child in hamlet.children:
        for episode in child.episodes:
            for plan in episode.plans if kind == "child protection" else episode.cin_plans:
                ends = plan.ended_on or hamlet.last_day
                days = [
                    v.on
                    for v in episode.visits
                    if v.kind == kind and v.seen and plan.started_on < v.on <= ends
                ]
                for one, other in pairwise([plan.started_on, *days]):
                    in_time = working_days_between(one, other) <= allowed
                    found["in time" if in_time else "late"] += 1
    assert found.total() > 1000
    assert 0.75 < found["in time"] / found.total() < 0.95


def test_annex_a_has_the_last_of_each_plan(hamlet: Borough) -> None:
    last = {(c.child_id, v.on): v.alone for c, v in made(hamlet) if v.kind == "child protection"}
    rows = [r for r in annex_a_of(hamlet)["list_7"] if "Date of the Last Statutory Visit" in r]
    assert rows
    for row in rows:
        on = row["Date of the Last Statutory Visit"]
        assert row["Was the Child Seen Alone"] == last[row["Child Unique ID"], on]
        later = [d for c, d in last if c == row["Child Unique ID"] and d > on]
        ended_on = row["Child Protection Plan End Date"]
        assert not later or (ended_on and min(later) > ended_on)
