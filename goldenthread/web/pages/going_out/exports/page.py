"""A return that is written out, as a page: what will be in it, and what cannot be."""

from collections import Counter
from dataclasses import dataclass
from urllib.parse import urlencode

from django.urls import reverse

from goldenthread.access.export_checks import Check
from goldenthread.access.exports import ExportAsked, Exports, sees_every_child_by_name
from goldenthread.access.permissions import person_can_ask_identity
from goldenthread.ingest.findings import SEVERITY_WORDS
from goldenthread.packs.exports import Written, download_name
from goldenthread.record.catalogue import TABLES
from goldenthread.returns.catalogue import RETURNS
from goldenthread.web import words
from goldenthread.web.components.data_table import Cell, DataTable, Heading, number_cell
from goldenthread.web.components.filters import FilterField, Filters, Option
from goldenthread.web.components.notice import Empty, Notice
from goldenthread.web.frame import Page, PersonRequest, chrome_for

MOST_FINDINGS = 30
BY_NAME_FIRST = "A return names its children. You see them under pseudonyms, so you may look at "
BY_NAME_FIRST += "what will be in it, and cannot download it."


@dataclass(frozen=True, kw_only=True)
class Shown:
    """A return of a day: what is in it, what is not, and where its file is; `href` is empty for
    who may not take it away."""

    title: str
    about: str
    file: str
    href: str
    rows: DataTable
    unsaid: DataTable | None
    findings: DataTable | None


@dataclass(frozen=True, kw_only=True)
class ExportsPage(Page):
    """The question, and its answer: a return, or why there is none."""

    question: Filters
    by_name_first: Notice | None = None
    shown: Shown | None = None
    problem: Empty | None = None


def build(
    request: PersonRequest,
    *,
    kind: str,
    on: str,
    written: Written | None = None,
    checks: list[Check] | None = None,
    problem: str = "",
) -> ExportsPage:
    """The page for what was asked, as it was typed."""
    by_name = sees_every_child_by_name(request.sight)
    return ExportsPage(
        title="Write a return",
        chrome=chrome_for(request, edition=None),
        question=_question(kind, on),
        by_name_first=None if by_name else _by_name_first(request),
        shown=_shown(written, checks or [], by_name=by_name) if written else None,
        problem=Empty(title="Nothing is written", text=problem) if problem else None,
    )


def _by_name_first(request: PersonRequest) -> Notice:
    if not person_can_ask_identity(request.sight):
        return Notice(kind="information", title="To see, not to take", text=BY_NAME_FIRST)
    return Notice(
        kind="information",
        title="To see, not to take",
        text=BY_NAME_FIRST,
        href=reverse("identity"),
        link="Say why you need their names",
    )


def _question(kind: str, on: str) -> Filters:
    return Filters(
        title="Which return",
        action=reverse("exports"),
        button="Show what will be in it",
        fields=(
            FilterField(
                name="kind",
                label="Which return",
                kind="choice",
                value=kind,
                options=tuple(Option(k, RETURNS[k].title) for k in Exports),
            ),
            FilterField(
                name="on",
                label="Of which day",
                kind="date",
                value=on,
                hint="Of a census: any day of its year.",
            ),
        ),
    )


def _shown(written: Written, checks: list[Check], *, by_name: bool) -> Shown:
    export = written.export
    asked, children = export.asked, len(export.rows.child_ids)
    query = {"kind": asked.kind, "on": asked.on.isoformat(), "edition": export.edition}
    return Shown(
        title=f"{RETURNS[asked.kind].title}, {of_what(asked)}",
        about=f"{words.plural(children, 'child', 'children')}, as the record stands at edition "
        f"{export.edition}.",
        file=download_name(written),
        href=f"{reverse('export_file')}?{urlencode(query)}" if by_name and children else "",
        rows=_lists(checks) if checks else _tables(written),
        unsaid=_unsaid(written),
        findings=_findings(written),
    )


def of_what(asked: ExportAsked) -> str:
    """The year of a census, the day of any other: `2024-25`, `31 March 2025`."""
    return asked.period if asked.kind is Exports.CIN_CENSUS else words.date(asked.on)


def _lists(checks: list[Check]) -> DataTable:
    return DataTable(
        caption="Lists, beside the screens of the same day",
        headings=(
            Heading("List"),
            Heading("Rows", numeric=True),
            Heading("Children", numeric=True),
            Heading("Beside the screen"),
        ),
        rows=tuple(
            (
                Cell(check.title),
                number_cell(check.rows),
                number_cell(check.children),
                Cell(_beside(check)),
            )
            for check in checks
        ),
        is_wide=True,
    )


def _beside(check: Check) -> str:
    if check.on_screen is None or check.on_list is None:
        return check.why
    same = "Agrees" if check.agrees else "Differs"
    said = f"{same}: {words.number(check.on_list)} {check.what}, the screen says "
    return f"{said}{words.number(check.on_screen)}. {check.why}".rstrip()


def _tables(written: Written) -> DataTable:
    return DataTable(
        caption="What is in it",
        headings=(Heading("Table"), Heading("Rows", numeric=True)),
        rows=tuple(
            (Cell(TABLES[name].title if name in TABLES else name), number_cell(rows))
            for name, rows in written.rows.items()
        ),
    )


def _unsaid(written: Written) -> DataTable | None:
    rows = [(Cell(sentence), Cell("All")) for sentence in written.export.rows.silent.values()]
    rows += [
        (Cell(f"{TABLES[one.table].title}: {one.why}."), number_cell(one.children))
        for one in written.unsaid
    ]
    if not rows:
        return None
    return DataTable(
        caption="What cannot be said in it",
        headings=(Heading("What, and why"), Heading("Children", numeric=True)),
        rows=tuple(rows),
    )


def _findings(written: Written) -> DataTable | None:
    if not written.findings:
        return None
    counted = Counter((f.severity, f.code, f.why) for f in written.findings)
    order = sorted(counted, key=lambda key: (list(SEVERITY_WORDS).index(key[0]), -counted[key]))
    return DataTable(
        caption="What our rules find in it",
        headings=(Heading("Rule"), Heading("What"), Heading("Rows", numeric=True)),
        rows=tuple(
            (
                Cell(f"{code} ({SEVERITY_WORDS[severity]})"),
                Cell(why),
                number_cell(counted[severity, code, why]),
            )
            for severity, code, why in order[:MOST_FINDINGS]
        ),
        is_wide=True,
    )
