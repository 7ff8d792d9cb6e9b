"""Of which row, and so of which child, each finding is."""

from pathlib import Path

import pytest

from goldenthread.ledger.models import Finding
from tests.ingest.files import a_child, census, take_in

pytestmark = pytest.mark.django_db(transaction=True)

UNREADABLE_START = ("<CPPstartDate>2024-06-03", "<CPPstartDate>2024-06-33")


def taken_in(path: Path, folder: Path, *changes: tuple[str, str]) -> list[tuple[str, ...]]:
    """The findings of a census whose text is changed first: code, table, column, child and key."""
    text = path.read_text(encoding="utf-8")
    for before, after in changes:
        assert before in text
        text = text.replace(before, after, 1)
    path.write_text(text, encoding="utf-8")
    take_in(path, folder)
    return list(
        Finding.objects.order_by("id").values_list("code", "table", "column", "child_id", "row_key")
    )


def test_a_cell_is_of_its_row(tmp_path: Path) -> None:
    children = [a_child("A1"), a_child("A2", plans=[("2024-06-03", "")])]
    found = taken_in(census(tmp_path, 2025, children), tmp_path, UNREADABLE_START)
    plans = [one for one in found if one[1:3] == ("child_protection_plans", "CPPstartDate")]
    assert [one[3:] for one in plans] == [("A2", "A2|2024-06-33")]


def test_what_a_rule_finds_is_of_its_row(tmp_path: Path) -> None:
    plan_that_ended_before_it_began = [("2024-06-03", "2024-05-03")]
    children = [a_child("A1"), a_child("A2", plans=plan_that_ended_before_it_began)]
    found = taken_in(census(tmp_path, 2025, children), tmp_path)
    assert ("8925", "child_protection_plans", "CPPendDate", "A2", "A2|2024-06-03") in found


def test_a_row_that_repeats_another_has_its_child(tmp_path: Path) -> None:
    children = [a_child("A1", plans=[("2024-06-03", ""), ("2024-06-03", "2024-12-03")])]
    found = taken_in(census(tmp_path, 2025, children), tmp_path)
    twice = [one for one in found if one[1] == "child_protection_plans" and one[4]]
    assert {one[3] for one in twice} == {"A1"}


def test_a_row_without_a_number_and_a_header_are_of_nobody(tmp_path: Path) -> None:
    children = [a_child("A1"), a_child("A2")]
    found = taken_in(
        census(tmp_path, 2025, children),
        tmp_path,
        ("<LAchildID>A2<", "<LAchildID><"),
        ("<Year>2025", "<Year>2024"),
    )
    of_nobody = {(code, column) for code, _, column, child, key in found if not (child or key)}
    assert ("100", "ReferenceDate") in of_nobody
    assert any(column == "LAchildID" for _, column in of_nobody)
