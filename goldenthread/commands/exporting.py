"""`export`: a return written from the record, as a file that others read."""

import shutil
import tempfile
from collections import Counter
from dataclasses import asdict
from pathlib import Path
from typing import Any

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

FIRST_YEAR, LAST_YEAR = 2000, 2100


@answering
def export(asked: Any) -> int:
    """Write a return of a day or a year, say what is in it, and what is not."""
    _check_the_words(asked)
    ready()
    from goldenthread.access.export_checks import checks
    from goldenthread.access.exports import CannotBeWritten, ExportAsked, Exports, export_of
    from goldenthread.access.log import Kind
    from goldenthread.commands.asking import record_asked
    from goldenthread.commands.logging_access import log_children
    from goldenthread.packs.exports import remember, write

    if asked.kind not in set(Exports):
        raise Wrong(f"{asked.kind[:30]!r} cannot be written; there are {', '.join(Exports)}.")
    reading, day = record_asked(asked)
    try:
        made = export_of(reading, ExportAsked(kind=Exports(asked.kind), on=day))
    except CannotBeWritten as why:
        raise Wrong(str(why)) from None
    log_children(reading, made.rows.child_ids, f"writes {asked.kind}", kind=Kind.EXPORT)
    with tempfile.TemporaryDirectory() as folder:
        written_at = now()
        written = write(made, Path(folder), written_at)
        remember(written, by=operator(), written_at=written_at)
        written.files = _put(written.files, Path(asked.out))
    _say(written, checks(reading, made.asked.on, made.rows), as_json=asked.json)
    return 0


def _check_the_words(asked: Any) -> None:
    """Raise Wrong for words that do not go together; a year is put as its last day."""
    if asked.year is not None:
        if asked.on:
            raise Wrong("say either --on or --year.")
        if asked.kind != "cin_census":
            raise Wrong("--year is for a census; of other returns say the day with --on.")
        if not FIRST_YEAR <= asked.year <= LAST_YEAR:
            raise Wrong("--year takes the year that a census ends in, like 2025.")
        asked.on = f"{asked.year}-03-31"
    day_asked(asked.on)


def _put(files: list[Path], out: Path) -> list[Path]:
    """Put the files where they were asked for: in a folder, or under a name. Raises Wrong."""
    try:
        if out.is_dir() or len(files) > 1:
            out.mkdir(parents=True, exist_ok=True)
            return [Path(shutil.move(file, out / file.name)) for file in files]
        out.parent.mkdir(parents=True, exist_ok=True)
        return [Path(shutil.move(file, out)) for file in files]
    except OSError as why:
        raise Wrong(f"--out cannot be written: {why.strerror or 'the disk said no'}.") from None


def _say(written: Any, beside: list[Any], *, as_json: bool) -> None:
    made = written.export
    answer = {
        "kind": str(made.asked.kind),
        "period": made.asked.period,
        "council": made.council,
        "edition": made.edition,
        "files": [str(file) for file in written.files],
        "children": len(made.rows.child_ids),
        "rows": written.rows,
        "screens": [asdict(check) | {"agrees": check.agrees} for check in beside],
        "silent": list(made.rows.silent.values()),
        "unsaid": [asdict(one) for one in written.unsaid],
        "findings": [asdict(finding) for finding in written.findings],
    }
    if as_json:
        say_json(answer)
        return
    for file in written.files:
        print(file)
    print(f"{made.asked.period}, edition {made.edition}, {answer['children']:,} children")
    say_table([[name, f"{rows:,}"] for name, rows in written.rows.items()], ["table", "rows"])
    for check in beside:
        print(f"  {check.sentence}")
    for sentence in answer["silent"]:
        print(f"  {sentence}")
    for one in written.unsaid:
        where = f"{one.table}.{one.column}" if one.column else one.table
        print(f"  {so_many(one.rows, 'row')} of {where}: {one.why}.")
    counted = Counter((f.code, f.why) for f in written.findings)
    for (code, why), times in counted.most_common():
        print(f"  {times:,} of {code}: {why}")
