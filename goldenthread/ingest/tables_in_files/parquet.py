"""Reads a Parquet file as one table of text. Runs in a process of its own, as workbooks do."""

from typing import BinaryIO

import pyarrow as pa
import pyarrow.compute as pc
import pyarrow.parquet as pq

from goldenthread.ingest.findings import Refused
from goldenthread.ingest.tables_in_files import refusing
from goldenthread.ingest.tables_in_files.as_text import text_of
from goldenthread.ingest.tables_in_files.found import FoundTable
from goldenthread.ingest.tables_in_files.of_rows import of_columns

MOST_CELLS = 60_000_000
LARGEST_UNPACKED = 1_000_000_000
"""Bytes. A column that says one thing a thousand million times takes a few hundred in the file."""

MOST_COLUMNS = 2_000
AT_A_TIME = 50_000


def read_parquet(file: BinaryIO, name: str, table: str) -> FoundTable:
    """The one table of a Parquet file; a row's line is its number. Raises Refused."""
    if file.read(4) == b"PARE":
        raise refusing.locked(name)
    file.seek(0)
    source = pq.ParquetFile(file, memory_map=False, thrift_string_size_limit=50_000_000)
    about = source.metadata
    unpacked = sum(about.row_group(n).total_byte_size for n in range(about.num_row_groups))
    if about.num_rows * about.num_columns > MOST_CELLS or unpacked > LARGEST_UNPACKED:
        raise refusing.unpacks_to_too_much(name)
    headings = list(source.schema_arrow.names)
    if len(headings) > MOST_COLUMNS:
        raise Refused(f"{name} has more columns than any table of a return.")
    parts, line = [], 1
    for batch in source.iter_batches(AT_A_TIME, use_threads=False):
        parts.append((line, [_as_text(column) for column in batch.columns]))
        line += batch.num_rows
    return of_columns(table, headings, parts)


def _as_text(column: pa.Array) -> pa.Array:
    """A column as text. Text stays as it is; all else goes through the same words as a workbook."""
    kind = column.type
    if pa.types.is_dictionary(kind):
        return _as_text(column.dictionary_decode())
    plain = pa.types.is_integer(kind) or pa.types.is_date(kind) or pa.types.is_boolean(kind)
    if plain or pa.types.is_string(kind) or pa.types.is_large_string(kind):
        return pc.cast(column, pa.string())
    if pa.types.is_timestamp(kind) and kind.unit == "ns":
        column = pc.cast(column, pa.timestamp("us", kind.tz), safe=False)
    return pa.array([text_of(value) for value in column.to_pylist()], pa.string())
