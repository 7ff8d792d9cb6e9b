"""What Thornbeck's forms say agrees with what happened, and has each end that a clock can have."""

import csv
import datetime
from collections import Counter
from collections.abc import Iterable

import pytest

from goldenthread.borough import Borough
from goldenthread.borough.days import add_months, is_working_day, working_days_between
from goldenthread.borough.events import Child
from goldenthread.borough.forms import Extract, working_days_before
from goldenthread.borough.writing import RETURNS
from goldenthread.codes import forms as codes
from goldenthread.returns.own_contract import FORMS

D = datetime.date
Rows = list[dict[str, str]]


IS_BOOKED = {"meeting_agencies": ("meeting on",), "chaired_conferences": ("conference on",)}
"""The days of conferences, which are known before they come."""


@pytest.fixture(scope="session")
def written(hamlet: Borough, tmp_path_factory: pytest.TempPathFactory) -> dict[str, Rows]:
    """The rows of each form, by its kind."""
    paths = RETURNS["forms"](hamlet, tmp_path_factory.mktemp("forms"), ())
    return {path.stem: list(csv.DictReader(path.open(encoding="utf-8"))) for path in paths}


def day(row: dict[str, str], name: str) -> D | None:
    return D.fromisoformat(row[name]) if row[name] else None


def plans_of(hamlet: Borough) -> dict[str, Child]:
    return {child.child_id: child for child in hamlet.children}


def ends(rows: Rows, started: str, stopped: str, working_days: int) -> Counter[str]:
    """How many were done within so many working days, later, or never."""
    found: Counter[str] = Counter()
    for row in rows:
        start, stop = day(row, started), day(row, stopped)
        assert start
        took = working_days_between(start, stop) if stop else None
        found["never" if took is None else "late" if took > working_days else "in time"] += 1
    return found


def test_a_file_of_each_form_speaks_to_the_last_day(
    hamlet: Borough, written: dict[str, Rows]
) -> None:
    assert list(written) == [shape.kind for shape in FORMS]
    for shape in FORMS:
        rows = written[shape.kind]
        assert rows, shape.kind
        assert {row["as at"] for row in rows} == {hamlet.last_day.isoformat()}
        needed = [cell.names[0] for cell in shape.root.cells if cell.needed]
        keys = Counter(tuple(row[name] for name in needed) for row in rows)
        assert max(keys.values()) == 1, shape.kind  # no row is said twice
        assert all(row[name] for row in rows for name in needed)


def test_no_form_tells_of_a_day_to_come_nor_of_a_child_that_nobody_knows(
    hamlet: Borough, written: dict[str, Rows]
) -> None:
    known = {child.child_id for child in hamlet.children}
    for shape in FORMS:
        days = [c.names[0] for c in shape.root.cells if c.reads == "date"]
        to_come = ("as at", "extended to", *IS_BOOKED.get(shape.kind, ()))
        for row in written[shape.kind]:
            assert row["child"] in known
            said = [day(row, name) for name in days if name not in to_come]
            assert all(one <= hamlet.last_day for one in said if one)


def test_every_cell_of_a_form_is_filled_for_somebody(written: dict[str, Rows]) -> None:
    for shape in FORMS:
        for cell in shape.root.cells:
            assert any(row[cell.names[0]] for row in written[shape.kind]), cell.name


@pytest.mark.parametrize(
    ("kind", "started", "stopped", "working_days"),
    [
        ("front_door_decisions", "received on", "decided on", 1),
        ("strategy_discussions", "cause on", "held on", 3),
        ("serious_incidents", "aware on", "notified on", 5),
        ("serious_incidents", "aware on", "review on", 15),
        ("subject_access_requests", "received on", "answered on", 23),
    ],
)
def test_most_is_done_in_time_some_late_and_some_never(
    kind: str, started: str, stopped: str, working_days: int, written: dict[str, Rows]
) -> None:
    found = ends(written[kind], started, stopped, working_days)
    assert all(found[how] for how in ("in time", "late", "never")), found
    if found.total() > 20:
        assert found["in time"] > found["late"] > 0


def test_letters_and_minutes_are_in_time_late_and_not_sent(written: dict[str, Rows]) -> None:
    for paper, working_days in (("Decision letter", 1), ("Minutes", 20)):
        rows = [row for row in written["meeting_papers"] if row["paper"] == paper]
        found = ends(rows, "meeting on", "sent on", working_days)
        assert all(found[how] for how in ("in time", "late", "never")), found


def test_an_enquiry_began_with_the_discussion_that_led_to_it(
    hamlet: Borough, written: dict[str, Rows]
) -> None:
    began = {
        (child.child_id, enquiry.started_on)
        for child in hamlet.children
        for episode in child.episodes
        for enquiry in episode.enquiries
    }
    led = [row for row in written["strategy_discussions"] if row["enquiry began"] == "true"]
    assert {(row["child"], day(row, "held on")) for row in led} <= began
    none = [row for row in written["strategy_discussions"] if row["enquiry began"] == "false"]
    assert none
    assert not {(row["child"], day(row, "held on")) for row in none} & began


