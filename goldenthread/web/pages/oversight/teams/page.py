"""The page of teams: every team, or the workers of one, each number with the way to its list."""

from dataclasses import dataclass, replace
from datetime import date

from django.urls import reverse

from goldenthread.access.numbers import Numbers
from goldenthread.access.permissions import person_can_say_who_is_away, person_can_set_standards
from goldenthread.access.teams import Teams
from goldenthread.clocks.states import OVERDUE
from goldenthread.web import words
from goldenthread.web.components.data_table import DataTable
from goldenthread.web.components.filters import FilterField, Filters, Option
from goldenthread.web.frame import Page, PersonRequest
from goldenthread.web.frame_of_record import chrome_at
from goldenthread.web.pages.oversight.teams.asked import Asked
from goldenthread.web.pages.oversight.teams.away import away_table
from goldenthread.web.pages.oversight.teams.tables import (
    HOW,
    grid,
    mix_table,
    named,
    pressing_table,
)
from goldenthread.web.pages.oversight.teams.weighing import Weighing, weighing
from goldenthread.web.pages.records.ways_in import way_to_supervision


@dataclass(frozen=True, kw_only=True)
class TeamsPage(Page):
    """`grid` is there for one team alone."""

    heading: str
    whose: str
    pressing: DataTable
    mix: DataTable
    weighing: Weighing | None
    away: DataTable | None
    nobody_away: str
    may_say_who_is_away: bool
    may_set_weights: bool
    grid: DataTable | None
    filters: Filters
    supervision_href: str


def build(
    request: PersonRequest, asked: Asked, counted: Teams, *, day: date, numbers: Numbers
) -> TeamsPage:
    """The page of the team that is asked for, of one's own where that is one, or of all."""
    own = request.sight.teams
    team = asked.team or (own[0] if len(own) == 1 else "")
    how = asked.how or OVERDUE
    newest = replace(asked, known_at=None).href(team=asked.team, how=asked.how)
    title = named(team, "team") if team else "Teams"
    return TeamsPage(
        title=title,
        chrome=chrome_at(request, numbers, newest_href=newest if asked.known_at else ""),
        heading=f"{title} on {words.date(day)}",
        whose="The children whom you can open: every number here counts those alone, and opens "
        "to them.",
        pressing=pressing_table(asked, counted, team),
        mix=mix_table(asked, counted, team),
        weighing=weighing(asked, counted, team),
        away=away_table(asked, counted, team),
        nobody_away="Nobody whose children you can open is said to be away up to "
        f"{words.date(counted.days[-1])}.",
        may_say_who_is_away=person_can_say_who_is_away(request.sight),
        may_set_weights=person_can_set_standards(request.sight),
        grid=grid(asked, counted, team, how) if team else None,
        filters=_filters(asked, counted, team, how, of_all=len(own) != 1),
        supervision_href=way_to_supervision(request),
    )


def _filters(asked: Asked, counted: Teams, team: str, how: str, *, of_all: bool) -> Filters:
    teams = sorted({*counted.names, *filter(None, (team,))})
    fields = [
        FilterField(
            name="team",
            label="Team",
            value=team,
            options=(
                *((Option("", "Every team"),) if of_all else ()),
                *(Option(one, named(one, "team")) for one in teams),
            ),
        )
    ]
    if team:
        options = tuple(Option(one, text) for one, text in HOW.items())
        fields.append(FilterField(name="how", label="Clocks", value=how, options=options))
    return Filters(action=reverse("teams"), fields=tuple(fields), kept=asked.kept)
