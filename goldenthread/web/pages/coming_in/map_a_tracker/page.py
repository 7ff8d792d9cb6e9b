"""The page on which a person says what the headings of a tracker are."""

from collections.abc import Sequence
from dataclasses import dataclass, field, replace

from goldenthread.access.sight import Sight
from goldenthread.access.tracker_cells import cell_as_one_may_read, may_read_cells
from goldenthread.ingest.load import Loaded
from goldenthread.ingest.tables_in_files import FoundTable
from goldenthread.ingest.trackers.mapping import SAYS_NOTHING, Mapping, heading_keys
from goldenthread.ingest.trackers.proposing import words_under
from goldenthread.record.catalogue import TABLES
from goldenthread.record.tracker_columns import column_said
from goldenthread.returns.shape import Cell
from goldenthread.returns.tracker import TRACKER
from goldenthread.web import words
from goldenthread.web.components.data_table import DataTable
from goldenthread.web.frame import Page, PersonRequest, chrome_for
from goldenthread.web.pages.coming_in.load.page import counts_table
from goldenthread.web.pages.coming_in.load_a_file.arriving import Arriving
from goldenthread.web.pages.coming_in.load_a_file.day_said import DaySaid, as_typed
from goldenthread.web.pages.coming_in.map_a_tracker import outcome
from goldenthread.web.pages.coming_in.map_a_tracker.said import ALL, SOME, Said, still_needed

SAMPLES = 3


@dataclass(frozen=True, kw_only=True)
class Choice:
    """One that may be chosen of several."""

    value: str
    text: str
    chosen: bool = False


@dataclass(frozen=True, kw_only=True)
class HeadingRow:
    """One heading of the sheet: the first cells under it, how many are filled, and what it is."""

    name: str
    heading: str
    samples: tuple[str, ...]
    filled: str
    choices: tuple[Choice, ...] = ()


@dataclass(frozen=True, kw_only=True)
class WordRow:
    """A word of the tracker, and what it may mean."""

    name: str
    text: str
    times: str
    choices: tuple[Choice, ...]


@dataclass(frozen=True, kw_only=True)
class WordsOfColumn:
    """The words under one heading that need a meaning."""

    heading: str
    rows: tuple[WordRow, ...]


@dataclass(frozen=True, kw_only=True)
class Outcome:
    """What would become of the rows, as a dry run has it."""

    says: str
    held_back: DataTable
    not_read: DataTable
    unknown: str
    tables: DataTable


@dataclass(frozen=True, kw_only=True)
class MapPage(Page):
    """The form of the file alone; or, of a tracker that is here, its mapping and what it would do.

    `token` names what waits. `of` says of which sheet and table the columns were chosen: where
    either is changed, they are proposed anew.
    """

    token: str = ""
    file: str = ""
    problems: tuple[tuple[str, str], ...] = ()
    may_replace: bool = False
    day: DaySaid = field(default_factory=DaySaid)
    example: str = ""
    name: str = ""
    of: str = ""
    says: str = ""
    known: str = ""
    sheets: tuple[Choice, ...] = ()
    subjects: tuple[Choice, ...] = ()
    holds: tuple[Choice, ...] = ()
    mapped: tuple[HeadingRow, ...] = ()
    left_out: tuple[HeadingRow, ...] = ()
    without_heading: str = ""
    needed: tuple[str, ...] = ()
    words: tuple[WordsOfColumn, ...] = ()
    shapes: str = ""
    outcome: Outcome | None = None


@dataclass(frozen=True, kw_only=True)
class Tracker:
    """A tracker that is here: its sheets, the one looked at, what was said of it, and the mapping
    by which it was read before."""

    sheets: Sequence[FoundTable]
    place: int
    said: Said
    kept: Mapping | None


def build_form(request: PersonRequest, *, problem: str = "") -> MapPage:
    """The form in which a tracker is chosen."""
    return MapPage(
        title="Map a tracker",
        chrome=chrome_for(request),
        problems=((problem, "file"),) if problem else (),
    )


