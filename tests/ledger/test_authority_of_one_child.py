"""What a council's choice of who speaks makes of one child: a few that can be read at a glance."""

import datetime

import pyarrow as pa
import pytest

from goldenthread.measures.child_protection import CPP_01
from goldenthread.measures.moved import ABSENT, moved_between
from goldenthread.measures.periods import twelve_months_to
from goldenthread.record.authority import NO_CHOICE, SUBJECTS
from goldenthread.record.catalogue import TABLES
from goldenthread.record.kept_here import TYPED_HERE
from goldenthread.record.snapshot import Snapshot
from tests.ledger.test_authority import TOLD, delta_at, reading_of
from tests.ledger.test_stacking_of_many_kinds import ENQUIRIES, NAMES, PLANS, Row, Said, delta_of
from tests.spec.given import CALENDAR


def day(text: str) -> datetime.date:
    return datetime.date.fromisoformat(text)


def said(number: int, kind: str, first: str, last: str, *plans: Row) -> Said:
    rows = {PLANS: {row.key: row for row in plans}, ENQUIRIES: {}, NAMES: {}}
    whole = frozenset(TOLD)
    return Said(
        number=number,
        kind=kind,
        first_day=day(first),
        last_day=day(last),
        whole=whole,
        rows=rows,
    )


def plan(child: str, start: str, end: str = "") -> Row:
    return Row(child=child, start=day(start), end=day(end) if end else None)


CENSUS, NIGHTLY = "cin_census", "standard_safeguarding"
SPOKEN = {
    # The nightly feed lacks what the census has: with the feed first or by the day it is withdrawn.
    "A, which only the census has": (
        {CENSUS: [plan("A", "2024-06-01")], NIGHTLY: []},
        {"later day": [], "nightly": [], "census": [("A", "")]},
    ),
    # It was over in the census's year by the feed, and the census has none.
    "B, which only the feed has, and which ended": (
        {CENSUS: [], NIGHTLY: [plan("B", "2024-06-01", "2024-09-01")]},
        {"later day": [("B", "2024-09-01")], "nightly": [("B", "2024-09-01")], "census": []},
    ),
    # No choice hides what is open after the last day of who was chosen.
    "C, which only the feed has, and which is open today": (
        {CENSUS: [], NIGHTLY: [plan("C", "2024-06-01")]},
        {"later day": [("C", "")], "nightly": [("C", "")], "census": [("C", "")]},
    ),
    "D, of whom the census says another end": (
        {
            CENSUS: [plan("D", "2024-06-01", "2024-08-01")],
            NIGHTLY: [plan("D", "2024-06-01", "2024-09-01")],
        },
        {
            "later day": [("D", "2024-09-01")],
            "nightly": [("D", "2024-09-01")],
            "census": [("D", "2024-08-01")],
        },
    ),
    "E, open in the census, whose plan ended since by the feed": (
        {CENSUS: [plan("E", "2024-06-01")], NIGHTLY: [plan("E", "2024-06-01", "2025-09-01")]},
        {
            "later day": [("E", "2025-09-01")],
            "nightly": [("E", "2025-09-01")],
            "census": [("E", "2025-09-01")],
        },
    ),
    "F, of before the feed began": (
        {CENSUS: [plan("F", "2023-05-01", "2023-10-01")], NIGHTLY: []},
        {
            "later day": [("F", "2023-10-01")],
            "nightly": [("F", "2023-10-01")],
            "census": [("F", "2023-10-01")],
        },
    ),
}
CHOICES = {"later day": None, "nightly": (NIGHTLY,), "census": (CENSUS,)}


@pytest.mark.parametrize("child", SPOKEN)
@pytest.mark.parametrize("who", CHOICES)
def test_what_each_choice_makes_of_one_child(child: str, who: str) -> None:
    told, expected = SPOKEN[child]
    returns = [
        said(1, CENSUS, "2023-04-01", "2025-03-31", *told[CENSUS]),
        said(2, NIGHTLY, "2024-01-01", "2025-11-24", *told[NIGHTLY]),
    ]
    reading = reading_of(returns, CHOICES[who])
    rows = reading.rows(f"select child_id, ended_on from {PLANS}")
    assert [(r["child_id"], str(r["ended_on"] or "")) for r in rows] == expected[who]


