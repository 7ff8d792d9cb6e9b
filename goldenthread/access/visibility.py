"""Which children a person may see: the only place that opens the record for a page.

A page asks for a `Seen`, inside a view that is marked `@shows_children` (`log.py`). A `Seen` hands
out nothing but children in the relation that `visible_children_sql` gives.
"""

from collections.abc import Callable, Iterable
from dataclasses import dataclass, replace
from datetime import date, timedelta
from typing import Any
from uuid import UUID

from django.conf import settings
from django.http import Http404

from goldenthread.access.independent import (
    CHAIRED_NOW,
    PLANS_ENDED_BY,
    READS,
    REVIEWED_NOW,
    in_force,
)
from goldenthread.access.log import ChildNotFound, Kind, Looking, check_look_is_under_way
from goldenthread.access.naming import ShownAs, identify
from goldenthread.access.record_in_use import reading_at
from goldenthread.access.roles import Scope
from goldenthread.access.sight import Sight
from goldenthread.clocks.running import NOT_KNOWN
from goldenthread.ledger.models import Child
from goldenthread.record.absences import ABSENCES
from goldenthread.record.links import LINKED
from goldenthread.record.snapshot import NoSuchEdition, Reading

__all__ = ["Seen", "ShownAs", "Sight", "identify", "see", "visible_children_sql"]

WHOSE = ("people", "names", "allocations", ABSENCES, *READS, LINKED)
"""The tables from which it follows whom somebody may open, and how they are shown."""

ALL_CHILDREN = "SELECT child_id FROM people"
ALL_KNOWN_THEN_OR_NOW = "SELECT child_id FROM people UNION SELECT child_id FROM {now}people"
NO_CHILDREN = "SELECT child_id FROM people WHERE false"
NO_PLANS = "SELECT child_id, started_on, ended_on FROM child_protection_plans WHERE false"
# Whom one may see now, told in the ids of the edition that is read: what was linked since is opened
# by either id, and what has been undone since only to who may see each of the ids by itself.
AS_LINKED_THEN = (
    "WITH now_seen AS ({seen}), each_id AS (SELECT child_id FROM now_seen UNION "
    "SELECT child_id FROM {now}linked_children "
    "WHERE linked_to IN (SELECT child_id FROM now_seen)) "
    "SELECT coalesce(l.linked_to, e.child_id) AS child_id FROM each_id e "
    "LEFT JOIN linked_children l ON l.child_id = e.child_id EXCEPT "
    "SELECT linked_to FROM linked_children WHERE child_id NOT IN (SELECT child_id FROM each_id)"
)
ALLOCATED_NOW = f"SELECT DISTINCT child_id FROM {{now}}allocations a WHERE {in_force('a')}"
# Whoever covers reaches the children of the covered worker, of the team for which they were asked,
# on the days for which they were asked and on no other.
COVERED_NOW = (
    f"SELECT a.child_id FROM {{now}}allocations a JOIN {{now}}{ABSENCES} x "
    f"ON x.worker = a.worker AND x.team = coalesce(a.team, '{NOT_KNOWN}') "
    f"WHERE {in_force('a')} AND list_contains($workers, x.cover) "
    "AND $on BETWEEN x.first_on AND x.covers_to"
)
BY_OWN_CODE = {
    Scope.ALLOCATED: f"{ALLOCATED_NOW} AND list_contains($workers, worker) UNION {COVERED_NOW}",
    Scope.CHAIRED: CHAIRED_NOW,
    Scope.REVIEWED: REVIEWED_NOW,
}
"""Of the scopes that reach the children who are this person's own."""

OF_LATE = timedelta(days=92)
# Of whom papers are written: for the pages of papers alone.
OF_PAPERS = (
    "SELECT child_id FROM {now}meeting_papers WHERE sent_on IS NULL AND meeting_on <= $on "
    "AND coalesce(version, '') <> 'WITHHELD' UNION "
    "SELECT child_id FROM {now}conferences WHERE held_on BETWEEN $since AND $on UNION "
    "SELECT child_id FROM {now}child_protection_reviews WHERE held_on BETWEEN $since AND $on"
)


