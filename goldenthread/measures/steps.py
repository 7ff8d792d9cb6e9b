"""The steps of the continuum of need: which there are, in what order, and what speaks of them.

The list is dated, because the line between early help and child in need is moving (Family Help):
a council changes it by giving its own tuple to `cases_neglect.children_in_steps_of`.
"""

import datetime
from dataclasses import dataclass


@dataclass(frozen=True, kw_only=True)
class Step:
    """One step.

    A child is in it while a row of `source` (a table of the record) is open: from its `starts` to
    its `ends`, which name columns. `source` is empty when no table of the record speaks of it.
    `unless` names a yes-or-no column that keeps a row out. A higher `rank` is a higher step.
    `speaks` is how the page says that no return speaks of it. `in_force_from` and `in_force_to`
    are the first and last day on which the list has this step; None for no limit.
    """

    code: str
    title: str
    rank: int
    source: str = ""
    starts: str = ""
    ends: str = ""
    unless: str = ""
    speaks: str
    in_force_from: datetime.date | None = None
    in_force_to: datetime.date | None = None

    def is_in_force(self, day: datetime.date) -> bool:
        """Whether the list has this step on the day."""
        return (self.in_force_from is None or self.in_force_from <= day) and (
            self.in_force_to is None or day <= self.in_force_to
        )


EARLY_HELP = Step(code="early-help", title="Early help", rank=1, speaks="early help")
EPISODE = Step(
    code="episode",
    title="Open episode of need",
    rank=2,
    source="referrals",
    starts="referred_on",
    ends="closed_on",
    # A referral with no further action opens no episode, and has no closure date.
    unless="no_further_action",
    speaks="episodes of need",
)
CIN_PLAN = Step(
    code="child-in-need-plan",
    title="Child in need plan",
    rank=3,
    source="cin_plans",
    starts="started_on",
    ends="ended_on",
    speaks="child in need plans",
)
CHILD_PROTECTION_PLAN = Step(
    code="child-protection-plan",
    title="Child protection plan",
    rank=4,
    source="child_protection_plans",
    starts="started_on",
    ends="ended_on",
    speaks="child protection plans",
)
LOOKED_AFTER = Step(
    code="looked-after", title="Looked after", rank=5, speaks="children who are looked after"
)

STEPS = (EARLY_HELP, EPISODE, CIN_PLAN, CHILD_PROTECTION_PLAN, LOOKED_AFTER)


def steps_on(day: datetime.date, steps: tuple[Step, ...] = STEPS) -> tuple[Step, ...]:
    """The steps of the list on the day, lowest first."""
    return tuple(sorted((s for s in steps if s.is_in_force(day)), key=lambda s: s.rank))
