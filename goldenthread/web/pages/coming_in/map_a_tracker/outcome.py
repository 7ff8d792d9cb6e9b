"""What would become of a tracker's rows, by a dry run: how many, which are held back, and why."""

from collections import defaultdict
from collections.abc import Iterable

from goldenthread.ingest.findings import Finding
from goldenthread.ingest.known_children import NO_SUCH_CHILD
from goldenthread.ingest.load import Loaded
from goldenthread.ingest.trackers.applying import NO_CHILD, NO_DAY_YET
from goldenthread.web import words
from goldenthread.web.components.data_table import Cell, DataTable, Heading, number_cell

MOST_LINES = 6
HELD_BACK = (NO_CHILD, "same-row-twice")
NOT_READ = ("unreadable", "unknown-code", NO_DAY_YET, "letters-lost", "too-many-cells")


def in_a_sentence(loaded: Loaded) -> str:
    """How many of the rows would be taken in, and how many held back."""
    counts = next(iter(loaded.tables.values()))
    taken = counts["read"] - counts["held_back"]
    said = f"Of {words.plural(counts['read'], 'row')} {words.number(taken)} would be taken in"
    if counts["unchanged"]:
        said += f" ({words.number(counts['unchanged'])} as they are held already)"
    said += f" and {words.number(counts['held_back'])} held back."
    if counts["closed"]:
        said += (
            f" {words.plural(counts['closed'], 'row')} of this tracker that the record holds would "
            "be closed: the tracker no longer has them, or has them otherwise."
        )
    return said


def held_back(loaded: Loaded) -> DataTable:
    """The rows that would be lost, by why."""
    return _by_reason(
        "Rows that would be held back",
        (f for f in loaded.findings if f.code in HELD_BACK),
        nothing="No row would be held back.",
    )


def not_read(loaded: Loaded) -> DataTable:
    """The cells that cannot be read, by why; their rows are taken in."""
    return _by_reason(
        "Cells that cannot be read",
        (f for f in loaded.findings if f.code in NOT_READ),
        nothing="Every cell that is read can be read.",
        note="Their rows are taken in. A clock that needs such a day cannot be worked out.",
    )


def unknown_children(loaded: Loaded) -> str:
    """How many children no other return knows; nothing where all are known."""
    many = sum(f.code == NO_SUCH_CHILD for f in loaded.findings)
    if not many:
        return ""
    children = "1 child is" if many == 1 else f"{words.number(many)} children are"
    return (
        f"{children} in no census that is loaded, by the number that stands here. The rows are "
        "kept and show on no page until one is: look whether this is the number of the case system."
    )


def _by_reason(
    caption: str, findings: Iterable[Finding], *, nothing: str, note: str = ""
) -> DataTable:
    lines: dict[str, list[int]] = defaultdict(list)
    for finding in findings:
        lines[_why(finding)].append(finding.line or 0)
    return DataTable(
        caption=caption,
        headings=(Heading("Why"), Heading("How many", numeric=True), Heading("Lines of the sheet")),
        rows=tuple(
            (Cell(why), number_cell(len(some)), Cell(_lines(some)))
            for why, some in sorted(lines.items(), key=lambda item: (-len(item[1]), item[0]))
        ),
        note=note if lines else "",
        nothing=nothing,
        is_wide=True,
    )


def _why(finding: Finding) -> str:
    if finding.code == "same-row-twice":
        what = "another row of the same child and day"
        return f"It repeats {what}." if not finding.column else f"It says {what} otherwise."
    return words.days_in_words(finding.why)


def _lines(lines: list[int]) -> str:
    first = sorted(lines)[:MOST_LINES]
    more = len(lines) - len(first)
    said = ", ".join(f"{line:,}" for line in first)
    return f"{said} and {words.number(more)} more" if more else said
