"""What a person said on the page of a mapping: read from its form, or proposed where nobody did.

The fields of the form are named by the places of headings and words in the file, never by what
stands in them.
"""

from collections.abc import Mapping as Map
from dataclasses import dataclass, replace
from pathlib import PurePath

from goldenthread.ingest.tables_in_files import FoundTable
from goldenthread.ingest.trackers.cells import reader_of
from goldenthread.ingest.trackers.mapping import SAYS_NOTHING, Mapping, heading_keys, word_key
from goldenthread.ingest.trackers.proposing import (
    about,
    proposed_columns,
    proposed_meanings,
    words_under,
)
from goldenthread.record.catalogue import TABLES
from goldenthread.record.tracker_columns import column_said
from goldenthread.returns.shape import Cell, Reads
from goldenthread.returns.tracker import CHILD, TRACKER

MOST_WORDS = 30
"""So many different words of a column are asked about: a column with more holds no codes."""

LONGEST_NAME = 60
ALL, SOME = "all", "some"


@dataclass(frozen=True, kw_only=True)
class Word:
    """A word under a heading that needs a meaning: its place among the words of its column, how
    often it stands, and what it is said to mean (nothing where nobody said)."""

    place: int
    text: str
    times: int
    means: str


@dataclass(frozen=True, kw_only=True)
class Said:
    """The mapping as it stands on the page, its words, and what keeps it from being loaded.

    `is_seen` is False of what is proposed and nobody has looked at yet: it is not loaded.
    """

    mapping: Mapping
    words: Map[str, tuple[Word, ...]]
    is_seen: bool = False
    problems: tuple[tuple[str, str], ...] = ()


def chosen_sheet(sheets: list[FoundTable], posted: Map[str, str], kept: FoundTable | None) -> int:
    """The place of the sheet that is looked at: the one that was chosen, else the one that a kept
    mapping knows, else the one with most rows."""
    asked = posted.get("sheet", "")
    if asked.isdecimal() and int(asked) < len(sheets):
        return int(asked)
    if kept is not None:
        return next(place for place, sheet in enumerate(sheets) if sheet is kept)
    return max(range(len(sheets)), key=lambda place: sheets[place].cells.num_rows)


def said_of(table: FoundTable, file_name: str, posted: Map[str, str], kept: Mapping | None) -> Said:
    """What was said in the form; what is proposed where it was of another sheet or another table,
    or is shown for the first time. `kept` is the mapping by which the tracker was read before."""
    subject = posted.get("table", "")
    if subject not in TRACKER.tables:
        subject = kept.table if kept else about(table, file_name)
    is_answered = posted.get("of") == f"{posted.get('sheet', '')} {subject}"
    if kept and kept.table != subject:
        kept = None
    mapping = Mapping(
        name=" ".join(posted.get("name", "").split())[:LONGEST_NAME]
        or (kept.name if kept else _name(file_name)),
        table=subject,
        sheet=table.name,
        file=file_name,
        headings=tuple(table.headings),
        columns=_posted(table, subject, posted) if is_answered else _proposed(table, subject, kept),
        holds_all=posted["holds"] == ALL if posted.get("holds") else bool(kept and kept.holds_all),
    )
    words = {
        cell.name: found
        for cell in mapping.group.cells
        if cell.reads in (Reads.CODE, Reads.FLAG)
        and (found := _words(table, mapping, cell, posted, kept))
    }
    meanings = {
        column: {word_key(w.text): w.means for w in some if w.means}
        for column, some in words.items()
    }
    meanings = _with_those_kept(mapping, meanings, kept)
    return Said(
        mapping=replace(mapping, meanings={c: some for c, some in meanings.items() if some}),
        words=words,
        is_seen=is_answered,
        problems=tuple(_problems(table, mapping, posted)) if is_answered else (),
    )


