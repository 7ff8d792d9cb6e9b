"""The true answers about neglect: which children it is coded for, and where it cannot be told.

A marker is factor 16A on the latest completed assessment of the open episode, or category NEG,
initial or latest, on the open plan, or neglect as a reason of open early help. Primary need N1 is
abuse *or* neglect and is no marker.
"""

from collections.abc import Iterator

from goldenthread.borough.events import Child, EarlyHelp, Episode
from goldenthread.borough.making import Borough
from goldenthread.borough.truth_cases import (
    MET,
    NOT_MET,
    UNJUDGED,
    Counted,
    Day,
    Question,
    episodes,
    in_the_year,
    is_open,
    judged,
    open_early_help,
    open_episodes,
)

NEGLECT_FACTOR, NO_FACTOR = "16A", "21"
MARKED = "marked"
NO_ASSESSMENT = "no completed assessment"
MUL_ALONE = "MUL alone"
N1_ALONE = "N1 alone"
NOT_MARKED = "not marked"
NOT_SAID = "early help does not say"
VERDICT_OF = {MARKED: MET, NOT_MARKED: NOT_MET}


def marking_of(child: Child, episode: Episode, on: Day) -> str:
    """Which of the rows a child with an open episode is in on the day."""
    done = [a for a in episode.assessments if a.authorised_on and a.authorised_on <= on]
    latest = max(done, key=lambda a: (a.authorised_on or on, a.started_on), default=None)
    plan = [p for p in child.plans() if is_open(p.started_on, p.ended_on, on)]
    categories = {category for p in plan for category in (p.initial, p.latest)}
    if "NEG" in categories or (latest and NEGLECT_FACTOR in latest.factors):
        return MARKED
    if any(helped.names_neglect for helped in open_early_help(child, on)):
        return MARKED
    if "MUL" in categories:
        return MUL_ALONE
    if latest is None:
        return NO_ASSESSMENT
    return N1_ALONE if episode.need == "N1" else NOT_MARKED


def children_marked(borough: Borough, on: Day) -> Iterator[Counted]:
    """NEG-01, NEG-10, NEG-12: children in need or in early help on the day, with a coded marker of
    neglect."""
    in_need = set()
    for child, episode in open_episodes(borough, on):
        in_need.add(child.child_id)
        row = marking_of(child, episode, on)
        yield Counted(child, VERDICT_OF.get(row, UNJUDGED), on, band=row)
    for child in (*borough.children, *borough.helped_alone):
        helped = open_early_help(child, on)
        if helped and child.child_id not in in_need:
            row = _marking_of_early_help(helped)
            yield Counted(child, VERDICT_OF.get(row, UNJUDGED), on, band=row)


def _marking_of_early_help(helped: list[EarlyHelp]) -> str:
    said = {one.names_neglect for one in helped}
    if True in said:
        return MARKED
    return NOT_MARKED if False in said else NOT_SAID


def episodes_with_neglect(borough: Borough, on: Day) -> Iterator[Counted]:
    """NEG-03: episodes with a factor at an assessment of the year, met where any has 16A.

    Code 21 says that no factor was found, so an assessment with it alone brings no case.
    """
    for child, episode in episodes(borough):
        done = [a for a in episode.assessments if in_the_year(a.authorised_on, on)]
        found = {code for a in done for code in a.factors} - {NO_FACTOR}
        if found:
            last = max(a.authorised_on for a in done if a.authorised_on)
            yield Counted(child, judged(NEGLECT_FACTOR in found), last)


QUESTIONS: dict[str, Question] = {
    "NEG-01": children_marked,
    "NEG-03": episodes_with_neglect,
    "NEG-10": children_marked,
    "NEG-12": children_marked,
}
