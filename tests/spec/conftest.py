"""The two fixtures of the manual: what a clock shows, and what a measure counts."""

import datetime
from collections.abc import Callable, Mapping, Sequence
from types import MappingProxyType

import ibis
import pytest

from goldenthread.clocks.clock import Clock
from goldenthread.clocks.decided import with_decided
from goldenthread.clocks.states import with_state
from goldenthread.measures import answers, periods
from goldenthread.measures.measure import Measure
from tests.spec.given import kinds_of, read_table, record_of

DAYS = ("agreed_on", "paused_from", "paused_to")
YEARS = (2022, 2023, 2024, 2025, 2026)


def shows(
    clock: Clock,
    *,
    given: Mapping[str, str],
    on: str,
    then: str,
    years: Sequence[int] = YEARS,
    speaks: Mapping[str, str] = MappingProxyType({}),
    decided: str = "",
) -> None:
    """The clock's runnings on the day, in the columns that `then` names, whatever their order.

    `speaks` says of tables that no census has from when to when a file speaks of them:
    `{"core_groups": "2024-01-01 to 2025-03-31"}`. `decided` is what people decided of their due
    dates. `then` of a heading alone says that there is no
    running.
    """
    day = datetime.date.fromisoformat(on)
    decisions = _decisions(clock, decided)
    reading = record_of(given, years, days_of=days_of(speaks), decisions=decisions)
    runs = clock.runs
    if decided:
        runs = with_decided(runs.mutate(on_day=ibis.literal(day))).drop("on_day")
    rows = reading.rows(str(ibis.to_sql(with_state(runs, ibis.literal(day)), "duckdb")))
    wanted = read_table(then)
    names = [cell.strip() for cell in then.strip().splitlines()[0].split("|")]
    found = [{name: _written(row[name]) for name in names} for row in rows]
    assert _sorted(found) == _sorted(wanted)


def _decisions(clock: Clock, decided: str) -> list[dict[str, object]]:
    """What was decided of runnings of a clock, at noon of the day on which it was said."""
    return [
        {name: _cell(row.get(name, "")) for name in ("started_on", *DAYS)}
        | {"id": number, "child_id": row["child_id"], "clock": clock.code, "opened_by": 1}
        | {"about": row.get("about", ""), "decided": row["decided"]}
        | {"said_at": datetime.datetime.fromisoformat(f"{row['said_on']}T12:00+00:00")}
        | {"instead_of": int(row["instead_of"]) if row.get("instead_of") else None}
        for number, row in enumerate(read_table(decided) if decided else (), start=1)
    ]


def _cell(text: str) -> datetime.date | None:
    return datetime.date.fromisoformat(text) if text else None


def counts(
    measure: Measure,
    *,
    given: Mapping[str, str],
    then: str,
    on: str = "",
    period: str = "",
    years: Sequence[int] = YEARS,
    number: str = "",
    early_help_speaks: str = "",
    care_speaks: str = "",
) -> None:
    """The measure's cases with the columns that `then` names (child_id, verdict, reason ...).

    `on` asks for the day, or the twelve months to it; `period` for a month, as at its end or `on`.
    `early_help_speaks` and `care_speaks` say from when to when a file of early help, and one of
    children who are looked after, does: `2022-04-01 to 2025-03-31`.
    `number` is the figure as a page prints it. `then` of a heading alone says that there is no case.
    """
    if period:
        as_at = datetime.date.fromisoformat(on) if on else None
        asked = periods.period_named(period, as_at=as_at)
    else:
        asked = periods.twelve_months_to(datetime.date.fromisoformat(on))
    said = {"early_help_episodes": early_help_speaks, "looked_after_periods": care_speaks}
    reading = record_of(given, years, days_of=days_of(said))
    wanted = read_table(then)
    names = [cell.strip() for cell in then.strip().splitlines()[0].split("|")]
    found = []
    for case in answers.cases(reading, measure, [asked]):
        cells = case.cells | {"reason": case.reason, "verdict": case.verdict}
        found.append({name: _written(cells[name]) for name in names})
    assert _sorted(found) == _sorted(wanted)
    if number:
        assert answers.answers(reading, measure, [asked])[0].words() == number


def days_of(speaks: Mapping[str, str]) -> dict[str, tuple[datetime.date, datetime.date]]:
    """From when to when each kind of return speaks, by what is said of the tables it has."""
    return {kinds_of(name)[0]: _days(days) for name, days in speaks.items() if days}


def _days(speaks: str) -> tuple[datetime.date, datetime.date]:
    first, last = (datetime.date.fromisoformat(day) for day in speaks.split(" to "))
    return first, last


def _sorted(rows: list[dict[str, str]]) -> list[tuple[str, ...]]:
    return sorted(tuple(row.values()) for row in rows)


def _written(value: object) -> str:
    return "" if value is None else str(value)


@pytest.fixture
def clock_spec() -> Callable[..., None]:
    """Checks what a clock shows."""
    return shows


@pytest.fixture
def measure_spec() -> Callable[..., None]:
    """Checks what a measure counts."""
    return counts
