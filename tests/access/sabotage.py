"""Take one guard out of the program, for a run of the tests that must then fail.

Guards are statements that stand alone and whose loss nothing else would notice: a call that checks
or writes down, and an `if` that only refuses. `guards()` finds them all, so a guard of a page that
is yet to be written is in it too. As a pytest plugin (`-p tests.access.sabotage`) it takes out the
one named by SABOTAGE=module:line.
"""

import ast
import importlib.machinery
import importlib.util
import os
import sys
from collections.abc import Iterator, Sequence
from importlib.abc import MetaPathFinder
from pathlib import Path
from types import CodeType, ModuleType
from typing import Any

import goldenthread

PACKAGE = Path(goldenthread.__file__).parent
GUARDED = ("access", "web", "packs", "casework")
# Not doors: what these modules guard is proved by their own tests, not by who may open what.
NOT_DOORS = {"goldenthread.access.operator", "goldenthread.access.demo_people"}
REFUSALS = {"ChildNotFound", "LookingUndeclared", "NotAllowed", "CannotBeDone"}
CALLS = ("check_", "_check", "record_access", "_record", "_write_down", "shows")


def guards() -> Iterator[str]:
    """Each guard, as `module:line`."""
    for room in GUARDED:
        for path in sorted((PACKAGE / room).rglob("*.py")):
            module = ".".join(path.relative_to(PACKAGE.parent).with_suffix("").parts)
            if module in NOT_DOORS or "migrations" in module:
                continue
            for node in ast.walk(ast.parse(path.read_text())):
                if is_guard(node, module):
                    yield f"{module}:{node.lineno}"  # type: ignore[attr-defined]


def is_guard(node: ast.AST, module: str) -> bool:
    """Whether this statement checks, writes down, or only refuses."""
    if isinstance(node, ast.Expr) and isinstance(node.value, ast.Call):
        called = node.value.func
        name = called.attr if isinstance(called, ast.Attribute) else getattr(called, "id", "")
        return name.startswith(CALLS)
    if not isinstance(node, ast.If) or node.orelse or not isinstance(node.body[0], ast.Raise):
        return False
    raised = node.body[0].exc
    name = getattr(raised.func if isinstance(raised, ast.Call) else raised, "id", "")
    return module.startswith("goldenthread.access") and name in REFUSALS


class WithoutOneGuard(importlib.machinery.SourceFileLoader):
    """Loads a module with the statement on one line left out."""

    line: int

    def get_code(self, fullname: str) -> CodeType:
        """The module's code, compiled afresh."""
        path = Path(self.get_filename(fullname))
        tree = TakeOut(self.line).visit(ast.parse(path.read_text()))
        return compile(ast.fix_missing_locations(tree), str(path), "exec")


class TakeOut(ast.NodeTransformer):
    """Puts `pass` where a guard stood."""

    def __init__(self, line: int) -> None:
        self.line = line

    def visit(self, node: ast.AST) -> Any:
        """Replace the guard of that line."""
        if getattr(node, "lineno", 0) == self.line and is_guard(node, "goldenthread.access"):
            return ast.copy_location(ast.Pass(), node)
        return self.generic_visit(node)


class Saboteur(MetaPathFinder):
    """Finds the one module itself, and leaves the others alone."""

    def __init__(self, module: str, line: int) -> None:
        self.module, self.line = module, line

    def find_spec(
        self, fullname: str, path: Sequence[str] | None, target: ModuleType | None = None
    ) -> importlib.machinery.ModuleSpec | None:
        """The spec of that module, with our loader."""
        if fullname != self.module:
            return None
        spec = importlib.machinery.PathFinder.find_spec(fullname, path, target)
        assert spec
        assert spec.origin
        loader = WithoutOneGuard(fullname, spec.origin)
        loader.line = self.line
        spec.loader = loader
        return spec


if os.environ.get("SABOTAGE"):
    name, _, number = os.environ["SABOTAGE"].rpartition(":")
    assert name not in sys.modules
    sys.meta_path.insert(0, Saboteur(name, int(number)))
