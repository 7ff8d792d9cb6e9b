"""Sizes that may only shrink, names that the house forbids, and files that git must not hold.

    python -m tests.ratchet             say what is too large, exit 1 where anything is
    python -m tests.ratchet --shrink    take out of ratchet.json what has been mended

`ratchet.json` lists what was too large when the limit came, each with its lines: it may shrink
there, never grow, and nothing joins it. Migrations are made by a machine and are left out.
"""

import argparse
import ast
import json
import subprocess
import sys
from collections.abc import Iterator
from pathlib import Path

HOME = Path(__file__).parent.parent
LIST = Path(__file__).with_name("ratchet.json")
LOOKED_AT = ("goldenthread", "tests")
PASSED_OVER = {"migrations", "vendor", "__pycache__"}

FILE, FUNCTION, TEST, CLASS, TEMPLATE = 400, 40, 60, 200, 150
LIMITS = {"file": FILE, "function": FUNCTION, "test": TEST, "class": CLASS, "template": TEMPLATE}
KINDS_OF_FILE = {".py": "file", ".css": "file", ".mjs": "file", ".html": "template"}
FORBIDDEN = {"util", "utils", "helper", "helpers", "mgr", "common", "misc"}
LARGEST = 1_000_000
"""Bytes of the largest file that git may hold."""

Sizes = dict[str, int]
"""Lines of each thing, by its kind and place: `function goldenthread/a.py::b`."""


def sizes(home: Path) -> Sizes:
    """The lines of every file, class, function and template under the folders looked at."""
    found: Sizes = {}
    for path in _files(home):
        place, text = path.relative_to(home).as_posix(), path.read_text(encoding="utf-8")
        found[f"{KINDS_OF_FILE[path.suffix]} {place}"] = len(text.splitlines())
        if path.suffix == ".py":
            found |= dict(_within(ast.parse(text), place))
    return found


def _files(home: Path) -> Iterator[Path]:
    for folder in LOOKED_AT:
        for path in sorted((home / folder).rglob("*")):
            if path.suffix in KINDS_OF_FILE and not PASSED_OVER.intersection(path.parts):
                yield path


def _within(tree: ast.AST, place: str, inside: str = "") -> Iterator[tuple[str, int]]:
    """The classes and functions of a module, each with its lines; one in another counts in both."""
    for node in ast.iter_child_nodes(tree):
        if isinstance(node, ast.ClassDef | ast.FunctionDef | ast.AsyncFunctionDef):
            name = f"{inside}{node.name}"
            kind = "class" if isinstance(node, ast.ClassDef) else "function"
            if kind == "function" and node.name.startswith("test_") and place.startswith("tests/"):
                kind = "test"
            yield f"{kind} {place}::{name}", (node.end_lineno or 0) - node.lineno + 1
            yield from _within(node, place, f"{name}.")
        else:
            yield from _within(node, place, inside)


def breaches(found: Sizes) -> Sizes:
    """What is larger than its limit."""
    return {what: lines for what, lines in found.items() if lines > LIMITS[what.split()[0]]}


def sentences(too_large: Sizes, allowed: Sizes) -> list[str]:
    """What is wrong, given the breaches found and those that are allowed."""
    said = []
    for what, lines in too_large.items():
        kind, place = what.split(maxsplit=1)
        limit = f"a {kind} has at most {LIMITS[kind]}"
        if what not in allowed:
            said.append(f"{place} has {lines} lines; {limit}. Divide it by what it is about.")
        elif lines > allowed[what]:
            said.append(f"{place} grew from {allowed[what]} lines to {lines}; {limit}.")
    if shrunk(too_large, allowed) != allowed:
        said.append("Something in tests/ratchet.json is smaller now: run make fix to say so there.")
    return said


def shrunk(too_large: Sizes, allowed: Sizes) -> Sizes:
    """The list of what is allowed, without what was mended and with what became smaller."""
    return {
        what: min(lines, too_large[what]) for what, lines in allowed.items() if what in too_large
    }


def forbidden_names(home: Path) -> list[str]:
    """A sentence for each module or folder whose name says nothing of the work."""
    said = []
    for path in _files(home):
        place = path.relative_to(home)
        words = {word for part in place.with_suffix("").parts for word in part.lower().split("_")}
        if bad := sorted(words & FORBIDDEN):
            said.append(f"{place.as_posix()} is called {bad[0]}: name it after what it is about.")
    return said


def held_by_git(home: Path) -> list[str]:
    """A sentence for each file that git holds and should not; none outside a git repository."""
    asked = subprocess.run(
        ["git", "ls-files", "-z"], cwd=home, capture_output=True, text=True, check=False
    )
    if asked.returncode:
        return []
    said = []
    for place in filter(None, asked.stdout.split("\0")):
        path = home / place
        if path.name == "uv.lock":
            said.append(f"git holds {place}: it names a registry's host; make lock writes ours.")
        elif path.is_file() and path.stat().st_size > LARGEST:
            size = path.stat().st_size / 1_000_000
            said.append(f"git holds {place}, which is {size:.1f} MB; at most 1 MB belongs there.")
    return said


def main(arguments: list[str] | None = None) -> int:
    """Check, or shrink the list; 1 where something is wrong."""
    parser = argparse.ArgumentParser(prog="python -m tests.ratchet", description=__doc__)
    parser.add_argument("--shrink", action="store_true", help="take out what has been mended")
    too_large = breaches(sizes(HOME))
    allowed: Sizes = json.loads(LIST.read_text(encoding="utf-8"))
    if parser.parse_args(arguments).shrink:
        allowed = shrunk(too_large, allowed)
        LIST.write_text(json.dumps(allowed, indent=2, sort_keys=True) + "\n", encoding="utf-8")
    wrong = [*sentences(too_large, allowed), *forbidden_names(HOME), *held_by_git(HOME)]
    for line in wrong:
        print(line, file=sys.stderr)
    return 1 if wrong else 0


if __name__ == "__main__":
    sys.exit(main())
