"""A council's own lists of the steps of the continuum, as `settings.toml` gives them.

    [[continuum]]
    from = 2026-04-01
    steps = [
        { name = "Early help", sources = ["early help"] },
        { name = "Family Help", sources = ["episodes of need", "child in need plans"] },
        { name = "Child protection plan", sources = ["child protection plans"] },
        { name = "Looked after", sources = ["children who are looked after"] },
    ]

Lowest first. Each source is in one step, so that no child is counted nowhere or twice. A list is in
force until the next; before the first the standard list is.
"""

import re
from datetime import date, datetime
from typing import Any

from goldenthread.measures.reasons import in_words
from goldenthread.record.steps import SOURCES, STANDARD, Step, StepList, StepSource

BY_NAME = {source.name: source for source in SOURCES}
LONGEST_NAME = 60
TAKEN = {"no-step"}  # in addresses: that no step is open


class WrongSetting(Exception):
    """A setting that cannot be followed: one plain sentence."""


def step_lists(said: Any) -> tuple[StepList, ...]:
    """The standard list and the council's own, from what `continuum` holds. Raises WrongSetting."""
    if not isinstance(said, list) or not all(isinstance(one, dict) for one in said):
        raise WrongSetting("begin each list of steps with [[continuum]], in two brackets.")
    own = [_list(one) for one in said]
    days = [one.in_force_from for one in own]
    for day in days:
        if day is not None and days.count(day) > 1:
            raise WrongSetting(
                f"two lists of steps begin on {in_words(day)}; give each its own day."
            )
    return (STANDARD, *own)


def _list(said: dict[str, Any]) -> StepList:
    begins = said.get("from")
    if not isinstance(begins, date) or isinstance(begins, datetime):
        raise WrongSetting(
            "each list of steps says in `from` the first day on which it is in force, like "
            "from = 2026-04-01."
        )
    where = f"the list of steps from {in_words(begins)}"
    _only(said, {"from", "steps"}, where)
    listed = said.get("steps")
    if not isinstance(listed, list) or not listed:
        raise WrongSetting(f"{where} has no steps; name them in `steps`, lowest first.")
    steps = tuple(_step(one, where) for one in listed)
    _each_once([step.code for step in steps], [step.title for step in steps], where, "step")
    named = [source.name for step in steps for source in step.sources]
    _each_once(named, named, where, "source")
    for name in BY_NAME:
        if name not in named:
            raise WrongSetting(
                f"{where} leaves out {name!r}, so that its children would be counted nowhere; "
                "add it to the sources of a step."
            )
    return StepList(steps=steps, in_force_from=begins)


def _step(said: Any, where: str) -> Step:
    if not isinstance(said, dict):
        raise WrongSetting(f'write each step of {where} as {{ name = "...", sources = ["..."] }}.')
    name, sources = said.get("name"), said.get("sources")
    if not isinstance(name, str) or not name.strip() or len(name) > LONGEST_NAME:
        raise WrongSetting(
            f"each step of {where} needs a `name` of no more than {LONGEST_NAME} letters."
        )
    _only(said, {"name", "sources"}, f"the step {name!r}")
    code = re.sub(r"[^a-z0-9]+", "-", name.lower()).strip("-")
    if not code or code in TAKEN:
        raise WrongSetting(f"{name!r} cannot be the name of a step; choose another.")
    if not isinstance(sources, list) or not sources:
        raise WrongSetting(f"the step {name!r} has no `sources`; {_there_are()}")
    return Step(code=code, title=name.strip(), sources=tuple(_source(s, name) for s in sources))


def _source(said: Any, step: str) -> StepSource:
    if not isinstance(said, str) or said not in BY_NAME:
        raise WrongSetting(f"{said!r}, of the step {step!r}, is no source; {_there_are()}")
    return BY_NAME[said]


def _only(said: dict[str, Any], known: set[str], where: str) -> None:
    for key in said:
        if key not in known:
            raise WrongSetting(
                f"{where} says {key!r}, which is not known; it may say "
                f"{' and '.join(sorted(known))}."
            )


def _each_once(told_apart_by: list[str], names: list[str], where: str, what: str) -> None:
    for one, name in zip(told_apart_by, names, strict=True):
        if told_apart_by.count(one) > 1:
            raise WrongSetting(f"{where} has the {what} {name!r} more than once.")


def _there_are() -> str:
    return f"there are {', '.join(repr(name) for name in BY_NAME)}."
