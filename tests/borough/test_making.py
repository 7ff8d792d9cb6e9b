"""The borough is made the same from the same seed, holds together, and its stories are there."""

import datetime
from collections import defaultdict
from itertools import pairwise

import pytest

from goldenthread.borough import Borough, make_borough
from goldenthread.borough.days import add_months, is_working_day
from goldenthread.borough.events import Child, Episode
from goldenthread.borough.people import CHECK_LETTERS

PLANTED = {
    "neglect_drifts",
    "short_plan_comes_back",
    "unborn",
    "transfer_in",
    "no_further_action",
    "two_referrals_on_one_day",
    "siblings_on_plans",
    "long_term_disability",
    "pre_proceedings",
    "came_of_age",
    "died",
    "referral_recorded_late",
    "plan_recorded_late",
    "end_date_recorded_late",
    "plan_end_recorded_late",
    "referral_date_corrected",
    "category_corrected",
    "conference_before_enquiry",
    "declared_count_wrong",
}


def test_the_same_seed_makes_the_same_borough() -> None:
    first, again = (make_borough(children=150, years=2, seed=9) for _ in range(2))
    assert first.children == again.children
    assert first.population == again.population
    assert first.stories == again.stories
    other = make_borough(children=150, years=2, seed=10)
    assert first.children != other.children


@pytest.mark.parametrize(
    "wrong",
    [{"children": 0}, {"years": 0}, {"last_year": 2030}, {"years": 6, "last_year": 2025}],
)
def test_a_borough_that_no_census_could_hold_is_refused(wrong: dict[str, int]) -> None:
    with pytest.raises(ValueError, match=r"borough|census"):
        make_borough(**wrong)


def test_it_has_as_many_children_as_were_asked_for(thornbeck: Borough, hamlet: Borough) -> None:
    for borough, count in ((thornbeck, 8000), (hamlet, 1000)):
        assert len(borough.children) == count
        assert len({child.child_id for child in borough.children}) == count
        for child in borough.children:
            assert any(_is_told_in_a_file(borough, episode) for episode in child.episodes)


def _is_told_in_a_file(borough: Borough, episode: Episode) -> bool:
    if episode.no_further_action:
        return borough.first_day <= episode.referred_on <= borough.last_day
    return episode.closed_on is None or episode.closed_on >= borough.first_day


def test_every_story_is_there_and_names_its_children(thornbeck: Borough, hamlet: Borough) -> None:
    assert set(thornbeck.stories) == PLANTED
    assert set(hamlet.stories) >= PLANTED - {"two_referrals_on_one_day", "died"}
    for ids in thornbeck.stories.values():
        assert ids
        assert all(thornbeck.child(child_id) for child_id in ids)


def test_episodes_of_a_child_follow_one_another(thornbeck: Borough) -> None:
    twice = set(thornbeck.stories["two_referrals_on_one_day"])
    for child in thornbeck.children:
        for before, after in pairwise(child.episodes):
            ended_on = before.referred_on if before.no_further_action else before.closed_on
            assert ended_on is not None
            same_day = child.child_id in twice and before.referred_on == after.referred_on
            assert same_day or ended_on < after.referred_on


def test_what_is_in_an_episode_lies_inside_it(thornbeck: Borough) -> None:
    for child in thornbeck.children:
        for episode in child.episodes:
            first = episode.referred_on
            last = episode.closed_on or thornbeck.last_day
            assert (episode.closed_on is None) == (episode.reason is None)
            for day in _days_in(episode):
                assert first <= day <= last, child.child_id
            if episode.closed_on and not episode.no_further_action:
                assert all(a.authorised_on for a in episode.assessments)
                assert all(e.completed_on for e in episode.enquiries)
                assert all(p.ended_on for p in [*episode.plans, *episode.cin_plans])


def _days_in(episode: Episode) -> list[datetime.date]:
    found = [d for a in episode.assessments for d in (a.started_on, a.authorised_on)]
    found += [d for c in episode.cin_plans for d in (c.started_on, c.ended_on)]
    found += [d for e in episode.enquiries for d in (e.started_on, e.completed_on)]
    found += [d for p in episode.plans for d in (p.started_on, p.ended_on, *p.reviews)]
    found += [d for p in episode.pre_proceedings for d in (p.started_on, p.decided_on)]
    return [day for day in found if day is not None]


