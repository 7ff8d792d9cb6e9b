"""`grab-bag`: the lists for the night on which the network is down, in one encrypted file."""

import getpass
import os
import sys
from pathlib import Path
from typing import Any

from goldenthread.commands.ground import Wrong, answering, now, ready, say_json

PASSWORD = "GOLDENTHREAD_GRAB_BAG_PASSWORD"
SHORTEST_PASSWORD = 12


@answering
def grab_bag(asked: Any) -> int:
    """Write the file, and say how many children are in each list.

    That it was begun, and then that it was made, is remembered: an administrator sees on the page
    People that a night had none. As the command of each night it also lets old drafts go.
    """
    password = _password()
    if len(password) < SHORTEST_PASSWORD:
        raise Wrong(f"the password needs {SHORTEST_PASSWORD} letters or more; {PASSWORD} has it.")
    ready()
    from goldenthread.access.grab_bags import bag_begun, bag_made
    from goldenthread.casework.drafts import let_old_drafts_go

    bag = bag_begun(now())
    answer = _make(asked, password)
    bag_made(bag, now())
    let_old_drafts_go(at=now())
    if asked.json:
        say_json(answer)
    else:
        for title, count in answer["lists"].items():
            print(f"{title}: {count}")
    return 0


def _make(asked: Any, password: str) -> dict[str, Any]:
    from django.conf import settings
    from django.utils import timezone

    from goldenthread.commands.asking import record_asked
    from goldenthread.commands.logging_access import log_children
    from goldenthread.packs.grab_bag import Making, written
    from goldenthread.packs.printed_bag import NoFonts
    from goldenthread.record.grab_bag import children_in
    from goldenthread.record.grab_bag import grab_bag as gathered

    reading, day = record_asked(asked)
    lists = gathered(reading, day)
    log_children(reading, children_in(lists), "writes the grab-bag", kind="export")
    making = Making(
        council=settings.COUNCIL_NAME,
        on=day,
        edition=reading.edition,
        made_at=timezone.localtime(now()),
    )
    try:
        text = written(lists, making, password=password)
    except NoFonts as why:
        raise Wrong(str(why)) from None
    put(text, Path(asked.out))
    counts = {one.title: len(one.rows) for one in lists}
    return {"out": asked.out, "on": day, "edition": reading.edition, "lists": counts}


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
