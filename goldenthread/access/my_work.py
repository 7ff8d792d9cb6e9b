"""What is to be done for the children whom one person may see now: every open running by its verb
and by when it is due.

The counts are those of the list: they count the children within reach. How much there is for
others is told of the whole council alone, and only where it is more than a few.
"""

from collections.abc import Mapping
from dataclasses import dataclass, field, replace
from datetime import date
from typing import Any

from goldenthread.access.absences import absences_at
from goldenthread.access.clock_lists import ListedRunning, in_order, listed
from goldenthread.access.leaves import first_on
from goldenthread.access.visibility import Seen
from goldenthread.clocks.due_words import due_word_sql, in_order_of_words
from goldenthread.clocks.looked_at import looks_by
from goldenthread.clocks.open_now import open_and_looked_at, open_on
from goldenthread.clocks.verbs import verb_sql
from goldenthread.record.absences import NOBODY_AWAY, Absences
from goldenthread.record.snapshot import Reading

A_FEW = 10
"""So many clocks of others, or more, are told of as a number; fewer could be those of one child."""
FILTERS = ("verb", "due", "clock", "team", "worker")


@dataclass(frozen=True, kw_only=True)
class ChosenWork:
    """Which work: every filter that is not empty. `verb` is one of verbs.Verb, `due` one of
    due_words.WORDS, `clock` a clock's code."""

    verb: str = ""
    due: str = ""
    clock: str = ""
    team: str = ""
    worker: str = ""


@dataclass(frozen=True, kw_only=True)
class CutWork:
    """A page of the work. `counts` are by verb and due word, of the clock, team and worker that
    are chosen; `teams` and `workers` are all that have any, and `absences` say
    who covers for them. `of_others` is how many clocks are open
    for children out of reach, None where that is not told."""

    total: int
    rows: tuple[ListedRunning, ...]
    counts: Mapping[tuple[str, str], int] = field(default_factory=dict)
    teams: tuple[str, ...] = ()
    workers: tuple[str, ...] = ()
    absences: Absences = NOBODY_AWAY
    of_others: int | None = None


def cut_work(seen: Seen, chosen: ChosenWork, *, on: date, page: int, per_page: int) -> CutWork:
    """The work that fits, as it stands on the day, the next due first; pages count from 1."""
    relation, reach = seen.relation
    today = looks_by(seen.reading, on, today=seen.on)
    work = (
        f"select *, {verb_sql()} as verb, {due_word_sql(on)} as due "
        f"from ({open_and_looked_at(seen.reading, on)}) where child_id in ({relation})"
    )
    counted = seen.reading.rows(
        f"select verb, due, clock, team, worker, count(*) as cases from ({work}) group by all",
        today=today,
        **reach,
    )
    total = sum(row["cases"] for row in counted if _holds(row, chosen))
    fits, asked = _fits(chosen)
    rows = seen.reading.rows(
        f"select * from ({work}) where {fits} order by {in_order_of_words('due')}, "
        f"due_on nulls last, {in_order(seen)}, clock, started_on, about "
        "limit $limit offset $offset",
        limit=per_page,
        offset=first_on(page, per_page=per_page, total=total),
        today=today,
        **asked,
        **reach,
    )
    return CutWork(
        total=total,
        rows=listed(seen, rows, on=on),
        counts=_sums(counted, replace(chosen, verb="", due="")),
        teams=tuple(sorted({row["team"] for row in counted})),
        workers=tuple(
            sorted({row["worker"] for row in counted if chosen.team in ("", row["team"])})
        ),
        absences=absences_at(seen.reading),
        of_others=_of_others(seen, on, sum(row["cases"] for row in counted))
        if chosen == ChosenWork()
        else None,
    )


def _fits(chosen: ChosenWork) -> tuple[str, dict[str, str]]:
    asked = {f"of_{name}": value for name in FILTERS if (value := getattr(chosen, name))}
    return " and ".join(f"{name[3:]} = ${name}" for name in asked) or "true", asked


def _holds(row: Mapping[str, Any], chosen: ChosenWork) -> bool:
    return all(getattr(chosen, name) in ("", row[name]) for name in FILTERS)


def _sums(counted: list[dict[str, Any]], chosen: ChosenWork) -> dict[tuple[str, str], int]:
    sums: dict[tuple[str, str], int] = {}
    for row in counted:
        if _holds(row, chosen):
            place = row["verb"], row["due"]
            sums[place] = sums.get(place, 0) + row["cases"]
    return sums


def _of_others(seen: Seen, on: date, own: int) -> int | None:
    """How many open clocks there are beside one's own: a number of the whole council, never of a
    team, a worker or a verb, which a few questions would make into one of a child."""
    others = _open_of_all(seen.reading, on) - own
    return others if others >= A_FEW else None


def _open_of_all(reading: Reading, on: date) -> int:
    def count() -> int:
        return int(
            reading.rows(f"select count(*) as clocks from ({open_on(reading, on)})")[0]["clocks"]
        )

    counted: int = reading.remember(("open clocks of all", on), count)
    return counted