def test_plans_do_not_overlap_and_their_reviews_lie_inside_them(thornbeck: Borough) -> None:
    for child in thornbeck.children:
        plans = child.plans()
        for before, after in pairwise(plans):
            assert before.ended_on is not None
            assert before.ended_on < after.started_on
        for plan in plans:
            assert plan.ended_on is None or plan.started_on < plan.ended_on
            last = plan.ended_on or thornbeck.last_day
            assert plan.reviews == sorted(set(plan.reviews))
            assert all(plan.started_on < held <= last for held in plan.reviews)
            assert all(is_working_day(day) for day in [plan.started_on, *plan.reviews])
            assert (plan.changed_on is None) == (plan.initial == plan.latest)


def test_a_plan_starts_on_the_day_of_its_conference(thornbeck: Borough) -> None:
    for child in thornbeck.children:
        for episode in child.episodes:
            held = {e.conference_on for e in episode.enquiries} | {episode.transfer_in_on}
            assert all(plan.started_on in held for plan in episode.plans)


def test_no_child_in_need_plan_runs_beside_a_child_protection_plan(thornbeck: Borough) -> None:
    for child in thornbeck.children:
        for help_plan in (c for e in child.episodes for c in e.cin_plans):
            for plan in child.plans():
                after = plan.ended_on is not None and help_plan.started_on > plan.ended_on
                before = help_plan.ended_on is not None and help_plan.ended_on < plan.started_on
                assert after or before, child.child_id


def test_the_declared_number_of_earlier_plans_is_the_true_one(thornbeck: Borough) -> None:
    wrong = {
        child.child_id
        for child in thornbeck.children
        for place, plan in enumerate(child.plans())
        if plan.previous != child.plans_elsewhere + place
    }
    assert wrong == set(thornbeck.stories["declared_count_wrong"])


def test_siblings_share_a_name_a_home_and_often_their_days(thornbeck: Borough) -> None:
    families: dict[str, list[Child]] = defaultdict(list)
    for child in thornbeck.children:
        families[child.family_id].append(child)
    shared = [children for children in families.values() if len(children) > 1]
    assert len(shared) > 1000
    same_day = 0
    for children in shared:
        assert len({child.name.split()[-1] for child in children}) == 1
        assert len({child.ward for child in children}) == 1
        days = [{episode.referred_on for episode in child.episodes} for child in children]
        same_day += bool(set.intersection(*days))
    assert same_day > 0.8 * len(shared)


def test_children_are_of_an_age_to_be_known(thornbeck: Borough) -> None:
    for child in thornbeck.children:
        for episode in child.episodes:
            earliest = child.birth_or_expected_on - datetime.timedelta(days=280)
            assert episode.referred_on >= earliest
            last = episode.closed_on or thornbeck.last_day
            if episode.no_further_action:
                last = episode.referred_on
            assert last <= add_months(child.birth_or_expected_on, 21 * 12)


def test_pupil_numbers_carry_their_check_letter_and_are_unique(thornbeck: Borough) -> None:
    numbers = [child.pupil_number for child in thornbeck.children]
    assert len(set(numbers)) == len(numbers)
    for number in numbers:
        total = sum(int(digit) * (place + 2) for place, digit in enumerate(number[1:]))
        assert number[0] == CHECK_LETTERS[total % 23]
        assert number[1:4] == "899"


def test_workers_come_and_go_and_nobody_has_two_at_once(thornbeck: Borough) -> None:
    teams = {held.team for child in thornbeck.children for held in child.allocations}
    assert 12 <= len(teams) <= 16
    changed = 0
    for child in thornbeck.children:
        for before, after in pairwise(child.allocations):
            assert before.ended_on is not None
            assert before.ended_on < after.started_on
            changed += before.team == after.team and before.worker != after.worker
    assert changed > 500


def test_caseloads_are_such_as_a_worker_can_hold(thornbeck: Borough) -> None:
    on = thornbeck.last_day
    held: dict[str, int] = defaultdict(int)
    for child in thornbeck.children:
        for allocation in child.allocations:
            if allocation.started_on <= on and allocation.ended_on is None:
                held[allocation.worker] += 1
    open_now = sum(held.values())
    assert 12 <= open_now / len(held) <= 26


def test_the_truth_log_is_in_order_and_whole(thornbeck: Borough) -> None:
    events = thornbeck.events
    assert len(events) > 60_000
    assert [event.on for event in events] == sorted(event.on for event in events)
    assert events[-1].on <= thornbeck.last_day
    starts = sum(event.kind == "child protection plan started" for event in events)
    assert starts == sum(len(child.plans()) for child in thornbeck.children)
