"""`load` and `loads`: taking returns in, and what was taken in."""

import ctypes
import sys
from collections import Counter
from contextlib import suppress
from functools import partial
from pathlib import Path
from typing import Any

from tqdm import tqdm

from goldenthread.commands.ground import (
    Wrong,
    answering,
    day_asked,
    now,
    operator,
    ready,
    say_json,
    say_table,
    so_many,
)
from goldenthread.commands.linking import say_links_of_what_came
from goldenthread.commands.main import REFUSED
from goldenthread.ingest.findings import (
    ABOUT_THE_WHOLE_FILE,
    SEVERITY_WORDS,
    Refused,
    refused_as_json,
)

SEVERITIES = tuple(SEVERITY_WORDS)
MOST_CODES = 12
"""So many kinds of finding are said on the command line; the page of the load has them all."""


@answering
def load(asked: Any) -> int:
    """Take each file in; a census comes before the returns that do not name their council.

    The answers stand in the order of the paths, one for each, refused or not; of a workbook in
    which several trackers are kept, one for each of them. What all of them brought is looked
    through for ids of one child, once, after the last was committed.
    """
    from goldenthread.ingest.tables_in_files.reading import expect

    paths = [Path(word) for word in asked.path]
    expect(paths)
    ready()
    from goldenthread.ingest.load import KINDS

    if asked.kind and asked.kind not in KINDS:
        raise Wrong(f"--as takes one of {', '.join(KINDS)}.")
    as_at = day_asked(asked.as_at or None)
    if as_at and as_at > now().date():
        raise Wrong("--as-at is a day to come; no return speaks of what has not happened.")
    answers: dict[int, list[dict[str, Any]]] = {}
    for place in sorted(range(len(paths)), key=lambda n: paths[n].suffix.lower() != ".xml"):
        answers[place] = take_in(paths[place], asked)
        for answer in answers[place]:
            if not asked.json and not answer["refused"]:
                say_loaded(answer)
    every = [answer for place in range(len(paths)) for answer in answers[place]]
    if any(answer["load"] for answer in every) and not asked.no_links:
        _give_memory_back()
        say_links_of_what_came(sys.stderr if asked.json else sys.stdout)
    if asked.json:
        say_json(every)
    return REFUSED if any(answer["refused"] for answer in every) else 0


def _give_memory_back() -> None:
    """Give the system what a load took and let go of: what follows needs as much of its own."""
    with suppress(OSError, AttributeError):  # not every C library has it
        ctypes.CDLL(None).malloc_trim(0)


def take_in(path: Path, asked: Any) -> list[dict[str, Any]]:
    """Load one file, with a bar where it takes long: what came of it, or the sentence that says why
    it was refused; of a workbook of several trackers that of each."""
    from django.conf import settings

    from goldenthread.ingest.load import Asked
    from goldenthread.ingest.trackers.several import each_asked
    from goldenthread.ledger.connection import database_uri

    with tqdm(
        desc=f"Loading {path.name}",
        unit=" children",
        delay=2,
        leave=False,
        file=sys.stderr,
        disable=asked.phases,  # each phase is a line of its own
    ) as bar:
        how = Asked(
            uri=database_uri(),
            council=settings.COUNCIL_CODE,
            files=Path(settings.HOME) / "files",
            loaded_by=operator(),
            now=now,
            kind=asked.kind,
            as_at=day_asked(asked.as_at or None),
            replaces=asked.replaces,
            dry_run=asked.dry_run,
            progress=partial(_moved_to, bar),
            phase=_say_phase if asked.phases else partial(bar.set_postfix_str, refresh=False),
        )
        return [_answer(path, one) for one in each_asked(path, how)]


def _answer(path: Path, how: Any) -> dict[str, Any]:
    from goldenthread.ingest.load import load as load_one

    try:
        return load_one(path, how).as_json()
    except Refused as why:
        print(f"goldenthread: {why}", file=sys.stderr)
        return refused_as_json(path.name, str(why), dry_run=how.dry_run)


def _say_phase(name: str) -> None:
    print(f"phase {name}", file=sys.stderr, flush=True)


def _moved_to(bar: tqdm, count: int) -> None:
    bar.update(count - bar.n)


def say_loaded(loaded: dict[str, Any]) -> None:
    """Say in words what came of one file (the object that `load --json` prints)."""
    said = "would be" if loaded["dry_run"] else "was"
    number = "" if loaded["load"] is None else f" as load {loaded['load']}"
    print(
        f"{loaded['source']} {said} taken in{number}: {loaded['slice']}, "
        f"edition {loaded['edition'] or 'unchanged'}, "
        f"{so_many(len(loaded['findings']), 'finding')}, {loaded['seconds']:.1f} s"
    )
    for finding in loaded["findings"]:
        if finding["code"] in ABOUT_THE_WHOLE_FILE:
            print(f"Look at this first: {finding['why']}")
    columns = ("read", "loaded", "unchanged", "closed", "held_back")
    say_table(
        [[name, *[f"{t[c]:,}" for c in columns]] for name, t in loaded["tables"].items()],
        ["table", *(c.replace("_", " ") for c in columns)],
    )
    _say_findings(loaded["findings"])


def _say_findings(findings: list[dict[str, Any]]) -> None:
    """How often each code was found in a column, what to mend first, and why the first is wrong."""
    kinds = [(f["severity"], f["code"], f["table"], f["column"]) for f in findings]
    counted = Counter(kinds)
    why: dict[tuple[str, str, str, str], str] = {}
    for kind, f in zip(kinds, findings, strict=True):
        why.setdefault(kind, f["why"])
    ordered = sorted(counted, key=lambda key: (SEVERITIES.index(key[0]), -counted[key], key))
    for key in ordered[:MOST_CODES]:
        print(f"  {counted[key]:,} of {key[1]} ({SEVERITY_WORDS[key[0]]}): {why[key]}")
    if (more := len(ordered) - MOST_CODES) > 0:
        print(f"  and {so_many(more, 'more kind')} of finding.")
    if findings:
        print("  Each has its place in the file: see the page of the load, or --json.")


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
