"""Who is away and who covers: of the workers whose children one person reaches, and what they say.

Whoever covers reaches children by it (visibility.py), so that nobody is asked to cover but by who
reaches the same children: a manager for the workers of the team, and a worker for themselves.
"""

from dataclasses import dataclass
from datetime import date, datetime, timedelta

from goldenthread.access.log import Kind, record_access
from goldenthread.access.models import Outcome
from goldenthread.access.permissions import check_person_can_say_who_is_away
from goldenthread.access.roles import Scope
from goldenthread.access.sight import Sight
from goldenthread.access.visibility import Seen
from goldenthread.clocks.running import NOT_KNOWN
from goldenthread.ledger.connection import database_uri
from goldenthread.ledger.saying import say, unsay
from goldenthread.record.absences import ABSENCES, Absence, Absences, absence_of
from goldenthread.record.snapshot import Reading
from goldenthread.statute.calendar import WorkingCalendar

TABLE = "ledger_absences"
AHEAD = 10
"""So many working days ahead it is told who is away."""
LONGEST = timedelta(days=366)
LOOKED_AT_WITHIN = timedelta(days=92)
"""An absence without a last day is looked at again by then: a cover reaches children by it."""


class CannotBeSo(Exception):
    """What was said of an absence cannot be: `field` and a sentence."""

    def __init__(self, field: str, sentence: str) -> None:
        super().__init__(sentence)
        self.field = field


@dataclass(frozen=True, order=True)
class Post:
    """A worker as one of a team: what is covered is the work in one team."""

    team: str
    worker: str


def absences_at(reading: Reading) -> Absences:
    """Every absence that stands at the edition, by worker and first day."""
    rows = reading.rows(f"select * from {ABSENCES} order by worker, team, first_on")
    return Absences(tuple(map(absence_of, rows)))


def days_ahead(on: date) -> tuple[date, ...]:
    """The working days from a day to AHEAD of them after it, and the day itself."""
    calendar = WorkingCalendar.of_england()
    last = calendar.add_working_days(on, AHEAD)
    days = (on + timedelta(days=n) for n in range((last - on).days + 1))
    return tuple(day for day in days if day == on or calendar.is_working_day(day))


def posts_within_reach(seen: Seen) -> tuple[Post, ...]:
    """The workers of whom this person may say that they are away: those who hold children within
    reach today, and of who reaches only their own children, themselves."""
    relation, reach = seen.relation
    rows = seen.reading.rows(
        f"select distinct coalesce(team, '{NOT_KNOWN}') as team, worker from teams_of_the_time "
        f"where child_id in ({relation}) and worker is not null "
        "and $day between span_from and span_to order by all",
        **{"day": seen.on, **reach},
    )
    posts = (Post(row["team"], row["worker"]) for row in rows)
    is_own = seen.sight.scope is Scope.ALLOCATED
    return tuple(one for one in posts if not is_own or one.worker in seen.sight.worker_codes)


def colleagues(seen: Seen, posts: tuple[Post, ...]) -> dict[str, tuple[str, ...]]:
    """By team of these posts, every worker who holds a child of it today: who could cover."""
    rows = seen.reading.rows(
        f"select distinct coalesce(team, '{NOT_KNOWN}') as team, worker from teams_of_the_time "
        f"where list_contains($teams, coalesce(team, '{NOT_KNOWN}')) and worker is not null "
        "and $day between span_from and span_to order by all",
        day=seen.on,
        teams=sorted({one.team for one in posts}),
    )
    found: dict[str, list[str]] = {}
    for row in rows:
        found.setdefault(row["team"], []).append(row["worker"])
    return {team: tuple(workers) for team, workers in found.items()}


def say_absence(seen: Seen, said: Absence, *, at: datetime, after: int) -> int | None:
    """Say that a worker is away and who covers; the edition that it made, None where it stands so.

    Raises NotAllowed, CannotBeSo, and SaidSince where somebody has said another since `after`, the
    edition of what the writer had before them (0: nothing).
    """
    check_person_can_say_who_is_away(seen.sight)
    posts = posts_within_reach(seen)
    if Post(said.team, said.worker) not in posts:
        raise CannotBeSo("worker", "Choose a worker whose children you can open")
    _check_days(said, seen.on)
    if said.cover and said.cover not in colleagues(seen, posts).get(said.team, ()):
        raise CannotBeSo("cover", "Choose somebody who works with children of the same team")
    if said.cover == said.worker:
        raise CannotBeSo("cover", "Choose somebody else: nobody covers for themselves")
    _check_apart(said, absences_at(seen.reading))
    _log(seen.sight, "says who is away")
    return say(
        database_uri(),
        TABLE,
        _key(said),
        {
            "last_on": said.last_on,
            "look_again_on": said.look_again_on,
            "cover": said.cover,
            "reason": said.reason,
        },
        beside={"set_at": at, "set_by": seen.sight.person.email},
        at=at,
        after=after,
    )


def take_absence_back(seen: Seen, one: Absence, *, at: datetime) -> int | None:
    """Take an absence back that was said in error; the edition that this made."""
    check_person_can_say_who_is_away(seen.sight)
    if Post(one.team, one.worker) not in posts_within_reach(seen):
        raise CannotBeSo("worker", "Choose a worker whose children you can open")
    _log(seen.sight, "takes an absence back")
    return unsay(database_uri(), TABLE, _key(one), at=at, after=one.edition)


def _key(one: Absence) -> dict[str, object]:
    return {"worker": one.worker, "team": one.team, "first_on": one.first_on}


def _check_days(said: Absence, today: date) -> None:
    if said.first_on > today + LONGEST:
        raise CannotBeSo("first_on", "The first day is more than a year ahead")
    if said.last_on is None:
        again = said.look_again_on
        if again is None:
            raise CannotBeSo("look_again_on", "Say the last day, or the day to look again")
        if not max(said.first_on, today) <= again <= max(said.first_on, today) + LOOKED_AT_WITHIN:
            raise CannotBeSo("look_again_on", "Look again within three months, from today on")
    elif not said.first_on <= said.last_on <= said.first_on + LONGEST:
        raise CannotBeSo("last_on", "The last day is on or after the first, within a year")


def _check_apart(said: Absence, standing: Absences) -> None:
    last = said.last_on or date.max
    for one in standing.all:
        if (one.worker, one.team) != (said.worker, said.team) or one.first_on == said.first_on:
            continue
        if one.first_on <= last and said.first_on <= (one.last_on or date.max):
            raise CannotBeSo("first_on", "Another absence is on record of these days: change that")


def _log(by: Sight, action: str) -> None:
    record_access(by, action=action, kind=Kind.PAGE, outcome=Outcome.SHOWN)
