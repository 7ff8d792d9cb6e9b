"""The true answers of the front door: referrals, assessments, children in need."""

from collections.abc import Iterator
from dataclasses import replace

from goldenthread.borough.days import add_months, working_days_between
from goldenthread.borough.events import Child, Episode
from goldenthread.borough.making import Borough
from goldenthread.borough.truth_cases import (
    MET,
    Counted,
    Day,
    Question,
    episodes,
    in_the_year,
    is_open,
    judged,
    open_episodes,
)

IN_TIME = 45
ASSESSED_NOT_IN_NEED = ("RC8", "RC9")


def _referrals(borough: Borough, on: Day) -> Iterator[tuple[Child, Episode, bool]]:
    """Referrals of the year, one a child a day, each with whether it is a re-referral."""
    for child in borough.children:
        previous: Day | None = None
        for episode in child.episodes:
            if previous == episode.referred_on:
                continue
            again = previous is not None and episode.referred_on <= add_months(previous, 12)
            previous = episode.referred_on
            if in_the_year(episode.referred_on, on):
                yield child, episode, again


def referrals(borough: Borough, on: Day) -> Iterator[Counted]:
    """REF-01: referrals of the year."""
    for child, episode, _ in _referrals(borough, on):
        yield Counted(child, MET, episode.referred_on)


def re_referrals(borough: Borough, on: Day) -> Iterator[Counted]:
    """REF-02: referrals within 12 calendar months of the child's referral before."""
    for child, episode, again in _referrals(borough, on):
        yield Counted(child, judged(again), episode.referred_on)


def children_re_referred(borough: Borough, on: Day) -> Iterator[Counted]:
    """REF-03: children referred, met where any referral of the year is a re-referral."""
    found: dict[str, Counted] = {}
    for case in re_referrals(borough, on):
        before = found.get(case.child.child_id)
        if before is None or (case.verdict == MET and before.verdict != MET):
            found[case.child.child_id] = case
    yield from found.values()


def turned_away(borough: Borough, on: Day) -> Iterator[Counted]:
    """REF-05: referrals with no further action."""
    for child, episode, _ in _referrals(borough, on):
        yield Counted(child, judged(episode.no_further_action), episode.referred_on)


def not_in_need(borough: Borough, on: Day) -> Iterator[Counted]:
    """REF-06: referrals closed by the day after assessment, with early help or without."""
    for child, episode, _ in _referrals(borough, on):
        closed = episode.closed_on is not None and episode.closed_on <= on
        found = closed and episode.reason in ASSESSED_NOT_IN_NEED
        yield Counted(child, judged(found), episode.referred_on)


def assessed_in_time(borough: Borough, on: Day) -> Iterator[Counted]:
    """ASM-01: authorised within 45 working days of the start."""
    for child, episode in episodes(borough):
        for assessment in episode.assessments:
            done = assessment.authorised_on
            if done and in_the_year(done, on):
                days = working_days_between(assessment.started_on, done)
                yield Counted(child, judged(days <= IN_TIME), done, amount=days)


def days_assessed(borough: Borough, on: Day) -> Iterator[Counted]:
    """ASM-03: working days from start to authorisation; every one counts, in time or not."""
    for case in assessed_in_time(borough, on):
        yield replace(case, verdict=MET)


def assessed_in_time_of_referral(borough: Borough, on: Day) -> Iterator[Counted]:
    """ASM-02: an episode's first assessment, authorised within 45 working days of the referral.

    A later assessment does not answer the referral, so it has no clock from it.
    """
    for child, episode in episodes(borough):
        ordered = sorted(episode.assessments, key=lambda assessment: assessment.started_on)
        for assessment in ordered[:1]:
            done = assessment.authorised_on
            if done and in_the_year(done, on):
                days = working_days_between(episode.referred_on, done)
                yield Counted(child, judged(days <= IN_TIME), done, amount=days)


def assessments_overdue(borough: Borough, on: Day) -> Iterator[Counted]:
    """ASM-04: open assessments, met where more than 45 working days have passed by the day."""
    for child, episode in episodes(borough):
        for assessment in episode.assessments:
            if is_open(assessment.started_on, assessment.authorised_on, on):
                days = working_days_between(assessment.started_on, on)
                yield Counted(child, judged(days > IN_TIME), on, amount=days)


def children_in_need(borough: Borough, on: Day) -> Iterator[Counted]:
    """CIN-01: children with an open episode of need."""
    for child, _ in open_episodes(borough, on):
        yield Counted(child, MET, on)


def need_is_n1(borough: Borough, on: Day) -> Iterator[Counted]:
    """NEG-05: open episodes with primary need N1, abuse or neglect, which is not neglect."""
    for child, episode in open_episodes(borough, on):
        yield Counted(child, judged(episode.need == "N1"), on)


QUESTIONS: dict[str, Question] = {
    "REF-01": referrals,
    "REF-02": re_referrals,
    "REF-03": children_re_referred,
    "REF-05": turned_away,
    "REF-06": not_in_need,
    "ASM-01": assessed_in_time,
    "ASM-02": assessed_in_time_of_referral,
    "ASM-03": days_assessed,
    "ASM-04": assessments_overdue,
    "CIN-01": children_in_need,
    "NEG-05": need_is_n1,
}
