"""What is proposed of a tracker before a person decides: what it is about, which heading is which
column, what its words mean. By the words of the headings, and by how the cells under them read."""

import re
from collections import Counter
from collections.abc import Callable, Sequence
from collections.abc import Mapping as Map
from functools import cache

from goldenthread.codes.code_set import CodeSet
from goldenthread.codes.written import fold
from goldenthread.ingest.tables_in_files import FoundTable
from goldenthread.ingest.trackers.cells import NO_DAY, child_number, reader_of
from goldenthread.ingest.trackers.heading_words import ABOUT, CHILD_ID, WORDS
from goldenthread.ingest.trackers.mapping import heading_keys
from goldenthread.record.catalogue import TABLES
from goldenthread.record.tracker_columns import column_said
from goldenthread.returns.catalogue import RETURNS
from goldenthread.returns.shape import Cell, Group, Reads
from goldenthread.returns.tracker import CHILD, TRACKER

LOOKED_AT = 500
"""Rows from the top whose cells are looked at for a proposal."""

LEAST_READ: dict[Reads, float] = {Reads.DATE: 0.4, Reads.FLAG: 0.3, Reads.NUMBER: 0.6}
"""The share of the filled cells under a heading that must read as what a column holds."""

FEWEST_ARE_NUMBERS = 0.4
MOST_WORDS_OF_A_CODE = 12


def about(table: FoundTable, file_name: str) -> str:
    """The table of the record that the sheet is most likely of."""
    name = _plain(f"{table.name} {file_name}")
    headings = [_plain(heading) for heading in table.headings]

    def how_likely(group: Group) -> float:
        words = re.compile(ABOUT[group.name])
        told = 4.0 * bool(words.search(name)) + sum(bool(words.search(h)) for h in headings)
        return told + sum(_scores(table, group).values()) / 4

    return max(TRACKER.groups, key=how_likely).name


def proposed_columns(table: FoundTable, group: Group) -> dict[str, str]:
    """The column that each heading most likely is, by its key; a column is proposed once."""
    keys = heading_keys(table.headings)
    found: dict[str, str] = {}
    scores = _scores(table, group)
    for place, column in sorted(scores, key=lambda one: (-scores[one], one)):
        if keys[place] and keys[place] not in found and column not in found.values():
            found[keys[place]] = column
    return found | _the_only_day(table, group, found)


def _scores(table: FoundTable, group: Group) -> dict[tuple[int, str], float]:
    """How likely each heading is each column, where it may be that at all."""
    found = {}
    for place, heading in enumerate(table.headings):
        said = _plain(heading)
        for cell in group.cells if said else ():
            by_words = _by_words(said, group.name, cell)
            if by_words and _may_be(table, place, cell):
                found[place, cell.name] = by_words
    return found


def _by_words(said: str, table: str, cell: Cell) -> float:
    if fold(said) in _names(table, cell.name):
        return 10.0
    patterns = CHILD_ID if cell is CHILD else WORDS[table].get(cell.name, ())
    for rank, pattern in enumerate(patterns):
        if re.fullmatch(pattern, said):
            return 9.0 - rank + min(len(said), 40) / 100
    for rank, pattern in enumerate(patterns):
        seen = re.search(rf"\b(?:{pattern})\b", said)
        if seen and len(seen[0]) >= 3:
            return 2.0 - rank / 4 + 3 * len(seen[0]) / len(said)
    return 0.0


@cache
def _names(table: str, column: str) -> frozenset[str]:
    """The headings by which returns of every kind say the column, and its own name and meaning."""
    names = {fold(column), fold(column_said(table, column).means)}
    for source in TABLES[table].sources:
        path = source.path(column)
        if path and source.kind != TRACKER.kind:
            names |= {fold(name) for name in RETURNS[source.kind].cell(path).names}
    return frozenset(names - {"", "child"} if column != CHILD.name else names - {""})


def _may_be(table: FoundTable, place: int, cell: Cell) -> bool:
    """Whether the cells under a heading read as what the column holds; true where all are blank."""
    texts = Counter(filled(table, place))
    many = sum(texts.values())
    if not many:
        return True
    if cell is CHILD:
        numbers = sum(n for t, n in texts.items() if re.search(r"\d", child_number(t).value))
        return numbers >= many * FEWEST_ARE_NUMBERS
    if cell.reads is Reads.CODE:
        words = [text for text in texts if not re.search(r"\d{1,2}[/.-]\d", text)]
        return 0 < len(words) <= max(MOST_WORDS_OF_A_CODE, many // 3)
    read = reader_of(cell, {})
    if cell.reads is Reads.FLAG:
        meanings = proposed_meanings(cell, list(texts))
        share = sum(n for text, n in texts.items() if read(text).is_read or text in meanings)
        return share >= many * LEAST_READ[Reads.FLAG]
    told = [(read(text), n) for text, n in texts.items()]
    least = LEAST_READ.get(cell.reads, 0.0)
    # A day that cannot be read for certain (a week, two days in one cell) is one all the same.
    return sum(n for one, n in told if one.why != NO_DAY and (one.value or one.why)) >= many * least


def _the_only_day(table: FoundTable, group: Group, found: Map[str, str]) -> dict[str, str]:
    """The one column of days that nothing is proposed for, where the row's own day is wanting."""
    needed = next((n for n in TABLES[group.name].key if n != CHILD.name), "")
    if not needed or needed in found.values():
        return {}
    cell = next(one for one in group.cells if one.name == needed)
    days = [
        key
        for place, key in enumerate(heading_keys(table.headings))
        if key
        and key not in found
        and any(filled(table, place))
        and _may_be(table, place, cell)
        and not re.search("birth|dob", key)
    ]
    return {days[0]: needed} if len(days) == 1 else {}


def filled(table: FoundTable, place: int) -> list[str]:
    """The texts of the filled cells under a heading, of the first rows."""
    column = table.cells[f"c{place}"].slice(0, LOOKED_AT)
    return [text for text in column.to_pylist() if text]


def words_under(table: FoundTable, place: int) -> list[tuple[str, int]]:
    """The different texts under a heading, each with how often it stands, the commonest first."""
    texts = Counter(t for t in table.cells[f"c{place}"].to_pylist() if t)
    return sorted(texts.items(), key=lambda item: (-item[1], item[0]))


def proposed_meanings(cell: Cell, words: Sequence[str]) -> dict[str, str]:
    """What each of these words most likely stands for, as returns of other kinds read it."""
    found = {}
    for word in words:
        for meaning in _meanings(cell):
            try:
                told = meaning(word)
            except ValueError:
                continue
            if told != word and _is_a_value(told, cell.codes, cell.reads):
                found[word] = told
                break
    return found


def _is_a_value(told: str, codes: CodeSet | None, reads: Reads) -> bool:
    return codes.holds(told) if codes else reads is Reads.FLAG and told in ("yes", "no")


@cache
def _meanings(cell: Cell) -> tuple[Callable[[str], str], ...]:
    """What reads the words of the columns of this code set (or of this flag) in other returns."""
    found = []
    for group in TRACKER.groups:
        if cell not in group.cells:
            continue
        for source in TABLES[group.name].sources:
            path = source.path(cell.name)
            if path and source.kind != TRACKER.kind:
                meaning = RETURNS[source.kind].cell(path).meaning
                if meaning is not None:
                    found.append(meaning)
    return tuple(found)


def _plain(text: str) -> str:
    """A heading in small letters, with its marks as spaces."""
    return " ".join(
        re.sub(r"[^a-z0-9]+", " ", text.lower().replace("’", " ").replace("'", " ")).split()
    )