def visible_children_sql(
    sight: Sight, on: date, *, now: str = "", of_papers: bool = False
) -> tuple[str, dict[str, Any]]:
    """The relation of the `child_id`s that this person may see on the day, and its parameters.

    A worker, a team, a service reach the children allocated to them on that day, not those that
    once were, and a worker those of whom they cover for on that day; a chair and a reviewing
    officer as `independent.py` says. What names no worker, no team reaches nobody: an empty
    appointment opens nothing.
    `now` is the schema (`e7.`) of what is known now, where an earlier edition is being read: an
    allocation that has ended since opens nothing. Who writes papers reaches children on the pages
    `of_papers`, and nobody anywhere else.
    """
    if sight.scope is Scope.PAPERS:
        if not of_papers:
            return NO_CHILDREN, {}
        return OF_PAPERS.format(now=now), {"on": on, "since": on - OF_LATE}
    if sight.scope is Scope.ALL:
        return ALL_KNOWN_THEN_OR_NOW.format(now=now) if now else ALL_CHILDREN, {}
    seen, parameters = _own_children_sql(sight, on, now=now)
    return AS_LINKED_THEN.format(seen=seen, now=now) if now else seen, parameters


def ended_by_sql(sight: Sight, on: date, *, now: str = "") -> tuple[str, dict[str, Any]]:
    """The plans that this chair ended, by the day, and its parameters: child_id, started_on,
    ended_on, sustained_change. For nobody else are there any."""
    if sight.scope is Scope.CHAIRED and sight.worker_codes:
        return PLANS_ENDED_BY.format(now=now), {"on": on, "workers": list(sight.worker_codes)}
    return f"SELECT *, NULL AS sustained_change FROM ({NO_PLANS})", {}


def _own_children_sql(sight: Sight, on: date, *, now: str) -> tuple[str, dict[str, Any]]:
    """Of somebody who reaches their own children, or those of a team or a service."""
    allocated = ALLOCATED_NOW.format(now=now)
    if sight.scope is Scope.SERVICE:
        return _children_of_services(sight, on, allocated)
    if sight.scope is Scope.TEAM and sight.teams:
        return f"{allocated} AND list_contains($teams, team)", {
            "on": on,
            "teams": list(sight.teams),
        }
    if sight.scope in BY_OWN_CODE and sight.worker_codes:
        return BY_OWN_CODE[sight.scope].format(now=now), {
            "on": on,
            "workers": list(sight.worker_codes),
        }
    return NO_CHILDREN, {}


def _children_of_services(sight: Sight, on: date, allocated: str) -> tuple[str, dict[str, Any]]:
    """Those of the services' teams; of every team where the council has not divided them."""
    if not settings.SERVICES:
        return f"{allocated} AND team IS NOT NULL", {"on": on}
    teams = sorted({t for service in sight.services for t in settings.SERVICES.get(service, ())})
    if not teams:
        return NO_CHILDREN, {}
    return f"{allocated} AND list_contains($teams, team)", {"on": on, "teams": teams}


