"""The continuum of need on a day: neglect recognised and recorded, as the home page shows it.

`continuum` counts and `children_of` lists, both off the same kept case list, so that every number
opens to its children. Each child is once at the highest step, and in every step that is open.
Pre-proceedings is a status across the steps and takes no child out of a plan.
"""

import datetime
from collections.abc import Iterator
from dataclasses import dataclass, replace
from typing import Any

from ibis import _

from goldenthread.clocks.legs import first_reason
from goldenthread.codes.child_protection import NEGLECT
from goldenthread.measures import cases_child_protection as plan_cases
from goldenthread.measures.answers import Case, answers, as_case
from goldenthread.measures.answers import cases as cases_of
from goldenthread.measures.case_lists import case_list
from goldenthread.measures.cases_neglect import (
    DOUBTS,
    MARKS,
    NONE_RECORDED,
    children_in_steps,
)
from goldenthread.measures.child_in_need import NEG_05
from goldenthread.measures.measure import MET, UNJUDGED, Measure
from goldenthread.measures.neglect import EVERY_STEP
from goldenthread.measures.neglect_in_plans import MULTIPLE_HIDES, NEG_06
from goldenthread.measures.periods import Period, twelve_months_to
from goldenthread.measures.pre_proceedings import PLO_01
from goldenthread.measures.published import (
    BRIEF_N1,
    BRIEF_NEG,
    DFE_N1,
    DFE_NEG_INITIAL,
    DFE_NEG_LATEST,
    PublishedFigure,
)
from goldenthread.measures.reach import runs_of
from goldenthread.measures.reasons import in_words
from goldenthread.record.snapshot import Reading
from goldenthread.record.steps import ListInForce, Step, list_on
from goldenthread.statistics.figures import Figure

__all__ = ["Continuum", "children_in_steps", "children_of", "continuum"]

IN_STEP, HIGHEST, CODED, CANNOT = "in-step", "highest", "coded", "cannot"
PRE_PROCEEDINGS, NO_STEP = "pre-proceedings", "no-step"
PRE_PROCEEDINGS_CANNOT = "pre-proceedings-cannot"
STATUS = {PRE_PROCEEDINGS: MET, PRE_PROCEEDINGS_CANNOT: UNJUDGED}
"""The groups of the status across the steps, and the verdict of PLO-01 that each is."""

NEG_06_INITIAL: Measure = replace(
    NEG_06,
    code="NEG-06-initial",
    title="Open child protection plans that began for neglect",
    definition=(
        "Of the child protection plans that are open on the day, those whose category of abuse at "
        f"the start was neglect. {MULTIPLE_HIDES}"
    ),
    met=_.initial_category == NEGLECT,
    unjudged_because=first_reason(
        plan_cases.start_unreadable,
        *plan_cases.end_not_told,
        *plan_cases.category_unknown(_.initial_category, "initial category of abuse"),
    ),
    because={
        "met": "Plan since {started_on} with initial category neglect.",
        "not met": "Plan since {started_on} with initial category {initial_category}.",
        "unjudged": "Plan since {started_on}: {unjudged_reason}.",
    },
    breakdowns={"category": plan_cases.category_of(_.initial_category)},
    starred=False,
)


@dataclass(frozen=True, kw_only=True)
class Group:
    """What is recorded of neglect: a group of the children at a step, and how many they are.

    `code` opens its list; it begins with "coded" or "cannot", or is "none-recorded".
    """

    code: str
    words: str
    children: int


@dataclass(frozen=True, kw_only=True)
class StepCount:
    """One step on the day. All counts are of children and of what is held.

    `silence` says of which of the step's sources no loaded return speaks on the day; it is empty
    where all are spoken of. `groups` divide `at_highest`.
    """

    step: Step
    silence: str
    is_spoken_of: bool
    in_step: int
    at_highest: int
    groups: tuple[Group, ...]

    @property
    def is_silent(self) -> bool:
        """Whether the counts are no finding: no source is spoken of, and nothing is held."""
        return not (self.is_spoken_of or self.in_step)

    @property
    def coded(self) -> int:
        """Those at it as the highest step with a coded marker of neglect."""
        return _sum(self.groups, CODED)

    @property
    def cannot_be_told(self) -> int:
        """Those of whom it cannot be told."""
        return _sum(self.groups, CANNOT)

    @property
    def none_recorded(self) -> int:
        """Those with an assessment or a plan that does not record neglect."""
        return _sum(self.groups, NONE_RECORDED)


