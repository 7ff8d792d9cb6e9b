"""`watch`: takes in what lands in a folder, once it is complete."""

import sys
import time
from argparse import Namespace
from pathlib import Path
from typing import Any

from goldenthread.commands.ground import Wrong, answering, now, ready, say_json
from goldenthread.commands.linking import say_links_of_what_came
from goldenthread.commands.loading import say_loaded, take_in
from goldenthread.commands.main import REFUSED
from goldenthread.ingest.landing import Landing, look_at

SHORTEST, LONGEST = 0.2, 3600.0
AS_IT_LANDS = {"as_at": "", "replaces": False, "dry_run": False, "phases": False}
"""Nobody is there to say more of a file than it says itself."""


@answering
def watch(asked: Any) -> int:
    """Take in what lands in the folder until told to stop, or once what is there.

    What was taken in goes to `loaded` in the folder, what was refused to `refused`, with the
    sentence that says why.
    """
    if not SHORTEST <= asked.every <= LONGEST:
        raise Wrong(f"--every takes seconds, from {SHORTEST} to {LONGEST:,.0f}.")
    folder = Path(asked.folder)
    if not folder.is_dir():
        raise Wrong(f"there is no folder {folder.name}.")
    ready()
    landing = Landing(folder)
    landing.complete()
    code = 0
    if not asked.once:
        print(f"Watching {folder.name} (Ctrl+C stops it)", file=sys.stderr, flush=True)
    while True:
        time.sleep(asked.every)
        landed = landing.complete()
        for path in landed:
            code = max(code, _take(landing, path, asked))
        if landed and not asked.no_links:
            say_links_of_what_came(sys.stderr if asked.json else sys.stdout)
            sys.stdout.flush()
        if asked.once:
            return code


def _take(landing: Landing, path: Path, asked: Any) -> int:
    """Take one in and put it away; what was written to meanwhile stays, and is taken in again."""
    before = look_at(path)
    answers = take_in(path, Namespace(kind=asked.kind, **AS_IT_LANDS))
    why = " ".join(answer["refused"] for answer in answers if answer["refused"])
    if look_at(path) != before:
        landing.seen.pop(path, None)
        return 0
    try:
        landing.put_away(path, refused=why, at=now())
    except OSError:
        raise Wrong(
            f"{path.name} could not be moved out of the folder, so it would be taken in again and "
            "again; let this account write there."
        ) from None
    for answer in answers:
        if asked.json:
            say_json(answer)
        elif not answer["refused"]:
            say_loaded(answer)
    sys.stdout.flush()
    return REFUSED if why else 0
