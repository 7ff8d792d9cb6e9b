"""One load, as a page."""

from collections.abc import Collection, Iterable, Mapping
from dataclasses import dataclass
from itertools import groupby
from typing import Any

from django.urls import reverse

from goldenthread.access.load_findings import (
    SEVERITIES,
    CodeCount,
    CutFindings,
    ListedFinding,
)
from goldenthread.access.numbers import Numbers
from goldenthread.access.roles import Identity
from goldenthread.record.catalogue import TABLES, tables_of
from goldenthread.returns.tracker import TRACKER
from goldenthread.web import words
from goldenthread.web.components.data_table import Cell, DataTable, Heading, number_cell
from goldenthread.web.components.filters import Chosen, FilterField, Filters, Option
from goldenthread.web.components.notice import Notice
from goldenthread.web.components.pagination import Pagination, paginate
from goldenthread.web.components.summary_list import SummaryRow
from goldenthread.web.frame import Page, PersonRequest
from goldenthread.web.frame_of_record import chrome_at
from goldenthread.web.pages.coming_in.load.asked import Asked
from goldenthread.web.pages.coming_in.load.cell_names import columns_in_the_file, why_in_the_file
from goldenthread.web.pages.coming_in.load.what_to_do import SEVERITY_WORDS, what_to_do
from goldenthread.web.pages.coming_in.loads.page import (
    COUNT_WORDS,
    HOW_THEY_ADD_UP,
    days_spoken_of,
    edition,
    speaks_for,
    when,
)

PER_PAGE = 50
A_LIST_IN_PART = (
    "A list in part: what other returns hold stays as it is; a row that the tracker held and no "
    "longer has is closed."
)


@dataclass(frozen=True, kw_only=True)
class FindingGroup:
    """The findings of one code in one table, on this page: each with its place in the file.

    `why` is empty where it differs from finding to finding and stands in the table instead.
    """

    code: str
    severity: str
    serious: bool
    why: str
    what_to_do: str
    places: DataTable


@dataclass(frozen=True, kw_only=True)
class LoadPage(Page):
    """`findings` is empty for whoever may see how many there are and not what they say: then
    `withheld` says so. `hidden` says that cells which tell who a child is are not shown."""

    facts: tuple[SummaryRow, ...]
    first: tuple[Notice, ...]
    tables: DataTable
    found: str
    by_code: DataTable
    filters: Filters | None = None
    findings: tuple[FindingGroup, ...] = ()
    none_fit: str = ""
    pages: Pagination | None = None
    withheld: str = ""
    hidden: str = ""


def build(
    request: PersonRequest,
    asked: Asked,
    load: Mapping[str, Any],
    counted: tuple[CodeCount, ...],
    findings: CutFindings | None,
    numbers: Numbers,
    *,
    first: tuple[str, ...] = (),
) -> LoadPage:
    """The page; without `findings` it shows how many there are."""
    chrome = chrome_at(request, numbers)
    may_open = findings is not None
    shown = findings or CutFindings(total=0, rows=())
    pseudonymous = request.sight.identity is not Identity.FULL
    return LoadPage(
        title=f"Load {load['load']}: {load['source']}",
        chrome=chrome,
        facts=_facts(load),
        first=look_first(first),
        tables=_tables(load),
        found=words.plural(load["findings"], "finding"),
        by_code=_by_code(asked, counted, may_open=may_open),
        filters=_filters(asked, counted) if may_open and counted else None,
        findings=tuple(_groups(shown)),
        none_fit="No finding fits this choice." if may_open and counted else "",
        pages=_pages(asked, shown) if shown.total else None,
        withheld="" if may_open else "What each finding says is for those who mend the data.",
        hidden="Cells that tell who a child is are not shown to you." if pseudonymous else "",
    )


def _facts(load: Mapping[str, Any]) -> tuple[SummaryRow, ...]:
    changed = f"Edition {edition(load)}" if load["changed"] else "It changed nothing"
    return (
        SummaryRow(key="Speaks for", value=speaks_for(load["slice"])),
        SummaryRow(key="Of which days", value=days_spoken_of(load["first_day"], load["last_day"])),
        *tables_brought(load["kind"], load["tables"], load["in_part"]),
        SummaryRow(key="Loaded", value=f"{when(load)}, by {load['loaded_by']}"),
        SummaryRow(key="What came of it", value=changed),
        SummaryRow(key="It took", value=f"{load['seconds']:.1f} seconds"),
    )


def tables_brought(
    kind: str, tables: Iterable[str], in_part: Collection[str]
) -> tuple[SummaryRow, ...]:
    """Which tables of the record a return of this kind brings whole, which in part, and which it
    could bring and does not; what follows for what is held of them."""
    brought = tuple(tables)
    if kind == TRACKER.kind:
        then = A_LIST_IN_PART if in_part else ""
        return (
            SummaryRow(key="Its rows are", value=" ".join(filter(None, [_titles(brought), then]))),
        )
    absent = [table.name for table in tables_of(kind) if table.name not in brought]
    said = (
        ("Brings", [name for name in brought if name not in in_part], ""),
        (
            "Brings in part",
            [name for name in brought if name in in_part],
            "What is absent of these is not withdrawn, and a blank cell keeps what was held.",
        ),
        ("Does not bring", absent, "What is held of these stays as it is."),
    )
    return tuple(
        SummaryRow(key=key, value=" ".join(filter(None, [_titles(names), then])))
        for key, names, then in said
        if names
    )


def _titles(names: Iterable[str]) -> str:
    return f"{'; '.join(table_title(name) for name in names)}."


