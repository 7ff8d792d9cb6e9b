"""`grab-bag`: the lists for the night on which the network is down, in one encrypted file."""

import getpass
import os
import sys
from pathlib import Path
from typing import Any

from goldenthread.commands.ground import Wrong, answering, ready, say_json

PASSWORD = "GOLDENTHREAD_GRAB_BAG_PASSWORD"


@answering
def grab_bag(asked: Any) -> int:
    """Write the file, and say how many children are in each list."""
    from goldenthread.packs.grab_bag import SHORTEST_PASSWORD

    password = _password()
    if len(password) < SHORTEST_PASSWORD:
        raise Wrong(f"the password needs {SHORTEST_PASSWORD} letters or more; {PASSWORD} has it.")
    ready()
    from django.conf import settings

    from goldenthread.commands.asking import record_asked
    from goldenthread.commands.logging_access import log_children
    from goldenthread.packs.grab_bag import written
    from goldenthread.record.grab_bag import children_in
    from goldenthread.record.grab_bag import grab_bag as gathered

    reading, day = record_asked(asked)
    lists = gathered(reading, day)
    log_children(reading, children_in(lists), "writes the grab-bag", kind="export")
    text = written(
        lists,
        council=settings.COUNCIL_NAME,
        on=day,
        edition=reading.edition,
        password=password,
    )
    put(text, Path(asked.out))
    counts = {one.title: len(one.rows) for one in lists}
    if asked.json:
        say_json({"out": asked.out, "on": day, "edition": reading.edition, "lists": counts})
    else:
        for title, count in counts.items():
            print(f"{title}: {count}")
    return 0


def _password() -> str:
    """From the environment, which a schedule can set, or asked for: never on the command line,
    where others on the machine could read it."""
    said = os.environ.get(PASSWORD)
    if said is not None:
        return said
    if not sys.stdin.isatty():
        raise Wrong(f"say the password in {PASSWORD}: nobody is here to be asked.")
    return getpass.getpass("Password of the grab-bag: ")


def put(text: str, out: Path) -> None:
    """Put the file in place whole, for its owner alone: who opens it at once sees the old or the
    new. Raises Wrong."""
    draft = out.with_name(f".{out.name}.draft")
    try:
        out.parent.mkdir(parents=True, exist_ok=True)
        draft.unlink(missing_ok=True)
        draft.touch(mode=0o600)
        draft.write_text(text, encoding="utf-8")
        draft.replace(out)
    except OSError as why:
        raise Wrong(f"--out cannot be written: {why.strerror or 'the disk said no'}.") from None
