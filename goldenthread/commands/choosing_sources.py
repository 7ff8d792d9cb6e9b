"""`authority`: who speaks for what, and the choice of it."""

from typing import Any

from goldenthread.commands.ground import (
    Wrong,
    answering,
    now,
    operator,
    ready,
    say_json,
    say_table,
)


@answering
def authority(asked: Any) -> int:
    """List who speaks for each subject that is held; or choose for one, first what is named first.

    Raises Wrong for a subject or a kind that there is not, and for a choice without a reason.
    """
    ready()
    if asked.subject:
        return _choose(asked)
    if asked.first or asked.later_day:
        raise Wrong("name the subject that is chosen for; `goldenthread authority` lists them.")
    from goldenthread.access.authority import council_authority

    held = [as_dictionary(one) for one in council_authority()]
    if asked.json:
        say_json(held)
        return 0
    rows = [
        (
            one["subject"],
            " ".join(one["first"]) or "the later day",
            one["chosen_by"],
            ", ".join(f"{s['kind']} to {s['last_day'] or 'no day'}" for s in one["sources"]),
        )
        for one in held
    ]
    say_table(rows, ["subject", "speaks first", "chosen by", "held"])
    return 0


def as_dictionary(held: Any) -> dict[str, Any]:
    """A subject in the words of the command line's contract."""
    return {
        "subject": held.subject.code,
        "title": held.subject.title,
        "tables": list(held.subject.tables),
        "first": list(held.kinds),
        "is_built_in": held.is_built_in,
        "why": held.why,
        "decided_on": held.decided_on,
        "chosen_by": held.chosen_by,
        "edition": held.edition,
        "sources": [
            {
                "kind": one.kind,
                "first_day": one.first_day,
                "last_day": one.last_day,
                "rows": one.rows,
                "children": one.children,
            }
            for one in held.sources
        ],
    }


def _choose(asked: Any) -> int:
    from goldenthread.ledger.authority import Choice, choose
    from goldenthread.ledger.connection import database_uri
    from goldenthread.record.authority import SUBJECTS

    subject, kinds = SUBJECTS.get(asked.subject), tuple(asked.first or ())
    if subject is None:
        raise Wrong(f"there is no subject {asked.subject[:40]!r}; one of {', '.join(SUBJECTS)}.")
    if bool(kinds) is asked.later_day:
        raise Wrong("say either --first KIND or --later-day.")
    unknown = [kind for kind in kinds if kind not in subject.kinds]
    if unknown or len(set(kinds)) < len(kinds):
        raise Wrong(f"--first takes each of {', '.join(subject.kinds)} once at most.")
    if not asked.why.strip():
        raise Wrong("say why with --why, in a sentence that names no child.")
    edition = choose(
        database_uri(),
        Choice(
            tables=subject.tables,
            kinds=kinds,
            why=asked.why.strip()[:300],
            decided_on=now().date(),
            chosen_at=now(),
            chosen_by=operator(),
        ),
    )
    if asked.json:
        say_json({"subject": subject.code, "first": list(kinds), "edition": edition})
    elif edition is None:
        print("It is so already; nothing was changed.")
    else:
        print(f"{subject.title}: {' then '.join(kinds) or 'the later day'}, edition {edition}.")
    return 0