@dataclass(frozen=True, kw_only=True)
class StatusCount:
    """How many children in pre-proceedings have a step as their highest; `step` None for none."""

    step: Step | None
    children: int


@dataclass(frozen=True, kw_only=True)
class PreProceedings:
    """The status across the steps. `cannot_be_told` are those whose dates cannot be read; they are
    not in `children`. `by_step` divides `children`."""

    silence: str
    children: int
    cannot_be_told: int
    by_step: tuple[StatusCount, ...]


@dataclass(frozen=True, kw_only=True)
class SideBySide:
    """Our share, what it is a share of, and the published figures to stand beside it.

    `measure` is what it opens to (`answers.cases` lists it).
    """

    title: str
    of: str
    measure: Measure
    figure: Figure
    published: tuple[PublishedFigure, ...]


@dataclass(frozen=True, kw_only=True)
class Continuum:
    """The continuum on one day. `in_force` is the list of that day; `steps` are its steps, lowest
    first; `groups` are the sums over them, so each child is in one group once."""

    day: datetime.date
    in_force: ListInForce
    steps: tuple[StepCount, ...]
    groups: tuple[Group, ...]
    pre_proceedings: PreProceedings
    side_by_side: tuple[SideBySide, ...]

    @property
    def children(self) -> int:
        """All children in any step, each once."""
        return sum(step.at_highest for step in self.steps)

    @property
    def coded(self) -> int:
        """All children with a coded marker of neglect: NEG-01's numerator."""
        return _sum(self.groups, CODED)

    @property
    def cannot_be_told(self) -> int:
        """All children of whom it cannot be told."""
        return _sum(self.groups, CANNOT)

    @property
    def none_recorded(self) -> int:
        """All children of whom neglect is not recorded."""
        return _sum(self.groups, NONE_RECORDED)


def _sum(groups: tuple[Group, ...], code: str) -> int:
    return sum(g.children for g in groups if g.code == code or g.code.startswith(f"{code}-"))


def continuum(reading: Reading, day: datetime.date) -> Continuum:
    """Who is at which step on the day, and what is recorded of neglect."""
    period = twelve_months_to(day)
    words, in_force = group_words(day), list_on(day, reading.snapshot.step_lists)
    rows = reading.rows(
        'select step_code, "group", count(*) as in_step, count(*) filter (is_highest) as highest '
        f"from {case_list(reading, EVERY_STEP, [period])} group by all"
    )
    counts = tuple(
        _step_count(reading, step, day, words, [r for r in rows if r["step_code"] == step.code])
        for step in in_force.steps
    )
    groups = tuple(
        Group(
            code=code,
            words=text,
            children=sum(g.children for c in counts for g in c.groups if g.code == code),
        )
        for code, text in words.items()
    )
    return Continuum(
        day=day,
        in_force=in_force,
        steps=counts,
        groups=groups,
        pre_proceedings=_pre_proceedings(reading, period, in_force.steps),
        side_by_side=_side_by_side(reading, period),
    )


def group_words(day: datetime.date) -> dict[str, str]:
    """The groups by code, in the order of the page, each in words."""
    return (
        {code: text for _test, code, text in MARKS}
        | {doubt.code: doubt.words(day) for doubt in DOUBTS}
        | {NONE_RECORDED: "neglect is not recorded"}
    )


def _step_count(
    reading: Reading,
    step: Step,
    day: datetime.date,
    words: dict[str, str],
    rows: list[dict[str, Any]],
) -> StepCount:
    at_highest = {row["group"]: row["highest"] for row in rows}
    silences = [_silence(reading, s.table, s.name, day, beside=s.beside) for s in step.sources]
    return StepCount(
        step=step,
        silence=" ".join(filter(None, silences)),
        is_spoken_of=not all(silences),
        in_step=sum(row["in_step"] for row in rows),
        at_highest=sum(at_highest.values()),
        groups=tuple(
            Group(code=code, words=text, children=at_highest.get(code, 0))
            for code, text in words.items()
        ),
    )


def _silence(
    reading: Reading, table: str, of_what: str, day: datetime.date, *, beside: bool = False
) -> str:
    """The sentence for a table of which no return speaks on the day; empty where one does.

    Of what comes beside the case system it says since when that has been silent.
    """
    runs = runs_of(reading, table)
    if not runs:
        return f"No loaded return speaks of {of_what}."
    if any(run.first_day <= day <= run.last_day for run in runs):
        return ""
    last_day = runs[-1].last_day
    since = f": the newest ends on {in_words(last_day)}" if beside and last_day < day else ""
    return f"No loaded return speaks of {of_what} on {in_words(day)}{since}."


