"""Whom a chair and a reviewing officer reach: their own children while they are theirs, no longer,
against a slow twin that looks at one child after another."""

from collections.abc import Callable
from datetime import date, timedelta
from typing import Any, NamedTuple

import duckdb
import pytest
from django.utils import timezone
from hypothesis import given
from hypothesis import strategies as st

from goldenthread.access import visibility
from goldenthread.access.models import Appointment, Person
from goldenthread.access.roles import Role
from goldenthread.access.sight import Sight, sight_of
from goldenthread.access.visibility import ended_by_sql, visible_children_sql

TODAY = date(2026, 3, 31)
INITIAL, REVIEW, OTHER = "INITIAL_CONFERENCE", "REVIEW_CONFERENCE", "CORE_GROUP"
CHILDREN = "ABC"
CHAIR, OFFICER = Role.CONFERENCE_CHAIR, Role.REVIEWING_OFFICER


class Sitting(NamedTuple):
    """A conference of a child, by how many days from today."""

    child: str
    day: int
    chair: str | None = "C1"
    meeting: str = REVIEW


class Lasting(NamedTuple):
    """A plan, a period of care or an officer's time, by days from today."""

    child: str
    first: int | None = -100
    last: int | None = None
    unreadable: str = ""
    officer: str = "R1"


def eyes(role: Role, code: str) -> Sight:
    """Of somebody in this role, whom the case system knows by this code."""
    return Sight(
        person=Person(pk=1),
        on=TODAY,
        role=role,
        appointments=(Appointment(role=role, worker_code=code, starts_on=TODAY),),
    )


def day(offset: int | None) -> date | None:
    return None if offset is None else TODAY + timedelta(days=offset)


def record(
    sittings: list[Sitting],
    plans: list[Lasting],
    care: list[Lasting] | None = None,
    officers: list[Lasting] | None = None,
) -> duckdb.DuckDBPyConnection:
    """A record of three children with these rows."""
    made = duckdb.connect()
    made.execute(
        "CREATE TABLE people AS SELECT unnest(['A', 'B', 'C']) AS child_id;"
        "CREATE TABLE chaired_conferences (child_id text, conference_on date, chair text, "
        "meeting text, sustained_change text);"
        "CREATE TABLE child_protection_plans (child_id text, started_on date, ended_on date, "
        "unreadable text);"
        "CREATE TABLE looked_after_periods (child_id text, started_on date, ended_on date, "
        "unreadable text);"
        "CREATE TABLE reviewing_officers (child_id text, started_on date, ended_on date, "
        "unreadable text, officer text);"
    )
    for one in sittings:
        row = [one.child, day(one.day), one.chair, one.meeting]
        made.execute("INSERT INTO chaired_conferences VALUES (?, ?, ?, ?, 'why')", row)
    tables = {
        "child_protection_plans": plans,
        "looked_after_periods": care or [],
        "reviewing_officers": officers or [],
    }
    for name, rows in tables.items():
        for last in rows:
            cells = [last.child, day(last.first), day(last.last), last.unreadable]
            cells += [last.officer] if name == "reviewing_officers" else []
            marks = ", ".join("?" * len(cells))
            made.execute(f"INSERT INTO {name} VALUES ({marks})", cells)
    return made


def reached(made: duckdb.DuckDBPyConnection, role: Role = CHAIR, code: str = "C1") -> str:
    """The children within reach, as one word in order."""
    sql, parameters = visible_children_sql(eyes(role, code), TODAY)
    rows = made.execute(sql, parameters or None).fetchall()
    return "".join(sorted({child for (child,) in rows}))


OPEN = [Lasting("A")]
THEIRS: list[tuple[str, list[Sitting], list[Lasting], bool]] = [
    ("chaired last on an open plan", [Sitting("A", -60)], OPEN, True),
    ("chaired the first, on its first day", [Sitting("A", -100, "C1", INITIAL)], OPEN, True),
    ("another chaired last", [Sitting("A", -60), Sitting("A", -40, "C2")], OPEN, False),
    ("nobody is named last", [Sitting("A", -60), Sitting("A", -40, None)], OPEN, False),
    ("an empty code is nobody", [Sitting("A", -60, "")], OPEN, False),
    ("chaired before the plan alone", [Sitting("A", -101)], OPEN, False),
    ("the plan has ended", [Sitting("A", -60)], [Lasting("A", last=-1)], False),
    ("the plan ends today", [Sitting("A", -60)], [Lasting("A", last=0)], True),
    (
        "the end of the plan cannot be read",
        [Sitting("A", -60)],
        [Lasting("A", unreadable=" ended_on ")],
        False,
    ),
    ("the plan has no first day", [Sitting("A", -60)], [Lasting("A", first=None)], False),
    ("it is no conference", [Sitting("A", -60, "C1", OTHER)], OPEN, False),
    ("held lately, and no plan came of it", [Sitting("A", -27)], [], True),
    ("its papers are long sent", [Sitting("A", -28)], [], False),
    ("booked", [Sitting("A", 30)], [], True),
    ("booked by another", [Sitting("A", 30, "C2")], [], False),
    ("another takes over at the next", [Sitting("A", -60), Sitting("A", 30, "C2")], OPEN, True),
    ("taken over at the next", [Sitting("A", -60, "C2"), Sitting("A", 30)], OPEN, True),
    ("booked in another year by a slip", [Sitting("A", 367)], [], False),
    ("back on a plan of another's", [Sitting("A", -300), Sitting("A", -90, "C2")], OPEN, False),
    ("of another child", [Sitting("B", -60)], OPEN, False),
]


