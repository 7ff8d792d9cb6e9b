"""Ages in weeks, what nobody said of a meeting that is past, and a chronology for court."""

import re
from collections.abc import Callable, Mapping
from datetime import date, timedelta
from uuid import UUID

import pytest
from django.urls import reverse
from hypothesis import given
from hypothesis import strategies as st

from goldenthread.access import visibility
from goldenthread.access.roles import Role
from goldenthread.ledger.models import Child
from goldenthread.record.gaps import LONGEST, gaps_between
from goldenthread.record.one_child import Fact, Person
from goldenthread.record.telling import Step
from goldenthread.web.pages.children.child.band import age_in_weeks
from tests.conftest import SignedIn
from tests.spec.given import record_of
from tests.web.test_child_page import GIVEN, text_of

pytestmark = pytest.mark.django_db


def handle_of(child_id: str, given: Mapping[str, str], patch: pytest.MonkeyPatch) -> UUID:
    """The handle of a child of the record that these tables make."""
    reading = record_of(given)
    patch.setattr(visibility, "reading_at", lambda edition: reading.snapshot.at(edition))
    return Child.objects.create(council="899", child_id=child_id).handle


@pytest.mark.parametrize(
    ("on", "age"),
    [
        ("2024-11-30", "not born: 9 weeks and 1 day to the day expected, 2 February 2025"),
        ("2025-02-16", "no birth is recorded, 2 weeks after the day expected, 2 February 2025"),
    ],
)
def test_who_is_not_born_is_counted_to_the_day_expected(on: str, age: str) -> None:
    person = Person(child_id="K", expected_on=date(2025, 2, 2))
    assert age_in_weeks(person, date.fromisoformat(on)) == age


@given(born=st.dates(date(2015, 1, 1), date(2024, 12, 31)), days=st.integers(0, 800))
def test_a_baby_is_so_many_weeks_old_until_the_first_birthday(born: date, days: int) -> None:
    on = born + timedelta(days=days)
    said = age_in_weeks(Person(child_id="K", born_on=born), on)
    is_of_leap_day = (born.month, born.day) == (2, 29)  # who is one on 1 March
    first = date(born.year + 1, 3, 1) if is_of_leap_day else born.replace(year=born.year + 1)
    had_a_birthday = on >= first
    assert bool(said) is not had_a_birthday
    if said:
        assert said in {f"{days // 7} week{'s' * (days >= 14)}", f"{days} day{'s' * (days != 1)}"}


def test_what_a_meeting_came_to_is_wanted_only_where_its_return_could_say(
    monkeypatch: pytest.MonkeyPatch, signed_in: Callable[..., SignedIn]
) -> None:
    told = """
        child_id | cause_on   | held_on    | led_to_enquiry
        K-ONE    | 2024-07-01 | 2024-07-02 |
        K-ONE    | 2024-08-01 | 2024-08-02 | yes
    """
    handle = handle_of("K-ONE", GIVEN | {"strategy_discussions": told}, monkeypatch)
    said = text_of(signed_in(Role.DIRECTOR).get(reverse("child", args=[handle])))
    wanted = said[said.index("Outcomes to log: past") : said.index("Timeline")]
    assert "2 July 2024 Strategy discussion Whether it led to a section 47 enquiry" in wanted
    assert "2 August 2024" not in wanted
    assert "Review conference" not in wanted  # the census has no outcome of a review


def test_the_chronology_stands_in_the_order_of_days_with_lines_to_write_on(
    monkeypatch: pytest.MonkeyPatch, signed_in: Callable[..., SignedIn]
) -> None:
    browser = signed_in(Role.DIRECTOR)
    address = reverse("chronology", args=[handle_of("K-ONE", GIVEN, monkeypatch)])
    said = text_of(browser.get(address))
    assert "Chronology of Wilma Dray" in said
    assert re.search(
        r"7 entries, to 31 March 2025, in the order of days\. Made on .* by Director", said
    )
    days = re.findall(r"<th scope=\"row\"[^>]*>(.*?)</th>", browser.get(address).content.decode())
    assert [day[:12] for day in days][:2] == ["17 May 2016", "1 February 2"]
    assert "found neglect given.xml, assessments, line 2" in said
    assert "Review conference Left blank to write in given.xml" in said
    part = text_of(browser.get(address, {"from": "2024-07-01", "to": "2024-08-31"}))
    assert "1 entry, from 1 July 2024 to 31 August 2024" in part
    assert "Child protection plan, neglect" in part
    assert "Review conference" not in part


def fact(table: str, on: date, *, lasts: bool = False) -> Fact:
    """One row of a table of a child."""
    trace = {"row_key": "", "source_file": "", "ordinal": 1, "line": 2, "load": 1}
    return Fact(step=Step.WORKERS, what=table, on=on, lasts=lasts, table=table, **trace)  # type: ignore[arg-type]


@given(days=st.sets(st.integers(0, 120), max_size=6))
def test_a_gap_is_so_many_days_without_a_visit_of_which_a_file_speaks(days: set[int]) -> None:
    """A plan of 121 days; a file of visits speaks of all but its first ten."""
    first, last = date(2024, 12, 1), date(2025, 3, 31)
    spoken_from = first + timedelta(days=10)
    seen = {first + timedelta(days=n) for n in days}
    facts = [fact("child_protection_plans", first, lasts=True), *(fact("visits", d) for d in seen)]
    without: list[list[date]] = [[]]
    for n in range((last - spoken_from).days + 1):
        day = spoken_from + timedelta(days=n)
        if day in seen:
            without.append([])
        else:
            without[-1].append(day)
    expected = [(run[0], run[-1]) for run in without if len(run) > LONGEST]
    found = gaps_between(facts, {"visits": [(spoken_from, last)]}, on=last)
    assert [(gap.first_day, gap.last_day) for gap in found] == expected
    assert gaps_between(facts, {}, on=last) == ()