def build(
    request: PersonRequest,
    arriving: Arriving,
    tracker: Tracker,
    *,
    day: DaySaid | None = None,
    loaded: Loaded | None = None,
    refused: str = "",
    may_replace: bool = False,
) -> MapPage:
    """The page of a mapping; with what it would do, where it was tried."""
    day = day or as_typed(arriving.speaks_to)
    problems = list(tracker.said.problems)
    if day.problem:
        problems.append((day.problem, day.at_fault))
    if refused:
        problems.append((refused, ""))
    page = MapPage(
        title=f"What the headings of {arriving.name} are",
        chrome=chrome_for(request),
        token=arriving.token,
        file=arriving.name,
        problems=tuple(problems),
        may_replace=may_replace,
        day=day,
        example=f"{request.on:%-d %-m %Y}",
        outcome=_outcome(loaded) if loaded else None,
    )
    return _with_the_mapping(page, request.sight, tracker)


def _with_the_mapping(page: MapPage, sight: Sight, tracker: Tracker) -> MapPage:
    """The same, with the headings of the sheet and what is said of them."""
    said, sheet = tracker.said, tracker.sheets[tracker.place]
    mapping, keys = said.mapping, heading_keys(sheet.headings)
    rows = [_heading(sight, sheet, mapping, place, key) for place, key in enumerate(keys)]
    return replace(
        page,
        name=mapping.name,
        of=f"{tracker.place} {mapping.table}",
        says=_says(sheet),
        known=_known(tracker.kept, sheet),
        sheets=_sheets(tracker),
        subjects=tuple(
            Choice(value=g.name, text=TABLES[g.name].title, chosen=g.name == mapping.table)
            for g in TRACKER.groups
        ),
        holds=_holds(mapping),
        mapped=tuple(r for r, key in zip(rows, keys, strict=True) if key in mapping.columns),
        left_out=tuple(
            r for r, key in zip(rows, keys, strict=True) if key and key not in mapping.columns
        ),
        without_heading=_without_heading(keys, sheet),
        needed=still_needed(mapping),
        words=_words(sight, said, sheet),
        shapes=_shapes(sight, mapping, sheet),
    )


def _says(sheet: FoundTable) -> str:
    rows = words.plural(sheet.cells.num_rows, "row")
    headings = words.plural(sum(bool(h) for h in sheet.headings), "heading")
    first = sheet.cells["line"][0].as_py() if sheet.cells.num_rows else 0
    begins = f", the first of them on line {first:,}" if first else ""
    return f"We read {rows} under {headings} on “{sheet.name}”{begins}."


def _known(kept: Mapping | None, sheet: FoundTable) -> str:
    """How this tracker was read before, and what has changed since."""
    if kept is None:
        return ""
    there = set(heading_keys(sheet.headings))
    keys = dict(zip(heading_keys(kept.headings), kept.headings, strict=True))
    gone = [f"“{keys[key]}”" for key in kept.columns if key not in there]
    said = f"It was read before as {kept.name!r}, by version {kept.version} of its mapping."
    if gone:
        has = "has" if len(gone) == 1 else "have"
        said += f" {words.listed(gone)} {has} gone since: say which heading stands in its place."
    return said


def _sheets(tracker: Tracker) -> tuple[Choice, ...]:
    return tuple(
        Choice(
            value=str(place),
            text=f"{sheet.name} ({words.plural(sheet.cells.num_rows, 'row')})",
            chosen=place == tracker.place,
        )
        for place, sheet in enumerate(tracker.sheets)
    )


def _holds(mapping: Mapping) -> tuple[Choice, ...]:
    of_what = TABLES[mapping.table].title.lower()
    return (
        Choice(
            value=SOME,
            text=f"A list in part: there may be other {of_what} that are not on it",
            chosen=not mapping.holds_all,
        ),
        Choice(
            value=ALL,
            text=f"All {of_what} that there are, those that are over as well",
            chosen=mapping.holds_all,
        ),
    )


