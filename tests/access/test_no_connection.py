"""The second lock: no page is handed a way to the record, so none can read past the cut."""

import ast
from pathlib import Path

import goldenthread.web

WEB = Path(goldenthread.web.__file__).parent
WAYS_IN = {"rows", "execute", "fetch", "keep", "holding", "snapshot", "at"}


def reaches(tree: ast.AST) -> set[str]:
    """What is taken from an attribute `reading`, and calls of what reads the record."""
    found = set()
    for node in ast.walk(tree):
        if not isinstance(node, ast.Attribute):
            continue
        owner = node.value
        if isinstance(owner, ast.Attribute) and owner.attr == "reading":
            found.add(node.attr)
    return found


def test_a_page_learns_the_edition_of_a_reading_and_nothing_more() -> None:
    for path in WEB.rglob("*.py"):
        assert reaches(ast.parse(path.read_text())) <= {"edition"}, path


def test_the_check_would_see_a_page_that_reads() -> None:
    assert reaches(ast.parse("seen.reading.rows('select 1')")) & WAYS_IN


def test_no_page_imports_what_opens_the_record() -> None:
    for path in WEB.rglob("*.py"):
        for node in ast.walk(ast.parse(path.read_text())):
            if isinstance(node, ast.ImportFrom) and node.module:
                assert node.module not in (
                    "goldenthread.record.snapshot",
                    "goldenthread.ledger.feed",
                ), path
                names = {alias.name for alias in node.names}
                assert not names & {"read", "catch_up", "reading_at", "reading_of"}, path