def test_who_moved_a_figure_names_the_choice() -> None:
    """A plan that only the census has, over in its year: counted once the census speaks first."""
    returns = [
        said(1, CENSUS, "2023-04-01", "2025-03-31", plan("A", "2024-06-01", "2024-09-01")),
        said(2, NIGHTLY, "2024-01-01", "2025-11-24"),
    ]
    snapshot = Snapshot(working_days=CALENDAR)
    for edition in (1, 2, 3):
        snapshot.take_in(delta_at([*returns, None], (CENSUS,), edition))
    period = twelve_months_to(day("2024-08-01"))
    (moved,) = moved_between(snapshot.at, CPP_01, period, first=2, last=3)
    assert (moved["child_id"], moved["was"], moved["load"]) == ("A", ABSENT, None)
    assert moved["reason"].endswith(
        " The council chose who speaks for who children are and section 47 enquiries and initial "
        "conferences and child protection plans and their reviews, in edition 3."
    )


def test_from_when_a_table_speaks_does_not_hang_on_the_choice() -> None:
    """The years before the chosen feed are still spoken of, by the census; and no day more."""
    returns = [
        said(1, CENSUS, "2022-04-01", "2023-03-31"),
        said(2, NIGHTLY, "2024-01-01", "2025-11-24"),
    ]
    asked = f"select first_day, last_day from spoken_for where table_name = '{PLANS}' order by all"
    both = [
        {"first_day": day("2022-04-01"), "last_day": day("2023-03-31")},
        {"first_day": day("2024-01-01"), "last_day": day("2025-11-24")},
    ]
    for choice in CHOICES.values():
        assert reading_of(returns, choice).rows(asked) == both


EARLY_HELP = "early_help_episodes"


@pytest.mark.parametrize(("choice", "held"), [(None, ["A", "B"]), ("", ["B"]), ("annex_a", ["B"])])
def test_the_councils_early_help_file_speaks_before_annex_a(
    choice: str | None, held: list[str]
) -> None:
    """List 2 is of half a year up to a later day. A's episode is not in it, and would be withdrawn;
    B's goes on in it after the file's last day."""

    def early_help(number: int, kind: str, first: str, last: str, *rows: Row) -> Said:
        one = said(number, kind, first, last)
        one.rows[EARLY_HELP] = {row.key: row for row in rows}
        one.whole = frozenset({EARLY_HELP})
        return one

    returns = [
        early_help(1, "early_help", "2024-01-01", "2025-10-31", plan("A", "2025-07-01")),
        early_help(2, "annex_a", "2025-05-25", "2025-11-24", plan("B", "2025-08-01")),
    ]
    row = {"table_name": EARLY_HELP, "kinds": choice, "opened_by": 1}
    rows = [] if choice is None else [row]
    snapshot = Snapshot(working_days=CALENDAR)
    snapshot.take_in(delta_of(returns, pa.Table.from_pylist(rows, schema=NO_CHOICE.schema)))
    read = snapshot.at(1).rows(f"select child_id from {EARLY_HELP} order by child_id")
    assert [row["child_id"] for row in read] == held


def test_who_a_child_is_goes_by_the_choice_alone() -> None:
    """A newer list without a child's number hides it no more once the census speaks first."""
    returns = [
        said(1, CENSUS, "2023-04-01", "2025-03-31"),
        said(2, "annex_a", "2025-05-25", "2025-11-24"),
    ]
    for one in returns:
        one.rows[NAMES] = {"A": Row(child="A", start=None)}
    asked = f"select slice_id from {NAMES}"
    assert reading_of(returns, None).rows(asked) == [{"slice_id": 2}]
    assert reading_of(returns, (CENSUS,)).rows(asked) == [{"slice_id": 1}]


def test_every_table_that_two_kinds_say_is_of_one_subject() -> None:
    # What is typed here is put first always, and nobody is asked.
    of_two = {
        name
        for name, table in TABLES.items()
        if len({s.kind for s in table.sources} - {TYPED_HERE}) > 1
    }
    told = [name for subject in SUBJECTS.values() for name in subject.tables]
    assert of_two <= set(told)
    assert len(told) == len(set(told))
