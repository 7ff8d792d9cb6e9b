"""A running explained to one person: without a word that says who the child is, where that may not
be known."""

from collections.abc import Mapping, Sequence
from dataclasses import fields, replace
from datetime import date
from typing import Any

from goldenthread.access.case_lists import without_identity
from goldenthread.access.roles import Identity
from goldenthread.access.sight import Sight
from goldenthread.clocks.explanation import Explanation, explain
from goldenthread.clocks.grounds import Grounds
from goldenthread.clocks.what_was_decided import DateDecision, of_running


def explained_to(
    sight: Sight,
    run: Mapping[str, Any],
    child: Mapping[str, Any],
    *,
    on: date,
    grounds: Grounds,
    decisions: Sequence[DateDecision] = (),
) -> Explanation:
    """The explanation of a running of this child, as it stands on the day; `decisions` are those on
    its due date."""
    explained = explain(run, on, grounds, decisions_shown(sight, of_running(decisions, run)))
    if sight.identity is Identity.FULL:
        return explained
    words: dict[str, Any] = {
        part.name: without_identity(sight, value, child)
        for part in fields(explained)
        if isinstance(value := getattr(explained, part.name), str)
    }
    return replace(explained, **words | {"row_key": ""})


def decisions_shown(sight: Sight, decisions: Sequence[DateDecision]) -> tuple[DateDecision, ...]:
    """Decisions on due dates as this person may see them: the reason, and whose decision it was,
    are free text, and may name the child."""
    if sight.identity is Identity.FULL:
        return tuple(decisions)
    return tuple(replace(one, why="", whose="") for one in decisions)
