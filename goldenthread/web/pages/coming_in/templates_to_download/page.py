"""The returns of our own contract, column by column, as a page."""

from dataclasses import dataclass

from django.urls import reverse

from goldenthread.record.catalogue import meaning_of
from goldenthread.returns.own_contract import AS_AT, AS_AT_MEANS, OWN_CONTRACT
from goldenthread.returns.shape import Cell as ReturnCell
from goldenthread.returns.shape import Reads, Return
from goldenthread.web.components.data_table import Cell, DataTable, Heading
from goldenthread.web.frame import Page, PersonRequest, chrome_for
from goldenthread.web.pages.coming_in.templates_to_download.why import WHY

TEMPLATES = {shape.kind: shape for shape in OWN_CONTRACT}
MOST_LISTED = 4
"""So many codes of a national return are named; those of our own sets are all, with their words."""
HOW_WRITTEN = {
    Reads.TEXT: "Words",
    Reads.CODE: "A code",
    Reads.DATE: "A day: 2025-03-31 or 31/03/2025",
    Reads.FLAG: "Yes or no",
    Reads.NUMBER: "A whole number",
}


@dataclass(frozen=True, kw_only=True)
class Template:
    """One return: why it is wanted, its columns, and its file."""

    name: str
    why: str
    columns: DataTable
    file: str
    href: str


@dataclass(frozen=True, kw_only=True)
class TemplatesPage(Page):
    """Every template, those that come with a census first."""

    templates: tuple[Template, ...]


def build(request: PersonRequest) -> TemplatesPage:
    """The page; it follows from the declarations of the returns alone."""
    return TemplatesPage(
        title="Templates",
        chrome=chrome_for(request),
        templates=tuple(
            Template(
                name=shape.title,
                why=WHY[kind],
                columns=_columns(shape),
                file=f"{kind}.csv",
                href=reverse("template_to_download", args=[kind]),
            )
            for kind, shape in TEMPLATES.items()
        ),
    )


def headings(shape: Return) -> list[str]:
    """The heading row of the return's CSV."""
    return [cell.names[0] for cell in shape.root.cells]


def meaning(shape: Return, cell: ReturnCell) -> str:
    """What the column means, as the record has it."""
    if cell is AS_AT:
        return AS_AT_MEANS
    return meaning_of(shape.kind, f"{shape.root.name}.{cell.name}")


def _columns(shape: Return) -> DataTable:
    return DataTable(
        caption=f"Columns of {shape.kind}.csv",
        headings=(
            Heading("Column"),
            Heading("What it means"),
            Heading("How it is written"),
            Heading("Needed"),
        ),
        rows=tuple(
            (
                Cell(cell.names[0]),
                Cell(meaning(shape, cell)),
                Cell(_how_written(cell)),
                Cell("Yes" if cell.needed else "Leave it empty where it is not known"),
            )
            for cell in shape.root.cells
        ),
        is_wide=True,
    )


def _how_written(cell: ReturnCell) -> str:
    if cell.codes is None:
        return HOW_WRITTEN[cell.reads]
    if cell.meaning:  # a set of our own, which may be written in words
        return f"One of: {', '.join(code.label for code in cell.codes)}"
    codes = [code.code for code in cell.codes]
    some = ", ".join(codes[:MOST_LISTED])
    return (
        f"A code: {some}" if len(codes) <= MOST_LISTED else f"A code of the census, such as {some}"
    )
