"""The rows on which two returns differ, as a file that leaves."""

import csv
import io

from goldenthread.access.beside import CutDifferences


def as_csv(cut: CutDifferences) -> str:
    """The differences as a file: child, what each says, and where; a line for each."""
    text = io.StringIO()
    lines = csv.writer(text)
    lines.writerow(("Child", "How they differ", "Where it is said"))
    for one in cut.listed:
        said = (one.shown.name, " ".join(one.sentences), "; ".join(one.sources))
        lines.writerow([harmless(cell) for cell in said])
    return text.getvalue()


def harmless(cell: str) -> str:
    """The cell as no spreadsheet takes it for a formula."""
    return f"'{cell}" if cell[:1] in ("=", "+", "-", "@", "\t", "\r") else cell
