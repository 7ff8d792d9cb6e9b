"""What a file lacks in itself is said before anything of its rows; none of it refuses the file."""

from pathlib import Path
from typing import Any

import pytest

from goldenthread.ingest.findings import (
    CARRIES_NONE,
    EVERY_REFERRAL_ENDED,
    HARDLY_A_DAY_READ,
    Finding,
)
from goldenthread.ingest.of_itself import ENOUGH_DATES, ENOUGH_EPISODES
from tests.ingest.files import a_child, census, day, take_in

pytestmark = pytest.mark.django_db(transaction=True)

CODES = (CARRIES_NONE, EVERY_REFERRAL_ENDED, HARDLY_A_DAY_READ)
ASSESSED = {"Assessments": [{"AssessmentActualStartDate": day("2024-05-02")}]}
ENQUIRED = {"Section47": [{"S47ActualStartDate": day("2024-05-20")}]}


def children(count: int, **cells: Any) -> list[dict[str, Any]]:
    return [a_child(f"A{n}", **cells) for n in range(count)]


def found_in(folder: Path, those: list[dict[str, Any]]) -> list[Finding]:
    return take_in(census(folder, 2025, those), folder).findings


def said(findings: list[Finding]) -> list[tuple[str, str]]:
    return [(f.code, f.why) for f in findings if f.code in CODES]


def test_a_file_that_protects_nobody_says_so_first(tmp_path: Path) -> None:
    findings = found_in(tmp_path, children(ENOUGH_EPISODES))
    assert findings[0].code == CARRIES_NONE
    assert findings[0].why.startswith(
        "This file carries no assessments and no section 47 enquiries and no child protection "
        "plans, though it has 50 referrals and episodes of need."
    )
    assert len(said(findings)) == 1


def test_a_small_file_may_lack_them(tmp_path: Path) -> None:
    assert said(found_in(tmp_path, children(ENOUGH_EPISODES - 1))) == []


def test_one_plan_enquiry_and_assessment_among_many_is_enough(tmp_path: Path) -> None:
    one = a_child("B1", plans=[("2024-06-03", "")], **ASSESSED, **ENQUIRED)
    assert said(found_in(tmp_path, [one, *children(ENOUGH_EPISODES)])) == []


def test_only_what_is_absent_is_named(tmp_path: Path) -> None:
    one = a_child("B1", **ASSESSED, **ENQUIRED)
    ((code, why),) = said(found_in(tmp_path, [one, *children(ENOUGH_EPISODES)]))
    assert (code, why.split(",")[0]) == (
        CARRIES_NONE,
        "This file carries no child protection plans",
    )


def test_referrals_that_all_ended_at_the_door(tmp_path: Path) -> None:
    ended = children(ENOUGH_EPISODES, ReferralNFA=True)
    assert [code for code, _ in said(found_in(tmp_path, ended))] == [
        CARRIES_NONE,
        EVERY_REFERRAL_ENDED,
    ]


def test_one_that_did_not_end_there_is_enough(tmp_path: Path) -> None:
    ended = children(ENOUGH_EPISODES, ReferralNFA=True)
    findings = found_in(tmp_path, [a_child("B1"), *ended])
    assert [code for code, _ in said(findings)] == [CARRIES_NONE]


@pytest.mark.parametrize(("unread", "is_said"), [(11, True), (10, False)])
def test_a_column_of_which_hardly_a_date_is_read(
    unread: int, is_said: bool, tmp_path: Path
) -> None:
    path = census(tmp_path, 2025, children(ENOUGH_DATES, closed="2025-02-10"))
    written = "<CINclosureDate>2025-02-10"
    path.write_text(path.read_text().replace(written, "<CINclosureDate>10.02.25", unread))
    findings = take_in(path, tmp_path).findings
    assert [(f.table, f.column, f.why) for f in findings if f.code in CODES] == [
        (
            "referrals",
            "CINclosureDate",
            f"Of the 20 dates of CINclosureDate in this file {unread} cannot be read. Write them "
            "YYYY-MM-DD where the return is made, and load it again.",
        )
    ] * is_said