@pytest.mark.parametrize(
    ("sittings", "plans", "is_theirs"),
    [case[1:] for case in THEIRS],
    ids=[case[0] for case in THEIRS],
)
def test_a_chair_reaches(sittings: list[Sitting], plans: list[Lasting], *, is_theirs: bool) -> None:
    assert reached(record(sittings, plans)) == ("A" if is_theirs else "")


REVIEWED: list[tuple[str, list[Lasting], list[Lasting], bool]] = [
    ("in care, and reviewed", OPEN, OPEN, True),
    ("care has ended", [Lasting("A", last=-1)], OPEN, False),
    ("no care is on record", [], OPEN, False),
    ("another reviews now", OPEN, [Lasting("A", last=-1)], False),
    ("begins tomorrow", OPEN, [Lasting("A", first=1)], False),
    ("the officer's end cannot be read", OPEN, [Lasting("A", unreadable=" ended_on ")], False),
    ("the end of care cannot be read", [Lasting("A", unreadable=" ended_on ")], OPEN, False),
    ("no first day", OPEN, [Lasting("A", first=None)], False),
    ("of another officer", OPEN, [Lasting("A", officer="R2")], False),
    ("an empty code is nobody", OPEN, [Lasting("A", officer="")], False),
]


@pytest.mark.parametrize(
    ("care", "officers", "is_theirs"),
    [case[1:] for case in REVIEWED],
    ids=[case[0] for case in REVIEWED],
)
def test_a_reviewing_officer_reaches(
    care: list[Lasting], officers: list[Lasting], *, is_theirs: bool
) -> None:
    made = record([], [], care, officers)
    assert reached(made, OFFICER, "R1") == ("A" if is_theirs else "")


def test_neither_reaches_by_the_others_rows_nor_without_a_code() -> None:
    made = record([Sitting("A", -60)], OPEN, OPEN, [Lasting("A")])
    for role, code in ((CHAIR, "R1"), (OFFICER, "C1"), (CHAIR, ""), (OFFICER, "")):
        assert reached(made, role, code) == ""
    assert reached(made, Role.LEGAL, "C1") == ""


def endings(made: duckdb.DuckDBPyConnection, role: Role = CHAIR, code: str = "C1") -> str:
    sql, parameters = ended_by_sql(eyes(role, code), TODAY)
    return "".join(sorted(row[0] for row in made.execute(sql, parameters or None).fetchall()))


def test_an_ending_is_of_who_chaired_the_conference_at_which_it_ended() -> None:
    sittings = [Sitting("A", -40), Sitting("B", -40, "C2"), Sitting("C", -41)]
    plans = [Lasting(child, last=-40) for child in CHILDREN]
    made = record(sittings, plans)
    assert endings(made) == "A"
    assert endings(made, code="C2") == "B"
    assert endings(made, code="") == ""
    assert endings(record(sittings, [Lasting("A", last=-40, unreadable=" ended_on ")])) == ""
    assert endings(record([Sitting("A", -40, "C1", OTHER)], plans)) == ""


@pytest.mark.parametrize("role", sorted(set(Role) - {CHAIR}))
def test_nobody_else_has_endings(role: Role) -> None:
    assert endings(record([Sitting("A", -40)], [Lasting("A", last=-40)]), role) == ""


offsets = st.integers(-120, 40)
chairs = st.sampled_from(("C1", "C2", "", None))
some_sittings = st.lists(
    st.builds(
        Sitting,
        st.sampled_from(CHILDREN),
        offsets,
        chairs,
        st.sampled_from((INITIAL, REVIEW, OTHER)),
    ),
    max_size=8,
)
some_plans = st.lists(
    st.builds(
        Lasting,
        st.sampled_from(CHILDREN),
        st.none() | offsets,
        st.none() | offsets,
        st.sampled_from(("", " ended_on ", " started_on ")),
    ),
    max_size=4,
)


@given(sittings=some_sittings, plans=some_plans)
def test_a_chair_reaches_whom_the_slow_twin_finds(
    sittings: list[Sitting], plans: list[Lasting]
) -> None:
    assert reached(record(sittings, plans)) == "".join(
        child for child in CHILDREN if is_chaired(child, sittings, plans)
    )


def is_chaired(child: str, sittings: list[Sitting], plans: list[Lasting]) -> bool:
    """The slow twin: one child, one row after another."""
    own = [one for one in sittings if one.child == child and one.meeting != OTHER]
    for one in own:
        if one.chair == "C1" and -28 < one.day <= 366:
            return True
    held = [one.day for one in own if one.day <= 0]
    for plan in plans:
        if plan.child != child or plan.first is None or "ended_on" in plan.unreadable:
            continue
        if plan.first > 0 or (plan.last is not None and plan.last < 0):
            continue
        for one in own:
            if held and one.day == max(held) and one.chair == "C1" and one.day >= plan.first:
                return True
    return False


@pytest.mark.django_db
def test_a_chair_who_is_also_a_worker_looks_in_one_role_at_a_time(
    make_person: Callable[..., Person],
) -> None:
    person = make_person(CHAIR, Role.SOCIAL_WORKER, worker_code="C1")
    seen: dict[str, Any] = {
        role: sight_of(person, on=TODAY, at=timezone.now(), acting_as=role).scope
        for role in (CHAIR, Role.SOCIAL_WORKER)
    }
    assert seen == {CHAIR: "chaired", Role.SOCIAL_WORKER: "allocated"}
    assert set(seen.values()) <= set(visibility.BY_OWN_CODE)
