"""`load` and `loads`: taking returns in, and what was taken in."""

import sys
from functools import partial
from pathlib import Path
from typing import Any

from tqdm import tqdm

from goldenthread.commands.ground import (
    Wrong,
    answering,
    now,
    operator,
    ready,
    say_json,
    say_table,
)
from goldenthread.commands.main import REFUSED


@answering
def load(asked: Any) -> int:
    """Take each file in; a census comes before the returns that do not name their council."""
    ready()
    from goldenthread.ingest.findings import Refused
    from goldenthread.ingest.load import KINDS

    if asked.kind and asked.kind not in KINDS:
        raise Wrong(f"--as takes one of {', '.join(KINDS)}.")
    answers, refused = [], False
    for path in sorted(map(Path, asked.path), key=lambda p: p.suffix.lower() != ".xml"):
        try:
            answers.append(_take_in(path, asked))
        except Refused as why:
            print(f"goldenthread: {why}", file=sys.stderr)
            refused = True
            continue
        if not asked.json:
            _say(answers[-1])
    if asked.json:
        say_json(answers)
    return REFUSED if refused else 0


def _take_in(path: Path, asked: Any) -> dict[str, Any]:
    """Load one file, with a bar where it takes long. Raises Refused."""
    from django.conf import settings

    from goldenthread.ingest.load import Asked
    from goldenthread.ingest.load import load as take_in
    from goldenthread.ledger.connection import database_uri

    with tqdm(
        desc=f"Loading {path.name}", unit=" children", delay=2, leave=False, file=sys.stderr
    ) as bar:
        how = Asked(
            uri=database_uri(),
            files=Path(settings.HOME) / "files",
            loaded_by=operator(),
            now=now,
            kind=asked.kind,
            replaces=asked.replaces,
            dry_run=asked.dry_run,
            progress=partial(_moved_to, bar),
            phase=_say_phase if asked.phases else partial(bar.set_postfix_str, refresh=False),
        )
        return take_in(path, how).as_json()


def _say_phase(name: str) -> None:
    print(f"phase {name}", file=sys.stderr, flush=True)


def _moved_to(bar: tqdm, count: int) -> None:
    bar.update(count - bar.n)


def _say(loaded: dict[str, Any]) -> None:
    said = "would be" if loaded["dry_run"] else "was"
    number = "" if loaded["load"] is None else f" as load {loaded['load']}"
    print(
        f"{loaded['source']} {said} taken in{number}: {loaded['slice']}, "
        f"edition {loaded['edition'] or 'unchanged'}, {len(loaded['findings'])} findings, "
        f"{loaded['seconds']:.1f} s"
    )
    columns = ("read", "loaded", "unchanged", "closed", "held_back")
    say_table(
        [[name, *[f"{t[c]:,}" for c in columns]] for name, t in loaded["tables"].items()],
        ["table", *(c.replace("_", " ") for c in columns)],
    )


@answering
def loads(asked: Any) -> int:
    """List the loads, newest first."""
    ready()
    from goldenthread.ledger.loads import loads_newest_first

    rows = loads_newest_first()
    if asked.json:
        say_json(rows)
    else:
        names = ("load", "edition", "source", "slice", "loaded_at", "loaded_by", "findings")
        say_table([[row[n] for n in names] for row in rows], names)
    return 0
