"""The tables of the Standard Safeguarding Dataset: how they are told, and where they are used."""

import pyarrow as pa
import pytest

from goldenthread.ingest.recognising import recognise
from goldenthread.ingest.tables_in_files import FoundTable
from goldenthread.record.catalogue import tables_of
from goldenthread.record.table import Holds
from goldenthread.returns.catalogue import in_tables
from goldenthread.returns.shape import Reads
from goldenthread.returns.standard_safeguarding import STANDARD_SAFEGUARDING
from goldenthread.returns.writing_standard_safeguarding import headings

KIND = STANDARD_SAFEGUARDING.kind
ARRIVING = [group.name for group in STANDARD_SAFEGUARDING.groups if not group.made_from]
READ_AS = {
    Holds.TEXT: (Reads.TEXT, Reads.CODE),
    Holds.DATE: (Reads.DATE,),
    Holds.FLAG: (Reads.FLAG,),
    Holds.NUMBER: (Reads.NUMBER,),
}


def found(name: str, columns: list[str]) -> FoundTable:
    """A table of these headings and no rows."""
    cells = {"line": pa.array([], pa.int32())}
    cells |= {f"c{place}": pa.array([], pa.string()) for place in range(len(columns))}
    return FoundTable(name=name, headings=columns, cells=pa.table(cells))


@pytest.mark.parametrize("table", ARRIVING)
def test_a_table_is_told_by_its_columns_whatever_its_file_is_called(table: str) -> None:
    columns = [heading.upper() for heading in reversed(headings(table))]
    told = recognise([found("extract (3)", columns)], in_tables())
    assert told is not None
    assert (told.shape.kind, list(told.tables)) == (KIND, [table])


def test_every_column_of_the_record_holds_what_its_cell_reads() -> None:
    for table in tables_of(KIND):
        for source in table.sources_of(KIND):
            for column in source.says:
                cell = STANDARD_SAFEGUARDING.cell(source.path(column))
                assert cell.reads in READ_AS[table.column(column).holds], (table.name, column)
            if source.where_filled:
                STANDARD_SAFEGUARDING.cell(f"{source.group}.{source.where_filled}")


def test_no_row_of_the_record_holds_a_number_of_a_row() -> None:
    """Those change overnight; those of people, of kinds of number and of provisions do not."""
    stays = (
        "_person_id",
        "pers_",
        "link_identifier_value",
        "moth_childs_person_id",
        "_urn",
        "kind_of_",
    )
    for table in tables_of(KIND):
        for source in table.sources_of(KIND):
            for path in (source.path(column) for column in source.says):
                cell = path.partition(".")[2]
                assert not cell.endswith("_id") or any(part in cell for part in stays), path


def test_every_table_that_arrives_is_used() -> None:
    made_from = {name for g in STANDARD_SAFEGUARDING.groups for name in g.made_from}
    said = {source.group for table in tables_of(KIND) for source in table.sources_of(KIND)}
    assert set(ARRIVING) <= said | made_from
