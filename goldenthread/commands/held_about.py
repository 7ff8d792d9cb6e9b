"""`subject-access` and `case-file-copies`: what was recorded here of children, as files."""

from pathlib import Path
from typing import Any

from goldenthread.commands.asking import record_asked
from goldenthread.commands.grab_bag import put
from goldenthread.commands.ground import Wrong, answering, say_json


@answering
def subject_access(asked: Any) -> int:
    """Write all that was recorded here of one child, and say how much of it is left out."""
    from goldenthread.commands.logging_access import log_children
    from goldenthread.packs.held_about import CannotBeWithheld, for_a_request, withheld_in
    from goldenthread.record.held_about import held_about
    from goldenthread.record.one_child import knows

    reading, _ = record_asked(asked)
    child_id = reading.linked.get(asked.child_id, asked.child_id)
    if not knows(reading, child_id):
        raise Wrong(f"no return speaks of a child {asked.child_id[:40]!r}.")
    ids = reading.ids_of(child_id)
    held = held_about(reading, child_ids=ids)
    try:
        left_out = withheld_in(_read(Path(asked.withheld))) if asked.withheld else {}
        text = for_a_request(held, left_out)
    except CannotBeWithheld as wrong:
        raise Wrong(f"--withheld: {wrong}.") from None
    log_children(reading, ids, "answers a request for access", kind="export")
    put(text, Path(asked.out))
    counts = {"held": len(held), "left_out": len(left_out), "edition": reading.edition}
    if asked.json:
        say_json({"out": asked.out, **counts})
    else:
        print(f"{len(held)} things are held of this child; {len(left_out)} are left out.")
    return 0


@answering
def case_file_copies(asked: Any) -> int:
    """Write what was recorded here since an edition, by reference, for the case file."""
    from goldenthread.commands.logging_access import log_children
    from goldenthread.packs.held_about import for_the_case_file
    from goldenthread.record.held_about import held_about

    reading, _ = record_asked(asked)
    held = held_about(reading, since=asked.since)
    log_children(reading, {one.child_id for one in held}, "copies to the case file", kind="export")
    put(for_the_case_file(held), Path(asked.out))
    if asked.json:
        said = {"since": asked.since, "edition": reading.edition, "copies": len(held)}
        say_json({"out": asked.out, **said})
    else:
        print(f"{len(held)} copies. Next time: --since {reading.edition}")
    return 0


def _read(path: Path) -> str:
    try:
        return path.read_text(encoding="utf-8-sig")
    except (OSError, UnicodeDecodeError):
        raise Wrong("--withheld is no file of text that can be read.") from None
