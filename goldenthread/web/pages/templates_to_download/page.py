"""The two returns of our own contract, column by column, as a page."""

from dataclasses import dataclass

from django.urls import reverse

from goldenthread.record.catalogue import tables_of
from goldenthread.returns.own_contract import PEOPLE_AND_ALLOCATIONS, POPULATION
from goldenthread.returns.shape import Cell as ReturnCell
from goldenthread.returns.shape import Reads, Return
from goldenthread.web.components.data_table import Cell, DataTable, Heading
from goldenthread.web.frame import Page, PersonRequest, chrome_for

TEMPLATES = {shape.kind: shape for shape in (PEOPLE_AND_ALLOCATIONS, POPULATION)}
HOW_WRITTEN = {
    Reads.TEXT: "Words",
    Reads.CODE: "A code",
    Reads.DATE: "A day: 2025-03-31 or 31/03/2025",
    Reads.FLAG: "Yes or no",
    Reads.NUMBER: "A whole number",
}
WHY = {
    PEOPLE_AND_ALLOCATIONS.kind: "A census names no worker, team, child or family. Load this "
    "return to see who works with whom: without it no team can be shown, and nobody but those who "
    "may see every child can open one.",
    POPULATION.kind: "A rate is taken of how many children live in the area. Without this return "
    "the numbers stand without a rate.",
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
    """Both templates."""

    templates: tuple[Template, ...]


def build(request: PersonRequest) -> TemplatesPage:
    """The page; it follows from the declarations of the two returns alone."""
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
    return [cell.name for cell in shape.root.cells]


def meaning(shape: Return, cell: ReturnCell) -> str:
    """What the column means, as the record has it."""
    path = f"{shape.root.name}.{cell.name}"
    for table in tables_of(shape.kind):
        for source in table.sources_of(shape.kind):
            for column in table.columns:
                if source.path(column.name) == path:
                    return column.means
    raise KeyError(path)


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
                Cell(cell.name),
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
    codes = [code.code for code in cell.codes]
    some = ", ".join(codes[:4])
    return f"A code: {some}" if len(codes) <= 4 else f"A code of the census, such as {some}"