def look_first(sentences: Iterable[str]) -> tuple[Notice, ...]:
    """What is said of the file as a whole, for the head of a page."""
    return tuple(
        Notice(kind="warning", title="Look at this first", text=words.days_in_words(sentence))
        for sentence in sentences
    )


def _tables(load: Mapping[str, Any]) -> DataTable:
    return counts_table(load["tables"], caption="What became of the rows")


def counts_table(tables: Mapping[str, Mapping[str, int]], *, caption: str) -> DataTable:
    """The five counts of each table, and of all together."""
    sums = {name: sum(int(counts[name]) for counts in tables.values()) for name in COUNT_WORDS}
    return DataTable(
        caption=caption,
        headings=(
            Heading("Table"),
            *(Heading(text, numeric=True) for text in COUNT_WORDS.values()),
        ),
        rows=tuple(
            (Cell(table_title(name)), *(number_cell(counts[count]) for count in COUNT_WORDS))
            for name, counts in tables.items()
        ),
        total=(Cell("All tables"), *(number_cell(sums[count]) for count in COUNT_WORDS)),
        note=HOW_THEY_ADD_UP,
        compact=True,
    )


def table_title(name: str) -> str:
    """The table of the record in words, or the return's own word for one that is not in it."""
    return TABLES[name].title if name in TABLES else name


def _by_code(asked: Asked, counted: tuple[CodeCount, ...], *, may_open: bool) -> DataTable:
    def opens(row: CodeCount) -> str:
        return asked.href(code=row.code, table=row.table, severity="") if may_open else ""

    return DataTable(
        caption="Findings by code",
        headings=(
            Heading("Code"),
            Heading("What is wrong"),
            Heading("Table"),
            Heading("Severity"),
            Heading("Findings", numeric=True),
        ),
        rows=tuple(
            (
                Cell(row.code),
                Cell(why_in_the_file(row.code, row.table, row.why)),
                Cell(table_title(row.table)),
                Cell(SEVERITY_WORDS.get(row.severity, row.severity)),
                number_cell(row.findings, href=opens(row)),
            )
            for row in counted
        ),
        total=(
            Cell("All"),
            Cell(""),
            Cell(""),
            Cell(""),
            number_cell(sum(row.findings for row in counted)),
        )
        if counted
        else (),
        nothing="Nothing was found to ask about.",
    )


def _filters(asked: Asked, counted: tuple[CodeCount, ...]) -> Filters:
    chosen = asked.chosen
    codes = sorted({row.code for row in counted})
    tables = sorted({row.table for row in counted}, key=table_title)
    severities = [word for word in SEVERITIES if any(r.severity == word for r in counted)]
    said = (
        ("code", f"Code: {chosen.code}", chosen.code),
        ("table", f"Table: {table_title(chosen.table)}", chosen.table),
        ("severity", SEVERITY_WORDS.get(chosen.severity, chosen.severity), chosen.severity),
    )
    return Filters(
        action=f"{reverse('load', args=[asked.number])}#findings",
        fields=(
            _choice("code", "Code", "Every code", chosen.code, {code: code for code in codes}),
            _choice(
                "table",
                "Table",
                "Every table",
                chosen.table,
                {name: table_title(name) for name in tables},
            ),
            _choice(
                "severity",
                "Severity",
                "Every severity",
                chosen.severity,
                {word: SEVERITY_WORDS[word].capitalize() for word in severities},
            ),
        ),
        chosen=tuple(Chosen(text, asked.without(name)) for name, text, value in said if value),
        clear_href=Asked(number=asked.number).href(),
        title="Show only some findings",
    )


def _choice(
    name: str, label: str, every: str, value: str, options: Mapping[str, str]
) -> FilterField:
    return FilterField(
        name=name,
        label=label,
        value=value,
        options=(Option("", every), *(Option(key, text) for key, text in options.items())),
    )


def _groups(found: CutFindings) -> list[FindingGroup]:
    by_code = groupby(found.rows, key=lambda row: (row.code, row.table, row.severity))
    return [_group(code, table, severity, list(rows)) for (code, table, severity), rows in by_code]


def _group(code: str, table: str, severity: str, rows: list[ListedFinding]) -> FindingGroup:
    """The findings of one code in one table; why is said once where it is the same for all."""
    reasons = [why_in_the_file(code, table, row.why) for row in rows]
    differ = len(set(reasons)) > 1
    return FindingGroup(
        code=code,
        severity=SEVERITY_WORDS.get(severity, severity),
        serious=severity == "error",
        why="" if differ else reasons[0],
        what_to_do=what_to_do(code, severity),
        places=DataTable(
            caption=f"{code} in {table_title(table).lower()}",
            headings=(
                Heading("Row"),
                Heading("Line"),
                Heading("Column"),
                Heading("What it says"),
                *((Heading("Why"),) if differ else ()),
            ),
            rows=tuple(
                (
                    Cell(words.number(row.ordinal) if row.ordinal else "none"),
                    Cell(words.number(row.line) if row.line else "none"),
                    Cell(columns_in_the_file(code, table, row.column)),
                    Cell(words.days_in_words(row.says) or "nothing"),
                    *((Cell(why),) if differ else ()),
                )
                for row, why in zip(rows, reasons, strict=True)
            ),
            compact=True,
        ),
    )


def _pages(asked: Asked, found: CutFindings) -> Pagination:
    return paginate(
        total=found.total,
        per_page=PER_PAGE,
        page=asked.page,
        href=lambda page: asked.href(page=page),
        noun="findings",
    )
