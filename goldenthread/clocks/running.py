"""The runnings of every clock, as they stand on a day, with the team and worker of that day.

The runnings of each clock are kept (`Reading.keep`) until rows that it reads change; the state is
worked out for the day that is asked about, by SQL that is compiled once for a process.
"""

import datetime
from collections.abc import Mapping
from functools import cache
from typing import Any

import ibis
from ibis import _

from goldenthread.clocks.clock import RUN_COLUMNS
from goldenthread.clocks.decided import undecided, with_decided
from goldenthread.clocks.explanation import sentence
from goldenthread.clocks.register import CLOCKS
from goldenthread.clocks.states import (
    CANNOT,
    CLOSED,
    DUE_SOON,
    MET,
    MET_LATE,
    OVERDUE,
    PAUSED,
    RUNNING,
    TOO_EARLY,
    with_state,
)
from goldenthread.record.decided_dates import DATES_DECIDED
from goldenthread.record.keeping import compiled
from goldenthread.record.snapshot import Kept, Reading
from goldenthread.record.teams import with_team
from goldenthread.record.unchanged import tables_named
from goldenthread.statute.allowance import Unit
from goldenthread.statute.calendar import WorkingCalendar
from goldenthread.statute.rule_book import rules_for

ROOMS = ("clocks", "record", "codes", "statute")
"""Where all that the runnings follow from is written."""

KEPT = "runs"
KEPT_BY_CHILD = "runs by child"
NOT_KNOWN = "not known"
UNDER_WAY = (OVERDUE, DUE_SOON, RUNNING, PAUSED)
"""The states of a running for which somebody still has something to do. One that cannot be worked
out is open as well, until it is known to have stopped or closed."""
URGENCY = (OVERDUE, DUE_SOON, RUNNING, PAUSED, CANNOT, TOO_EARLY, MET_LATE, MET, CLOSED)
"""The order in which a list shows the states: what is overdue first."""

DATES = (
    "started_on",
    "stopped_on",
    "closed_on",
    "due_on",
    "told_to",
    "doubt_from",
    "paused_from",
    "paused_to",
    "counted_from",
)
TYPES = dict.fromkeys(DATES, "date") | {
    "must_last": "boolean",
    "load_id": "int32",
    "ordinal": "int32",
    "line": "int32",
}
all_runs = ibis.table({name: TYPES.get(name, "string") for name in RUN_COLUMNS}, name=KEPT)
asked_about = ibis.table({"on_day": "date"}, name="asked_about")
loads = ibis.table({"id": "int64", "source": "string"}, name="loads", database="main")


@cache
def runs_sql(clock: str) -> str:
    """Every running of a clock, with clock.RUN_COLUMNS, as SQL over the record."""
    return compiled(f"runs of {clock}", ROOMS, lambda: CLOCKS[clock].runs)


def every_run(reading: Reading) -> str:
    """SQL for every running of every clock."""
    columns = ", ".join(RUN_COLUMNS)
    return " union all ".join(
        f"select {columns} from {reading.keep(f'{KEPT} of {clock}', runs_sql(clock))}"
        for clock in CLOCKS
    )


def every_run_of_child(reading: Reading) -> str:
    """SQL for every running of the child `$child`."""
    return f"select * from {runs_by_child(reading)} where child_id = $child"


def runs_by_child(reading: Reading) -> Kept:
    """Where every running of every clock is kept, child by child: for whoever asks of one child or
    a few, and would read three dozen tables for it."""
    every = f"select * from ({every_run(reading)}) order by child_id"
    return reading.keep(KEPT_BY_CHILD, every, tables_of_runs())


@cache
def tables_read() -> frozenset[str]:
    """The tables of the record from which it follows how the runnings stand."""
    return tables_of_runs() | tables_named(standing_sql())


@cache
def tables_of_runs() -> frozenset[str]:
    """The tables of the record from which the runnings follow, however they stand."""
    return frozenset().union(*(tables_named(runs_sql(clock)) for clock in CLOCKS))


@cache
def standing_sql(*, decided: bool = True) -> str:
    """SQL over the kept runnings and `asked_about`, one day: state, verdict, whether it is
    open, team, worker, file; `decided` where people may have decided of their due dates."""
    name = "runs standing" if decided else "runs standing undecided"
    return compiled(name, ROOMS, lambda: _standing(decided=decided))


def _standing(*, decided: bool) -> ibis.Table:
    dated = all_runs.cross_join(asked_about)
    stated = with_state(with_decided(dated) if decided else undecided(dated), _.on_day)
    files = loads.select(load_number=_.id, source_file=_.source)
    placed = with_team(stated.cross_join(asked_about), "on_day").left_join(
        files, _.load_id == files.load_number
    )
    return placed.mutate(
        team=_.team_held.fill_null(NOT_KNOWN),
        worker=_.worker_held.fill_null(NOT_KNOWN),
        is_open=_.state.isin(UNDER_WAY)
        | ((_.state == CANNOT) & _.stopped_on.isnull() & _.closed_on.isnull()),
    ).drop("team_held", "worker_held", "load_number", "on_day")


def runs_on(
    reading: Reading,
    on: datetime.date,
    *,
    where: str = "true",
    **parameters: Any,
) -> list[dict[str, Any]]:
    """The runnings as they stand on a day: RUN_COLUMNS, what was decided of their due date
    (decided.with_decided), state, verdict, is_open, team, worker, source_file.

    `where` is SQL over those columns with `$name` parameters. What is overdue comes first, then
    what is due next.
    """
    return reading.rows(
        f"select * from ({standing(reading)}) where {where} "
        f"order by {in_urgency()}, due_on nulls last, child_id, clock, started_on, row_key",
        on_day=on,
        **parameters,
    )


def in_a_sentence(run: Mapping[str, Any], on: datetime.date, calendar: WorkingCalendar) -> str:
    """The sentence of its explanation alone: for a list, where to explain each takes too long."""
    in_working_days = rules_for(run["rule"])[-1].allowance.unit is Unit.WORKING_DAYS
    return sentence(run, on, calendar if in_working_days else None)


def standing(reading: Reading) -> str:
    """SQL for the runnings as they stand on `$on_day`, for counting; see `runs_on`."""
    return standing_of(every_run(reading), decided=is_anything_decided(reading))


def is_anything_decided(reading: Reading, child_id: str = "") -> bool:
    """Whether anybody decided anything of due dates, or of those of one child: of hardly any."""

    def found() -> bool:
        of_child = {"child": child_id} if child_id else {}
        where = "where child_id = $child " if child_id else ""
        return bool(reading.rows(f"select 1 from {DATES_DECIDED} {where}limit 1", **of_child))

    return found() if child_id else reading.remember("is anything decided", found)


def standing_of(runs: str, day: str = "$on_day::date", *, decided: bool) -> str:
    """SQL for these runnings, themselves SQL with RUN_COLUMNS, as they stand on `$on_day`, or on
    another day in SQL; not `decided` where nobody decided anything of their due dates, which is
    sooner told."""
    return (
        f"with asked_about(on_day) as (select {day}), {KEPT} as ({runs}) "
        f"{_after_with(standing_sql(decided=decided))}"
    )


def _after_with(sql: str) -> str:
    """A statement to follow another `with`: two lists of named queries become one."""
    text = sql.lstrip()
    return f", {text[5:]}" if text[:5].upper() == "WITH " else text


def in_urgency() -> str:
    """SQL to order runnings by: what is overdue first, then what is due soon, and so on."""
    places = " ".join(f"when '{state}' then {place}" for place, state in enumerate(URGENCY))
    return f"case state {places} else {len(URGENCY)} end"
