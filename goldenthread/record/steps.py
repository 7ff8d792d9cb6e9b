"""The steps of the continuum of need: which there are, in what order, and what speaks of them.

The list is dated, because the line between early help and child in need is moving (Family Help).
The snapshot holds the lists that the council reads by, and a list is in force until the next one.
"""

import datetime
from collections.abc import Sequence
from dataclasses import dataclass
from itertools import pairwise


@dataclass(frozen=True, kw_only=True)
class StepSource:
    """What can place a child at a step.

    A child is there while a row of `table` is open: from its `starts` to its `ends`, which name
    columns; `unless` names a yes-or-no column that keeps a row out, and `began_earlier` one that
    says that the row began on a day before, which is not known. `table` is empty where no table of
    the record speaks of it. `name` is its name in a council's settings and on a page.

    What comes in returns `beside` those of the other steps may fall silent while those go on. Its
    rows count on the days of which its own returns speak, and on no other: what is silent is told
    as such, and takes nothing from the other steps.
    """

    name: str
    table: str = ""
    starts: str = ""
    ends: str = ""
    unless: str = ""
    began_earlier: str = ""
    beside: bool = False


@dataclass(frozen=True, kw_only=True)
class Step:
    """One step: a child is at it while any of its sources says so. `code` stands in addresses."""

    code: str
    title: str
    sources: tuple[StepSource, ...]


@dataclass(frozen=True, kw_only=True)
class StepList:
    """The steps, lowest first, and the first day on which they are the list; None: no first day."""

    steps: tuple[Step, ...]
    in_force_from: datetime.date | None = None


EARLY_HELP = StepSource(
    name="early help",
    table="early_help_episodes",
    starts="started_on",
    ends="ended_on",
    beside=True,
)
EPISODES = StepSource(
    name="episodes of need",
    table="referrals",
    starts="referred_on",
    ends="closed_on",
    # A referral with no further action opens no episode, and has no closure date.
    unless="no_further_action",
)
CIN_PLANS = StepSource(
    name="child in need plans", table="cin_plans", starts="started_on", ends="ended_on"
)
CHILD_PROTECTION_PLANS = StepSource(
    name="child protection plans",
    table="child_protection_plans",
    starts="started_on",
    ends="ended_on",
)
LOOKED_AFTER = StepSource(
    name="children who are looked after",
    table="looked_after_periods",
    starts="started_on",
    ends="ended_on",
    began_earlier="began_earlier",
    beside=True,
)

SOURCES = (EARLY_HELP, EPISODES, CIN_PLANS, CHILD_PROTECTION_PLANS, LOOKED_AFTER)
"""All that a step can be read from."""

STANDARD = StepList(
    steps=(
        Step(code="early-help", title="Early help", sources=(EARLY_HELP,)),
        Step(code="episode", title="Open episode of need", sources=(EPISODES,)),
        Step(code="child-in-need-plan", title="Child in need plan", sources=(CIN_PLANS,)),
        Step(
            code="child-protection-plan",
            title="Child protection plan",
            sources=(CHILD_PROTECTION_PLANS,),
        ),
        Step(code="looked-after", title="Looked after", sources=(LOOKED_AFTER,)),
    )
)
"""The list in force where a council has given none, and before the first of its own."""

STEPS = (STANDARD,)


@dataclass(frozen=True, kw_only=True)
class ListInForce:
    """The list of one day, and its first and last days; None where it has none."""

    steps: tuple[Step, ...]
    in_force_from: datetime.date | None
    in_force_to: datetime.date | None


def lists_in_force(lists: Sequence[StepList]) -> tuple[ListInForce, ...]:
    """The lists, oldest first, each until the day before the next.

    The first must have no first day, so that every day has a list.
    """
    ordered = sorted(lists, key=lambda one: one.in_force_from or datetime.date.min)
    ends = [
        following.in_force_from - datetime.timedelta(days=1) if following.in_force_from else None
        for _, following in pairwise(ordered)
    ]
    return tuple(
        ListInForce(steps=one.steps, in_force_from=one.in_force_from, in_force_to=last)
        for one, last in zip(ordered, [*ends, None], strict=True)
    )


def list_on(day: datetime.date, lists: Sequence[StepList]) -> ListInForce:
    """The list that is in force on the day."""
    return next(
        one
        for one in reversed(lists_in_force(lists))
        if one.in_force_from is None or one.in_force_from <= day
    )


def step_rows(
    lists: Sequence[StepList],
) -> list[tuple[str, str, str, int, datetime.date, datetime.date]]:
    """The lists as rows of `expressions.steps`, in the order of its columns: one for each table of
    each step while it is in force."""
    return [
        (
            source.table,
            step.code,
            step.title,
            rank,
            one.in_force_from or datetime.date.min,
            one.in_force_to or datetime.date.max,
        )
        for one in lists_in_force(lists)
        for rank, step in enumerate(one.steps, start=1)
        for source in step.sources
        if source.table
    ]