def _pre_proceedings(reading: Reading, period: Period, steps: tuple[Step, ...]) -> PreProceedings:
    rows = reading.rows(
        f"select step_code, verdict, count(*) as children from ({_status_sql(reading, period)}) "
        "group by all"
    )
    met = {row["step_code"]: row["children"] for row in rows if row["verdict"] == MET}
    places: list[Step | None] = [*steps, None]
    return PreProceedings(
        silence=_silence(reading, "pre_proceedings", "pre-proceedings", period.last_day),
        children=sum(met.values()),
        cannot_be_told=sum(row["children"] for row in rows if row["verdict"] == UNJUDGED),
        by_step=tuple(
            StatusCount(step=step, children=met.get(step.code if step else NO_STEP, 0))
            for step in places
        ),
    )


def _status_sql(reading: Reading, period: Period) -> str:
    """The cases of PLO-01, each with the child's highest step."""
    return (
        f"select p.*, coalesce(c.step_code, '{NO_STEP}') as step_code, "
        "c.step_title, c.step_started_on "
        f"from {case_list(reading, PLO_01, [period])} p "
        f"left join {case_list(reading, EVERY_STEP, [period])} c "
        "on c.child_id = p.child_id and c.is_highest"
    )


def _side_by_side(reading: Reading, period: Period) -> tuple[SideBySide, ...]:
    lines = (
        ("children with an open episode of need", NEG_05, (BRIEF_N1, DFE_N1)),
        ("open child protection plans", NEG_06, (BRIEF_NEG, DFE_NEG_LATEST)),
        ("open child protection plans", NEG_06_INITIAL, (BRIEF_NEG, DFE_NEG_INITIAL)),
    )
    return tuple(
        SideBySide(
            title=measure.title,
            of=of,
            measure=measure,
            figure=answers(reading, measure, [period])[0].figure,
            published=published,
        )
        for of, measure, published in lines
    )


def children_of(
    reading: Reading,
    day: datetime.date,
    *,
    step: str = "",
    group: str = HIGHEST,
    where: str = "true",
    **parameters: Any,
) -> Iterator[Case]:
    """The children behind one number of the continuum, each with its sentence and its trace.

    `step` is a step's code, empty for all. `group` is "in-step" (the step is open, highest or
    not), "highest", "coded", "cannot", "pre-proceedings", "pre-proceedings-cannot", or the code of
    one group; over the status, "no-step" is a step too. `where` is SQL
    over the list with `$name` parameters, to cut it. Raises KeyError for a step or group that
    there is not.
    """
    in_force = list_on(day, reading.snapshot.step_lists)
    steps = {s.code for s in in_force.steps} | ({NO_STEP} if group in STATUS else set())
    if step and step not in steps:
        raise KeyError(step)
    period = twelve_months_to(day)
    at_step = "step_code = $step_code" if step else "true"
    asked = parameters | ({"step_code": step} if step else {})
    if group in STATUS:
        of_status = f"verdict = '{STATUS[group]}' and {at_step} and ({where})"
        return _in_pre_proceedings(reading, period, of_status, asked)
    condition = f"{at_step} and {_of_group(group, day, bool(step))} and ({where})"
    return cases_of(reading, EVERY_STEP, [period], where=condition, **asked)


def _of_group(group: str, day: datetime.date, one_step: bool) -> str:
    """SQL for the cases of a group. Over all steps, each child is listed once."""
    if group == IN_STEP and one_step:
        return "true"
    if group in (IN_STEP, HIGHEST):
        return "is_highest"
    if group in (CODED, CANNOT):
        return f"is_highest and \"group\" like '{group}-%'"
    if group not in group_words(day):
        raise KeyError(group)
    return f"is_highest and \"group\" = '{group}'"


def _in_pre_proceedings(
    reading: Reading, period: Period, condition: str, asked: dict[str, Any]
) -> Iterator[Case]:
    rows = reading.rows(
        f"select * from ({_status_sql(reading, period)}) where {condition} order by child_id",
        **asked,
    )
    for row in rows:
        title, since = row["step_title"], row["step_started_on"]
        beside = (
            f"Highest step: {title.lower()}"
            + (f" since {since.day} {since:%B} {since.year}." if since else ".")
            if title
            else "No step is open."
        )
        case = as_case(PLO_01, row)
        yield replace(case, reason=f"{case.reason} {beside}")