@pytest.mark.parametrize(
    ("kind", "on"), [("core_groups", "core group on"), ("cin_plan_reviews", "plan review on")]
)
def test_it_is_held_while_its_plan_lasts(
    kind: str, on: str, hamlet: Borough, written: dict[str, Rows]
) -> None:
    lasting: dict[tuple[str, D], D] = {}
    for child in hamlet.children:
        for episode in child.episodes:
            plans = episode.plans if kind == "core_groups" else episode.cin_plans
            for plan in plans:
                lasting[child.child_id, plan.started_on] = plan.ended_on or hamlet.last_day
    for row in written[kind]:
        start, held_on = day(row, "plan from"), day(row, on)
        assert start
        assert held_on
        assert start <= held_on <= lasting[row["child"], start]
        assert is_working_day(held_on)


def conferences_of(children: Iterable[Child]) -> set[tuple[str, str, D | None]]:
    found = set()
    for child in children:
        for episode in child.episodes:
            first = [e.conference_on for e in episode.enquiries] + [episode.transfer_in_on]
            found |= {(child.child_id, "Initial conference", on) for on in first}
            later = [on for plan in episode.plans for on in plan.reviews]
            found |= {(child.child_id, "Review conference", on) for on in later}
    return found


def test_every_conference_of_the_extract_has_its_papers_and_agencies(
    hamlet: Borough, written: dict[str, Rows]
) -> None:
    extract = Extract(hamlet)
    held = {one for one in conferences_of(hamlet.children) if extract.has(one[2])}
    for kind in ("meeting_papers", "meeting_agencies"):
        said = {(row["child"], row["meeting"], day(row, "meeting on")) for row in written[kind]}
        told = {one for one in said if one[1].endswith("conference")}
        assert held == {one for one in told if one[2] <= hamlet.last_day}


def test_agencies_are_asked_or_not_and_come_or_not(written: dict[str, Rows]) -> None:
    rows = written["meeting_agencies"]
    for agency in ("General practice", "School", "Health visitor"):
        own = [row for row in rows if row["agency"] == agency]
        assert {row["came"] for row in own} == {"true", "false", ""}
        assert not any(row["came"] for row in own if not row["invited on"])
    doctors = [row for row in rows if row["agency"] == "General practice"]
    asked = sum(bool(row["invited on"]) for row in doctors) / len(doctors)
    came = sum(row["came"] == "true" for row in doctors) / len(doctors)
    assert 0.7 < asked < 0.95
    assert came < 0.3
    assert any(row["relevant"] == "false" for row in rows)
    assert not any(row["report received on"] for row in rows if row["meeting"] == "Core group")


def test_a_paper_goes_through_its_stages_in_order(written: dict[str, Rows]) -> None:
    for row in written["meeting_papers"]:
        stages = [day(row, name) for name in ("meeting on", "typed on", "checked on", "sent on")]
        done = [one for one in stages if one]
        assert done == sorted(done)
        assert stages[: len(done)] == done  # none is left out
        if row["version"] == "Withheld":
            assert row["why"]
            assert not row["sent on"]
        assert bool(row["held by"]) == (not row["sent on"] and row["version"] != "Withheld")


def test_supervision_is_of_the_worker_who_held_the_child(
    hamlet: Borough, written: dict[str, Rows]
) -> None:
    children = plans_of(hamlet)
    for row in written["supervisions"]:
        on = day(row, "supervision on")
        assert on
        held = [
            a.worker
            for a in children[row["child"]].allocations
            if a.started_on <= on <= (a.ended_on or on)
        ]
        assert row["worker"] in held


def test_decisions_are_about_every_thing_but_the_last(written: dict[str, Rows]) -> None:
    about = Counter(row["about"] for row in written["management_decisions"])
    assert set(about) == {code.label for code in codes.DECISION_ABOUT} - {"Something else"}


def test_a_child_moved_in_before_its_conference(hamlet: Borough, written: dict[str, Rows]) -> None:
    moved = {
        (child.child_id, episode.referred_on)
        for child in hamlet.children
        for episode in child.episodes
        if episode.transfer_in_on
    }
    assert {(r["child"], day(r, "notified on")) for r in written["transfers_in"]} <= moved


def test_the_extract_reaches_back_a_year_and_a_half(hamlet: Borough) -> None:
    assert Extract(hamlet).since == add_months(hamlet.last_day, -18)


@pytest.mark.parametrize(
    ("on", "count", "before"),
    [
        ("2025-03-31", 0, "2025-03-31"),
        ("2025-03-31", 1, "2025-03-28"),
        ("2025-04-22", 1, "2025-04-17"),  # over Easter
        ("2025-03-31", 10, "2025-03-17"),
    ],
)
def test_so_many_working_days_before(on: str, count: int, before: str) -> None:
    found = working_days_before(D.fromisoformat(on), count)
    assert found == D.fromisoformat(before)
    assert working_days_between(found, D.fromisoformat(on)) == count
