"""The page of what bad input gets, read off its tests without running them.

The tests need a database and Django; their two tables of faults need neither, so they are read as
text.
"""

import ast
from collections.abc import Iterator
from pathlib import Path

from tests.manual.markdown import Page, table

TESTS = Path(__file__).parent.parent / "spec" / "returns" / "test_bad_input.py"


def bad_input_page() -> Page:
    """Each fault with its one outcome."""
    tree = ast.parse(TESTS.read_text(encoding="utf-8"))
    refused = [
        (fault, " *or* ".join(f"… {part} …" for part in sentence.split("|")))
        for fault, sentence in _table(tree, "REFUSED", of_sentence=1)
    ]
    taken = [(fault, f"`{column}`") for fault, column in _table(tree, "TAKEN", of_sentence=2)]
    return Page(
        name="bad-input",
        title="What bad input gets",
        about=(
            "One outcome each: refused with one plain sentence and nothing changed, or taken with "
            "a finding for each fault. Every line here is a test."
        ),
        parts=(
            "## Refused",
            table(["The file", "What the sentence says"], refused),
            "## Taken, with a finding",
            table(["The file", "The finding points at"], taken),
            "## And",
            "\n".join(f"- {title}" for title in _other_tests(tree)),
        ),
    )


def _table(tree: ast.Module, name: str, *, of_sentence: int) -> Iterator[tuple[str, str]]:
    """The keys of a declared dictionary, each with one text of its tuple."""
    for node in tree.body:
        if isinstance(node, ast.AnnAssign) and ast.unparse(node.target) == name:
            assert isinstance(node.value, ast.Dict)
            for key, value in zip(node.value.keys, node.value.values, strict=True):
                assert key is not None
                assert isinstance(value, ast.Tuple)
                yield ast.literal_eval(key), ast.literal_eval(value.elts[of_sentence])
            return
    raise LookupError(f"{TESTS.name} no longer declares {name}")


def _other_tests(tree: ast.Module) -> Iterator[str]:
    for node in tree.body:
        if (
            isinstance(node, ast.FunctionDef)
            and node.name.startswith("test_")
            and not node.decorator_list
        ):
            title = node.name.removeprefix("test_").replace("_", " ")
            text = " ".join((ast.get_docstring(node) or "").split())
            yield f"{title[:1].upper()}{title[1:]}. {text}".rstrip()
