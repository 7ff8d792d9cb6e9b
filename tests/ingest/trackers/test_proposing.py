"""Headings of trackers as councils write them, and what is proposed of each.

By the words of the heading and by how the cells under it read; what is none is left out.
"""

import pytest

from goldenthread.ingest.trackers.heading_words import WORDS
from goldenthread.ingest.trackers.proposing import about, proposed_columns, proposed_meanings
from goldenthread.returns.tracker import TRACKER
from tests.ingest.trackers.made import a_sheet

DAY, ID, NAME, YES = "12/3/25", "1234567", "A made-up name", "Y"

TRACKERS = {
    "pre_proceedings": """
        Mosaic ID                      | 1234567 - Made Up | child_id
        Child's name                   | A made-up name    |
        DOB                            | 2/2/2018          |
        Team                           | North             |
        LGM outcome                    | LGM agreed PLO    | legal_gateway_outcome
        PLO start                      | 12/3/25           | started_on
        Letter before proceedings sent | TBC               | letter_sent_on
        First PLO meeting              | w/c 3 March       | first_meeting_on
        FGC held                       | Y                 | family_meeting_held
        Parents' solicitor?            | Y                 | parents_represented
        PLO ended                      |                   | decided_on
        Outcome                        | Stepped down      | decided_to
        Date issued                    |                   | applied_to_court_on
        Notes                          | letter 1/7        |
    """,
    "conferences": """
        LCS number            | 1234567        | child_id
        Family name           | A made-up name |
        Strategy discussion   | 12/3/25        | enquiry_started_on
        ICPC date             | 26/3/25        | held_on
        Target date           | 2/4/25         | target_on
        CP plan made?         | Y              | led_to_plan
        Chair                 | A made-up name |
    """,
    "child_protection_reviews": """
        Child ID       | 1234567        | child_id
        Name           | A made-up name |
        Plan start     | 12/3/25        | plan_started_on
        RCPC due       | 12/6/25        | due_on
        RCPC date      | 11/6/25        | held_on
        Quorate        | Y              | quorate
        Plan continues | Y              | plan_continues
    """,
    "early_help_episodes": """
        EH ID           | 12345          |
        Client ID       | 1234567        | child_id
        Family number   | F12            | family
        Date opened     | 12/3/25        | started_on
        Date closed     |                | ended_on
        Main reason     | Home condition | reason
        Closure reason  |                | end_reason
        Lead agency     | School         | organisation
        Lead worker     | A made-up name | worker
        Neglect?        | N              | names_neglect
    """,
    "child_protection_plans": """
        ICS ID              | 1234567 | child_id
        CP plan start date  | 12/3/25 | started_on
        CP plan end date    |         | ended_on
        Category            | Neglect | initial_category
        Current category    | Neglect | latest_category
        No of previous plans| 1       | declared_earlier_plans
    """,
    "section_47_enquiries": """
        Person ID        | 1234567 | child_id
        S47 start date   | 12/3/25 | started_on
        S47 end date     | 20/3/25 | ended_on
        ICPC             | 26/3/25 | conference_on
        ICPC not required|         | conference_not_required
    """,
}


def made(table: str) -> tuple[list[str], list[str], dict[str, str]]:
    rows = [[c.strip() for c in line.split("|")] for line in TRACKERS[table].strip().splitlines()]
    wanted = {heading: column for heading, _, column in rows if column}
    return [row[0] for row in rows], [row[1] for row in rows], wanted


@pytest.mark.parametrize("table", TRACKERS)
def test_each_heading_is_proposed_as_its_column(table: str) -> None:
    headings, cells, wanted = made(table)
    sheet = a_sheet([headings, cells, cells])
    by_key = proposed_columns(sheet, TRACKER.tables[table])
    from goldenthread.ingest.trackers.mapping import heading_keys

    keys = dict(zip(heading_keys(headings), headings, strict=True))
    assert {keys[key]: column for key, column in by_key.items()} == wanted


@pytest.mark.parametrize("table", TRACKERS)
def test_what_a_tracker_is_about_is_seen_from_its_headings(table: str) -> None:
    headings, cells, _ = made(table)
    assert about(a_sheet([headings, cells], "Sheet1"), "list.xlsx") == table


def test_a_heading_whose_cells_read_as_something_else_is_not_proposed() -> None:
    sheet = a_sheet([["Child ID", "PLO start"], [NAME, NAME], [NAME, NAME]])
    assert proposed_columns(sheet, TRACKER.tables["pre_proceedings"]) == {}


def test_the_only_column_of_days_is_the_day_of_the_row() -> None:
    sheet = a_sheet([["ID", "Name", "DOB", "When"], [ID, NAME, "2/2/2018", DAY]])
    assert proposed_columns(sheet, TRACKER.tables["conferences"]) == {
        "id": "child_id",
        "when": "held_on",
    }
    two = a_sheet([["ID", "When", "Then"], [ID, DAY, DAY]])
    assert proposed_columns(two, TRACKER.tables["conferences"]) == {"id": "child_id"}


def test_a_column_is_proposed_once_though_a_heading_stands_twice() -> None:
    sheet = a_sheet([["ID", "PLO start", "PLO start"], [ID, DAY, DAY]])
    found = proposed_columns(sheet, TRACKER.tables["pre_proceedings"])
    assert found == {"id": "child_id", "plostart": "started_on"}


def test_words_are_proposed_the_meaning_that_other_returns_give_them() -> None:
    cells = {cell.name: cell for cell in TRACKER.tables["pre_proceedings"].cells}
    assert proposed_meanings(
        cells["legal_gateway_outcome"], ["LGM agreed PLO", "Issue", "see notes"]
    ) == {"LGM agreed PLO": "B", "Issue": "C"}
    assert proposed_meanings(cells["decided_to"], ["Stepped down", "to court"]) == {
        "Stepped down": "STEP DOWN",
        "to court": "ISSUE",
    }


def test_every_column_has_its_words() -> None:
    for group in TRACKER.groups:
        columns = {cell.name for cell in group.cells} - {"child_id"}
        assert set(WORDS[group.name]) == columns, group.name
