"""Small wrongs, one at a time, in the rules, the decision table and the measures."""

import ast
from collections.abc import Iterator
from dataclasses import dataclass
from pathlib import Path

ROOT = Path(__file__).parent.parent.parent
RULE_BOOKS = ("goldenthread/statute/national_rules.py", "goldenthread/statute/local_standards.py")
COMPARED_IN = ("goldenthread/clocks", "goldenthread/measures")
NOT_OF_A_DEFINITION = {
    "goldenthread/measures/periods.py": "what may be asked for, not how it is counted",
    "goldenthread/measures/moved.py": "the order of editions; tests/ledger/test_moved.py",
    "goldenthread/measures/published.py": "published figures, as they were published",
}
LENGTHS = ("working_days", "weeks", "months", "months_after", "months_before")
SLIPS: dict[type[ast.cmpop], type[ast.cmpop]] = {
    ast.LtE: ast.Lt,
    ast.Lt: ast.LtE,
    ast.GtE: ast.Gt,
    ast.Gt: ast.GtE,
}
SIGNS = {ast.LtE: "<=", ast.Lt: "<", ast.GtE: ">=", ast.Gt: ">"}


@dataclass(frozen=True)
class Mutant:
    """One wrong: in which file, at which of its places, and what becomes of what stands there."""

    path: str
    place: int
    line: int
    was: str
    becomes: str
    by: int = 0

    def __str__(self) -> str:
        return f"{self.path.removeprefix('goldenthread/')}:{self.line} {self.was} {self.becomes}"

    @property
    def text(self) -> str:
        """The line as it stands."""
        return (ROOT / self.path).read_text().splitlines()[self.line - 1].strip()

    def source(self, root: Path = ROOT) -> str:
        """The file of the project in `root` with this wrong in it."""
        tree = ast.parse((root / self.path).read_text())
        node = list(_places(tree))[self.place]
        if isinstance(node, ast.Compare):
            node.ops = [SLIPS[type(node.ops[0])]()]
        else:
            assert isinstance(node, ast.Constant)
            assert isinstance(node.value, int)
            node.value += self.by
        return ast.unparse(tree)


def rules() -> Iterator[Mutant]:
    """Every length in the books of rules, one less and one more."""
    for book in RULE_BOOKS:
        yield from _lengths(book, (-1, 1))


def comparisons() -> Iterator[Mutant]:
    """Every comparison in clocks and measures, its edge moved; every length of time, one more."""
    for folder in COMPARED_IN:
        for path in sorted((ROOT / folder).glob("*.py")):
            place = path.relative_to(ROOT).as_posix()
            if place not in NOT_OF_A_DEFINITION:
                yield from _edges(place)
                yield from _lengths(place, (1,))


def _edges(path: str) -> Iterator[Mutant]:
    for place, node in enumerate(_places(ast.parse((ROOT / path).read_text()))):
        if isinstance(node, ast.Compare):
            op = type(node.ops[0])
            yield Mutant(path, place, node.lineno, SIGNS[op], SIGNS[SLIPS[op]])  # type: ignore[index]


def _lengths(path: str, by: tuple[int, ...]) -> Iterator[Mutant]:
    for place, node in enumerate(_places(ast.parse((ROOT / path).read_text()))):
        if isinstance(node, ast.Constant) and isinstance(node.value, int):
            for step in by:
                yield Mutant(
                    path, place, node.lineno, str(node.value), str(node.value + step), step
                )


def _places(tree: ast.AST) -> Iterator[ast.expr]:
    """Where something can be made wrong: comparisons with an edge, and lengths of time."""
    for node in ast.walk(tree):
        if isinstance(node, ast.Compare) and len(node.ops) == 1 and type(node.ops[0]) in SLIPS:
            yield node
        if isinstance(node, ast.Call) and getattr(node.func, "id", "") in LENGTHS:
            yield from (a for a in node.args if isinstance(a, ast.Constant))
