"""The manual: complete, the same each time, and checked against what is on disk."""

import re
from pathlib import Path

import pytest

from goldenthread.clocks.register import CLOCKS
from goldenthread.ingest.rules.registry import rules_table
from goldenthread.measures.register import MEASURES
from goldenthread.record.catalogue import TABLES
from tests.manual.__main__ import FOLDER, out_of_date, texts, write
from tests.manual.markdown import anchor, table
from tests.spec.capturing import calls


@pytest.fixture(scope="module")
def manual() -> dict[str, str]:
    return texts()


def test_every_clock_and_measure_has_a_spec_test() -> None:
    specified = {call.subject.code for area in ("clocks", "measures") for call in calls(area)}
    assert {*CLOCKS, *MEASURES} - specified == set()


def test_every_measure_clock_column_and_rule_is_in_it(manual: dict[str, str]) -> None:
    whole = "\n".join(manual.values())
    for measure in MEASURES.values():
        assert f"\n## {measure.code} {measure.title}\n" in whole
    for clock in CLOCKS.values():
        assert f"\n## {clock.title}\n" in whole
    for declared in TABLES.values():
        for column in declared.columns:
            assert f"| `{column.name}` | {column.holds} | {column.means} |" in manual["record.md"]
    for rule in rules_table():
        assert f"| {rule['code']} |" in manual["rules.md"]


def test_every_link_leads_to_a_page_and_a_heading_of_it(manual: dict[str, str]) -> None:
    headings = {
        name: {anchor(line.lstrip("# ")) for line in text.splitlines() if line.startswith("#")}
        for name, text in manual.items()
    }
    links = [
        (name, link) for name, text in manual.items() for link in re.findall(r"\]\((.*?)\)", text)
    ]
    assert len(links) > 50
    for name, link in links:
        page, _, fragment = link.partition("#")
        assert page in manual or (FOLDER / page).is_file(), f"{name} links to {link}"
        assert not fragment or fragment in headings[page], f"{name} links to {link}"


def test_it_is_the_same_each_time_and_has_no_machine_in_it(manual: dict[str, str]) -> None:
    assert texts() == manual
    assert not [
        name for name, text in manual.items() if re.search(r"0x[0-9a-f]{6}|/home/|/tmp/", text)
    ]


def test_a_page_that_differs_is_missing_or_is_left_over_is_named(tmp_path: Path) -> None:
    wanted = {"a.md": "a\n", "b.md": "b\n"}
    write(tmp_path, wanted)
    assert out_of_date(tmp_path, wanted) == []
    (tmp_path / "a.md").write_text("changed\n", encoding="utf-8")
    (tmp_path / "b.md").unlink()
    (tmp_path / "old.md").write_text("", encoding="utf-8")
    assert out_of_date(tmp_path, wanted) == ["a.md", "b.md", "old.md"]
    write(tmp_path, wanted)
    assert out_of_date(tmp_path, wanted) == []


def test_a_bar_in_a_cell_does_not_break_the_table() -> None:
    assert table(["a|b"], [["c|d"], [None]]).splitlines() == [
        "| a\\|b |",
        "| --- |",
        "| c\\|d |",
        "|  |",
    ]
