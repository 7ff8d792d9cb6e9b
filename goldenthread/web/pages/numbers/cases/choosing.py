"""The filters of a case list: verdict, team, group and time, each in the address."""

from datetime import date

from goldenthread.access.case_lists import VERDICTS
from goldenthread.access.numbers import Numbers
from goldenthread.measures.periods import Period, months_to, period_named, twelve_months_to
from goldenthread.web.components.filters import Chosen, FilterField, Filters, Option
from goldenthread.web.pages.numbers.measure import wording
from goldenthread.web.pages.numbers.measure.asked import Asked
from goldenthread.web.pages.numbers.measure.groups import TEAM, offered
from goldenthread.web.pages.numbers.measure.series import MONTHS

VERDICT_WORDS = {"met": "Met", "not met": "Not met", "unjudged": "Unjudged (cannot be judged)"}


def filters(asked: Asked, numbers: Numbers, period: Period, *, day: date) -> Filters:
    """The form, filled with what is asked now, and what may be taken off singly."""
    groups = numbers.groups(asked.measure, period, offered(asked))
    fields = (
        FilterField(
            name="verdict",
            label="Verdict",
            options=(
                Option("", "Every verdict"),
                *(Option(v, VERDICT_WORDS[v]) for v in VERDICTS),
            ),
            value=asked.verdict,
        ),
        FilterField(
            name="team",
            label="Team",
            options=(Option("", "Every team"), *_teams(asked, groups[TEAM])),
            value=asked.team,
        ),
        FilterField(
            name="group",
            label="Group",
            options=(Option("", "Every group"), *_groups(asked, groups, period)),
            value=asked.group,
        ),
        FilterField(name="period", label="When", options=_times(asked, day), value=asked.month),
    )
    chosen = _chosen(asked, period)
    plain = asked.changed(verdict="", team="", group="", month="")
    return Filters(
        action=asked.address("cases"),
        fields=fields,
        kept=asked.query("on", "known_at"),
        chosen=chosen,
        clear_href=plain.cases_href() if chosen else "",
    )


def _teams(asked: Asked, teams: list[str]) -> list[Option]:
    every = sorted({*teams, *([asked.team] if asked.team else [])})
    every.sort(key=lambda team: wording.part_order(TEAM, team))
    return [Option(team, wording.part(TEAM, team, day=date.min)) for team in every]


def _groups(asked: Asked, groups: dict[str, list[str]], period: Period) -> list[Option]:
    options = []
    for by, parts in groups.items():
        if by == TEAM:
            continue
        for part in sorted(parts, key=lambda one: wording.part_order(by, one)):
            options.append(Option(f"{by}:{part}", _group(by, part, period)))
    if asked.group and asked.group not in {option.value for option in options}:
        options.append(Option(asked.group, _group(*asked.group_parts, period)))
    return options


def _group(by: str, part: str, period: Period) -> str:
    return f"{wording.breakdown(by)}: {wording.part(by, part, day=period.last_day)}"


def _times(asked: Asked, day: date) -> tuple[Option, ...]:
    months = {month.name: month for month in reversed(months_to(day, MONTHS))}
    if asked.month:
        months.setdefault(asked.month, period_named(asked.month))
    return (
        Option("", wording.when(asked.measure, twelve_months_to(day))),
        *(Option(name, wording.when(asked.measure, month)) for name, month in months.items()),
    )


def _chosen(asked: Asked, period: Period) -> tuple[Chosen, ...]:
    chosen = []
    if asked.verdict:
        text = VERDICT_WORDS[asked.verdict]
        chosen.append(Chosen(text, asked.changed(verdict="").cases_href()))
    if asked.team:
        text = f"Team: {wording.part(TEAM, asked.team, day=date.min)}"
        chosen.append(Chosen(text, asked.changed(team="").cases_href()))
    if asked.group:
        text = _group(*asked.group_parts, period)
        chosen.append(Chosen(text, asked.changed(group="").cases_href()))
    if asked.month:
        text = wording.when(asked.measure, period)
        chosen.append(Chosen(text, asked.changed(month="").cases_href()))
    return tuple(chosen)
