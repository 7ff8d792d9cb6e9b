"""Measures of children in need: open episodes, and the primary need that is not neglect."""

from ibis import _

from goldenthread.codes.front_door import ABUSE_OR_NEGLECT, PRIMARY_NEED
from goldenthread.measures import cases_front_door as cases
from goldenthread.measures.measure import Kind, Measure, Stock

AREA = "children in need"
DFE = "DfE, children in need census"

OPEN_EPISODES = Stock(starts=_.referred_on, ends=_.closed_on)
IN_NEED_UNJUDGED = (
    "In need {referred_on?since the referral of {}|from a day not known}: {unjudged_reason}."
)
BY_NEED = {"primary_need": _.primary_need.fill_null(cases.NOT_KNOWN)}
N1 = next(code for code in PRIMARY_NEED if code.code == ABUSE_OR_NEGLECT)
N1_IN_WORDS = "; ".join(
    [f'"{N1.label}"', *(f'"{label}" from {y - 1}-{y % 100:02d}' for y, label in N1.labels)]
)
"""What N1 was called in each edition of the census."""

CIN_01 = Measure(
    code="CIN-01",
    title="Children in need",
    definition=(
        "Children with an open episode of need on the day, for every 10,000 children: those with a "
        "child in need plan, a child protection plan, looked after, or awaiting assessment. A "
        "referral with no further action opens no episode. Each child counts once."
    ),
    kind=Kind.RATE,
    area=AREA,
    cases=cases.in_need,
    counts=OPEN_EPISODES,
    unjudged_because=cases.episode_not_known,
    one_for="child_id",
    because={
        "met": "In need since the referral of {referred_on}, still open.",
        "unjudged": IN_NEED_UNJUDGED,
    },
    breakdowns=BY_NEED,
    source=f"{DFE}, table B1",
)

NEG_05 = Measure(
    code="NEG-05",
    title="Children in need whose primary need is abuse or neglect",
    definition=(
        "Children with an open episode of need on the day whose primary need is N1, of all with "
        f"one. N1 is abuse or neglect together ({N1_IN_WORDS}) and never shows neglect alone: this "
        "is no figure for neglect. A need that was not stated (N0) is not N1. Each child counts "
        "once, with the need as last recorded."
    ),
    kind=Kind.SHARE,
    area=AREA,
    cases=cases.in_need,
    counts=OPEN_EPISODES,
    met=cases.is_abuse_or_neglect,
    unjudged_because=cases.need_not_known,
    one_for="child_id",
    says={"need": cases.need_in_words(_.counted_on)},
    because={
        "met": "In need since the referral of {referred_on}; primary need {primary_need}, {need}, "
        "which is not neglect alone.",
        "not met": "In need since the referral of {referred_on}; primary need {primary_need}, "
        "{need}.",
        "unjudged": IN_NEED_UNJUDGED,
    },
    breakdowns=BY_NEED,
    counterpart="NEG-01",
    source=f"{DFE}, table B3",
)

MEASURES = (CIN_01, NEG_05)
