"""Loading a return from the browser, as a page."""

from collections import Counter
from dataclasses import dataclass, replace

from goldenthread.ingest.findings import ABOUT_THE_WHOLE_FILE, Finding
from goldenthread.ingest.load import Loaded
from goldenthread.returns.catalogue import RETURNS, in_tables
from goldenthread.returns.cin_census import CIN_CENSUS
from goldenthread.returns.published_figures import STATISTICAL_NEIGHBOURS
from goldenthread.returns.shape import Speaks
from goldenthread.returns.tracker import TRACKER
from goldenthread.web import words
from goldenthread.web.components.data_table import Cell, DataTable, Heading, number_cell
from goldenthread.web.components.notice import Notice
from goldenthread.web.components.summary_list import SummaryRow
from goldenthread.web.frame import Page, PersonRequest, chrome_for
from goldenthread.web.pages.coming_in.load.cell_names import why_in_the_file
from goldenthread.web.pages.coming_in.load.page import counts_table, look_first, table_title
from goldenthread.web.pages.coming_in.load.what_to_do import SEVERITY_WORDS
from goldenthread.web.pages.coming_in.load_a_file.arriving import Arriving
from goldenthread.web.pages.coming_in.load_a_file.day_said import DaySaid, as_typed
from goldenthread.web.pages.coming_in.load_a_file.facts import facts
from goldenthread.web.pages.coming_in.load_a_file.returns_read import returns_read


@dataclass(frozen=True, kw_only=True)
class Refusal:
    """Why what was chosen, or what waits, was not taken in. `may_replace` is where it is taken once
    a person says that it is right; `of_no_return` where no return was seen in it. `may_be_mapped`
    is the token of what waits, where it may be a tracker that a person maps."""

    why: str = ""
    may_replace: bool = False
    of_no_return: bool = False
    may_be_mapped: str = ""


@dataclass(frozen=True, kw_only=True)
class LoadAFilePage(Page):
    """The form; or, of what was tried, what it would change. `token` names what waits, `day` is the
    day up to which it speaks, as it was typed, `example` one as it may be. `asks_for_a_day` is
    where it makes a difference. `which` says which tracker it is of a workbook of several."""

    refusal: Refusal
    day: DaySaid
    example: str
    returns: DataTable
    token: str = ""
    name: str = ""
    files: tuple[str, ...] = ()
    says: str = ""
    facts: tuple[SummaryRow, ...] = ()
    first: tuple[Notice, ...] = ()
    tables: DataTable | None = None
    findings: DataTable | None = None
    asks_for_a_day: bool = True
    may_be_a_tracker: bool = False
    which: str = ""


def build(
    request: PersonRequest,
    *,
    arriving: Arriving | None = None,
    loaded: Loaded | None = None,
    refusal: Refusal | None = None,
    day: DaySaid | None = None,
    which: str = "",
) -> LoadAFilePage:
    """The page of the form, of a refusal, or of a dry run."""
    page = LoadAFilePage(
        title="Load a return",
        chrome=chrome_for(request),
        refusal=refusal or Refusal(),
        day=day or as_typed(arriving.speaks_to if arriving else None),
        example=f"{request.on:%-d %-m %Y}",
        returns=returns_read(),
        token=arriving.token if arriving else "",
        name=arriving.name if arriving else "",
        files=(arriving.files or (arriving.name,)) if arriving else (),
        which=which,
    )
    return _tried(page, arriving, loaded) if arriving and loaded else page


def _tried(page: LoadAFilePage, arriving: Arriving, loaded: Loaded) -> LoadAFilePage:
    """The same, with what it would change."""
    about_all = [f.why for f in loaded.findings if f.code in ABOUT_THE_WHOLE_FILE]
    return replace(
        page,
        title=f"What {loaded.source} would change",
        says=_says(loaded),
        facts=facts(arriving, loaded),
        first=look_first(about_all),
        tables=counts_table(loaded.tables, caption="What would become of the rows"),
        findings=_findings(loaded.findings),
        asks_for_a_day=_asks_for_a_day(loaded.kind),
        may_be_a_tracker=RETURNS[loaded.kind] in (*in_tables(), TRACKER) and not arriving.files,
    )


def _asks_for_a_day(kind: str) -> bool:
    """Whether such a return may speak up to one day or another, or be in force from it."""
    if kind == STATISTICAL_NEIGHBOURS.kind:
        return True
    return kind != CIN_CENSUS.kind and RETURNS[kind].speaks is not Speaks.NO_DAYS


def _says(loaded: Loaded) -> str:
    opened = sum(counts["loaded"] for counts in loaded.tables.values())
    closed = sum(counts["closed"] for counts in loaded.tables.values())
    if not opened and not closed:
        return "It would change no row."
    return f"It would load {words.plural(opened, 'row')} and close {words.number(closed)}."


def _findings(found: list[Finding]) -> DataTable:
    """How many findings of each kind: what each says is on the page of the load."""
    counts = Counter((f.severity.value, f.code, f.table) for f in found)
    first = {(f.severity.value, f.code, f.table): f.why for f in reversed(found)}
    return DataTable(
        caption=words.plural(len(found), "finding"),
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
