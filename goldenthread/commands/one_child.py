"""`child` and `clocks`: what the record says of one child, and the runnings of every clock."""

import datetime
from typing import Any

from goldenthread.commands.asking import record_asked
from goldenthread.commands.ground import Wrong, answering, now, say_json, say_table

NOT_KNOWN = "not known"
"""How the runnings of children whom no team holds are listed."""


@answering
def child(asked: Any) -> int:
    """Say what happened to one child, and explain each of its clocks."""
    from goldenthread.commands.logging_access import log_children
    from goldenthread.record.one_child import knows

    reading, day = record_asked(asked)
    child_id = reading.linked.get(asked.child_id, asked.child_id)
    if not knows(reading, child_id):
        raise Wrong(f"no return speaks of a child {asked.child_id[:40]!r}.")
    answer = _child(reading, child_id, day)
    log_children(reading, reading.ids_of(child_id), "shows a child")
    if asked.json:
        say_json(answer)
    else:
        _say_child(answer)
    return 0


@answering
def clocks(asked: Any) -> int:
    """List the runnings of every clock, what is overdue first."""
    from goldenthread.clocks.looked_at import looked_at_on
    from goldenthread.clocks.states import STATES
    from goldenthread.commands.logging_access import log_children

    if asked.state and asked.state not in STATES:
        raise Wrong(f"--state takes one of: {', '.join(STATES)}.")
    reading, day = record_asked(asked)
    if asked.team:
        _check_there_is_a_team(reading, asked.team)
    parts, chosen = ["true"], {}
    if asked.state:
        parts.append("state = $of_state")
        chosen["of_state"] = asked.state
    if asked.team:
        parts.append("team = $of_team")
        chosen["of_team"] = asked.team
    today = now().astimezone().date()
    runs = looked_at_on(reading, day, today=today, where=" and ".join(parts), **chosen)
    rows = [_running(run, day) for run in runs]
    log_children(reading, {row["child_id"] for row in rows}, "lists clocks")
    if asked.json:
        say_json(rows)
    else:
        say_table(
            [[r["child_id"], r["clock"], r["state"], r["due_on"], r["team"]] for r in rows],
            ["child", "clock", "state", "due", "team"],
        )
    return 0


def _check_there_is_a_team(reading: Any, team: str) -> None:
    """Raise Wrong for a team that no allocation names: an empty list would look like good news."""
    rows = reading.rows("select distinct team from allocations where team is not null order by 1")
    teams = [row["team"] for row in rows]
    if team in (*teams, NOT_KNOWN):
        return
    if not teams:
        raise Wrong("no return of people and allocations is loaded, so that no team is known.")
    raise Wrong(f"no allocation names a team {team[:40]!r}; the teams are {', '.join(teams)}.")


def _running(run: dict[str, Any], day: datetime.date) -> dict[str, Any]:
    from goldenthread.clocks.running import in_a_sentence
    from goldenthread.statute.calendar import WorkingCalendar

    return {
        "child_id": run["child_id"],
        "clock": run["clock"],
        "rule": run["rule"],
        "about": run["about"],
        "started_on": run["started_on"],
        "due_on": run["due_on"],
        "rule_due_on": run["rule_due_on"],
        "agreed_on": run["agreed_on"],
        "stopped_on": run["stopped_on"],
        "closed_on": run["closed_on"],
        "state": run["state"],
        "verdict": run["verdict"],
        "sentence": in_a_sentence(run, day, WorkingCalendar.of_england()),
        "look": run["look"],
        "team": run["team"],
        "worker": run["worker"],
        "source_file": run["source_file"],
        "table": run["table_name"],
        "ordinal": run["ordinal"],
        "line": run["line"],
    }


def _child(reading: Any, child_id: str, day: datetime.date) -> dict[str, Any]:
    from goldenthread.clocks.grounds import grounds_of
    from goldenthread.clocks.running import runs_on
    from goldenthread.clocks.what_was_decided import decisions_of_child, of_running
    from goldenthread.record.one_child import facts_of, family_of, people_of

    person = people_of(reading, [child_id], on=day)[child_id]
    runs = runs_on(reading, day, where="child_id = $child", child=child_id)
    decisions = decisions_of_child(reading, child_id)
    return {
        "child_id": child_id,
        "ids": list(reading.ids_of(child_id)),
        "on": day,
        "edition": reading.edition,
        "person": {
            **{name: getattr(person, name) for name in person.__dataclass_fields__},
            "family_members": family_of(reading, child_id),
        },
        "events": [_event(fact) for fact in facts_of(reading, [child_id])[child_id]],
        "clocks": [
            _explained_running(run, day, grounds_of(reading), of_running(decisions, run))
            for run in runs
        ],
    }


def _event(fact: Any) -> dict[str, Any]:
    return {
        "on": fact.on,
        "until": fact.until,
        "what": fact.words,
        "step": fact.step,
        "table": fact.table,
        "source_file": fact.source_file,
        "ordinal": fact.ordinal,
        "line": fact.line,
        "load": fact.load,
        "cannot_be_read": list(fact.unreadable),
        "says": fact.cells,
    }


def _explained_running(
    run: dict[str, Any], day: datetime.date, grounds: Any, decisions: Any
) -> dict[str, Any]:
    from goldenthread.clocks.explanation import explain

    told = explain(run, day, grounds, decisions)
    return {
        "clock": run["clock"],
        "about": run["about"],
        "title": told.title,
        "started_on": told.started_on,
        "start_event": told.start_event,
        "source_file": run["source_file"],
        "table": told.table,
        "ordinal": told.ordinal,
        "line": told.line,
        "rule": run["rule"],
        "rule_kind": told.rule_kind,
        "rule_edition": told.rule_edition,
        "rule_source": told.rule_source,
        "allowance": told.allowance,
        "counting": told.counting,
        "skipped": [{"day": one.day, "why": one.why} for one in told.skipped],
        "due_on": told.due_on,
        "rule_due_on": told.rule_due_on,
        "agreed_on": told.agreed_on,
        "decided": [_decision(one) for one in told.decided],
        "stopped_on": run["stopped_on"],
        "closed_on": run["closed_on"],
        "state": told.state,
        "verdict": run["verdict"],
        "sentence": told.sentence,
    }


def _decision(one: Any) -> dict[str, Any]:
    return {
        "decided": one.decided,
        "agreed_on": one.agreed_on,
        "paused_from": one.paused_from,
        "paused_to": one.paused_to,
        "look_again_on": one.look_again_on,
        "why": one.why,
        "whose": one.whose,
        "said_by": one.said_by,
        "said_as": one.said_as,
        "said_at": one.said_at,
    }


def _say_child(answer: dict[str, Any]) -> None:
    person = answer["person"]
    print(f"{answer['child_id']}  {person['name'] or 'name not recorded'}, on {answer['on']}")
    say_table(
        [[e["on"] or "no date", e["until"], e["what"], _place(e)] for e in answer["events"]],
        ["on", "until", "what", "source"],
    )
    for running in answer["clocks"]:
        print(f"\n{running['title']}: {running['state']}")
        print(f"  {running['sentence']}")
        kind, edition = running["rule_kind"], running["rule_edition"]
        print(f"  {running['allowance']}, {kind}, edition {edition}; {_place(running)}")


def _place(row: dict[str, Any]) -> str:
    if not row["ordinal"]:
        return str(row["source_file"])  # typed here
    return f"{row['source_file']}, {row['table']} row {row['ordinal']}, line {row['line']}"