def _with_those_kept(
    mapping: Mapping, meanings: dict[str, dict[str, str]], kept: Mapping | None
) -> dict[str, dict[str, str]]:
    """The meanings with those of words that the tracker had before and does not have today."""
    if kept is None:
        return meanings
    mapped = set(mapping.columns.values())
    return {
        column: {**kept.meanings.get(column, {}), **meanings.get(column, {})}
        for column in {*meanings, *kept.meanings}
        if column in mapped
    }


def _name(file_name: str) -> str:
    """What the tracker is called where nobody said: its file's name, without what changes."""
    letters = "".join(c if c.isalpha() or c in "-' " else " " for c in PurePath(file_name).stem)
    return " ".join(letters.split()).strip(" -")[:LONGEST_NAME] or "Tracker"


def _proposed(table: FoundTable, subject: str, kept: Mapping | None) -> dict[str, str]:
    proposed = proposed_columns(table, TRACKER.tables[subject])
    if kept is None:
        return proposed
    there, known = set(heading_keys(table.headings)), set(heading_keys(kept.headings))
    held = {key: column for key, column in kept.columns.items() if key in there}
    new = {
        key: column
        for key, column in proposed.items()
        if key not in known and column not in held.values()
    }
    return held | new


def _posted(table: FoundTable, subject: str, posted: Map[str, str]) -> dict[str, str]:
    """The columns that were chosen; of two headings for one the first stands until it is mended."""
    allowed = {cell.name for cell in TRACKER.tables[subject].cells}
    found: dict[str, str] = {}
    for place, key in enumerate(heading_keys(table.headings)):
        column = posted.get(f"column-{place}", "")
        if key and column in allowed and column not in found.values():
            found[key] = column
    return found


def _words(
    table: FoundTable, mapping: Mapping, cell: Cell, posted: Map[str, str], kept: Mapping | None
) -> tuple[Word, ...]:
    """The words under the heading of a column that no code and no label says."""
    keys = heading_keys(table.headings)
    place = next((n for n, key in enumerate(keys) if mapping.columns.get(key) == cell.name), None)
    if place is None:
        return ()
    every, read = words_under(table, place), reader_of(cell, {})
    asked = [(n, text, times) for n, (text, times) in enumerate(every) if not read(text).is_read]
    if len(asked) > MOST_WORDS:
        return ()
    proposed = proposed_meanings(cell, [text for _, text, _ in asked])
    before = kept.meanings.get(cell.name, {}) if kept else {}
    found = []
    for number, text, times in asked:
        first = before.get(word_key(text), "" if kept else proposed.get(text, ""))
        means = posted.get(f"word-{cell.name}-{place}-{number}", first)
        known = means in (SAYS_NOTHING, "") or _stands_for(cell, means)
        found.append(Word(place=number, text=text, times=times, means=means if known else ""))
    return tuple(found)


def _stands_for(cell: Cell, means: str) -> bool:
    return cell.codes.holds(means) if cell.codes else means in ("yes", "no")


def _problems(table: FoundTable, mapping: Mapping, posted: Map[str, str]) -> list[tuple[str, str]]:
    """What is wrong with what was said, each with the field that mends it."""
    found = []
    chosen: dict[str, int] = {}
    for place, heading in enumerate(table.headings):
        column = posted.get(f"column-{place}", "")
        if column and column in chosen:
            means = column_said(mapping.table, column).means
            other = table.headings[chosen[column]]
            found.append(
                (
                    f"“{heading}” and “{other}” cannot both be “{means}”: leave one of them out",
                    f"column-{place}",
                )
            )
        elif column:
            chosen[column] = place
    if not posted.get("name", "").strip():
        found.append(("Give the tracker a name", "name"))
    if CHILD.name not in mapping.columns.values():
        found.append(
            ("Say which heading is the number of the child: no row can be taken in without", "map")
        )
    return found


def still_needed(mapping: Mapping) -> tuple[str, ...]:
    """What the columns mean by which a row is known, and which no heading is yet."""
    table = TABLES[mapping.table]
    mapped = set(mapping.columns.values())
    needed = {c.name for c in mapping.group.cells if c is CHILD or c.reads is Reads.DATE}
    return tuple(
        table.column(name).means for name in table.key if name in needed and name not in mapped
    )
