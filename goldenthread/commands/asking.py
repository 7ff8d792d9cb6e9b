"""`measures`, `measure`, `cases` and `moved`: numbers, the cases behind them, what moved them."""

import datetime
from typing import Any

from goldenthread.commands.ground import (
    Wrong,
    answering,
    day_asked,
    ready,
    say_json,
    say_table,
)


@answering
def measures(asked: Any) -> int:
    """List the catalogue."""
    from goldenthread.measures.register import MEASURES

    rows = [
        {
            "code": m.code,
            "title": m.title,
            "kind": str(m.kind),
            "area": m.area,
            "counted": "on a day" if m.is_stock else "over a time",
            "definition": m.definition,
            "source": m.source,
            "better": str(m.better),
            "counterpart": m.counterpart,
            "breakdowns": list(m.breakdown_names),
        }
        for m in MEASURES.values()
    ]
    if asked.json:
        say_json(rows)
    else:
        say_table([[r["code"], r["kind"], r["title"]] for r in rows], ["code", "kind", "title"])
    return 0


@answering
def measure(asked: Any) -> int:
    """Say a measure's number, for a day, for months, or by a breakdown."""
    from goldenthread.measures.answers import answers
    from goldenthread.measures.measure import Kind
    from goldenthread.measures.periods import NotAPeriod, months_asked, twelve_months_to

    found = _measure(asked.code)
    reading, day = record_asked(asked)
    try:
        periods = months_asked(asked.periods, day) if asked.periods else [twelve_months_to(day)]
    except NotAPeriod as why:
        raise Wrong(str(why)) from None
    try:
        rows = [_as_json(reading, found, a) for a in answers(reading, found, periods, asked.by)]
        if asked.by and found.kind is Kind.RATE:
            _add_ratios(rows, answers(reading, found, periods, asked.by), reading, found, periods)
    except KeyError:
        names = ", ".join(found.breakdown_names)
        raise Wrong(f"{found.code} has no breakdown {asked.by!r}; it has {names}.") from None
    if asked.json:
        say_json(rows if asked.periods or asked.by else rows[0])
    else:
        print(f"{found.code} {found.title}")
        for answer in answers(reading, found, periods, asked.by):
            print("  ", answer.period.name, *answer.by.values(), answer.words())
    return 0


def _add_ratios(
    rows: list[dict[str, Any]], groups: Any, reading: Any, found: Any, periods: Any
) -> None:
    """Beside each group's rate, how many times the rate of all it is."""
    from goldenthread.measures.answers import answers
    from goldenthread.statistics.figures import rate_ratio

    every = {a.period.name: a.figure for a in answers(reading, found, periods)}
    for row, group in zip(rows, groups, strict=True):
        row["ratio"] = rate_ratio(group.figure, every[group.period.name])


def _as_json(reading: Any, found: Any, answer: Any) -> dict[str, Any]:
    figure, period = answer.figure, answer.period
    return {
        "code": found.code,
        "kind": str(found.kind),
        "period": period.name,
        "first_day": (period.last_day if found.is_stock else period.first_day).isoformat(),
        "last_day": period.last_day.isoformat(),
        "by": answer.by,
        "numerator": figure.numerator,
        "denominator": figure.denominator,
        "unjudged": figure.unjudged,
        "value": figure.value,
        "low": figure.low,
        "high": figure.high,
        "unit": figure.unit,
        "notes": list(answer.notes),
        "population_year": answer.population_year,
        "edition": reading.edition,
    }


@answering
def cases(asked: Any) -> int:
    """List the cases behind a number, each with its verdict, reason and source."""
    from goldenthread.commands.logging_access import log_children
    from goldenthread.measures.answers import cases as cases_of
    from goldenthread.measures.periods import NotAPeriod, period_named, twelve_months_to

    found = _measure(asked.code)
    reading, day = record_asked(asked)
    try:
        period = period_named(asked.period, as_at=day) if asked.period else twelve_months_to(day)
    except NotAPeriod as why:
        raise Wrong(str(why)) from None
    verdicts = asked.verdicts or ["met", "not met", "unjudged"]
    where = "list_contains($verdicts, verdict)"
    files = _sources(reading)
    rows = [
        _case_as_json(case, files)
        for case in cases_of(reading, found, [period], where=where, verdicts=verdicts)
    ]
    log_children(reading, {r["child_id"] for r in rows}, f"lists the cases of {found.code}")
    if asked.json:
        say_json(rows)
    else:
        say_table(
            [[r["child_id"], r["verdict"], r["reason"]] for r in rows],
            ["child", "verdict", "reason"],
        )
    return 0


def _case_as_json(case: Any, files: dict[int, str]) -> dict[str, Any]:
    return {
        "child_id": case.child_id,
        "period": case.period,
        "verdict": case.verdict,
        "reason": case.reason,
        "source_file": files.get(case.load_id),
        "table": case.table,
        "ordinal": case.ordinal,
        "line": case.line,
        "load": case.load_id,
        "team": case.cells["team"],
    }


def _sources(reading: Any) -> dict[int, str]:
    return {row["id"]: row["source"] for row in reading.rows("select id, source from main.loads")}


@answering
def moved(asked: Any) -> int:
    """List the children that moved a figure between two editions, and by which load."""
    from goldenthread.commands.logging_access import log_children
    from goldenthread.measures.moved import moved_between
    from goldenthread.measures.periods import twelve_months_to
    from goldenthread.record.snapshot import NoSuchEdition

    found = _measure(asked.code)
    reading, day = record_asked(asked)
    from goldenthread.ledger.following import catch_up  # its models need Django, set up by now

    try:
        rows = moved_between(
            catch_up().at,
            found,
            twelve_months_to(day),
            first=asked.from_edition,
            last=asked.to_edition,
        )
    except NoSuchEdition as why:
        raise Wrong(str(why)) from None
    log_children(reading, {r["child_id"] for r in rows}, f"lists who moved {found.code}")
    if asked.json:
        say_json(rows)
    else:
        say_table([list(r.values()) for r in rows], ["child", "was", "now", "reason", "load"])
    return 0


def _measure(code: str) -> Any:
    from goldenthread.measures.register import MEASURES

    found = MEASURES.get(code) or MEASURES.get(code.upper())
    if found is None and code.upper().startswith("CON-08"):
        found = MEASURES.get(code.upper()[:6] + code[6:].lower())
    if found is None:
        raise Wrong(f"there is no measure {code[:20]!r}; `goldenthread measures` lists them.")
    return found


def record_asked(asked: Any) -> tuple[Any, datetime.date]:
    """The record as known when asked, and the day asked about: the last of which it speaks."""
    day = day_asked(asked.on)
    ready()
    from goldenthread.commands.standing import reading_as_known

    reading = reading_as_known(getattr(asked, "as_known_at", None))
    return reading, day or reading.as_at or _nothing_loaded()


def _nothing_loaded() -> datetime.date:
    raise Wrong("nothing has been loaded yet; `goldenthread load FILE` takes a return in.")
