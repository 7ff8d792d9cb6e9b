"""Early help and partners on pages: what they tell, and that what does not speak is said so."""

import datetime
import re
from collections.abc import Callable, Mapping
from html import unescape
from typing import Any

import pytest
from django.urls import reverse

from goldenthread.access import visibility
from goldenthread.access.roles import Role
from goldenthread.ledger.models import Child
from tests.conftest import SignedIn
from tests.spec.given import record_of

pytestmark = pytest.mark.django_db

SOCIAL_CARE = {
    "people": """
        child_id | born_on    | sex
        K-ONE    | 2016-05-17 | F
        K-TWO    | 2018-09-09 | M
    """,
    "names": """
        child_id | name        | family
        K-ONE    | Wilma Dray  | FAM-7
        K-TWO    | Bertie Dray | FAM-7
    """,
    "referrals": """
        child_id | referred_on | closed_on | primary_need
        K-ONE    | 2024-06-03  |           | N5
    """,
}
EARLY_HELP = {
    "early_help_episodes": """
        child_id | started_on | ended_on   | reason          | names_neglect | organisation
        K-ONE    | 2023-10-02 | 2024-06-03 | Home conditions | yes           | Millgate Academy
        K-TWO    | 2024-09-02 |            | Home conditions | yes           | Millgate Academy
    """,
}
PARTNERS = {
    "school_attendance": """
        child_id | school  | started_on | ended_on   | possible | attended | unauthorised_absence
        K-ONE    | Fellside| 2024-04-15 | 2024-07-19 | 120      | 96       | 14
        K-ONE    | Fellside| 2024-09-03 | 2024-12-20 | 140      | 98       | 30
        K-ONE    | Fellside| 2025-02-24 | 2025-04-04 | 60       | 10       | 50
    """,
    "appointments": """
        child_id | appointment_on | service | outcome
        K-ONE    | 2024-10-07     | Dentist | NOT_BROUGHT
        K-ONE    | 2024-11-11     | Dentist | BROUGHT
        K-ONE    | 2025-01-20     | Hearing | CANCELLED_BY_SERVICE
        K-ONE    | 2025-05-12     | Hearing |
    """,
    "health_contacts": """
        child_id | contact_on | contact_by   | concern_raised
        K-ONE    | 2024-10-14 | SCHOOL_NURSE | yes
        K-ONE    | 2024-10-21 | GP           |
    """,
    "housing": """
        child_id | started_on | ended_on   | need
        K-ONE    | 2024-05-01 | 2025-05-01 | OVERCROWDED
        K-ONE    | 2022-05-01 | 2023-05-01 | ARREARS
    """,
}
D = datetime.date
FIRST, LAST = D(2022, 4, 1), D(2025, 3, 31)
KINDS = ("early_help", "school_attendance", "was_not_brought", "health_contacts", "housing")
TO_THE_LAST = dict.fromkeys(KINDS, (FIRST, LAST))

Opens = Callable[..., str]


@pytest.fixture
def opens(monkeypatch: pytest.MonkeyPatch, signed_in: Callable[..., SignedIn]) -> Opens:
    """`opens(given, days_of, path="home")`: what a page of this record says to the director."""

    def open_page(
        given: Mapping[str, str], days_of: Mapping[str, Any], child_id: str = "", **query: str
    ) -> str:
        reading = record_of(given, days_of=days_of)
        monkeypatch.setattr(visibility, "reading_at", lambda edition: reading.snapshot.at(edition))
        handles = {
            one: Child.objects.create(council="899", child_id=one).handle
            for one in ("K-ONE", "K-TWO")
        }
        path = reverse("child", args=[handles[child_id]]) if child_id else reverse("home")
        html = signed_in(Role.DIRECTOR).get(path, query).content.decode()
        html = re.sub(r"<(script|style).*?</\1>", "", html, flags=re.S)
        return re.sub(r"\s+", " ", unescape(re.sub(r"<[^>]+>", " ", html))).replace(" ;", ";")

    return open_page


def test_what_no_return_speaks_of_is_said_in_one_line(opens: Opens) -> None:
    said = opens(SOCIAL_CARE, {}, "K-ONE")
    assert (
        "No loaded return speaks of school attendance, health appointments, health contacts or "
        "housing." in said
    )
    assert said.count("No loaded return speaks of early help.") == 1
    assert "0 of 0" not in said


