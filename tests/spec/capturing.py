"""What the spec tests say, without running them: each test's calls of its fixture, in order.

A spec test takes `clock_spec` or `measure_spec` and nothing else. Here it is given a capturer in
their place, so that the manual prints the very tables that the test checks.
"""

import importlib
import inspect
from collections.abc import Callable, Mapping
from dataclasses import dataclass
from functools import cache
from pathlib import Path
from types import FunctionType, ModuleType
from typing import Any

import tests.spec
from goldenthread.clocks.clock import Clock
from goldenthread.measures.measure import Measure

FIXTURES = ("clock_spec", "measure_spec")


@dataclass(frozen=True)
class Call:
    """One call of a fixture: the clock or measure, and the named arguments (given, on, then ...)."""

    subject: Clock | Measure
    arguments: Mapping[str, Any]


@dataclass(frozen=True)
class Paragraph:
    """One spec test: its name as a title, its docstring, its calls."""

    title: str
    text: str
    calls: tuple[Call, ...]


@dataclass(frozen=True)
class Section:
    """One module of spec tests: the first line of its docstring, and its tests in order."""

    title: str
    paragraphs: tuple[Paragraph, ...]


@cache
def sections(area: str) -> list[Section]:
    """The spec tests of `clocks` or `measures`, by the name of their module."""
    package = importlib.import_module(f"{tests.spec.__name__}.{area}")
    folder = Path(*package.__path__)
    names = [
        path.stem
        for path in sorted(folder.glob("test_*.py"))
        if any(f"{fixture}:" in path.read_text(encoding="utf-8") for fixture in FIXTURES)
    ]
    found = [_section(importlib.import_module(f"{package.__name__}.{name}")) for name in names]
    return [section for section in found if section.paragraphs]


def calls(area: str) -> list[Call]:
    """Every call of a fixture in the spec tests of `clocks` or `measures`."""
    return [
        call
        for section in sections(area)
        for paragraph in section.paragraphs
        for call in paragraph.calls
    ]


def _section(module: ModuleType) -> Section:
    spec_tests = [
        value
        for name, value in vars(module).items()
        if name.startswith("test_")
        and isinstance(value, FunctionType)
        and list(inspect.signature(value).parameters) in ([fixture] for fixture in FIXTURES)
    ]
    return Section(
        title=(inspect.getdoc(module) or module.__name__).splitlines()[0],
        paragraphs=tuple(_paragraph(test) for test in spec_tests),
    )


def _paragraph(test: Callable[..., None]) -> Paragraph:
    captured: list[Call] = []

    def capture(subject: Clock | Measure, **arguments: Any) -> None:
        captured.append(Call(subject, arguments))

    (fixture,) = inspect.signature(test).parameters
    test(**{fixture: capture})
    title = test.__name__.removeprefix("test_").replace("_", " ")
    return Paragraph(
        title=title[:1].upper() + title[1:], text=inspect.getdoc(test) or "", calls=tuple(captured)
    )
