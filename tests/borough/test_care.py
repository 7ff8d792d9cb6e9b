"""Children in care: their periods hold together, and are as many as councils of this size have."""

import datetime
from itertools import pairwise

import pytest

from goldenthread.borough import Borough, looked_after, make_borough
from goldenthread.borough.annex_a import annex_a_of
from goldenthread.borough.care_episodes import episodes_of
from goldenthread.borough.collection import collection_of
from goldenthread.borough.dataset import dataset_of
from goldenthread.borough.in_care import Care
from goldenthread.borough.payload import in_parts, payload_of
from goldenthread.returns.dfe_payload_limits import faults_of


@pytest.fixture(scope="module")
def borough() -> Borough:
    return make_borough(children=2500, years=5, seed=3, last_year=2027)


@pytest.fixture(scope="module")
def periods(borough: Borough) -> list[Care]:
    return [care for child in borough.children for care in child.care.periods]


def test_placements_and_legal_statuses_leave_no_day_out(periods: list[Care]) -> None:
    for care in periods:
        for rows in (care.placements, care.statuses):
            assert rows[0].started_on == care.started_on
            assert rows[-1].ended_on == care.ended_on
            assert all(one.ended_on == after.started_on for one, after in pairwise(rows))
        assert (care.ended_on is None) == (care.reason is None)


def test_care_lies_within_an_episode_of_need_and_in_childhood(borough: Borough) -> None:
    for child in borough.children:
        for care in child.care.periods:
            assert any(
                episode.referred_on <= care.started_on
                and (
                    episode.closed_on is None
                    or (care.ended_on is not None and care.ended_on <= episode.closed_on)
                )
                for episode in child.episodes
            )
        for one, after in pairwise(child.care.periods):
            assert one.ended_on is not None
            assert one.ended_on < after.started_on


def test_as_many_are_looked_after_as_in_england(borough: Borough) -> None:
    """DfE: 70 in 10,000 children at 31 March 2024; from 25 to 200 in one council or another."""
    living = sum(e.people for e in borough.population if e.year == 2026)
    rate = len(looked_after(borough, borough.last_day)) / living * 10_000
    assert 45 < rate < 95


def test_an_episode_of_care_ends_where_the_next_begins(borough: Borough) -> None:
    for child in borough.children:
        for care in child.care.periods:
            episodes = list(episodes_of(care, on=borough.last_day))
            assert [e.began for e in episodes].count("S") == 1
            assert [e.ceased for e in episodes[:-1]] == ["X1"] * (len(episodes) - 1)
            assert episodes[-1].ceased == care.reason


def test_an_adopted_child_s_episode_closed_for_that_reason(borough: Borough) -> None:
    adopted = [c for c in borough.children if c.care.adoption and c.care.adoption.ordered_on]
    assert adopted
    for child in adopted:
        closed = [e for e in child.episodes if e.closed_on == child.care.adoption.ordered_on]
        assert [episode.reason for episode in closed] == ["RC1"]


def test_every_list_and_table_about_care_has_rows(borough: Borough) -> None:
    lists = annex_a_of(borough)
    assert all(lists[f"list_{number}"] for number in range(1, 11))
    years = [collection_of(borough, year) for year in borough.census_years]
    for table in years[-1]:
        assert any(year.get(table) for year in years), table
    empty = sorted(name for name, rows in dataset_of(borough).items() if not rows)
    assert empty == ["ssd_linked_identifiers"], "second ids are told of where they are asked for"


def test_a_night_in_the_past_knows_nothing_of_what_came_after(borough: Borough) -> None:
    on = datetime.date(2025, 9, 30)
    for table, rows in dataset_of(borough, on=on).items():
        for row in rows:
            known = {k: v for k, v in row.items() if "expected" not in k and "target" not in k}
            days = [v for v in known.values() if isinstance(v, datetime.date)]
            assert all(day <= on for day in days), table


def test_every_child_of_the_payload_keeps_to_what_dfe_describes(borough: Borough) -> None:
    children = list(payload_of(borough))
    assert len(children) > 500
    for child in children:
        assert list(faults_of(child)) == []
    parts = list(in_parts(iter(children)))
    assert sum(map(len, parts)) == len(children)
    assert max(map(len, parts)) == 100