def test_of_which_forms_nothing_speaks_is_said_beneath_the_timeline(opens: Opens) -> None:
    """That no core group is told is no core group missed, where nobody sends any."""
    none = opens(SOCIAL_CARE, {}, "K-ONE")
    assert "No loaded return speaks of decisions at the front door, reviews of child in" in none
    assert "papers of meetings, core groups, children who moved in on another" in none


def test_forms_that_have_fallen_silent_are_told_as_such(opens: Opens) -> None:
    held = {"core_groups": "child_id | held_on\nK-ONE | 2024-11-04"}
    days = {"core_groups": (FIRST, D(2024, 12, 20)), "supervisions": (FIRST, LAST)}
    said = opens(SOCIAL_CARE | held, days, "K-ONE")
    assert "No loaded return speaks of core groups since 20 December 2024." in said
    assert "supervisions" not in said
    assert "4 November 2024" in said


def test_a_childs_page_tells_what_each_of_them_says_over_twelve_months(opens: Opens) -> None:
    """Nothing that came to be known after the day is in it: no term that was not over yet."""
    said = opens(SOCIAL_CARE | EARLY_HELP | PARTNERS, TO_THE_LAST, "K-ONE")
    year = "(twelve months to 31 March 2025)"
    assert f"At school 194 of 260 sessions (74.6 %); 44 absences not authorised {year}" in said
    assert f"Was not brought to 1 of 2 appointments {year}" in said
    assert f"2 contacts, a concern raised at 1; for 1 it is not recorded {year}" in said
    assert f"Housing Overcrowded {year}" in said
    assert "Overcrowded 1 May 2024 still open" in said
    assert "10 of 60 sessions" not in said
    assert "No loaded return speaks of school" not in said
    helped = "home conditions; neglect is a reason; led by Millgate Academy"
    assert f"Early help Early help: {helped} 2 October 2023 3 June 2024" in said


def test_a_feed_that_has_fallen_silent_is_told_as_such_beside_its_number(opens: Opens) -> None:
    days = TO_THE_LAST | {"school_attendance": (FIRST, D(2024, 12, 20))}
    said = opens(SOCIAL_CARE | PARTNERS, days, "K-ONE")
    assert "(twelve months to 20 December 2024; silent for 101 days since)" in said
    assert "(twelve months to 31 March 2025)" in said  # the others go on


def test_a_child_of_whom_a_loaded_feed_tells_nothing_is_not_one_of_no_absence(
    opens: Opens,
) -> None:
    said = opens(SOCIAL_CARE | PARTNERS, TO_THE_LAST, "K-TWO")
    assert said.count("Nothing is told of this child (twelve months to 31 March 2025)") == 4


def test_early_help_that_is_open_says_since_when_its_file_is_silent(opens: Opens) -> None:
    given = SOCIAL_CARE | EARLY_HELP
    said = opens(given, {"early_help": (FIRST, LAST)}, "K-TWO")
    assert (
        "Early help since 2 September 2024: home conditions; neglect is a reason; led by Millgate "
        "Academy" in said
    )
    assert "No loaded return speaks of early help" not in said


def test_early_help_open_when_its_file_ended_says_so(opens: Opens) -> None:
    said = opens(SOCIAL_CARE | EARLY_HELP, {"early_help": (FIRST, D(2024, 10, 1))}, "K-TWO")
    assert "Academy. No loaded return speaks of early help since 1 October 2024." in said


def test_home_counts_early_help_at_its_step(opens: Opens) -> None:
    said = opens(SOCIAL_CARE | EARLY_HELP, {"early_help": (FIRST, LAST)})
    assert "Neglect is coded 1 of 2 children" in said
    assert "Coded: neglect is a reason for early help (local coding) 1 0" in said
    assert "Early help 1 April 2022 to 31 March 2025" in said
    assert "School attendance Not loaded" in said


def test_home_says_that_early_help_is_silent_and_keeps_its_other_numbers(opens: Opens) -> None:
    said = opens(SOCIAL_CARE | EARLY_HELP, {"early_help": (FIRST, D(2024, 10, 1))})
    assert (
        "Early help No loaded return speaks of early help on 31 March 2025: the newest ends on "
        "1 October 2024." in said
    )
    assert "Neglect is coded 0 of 1 child" in said
    assert "Early help 1 April 2022 to 1 October 2024; silent for 181 days since" in said
    assert "Coded: neglect is a reason for early help" not in said
