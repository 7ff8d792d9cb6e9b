"""What is made of DfE's daily payload once it is read: a child's name, of its two parts."""

import duckdb

from goldenthread.ingest.findings import Finding


def make(connection: duckdb.DuckDBPyConnection) -> list[Finding]:
    """Make `read_child_names`: a row for each child that has any name."""
    connection.execute(
        'create table "read_child_names" as select n, 0 as parent, line, '
        '"la_child_id text", "la_child_id", '
        'nullif(concat_ws(\' \', "first_name text", "surname text"), \'\') as "name text", '
        'nullif(concat_ws(\' \', "first_name text", "surname text"), \'\') as "name" '
        'from "read_child"'
    )
    return []
