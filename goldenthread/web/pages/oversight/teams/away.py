"""Who is away of the workers whose children one can open, who covers, and whom nobody covers."""

from datetime import date

from goldenthread.access.teams import UNCOVERED, Load, Teams
from goldenthread.record.absences import Absence, Absences
from goldenthread.record.labels import capital
from goldenthread.web import words
from goldenthread.web.components.data_table import Cell, DataTable, Heading
from goldenthread.web.pages.oversight.teams.asked import Asked
from goldenthread.web.pages.oversight.teams.tables import Part, children_cell, name_cell


def away_table(asked: Asked, counted: Teams, team: str) -> DataTable | None:
    """Those away on a day ahead, by name: until when, who covers, and the children of each; None
    where nobody is."""
    loads = sorted(
        (
            load
            for load in counted.loads
            if team in ("", load.team)
            and any(counted.absences.is_away(load.worker, day) for day in counted.days)
        ),
        key=lambda load: (load.worker, load.team),
    )
    if not loads:
        return None
    headings = ("Worker", "Away", "Who covers", "Children", "Covered by nobody")
    return DataTable(
        caption=f"Away from {words.date(counted.days[0])} to {words.date(counted.days[-1])}",
        headings=tuple(Heading(text, numeric=text in headings[3:]) for text in headings),
        rows=tuple(_row(asked, counted, load, team) for load in loads),
        total=_total(asked, counted, loads, team),
        compact=True,
    )


def _row(asked: Asked, counted: Teams, load: Load, team: str) -> tuple[Cell, ...]:
    part = Part(team=load.team, worker=load.worker)
    theirs = _said(counted, load)
    uncovered = load.children if counted.uncovered(load) else 0
    name = name_cell(asked, part)
    return (
        Cell(name.text if team else f"{name.text}, {load.team}", name.href),
        Cell("; ".join(capital(in_days(one)) for one in theirs)),
        Cell(_covers(counted, load)),
        children_cell(asked, part, load.children, ""),
        children_cell(asked, part, uncovered, UNCOVERED),
    )


def _total(asked: Asked, counted: Teams, loads: list[Load], team: str) -> tuple[Cell, ...]:
    """The children of all who are away have no list of their own; those covered by nobody have."""
    uncovered = sum(load.children for load in loads if counted.uncovered(load))
    return (
        Cell("All"),
        *[Cell("")] * 3,
        children_cell(asked, Part(team=team), uncovered, UNCOVERED),
    )


def _said(counted: Teams, load: Load) -> list[Absence]:
    """What was said of the worker for these days: of this team, or else of another."""
    said = [
        one
        for one in counted.absences.all
        if one.worker == load.worker and any(map(one.is_away, counted.days))
    ]
    return [one for one in said if one.team == load.team] or said


def in_days(one: Absence) -> str:
    """`1 to 12 December`, or that it has no end yet and when it is looked at again."""
    if one.last_on:
        return f"{words.date(one.first_on)} to {words.date(one.last_on)}"
    again = f", to be looked at again on {words.date(one.look_again_on)}"
    return f"from {words.date(one.first_on)}, with no last day yet{again}"


def _covers(counted: Teams, load: Load) -> str:
    """Who covers on the days ahead, and from when nobody does."""
    days = [day for day in counted.days if counted.absences.is_away(load.worker, day)]
    covers = [counted.absences.cover_of(load.worker, load.team, day) for day in days]
    named = list(dict.fromkeys(filter(None, covers)))
    uncovered = counted.uncovered(load)
    if not named:
        return "Nobody"
    if not uncovered:
        return words.listed(named)
    return f"{words.listed(named)}; nobody on {_days(uncovered)}"


def _days(days: tuple[date, ...]) -> str:
    first, last = words.date(days[0]), words.date(days[-1])
    return first if first == last else f"{words.plural(len(days), 'working day')} from {first}"


def cover_in_words(absences: Absences, worker: str, team: str, day: date) -> str:
    """Who covers a worker on a day, for a line about one of their children; empty where the worker
    is there."""
    if not absences.is_away(worker, day):
        return ""
    cover = absences.cover_of(worker, team, day)
    return f"away on {words.date(day)}: {f'{cover} covers' if cover else 'nobody covers'}"
