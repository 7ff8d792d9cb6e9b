"""Whom a worker reaches by covering for another: on the days for which they were asked and on no
other, against a slow twin; and which days of an absence nobody covers."""

from datetime import date, timedelta
from typing import Any, NamedTuple

import duckdb
from hypothesis import given
from hypothesis import strategies as st

from goldenthread.access.models import Appointment, Person
from goldenthread.access.roles import Role
from goldenthread.access.sight import Sight
from goldenthread.access.visibility import visible_children_sql
from goldenthread.record.absences import Absence, Absences, absence_of

TODAY = date(2026, 3, 31)
WORKERS, TEAMS, CHILDREN = ("W1", "W2", "W3"), ("North", "South"), "ABC"


class Held(NamedTuple):
    """A child is allocated, by days from today."""

    child: str
    worker: str | None
    team: str | None
    first: int
    last: int | None
    unreadable: str = ""


def away(
    worker: str, first: int, last: int | None, again: int | None, cover: str, team: str
) -> Absence:
    """An absence, by days from today."""
    return Absence(
        worker=worker,
        team=team,
        first_on=day(first) or TODAY,
        last_on=day(last),
        look_again_on=day(again) if last is None else None,
        cover=cover,
        reason="leave",
        set_by="",
    )


def day(offset: int | None) -> date | None:
    return None if offset is None else TODAY + timedelta(days=offset)


near = st.integers(-3, 3)
sometimes = st.none() | near
allocations = st.builds(
    Held,
    st.sampled_from(CHILDREN),
    st.none() | st.sampled_from(WORKERS),
    st.none() | st.sampled_from(TEAMS),
    near,
    sometimes,
    st.sampled_from(("", "", " ended_on ")),
)
absences = st.builds(
    away,
    st.sampled_from(WORKERS),
    near,
    sometimes,
    sometimes,
    st.sampled_from(("", *WORKERS)),
    st.sampled_from((*TEAMS, "not known")),
)
DATABASE = duckdb.connect()
DATABASE.execute(
    "CREATE TABLE allocations (child_id text, worker text, team text, started_on date, "
    "ended_on date, unreadable text); CREATE TABLE worker_absences (worker text, team text, "
    "first_on date, covers_to date, cover text)"
)


def seen_by(worker: str, held: list[Held], said: list[Absence]) -> set[str]:
    """Whom the worker reaches today, as the pages ask it."""
    DATABASE.execute("DELETE FROM allocations; DELETE FROM worker_absences")
    for one in held:
        row = [one.child, one.worker, one.team, day(one.first), day(one.last), one.unreadable]
        DATABASE.execute("INSERT INTO allocations VALUES (?, ?, ?, ?, ?, ?)", row)
    for absence in said:
        stands: list[Any] = [absence.worker, absence.team, absence.first_on, absence.covers_to]
        DATABASE.execute(
            "INSERT INTO worker_absences VALUES (?, ?, ?, ?, ?)", [*stands, absence.cover]
        )
    role = Role.SOCIAL_WORKER
    appointment = Appointment(role=role, worker_code=worker, starts_on=TODAY)
    sight = Sight(person=Person(pk=1), on=TODAY, role=role, appointments=(appointment,))
    sql, parameters = visible_children_sql(sight, TODAY)
    return {child for (child,) in DATABASE.execute(sql, parameters).fetchall()}


def seen_by_looking(worker: str, held: list[Held], said: list[Absence]) -> set[str]:
    """The slow twin: one allocation after another, and one absence after another."""
    found = set()
    for one in held:
        lasts = one.first <= 0 and (one.last is None or one.last >= 0) and not one.unreadable
        if not lasts or one.worker is None:
            continue
        if one.worker == worker:
            found.add(one.child)
        for absence in said:
            asked_to = absence.last_on or absence.look_again_on or absence.first_on
            if (
                absence.cover == worker
                and absence.worker == one.worker
                and absence.team == (one.team or "not known")
                and absence.first_on <= TODAY <= asked_to
            ):
                found.add(one.child)
    return found


@given(
    worker=st.sampled_from(WORKERS),
    held=st.lists(allocations, max_size=6),
    said=st.lists(absences, max_size=4),
)
def test_whoever_covers_reaches_those_children_then_and_no_others(
    worker: str, held: list[Held], said: list[Absence]
) -> None:
    assert seen_by(worker, held, said) == seen_by_looking(worker, held, said)


NORTH = Held("A", "W1", "North", -9, None)
CASES = {
    "before": ([away("W1", 1, 5, None, "W2", "North")], ""),
    "first day": ([away("W1", 0, 5, None, "W2", "North")], "A"),
    "last day": ([away("W1", -5, 0, None, "W2", "North")], "A"),
    "after": ([away("W1", -5, -1, None, "W2", "North")], ""),
    "until looked at": ([away("W1", -5, None, 0, "W2", "North")], "A"),
    "not looked at again": ([away("W1", -5, None, -1, "W2", "North")], ""),
    "another team": ([away("W1", 0, 5, None, "W2", "South")], ""),
    "not through another": (
        [away("W1", 0, 5, None, "W3", "North"), away("W3", 0, 5, None, "W2", "North")],
        "",
    ),
    "nobody": ([away("W1", 0, 5, None, "", "North")], ""),
}


def test_the_days_of_a_cover_are_counted_from_the_first_to_the_last() -> None:
    found = {name: "".join(seen_by("W2", [NORTH], said)) for name, (said, _) in CASES.items()}
    assert found == {name: expected for name, (_, expected) in CASES.items()}


@given(said=st.lists(absences, max_size=4), worker=st.sampled_from(WORKERS))
def test_an_absence_is_uncovered_on_each_day_on_which_nobody_who_is_there_was_asked(
    said: list[Absence], worker: str
) -> None:
    days = [TODAY + timedelta(days=n) for n in range(-4, 5)]
    gone = {
        (one.worker, d) for one in said for d in days
        if one.first_on <= d and (one.last_on is None or d <= one.last_on)
    }  # fmt: skip
    asked = {
        (one.worker, one.team, d, one.cover) for one in said for d in days
        if one.cover and one.first_on <= d
        and d <= (one.last_on or one.look_again_on or one.first_on)
    }  # fmt: skip
    covered = {(who, team, d) for who, team, d, cover in asked if (cover, d) not in gone}
    expected = tuple(d for d in days if (worker, d) in gone and (worker, "North", d) not in covered)
    assert Absences(tuple(said)).uncovered(worker, "North", days) == expected


def test_a_row_of_the_record_is_an_absence() -> None:
    one = away("W1", 0, None, 3, "W2", "North")
    row = {**one.__dict__, "away_to": date.max, "covers_to": day(3)}
    assert absence_of(row) == one
    assert one.covers_to == day(3)
