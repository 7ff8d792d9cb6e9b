"""What stands in a Parquet file is what is read."""

import datetime
from decimal import Decimal
from pathlib import Path
from typing import Any

import pyarrow as pa
import pyarrow.parquet as pq
import pytest

from goldenthread.ingest.findings import Refused
from goldenthread.ingest.tables_in_files import read_tables
from tests.ingest.tables_in_files.files import rows_of, said_of

MOMENT = datetime.datetime(2025, 3, 31, 14, 5)  # noqa: DTZ001
MIDNIGHT = datetime.datetime(2025, 3, 31)  # noqa: DTZ001


@pytest.mark.parametrize(
    ("values", "kind", "texts"),
    [
        ([" A1", "", None], pa.string(), [" A1", None, None]),
        (["A1", "é"], pa.large_string(), ["A1", "é"]),
        (["A1", "A1"], pa.dictionary(pa.int32(), pa.string()), ["A1", "A1"]),
        ([5, -1], pa.int64(), ["5", "-1"]),
        ([5.0, 12.5, 0.1], pa.float64(), ["5", "12.5", "0.1"]),
        ([Decimal("5.00"), Decimal("12.50")], pa.decimal128(9, 2), ["5", "12.5"]),
        ([True, False, None], pa.bool_(), ["true", "false", None]),
        ([MIDNIGHT.date()], pa.date32(), ["2025-03-31"]),
        ([MIDNIGHT, MOMENT], pa.timestamp("us"), ["2025-03-31", "2025-03-31 14:05:00"]),
        ([MIDNIGHT, MOMENT], pa.timestamp("ns"), ["2025-03-31", "2025-03-31 14:05:00"]),
        ([["16A", "é"], []], pa.list_(pa.string()), ['["16A", "é"]', "[]"]),
        (
            [{"a": MIDNIGHT.date(), "b": 1}],
            pa.struct({"a": pa.date32(), "b": pa.int32()}),
            ['{"a": "2025-03-31", "b": 1}'],
        ),
        ([b"A1", b"\xff"], pa.binary(), ["A1", "\ufffd"]),
    ],
)
def test_each_kind_of_column(
    tmp_path: Path, values: list[Any], kind: pa.DataType, texts: list[str | None]
) -> None:
    table = pa.table(
        {"n": [str(n) for n in range(len(values))], " x ": pa.array(values).cast(kind)}
        if pa.types.is_dictionary(kind)
        else {"n": [str(n) for n in range(len(values))], " x ": pa.array(values, kind)}
    )
    pq.write_table(table, tmp_path / "ssd_person.parquet")
    (found,) = read_tables(tmp_path / "ssd_person.parquet")
    assert (found.name, found.headings) == ("ssd_person", ["n", "x"])
    assert [row[1] for row in rows_of(found)] == texts


def test_lines_and_blank_rows(tmp_path: Path) -> None:
    pq.write_table(pa.table({"child": ["A1", "", "A3"], "n": [1, None, 3]}), tmp_path / "a.parquet")
    (found,) = read_tables(tmp_path / "a.parquet")
    assert found.cells["line"].to_pylist() == [1, 3]
    assert not said_of(found)


def test_no_rows_is_a_table_with_headings(tmp_path: Path) -> None:
    pq.write_table(pa.table({"child": pa.array([], pa.string())}), tmp_path / "a.parquet")
    (found,) = read_tables(tmp_path / "a.parquet")
    assert (found.headings, found.cells.num_rows) == (["child"], 0)


def test_one_that_is_locked(tmp_path: Path) -> None:
    (tmp_path / "a.parquet").write_bytes(b"PARE" + b"\0" * 100)
    with pytest.raises(Refused, match="locked with a password"):
        read_tables(tmp_path / "a.parquet")
