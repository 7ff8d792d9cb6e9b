"""Councils whose files, standards and closed days differ, in ways in which clocks could be misled."""

from datetime import date, timedelta

from tests.spec.clocks.twin.world import CARE, FORMS, Days, World

ALL_ALONG = (date(2017, 4, 1), date(2026, 3, 31))
LATE = (date(2022, 4, 1), date(2025, 12, 31))
"""Files that begin late, and end before the newest census does."""


def _feeds(days: Days, *without: str) -> dict[str, Days]:
    return {table: days for table in (*FORMS, *CARE) if table not in without}


CHRISTMAS = frozenset(
    date(year, 12, 27) + timedelta(days=n) for year in range(2017, 2028) for n in range(5)
)
SET_HERE = (
    ("contact-decision", 2, date(2022, 10, 30)),
    ("allocation", 2, date(2020, 2, 29)),
    ("child-seen", 10, date(2024, 3, 31)),
    ("protection-visit", 15, date(2021, 3, 28)),
    ("protection-visit", 20, date(2024, 2, 29)),
    ("need-visit", 0, date(2023, 4, 7)),
    ("minutes-sent", 20, date(2022, 12, 31)),
    ("report-to-review-conference", 2, date(2024, 10, 27)),
    ("step-down", 6, date(2023, 11, 30)),
    ("plan-ladder-9", 0, date(2020, 1, 1)),
    ("plan-ladder-12", 13, date(2023, 8, 31)),
    ("midpoint-between-reviews", 2, date(2022, 8, 31)),
    ("unborn-assessment-begun", 24, date(2023, 1, 1)),
    ("decision-letter", 0, date(2024, 1, 1)),
    ("decision-letter", 3, date(2025, 1, 1)),
)
WORLDS = (
    World(name="all is told", years=tuple(range(2018, 2027)), feeds=_feeds(ALL_ALONG)),
    World(
        name="a year is missing and files begin late",
        years=(2019, 2020, 2022, 2023, 2024, 2025),
        feeds=_feeds(LATE),
    ),
    World(
        name="the council is shut between the years and sets its own standards",
        years=tuple(range(2018, 2027)),
        feeds=_feeds(ALL_ALONG),
        shut=CHRISTMAS,
        set_here=SET_HERE,
    ),
    World(
        name="the day on which it starts is day one, and a census has only the latest review",
        years=tuple(range(2018, 2027)),
        feeds=_feeds(LATE, "core_groups", "management_decisions", "transfers_in"),
        shut=CHRISTMAS,
        day_one=True,
        only_latest=True,
    ),
)