def _heading(sight: Sight, sheet: FoundTable, mapping: Mapping, place: int, key: str) -> HeadingRow:
    column = mapping.columns.get(key, "")
    texts = [text for text, _ in words_under(sheet, place)[:SAMPLES]]
    rows = sheet.cells.num_rows
    filled = rows - sheet.cells[f"c{place}"].null_count
    return HeadingRow(
        name=f"column-{place}",
        heading=f"{sheet.headings[place]}{_which_of_several(key)}",
        samples=tuple(
            cell_as_one_may_read(sight, text, table=mapping.table, column=column) for text in texts
        ),
        filled=f"{filled:,} of {rows:,} filled",
        choices=_columns(mapping, column),
    )


def _which_of_several(key: str) -> str:
    """Which of several headings of the same words one is."""
    _, _, number = key.partition(" ")
    return f" (number {number} of that heading)" if number else ""


def _columns(mapping: Mapping, chosen: str) -> tuple[Choice, ...]:
    return (
        Choice(value="", text="Leave it out", chosen=not chosen),
        *(
            Choice(
                value=c.name, text=column_said(mapping.table, c.name).means, chosen=c.name == chosen
            )
            for c in mapping.group.cells
        ),
    )


def _without_heading(keys: Sequence[str], sheet: FoundTable) -> str:
    many = sum(
        not key and sheet.cells[f"c{place}"].null_count < sheet.cells.num_rows
        for place, key in enumerate(keys)
    )
    if not many:
        return ""
    return (
        f"{words.plural(many, 'column')} of this sheet {'has' if many == 1 else 'have'} no heading "
        "and cannot be read: give it one in the spreadsheet to have it read."
    )


def _words(sight: Sight, said: Said, sheet: FoundTable) -> tuple[WordsOfColumn, ...]:
    mapping = said.mapping
    places = {mapping.columns.get(key, ""): n for n, key in enumerate(heading_keys(sheet.headings))}
    found = []
    for cell in mapping.group.cells:
        some = said.words.get(cell.name, ())
        if not some or not may_read_cells(sight, table=mapping.table, column=cell.name):
            continue
        place = places[cell.name]
        found.append(
            WordsOfColumn(
                heading=sheet.headings[place],
                rows=tuple(
                    WordRow(
                        name=f"word-{cell.name}-{place}-{word.place}",
                        text=cell_as_one_may_read(
                            sight, word.text, table=mapping.table, column=cell.name
                        ),
                        times=words.plural(word.times, "row"),
                        choices=_meanings(cell, word.means),
                    )
                    for word in some
                ),
            )
        )
    return tuple(found)


def _meanings(cell: Cell, means: str) -> tuple[Choice, ...]:
    known = (
        [(c.code, f"{c.label} ({c.code})") for c in cell.codes]
        if cell.codes
        else [("yes", "Yes"), ("no", "No")]
    )
    every = [("", "No meaning chosen: it stays unread"), *known, (SAYS_NOTHING, "It says nothing")]
    return tuple(Choice(value=v, text=text, chosen=v == means) for v, text in every)


def _shapes(sight: Sight, mapping: Mapping, sheet: FoundTable) -> str:
    """Why some cells are shown as their shape alone; nothing where none is."""
    keys = heading_keys(sheet.headings)
    if all(
        may_read_cells(sight, table=mapping.table, column=mapping.columns.get(key, ""))
        for key in keys
    ):
        return ""
    return (
        "You see children under pseudonyms, so cells that may tell who a child is are shown by "
        "their shape: 9 for a figure, A or a for a letter."
    )


def _outcome(loaded: Loaded) -> Outcome:
    return Outcome(
        says=outcome.in_a_sentence(loaded),
        held_back=outcome.held_back(loaded),
        not_read=outcome.not_read(loaded),
        unknown=outcome.unknown_children(loaded),
        tables=counts_table(loaded.tables, caption="The rows, counted"),
    )