@dataclass(frozen=True)
class Seen:
    """The record as one look may see it: one edition, one day, and the children within reach.

    Whom somebody works with now decides whom they may see, also where an earlier edition is read.
    """

    looking: Looking
    reading: Reading
    on: date
    now: str = ""
    """The schema of the newest edition (`e7.`) where an earlier one is read; else empty."""
    of_endings: bool = False
    """Whether it shows the children whose plans this chair ended, and no others."""

    @property
    def sight(self) -> Sight:
        """Whose eyes."""
        return self.looking.sight

    @property
    def relation(self) -> tuple[str, dict[str, Any]]:
        """`visible_children_sql` for this look: cut every question that names children by it."""
        if self.of_endings:
            plans, parameters = ended_by_sql(self.sight, self.on, now=self.now)
            return f"SELECT child_id FROM ({plans})", parameters
        of_papers = self.looking.kind is Kind.PAPERS
        return visible_children_sql(self.sight, self.on, now=self.now, of_papers=of_papers)

    def child_id(self, handle: UUID) -> str:
        """The council's id of the child; the look is recorded as having shown it.

        Either handle of a child of two ids leads to the one that it is read as, and the look is
        recorded as one at both. Raises ChildNotFound for a child out of reach and for a handle
        of nobody, on one path: the same two questions are asked of both.
        """
        known = Child.objects.filter(handle=handle).values_list("child_id", flat=True).first()
        child_id = self.reading.linked.get(known or "", known or "")
        within = self.within_reach([child_id])
        if known is None or child_id not in within:
            raise ChildNotFound(handle)
        self.looking.shows([handle])
        self._shows_other_ids([child_id])
        return child_id

    def handles(self, child_ids: Iterable[str]) -> dict[str, UUID]:
        """Of these children, the handle of each one within reach; recorded as shown."""
        within = self.within_reach(child_ids)
        found = dict(Child.objects.filter(child_id__in=within).values_list("child_id", "handle"))
        self.looking.shows(found.values())
        self._shows_other_ids(found)
        return found

    def _shows_other_ids(self, child_ids: Iterable[str]) -> None:
        """Say that whoever is shown under one id is shown under each of the child's others."""
        shown = set(child_ids)
        others = [one for one, to in self.reading.linked.items() if to in shown and one != to]
        if others:
            self.looking.shows(
                Child.objects.filter(child_id__in=others).values_list("handle", flat=True)
            )

    def within_reach(self, child_ids: Iterable[str]) -> set[str]:
        """Of these children, those that this person may see now."""
        sql, parameters = self.relation
        within = self.reading.rows(
            f"SELECT child_id FROM ({sql}) WHERE list_contains($asked, child_id)",
            asked=list(child_ids),
            **parameters,
        )
        return {str(row["child_id"]) for row in within}

    def remember(self, key: Any, make: Callable[[], Any]) -> Any:
        """Counts of the children within reach, made once at this edition and on this day for all
        who reach the same children; they must not be changed by who is given them."""
        relation, reach = self.relation
        told_apart = relation, tuple((name, str(value)) for name, value in reach.items())
        return self.reading.remember((key, self.on, *told_apart), make)

    def identify(self, child: dict[str, Any]) -> ShownAs:
        """How the child is shown to this person: see `naming.identify`."""
        return identify(self.sight, child, on=self.on)


def see(looking: Looking, *, on: date, edition: int | None = None) -> Seen:
    """Open the record for a look that is under way, at an edition (the newest where None).

    Whom a person reaches is asked of the newest edition, whichever is read. Raises Http404 for an
    edition that has not been made.
    """
    check_look_is_under_way(looking)
    newest = reading_at(None)
    reading = newest if edition in (None, newest.edition) else reading_of(edition)
    looking.edition = reading.edition
    return Seen(looking=looking, reading=reading, on=on, now=tables_of_now(reading, newest))


def see_endings(looking: Looking, *, on: date, edition: int | None = None) -> Seen:
    """Open the record for a chair to look at the plans that they ended, by what is known now.

    Whoever was once on a plan is otherwise out of reach: what this opens is on the page of one's
    own endings and on no other.
    """
    return replace(see(looking, on=on, edition=edition), of_endings=True)


def tables_of_now(reading: Reading, newest: Reading) -> str:
    """What stands, in SQL, before the names of the tables that say whom a person reaches: those of
    the newest edition, whichever is read."""
    if reading.edition == newest.edition:
        return ""
    newest.ready(*WHOSE)
    return f"e{newest.edition}."


def reading_of(edition: int | None) -> Reading:
    """The record at an edition, uncut: for `access` alone. Raises Http404 for one not made yet."""
    try:
        return reading_at(edition)
    except NoSuchEdition as none:
        raise Http404(str(none)) from None
