"""Loading a file from the browser, as a page."""

from collections import Counter
from dataclasses import dataclass

from goldenthread.ingest.findings import ABOUT_THE_WHOLE_FILE, Finding
from goldenthread.ingest.load import Loaded
from goldenthread.web import words
from goldenthread.web.components.data_table import Cell, DataTable, Heading, number_cell
from goldenthread.web.components.notice import Notice
from goldenthread.web.frame import Page, PersonRequest, chrome_for
from goldenthread.web.pages.load.cell_names import why_in_the_file
from goldenthread.web.pages.load.page import counts_table, look_first, table_title
from goldenthread.web.pages.load.what_to_do import SEVERITY_WORDS
from goldenthread.web.pages.load_a_file.arriving import Arriving
from goldenthread.web.pages.loads.page import speaks_for


@dataclass(frozen=True, kw_only=True)
class LoadAFilePage(Page):
    """The form; or, of a file that was tried, what it would change. `token` names the file that
    waits; `may_replace` is where it was refused unless it is said to replace what was held."""

    problem: str = ""
    token: str = ""
    name: str = ""
    may_replace: bool = False
    says: str = ""
    first: tuple[Notice, ...] = ()
    tables: DataTable | None = None
    findings: DataTable | None = None


def build(
    request: PersonRequest, *, arriving: Arriving | None, loaded: Loaded | None, problem: str
) -> LoadAFilePage:
    """The page of the form, of a refusal, or of a dry run."""
    return LoadAFilePage(
        title=f"What {loaded.source} would change" if loaded else "Load a file",
        chrome=chrome_for(request),
        problem=problem,
        token=arriving.token if arriving else "",
        name=arriving.name if arriving else "",
        may_replace=bool(arriving and problem),
        says=_says(loaded) if loaded else "",
        first=look_first(f.why for f in loaded.findings if f.code in ABOUT_THE_WHOLE_FILE)
        if loaded
        else (),
        tables=counts_table(loaded.tables, caption="What would become of the rows")
        if loaded
        else None,
        findings=_findings(loaded.findings) if loaded else None,
    )


def _says(loaded: Loaded) -> str:
    opened = sum(counts["loaded"] for counts in loaded.tables.values())
    closed = sum(counts["closed"] for counts in loaded.tables.values())
    if not opened and not closed:
        return f"{speaks_for(loaded.slice)}. It would change no row."
    return (
        f"{speaks_for(loaded.slice)}. It would load {words.plural(opened, 'row')} and close "
        f"{words.number(closed)}."
    )


def _findings(found: list[Finding]) -> DataTable:
    """How many findings of each kind: what each says is on the page of the load."""
    counts = Counter((f.severity.value, f.code, f.table) for f in found)
    first = {(f.severity.value, f.code, f.table): f.why for f in reversed(found)}
    return DataTable(
        caption=f"{words.plural(len(found), 'finding')}",
        headings=(
            Heading("Code"),
            Heading("What is wrong"),
            Heading("Table"),
            Heading("Severity"),
            Heading("Findings", numeric=True),
        ),
        rows=tuple(
            (
                Cell(code),
                Cell(why_in_the_file(code, table, first[severity, code, table])),
                Cell(table_title(table)),
                Cell(SEVERITY_WORDS[severity]),
                number_cell(count),
            )
            for (severity, code, table), count in sorted(
                counts.items(), key=lambda item: (list(SEVERITY_WORDS).index(item[0][0]), -item[1])
            )
        ),
        nothing="Nothing was found to ask about.",
    )
